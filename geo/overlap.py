"""Overlap of areas with shapes: geometry once, into a table, then only arithmetic."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet, geometry_faults
from geo.crs import crs_faults
from geo.faults import Fault, refuse

PRESENT = 0.1
"""Share of an area's surface from which a shape is said to be present in it."""

MANY_WHOLE = 0.05
"""Share of pairs where an area lies whole in a shape, from which the rest is asked whether it
only touches: divisions that share areas share borders, and asking is cheaper than intersecting."""


@dataclass(frozen=True, eq=False)
class Overlap:
    """How much of each area lies under each shape.

    Parameters
    ----------
    pairs : DataFrame
        One row per (area, shape) with common surface; MultiIndex ``area``,
        ``shape`` in the order of the areas, then of the shapes. Columns
        ``overlap_m2`` (> 0) and ``share_area`` (0-1, of the area's surface).
    union : Series
        Share (0-1) of each area under the union of all shapes; index is
        every area code in order, 0.0 where nothing lies over it.
    """

    pairs: pd.DataFrame
    union: pd.Series

    def present(self, min_share: float = PRESENT) -> pd.Series:
        """Shapes over each area.

        Parameters
        ----------
        min_share : float
            Least share of the area's surface (0-1).

        Returns
        -------
        Series of tuple
            Ids of shapes by area code, every area in order; empty where none.
        """
        enough = self.pairs[self.pairs["share_area"] >= min_share].reset_index()
        groups = enough.groupby("area", sort=False)["shape"].agg(tuple).to_dict()
        return pd.Series([groups.get(code, ()) for code in self.union.index], self.union.index)

    def within(self, surface: pd.Series, min_share: float = PRESENT) -> tuple[str, ...]:
        """Shapes over some areas taken as one.

        Parameters
        ----------
        surface : Series
            Square metres by code, of the areas that are taken as one.
        min_share : float
            Least share of their common surface (0-1).

        Returns
        -------
        tuple of str
            Ids of shapes, in the order of the pairs.
        """
        inside = self.pairs[self.pairs.index.get_level_values("area").isin(surface.index)]
        covered = inside["overlap_m2"].groupby(level="shape", sort=False).sum()
        share = covered / surface.sum()
        return tuple(share.index[share >= min_share])


def overlap(areas: AreaSet, shapes: gpd.GeoSeries) -> Overlap:
    """Intersect areas with shapes, many to many.

    A spatial index gives the pairs; where a shape holds a whole area, or lies
    whole inside it, no intersection is computed. Touching is not overlap.

    Parameters
    ----------
    areas : AreaSet
        Areas in metres.
    shapes : GeoSeries
        Valid polygons by id, in the CRS of the areas; empty or missing
        shapes overlap nothing.

    Returns
    -------
    Overlap

    Raises
    ------
    InputError
        The CRS differ, or a shape is not a valid polygon.
    """
    refuse(shape_faults(areas, shapes))
    land = np.asarray(areas.geometry)
    cover = np.asarray(shapes)
    at_area, at_shape, pieces = pieces_over(land, cover)
    surface = shapely.area(land)
    overlap_m2 = shapely.area(pieces)
    pairs = pd.DataFrame(
        {"overlap_m2": overlap_m2, "share_area": np.minimum(overlap_m2 / surface[at_area], 1.0)},
        index=pd.MultiIndex.from_arrays(
            [areas.codes[at_area], shapes.index[at_shape]], names=["area", "shape"]
        ),
    )
    union = np.minimum(union_m2(at_area, pieces, land) / surface, 1.0)
    return Overlap(pairs, pd.Series(union, index=areas.codes, name="share_area"))


def shape_faults(areas: AreaSet, shapes: gpd.GeoSeries) -> list[Fault]:
    """Another CRS than the areas', or shapes that are no valid polygons."""
    faults = crs_faults(shapes.crs, areas.crs)
    if faults:
        return faults
    present = shapes[~(shapes.is_empty | shapes.isna())]
    return geometry_faults(present)


def pieces_over(land: np.ndarray, cover: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Area position, shape position and common surface of every pair that has any."""
    at_area, at_shape, whole = pairs_over(land, cover)
    pieces = land[at_area]
    pieces[~whole] = shapely.intersection(pieces[~whole], cover[at_shape[~whole]])
    kept = shapely.area(pieces) > 0
    return at_area[kept], at_shape[kept], pieces[kept]


def pairs_over(land: np.ndarray, cover: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Area position, shape position and whether the area lies whole in it, of pairs that meet."""
    shapely.prepare(cover)
    at_shape, at_area = shapely.STRtree(land).query(cover, predicate="intersects")
    whole = shapely.covers(cover[at_shape], land[at_area])
    if whole.sum() > MANY_WHOLE * len(whole):
        apart = ~whole
        apart[apart] = shapely.touches(cover[at_shape[apart]], land[at_area[apart]])
        at_shape, at_area, whole = at_shape[~apart], at_area[~apart], whole[~apart]
    order = np.lexsort((at_shape, at_area))
    return at_area[order], at_shape[order], whole[order]


def union_m2(at_area: np.ndarray, pieces: np.ndarray, land: np.ndarray) -> np.ndarray:
    """Surface under the union of the pieces, per area; ``at_area`` is sorted.

    A piece that is its whole area settles it; the rest are united step by
    step, the next piece of every area at once.
    """
    covered = np.zeros(len(land))
    whole = pieces == land[at_area]
    covered[at_area[whole]] = shapely.area(land[at_area[whole]])
    open_pieces = ~np.isin(at_area, at_area[whole])
    at_area, pieces = at_area[open_pieces], pieces[open_pieces]
    areas, starts, sizes = np.unique(at_area, return_index=True, return_counts=True)
    united = pieces[starts]
    for step in range(1, sizes.max(initial=0)):
        more = sizes > step
        united[more] = shapely.union(united[more], pieces[starts[more] + step])
    covered[areas] = shapely.area(united)
    return covered
