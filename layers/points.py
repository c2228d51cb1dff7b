"""Points from a file, such as schools: CSV, Excel or a vector file, every fault told at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.columns import NAME_COLUMNS, as_codes, find_column
from geo.faults import Fault, FaultKind, refuse
from geo.landing import FAR, Landed, land
from geo.reading import VECTOR_TYPES, read_vector
from layers.numbers import parse_numbers
from layers.table import TABLE_TYPES, RawTable, file_decimal, read_raw_table

POINT_TYPES = (*TABLE_TYPES, *VECTOR_TYPES)
"""File endings that points can be read from."""

EAST_COLUMNS = (
    "longitude",
    "longitud",
    "long",
    "lon",
    "lng",
    "östlig",
    "öst",
    "ost",
    "easting",
    "east",
    "e",
    "x-koordinat",
    "x_koordinat",
    "xkoordinat",
    "x",
)
"""Names that a column of longitude, or of metres to the east, goes by, without case."""

NORTH_COLUMNS = (
    "latitude",
    "latitud",
    "lat",
    "nordlig",
    "nord",
    "northing",
    "north",
    "n",
    "y-koordinat",
    "y_koordinat",
    "ykoordinat",
    "y",
)
"""Names that a column of latitude, or of metres to the north, goes by."""

POINT_NAMES = (*NAME_COLUMNS, "skola", "skolnamn", "skolenhet", "enhet", "plats", "benämning")
"""Names that a column with the name of a point goes by."""


@dataclass(frozen=True)
class PointOptions:
    """How to read a file of points.

    Parameters
    ----------
    east, north : str
        Columns with the coordinates; found by their usual names where empty.
    crs : str
        CRS of coordinates whose file does not say; found by where they land where empty.
    layer : str
        Layer or sheet; needed where the file holds several.
    leave_out : bool
        Leave out rows without coordinates and points far outside, instead of refusing them.
    """

    east: str = ""
    north: str = ""
    crs: str = ""
    layer: str = ""
    leave_out: bool = False


@dataclass(frozen=True, eq=False)
class PointsReading:
    """Points as read.

    Parameters
    ----------
    points : GeoDataFrame
        At least one, in the CRS of the areas; column ``name`` (text, may be
        empty), index the number of each row in the file.
    file_crs : str
        CRS that the coordinates were in.
    without_place, far : int
        Rows that were left out: without coordinates, and far outside the areas.
    places : GeoDataFrame
        All that have coordinates, those far outside among them, as the file has them and in
        the CRS that they are in; columns and index as ``points``.
    """

    points: gpd.GeoDataFrame
    file_crs: str
    without_place: int
    far: int
    places: gpd.GeoDataFrame


def read_points(
    path: Path, areas: AreaSet, options: PointOptions = PointOptions()
) -> PointsReading:
    """Read points and put them where they lie among some areas.

    Parameters
    ----------
    path : Path
        CSV or Excel with two columns of coordinates, or a vector file.
    areas : AreaSet
        In metres.
    options : PointOptions

    Returns
    -------
    PointsReading

    Raises
    ------
    InputError
        Every fault of the file: no columns of coordinates, cells that are no
        numbers, rows without a place, shapes that are no points, a CRS that
        is not known or does not fit, axes that have changed places, points
        far outside the areas.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in POINT_TYPES:
        allowed = ", ".join(POINT_TYPES)
        refuse([Fault(FaultKind.FILE_TYPE, path.name, "", path.suffix, allowed)])
    read = _from_table if suffix in TABLE_TYPES else _from_vector
    frame, faults = read(path, options)
    there = ~(frame.geometry.isna() | frame.geometry.is_empty)
    bare = frame.index[~there & ~frame["at_fault"]]
    if not options.leave_out:
        faults += [Fault(FaultKind.COORDINATE_MISSING, path.name, str(row)) for row in bare]
    found = frame[there]
    if found.empty:
        refuse(faults or [Fault(FaultKind.FILE_EMPTY, path.name)])
    return land_points(
        found,
        areas,
        options.crs or None,
        path.name,
        leave_out=options.leave_out,
        without_place=len(bare),
        faults=faults,
    )


def land_points(
    found: gpd.GeoDataFrame,
    areas: AreaSet,
    crs: str | None,
    file: str,
    *,
    leave_out: bool = False,
    without_place: int = 0,
    faults: Sequence[Fault] = (),
) -> PointsReading:
    """Put points where they lie among some areas.

    Parameters
    ----------
    found : GeoDataFrame
        At least one point, none without a place; column ``name``.
    areas : AreaSet
        In metres.
    crs : str or None
        CRS of coordinates that do not say.
    file : str
        Name for messages.
    leave_out : bool
        Leave out points far outside, instead of refusing them.
    without_place : int
        Rows that were left out before.
    faults : sequence of Fault
        Found before, and told with the others.

    Raises
    ------
    InputError
        Every fault: those before, a CRS that is not known or does not fit,
        axes that have changed places, points far outside the areas.
    """
    landed = land(found.geometry, areas, crs, file)
    refuse([*faults, *landed.faults, *_far_faults(landed, found, file, leave_out=leave_out)])
    bare = found[["name", "geometry"]]
    kept = bare[~landed.far].set_geometry(landed.points[~landed.far])
    places = bare.set_crs(landed.system, allow_override=True)
    return PointsReading(kept, landed.crs, without_place, int(landed.far.sum()), places)


def _far_faults(
    landed: Landed, found: gpd.GeoDataFrame, file: str, *, leave_out: bool
) -> list[Fault]:
    """Points far outside the areas; all of them even where those may be left out."""
    if not landed.far.any() or (leave_out and not landed.far.all()):
        return []
    places = found.geometry[landed.far]
    allowed = f"{FAR / 1000:.0f}"
    return [
        Fault(FaultKind.POINT_OUTSIDE, file, str(row), _written(place), allowed)
        for row, place in places.items()
    ]


def _written(place: shapely.Point) -> str:
    return f"{place.x:.7g}; {place.y:.7g}".replace(".", ",")


def coordinate_columns(raw: RawTable) -> tuple[str, str]:
    """Columns with coordinates by their usual names, east first; empty where none is found."""
    east, _ = find_column(raw.frame, None, EAST_COLUMNS, raw.file, required=False)
    north, _ = find_column(raw.frame, None, NORTH_COLUMNS, raw.file, required=False)
    return east or "", north or ""


def _from_table(path: Path, options: PointOptions) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Rows of a table with their points; None where the coordinates are missing or wrong."""
    raw = read_raw_table(path, sheet=options.layer or None)
    usual = coordinate_columns(raw)
    columns = [options.east or usual[0], options.north or usual[1]]
    listed = ", ".join(raw.frame.columns)
    refuse(
        Fault(FaultKind.COLUMN_MISSING, raw.file, "", name, listed)
        for name in columns
        if name and name not in raw.frame
    )
    if not all(columns):
        refuse([Fault(FaultKind.COORDINATE_COLUMNS, raw.file, allowed=listed)])
    decimal, faults = file_decimal(raw, columns)
    refuse(faults)
    parsed = [parse_numbers(raw.frame[name], decimal) for name in columns]
    wrong = [(name, part[2]) for name, part in zip(columns, parsed, strict=True)]
    faults = [
        Fault(FaultKind.COORDINATE_NUMBER, raw.file, str(row), cell, decimal, name)
        for name, at in wrong
        for row, cell in raw.frame[name][at].items()
    ]
    places = np.column_stack([part[0] for part in parsed])
    points = np.full(len(places), None, dtype=object)
    whole = ~np.isnan(places).any(axis=1)
    points[whole] = shapely.points(places[whole])
    bad = np.any([at for _, at in wrong], axis=0)
    return _rows(raw.frame, points, raw.frame.index, None, bad), faults


def _from_vector(path: Path, options: PointOptions) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Rows of a layer with their points; None where a row has no geometry or another kind."""
    frame = read_vector(path, options.layer or None)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    shapes = shapely.force_2d(np.asarray(frame.geometry))
    single = shapely.get_num_geometries(shapes) == 1
    shapes = np.where(single, shapely.get_geometry(shapes, 0), shapes)
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    wrong = there & (shapely.get_type_id(shapes) != shapely.GeometryType.POINT)
    faults = shape_faults(frame, wrong, "points", path.name)
    shapes[wrong] = None
    return _rows(frame, shapes, frame.index, frame.crs, wrong), faults


def shape_faults(
    frame: gpd.GeoDataFrame, wrong: np.ndarray, allowed: str, file: str
) -> list[Fault]:
    """Rows whose geometry is of another kind than is allowed, numbered by the index."""
    kinds: Sequence[str] = frame.geometry.geom_type[wrong]
    return [
        Fault(FaultKind.ROW_SHAPE, file, str(row), kind, allowed)
        for row, kind in zip(frame.index[wrong], kinds, strict=True)
    ]


def _rows(
    table: pd.DataFrame, points: np.ndarray, rows: pd.Index, crs: object, at_fault: np.ndarray
) -> gpd.GeoDataFrame:
    column, _ = find_column(table, None, POINT_NAMES, "", required=False)
    names = as_codes(table[column]) if column else [""] * len(table)
    data = {"name": np.asarray(names, dtype=object), "at_fault": at_fault}
    return gpd.GeoDataFrame(data, geometry=points, index=rows, crs=crs)
