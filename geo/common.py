"""Common ground: how much surface pairs of areas share, from their edges and without cutting."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from geo.faces import Floats, Ints, Shapes

AT_ONCE = 2_000
"""Pairs that are summed together, so that what is worked on stays in the processor's memory."""


@dataclass(frozen=True, eq=False)
class _Edges:
    """Edges of areas as lines over x, by area and then from the left; upright ones left out.

    Parameters
    ----------
    lines : array of float, shape (edges, 5)
        Left x, right x, y at the left, slope, and 1 with the area below the edge, -1 above it.
    first : array of int, shape (areas + 1,)
        Position of the first edge of each area, and the end of the last.
    left, right : array of int, shape (edges,)
        Ranks of either x among all of them.
    key : array of int, shape (edges,)
        Rising: the area, times `ranks`, and the rank of the left x.
    ranks : int
    """

    lines: Floats
    first: Ints
    left: Ints
    right: Ints
    key: Ints
    ranks: int


def common_m2(land: Shapes, cover: Shapes, at_land: Ints, at_cover: Ints) -> Floats:
    """Surface that pairs of areas have in common.

    Parameters
    ----------
    land, cover : array of geometry
        Valid polygons in metres.
    at_land, at_cover : array of int, shape (pairs,)
        Positions of the two of each pair.

    Returns
    -------
    array of float, shape (pairs,)
        Square metres; 0 for less than corners can tell: a strip along the outline of the
        smaller, as thin as the step between two coordinates.

    Notes
    -----
    A polygon is what lies below its upper edges less what lies below its lower ones, so that
    with s = 1 and -1 for them its indicator is the sum over its edges of s [y < y(x)], where s
    sums to 0 at every x. What A and B have in common is then the sum over a in A and b in B of
    s_a s_b times the integral of min(y_a, y_b) over the x that both span; and since min(p, q) is
    (p + q - abs(p - q)) / 2, and the sums of s alone are 0, it is minus half the sum of s_a s_b
    times the integral of abs(y_a - y_b). The integral of the absolute value of a line between d
    and e over a width w is w ((abs(d) + abs(e)) / 2 - max(0, -d e) / (abs(d) + abs(e))). No
    crossing is looked for and no case is told from another, so that outlines that nearly
    coincide do no harm.
    """
    used, at = np.unique(np.concatenate([at_land, len(land) + at_cover]), return_inverse=True)
    shapes, (one, other) = np.concatenate([land, cover])[used], at.reshape(2, -1)
    edges, outline = _edges(shapes), shapely.length(shapes)
    parts = [
        _common(edges, one[start:][:AT_ONCE], other[start:][:AT_ONCE])
        for start in range(0, len(one), AT_ONCE)
    ]
    surface = np.concatenate([*parts, np.zeros(0)])
    step = np.spacing(np.abs(edges.lines[:, :3]).max(initial=0.0))
    return np.where(surface > step * np.minimum(outline[one], outline[other]), surface, 0.0)


def _edges(shapes: Shapes) -> _Edges:
    turned = shapely.orient_polygons(shapes, exterior_cw=True)
    parts, whole = shapely.get_parts(turned, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    start = np.flatnonzero((ring[1:] == ring[:-1]) & (xy[1:, 0] != xy[:-1, 0]))
    (x, y), (to_x, to_y) = xy[start].T, xy[start + 1].T
    owner, above = whole[part[ring[start]]], x < to_x
    left, right = np.minimum(x, to_x), np.maximum(x, to_x)
    slope = (to_y - y) / (to_x - x)
    lines = np.column_stack([left, right, np.where(above, y, to_y), slope, np.where(above, 1, -1)])
    order = np.lexsort((left, owner))
    lines, owner = lines[order], owner[order]
    xs, rank = np.unique(lines[:, :2], return_inverse=True)
    at_left, at_right = np.ascontiguousarray(rank.reshape(-1, 2).T)
    first = np.searchsorted(owner, np.arange(len(shapes) + 1))
    return _Edges(lines, first, at_left, at_right, owner * len(xs) + at_left, len(xs))


def _common(edges: _Edges, one: Ints, other: Ints) -> Floats:
    """Square metres by pair: edges meet where the one begins over the other, or the reverse."""
    return -0.5 * (_sums(edges, one, other, "left") + _sums(edges, other, one, "right"))


def _sums(edges: _Edges, span: Ints, begin: Ints, side: Literal["left", "right"]) -> Floats:
    """Signed surface between edges of `span` and those of `begin` whose left end is over them.

    `side` tells whether edges that begin at the same x count ("left") or not.
    """
    pair, long = _ranges(edges.first[span], edges.first[span + 1])
    base = begin[pair] * edges.ranks
    start = np.searchsorted(edges.key, base + edges.left[long], side)
    stop = np.searchsorted(edges.key, base + edges.right[long], "left")
    row, short = _ranges(start, np.maximum(start, stop))
    between = _between(edges.lines[long[row]], edges.lines[short])
    return np.bincount(pair[row], between, minlength=len(span)).astype(float)


def _between(long: Floats, short: Floats) -> Floats:
    """Integral of the distance between two edges from where the second begins, with sign."""
    left, right, y, slope, side = long.T
    begin, end, short_y, short_slope, short_side = short.T
    width = np.minimum(right, end) - begin
    here = y - short_y + slope * (begin - left)
    there = here + (slope - short_slope) * width
    crossing = np.maximum(-here * there, 0.0)
    total = np.abs(here) + np.abs(there)
    apart = total / 2 - crossing / np.maximum(total, np.finfo(float).tiny)
    return width * apart * side * short_side


def _ranges(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Rows of many ranges, and the positions in them, one after another."""
    count = stop - start
    row = np.repeat(np.arange(len(count)), count)
    return row, np.arange(len(row)) + np.repeat(start - np.cumsum(count) + count, count)
