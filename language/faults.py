"""Faults as Swedish sentences that name the file, the place, what came and what is allowed."""

import re
from collections.abc import Sequence

from geo.faults import Fault, FaultKind
from language import (
    access_faults,
    crosswalk_faults,
    document_faults,
    inequality_text,
    money_faults,
    own_faults,
    proof_faults,
    source_faults,
)
from language.geometry_words import geometry_words
from language.store_text import STORED
from layers.cards import CHECKSUM, DATE, IDENTIFIER
from layers.initiatives import CASE_NUMBER, CASE_OR_NONE

MOST = 20
"""Faults written out in full; the rest are counted."""

SENTENCES: dict[FaultKind, str] = source_faults.SENTENCES | {
    FaultKind.FILE_NOT_FOUND: "Filen finns inte. Kontrollera namnet och mappen.",
    FaultKind.FILE_UNREADABLE: (
        "Filen går inte att läsa. Den kan vara skadad, skyddad eller av en annan typ än namnet "
        "säger{received_in_parentheses}."
    ),
    FaultKind.FILE_TYPE: "Filtypen {received} stöds inte. Tillåtna filtyper: {allowed}.",
    FaultKind.FILE_NOT_WRITABLE: (
        "Det går inte att skriva filen. Den kan vara öppen i ett annat program, eller så saknas "
        "mappen eller rätten att skriva i den."
    ),
    FaultKind.FILE_EMPTY: "Filen innehåller inga rader med uppgifter.",
    FaultKind.LAYER_CHOICE: (
        "Välj vilket lager eller blad som ska läsas{received_in_quotes}. I filen finns: {allowed}."
    ),
    FaultKind.COLUMN_MISSING: ("Kolumnen ”{name}” finns inte i filen. Kolumnerna är: {allowed}."),
    FaultKind.COLUMN_AMBIGUOUS: (
        "Det går inte att se vilken kolumn som har områdeskoden. Ange den. Kolumnerna är: "
        "{allowed}."
    ),
    FaultKind.COLUMN_DUPLICATE: "Rubriken ”{received}” står på flera kolumner. Byt namn på dem.",
    FaultKind.CODE_EMPTY: "Rad {where}: områdeskoden saknas.",
    FaultKind.CODE_DUPLICATE: (
        "Koden {received} finns flera gånger (rad {where}). Varje område ska ha en egen kod."
    ),
    FaultKind.CODE_NOT_IN_AREAS: "Koden {received} finns inte bland områdena ({allowed}).",
    FaultKind.CODE_NOT_IN_TABLE: "Området {received} har ingen rad i tabellen ({allowed}).",
    FaultKind.CRS_MISSING: (
        "Koordinatsystemet saknas. Ange det, till exempel EPSG:3006 (SWEREF 99 TM), EPSG:3008 "
        "(SWEREF 99 13 30) eller EPSG:4326 (WGS 84)."
    ),
    FaultKind.CRS_UNKNOWN: (
        "Koordinatsystemet ”{received}” känns inte igen eller är inte i meter. Ange till exempel "
        "EPSG:3006."
    ),
    FaultKind.CRS_MISMATCH: (
        "Koordinaterna ({received}) passar inte koordinatsystemet {allowed}. Kontrollera att rätt "
        "system är angivet."
    ),
    FaultKind.GEOMETRY_EMPTY: "Område {where}: ytan saknas eller är tom.",
    FaultKind.GEOMETRY_TYPE: "Område {where}: fick {received}, tillåtet är en yta (polygon).",
    FaultKind.GEOMETRY_SELF_CROSSING: (
        "Område {where}: {received}, så det är oklart vilken yta som menas. Rätta ytan, eller "
        "godkänn att alla delar som gränsen omsluter tas med."
    ),
    FaultKind.ROW_WIDTH: (
        "Rad {where} har {received} kolumner men rubriken har {allowed}. Kontrollera avgränsare "
        "och citattecken."
    ),
    FaultKind.NUMBER: (
        "Rad {where}, kolumn {field}: fick ”{received}”, tillåtet är ett tal med decimaltecknet "
        "”{allowed}”, tomt eller .. (saknas) eller x (sekretess)."
    ),
    FaultKind.NUMBER_AMBIGUOUS: (
        "Både punkt och komma används som decimaltecken i filen. Använd bara ett av dem."
    ),
    FaultKind.FIELD_MISSING: "Fältet {where} saknas.",
    FaultKind.FIELD_UNKNOWN: "Fältet {where} är okänt{allowed_in_parentheses}. Är det felstavat?",
    FaultKind.FIELD_VALUE: "Fältet {where}: fick ”{received}”, tillåtet är {allowed}.",
    FaultKind.SYNTAX: "Filen är inte giltig {allowed}: {received}.",
    FaultKind.INDICATOR_UNKNOWN: "Indikatorn {received} finns inte i tabellen. Den har: {allowed}.",
    FaultKind.INDICATOR_TWICE: (
        "Namnet {received} används två gånger eller är upptaget. Varje dimension och indikator "
        "ska ha ett eget namn."
    ),
    FaultKind.NOT_POSITIVE: (
        "{where}: metoden {received} klarar inte noll eller negativa tal, men minsta värdet är "
        "{allowed}. Välj en omräkning som börjar över noll, till exempel min–max från 1 till 100."
    ),
    FaultKind.REFERENCE_MISSING: (
        "Indikatorn {received} ska jämföras med en referensbefolkning, men ingen tabell med den är "
        "angiven."
    ),
    FaultKind.INTERNAL_LAYER: (
        "Filen kan inte bli offentlig, för den bygger på interna data: {received}. Välj "
        "spridningen Intern, eller ett scenario utan dem."
    ),
    FaultKind.NOT_LINEAR: (
        "Säkra besked om vikterna kan bara ges när indexet är ett vägt medelvärde på alla nivåer; "
        "scenariot {received} är det inte."
    ),
    FaultKind.NOTHING_TO_SCORE: "Ingen av indikatorerna har några uppgifter att räkna på.",
    FaultKind.CHECKSUM: (
        "Filen är ändrad efter att kortet skrevs: kontrollsumman är {received}, kortet säger "
        "{allowed}."
    ),
    FaultKind.AREA_VANISHED: (
        "Område {where} försvinner helt när överlapp tas bort: andra områden täcker det."
    ),
    FaultKind.ID_TWICE: "Id {received} finns flera gånger. Varje post ska ha ett eget id.",
    FaultKind.CANDIDATE_EMPTY: "Kandidaten {where} har inga områden kvar.",
    FaultKind.CANDIDATE_TWICE: "Två kandidater har samma beteckning, {received}. Ändra den ena.",
    FaultKind.CANDIDATES_TOO_MANY: (
        "Det går inte att få {received} kandidater inom storleksgränserna. Fler än {allowed} ryms "
        "inte. Minska antalet eller sänk den minsta storleken."
    ),
    FaultKind.TOTAL_TOO_SMALL: (
        "Områdena har tillsammans storleken {received}, men kandidaterna kräver minst {allowed}. "
        "Minska antalet eller den minsta storleken."
    ),
    FaultKind.PART_TOO_SMALL: (
        "Den största sammanhängande delen har storleken {received}, under den minsta tillåtna "
        "storleken {allowed}. Sänk den eller ta bort hinder."
    ),
    FaultKind.NO_CANDIDATE_FITS: (
        "Inga sammanhängande områden har tillsammans en storlek på {allowed}. Vidga gränserna."
    ),
    FaultKind.MUST_COLLIDES: "Område {where} ska både vara med och inte vara med. Välj det ena.",
    FaultKind.MUST_WITHOUT_FIGURE: (
        "Område {where} ska vara med, men saknar de uppgifter som sökningen räknar på."
    ),
    FaultKind.MUST_TOO_LARGE: (
        "Det som ska vara med{where_in_parentheses} har storleken {received}, men högst {allowed} "
        "får plats. Höj den största storleken eller ta bort kravet."
    ),
    FaultKind.MUST_CUT_OFF: (
        "Område {where} ska vara med, men allt som det hänger ihop med har storleken {received}, "
        "under den minsta tillåtna storleken {allowed}."
    ),
    FaultKind.MUST_IMPOSSIBLE: (
        "Områdena som ska vara med ({where}) går inte att få med i {received} kandidater inom "
        "storleksgränserna. Ändra gränserna eller ta bort något av kraven."
    ),
    FaultKind.SEARCH_STOPPED: (
        "Sökningen hittade inga {received} kandidater som uppfyller kraven, men det är inte visat "
        "att de inte finns. Vidga gränserna eller minska antalet."
    ),
    **STORED,
    **access_faults.SENTENCES,
    **crosswalk_faults.SENTENCES,
    **document_faults.SENTENCES,
    **money_faults.SENTENCES,
    **own_faults.SENTENCES,
    **proof_faults.SENTENCES,
}
"""One sentence per kind of fault."""

ALLOWED_WORDS = source_faults.ALLOWED_WORDS | {
    **access_faults.ALLOWED_WORDS,
    **inequality_text.ALLOWED_WORDS,
    "number": "ett tal",
    "integer": "ett heltal",
    "money": "ett belopp över noll i kronor, med högst två decimaler",
    "day": "ett datum skrivet ÅÅÅÅ-MM-DD",
    CASE_OR_NONE: "ett ärendenummer, till exempel STK-2024-123, eller tomt",
    "text": "text inom citattecken",
    "true_false": "true eller false",
    "list": "en lista",
    "table": "en grupp av fält",
    "not_empty": "minst ett värde",
    "rising": "gränser i stigande ordning",
    "fitting": "värden som går ihop, se metodens beskrivning",
    "string_unicode": "text",
    "name": "ett namn på 1 till 200 tecken, på en rad",
    "areas_or_level": "antingen en fil med områden eller en nivå",
    "points_or_kinds": "antingen en fil med punkter eller slag av insatser",
    "reason_when_rejected": "ett skäl, när området är bortvalt",
    "target_other_than_base": "ett annat tal än utgångsvärdet",
    "year_after_base_year": "ett år efter utgångsåret",
    "areas_of_candidate": "namn och områden för en kandidat, ingetdera för ett område",
    "before_or_after": "insatsen före eller efter ändringen",
    "end_after_start": "ett slut som inte ligger före starten",
    "outline": (
        "en yta som WKT (POLYGON …) eller minst tre rader med longitud och latitud, till exempel "
        "13,02; 55,59"
    ),
    CASE_NUMBER: "ett ärendenummer, till exempel STK-2024-123",
    DATE: "ett datum skrivet ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD",
    IDENTIFIER: "små bokstäver a–z, siffror, bindestreck och understreck, med en bokstav först",
    CHECKSUM: "64 tecken 0–9 och a–f, eller tomt",
}
"""Words that stand for a kind of value in ``Fault.allowed``."""

GEOMETRY_KINDS = (
    FaultKind.GEOMETRY_TYPE,
    FaultKind.GEOMETRY_PLACE,
    FaultKind.GEOMETRY_SELF_CROSSING,
    FaultKind.LINE_TYPE,
    FaultKind.ROW_SHAPE,
)

PLACE = re.compile(r"line (\d+),? column (\d+)")


def syntax_words(text: str) -> str:
    """Tell where a parser of TOML or JSON stopped; what it says besides is in English."""
    found = PLACE.search(text)
    if found:
        return f"det första felet är på rad {found[1]}, tecken {found[2]}"
    return "den slutar för tidigt" if "end of document" in text else "felet går inte att peka ut"


def _received(fault: Fault) -> str:
    if fault.kind in GEOMETRY_KINDS:
        return geometry_words(fault.received)
    if fault.kind is FaultKind.SOURCE_NOT_DATA:
        return source_faults.ANSWERS.get(fault.received, fault.received)
    return syntax_words(fault.received) if fault.kind is FaultKind.SYNTAX else fault.received


def sentence(fault: Fault) -> str:
    """One fault as a sentence, led by the file's name where there is one."""
    text = SENTENCES[fault.kind].format(
        where=fault.where,
        field=fault.field,
        received=_received(fault),
        allowed=ALLOWED_WORDS.get(fault.allowed, fault.allowed),
        name=fault.received or fault.where,
        received_in_parentheses=f" ({fault.received})" if fault.received else "",
        received_in_quotes=f" (”{fault.received}” finns inte)" if fault.received else "",
        where_in_parentheses=f" ({fault.where})" if fault.where else "",
        allowed_in_parentheses=f" (kända: {fault.allowed})" if fault.allowed else "",
    )
    return f"{fault.file}: {text}" if fault.file else text


def message(faults: Sequence[Fault]) -> str:
    """All faults as one message, a line each.

    Returns
    -------
    str
        A heading with the number of faults, then up to :data:`MOST` lines of
        every kind together, then how many more there are.
    """
    lines = [sentence(fault) for fault in faults]
    head = "Det finns ett fel:" if len(lines) == 1 else f"Det finns {len(lines)} fel:"
    shown = [f"– {line}" for line in _spread(lines, faults)]
    more = len(lines) - len(shown)
    tail = [f"– … och {more} fel till av samma slag."] if more else []
    return "\n".join([head, *shown, *tail])


def _spread(lines: list[str], faults: Sequence[Fault]) -> list[str]:
    """The first lines of each kind, so that many of one kind do not hide another."""
    kinds = [fault.kind for fault in faults]
    share = max(1, MOST // max(1, len(set(kinds))))
    seen: dict[FaultKind, int] = {}
    chosen = []
    for line, kind in zip(lines, kinds, strict=True):
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= share or len(lines) <= MOST:
            chosen.append(line)
    return chosen
