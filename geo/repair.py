"""Repair of single geometries: unambiguous errors are mended and counted, the rest refused."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import POLYGONAL

SAME_AREA = 1e-6
"""Relative difference up to which a mended polygon is held to be the one that was drawn."""


@dataclass(frozen=True)
class GeometryRepair:
    """One geometry that was mended.

    Parameters
    ----------
    code : str
        Area code.
    reason : str
        What was wrong, in GEOS's words.
    moved_m2 : float
        Difference between drawn and mended area, in square units of the file's CRS.
    """

    code: str
    reason: str
    moved_m2: float


def mend(
    geometry: gpd.GeoSeries, *, ambiguous: bool = False
) -> tuple[gpd.GeoSeries, tuple[GeometryRepair, ...]]:
    """Make invalid polygons valid where the file leaves no doubt about the area meant.

    The signed area of the rings as drawn (shoelace formula) is compared with the
    area after ``make_valid``. A ring that touches itself keeps its area; a bow-tie,
    whose lobes cancel in the signed sum, does not.

    Parameters
    ----------
    geometry : GeoSeries
        Geometry by code, any CRS.
    ambiguous : bool
        Mend also where the two areas differ, taking all that the rings enclose.

    Returns
    -------
    geometry : GeoSeries
        Same index. Polygonal parts only; what was not mended is left as it was.
    repairs : tuple of GeometryRepair
        One per mended geometry.
    """
    shapes = np.array(geometry, dtype=object)
    bad = ~shapely.is_missing(shapes) & ~shapely.is_valid(shapes)
    bad &= np.isin(shapely.get_type_id(shapes), POLYGONAL) & _finite(shapes)
    at = np.flatnonzero(bad)
    mended = np.array([polygonal(shape) for shape in shapely.make_valid(shapes[at])], dtype=object)
    moved = np.abs(shapely.area(mended) - shapely.area(shapes[at]))
    sure = moved <= SAME_AREA * np.maximum(shapely.area(mended), np.finfo(float).tiny)
    take = (sure | ambiguous) & ~shapely.is_empty(mended)
    repairs = tuple(
        GeometryRepair(str(code), reason, float(change))
        for code, reason, change in zip(
            geometry.index[at[take]],
            shapely.is_valid_reason(shapes[at[take]]),
            moved[take],
            strict=True,
        )
    )
    shapes[at[take]] = mended[take]
    return gpd.GeoSeries(shapes, index=geometry.index, crs=geometry.crs), repairs


def _finite(shapes: np.ndarray) -> np.ndarray:
    """Whether every coordinate is a number; where one is not, nothing can be mended."""
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    return finite


def polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the polygons of a geometry; lines and points where shapes only touch are dropped.

    Returns
    -------
    Geometry
        Polygon or MultiPolygon, empty where there was no polygon.
    """
    if shapely.get_type_id(shape) in POLYGONAL:
        return shape
    parts = shapely.get_parts(shape)
    polygons = parts[np.isin(shapely.get_type_id(parts), POLYGONAL)]
    return shapely.union_all(polygons) if len(polygons) else shapely.Polygon()
