"""Shapes as the browser is given them: whole numbers, each a step from the last."""

from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

WGS84 = "EPSG:4326"
"""Longitude and latitude in degrees, which web maps take."""

STEPS_PER_DEGREE = 1_000_000
"""Six decimals: at most 6 cm off at the latitude of Malmö."""

_POLYGONS, _LINES = 3, 1

Rings = list[list[list[int]]]
"""Polygons of one shape: a list of rings each, outline first; a line is one ring, left open."""


def encode(geometry: gpd.GeoSeries | BaseGeometry, crs: CRS) -> list[Rings]:
    """Polygons, or lines, as rings of steps in millionths of a degree.

    Parameters
    ----------
    geometry : GeoSeries or shapely geometry
        Polygons and multipolygons, or lines and multilines.
    crs : CRS
        CRS of geometry that states none of its own.

    Returns
    -------
    list
        One entry a shape, in the same order: a list of polygons, each a list
        of rings, each a flat list ``x0, y0, dx1, dy1, ...`` of WGS84
        longitudes and latitudes. A line stands as a polygon of one ring that
        is not closed. Empty geometry gives an empty list.

    Raises
    ------
    ValueError
        If there are points among the shapes, or polygons and lines together.
    """
    shapes = np.asarray(_in_wgs84(geometry, crs))
    parts, part_shape = shapely.get_parts(shapes, return_index=True)
    drawn = ~shapely.is_empty(parts)
    parts, part_shape = parts[drawn], part_shape[drawn]
    kinds = set(shapely.get_type_id(parts).tolist())
    if not (kinds <= {_POLYGONS} or kinds <= {_LINES}):
        raise ValueError("only polygons, or lines, can be drawn; there are others among the shapes")
    if kinds == {_LINES}:
        rings, ring_part = parts, np.arange(len(parts))
    else:
        rings, ring_part = shapely.get_rings(parts, return_index=True)
    by_part = _grouped(_steps(rings), ring_part, len(parts))
    return _grouped(by_part, part_shape, len(shapes))


def encode_points(geometry: gpd.GeoSeries | BaseGeometry, crs: CRS) -> list[list[int]]:
    """Points as ``[x, y]`` in millionths of a degree of WGS84 longitude and latitude.

    Parameters
    ----------
    geometry : GeoSeries or shapely geometry
        Points.
    crs : CRS
        CRS of geometry that states none of its own.

    Returns
    -------
    list of list of int
        One entry a point, in the same order.
    """
    degrees = shapely.get_coordinates(np.asarray(_in_wgs84(geometry, crs)))
    return np.rint(degrees * STEPS_PER_DEGREE).astype(np.int64).tolist()


def _in_wgs84(geometry: gpd.GeoSeries | BaseGeometry, crs: CRS) -> gpd.GeoSeries:
    if not isinstance(geometry, gpd.GeoSeries):
        geometry = gpd.GeoSeries([geometry])
    known = geometry if geometry.crs is not None else geometry.set_crs(crs)
    return known.to_crs(WGS84)


def _steps(rings: np.ndarray) -> list[list[int]]:
    if not len(rings):
        return []
    degrees, ring = shapely.get_coordinates(rings, return_index=True)
    points = np.rint(degrees * STEPS_PER_DEGREE).astype(np.int64)
    starts = np.flatnonzero(np.diff(ring, prepend=-1))
    steps = np.diff(points, axis=0, prepend=0)
    steps[starts] = points[starts]
    return [part.ravel().tolist() for part in np.split(steps, starts[1:])]


def _grouped(items: list[Any], owners: np.ndarray, count: int) -> list[list[Any]]:
    groups: list[list[Any]] = [[] for _ in range(count)]
    for item, owner in zip(items, owners, strict=True):
        groups[owner].append(item)
    return groups
