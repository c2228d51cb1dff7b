"""Two editions of a division: which areas are not what they were."""

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import AreaSet

SAME = 0.98
"""Common surface of two outlines, as a share of both together, from which they are the same."""


def changed_areas(areas: AreaSet, before: gpd.GeoSeries, same: float = SAME) -> tuple[str, ...]:
    """Areas that had no area of their code before, or another outline.

    Parameters
    ----------
    areas : AreaSet
    before : GeoSeries
        Valid polygons by code, in any CRS.
    same : float
        Share (0-1) of the surface of both together that they must have in common.

    Returns
    -------
    tuple of str
        Codes in the order of the areas.
    """
    earlier = before.to_crs(areas.crs).reindex(areas.codes)
    now, then = np.asarray(areas.geometry), np.asarray(earlier)
    common = shapely.area(shapely.intersection(now, then))
    both = shapely.area(shapely.union(now, then))
    is_same = np.nan_to_num(common) >= same * np.where(both > 0, both, np.inf)
    return tuple(areas.codes[~is_same])
