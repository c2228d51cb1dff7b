"""Tables and areas as JSON that gives back the same bits, so that a decision outlives the program.

A missing figure is null. Geometry is WKB in hexadecimal, in the CRS that it was used in.
"""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pydantic import model_validator
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError
from layers.strict import Strict
from layers.table import IndicatorTable
from layers.text_files import check_model
from store.documents.canonical import canonical


class TableData(Strict):
    """An indicator table: by indicator, one figure and one state per code."""

    codes: tuple[str, ...]
    indicators: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    status: tuple[tuple[int, ...], ...]

    @model_validator(mode="after")
    def _fits(self) -> "TableData":
        lengths = {len(column) for column in (*self.values, *self.status)}
        widths = {len(self.values), len(self.status), len(self.indicators)}
        if len(widths) > 1 or lengths - {len(self.codes)}:
            raise ValueError("fitting")
        return self


class AreaData(Strict):
    """An area set: name, parent and outline per code."""

    division: str
    generalised: bool
    source: str
    crs: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    parents: tuple[str | None, ...] | None
    wkb: tuple[str, ...]

    @model_validator(mode="after")
    def _fits(self) -> "AreaData":
        parents = self.codes if self.parents is None else self.parents
        if {len(self.names), len(parents), len(self.wkb)} != {len(self.codes)}:
            raise ValueError("fitting")
        return self


def table_json(table: IndicatorTable) -> bytes:
    """Write an indicator table.

    Raises
    ------
    ValueError
        A figure is infinite.
    """
    values = table.values.astype(object).where(table.values.notna(), None)
    data = {
        "codes": list(table.codes),
        "indicators": list(table.indicators),
        "values": [values[name].tolist() for name in table.indicators],
        "status": [table.status[name].tolist() for name in table.indicators],
    }
    return canonical(data).encode()


def read_table(content: bytes, file: str) -> IndicatorTable:
    """Read an indicator table: the same figures, states and fingerprint.

    Raises
    ------
    InputError
        It is no such table.
    """
    data = check_model(TableData, parsed(content, file), file)
    index = pd.Index(data.codes, name="code", dtype=str)
    columns = list(data.indicators)
    values = np.array(data.values, float).reshape(len(columns), len(index)).T
    status = np.array(data.status, np.int8).reshape(len(columns), len(index)).T
    return IndicatorTable(
        pd.DataFrame(values, index, columns), pd.DataFrame(status, index, columns)
    )


def areas_json(areas: AreaSet) -> bytes:
    """Write an area set."""
    parents = areas.parent
    data = AreaData(
        division=areas.division,
        generalised=areas.generalised,
        source=areas.source,
        crs=areas.crs.to_wkt(),
        codes=tuple(areas.codes),
        names=tuple("" if pd.isna(name) else str(name) for name in areas.names),
        parents=None if parents is None else tuple(_text(code) for code in parents),
        wkb=tuple(shapely.to_wkb(np.asarray(areas.geometry), hex=True)),
    )
    return canonical(data.model_dump(mode="json")).encode()


def read_area_data(content: bytes, file: str) -> AreaSet:
    """Read an area set: the same outlines and fingerprint.

    Raises
    ------
    InputError
        It is no area set.
    """
    data = check_model(AreaData, parsed(content, file), file)
    columns: dict[str, Any] = {"name": list(data.names)}
    if data.parents is not None:
        columns["parent"] = list(data.parents)
    try:
        shapes, crs = shapely.from_wkb(list(data.wkb)), CRS.from_wkt(data.crs)
    except (shapely.GEOSException, CRSError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
    index = pd.Index(data.codes, name="code", dtype=str)
    frame = gpd.GeoDataFrame(columns, index=index, geometry=shapes, crs=crs)
    return AreaSet(frame, data.division, data.generalised, data.source)


def frame_data(frame: pd.DataFrame) -> dict[str, Any]:
    """A table of results as plain data: its columns, and by code the value of each."""
    columns = [str(name) for name in frame.columns]
    plain = frame.astype(object).where(frame.notna(), None)
    rows = {
        str(code): dict(zip(columns, map(_plain, row), strict=True))
        for code, *row in plain.itertuples(name=None)
    }
    return {"columns": columns, "codes": list(rows), "rows": rows}


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)  # type: ignore[call-overload]


def parsed(content: bytes, file: str) -> Any:
    """Plain data of a part.

    Raises
    ------
    InputError
        It is no JSON.
    """
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
