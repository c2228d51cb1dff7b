"""Faults as Swedish sentences that name the file, the place, what came and what is allowed."""

import re
from collections.abc import Sequence

from geo.faults import Fault, FaultKind

MOST = 20
"""Faults written out in full; the rest are counted."""

SENTENCES: dict[FaultKind, str] = {
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
    FaultKind.OUTSIDE_AREAS: (
        "Fältet {where}: {received} ligger långt utanför områdena. Kontrollera att koordinaterna "
        "är i WGS 84 med longituden först."
    ),
    FaultKind.SOURCE_UNREACHABLE: (
        "Källan går inte att nå på {where}. Kontrollera nätet, och inställningarna för proxy och "
        "certifikat."
    ),
    FaultKind.SOURCE_SLOW: (
        "Källan på {where} blev inte klar med svaret inom {allowed} sekunder. Försök igen senare."
    ),
    FaultKind.SOURCE_BUSY: (
        "Källan på {where} tar inte emot fler frågor just nu (svar {received}). Försök igen om en "
        "stund."
    ),
    FaultKind.SOURCE_REFUSED: (
        "Källan på {where} svarade med felet {received}. Kontrollera adressen; står felet kvar har "
        "källan troligen ändrats."
    ),
    FaultKind.SOURCE_CUT: (
        "Svaret från {where} bröts innan det var färdigt. Hämta igen, så fortsätter hämtningen där "
        "den var."
    ),
    FaultKind.SOURCE_NOT_DATA: (
        "Svaret från {where} går inte att läsa: fick {received}, väntade {allowed}. En sida för "
        "inloggning eller ett fel hos källan kan ha kommit emellan."
    ),
    FaultKind.SOURCE_CHANGED: (
        "Källan ser annorlunda ut än väntat i {where}: saknar {received}. Där finns: {allowed}."
    ),
    FaultKind.SOURCE_COUNT: (
        "Källan säger att {where} har {allowed} rader, men {received} kom. Inget av dem är sparat."
    ),
    FaultKind.SOURCE_REPEATED: (
        "Källan gav samma rader två gånger i {where} (först {received}). Inget av dem är sparat."
    ),
    FaultKind.SOURCE_EMPTY: "Källan gav inga rader för {where}.",
    FaultKind.DIVISION_YEAR: (
        "Uppgifter för år {received} hör inte till indelningen {allowed}. Samma kod kan vara ett "
        "annat område där, så de läggs inte ihop."
    ),
    FaultKind.CACHE_CHANGED: (
        "Den hämtade filen är borta, skadad eller ändrad efter hämtningen. Hämta den igen."
    ),
    FaultKind.DRIVER_MISSING: (
        "Den här installationen kan inte läsa {received}. Läs tabellen i ett GIS-program och spara "
        "den som GeoPackage i stället."
    ),
}
"""One sentence per kind of fault."""

ALLOWED_WORDS = {
    "number": "ett tal",
    "integer": "ett heltal",
    "text": "text inom citattecken",
    "true_false": "true eller false",
    "list": "en lista",
    "table": "en grupp av fält",
    "not_empty": "minst ett värde",
    "rising": "gränser i stigande ordning",
    "fitting": "värden som går ihop, se metodens beskrivning",
    "string_unicode": "text",
    "end_after_start": "ett slut som inte ligger före starten",
    "json": "data i JSON",
    "layers": "lager med ytor",
}
"""Words that stand for a kind of value in ``Fault.allowed``."""

ANSWERS = {
    "empty_answer": "ett tomt svar",
    "web_page": "en webbsida",
    "xml": "ett svar i XML",
    "broken_json": "trasig JSON",
    "unknown_answer": "något annat",
}
"""Words that stand for a kind of answer in ``Fault.received``."""

GEOMETRY_WORDS = {
    "Ring Self-intersection": "gränsen rör vid sig själv",
    "Self-intersection": "gränsen korsar sig själv",
    "Hole lies outside shell": "ett hål ligger utanför ytan",
    "Holes are nested": "hål ligger i varandra",
    "Nested shells": "ytor ligger i varandra",
    "Interior is disconnected": "ytan hänger inte ihop",
    "Too few points in geometry component": "gränsen har för få punkter",
    "Invalid Coordinate": "en koordinat är inte ett tal",
    "Duplicate Rings": "samma gräns finns två gånger",
    "Ring is not closed": "gränsen är inte sluten",
    "LineString": "en linje",
    "MultiLineString": "linjer",
    "Point": "en punkt",
    "MultiPoint": "punkter",
    "GeometryCollection": "en blandning av former",
}
"""GEOS's reasons and geometry types in Swedish."""

GEOMETRY_KINDS = (FaultKind.GEOMETRY_TYPE, FaultKind.GEOMETRY_SELF_CROSSING)

REASON = re.compile(r"(?P<reason>[A-Za-z -]+)(\[(?P<x>\S+) (?P<y>\S+)\])?")


def geometry_words(text: str) -> str:
    """Translate a reason such as ``Self-intersection[13.1 55.5]``, its place included."""
    found = REASON.fullmatch(text)
    if not found or found["reason"] not in GEOMETRY_WORDS:
        return text
    words = GEOMETRY_WORDS[found["reason"]]
    if found["x"] is None or "nan" in found["x"] + found["y"]:
        return words
    x, y = (f"{float(found[axis]):.5f}".replace(".", ",") for axis in "xy")
    return f"{words} vid ({x}; {y})"


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
        return ANSWERS.get(fault.received, fault.received)
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
