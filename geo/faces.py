"""Faces: the pieces that a set of outlines, noded on one grid, cuts the plane into."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Shapes = NDArray[np.object_]

NOBODY = -1
"""Owner of a face that no area has."""


@dataclass(frozen=True)
class FaceBorders:
    """Stretches of border between two faces, each told from both sides.

    Parameters
    ----------
    face, other : ndarray of int, shape (n,)
        Positions of the two faces; every pair stands in both orders.
    length : ndarray of float, shape (n,)
        Length of the stretch, metres.
    """

    face: Ints
    other: Ints
    length: Floats


def cut_faces(lines: Shapes, grid: float) -> Shapes:
    """Node lines on one grid and polygonise them.

    Parameters
    ----------
    lines : ndarray of geometry, shape (n,)
        Outlines in a projected CRS; may cross and coincide.
    grid : float
        Size of the precision grid, metres; every corner lands on it.

    Returns
    -------
    ndarray of Polygon, shape (m,)
        Faces without overlap that share every corner with their neighbours;
        what the lines enclose without any area covering it is a face too.

    Notes
    -----
    Snap rounding as in JTS OverlayNG, iterated until no corner lies within the
    grid of a line that it is not on (Halperin and Packer 2002, "Iterated snap
    rounding"). A face thinner than the grid disappears.
    """
    noded, before = _node(lines, grid), None
    while before is None or not noded.equals_exact(before):
        noded, before = _node(shapely.get_parts(noded), grid), noded
    return shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))


def _node(lines: Shapes, grid: float) -> shapely.Geometry:
    return shapely.union_all(lines, grid_size=grid).normalize()


def faces_within(faces: Shapes, shapes: Shapes) -> tuple[Ints, Ints]:
    """Find every (face, shape) where the shape covers the face.

    Parameters
    ----------
    faces : ndarray of Polygon, shape (m,)
        As `cut_faces` gives them.
    shapes : ndarray of geometry, shape (n,)
        The shapes whose outlines cut the faces.

    Returns
    -------
    tuple of ndarray of int, each of shape (pairs,)
        Positions of face and shape, sorted by face and then by shape.
    """
    tree = shapely.STRtree(shapes)
    face, shape = tree.query(shapely.point_on_surface(faces), predicate="intersects")
    order = np.lexsort((shape, face))
    return face[order], shape[order]


def shared_borders(faces: Shapes) -> FaceBorders:
    """Find the stretches that two faces have in common.

    Parameters
    ----------
    faces : ndarray of Polygon, shape (m,)
        Faces whose shared corners are identical, as `cut_faces` gives them.

    Returns
    -------
    FaceBorders
        One row per segment and direction.
    """
    ends, face = _segments(faces)
    order = np.lexsort(ends.T)
    ends, face = ends[order], face[order]
    first = np.flatnonzero((ends[1:] == ends[:-1]).all(axis=1))
    length = np.hypot(ends[first, 0] - ends[first, 2], ends[first, 1] - ends[first, 3])
    one, two = face[first], face[first + 1]
    return FaceBorders(np.append(one, two), np.append(two, one), np.append(length, length))


def _segments(faces: Shapes) -> tuple[Floats, Ints]:
    """Segments as (x, y, x, y) with the lesser end first, and the face of each."""
    rings, face_of_ring = shapely.get_rings(faces, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    start, end, ring = xy[:-1][inside], xy[1:][inside], ring[1:][inside]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[swap], end[swap] = end[swap], start[swap]
    return np.hstack([start, end]), face_of_ring[ring]


def unite(faces: Shapes, owner: Ints, count: int) -> Shapes:
    """Dissolve the faces of each owner, keeping every corner.

    Parameters
    ----------
    faces : ndarray of Polygon, shape (m,)
        As `cut_faces` gives them.
    owner : ndarray of int, shape (m,)
        Owner of each face, `NOBODY` where it has none.
    count : int
        Number of owners.

    Returns
    -------
    ndarray of geometry, shape (count,)
        Polygons and multipolygons in normal form; None for an owner without faces.
    """
    order = np.argsort(owner, kind="stable")
    cuts = np.searchsorted(owner[order], np.arange(count + 1))
    united = np.full(count, None, dtype=object)
    for i in np.flatnonzero(np.diff(cuts)):
        united[i] = shapely.coverage_union_all(faces[order[cuts[i] : cuts[i + 1]]])
    return shapely.normalize(united)
