"""Which areas are neighbours: contiguity by corner or border, or by distance."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array

from geo.areas import AreaSet
from geo.faces import Bools, Ints, Shapes

Rule = Literal["queen", "rook", "distance"]

BORDER_PER_TOLERANCE = 4.0
"""A shared border is longer than this many tolerances; a corner alone comes to about two."""


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Which areas are neighbours.

    Parameters
    ----------
    codes : Index
        Area codes, in the order of the rows and columns.
    adjacency : csr_array of float, shape (n, n)
        1 where two areas are neighbours; symmetric, nothing on the diagonal.
    islands : tuple of str
        Codes of areas without a neighbour.
    """

    codes: pd.Index
    adjacency: csr_array
    islands: tuple[str, ...]


def neighbours(
    areas: AreaSet,
    rule: Rule = "queen",
    *,
    tolerance: float = 0.1,
    distance: float = 1000.0,
) -> Neighbours:
    """Find the neighbours of every area.

    Parameters
    ----------
    areas : AreaSet
        Areas, which may overlap and leave gaps between them.
    rule : {"queen", "rook", "distance"}
        ``queen``: a common border or corner. ``rook``: a common border, which
        within the tolerance must be longer than four tolerances, so that a
        corner is not taken for one. ``distance``: centroids at most so far
        apart, whatever lies between.
    tolerance : float
        Width of slivers and gaps that a border may have, metres, at least 0;
        at 0 the outlines must meet exactly, which no longer holds for borders
        after a change of CRS. Not used by ``distance``.
    distance : float
        Greatest distance between centroids, metres; used by ``distance`` only.

    Returns
    -------
    Neighbours
        In the order of the areas.

    Raises
    ------
    ValueError
        A tolerance or distance that is negative or no number.

    Notes
    -----
    Queen and rook contiguity: Anselin (1988), Spatial Econometrics: Methods and
    Models, chapter 3.
    """
    reach = distance if rule == "distance" else tolerance
    if not 0 <= reach < np.inf:
        raise ValueError(f"a distance in metres of at least 0 is needed, got {reach}")
    shapes = np.asarray(areas.geometry)
    if rule == "distance":
        pairs = _pairs_within(shapely.centroid(shapes), distance)
    else:
        pairs = _pairs_within(shapes, tolerance)
    if rule == "rook":
        pairs = pairs[:, _share_border(shapes, pairs, tolerance)]
    adjacency = _symmetric(pairs, len(areas))
    alone = np.diff(adjacency.indptr) == 0
    return Neighbours(areas.codes, adjacency, tuple(areas.codes[alone]))


def _pairs_within(shapes: Shapes, distance: float) -> Ints:
    """Each pair of shapes at most so far apart, once; shape (2, pairs)."""
    pairs = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=distance)
    return pairs[:, pairs[0] < pairs[1]]


def _share_border(shapes: Shapes, pairs: Ints, tolerance: float) -> Bools:
    """Whether each pair has more than a corner in common; shape (pairs,)."""
    outlines = shapely.boundary(shapes)
    widened = shapely.buffer(shapes, tolerance, quad_segs=2) if tolerance else shapes
    within = [
        shapely.length(shapely.intersection(outlines[one], widened[other]))
        for one, other in (pairs, pairs[::-1])
    ]
    return np.maximum(*within) > BORDER_PER_TOLERANCE * tolerance


def _symmetric(pairs: Ints, count: int) -> csr_array:
    rows, columns = np.concatenate([pairs, pairs[::-1]], axis=1)
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))
