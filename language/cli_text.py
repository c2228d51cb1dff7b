"""Swedish texts of the command line."""

from collections.abc import Sized
from typing import Any

from language.numbers import number
from language.text import CERTAINTY, EXTENT, LEVELS, source_line

APP = "Poängsätt, kontrollera och exportera statistikområden utan webbläsare."
SCORE = "Räkna index, rang och klass för områdena i en tabell enligt ett scenario."
CHECK = "Säg vad en fil innehåller och vad som är fel i den."
REPAIR = "Rätta överlapp och glipor mellan områden och skriv dem till en GeoPackage."
EXPORT = (
    "Skriv de inbyggda områdena, med en kortlista, till en fil för GIS eller Excel, en webbkarta "
    "eller en bild av kartan."
)
BACKUP = "Skriv allt som är sparat (arbetsytor, versioner, egna filer och beslut) till en fil."
RESTORE = "Lägg tillbaka det som finns i en säkerhetskopia."

AREAS = "Fil med områden (GeoPackage, GeoJSON, zippad Shapefile, FlatGeobuf, GeoParquet)."
TABLE = "Tabell med en rad per område (CSV eller Excel)."
SCENARIO = "Scenario (TOML eller JSON)."
ID_COLUMN = "Kolumn med områdeskoden."
AREAS_ID_COLUMN = "Kolumn med områdeskoden i områdesfilen, om den heter något annat där."
LAYER = "Lager i områdesfilen, om den har flera."
SHEET = "Blad i Excelfilen, om den har flera."
CRS = "Koordinatsystem för en fil som inte säger det själv, till exempel EPSG:3006."
MEND = "Laga också gränser som korsar sig själva, genom att ta med allt de omsluter."
ALLOW_UNMATCHED = "Fortsätt även om koder saknar motsvarighet i den andra filen."
PARENT_COLUMN = (
    "Kolumn i tabellen med koden för det större område som varje område hör till, för metoder som "
    "går efter grupp."
)
REFERENCE = (
    "Tabell med en referensbefolkning, för de indikatorer som scenariot jämför med en sådan."
)
SMALL_COUNT = (
    "Antal från 1 till under den här gränsen räknas inte med, inte heller andelar på dem eller tal "
    "som skulle avslöja dem. Utan valet döljs inget."
)
HIDE_ZERO = "Dölj också antalet noll, när --small-count är angivet."
OUT = "Fil att skriva till. Utan den skrivs resultatet på skärmen."
OUT_REQUIRED = (
    "Fil att skriva till: .gpkg, .zip (Shapefile), .fgb, .geojson, .csv, .html, .png, .svg, "
    ".pdf, .xlsx (arbetsbok), .pptx (bilder) eller .docx (bilaga)."
)
OUT_GPKG = "GeoPackage att skriva till."
FILE = "Filen som ska kontrolleras, eller en datamapp."
LEVEL = "Nivå: deso, regso eller geso."
TOP = "Så många av de högst rankade områdena sätts på kortlistan."
SELECT = "Koder till kortlistan, åtskilda av komma, i ordning."
SHORTLIST = "Kortlista som JSON, sparad från appen."
EXPORT_CRS = (
    "Koordinatsystem i GeoPackage, Shapefile och FlatGeobuf: EPSG:3008, EPSG:3006 eller EPSG:4326."
)
TOP_REASON = "Rang {rank} i scenariot {scenario}."
BACKUP_FILE = "Säkerhetskopian, en zip-fil."
REPLACE = "Ersätt det som redan är sparat. Utan valet stoppas återläsning till en databas i bruk."

USAGE = "Kommandot går inte att förstå: {detail}\nSkriv --help efter kommandot för att se valen."
MISSING_OPTION = "{name} saknas."
UNKNOWN_OPTION = "{name} finns inte."
BAD_VALUE = "värdet för {name} går inte att använda."
EXTRA_WORDS = "där står fler ord än kommandot kan ta emot."
UNKNOWN_COMMAND = "kommandot finns inte. Kommandona är: {commands}."
UNEXPECTED = (
    "Något gick fel i programmet ({name}). Inget är ändrat. Anmäl felet med det kommando du skrev."
)


def repaired(file: str, repair: Any) -> str:
    """One geometry that was mended."""
    return f"{file}: område {repair.code} lagades; ytan ändrades {number(repair.moved_m2, 1)} m²."


def written(file: str, rows: int) -> str:
    """A file that was written."""
    return f"{file} är skriven ({number(rows)} rader)."


def backed_up(file: str, report: Any) -> str:
    """A backup that was written."""
    return f"{file} är skriven: {_stored(report)}"


def restored(file: str, report: Any) -> str:
    """A backup that was restored."""
    return f"{file} är återläst: {_stored(report)}"


def _stored(report: Any) -> str:
    """How much is stored, and its checksum."""
    rows = report.rows
    return (
        f"{number(rows.get('document', 0))} dokument, {number(rows.get('version', 0))} versioner, "
        f"{number(rows.get('file', 0))} filer, {number(rows.get('ledger', 0))} poster om avrop. "
        f"Kontrollsumma: {report.hash}."
    )


def hidden(cells: int, threshold: int) -> str:
    """How many cells were left out as small, or because they would give small ones away."""
    return f"{number(cells)} uppgifter används inte: gränsen för små tal är {number(threshold)}."


def unmatched(lines: str) -> str:
    """Codes that were let pass."""
    return f"Går vidare ändå. {lines}"


def area_lines(file: str, reading: Any) -> list[str]:
    """What a file of areas holds."""
    areas = reading.areas
    lines = [
        f"{file}: {number(len(areas))} områden.",
        f"Koordinatsystem i filen: {reading.file_crs}.",
        f"Kod hämtas från kolumnen {reading.code_column}"
        + (f", namn från {reading.name_column}." if reading.name_column else ". Namn saknas."),
        f"Sammanlagd yta: {number(areas.geometry.area.sum() / 1e6, 2)} km².",
    ]
    return lines + [repaired(file, repair) for repair in reading.repairs]


def table_lines(file: str, raw: Any, table: Any) -> list[str]:
    """What a table holds."""
    missing = table.values.isna().sum()
    other = [name for name in raw.frame.columns if name not in table.indicators]
    return [
        f"{file}: {number(len(raw.frame))} rader, "
        f"{number(len(table.indicators))} kolumner med tal.",
        f"Övriga kolumner: {', '.join(other)}.",
        *(f"{name}: {number(count)} uppgifter saknas." for name, count in missing.items() if count),
    ]


def scenario_lines(file: str, scenario: Any) -> list[str]:
    """What a scenario holds."""
    lines = [f"{file}: scenariot ”{scenario.name}”, {scenario.fingerprint[:12]}."]
    total = sum(dimension.weight for dimension in scenario.index.dimensions)
    for dimension in scenario.index.dimensions:
        share = number(100 * dimension.weight / total, 1)
        names = ", ".join(choice.id for choice in dimension.indicators)
        lines.append(f"{dimension.title or dimension.id}: {share} % av vikten. {names}.")
    return lines


def folder_lines(catalogue: Any) -> list[str]:
    """What a data folder holds."""
    lines = [
        f"{LEVELS.get(key, key)}: {number(len(level.areas))} områden."
        for key, level in catalogue.levels.items()
    ]
    return [
        *lines,
        f"{number(len(catalogue.cards))} indikatorer.",
        f"{number(len(catalogue.initiatives.cards))} insatser, varav "
        f"{number(len(catalogue.initiatives.shapes))} med geografi.",
        f"Fingeravtryck: {catalogue.fingerprint}.",
    ]


def rule_lines(rules: Sized) -> list[str]:
    """How many rules of responsibility a data folder holds, where it has any."""
    return [f"{number(len(rules))} regler för ansvar."] if rules else []


def initiative_lines(card: Any) -> list[str]:
    """What an initiative card says."""
    return [
        f"Insats: {card.name} ({card.programme}).",
        f"{EXTENT[card.extent]}. {CERTAINTY[card.certainty]}.",
        source_line(card.source),
    ]


def table_card_lines(card: Any) -> list[str]:
    """What an indicator card says."""
    return [
        f"Kort för {card.file}: {number(len(card.indicators))} indikatorer.",
        source_line(card.source),
    ]


def area_card_lines(card: Any) -> list[str]:
    """What an area card says."""
    return [f"Kort för {card.file}: {card.title}.", source_line(card.source)]
