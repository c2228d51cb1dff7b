"""Swedish texts about fetching open data: the command and the page."""

from typing import Any

from language.numbers import number
from language.text import source_line

PAGE = "Hämta data"

COMMAND = (
    "Hämta gränser och uppgifter från SCB, Malmö stad och Kolada till mappen för hämtade data."
)
PLACE = (
    "Kommunen: malmo, eller en kommunkod med fyra siffror. Eller adressen till en WFS, ett OGC API "
    "Features eller en databas med PostGIS, för att hämta ett lager därifrån."
)
LAYER = "Lager att hämta från en adress, om den har flera."
FILE = "Gränserna ligger i {file} (GeoParquet). Filen går att använda som egna områden."
OUT_FOLDER = "Mapp att lägga det hämtade i. Annars programmets egen mapp för hämtade data."
ONLY = (
    "Hämta bara det här: en källa (scb-wfs, scb-pxweb, malmo-ckan, kolada), en indelning eller en "
    "tabell. Kan anges flera gånger."
)
BASE_URL = (
    "Fråga en annan adress: KÄLLA=ADRESS för en källa, eller bara ADRESS för alla. Kan anges flera "
    "gånger."
)

SOURCES = {
    "scb-wfs": "SCB, gränser",
    "scb-pxweb": "SCB, uppgifter",
    "malmo-ckan": "Malmö stad, öppna data",
    "kolada": "Kolada, hela kommunen",
}

INTRO = (
    "Här hämtas gränser och uppgifter direkt från dem som publicerar dem. Det hämtade sparas i en "
    "egen mapp bredvid det som följer med programmet, som aldrig ändras. Bryts en hämtning "
    "fortsätter den där den var nästa gång, och det som fanns förut ligger kvar tills det nya är "
    "helt."
)
FETCH_ALL = "Hämta allt"
FETCH_ONE = {
    "scb-wfs": "Hämta gränser från SCB",
    "scb-pxweb": "Hämta uppgifter från SCB",
    "malmo-ckan": "Hämta från Malmö stad",
    "kolada": "Hämta från Kolada",
}
PROGRESS = "{done} av {count}: {title}"
DONE = "Hämtningen är klar."
NOT_ALL = "Allt kom inte. Det som inte kom är som det var förut."
SKIPPED = "{count} till från {source} hoppades över, eftersom källan inte svarar."

CHANGES_TABLE = "Vad som är nytt sedan förra gången"
HEAD_SET = "Hämtat"
HEAD_CHANGE = "Ändring"
FIRST = "ny, {rows} rader"
UNCHANGED = "oförändrad"
CHANGED_CELLS = "{count} {what} ändrade"
ADDED = "{count} nya"
REMOVED = "{count} borta"
CHANGED_COLUMNS = "andra kolumner ({columns})"
WHAT = {"areas": "områden", "figures": "uppgifter", "records": "rader", "benchmark": "uppgifter"}

CACHE_HEADING = "Hämtat hittills"
CACHE_TABLE = "Allt som är hämtat"
CACHE_EMPTY = "Inget är hämtat än."
HEAD_PUBLISHER = "Utgivare"
HEAD_TABLE = "Tabell eller indelning"
HEAD_YEARS = "Referensår"
HEAD_RETRIEVED = "Hämtad"
HEAD_LICENCE = "Licens"
HEAD_ROWS = "Rader"

LEVELS_READY = (
    "På sidan **Karta** går det nu att välja {levels}: gränser och uppgifter som de hämtades, i "
    "samma indelning."
)
LEVELS_NOT_READY = (
    "När både gränserna för en indelning och de uppgifter som scenariot bygger på är hämtade går "
    "den att välja på sidan **Karta**."
)

BENCHMARKS = "Hela kommunen enligt Kolada"
BENCHMARKS_HELP = "Till jämförelse. Uppgifter för hela kommunen ingår aldrig i ett områdes index."
HEAD_KPI = "Nyckeltal"
HEAD_YEAR = "År"
HEAD_VALUE = "Värde"

MAPPING_HEADING = "Kolumner i stadens tabeller"
MAPPING_HELP = (
    "Staden beskriver inte vad kolumnerna betyder. Säg det här en gång, så gäller det tills "
    "kolumnerna ändras."
)
MAPPING_TABLE = "Tabell"
MAPPING_CODE = "Kolumn med områdets kod eller namn"
MAPPING_FIGURES = "Kolumner med uppgifter"
MAPPING_YEAR = "År som uppgifterna gäller"
MAPPING_SUPPRESSED = "Märke för uppgifter under sekretess, om det är något annat än x"
MAPPING_CONFIRM = "Kolumnerna stämmer"
MAPPING_KEPT = "Bekräftat {day}: {figures} för {areas} områden. {missing} uppgifter saknas."
MAPPING_DOWNLOAD = "Ladda ned som CSV"
NO_FIGURES = "Välj minst en kolumn med uppgifter."


def change_words(kind: str, change: Any) -> str:
    """What is new in a set, such as ``12 uppgifter ändrade, 3 nya``."""
    if change.first:
        return FIRST.format(rows=number(change.added))
    if change.is_none:
        return UNCHANGED
    parts = [
        (change.changed, CHANGED_CELLS.format(count=number(change.changed), what=WHAT[kind])),
        (change.added, ADDED.format(count=number(change.added))),
        (change.removed, REMOVED.format(count=number(change.removed))),
        (len(change.columns), CHANGED_COLUMNS.format(columns=", ".join(change.columns))),
    ]
    return ", ".join(text for count, text in parts if count)


def outcome_line(outcome: Any) -> str:
    """One set after a fetch, with its entry in the list of sources."""
    words = change_words(outcome.manifest.kind, outcome.change)
    return f"{outcome.manifest.name}: {words}. {source_line(outcome.manifest.source)}."


def skipped_lines(report: Any) -> list[str]:
    """Sources that were given up, with how much of them was left."""
    sources = dict.fromkeys(job.source for job in report.skipped)
    return [
        SKIPPED.format(
            count=number(sum(job.source == source for job in report.skipped)),
            source=SOURCES[source],
        )
        for source in sources
    ]


def years_words(years: Any) -> str:
    """Reference years, such as ``2015–2023``."""
    if not years:
        return "–"
    return str(years[0]) if len(years) == 1 else f"{min(years)}–{max(years)}"
