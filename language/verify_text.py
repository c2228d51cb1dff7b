"""Swedish texts of what ``verify`` says about an export."""

from collections.abc import Sequence
from typing import Any

from language.numbers import number
from language.text import LEVELS

COMMAND = (
    "Räkna om en export ur det underlag som den bär med sig, och säg om den stämmer. Svarar med "
    "kod 0 för ja, 1 för en skillnad och 2 när det inte går att pröva."
)
FILE = "Exporten som ska prövas."
DATA = (
    "Mapp med de data som exporten bygger på: en datamapp som data/malmo, eller en mapp med "
    "hämtade data. Utan den används de data som följer med programmet."
)
AREAS = "Egen fil med områden, för en export av egna områden."
TABLE = (
    "Egen tabell, för en export av egna data. Den läses som den lästes när exporten gjordes. Kan "
    "anges flera gånger."
)
REGISTER = "Insatsregistret som JSON, sparat från appen, om det var ändrat när exporten gjordes."
REPAIR = "Rätta överlapp och glipor mellan områdena, om det gjordes när filen lästes in."
ACCESS = (
    "En fil som platserna på Tillgång är gjorda av, om den inte följer med i exporten: punkter som "
    "JSON, sparade från appen, vägnätet eller var barnen bor. Kan anges flera gånger."
)
TEMPLATE = "Mallen som bilderna gjordes på, om det inte var programmets egen."
DECISION = "Det frysta beslut som exporten bygger på, en zip-fil från arbetsytan."
EXPORT_DECISION = (
    "Det frysta beslut som exporten ska bygga på, en zip-fil från arbetsytan. Scenariot hämtas ur "
    "det, och kortlistan om beslutet har någon. Beslutets kontrollsumma visas i exporten."
)

YES = "Ja: {file} stämmer. {count} uppgifter är räknade på nytt och är desamma som i filen."
NO = "Nej: {file} stämmer inte."
FIRST = "Första skillnaden är i {place}: filen har {told}, omräkningen ger {computed}."
MORE = "Sammanlagt skiljer sig {found} av {count} uppgifter."
UNDECIDED = (
    "Det går inte att avgöra om {file} stämmer. Underlaget i filen går att räkna om ur samma data, "
    "men det som är ritat kan inte jämföras: filen gjordes med andra programbibliotek ({then}) än "
    "de som finns här ({now})."
)
OTHER_PROGRAM = (
    "Filen gjordes av programversion {then} och prövas av {now}. En skillnad i ordval kan bero på "
    "det."
)
TOLD = "Scenario: {scenario}. Nivå: {level}. Skapad: {day}. Underlagets kontrollsumma: {hash}."
DECISION_HOLDS = "Beslutet {hash} är också räknat på nytt och ger samma siffror."
DECISION_NOT_TRIED = (
    "Filen uppger att den bygger på beslutet {hash}. Ange beslutets fil med --decision för att "
    "pröva också det."
)
PARTLY = (
    "De data som exporten bygger på finns inte här, så den är prövad mot det frysta beslutet. Bara "
    "det som beslutet bär med sig är prövat: kod, ordning, rang, index, klass, delindex och "
    "scenariots uppgifter. Kandidaters siffror är inte prövade."
)

AREAS_DATA = "områdesgränser"
FIGURES_DATA = "uppgifter om områdena"
REGISTER_DATA = "ett insatsregister"
REFERENCE_DATA = "en referenstabell"
OWN_DATA = "egna data"
POINTS_DATA = "punkter"
SCENARIO = "ett scenario"
CATALOGUE_DATA = "jämförelsedata för hela staden"

LINE = "rad"
COMMENT = "kommentar"
ABOVE = "ovanför tabellen, rad {row}"
SHORTLIST = "kortlistan"
NOTES = "noterna under tabellen"
TABLE_PART = "tabellen"
MAP_DATA = "kartans data"
PAGE = "sidan"
REST = "det övriga på sidan"
WORDS = "bildens texter"
DRAWING = "teckningen"
SLIDE = "bild {number}"
KIND = "slag av figur"
SPEAKER_NOTES = "anteckningar"
ALTERNATIVE = "alternativtext"
PICTURE = "bilden"
CHART = "diagrammets uppgift {number}"
PARAGRAPH = "stycke {number}"
TABLE_NUMBER = "tabell {number}"
PICTURE_NUMBER = "bild {number}"
DOCUMENT = "dokumentet"
HEADER = "sidhuvud"
FOOTER = "sidfot"
SIZE = "storlek"
PIXELS = "bildpunkter"
PDF = "PDF-filen"
STREAM = "innehåll"
PDF_REST = "övrigt"
DECISION_PART = "beslutet"

CHAIN = "posterna"
CHECKSUM = "kontrollsumma"
LEDGER_TOLD = "Avrop i arbetsytan {workspace}. Antal poster: {count}. Skapad: {day}."
LEDGER_MARK = (
    "Posternas kontrollsummor hänger ihop, inget steg är större än steget före, och kvar att "
    "bevilja och alla summor följer av posterna. Det visar inte att posterna är de som bokfördes, "
    "för den som skriver om alla poster kan räkna om kedjan. Jämför därför sista postens "
    "kontrollsumma med den i programmet: {mark}."
)

NOTHING = "ingenting"
LONGEST = 120
"""Characters of a text that is quoted."""

BEFORE = 40
"""Of those, how many stand before the first that differs."""

DIGITS = 12
"""Of a figure that is quoted: enough to see where two differ."""


def access(title: str) -> str:
    """Points that access is measured to, by what they are called."""
    return f"platserna ”{title}”"


def place(where: Any) -> str:
    """Where a value stands; ``where`` has ``part``, ``row`` and ``column``."""
    parts = [f"”{where.part}”"]
    if where.row:
        named = f"nummer {where.row}" if where.row.isdigit() else where.row
        parts.append(f"raden {where.row}" if where.column else named)
    if where.column:
        parts.append(f"fältet {where.column}")
    return ", ".join(parts)


def value(told: Any, other: Any = None) -> str:
    """A value as it is quoted; of a long text the part where it begins to differ from another."""
    if told is None:
        return NOTHING
    if isinstance(told, float):
        return f"{told:.{DIGITS}g}".replace(".", ",").replace("-", "\u2212")
    if isinstance(told, str):
        return f"”{_part(told, other if isinstance(other, str) else '')}”"
    x, y = (f"{each:.6f}".rstrip("0").rstrip(".").replace(".", ",") for each in _middle(told))
    return f"en form med mitten ({x}; {y})"


def _part(told: str, other: str) -> str:
    """A text on one line, cut round the first character that differs."""
    same = next(
        (at for at, pair in enumerate(zip(told, other, strict=False)) if len({*pair}) > 1),
        min(len(told), len(other)),
    )
    start = max(0, same - BEFORE) if len(told) > LONGEST else 0
    cut = " ".join(told[start : start + LONGEST].split())
    head = "…" if start else ""
    tail = "…" if len(told) > start + LONGEST else ""
    return f"{head}{cut}{tail}"


def _middle(shape: Any) -> tuple[float, float]:
    return (0.0, 0.0) if shape.is_empty else (shape.centroid.x, shape.centroid.y)


def told_line(record: Any) -> str:
    """What an export says it is."""
    return TOLD.format(
        scenario=record.scenario.name,
        level=LEVELS.get(record.level, record.level),
        day=record.day.isoformat(),
        hash=record.hash,
    )


def first_line(found: Any) -> str:
    """The first difference."""
    told = NOTHING if found.is_lacking else value(found.told, found.computed)
    computed = NOTHING if found.is_extra else value(found.computed, found.told)
    return FIRST.format(place=place(found.place), told=told, computed=computed)


def count_line(found: Sequence[Any], count: int) -> str:
    """How many differences there are."""
    return MORE.format(found=number(len(found)), count=number(count))


def versions(libraries: dict[str, str], others: dict[str, str]) -> str:
    """Names and versions that differ from others."""
    return ", ".join(
        f"{name} {told}" for name, told in libraries.items() if others.get(name) != told
    )
