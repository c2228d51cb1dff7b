"""Who gets which face: claims, overlaps, gaps and detached parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.faces import NOBODY, Bools, FaceBorders, Floats, Ints, Shapes, faces_within

OverlapRule = Literal["smallest", "longest_border"]
"""Who gets a face that several areas cover: the smallest area, or the one it borders most."""

MayOwn = Callable[[Ints, Ints], Bools]
"""Takes faces and areas of equal length, tells pair by pair whether it is allowed."""


@dataclass(frozen=True)
class Claims:
    """Which areas cover which faces, before anything is decided.

    Parameters
    ----------
    face, area : ndarray of int, shape (pairs,)
        Positions, one pair per covering.
    count : ndarray of int, shape (faces,)
        Number of areas that cover each face.
    """

    face: Ints
    area: Ints
    count: Ints


def claims_on(faces: Shapes, shapes: Shapes, may_own: MayOwn | None = None) -> Claims:
    """Tell which shapes cover which faces.

    Parameters
    ----------
    faces : ndarray of Polygon, shape (m,)
        As `geo.faces.cut_faces` gives them.
    shapes : ndarray of geometry, shape (n,)
        The shapes whose outlines cut the faces.
    may_own : MayOwn, optional
        Claims that it refuses are left out.

    Returns
    -------
    Claims
        Sorted by face and then by shape.
    """
    face, area = faces_within(faces, shapes)
    if may_own:
        allowed = may_own(face, area)
        face, area = face[allowed], area[allowed]
    return Claims(face, area, np.bincount(face, minlength=len(faces)))


def settle(claims: Claims, borders: FaceBorders, size: Floats, overlap: OverlapRule) -> Ints:
    """Find the owner of every face that some area covers.

    Parameters
    ----------
    claims : Claims
        Who covers what.
    borders : FaceBorders
        Shared borders of the faces.
    size : ndarray of float, shape (areas,)
        Area of each area as it was drawn, m².
    overlap : {"smallest", "longest_border"}
        As in `geo.coverage.repair_coverage`.

    Returns
    -------
    ndarray of int, shape (faces,)
        Positions of the owners, `NOBODY` for a gap.
    """
    smallest = _smallest(claims, size)
    if overlap == "smallest":
        return smallest
    contested = claims.count > 1
    owner = grow(np.where(contested, NOBODY, smallest), borders, contested, _claimed(claims))
    return np.where(owner == NOBODY, smallest, owner)


def _smallest(claims: Claims, size: Floats) -> Ints:
    order = np.lexsort((claims.area, size[claims.area], claims.face))
    face, first = np.unique(claims.face[order], return_index=True)
    owner = np.full(len(claims.count), NOBODY)
    owner[face] = claims.area[order][first]
    return owner


def _claimed(claims: Claims) -> MayOwn:
    known = pd.MultiIndex.from_arrays([claims.face, claims.area])
    return lambda face, area: pd.MultiIndex.from_arrays([face, area]).isin(known)


def grow(owner: Ints, borders: FaceBorders, wanted: Bools, may_own: MayOwn | None = None) -> Ints:
    """Give faces without an owner to the neighbour with the longest shared border.

    Repeated until nothing changes, so that a face behind other such faces is
    reached in a later round. A tie goes to the owner that comes first.

    Parameters
    ----------
    owner : ndarray of int, shape (m,)
        Owner of each face, `NOBODY` where it has none.
    borders : FaceBorders
        Shared borders of the faces.
    wanted : ndarray of bool, shape (m,)
        The faces to give away, where they have no owner.
    may_own : MayOwn, optional
        Which faces an owner may be given; all of them if left out.

    Returns
    -------
    ndarray of int, shape (m,)
        Owners; `NOBODY` stays where a face borders no allowed owner.
    """
    owner = owner.copy()
    while True:
        face, new = _longest(owner, borders, wanted & (owner == NOBODY), may_own)
        if not len(face):
            return owner
        owner[face] = new


def _longest(
    owner: Ints, borders: FaceBorders, wanted: Bools, may_own: MayOwn | None
) -> tuple[Ints, Ints]:
    """Find the wanted faces that border an owner, and the owner each borders most."""
    use = wanted[borders.face] & (owner[borders.other] != NOBODY)
    if may_own:
        use[use] = may_own(borders.face[use], owner[borders.other[use]])
    pairs = np.column_stack([borders.face[use], owner[borders.other[use]]])
    pairs, group = np.unique(pairs, axis=0, return_inverse=True)
    length = np.bincount(group, borders.length[use], minlength=len(pairs))
    best = np.lexsort((pairs[:, 1], -length, pairs[:, 0]))
    face, first = np.unique(pairs[best, 0], return_index=True)
    return face, pairs[best[first], 1]


def absorb_fragments(
    owner: Ints,
    faces: Shapes,
    borders: FaceBorders,
    min_area: float,
    may_own: MayOwn | None = None,
) -> Ints:
    """Give small detached parts of an owner to the neighbour they border most.

    Parameters
    ----------
    owner : ndarray of int, shape (m,)
        Owner of each face, `NOBODY` where it has none.
    faces : ndarray of Polygon, shape (m,)
        The faces.
    borders : FaceBorders
        Shared borders of the faces.
    min_area : float
        Parts smaller than this, m², are given away; never an owner's largest part.
    may_own : MayOwn, optional
        As in `grow`.

    Returns
    -------
    ndarray of int, shape (m,)
        Owners; a part without an allowed neighbour (an islet) stays where it was.
    """
    part = _parts(owner, borders)
    size = np.bincount(part, shapely.area(faces))
    owned = owner != NOBODY
    largest = np.zeros(owner.max(initial=0) + 1)
    np.maximum.at(largest, owner[owned], size[part[owned]])
    loose = owned & (size[part] < np.minimum(min_area, largest[owner]))
    given = grow(np.where(loose, NOBODY, owner), borders, loose, may_own)
    return np.where(loose & (given == NOBODY), owner, given)


def _parts(owner: Ints, borders: FaceBorders) -> Ints:
    """Number the connected pieces of ground that have one owner."""
    same = owner[borders.face] == owner[borders.other]
    links = (np.ones(same.sum()), (borders.face[same], borders.other[same]))
    graph = coo_array(links, shape=(len(owner), len(owner)))
    return np.asarray(connected_components(graph, directed=False)[1])
