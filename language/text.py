"""Every Swedish text of the screen and of the exports."""

from typing import Protocol

from language.screen import NOTHING

APP = "Kraftsamling"

PAGE_MAP = "Karta"
PAGE_SHORTLIST = "Kortlista"
PAGE_METHOD = "Data och metod"
PAGE_OWN = "Egna data"

LEVELS = {
    "deso": "DeSO",
    "regso": "RegSO",
    "geso": "GeSO",
    "own": "Egna områden",
    "deso_2025": "DeSO 2025, hämtad",
    "regso_2025": "RegSO 2025, hämtad",
    "deso_2018": "DeSO 2018, hämtad",
    "regso_2020": "RegSO 2020, hämtad",
}

COLUMN_ORDER = "Ordning"
COLUMN_CODE = "Kod"
COLUMN_NAME = "Namn"
COLUMN_REASON = "Skäl"
COLUMN_RANK = "Rang"
COLUMN_INDEX = "Index"
COLUMN_CLASS = "Klass"
COLUMN_DIMENSION = "Dimension: {dimension}"
COLUMN_INITIATIVES = "Insatser i området"
COLUMN_ID = "Id"
COLUMN_PROGRAMME = "Program"
COLUMN_CERTAINTY = "Säkerhet i gränsen"
COLUMN_STATUS = "Status"
COLUMN_START = "Start"
COLUMN_END = "Slut"
COLUMN_NOTE = "Anmärkning"
COLUMN_SOURCE = "Källa"
COLUMN_SITE = "Plats"
COLUMN_POSITION = "Läge"
COLUMN_FIELD = "Kolumn"
COLUMN_TITLE = "Rubrik"
COLUMN_MEANING = "Förklaring"
COLUMN_KEY = "Uppgift"
COLUMN_VALUE = "Värde"
COLUMN_LAYER = "Lager"

MEANING_RANK = "1 = störst behov. Lika index får samma rang."
MEANING_INDEX = "Högre = större behov. Går från 0 till 100 om scenariot inte säger annat."
MEANING_CLASS = "Femtedelar om inget annat anges i scenariot. Högst klass = störst behov."
MEANING_DIMENSION = "Sammanvägt värde för dimensionen, högre = större behov."
MEANING_INITIATIVES = (
    "Lokala insatser som inte är avslutade och som täcker minst en tiondel av områdets yta. "
    "Stadsövergripande insatser räknas inte som lokal närvaro."
)
MEANING_CERTAINTY = "Hur säker uppgiften om insatsens geografi är."
MEANING_POSITION = "Om punkten är platsen själv eller bara står för de områden som den ligger i."

CERTAINTY = {
    "verified": "Områdena anges i källan",
    "inferred": "Härledd, inte angiven i källan",
    "remembered": "Obekräftad uppgift, bör kontrolleras",
}
POSITION = {False: "Angivet i källan", True: "Ungefärligt: någonstans i området"}
PHASE = {"planned": "Planerad", "running": "Pågår", "ended": "Avslutad", "unknown": "Okänd"}
EXTENT = {
    "areas": "Lokal",
    "points": "Platser",
    "citywide": "Hela staden",
    "unknown": "Geografin är inte känd",
}

CONTEXT_INDICATORS = (
    "pop_2025",
    "children_0_19_2025",
    "girls_0_19_2025",
    "boys_0_19_2025",
    "young_15_19_2025",
)
"""Counts shown beside every index: how many people it is about."""

META_SCENARIO = "Scenario"
META_SCENARIO_HASH = "Scenariots fingeravtryck (SHA-256)"
META_SCENARIO_JSON = "Scenariot i sin helhet (JSON)"
META_DATA_HASH = "Datas fingeravtryck (SHA-256)"
META_REFERENCE_HASH = "Referenstabellens fingeravtryck (SHA-256)"
META_DATE = "Skapad"
META_VERSION = "Programversion"
META_AREAS = "Områdesgränser"
META_SOURCE = "Källa"
META_LIMIT = "Begränsning"
META_RECORD = "Underlag att räkna om filen ur (JSON)"
META_RECORD_HASH = "Underlagets kontrollsumma (SHA-256)"
META_DECISION_HASH = "Beslutets kontrollsumma (SHA-256)"

META_JSON = frozenset({META_SCENARIO_JSON, META_RECORD})
"""What is for programs to read, and too long for a line."""

META_PROOF = frozenset({META_RECORD_HASH, META_DECISION_HASH})
"""What names the record and the decision that an export comes from."""

GENERALISED = "Generaliserade gränser"
LIMIT_GENERALISED = (
    "Gränserna är generaliserade: de duger för en översikt över staden men inte för en enskild "
    "adress nära en gräns."
)
LIMITS = (
    "Indexet visar var behoven är störst i förhållande till de andra områdena på samma nivå. Det "
    "mäter inte orsaker och säger inget om enskilda personer.",
    "Från referensår 2025 lägger SCB ett litet slumpmässigt brus på små tal. Delar summerar därför "
    "inte alltid till totaler.",
    "En uppgift som saknas räknas aldrig som noll.",
)


class SourceLike(Protocol):
    """What :func:`source_line` needs of a source."""

    publisher: str
    title: str
    reference_date: str
    retrieved: str
    licence: str


def with_year(title: str, year: int) -> str:
    """Write a title with its year, once and the same way: some titles tell it already."""
    bare = title.removesuffix(f" ({year})")
    return bare if str(year) in bare else f"{bare} {year}"


def geography_certainty(extent: str, certainty: str) -> str:
    """How sure it is where an initiative is; a dash where that is not known."""
    return NOTHING if extent == "unknown" else CERTAINTY[certainty]


def source_line(source: SourceLike) -> str:
    """Write a source in one line: publisher, title, reference date, retrieved, licence."""
    parts = [f"{source.publisher}: {source.title}"]
    if source.reference_date:
        parts.append(f"avser {source.reference_date}")
    if source.retrieved:
        parts.append(f"hämtad {source.retrieved}")
    if source.licence:
        parts.append(source.licence)
    return ", ".join(parts)
