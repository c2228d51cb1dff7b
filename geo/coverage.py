"""Repair a set of areas into a coverage: no overlap, no gap, shared corners identical."""

from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.areas import AreaSet
from geo.faces import NOBODY, Bools, Floats, Ints, Shapes, cut_faces, shared_borders, unite
from geo.faults import Fault, FaultKind, refuse
from geo.ownership import Claims, OverlapRule, absorb_fragments, claims_on, grow, settle


@dataclass(frozen=True)
class CoverageReport:
    """What a repair changed.

    Parameters
    ----------
    by_area : DataFrame
        Index ``code``, as in the areas. Columns, in m² and never NaN:
        ``gained_m2`` and of it ``gap_m2``, gaps filled into the area (the rest
        is detached parts of neighbours); ``lost_m2`` and of it ``overlap_m2``,
        given up where several areas covered the ground, and ``outside_m2``,
        cut off outside the parent; and ``faces_moved``, the number of faces
        that the area has but did not cover alone.
    holes : GeoSeries
        Enclosed gaps that were kept as real holes, in the CRS of the areas.
    """

    by_area: pd.DataFrame
    holes: gpd.GeoSeries

    @property
    def total(self) -> pd.Series:
        """Sums of the columns, then ``holes_m2`` and the number of ``holes``."""
        holes = {"holes_m2": self.holes.area.sum(), "holes": len(self.holes)}
        return pd.concat([self.by_area.sum(), pd.Series(holes)])


def repair_coverage(
    areas: AreaSet,
    *,
    grid: float = 0.01,
    overlap: OverlapRule = "smallest",
    max_gap_width: float = 50.0,
    max_gap_area: float = np.inf,
    min_part_area: float = 0.0,
) -> tuple[AreaSet, CoverageReport]:
    """Make a clean coverage of areas that overlap and leave gaps.

    All outlines are noded on one precision grid and cut into faces. A face
    that one area covers is its; a face that several cover follows `overlap`;
    an enclosed face that none covers goes to the neighbour with the longest
    shared border, unless it is wide or large enough to be a real hole. A gap
    that is open towards the outside cannot be told from the outside and stays.

    Parameters
    ----------
    areas : AreaSet
        Areas in a projected CRS.
    grid : float
        Size of the precision grid, metres.
    overlap : {"smallest", "longest_border"}
        ``"smallest"``: the area whose outline was smallest, so that an enclave
        wins over the area it lies in. ``"longest_border"``: of those that
        cover the face, the one with the longest border to it; the smallest
        where none of them borders it.
    max_gap_width : float
        A gap wider than this, metres across its widest inscribed circle, is a
        hole (a lake, a harbour basin, somebody else's enclave) and is kept.
    max_gap_area : float
        A gap larger than this, m², is a hole and is kept.
    min_part_area : float
        A detached part of an area smaller than this, m², goes to the neighbour
        with the longest shared border; an islet, which has none, stays.

    Returns
    -------
    tuple of AreaSet and CoverageReport
        Same index, order and columns; polygons in normal form.

    Raises
    ------
    InputError
        AREA_VANISHED, for every area that would be left with nothing.
    """
    shapes = np.asarray(areas.geometry)
    faces = cut_faces(shapely.boundary(shapes), grid)
    claims, borders = claims_on(faces, shapes), shared_borders(faces)
    holes = real_holes(faces, claims.count == 0, max_gap_width, max_gap_area)
    owner = settle(claims, borders, shapely.area(shapes), overlap)
    owner = grow(owner, borders, ~holes)
    owner = absorb_fragments(owner, faces, borders, min_part_area)
    kept = gpd.GeoSeries(faces[holes], crs=areas.crs)
    return rebuild(areas, faces, owner), CoverageReport(measure(areas, faces, claims, owner), kept)


def real_holes(faces: Shapes, gaps: Bools, max_width: float, max_area: float) -> Bools:
    """Tell the gaps too wide or too large to come from careless drawing.

    Parameters
    ----------
    faces : ndarray of Polygon, shape (m,)
        The faces.
    gaps : ndarray of bool, shape (m,)
        Faces that no area covers.
    max_width : float
        Greatest diameter of the inscribed circle of a gap, metres.
    max_area : float
        Greatest area of a gap, m².

    Returns
    -------
    ndarray of bool, shape (m,)
        True for the holes.
    """
    size = shapely.area(faces)
    holes = gaps & (size > max_area)
    roomy = np.flatnonzero(gaps & ~holes & (size > np.pi * max_width**2 / 4))
    circles = shapely.maximum_inscribed_circle(faces[roomy])
    holes[roomy] = 2 * shapely.length(circles) > max_width
    return holes


def rebuild(areas: AreaSet, faces: Shapes, owner: Ints) -> AreaSet:
    """Make each area anew of the faces it owns.

    Raises
    ------
    InputError
        AREA_VANISHED, for every area that owns no face.
    """
    owned = np.bincount(owner[owner != NOBODY], minlength=len(areas))
    refuse(Fault(FaultKind.AREA_VANISHED, where=code) for code in areas.codes[owned == 0])
    shapes = gpd.GeoSeries(unite(faces, owner, len(areas)), areas.codes, crs=areas.crs)
    return replace(areas, frame=areas.frame.set_geometry(shapes))


def measure(areas: AreaSet, faces: Shapes, claims: Claims, owner: Ints) -> pd.DataFrame:
    """Tell what each area gained and lost when the faces were given out.

    Parameters
    ----------
    areas : AreaSet
        The areas whose positions `claims` and `owner` hold.
    faces : ndarray of Polygon, shape (m,)
        The faces.
    claims : Claims
        Who covered what.
    owner : ndarray of int, shape (m,)
        Who got what.

    Returns
    -------
    DataFrame
        As ``CoverageReport.by_area``, with ``outside_m2`` at zero.
    """
    size = shapely.area(faces)
    kept = owner[claims.face] == claims.area
    shared = ~kept & (claims.count[claims.face] > 1)
    gained = owner != NOBODY
    gained[claims.face[kept]] = False
    gap = gained & (claims.count == 0)
    moved = gained | (claims.count > 1)
    return pd.DataFrame(
        {
            "gained_m2": _by_area(areas, owner[gained], size[gained]),
            "gap_m2": _by_area(areas, owner[gap], size[gap]),
            "lost_m2": _by_area(areas, claims.area[~kept], size[claims.face[~kept]]),
            "overlap_m2": _by_area(areas, claims.area[shared], size[claims.face[shared]]),
            "outside_m2": 0.0,
            "faces_moved": _by_area(areas, owner[moved]),
        },
        index=areas.codes,
    )


def _by_area(areas: AreaSet, area: Ints, weight: Floats | None = None) -> NDArray[Any]:
    return np.bincount(area, weight, minlength=len(areas))
