"""Which borders a barrier runs along: rivers, railways and motorways that part neighbours."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.borders import lines_between, pairs_of
from geo.crs import crs_faults
from geo.faults import refuse
from geo.neighbours import Neighbours

REACH = 50.0
"""How far from a border a barrier may run and still be taken to follow it, metres."""

WIDTH = 0.1
"""Width of slivers and gaps that a border may have, metres; as for neighbours."""

SHARE = 0.5
"""Share of a border from which a barrier is said to part two areas."""


def parted_pairs(
    areas: AreaSet,
    near: Neighbours,
    lines: gpd.GeoSeries,
    *,
    min_share: float = SHARE,
    reach: float = REACH,
) -> pd.Series:
    """Neighbours whose border a barrier runs along.

    A barrier that crosses a border, rather than follow it, lies in both areas
    and parts neither from the other: it covers twice the reach of the border
    and no more.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    near : Neighbours
        Of the same areas.
    lines : GeoSeries
        Barriers, lines or polygons, in the CRS of the areas; empty and
        missing ones are passed by.
    min_share : float
        Least share of the border that must be covered, above 0 and at most 1.
    reach : float
        Metres from a barrier within which the border counts as covered.

    Returns
    -------
    Series of float
        Covered share (0-1) of the border by pair, MultiIndex ``one``,
        ``other`` of codes in the order of the areas; pairs below
        ``min_share`` are not in it.

    Raises
    ------
    InputError
        The CRS differ.
    ValueError
        The neighbours are of other areas.
    """
    refuse(crs_faults(lines.crs, areas.crs))
    shapes = np.asarray(areas.geometry)
    pairs = pairs_of(areas, near)
    between = lines_between(shapes, pairs, WIDTH)
    barrier = shapely.buffer(shapely.union_all(np.asarray(lines)), reach)
    covered = shapely.length(shapely.intersection(between, barrier))
    length = shapely.length(between)
    share = np.divide(covered, length, out=np.zeros(len(length)), where=length > 0)
    kept = (share >= min_share) & (share > 0)
    one, other = pairs[:, kept]
    index = pd.MultiIndex.from_arrays(
        [areas.codes[one], areas.codes[other]], names=["one", "other"]
    )
    return pd.Series(np.minimum(share[kept], 1.0), index, name="share")
