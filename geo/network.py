"""A network of lines, such as roads and paths, and the shortest way along it to a point."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.faces import Floats, Ints

GRID = 0.01
"""Metres of the grid that corners of lines are put on; corners in one place of it are one."""


@dataclass(frozen=True, eq=False)
class Network:
    """Straight pieces between corners, walked in both directions.

    Parameters
    ----------
    nodes : array of float, shape (nodes, 2)
        East and north of each corner, metres.
    ends : array of int, shape (pieces, 2)
        Positions of the two corners of each piece; they differ.
    """

    nodes: Floats
    ends: Ints

    @property
    def lengths(self) -> Floats:
        """Metres of each piece."""
        return _metres(self.nodes[self.ends[:, 0]] - self.nodes[self.ends[:, 1]])


def network_of(lines: gpd.GeoSeries, *, join_crossings: bool = False) -> Network:
    """Make a network of lines.

    Lines meet where they have a corner in common. Lines that only cross, as
    at a bridge, do not meet unless ``join_crossings``.

    Parameters
    ----------
    lines : GeoSeries
        Lines in metres; missing and empty ones are passed by.
    join_crossings : bool
        Let all lines that cross or touch meet.

    Returns
    -------
    Network
        Without pieces where there are no lines.
    """
    shapes = np.asarray(lines)
    if join_crossings:
        shapes = np.array([shapely.union_all(shapes)])
    parts = shapely.get_parts(shapes[~shapely.is_missing(shapes)])
    corners, of = shapely.get_coordinates(parts, return_index=True)
    snapped, at = np.unique(np.rint(corners / GRID), axis=0, return_inverse=True)
    at = at.reshape(-1)
    ends = np.column_stack([at[:-1], at[1:]])[of[:-1] == of[1:]]
    ends = np.unique(np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1), axis=0)
    return Network(snapped * GRID, ends)


def network_metres(network: Network, points: Floats, starts: Floats) -> Floats:
    """Shortest way from each start to the nearest point, along a network.

    From a start it is straight to the nearest place on the network, along it
    by Dijkstra's method (1959), and straight from the place that is nearest
    to the point. The way is thus never shorter than as the crow flies, but
    for the network's grid.

    Parameters
    ----------
    network : Network
    points : array of float, shape (points, 2)
        East and north, metres.
    starts : array of float, shape (starts, 2)

    Returns
    -------
    array of float, shape (starts,)
        Metres; infinite where no way leads.
    """
    if not len(network.ends) or not len(points):
        return np.full(len(starts), np.inf)
    walked, source = _with_points(network, points)
    along = dijkstra(walked.graph, directed=False, indices=source)
    which, piece = walked.nearest(starts)
    one, other, away, share = walked.reach(starts[which], piece)
    length = walked.lengths[piece]
    ways = away + np.minimum(along[one] + share * length, along[other] + (1 - share) * length)
    metres = np.full(len(starts), np.inf)
    np.minimum.at(metres, which, ways)
    return metres


@dataclass(frozen=True, eq=False)
class _Walked:
    """Pieces to walk, and legs without a place on the map from the source to where points join."""

    nodes: Floats
    ends: Ints
    legs: tuple[Ints, Floats]

    @property
    def lengths(self) -> Floats:
        return Network(self.nodes, self.ends).lengths

    @property
    def graph(self) -> csr_array:
        """Metres between corners; the last row is the source. Parallel ways leave the shortest."""
        joins, away = self.legs
        source = np.full(len(joins), len(self.nodes))
        one = np.concatenate([self.ends[:, 0], joins])
        other = np.concatenate([self.ends[:, 1], source])
        metres = np.concatenate([self.lengths, away])
        order = np.lexsort((metres, other, one))
        one, other, metres = one[order], other[order], metres[order]
        first = np.r_[True, (np.diff(one) != 0) | (np.diff(other) != 0)]
        size = len(self.nodes) + 1
        return csr_array((metres[first], (one[first], other[first])), shape=(size, size))

    def nearest(self, places: Floats) -> tuple[Ints, Ints]:
        """Every pair of a place and a piece that no other piece is nearer to."""
        which, piece = _tree(self.nodes, self.ends).query_nearest(shapely.points(places))
        return which, piece

    def reach(self, places: Floats, piece: Ints) -> tuple[Ints, Ints, Floats, Floats]:
        """Both corners of the piece, metres away from it, and how far along it (0-1)."""
        one, other = self.ends[piece].T
        away, share = _onto(places, self.nodes[one], self.nodes[other])
        return one, other, away, share


def _with_points(network: Network, points: Floats) -> tuple[_Walked, int]:
    """The network with a corner wherever a point joins it, and the position of the source."""
    whole = _Walked(network.nodes, network.ends, (np.empty(0, int), np.empty(0)))
    which, piece = whole.nearest(points)
    one, other, away, share = whole.reach(points[which], piece)
    start = network.nodes[one]
    joined = start + share[:, None] * (network.nodes[other] - start)
    nodes = np.concatenate([network.nodes, joined])
    joins = len(network.nodes) + np.arange(len(joined))
    kept = np.delete(network.ends, np.unique(piece), axis=0)
    ends = np.concatenate([kept, _chains(network.ends, piece, share, joins)])
    return _Walked(nodes, ends, (joins, away)), len(nodes)


def _chains(ends: Ints, piece: Ints, share: Floats, joins: Ints) -> Ints:
    """Pieces that were joined, from corner to join to join to corner."""
    hit = np.unique(piece)
    owner = np.concatenate([hit, piece, hit])
    place = np.concatenate([np.full(len(hit), -1.0), share, np.full(len(hit), 2.0)])
    node = np.concatenate([ends[hit, 0], joins, ends[hit, 1]])
    order = np.lexsort((place, owner))
    owner, node = owner[order], node[order]
    return np.column_stack([node[:-1], node[1:]])[owner[:-1] == owner[1:]]


def _tree(nodes: Floats, ends: Ints) -> shapely.STRtree:
    return shapely.STRtree(shapely.linestrings(nodes[ends]))


def _onto(places: Floats, one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Metres from places to straight pieces, and how far along them (0-1) that is."""
    step = other - one
    square = (step**2).sum(axis=1)
    along = ((places - one) * step).sum(axis=1)
    share = np.divide(along, square, out=np.zeros(len(along)), where=square > 0).clip(0, 1)
    return _metres(places - one - share[:, None] * step), share


def _metres(step: Floats) -> Floats:
    return np.hypot(step[:, 0], step[:, 1])
