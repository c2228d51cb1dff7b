"""JSON-stat 2: a table as one long row of values, read into a frame with a row per cell.

https://json-stat.org/full/: ``id`` names the dimensions, ``size`` their lengths, ``value`` holds
the cells in row-major order or as an object keyed by position, ``status`` likewise.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.numbers import MARKERS, Status

VALUE, STATUS = "value", "status"
"""Columns of a long table, beside one per dimension."""


@dataclass(frozen=True, eq=False)
class Cube:
    """A JSON-stat dataset.

    Parameters
    ----------
    codes : mapping of str to tuple of str
        By dimension in the order of ``id``: its codes in order.
    labels : mapping of str to mapping of str to str
        By dimension: the name of each code.
    extension : mapping of str to mapping
        By dimension: what the publisher adds.
    values : ndarray of float, shape (n,)
        Row-major over the dimensions; NaN = no figure. Empty where only the dimensions came.
    status : ndarray of int8, shape (n,)
        :class:`layers.numbers.Status` of each cell.
    title, updated : str
    notes : tuple of str
        Of the whole table.
    """

    codes: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]
    extension: Mapping[str, Mapping[str, Any]]
    values: np.ndarray
    status: np.ndarray
    title: str
    updated: str
    notes: tuple[str, ...]

    @property
    def cells(self) -> int:
        """How many cells the dimensions span."""
        return math.prod(len(codes) for codes in self.codes.values())

    def frame(self) -> pd.DataFrame:
        """One row per cell: a text column per dimension, ``value`` and ``status``."""
        index = pd.MultiIndex.from_product(list(self.codes.values()), names=list(self.codes))
        frame = index.to_frame(index=False).astype(str)
        return frame.assign(**{VALUE: self.values, STATUS: self.status})


def read_cube(data: Mapping[str, Any], title: str, *, with_values: bool = True) -> Cube:
    """Read a dataset of JSON-stat 2.

    Parameters
    ----------
    data : mapping
        The parsed object.
    title : str
        What was asked for, to lead a message.
    with_values : bool
        Whether there has to be a value for every cell; metadata have none.

    Raises
    ------
    InputError
        A member is missing or of another kind, or values do not fit the dimensions.
    """
    names = [str(name) for name in _member(data, "id", list, title)]
    dimensions = _member(data, "dimension", dict, title)
    missing = [name for name in names if not isinstance(dimensions.get(name), dict)]
    if missing or not names:
        raise InputError([changed(title, "dimension", missing or ["id"], dimensions)])
    codes = {name: _codes(dimensions[name], title, name) for name in names}
    size = math.prod(len(each) for each in codes.values())
    values, status = (
        _cells(data, size, title) if with_values else (np.empty(0), np.empty(0, dtype=np.int8))
    )
    return Cube(
        codes,
        {name: _labels(dimensions[name], codes[name]) for name in names},
        {name: dict(dimensions[name].get("extension") or {}) for name in names},
        values,
        status,
        str(data.get("label") or ""),
        str(data.get("updated") or ""),
        tuple(str(note) for note in data.get("note") or ()),
    )


def changed(title: str, where: str, lacking: Iterable[str], there: Iterable[str]) -> Fault:
    """A fault for a source that lacks what it used to have; long lists are cut."""
    return Fault(FaultKind.SOURCE_CHANGED, title, where, _shown(lacking), _shown(there))


def _shown(names: Iterable[str], most: int = 12) -> str:
    listed = [str(name) for name in names]
    return ", ".join([*listed[:most], *(["…"] if len(listed) > most else [])]) or "–"


def _member(data: Mapping[str, Any], name: str, kind: type, title: str) -> Any:
    found = data.get(name)
    if not isinstance(found, kind):
        raise InputError([changed(title, "json-stat", [name], data)])
    return found


def _codes(dimension: Mapping[str, Any], title: str, name: str) -> tuple[str, ...]:
    """Codes of a dimension in order; where there is one only, its label may stand alone."""
    category = dimension.get("category")
    if not isinstance(category, dict):
        raise InputError([changed(title, name, ["category"], dimension)])
    index = category.get("index")
    if index is None:
        index = list(category.get("label") or {})
    ordered = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
    return tuple(str(code) for code in ordered)


def _labels(dimension: Mapping[str, Any], codes: Sequence[str]) -> dict[str, str]:
    labels = dimension["category"].get("label") or {}
    return {code: str(labels.get(code, code)) for code in codes}


def _cells(data: Mapping[str, Any], size: int, title: str) -> tuple[np.ndarray, np.ndarray]:
    """Values and states of all cells; a mark in place of a value says which state."""
    values = _positions(data.get("value"), size, title)
    marks = _marks(data.get("status"), size, title)
    if values is None:
        raise InputError([changed(title, "json-stat", ["value"], data)])
    try:
        numbers = np.array([math.nan if each is None else each for each in values], dtype=float)
    except (TypeError, ValueError) as error:
        raise InputError([changed(title, "value", ["tal"], ["text"])]) from error
    status = np.where(np.isnan(numbers), Status.MISSING, Status.OBSERVED).astype(np.int8)
    for at, mark in marks.items():
        known = MARKERS.get(str(mark).strip().casefold())
        if known is not None:
            status[at] = known
    return np.where(status == Status.OBSERVED, numbers, math.nan), status


def _positions(given: Any, size: int, title: str) -> list[Any] | None:
    """Values as a list, whether they came as one or keyed by position."""
    if isinstance(given, dict):
        filled: list[Any] = [None] * size
        for at, value in given.items():
            if not str(at).isdecimal() or int(at) >= size:
                raise InputError([_miscounted(title, f"{at}", size)])
            filled[int(at)] = value
        return filled
    if isinstance(given, list) and len(given) != size:
        raise InputError([_miscounted(title, str(len(given)), size)])
    return given if isinstance(given, list) else None


def _miscounted(title: str, received: str, size: int) -> Fault:
    return Fault(FaultKind.SOURCE_COUNT, title, "value", received, str(size))


def _marks(given: Any, size: int, title: str) -> dict[int, Any]:
    """Marks by position; one text alone is the state of every cell."""
    if given is None:
        return {}
    if isinstance(given, str):
        return dict.fromkeys(range(size), given)
    listed = _positions(given, size, title) or []
    return {at: mark for at, mark in enumerate(listed) if mark is not None}
