"""Swedish texts on and beside pictures: legends, and alternatives in words."""

from collections.abc import Sequence

from language.numbers import MISSING, number

LEGEND_INDEX = "Index (högre = större behov)"
MISSING_CLASS = "Uppgift saknas"
SHORTLIST = "Områden på kortlistan"
SHORTLIST_CANDIDATES = "Kandidater på kortlistan"
CANDIDATES = "Kandidater"
AREA_SHOWN = "Området"
AREAS_SHOWN = "Områden i kandidaten"
INITIATIVES = "Insatser"
VERIFIED = "Heldragen: anges i källan"
INFERRED = "Streckad: härledd, obekräftad"
MORE = "… och {count} till"
NORTH = "N"
SOURCE = "Källa: {sources}. {note}Skapad {day}."
MAP_TITLE = "Index ”{scenario}”, {level}"

BAND = "Osäkerhet (95\u00a0%)"
STROKES = "{axis} (streck: 95\u00a0% osäkerhet)"
BROKEN = "uppehåll"
SERIES, VALUE = "Serie", "Värde"
YEAR, ROW = "År", "Rad"
BESIDE = ("Streck och mål i diagrammet", "År", "Höjd")
INTERVAL = "{name}, ± (95\u00a0%)"
ENDS = ("{name}, osäkerhet nedåt", "{name}, osäkerhet uppåt")

NAMED = 20
"""Names told in words before the rest are counted."""


def source_line(sources: Sequence[str], note: str, day: str) -> str:
    """Sources, a note such as on simplified boundaries, and the day, in one line."""
    told = "; ".join(source.rstrip(".").removeprefix("Källa: ") for source in sources)
    return SOURCE.format(sources=told, note=f"{note}. " if note else "", day=day)


def count_of(count: int, one: str, many: str) -> str:
    """A count with its noun, on one line."""
    return f"{number(count)}\u00a0{one if count == 1 else many}"


def areas(count: int) -> str:
    """A number of areas."""
    return count_of(count, "område", "områden")


def listed(names: Sequence[str]) -> str:
    """Names in a row; the rest are counted."""
    rest = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return f"{told} och {number(rest)} till" if rest > 0 else told


def map_alternative(
    title: str,
    classes: Sequence[tuple[str, int]],
    missing: int,
    marked: Sequence[tuple[str, Sequence[tuple[int, str]]]],
    solid: Sequence[str],
    dashed: Sequence[str],
) -> str:
    """The map in words: how many areas each class has, and what is drawn above them."""
    total = sum(count for _, count in classes) + missing
    parts = [f"Karta: {title}", f"{areas(total)} färgade efter klass"]
    parts += [f"{label}: {areas(count)}" for label, count in classes]
    if missing:
        parts.append(f"{MISSING_CLASS}: {areas(missing)}, randiga")
    for heading, named in marked:
        numbered = [f"{number} {name}" for number, name in named]
        parts.append(f"{heading}, i ordning: {listed(numbered)}")
    if solid:
        parts.append(f"Insatser med heldragen gräns: {listed(solid)}")
    if dashed:
        parts.append(f"Insatser med streckad gräns: {listed(dashed)}")
    return _sentences(parts)


def bars_alternative(title: str, axis: str, rows: Sequence[tuple[str, str]]) -> str:
    """A chart of bars in words, from the first."""
    told = [f"{name} {value}" for name, value in rows]
    return _sentences([f"Stapeldiagram: {title}", f"{axis}, uppifrån: {listed(told)}"])


def profile_alternative(
    title: str, area: str, city: str, rows: Sequence[tuple[str, str, str]]
) -> str:
    """A profile in words."""
    told = [f"{name}: {own}, {city} {mean}" for name, own, mean in rows]
    return _sentences([f"Stapeldiagram: {title}", f"{area} och {city}", *told])


def scatter_alternative(
    title: str, x: str, y: str, fields: Sequence[tuple[str, int]], marked: Sequence[str]
) -> str:
    """A scatter in words: how many areas each field has."""
    parts = [f"Punktdiagram: {title}", f"{y} mot {x}"]
    parts += [f"{name}: {areas(count)}" for name, count in fields]
    if marked:
        parts.append(f"Namngivna: {listed(marked)}")
    return _sentences(parts)


def years_alternative(
    title: str,
    axis: str,
    lines: Sequence[tuple[str, Sequence[Sequence[tuple[int, float]]]]],
    beside: Sequence[str],
    decimals: int,
) -> str:
    """Lines over years in words: every figure, where lines are cut, and what else is drawn."""
    parts = [f"Linjediagram: {title}", f"{axis}, per år"]
    for name, runs in lines:
        told = [
            ", ".join(f"{year}: {number(value, decimals)}" for year, value in run) for run in runs
        ]
        parts.append(f"{name}, {f'; {BROKEN}; '.join(told) or MISSING}")
    return _sentences([*parts, *beside])


def interval_of(name: str) -> str:
    """Half the interval of what has a name."""
    return INTERVAL.format(name=name)


def with_strokes(axis: str) -> str:
    """Name of an axis whose figures have strokes for how sure they are."""
    return STROKES.format(axis=axis)


def without(count: int) -> str:
    """Areas that a chart leaves out."""
    return f"{areas(count)} visas inte: {MISSING}." if count else ""


def distance(metres: float) -> str:
    """Length of a scale bar."""
    return f"{number(metres / 1000)} km" if metres >= 1000 else f"{number(metres)} m"


def _sentences(parts: Sequence[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts)
