"""What a file shows, in a form that two files can be compared by: a value by its place."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import shapely

RELATIVE = 1e-9
"""Two figures that differ by less than this share of themselves are the same.

The last digits depend on the processor and on the libraries; nobody reads them.
"""

SMALLEST = 1e-12
"""Two figures nearer than this are the same, whatever their size."""


class Place(NamedTuple):
    """Where a value stands: sheet, layer or page; row; column."""

    part: str
    row: str
    column: str


Value: TypeAlias = str | float | shapely.Geometry | None
"""Text, a figure, nothing, or an outline."""

Reading = dict[Place, Value]
"""Values in the order of the file."""


@dataclass(frozen=True, eq=False)
class Found:
    """A value that is not what was computed.

    Parameters
    ----------
    place : Place
    told : Value
        What the file says; None where it has no such place.
    computed : Value
        What the computation gives; None where it has no such place.
    is_extra, is_lacking : bool
        Whether the computation, or the file, has no such place.
    """

    place: Place
    told: Value
    computed: Value
    is_extra: bool = False
    is_lacking: bool = False


def compare(told: Reading, computed: Reading) -> list[Found]:
    """Every value that differs, in the order of the file, then what it lacks.

    Parameters
    ----------
    told, computed : dict of Place to Value
        Of the file, and of the same file computed anew.
    """
    found = [
        Found(place, value, computed.get(place), is_extra=place not in computed)
        for place, value in told.items()
        if place not in computed or not is_same(value, computed[place])
    ]
    lacking = [
        Found(place, None, value, is_lacking=True)
        for place, value in computed.items()
        if place not in told
    ]
    return found + lacking


def is_same(told: Value, computed: Value) -> bool:
    """Whether two values say the same to a reader."""
    if isinstance(told, shapely.Geometry) and isinstance(computed, shapely.Geometry):
        size = float(np.abs(shapely.get_coordinates(computed)).max(initial=0.0))
        return bool(told.equals_exact(computed, RELATIVE * size))
    if isinstance(told, float) and isinstance(computed, float):
        return math.isclose(told, computed, rel_tol=RELATIVE, abs_tol=SMALLEST)
    return type(told) is type(computed) and told == computed


def plain(value: Any) -> Value:
    """A value as a library gives it: numbers as float, nothing as None, all else as text."""
    if value is None or isinstance(value, str | shapely.Geometry):
        return value
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    return None if math.isnan(number) else number


def table(
    part: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], names: Sequence[str] = ()
) -> Reading:
    """A table as a reading.

    Parameters
    ----------
    part : str
        Sheet, layer or table.
    headings : sequence of str
        Of the columns; one that comes twice is numbered.
    rows : iterable of sequence
        Cells.
    names : sequence of str
        Headings whose cells name a row, the best first; a row without a name
        of its own is told by its number, from 1.
    """
    body = [list(row) for row in rows]
    columns = [
        f"{title} ({at})" if title in headings[:at] else title for at, title in enumerate(headings)
    ]
    labels = _labels(body, columns, names)
    return {
        Place(part, label, column): plain(cell)
        for label, row in zip(labels, body, strict=True)
        for column, cell in zip(columns, row, strict=False)
    }


def _labels(body: list[list[Any]], columns: list[str], names: Sequence[str]) -> list[str]:
    numbers = [str(at) for at in range(1, len(body) + 1)]
    for name in names:
        if name not in columns:
            continue
        at = columns.index(name)
        told = [str(row[at]) if at < len(row) and row[at] is not None else "" for row in body]
        if all(told) and len(set(told)) == len(told):
            return told
    return numbers


def leaves(part: str, data: Any, row: str = "", column: str = "") -> Reading:
    """Plain data of JSON as a reading: the first field is the row, what is below the column."""
    if isinstance(data, Mapping):
        items: Iterable[tuple[str, Any]] = data.items()
    elif isinstance(data, list):
        items = ((str(at), each) for at, each in enumerate(data, start=1))
    else:
        return {Place(part, row, column): plain(data)}
    found: Reading = {}
    for name, each in items:
        below = f"{column}.{name}".lstrip(".") if row else ""
        found |= leaves(part, each, row or str(name), below)
    return found
