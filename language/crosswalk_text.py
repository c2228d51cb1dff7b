"""Swedish texts of figures that are carried from one division to another."""

from collections.abc import Mapping, Sequence
from typing import Any

from language import numbers
from language.text import LEVELS
from layers.across import Carried, Reason
from layers.carrying import Carrying
from layers.numbers import Status

PAGE = "Översätt"
INTRO = (
    "Räkna om uppgifter från en indelning till en annan, till exempel från DeSO 2018 till DeSO "
    "2025 eller från DeSO till era egna områden. Ett antal delas mellan områdena och läggs ihop; "
    "en andel räknas från sina antal eller vägs ihop. Det som saknas förblir saknat."
)
EDITION_NOTE = (
    "En indelning och dess årgång hör ihop: uppgifter för DeSO 2018 går aldrig att lägga direkt på "
    "DeSO 2025, även om koderna är lika. Här är vägen över."
)

FROM = "Från"
TO = "Till"
TO_FILE = "Egen fil med områden"
TO_FILE_UPLOAD = "Fil med områden (GeoPackage, GeoJSON, zippad Shapefile, FlatGeobuf)"
NEEDS_TO_FILE = "Välj en fil med områden att räkna om till."
OWN_TABLE = "Egen tabell för områdena, i stället för de uppgifter som finns"
OWN_TABLE_UPLOAD = "Tabell med en rad per område (CSV eller Excel)"
NEEDS_TABLE = "De här områdena har inga uppgifter här. Välj en egen tabell."
INDICATORS = "Uppgifter att räkna om"
INDICATORS_PLACEHOLDER = "Välj uppgifter"
NEEDS_INDICATORS = "Välj minst en uppgift att räkna om."
KIND_HEADING = "Antal eller andel?"
KIND = "{column} är"
KINDS = {
    "count": "ett antal som kan delas och läggas ihop",
    "ground": "en andel, ett medelvärde eller en median",
}
BASE = "{column} vägs med"
BASE_GROUND = "den yta eller befolkning som metoden bygger på"

METHOD = "Metod"
METHODS = {
    "areal": "Yta",
    "population": "Befolkning i mindre områden",
    "dasymetric": "Bebodd mark eller adresser (egen fil)",
}
METHOD_HELP = {
    "areal": (
        "Allt antas vara jämnt fördelat över ytan. Enklast, och exakt där hela områden läggs ihop. "
        "Sämst där folk bor i ett hörn av ett stort område."
    ),
    "population": (
        "Ett område delas efter hur många som bor i varje del, räknat i en finare indelning. "
        "Inom ett sådant mindre område antas de bo jämnt."
    ),
    "dasymetric": (
        "Bara den mark räknas där någon bor: byggnader eller bebyggd mark som ytor, eller adresser "
        "som punkter. Filen stannar i fliken."
    ),
}
PEOPLE_FROM = "Befolkning från"
PEOPLE_COLUMN = "Antal att fördela efter"
PLACES_UPLOAD = "Fil med bebodd mark (ytor) eller adresser (punkter)"
PLACES_COLUMN = "Kolumn med vikt för varje punkt"
PLACES_ALIKE = "ingen, varje punkt räknas lika"
NEEDS_PLACES = "Välj en fil med bebodd mark eller adresser, eller en annan metod."
NEEDS_PEOPLE = "Ingen indelning här har ett antal att fördela efter. Välj en annan metod."
LEAST = "Minst så stor del ska vara täckt (%)"
LEAST_HELP = (
    "Ett område där en mindre del än så har uppgifter får ingen siffra. Det kan ligga delvis "
    "utanför, eller sakna uppgift från något av områdena som det byggs av. Ett antal skrivs aldrig "
    "upp för det som saknas."
)
WORKING = "Räknar om …"

SUMMARY = (
    "{given} av {count} områden i {target} har fått en siffra för ”{title}”. {whole} är hela "
    "områden ur {source} hoplagda, och då är siffran inte uppskattad."
)
BY_SURFACE = (
    "Metoden hittar ingen befolkning i {count} områden ({codes}). De delas efter yta i stället."
)
SHOWN = "Visa på kartan"
TABLE = "{title}, omräknat till {target}"
HEAD_CODE = "Kod"
HEAD_NAME = "Namn"
HEAD_VALUE = "Värde"
HEAD_COVERED = "Täckt del"
HEAD_STATE = "Kommentar"
SEARCH = "Sök område"
SORT = "Sortera"
MORE = "Visa fler"
NO_HITS = "Inget område stämmer med sökningen."

STATES = {
    Status.OBSERVED: "hela områden hoplagda",
    Status.ESTIMATED: "uppskattad",
}
REASONS = {
    Reason.OUTSIDE: "ligger utanför områdena med uppgifter",
    Reason.IN_PART: "bara en del har uppgifter",
    Reason.SUPPRESSED: "visas inte (sekretess)",
    Reason.NO_BASE: "ingen finns att räkna på",
    Reason.NOT_CARRIED: "går inte att räkna om till andra områden",
}
RULES = {
    "count": "antal: delas och läggs ihop",
    "ratio": "andel: räknas ur sina antal",
    "weighted": "vägs med {weight}",
    "ground": "vägs med metodens yta eller befolkning",
    "none": "räknas inte om",
}

ERROR_HEADING = "Hur fel kan det bli?"
ERROR_INTRO = (
    "Relativt fel är roten ur medelvärdet av kvadraterna på avvikelserna, delat med medelvärdet. "
    "10 % betyder att en siffra ofta ligger en tiondel fel."
)
ROUND_TRIP = "Fram och tillbaka: {source} till {target} och åter"
ROUND_TRIP_NOTE = (
    "Visar vad som suddas ut när områden blandas. Det visar inte att folk bor ojämnt inom ett "
    "område, så felet kan vara större."
)
KNOWN = "Mot facit: omräknat till {target} jämfört med de uppgifter som redan finns där"
KNOWN_YARDSTICK = "Samma metod mot facit: RegSO 2025 omräknat till DeSO 2025"
KNOWN_NOTE = (
    "Här finns den rätta siffran för varje område. RegSO delas i två till tre DeSO, vilket är "
    "svårare än mellan årgångar där de flesta gränser är lika."
)
KNOWN_BY_ITSELF = (
    "Det antal som metoden fördelar efter stämmer alltid, för det är givet. Se på de andra."
)
HEAD_FIGURE = "Uppgift"
HEAD_RULE = "Så räknas den"
HEAD_RELATIVE = "Relativt fel"
HEAD_RMSE = "Fel i egen enhet"
HEAD_BIAS = "Medelavvikelse"
HEAD_LARGEST = "Störst avvikelse"
HEAD_AREAS = "Områden"
HEAD_TEST = "Prov"
HEAD_WHERE = "Var"
LARGEST = "{value} ({where})"
NOT_COMPARED = "går inte att jämföra"

SAVE_HEADING = "Ta med resultatet"
DOWNLOAD_CSV = "Ladda ned som CSV"
DOWNLOAD_EXCEL = "Ladda ned som Excel"
USE = "Använd som egna data"
USE_HELP = (
    "Nivån Egna områden får de omräknade uppgifterna, och ett index av dem att ändra på sidan "
    "Index. Antal tas inte med i indexet om det finns andelar."
)
USED = (
    "Klart. Välj nivån Egna områden på sidan Karta. Att siffrorna är uppskattade syns inte där: "
    "nämn det när du visar dem."
)

SCENARIO = "{source} på {target}"

SHEET_FIGURES = "Omräknat"
SHEET_ERRORS = "Fel"
SHEET_NOTES = "Om"
NOTE_FROM = "Från"
NOTE_TO = "Till"
NOTE_METHOD = "Metod"
NOTE_LEAST = "Minst täckt del"
NOTE_SOURCE = "Källa"
NOTE_DATE = "Skapad"
NOTE_FINGERPRINT = "Omräkningens fingeravtryck (SHA-256)"
NOTE_STATE = "Omräknade siffror är beräknade och inte publicerade av källan."
FILE_STEM = "oversatt-{source}-till-{target}-{day}"

COMMAND = (
    "Räkna om uppgifter från en indelning till en annan. Koderna avgör där den ena indelningen "
    "rymmer den andra, annars gränserna."
)
OPTION_FROM = "Indelning som uppgifterna gäller: {known}, en hämtad indelning eller en fil."
OPTION_TO = "Indelning att räkna om till, på samma sätt."
OPTION_TABLE = "Tabell med en rad per område. Utan den tas de uppgifter som indelningen har."
OPTION_METHOD = "areal (yta), population (befolkning i mindre områden) eller dasymetric (mark)."
OPTION_COUNT = "Kolumn med antal, som delas och läggs ihop. Kan anges flera gånger."
OPTION_SHARE = (
    "Kolumn med andel, medelvärde eller median. KOLUMN=BAS väger med antalet i kolumnen BAS. Kan "
    "anges flera gånger."
)
OPTION_PEOPLE = "Indelning med befolkningen, för metoden population."
OPTION_PEOPLE_COLUMN = "Uppgift med antalet som bor i varje mindre område."
OPTION_PLACES = "Fil med bebodd mark (ytor) eller adresser (punkter), för metoden dasymetric."
OPTION_PLACES_COLUMN = "Kolumn med vikt för varje punkt."
OPTION_LEAST = "Minst så stor del av ett område ska ha uppgifter för att få en siffra, 0 till 1."
OPTION_OUT = "CSV-fil att skriva till. Utan den skrivs resultatet på skärmen."

OPTION_ERRORS = "CSV-fil att skriva felen till, ett för varje uppgift."

COMMAND_SUMMARY = "{source} till {target}, {method}: {given} av {count} områden är täckta."
COMMAND_ERROR = "Fram och tillbaka: relativt fel {middle} i mitten, störst {worst} ({column})."
COMMAND_KNOWN = "Mot facit: relativt fel {middle} i mitten, störst {worst} ({column})."
METHOD_SHORT = {"areal": "yta", "population": "befolkning", "dasymetric": "bebodd mark"}


def title_of(division: str, title: str = "") -> str:
    """What a division is called."""
    return title or LEVELS.get(division, division)


def state_words(reason: int, status: int) -> str:
    """Why a cell has no figure, or how it was made."""
    return REASONS.get(Reason(reason)) or STATES.get(Status(status), "")


def value_words(value: float, reason: int, unit: str, decimals: int) -> str:
    """A figure with its unit, or what stands in its place."""
    if reason == Reason.SUPPRESSED:
        return numbers.SUPPRESSED
    return numbers.with_unit(value, unit, decimals)


def percent(share: float, decimals: int = 1) -> str:
    """A share (0-1) as per cent; NaN cannot be told."""
    return NOT_COMPARED if share != share else f"{numbers.number(100 * share, decimals)}\u00a0%"


def covered_words(share: float) -> str:
    """How much is covered, never rounded up to the whole."""
    return percent(1.0, 0) if share >= 1 else percent(min(share, 0.999))


def rule_words(carrying: Carrying, titles: Mapping[str, str]) -> str:
    """How a figure is carried."""
    weight = titles.get(carrying.weight, carrying.weight)
    return RULES[carrying.rule].format(weight=weight)


def command_lines(
    carried: Carried, editions: Sequence[str], method: str, errors: Sequence[tuple[str, Any]]
) -> list[str]:
    """What the command tells beside the table: what is covered, and how wrong it may be."""
    full = int((carried.reason == Reason.GIVEN).any(axis=1).sum())
    lines = [
        COMMAND_SUMMARY.format(
            source=editions[0],
            target=editions[1],
            method=METHOD_SHORT[method],
            given=numbers.number(full),
            count=numbers.number(len(carried.reason)),
        )
    ]
    for told, table in errors:
        relative = table["relative_rmse"].dropna()
        if len(relative):
            worst = relative.sort_values(kind="stable").index[-1]
            shares = percent(float(relative.median())), percent(float(relative[worst]))
            lines.append(told.format(middle=shares[0], worst=shares[1], column=worst))
    return lines
