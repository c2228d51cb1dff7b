"""A published index by year as a reader hands it over: rows of a year and a figure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.columns import find_column
from geo.faults import Fault, FaultKind
from layers.numbers import MARKERS, read_number
from layers.table import RawTable

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "year": ("år", "ar", "year", "period"),
    "value": ("värde", "varde", "value", "index", "ojämlikhetsindex"),
}
"""Usual names of the two columns."""

PARTS = re.compile(r"(?P<year>[^\s;]+)[\s;]+(?P<value>\S.*)")
"""A line that is typed or pasted: tab, semicolon or blanks between year and figure."""

YEAR_AND_FIGURE, YEAR_TWICE = "year_and_figure", "year_once"
"""What a line, and a year, is to be, by the names that ``language.faults`` knows."""


@dataclass(frozen=True)
class Scale:
    """What years and figures may be, ends included."""

    first: int
    last: int
    lowest: float
    highest: float


@dataclass(frozen=True)
class Figures:
    """What was read.

    Parameters
    ----------
    values : dict of int to float
        By year, the earliest first; a year without a figure is left out.
    faults : tuple of Fault
        All that is wrong.
    """

    values: dict[int, float]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A year and a figure as text, and what the cells are called in a message."""

    year: str
    value: str
    year_cell: str
    value_cell: str


def read_pasted(text: str, name: str, scale: Scale) -> Figures:
    """Read lines with a year and a figure, as they are typed or copied from a sheet.

    Parameters
    ----------
    text : str
        A line a year; a first line without any digit is a heading.
    name : str
        What the text is called in a message.
    scale : Scale
    """
    told = [(at, line.strip()) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if told and not re.search(r"\d", told[0][1]):
        told = told[1:]
    heads = [COLUMNS[each][0] for each in ("year", "value")]
    rows, faults = [], []
    for at, line in told:
        match = PARTS.fullmatch(line)
        if match is None:
            faults.append(Fault(FaultKind.FIELD_VALUE, name, str(at), line, YEAR_AND_FIGURE))
        else:
            rows.append(_Row(match["year"], match["value"], *(f"{each}, {at}" for each in heads)))
    read = _read(rows, name, scale)
    return Figures(read.values, (*faults, *read.faults))


def read_columns(raw: RawTable, scale: Scale) -> Figures:
    """Read a table with a column of years and one of figures.

    Parameters
    ----------
    raw : RawTable
        Columns by their usual names (:data:`COLUMNS`); where it has neither
        and two columns in all, the first is of years.
    scale : Scale
    """
    heads = [str(column) for column in raw.frame.columns]
    found = [
        find_column(raw.frame, None, usual, raw.file, required=False)[0]
        for usual in COLUMNS.values()
    ]
    if not any(found) and len(heads) == len(found):
        found = [*heads]
    faults = [
        Fault(FaultKind.COLUMN_MISSING, raw.file, "", usual[0], ", ".join(heads))
        for column, usual in zip(found, COLUMNS.values(), strict=True)
        if column is None
    ]
    if faults:
        return Figures({}, tuple(faults))
    cells = raw.frame[found]
    rows = [
        _Row(*(cell.strip() for cell in row), *(f"{head}, {at}" for head in found))
        for at, row in zip(cells.index, cells.to_numpy(), strict=True)
    ]
    return _read(rows, raw.file, scale)


def _read(rows: Sequence[_Row], file: str, scale: Scale) -> Figures:
    values: dict[int, float | None] = {}
    faults: list[Fault] = []
    for row in rows:
        year, value = _year(row.year, scale), _value(row.value, scale)
        if year is None or year in values:
            allowed = f"{scale.first}–{scale.last}" if year is None else YEAR_TWICE
            faults.append(Fault(FaultKind.FIELD_VALUE, file, row.year_cell, row.year, allowed))
        if value is None and row.value.casefold() not in MARKERS:
            allowed = f"{scale.lowest:g}–{scale.highest:g}"
            faults.append(Fault(FaultKind.FIELD_VALUE, file, row.value_cell, row.value, allowed))
        if year is not None:
            values.setdefault(year, value)
    told = {year: value for year, value in sorted(values.items()) if value is not None}
    return Figures(told, tuple(faults))


def _year(text: str, scale: Scale) -> int | None:
    year = int(text) if re.fullmatch(r"[0-9]{4}", text) else None
    return year if year is not None and scale.first <= year <= scale.last else None


def _value(text: str, scale: Scale) -> float | None:
    value = read_number(text, "," if "," in text else ".")
    return value if value is not None and scale.lowest <= value <= scale.highest else None
