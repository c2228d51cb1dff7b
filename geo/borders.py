"""How long the borders between neighbours are: geometry once, into a table of lengths."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array

from geo.areas import AreaSet
from geo.faces import Bools, Floats, Ints, Shapes
from geo.neighbours import Neighbours

TOLERANCE = 0.02
"""Width of slivers and gaps that a border may have, metres; narrow, for at a sharp angle two
outlines run beside each other for a while before they meet."""


@dataclass(frozen=True, eq=False)
class Borders:
    """Surfaces, outlines and shared borders of areas.

    Parameters
    ----------
    codes : Index
        Area codes, in the order of everything below.
    surface : ndarray of float, shape (n,)
        Square metres.
    perimeter : ndarray of float, shape (n,)
        Length of each whole outline, holes included, metres.
    shared : csr_array of float, shape (n, n)
        Length of the border between two areas, metres; symmetric, nothing on
        the diagonal. Neighbours by a corner share nothing.
    """

    codes: pd.Index
    surface: Floats
    perimeter: Floats
    shared: csr_array

    def within(self, chosen: Bools) -> "Borders":
        """Those of some areas only, given as a mask of shape (n,)."""
        return Borders(
            self.codes[chosen],
            self.surface[chosen],
            self.perimeter[chosen],
            self.shared[chosen][:, chosen],
        )


def borders(areas: AreaSet, near: Neighbours, *, tolerance: float = TOLERANCE) -> Borders:
    """Measure the border between every two neighbours.

    The border is that part of one outline which lies within the tolerance of
    the other area, less two tolerances for its ends; the mean of both ways
    of looking at it is taken.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    near : Neighbours
        Of the same areas.
    tolerance : float
        Metres, above 0.

    Returns
    -------
    Borders
        In the order of the areas.

    Raises
    ------
    ValueError
        The neighbours are of other areas.
    """
    shapes = np.asarray(areas.geometry)
    pairs = pairs_of(areas, near)
    one_way, other_way = (
        shapely.length(lines_between(shapes, way, tolerance)) for way in (pairs, pairs[::-1])
    )
    lengths = np.maximum((one_way + other_way) / 2 - 2 * tolerance, 0.0)
    rows, columns = np.concatenate([pairs, pairs[::-1]], axis=1)
    shared = csr_array((np.tile(lengths, 2), (rows, columns)), shape=(len(areas),) * 2)
    shared.eliminate_zeros()
    return Borders(areas.codes, shapely.area(shapes), shapely.length(shapes), shared)


def pairs_of(areas: AreaSet, near: Neighbours) -> Ints:
    """Positions of each pair of neighbours, once; shape (2, pairs).

    Raises
    ------
    ValueError
        The neighbours are of other areas.
    """
    if not near.codes.equals(areas.codes):
        raise ValueError("neighbours of the same areas, in the same order, are needed")
    pairs = np.stack(near.adjacency.nonzero())
    return pairs[:, pairs[0] < pairs[1]]


def lines_between(shapes: Shapes, pairs: Ints, tolerance: float) -> Shapes:
    """The part of each first outline within the tolerance of the second area; shape (pairs,)."""
    one, other = pairs
    widened = shapely.buffer(shapes, tolerance, quad_segs=2)
    return shapely.intersection(shapely.boundary(shapes)[one], widened[other])
