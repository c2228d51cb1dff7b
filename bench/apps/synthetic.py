"""Areas invented by seed, with as many corners as real ones."""

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import WORKING_CRS, AreaSet

CORNER_SPACING = 0.3
"""Distance between corners as a share of an area's width: about 16 corners an area."""

AREA_WIDTH = 400.0
"""Typical width of an area in metres."""

ORIGIN = (374_000.0, 6_150_000.0)
"""South-western corner in SWEREF 99 TM, near Malmö."""


def synthetic_areas(count: int, seed: int = 1) -> AreaSet:
    """Voronoi cells of scattered points, with corners added along their sides.

    Parameters
    ----------
    count : int
        Number of areas.
    seed : int
        Seed of the points.

    Returns
    -------
    AreaSet
        Areas without gaps in EPSG:3006, coded ``A00001`` and on.
    """
    side = AREA_WIDTH * np.sqrt(count)
    points = np.random.default_rng(seed).uniform(0, side, (count, 2)) + ORIGIN
    frame = shapely.box(*ORIGIN, ORIGIN[0] + side, ORIGIN[1] + side)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame)
    )
    cells = shapely.segmentize(shapely.intersection(cells, frame), AREA_WIDTH * CORNER_SPACING)
    codes = [f"A{number:05d}" for number in range(1, count + 1)]
    names = [f"Area {number}" for number in range(1, count + 1)]
    return AreaSet(gpd.GeoDataFrame({"name": names}, geometry=cells, index=codes, crs=WORKING_CRS))


def rotated_classes(count: int, step: int, classes: int) -> np.ndarray:
    """Classes that all change at each step, so that every area must be painted again."""
    base = np.random.default_rng(2).integers(0, classes, count)
    return (base + step) % classes


def value_texts(count: int, step: int) -> list[str]:
    """A value for each area as a reader would see it, other ones at each step."""
    return [f"{value:.1f}" for value in np.random.default_rng(step).uniform(0, 100, count)]


def rank_texts(count: int, step: int) -> list[str]:
    """A rank for each area, other ones at each step."""
    return [str(rank) for rank in np.random.default_rng(step).permutation(count) + 1]
