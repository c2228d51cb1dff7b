"""Layers of a map file: their attributes as rows of text, and the geometry beside them."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyarrow import ArrowException

from geo.faults import Fault, FaultKind, InputError
from geo.reading import layer_names, read_attributes, read_vector
from layers.own.limits import Budget, Numbered, check_parts, check_unpacked
from layers.own.recognise import SUFFIXES, Format

UNREADABLE = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.FieldError,
    pyogrio.errors.GeometryError,
    pyogrio.errors.CRSError,
    shapely.errors.ShapelyError,
    ArrowException,
    NameError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OSError,
    RuntimeError,
    OverflowError,
)
"""What GDAL, Arrow, GEOS and geopandas raise where a file is not as it should be; a NameError
where pyogrio cannot decode what the file says of its CRS."""


KML_FIELDS = (
    "timestamp",
    "begin",
    "end",
    "altitudeMode",
    "tessellate",
    "extrude",
    "visibility",
    "drawOrder",
    "icon",
)
"""Columns that GDAL gives to every KML file."""


@dataclass(frozen=True, eq=False)
class VectorLayer:
    """One layer of a map file.

    Parameters
    ----------
    rows : tuple of (int, list of str)
        Headings, then one row per feature.
    frame : GeoDataFrame or None
        The features as they stand; None for a table without geometry.
    """

    rows: tuple[Numbered, ...]
    frame: gpd.GeoDataFrame | None


def vector_layers(content: bytes, kind: Format, budget: Budget) -> dict[str, VectorLayer]:
    """Layers of a map file by name, empty ones left out.

    Raises
    ------
    InputError
        It cannot be read, or holds nothing; too much of it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"layer{SUFFIXES[kind]}"
        path.write_bytes(content)
        return layers_at(path, kind, budget)


def layers_at(path: Path, kind: Format | None, budget: Budget) -> dict[str, VectorLayer]:
    """The same, of a file at hand whose kind is told or goes by its ending.

    Raises
    ------
    InputError
        As :func:`vector_layers`.
    """
    try:
        found = (
            {"": _parquet(path, budget)}
            if kind is Format.PARQUET
            else dict(_gdal_layers(path, budget, KML_FIELDS if kind is Format.KML else ()))
        )
    except InputError as error:
        raise _renamed(error, budget.file) from error
    except UNREADABLE as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, budget.file)]) from error
    filled = {name: layer for name, layer in found.items() if len(layer.rows) > 1}
    if not filled:
        raise InputError([Fault(FaultKind.FILE_EMPTY, budget.file)])
    return filled


def _renamed(error: InputError, file: str) -> InputError:
    """Faults under the name that the file came with."""
    return InputError(
        Fault(fault.kind, file, fault.where, fault.received, fault.allowed, fault.field)
        for fault in error.faults
    )


def _gdal_layers(
    path: Path, budget: Budget, idle: tuple[str, ...]
) -> Iterator[tuple[str, VectorLayer]]:
    names = layer_names(path)
    check_parts(len(names), budget.file)
    for name in names:
        info = pyogrio.read_info(path, layer=name)
        if info["features"] == 0:
            continue
        if info["features"] > 0:
            budget.take(info["features"] * len(info["fields"]))
        plain = read_attributes(path, name).drop(columns=[*idle], errors="ignore")
        if len(plain) < info["features"]:
            raise InputError([Fault(FaultKind.FILE_UNREADABLE, budget.file)])
        shaped = read_vector(path, name) if info["geometry_type"] is not None else None
        budget.look()
        yield name, VectorLayer(_rows(plain), shaped)


def _parquet(path: Path, budget: Budget) -> VectorLayer:
    """A Parquet file, with geometry where it says that it has any."""
    with pq.ParquetFile(path) as file:
        about = file.metadata
        budget.take(about.num_rows * about.num_columns)
        groups = [about.row_group(at).total_byte_size for at in range(about.num_row_groups)]
        check_unpacked(sum(groups), budget.file)
        is_shaped = b"geo" in (about.metadata or {})
    if is_shaped:
        frame = read_vector(path)
        return VectorLayer(_rows(pd.DataFrame(frame.drop(columns=frame.geometry.name))), frame)
    plain = pd.read_parquet(path)
    named = plain.reset_index() if any(plain.index.names) else plain
    return VectorLayer(_rows(named), None)


def _rows(frame: pd.DataFrame) -> tuple[Numbered, ...]:
    """Headings and cells as text; the row number is that of the feature, plus one."""
    columns = [_texts(frame.iloc[:, at]) for at in range(frame.shape[1])]
    head = [str(name) for name in frame.columns]
    body = [list(row) for row in zip(*columns, strict=True)]
    return tuple(enumerate([head, *body], start=1))


def _texts(column: pd.Series) -> list[str]:
    """Cells as text: no value is empty, a whole number has no decimals."""
    whole = pd.api.types.is_float_dtype(column) and bool((column.dropna() % 1 == 0).all())
    return [_text(value, whole) for value in column]


def _text(value: Any, whole: bool) -> str:
    if isinstance(value, list | tuple | dict | np.ndarray | bytes):
        return str(value)
    if value is None or pd.isna(value):
        return ""
    return f"{value:.0f}" if whole else str(value)
