"""The sheets of a file with initiatives: cells as text, and the geometry beside them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import with_crs
from geo.faults import Fault, FaultKind, InputError, repeated
from geo.reading import VECTOR_TYPES, layer_names, read_attributes, read_vector
from geo.repair import mend
from layers.cells import from_cell, join_list, unguarded
from layers.initiatives import WGS84
from layers.register_cells import CellError, read_cell
from layers.register_columns import (
    COLUMNS,
    LINK,
    SHEETS,
    Column,
    Sheet,
    Terms,
    Vocabulary,
)
from layers.rows import Row, csv_rows, excel_sheets, numbered

REGISTER_TYPES = (".json", ".xlsx", ".gpkg", ".geojson", ".csv", ".txt", ".tsv", ".zip", ".fgb")
"""File endings that a register can be read from."""

Cells = dict[str, str]
"""Text of the filled cells of a row, by field."""


@dataclass(frozen=True, eq=False)
class SheetRows:
    """Rows of one sheet.

    Parameters
    ----------
    numbers : tuple of int
        Number of each row in the file, counted from 1.
    cells : tuple of dict
        Filled cells of each row, by field.
    geometry : GeoSeries or None
        Geometry of each row in WGS 84, None where the row has none; None
        where the sheet has no geometry at all.
    ignored : tuple of str
        Headings that name no field.
    """

    numbers: tuple[int, ...]
    cells: tuple[Cells, ...]
    geometry: gpd.GeoSeries | None
    ignored: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Sheets:
    """What a file of initiatives turned out to hold, faults or not."""

    found: Mapping[Sheet, SheetRows]
    faults: tuple[Fault, ...]


def read_sheets(
    path: Path,
    words: Vocabulary,
    *,
    crs: str | None = None,
    layer: str | None = None,
    mend_ambiguous: bool = False,
) -> Sheets:
    """Read the sheets of a file that is no JSON register.

    Parameters
    ----------
    path : Path
        Excel, CSV or a vector file.
    words : Vocabulary
        Names of sheets and headings.
    crs : str, optional
        CRS of coordinates whose file does not say.
    layer : str, optional
        Sheet or layer of the initiatives, where it has another name than ours.
    mend_ambiguous : bool
        Mend also self-crossing polygons whose intended area is unclear.

    Raises
    ------
    InputError
        Missing, unknown, unreadable or empty file; several sheets and none of them ours.
    """
    suffix = path.suffix.lower()
    if suffix not in REGISTER_TYPES:
        allowed = ", ".join(REGISTER_TYPES)
        raise InputError([Fault(FaultKind.FILE_TYPE, path.name, "", path.suffix, allowed)])
    if suffix in VECTOR_TYPES:
        return _from_vector(path, words, crs, layer, mend_ambiguous)
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    sheets = {"": csv_rows(path)} if suffix != ".xlsx" else excel_sheets(path)
    named = _named(list(sheets), words, layer, path.name)
    found: dict[Sheet, SheetRows] = {}
    faults: list[Fault] = []
    for sheet, name in named.items():
        heads, *rows = numbered(sheets[name]) or [(1, [])]
        plain, wrong = _plain(heads[1], rows, sheet, words, path.name)
        found[sheet], more = _with_points(plain, sheet, words, path.name, crs)
        faults += [*wrong, *more]
    return Sheets(found, tuple(faults))


def _plain(
    headings: Sequence[str],
    rows: Sequence[tuple[int, Row]],
    sheet: Sheet,
    words: Vocabulary,
    file: str,
) -> tuple[SheetRows, list[Fault]]:
    """Rows by field, without geometry."""
    columns, faults = _columns(headings, sheet, words, file)
    cells = tuple(_cells(columns, row) for _, row in rows)
    pairs = zip(headings, columns, strict=True)
    ignored = tuple(heading for heading, name in pairs if heading.strip() and not name)
    return SheetRows(tuple(number for number, _ in rows), cells, None, ignored), faults


def _named(
    names: Sequence[str], words: Vocabulary, chosen: str | None, file: str
) -> dict[Sheet, str]:
    """Name of each sheet that there is; the only sheet of a file is that of the initiatives."""
    folded = {name.strip().casefold(): name for name in names}
    named = {
        sheet: folded[key]
        for sheet in SHEETS
        for key in (words.sheets[sheet].casefold(), sheet)
        if key in folded
    }
    if chosen in names or (chosen is None and len(names) == 1):
        named["initiatives"] = chosen or names[0]
    if "initiatives" not in named or (chosen and chosen not in names):
        raise InputError([Fault(FaultKind.LAYER_CHOICE, file, "", chosen or "", ", ".join(names))])
    return named


def _columns(
    headings: Sequence[str], sheet: Sheet, words: Vocabulary, file: str
) -> tuple[list[str], list[Fault]]:
    """Field of each column, empty where its heading names none."""
    own = {column.field for column in COLUMNS[sheet]} | {LINK}
    fields = {words.heading(sheet, name).casefold(): name for name in own}
    fields |= {name.casefold(): name for name in own}
    if sheet == "initiatives":
        fields |= {name: axis for axis, names in words.coordinates.items() for name in names}
    found = [fields.get(_base(heading, words).casefold(), "") for heading in headings]
    starts = [
        (heading, name)
        for heading, name in zip(headings, found, strict=True)
        if name and _base(heading, words) == from_cell(heading)
    ]
    taken = repeated(name for _, name in starts)
    return found, [
        Fault(FaultKind.COLUMN_DUPLICATE, file, received=heading)
        for heading, name in starts
        if name in taken
    ]


def _base(heading: str, words: Vocabulary) -> str:
    """Heading without the note that the column goes on from another."""
    text = from_cell(heading)
    escaped = re.escape(words.continued)
    note = escaped.replace(re.escape("{heading}"), "(.+)").replace(re.escape("{number}"), r"\d+")
    found = re.fullmatch(note, text)
    return found[1] if found else text


AXES = (("longitude", "latitude"), ("east", "north"))


def _with_points(
    plain: SheetRows, sheet: Sheet, words: Vocabulary, file: str, crs: str | None
) -> tuple[SheetRows, list[Fault]]:
    """Give initiatives points where their table has columns of coordinates."""
    filled = {name for row in plain.cells for name in row}
    pair = next((pair for pair in AXES if filled & set(pair)), None)
    if sheet != "initiatives" or pair is None:
        return plain, []
    read = [
        _point(row, pair, words.place(file, sheet, number), words)
        for number, row in zip(plain.numbers, plain.cells, strict=True)
    ]
    points = gpd.GeoSeries(np.array([point for point, _ in read], dtype=object))
    frame = gpd.GeoDataFrame(geometry=points.set_crs(WGS84) if pair == AXES[0] else points)
    geometry, faults = _geometry(frame, file, None if pair == AXES[0] else crs, False)
    return replace(plain, geometry=geometry), [fault for _, wrong in read for fault in wrong] + (
        faults
    )


def _point(
    row: Cells, axes: tuple[str, str], place: str, words: Vocabulary
) -> tuple[shapely.Point | None, list[Fault]]:
    """Point of a row with both coordinates; one alone is a fault."""
    numbers: list[object] = []
    faults = []
    for axis in axes:
        try:
            if axis in row:
                numbers.append(read_cell(Column(axis, "number"), row[axis], Terms(words)))
        except CellError as error:
            faults.append(Fault(FaultKind.FIELD_VALUE, place, axis, error.received, error.allowed))
    if len(set(axes) & set(row)) == 1:
        faults += [Fault(FaultKind.FIELD_MISSING, place, axis) for axis in axes if axis not in row]
    return (shapely.Point(*numbers) if len(numbers) == 2 else None), faults


def _cells(columns: Sequence[str], row: Sequence[str]) -> Cells:
    """Filled cells by field; a field that goes on in other columns is put together."""
    cells: Cells = {}
    for name, text in zip(columns, row, strict=False):
        if name in cells:
            cells[name] += unguarded(text)
        elif name and text.strip():
            cells[name] = text
    return cells


def _geometry(
    frame: gpd.GeoDataFrame, file: str, crs: str | None, mend_ambiguous: bool
) -> tuple[gpd.GeoSeries | None, list[Fault]]:
    """Geometry in WGS 84, mended where there is no doubt about what is meant."""
    frame, faults = with_crs(frame, crs, file)
    if faults:
        return None, faults
    geometry = gpd.GeoSeries(np.array(frame.geometry), crs=frame.crs).force_2d()
    return mend(geometry, ambiguous=mend_ambiguous)[0].to_crs(WGS84), []


def _from_vector(
    path: Path, words: Vocabulary, crs: str | None, layer: str | None, mend_ambiguous: bool
) -> Sheets:
    named = _named(layer_names(path), words, layer, path.name)
    found: dict[Sheet, SheetRows] = {}
    faults: list[Fault] = []
    for sheet, name in named.items():
        frame = read_attributes(path, name)
        rows = [(at, _texts(row)) for at, row in enumerate(frame.itertuples(index=False), 1)]
        found[sheet], wrong = _plain(list(map(str, frame)), rows, sheet, words, path.name)
        faults += wrong
        if sheet != "sources" and (rows or sheet == "initiatives"):
            geometry, more = _geometry(read_vector(path, name), path.name, crs, mend_ambiguous)
            found[sheet] = replace(found[sheet], geometry=geometry)
            faults += more
    return Sheets(found, tuple(faults))


def _texts(row: tuple[Any, ...]) -> Row:
    return [_text(value) for value in row]


def _text(value: Any) -> str:
    """Text of a value of a layer; a list is joined, a missing value is empty."""
    if isinstance(value, list | tuple | np.ndarray):
        return join_list([str(item) for item in value])
    if isinstance(value, str) and value.startswith("["):
        return _json_list(value)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _json_list(text: str) -> str:
    """A list that GDAL gives as JSON; other text as it is."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return join_list([str(item) for item in found])
