"""Nest one level in the next: divide each area among its own parts, or join parts upwards."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.coverage import Claims, CoverageReport, OverlapRule, measure, rebuild, settle
from geo.faces import (
    NOBODY,
    Bools,
    Ints,
    Shapes,
    cut_faces,
    faces_within,
    grow,
    shared_borders,
)
from geo.faults import Fault, FaultKind, refuse


def nest(
    children: AreaSet,
    parents: AreaSet,
    parent_of: pd.Series | None = None,
    *,
    grid: float = 0.01,
    overlap: OverlapRule = "smallest",
    min_part_area: float = 0.0,
) -> tuple[AreaSet, AreaSet, CoverageReport]:
    """Divide each parent among its own children.

    The outline of the parent stands; a child is cut off where it runs out of
    its parent. Ground that several children cover follows `overlap`, ground
    that none covers goes to the child in the same parent with the longest
    shared border, or to the nearest one where none borders it (an islet). An
    only child gets all of its parent.

    Parameters
    ----------
    children : AreaSet
        The finer level, as drawn.
    parents : AreaSet
        The coarser level, in the same CRS, as `repair_coverage` gives it; where
        two parents overlap all the same, the smaller one keeps the ground.
    parent_of : Series, optional
        Code of the parent by code of the child; ``children.parent`` if left out.
    grid : float
        Size of the precision grid, metres.
    overlap : {"smallest", "longest_border"}
        As in `repair_coverage`.
    min_part_area : float
        As in `repair_coverage`.

    Returns
    -------
    tuple of AreaSet, AreaSet and CoverageReport
        Children with ``parent``, and parents with every corner of their
        children: each parent is exactly the union of its children. Index and
        order are kept. The report is by child; its holes are empty.

    Raises
    ------
    InputError
        CRS_MISMATCH; CODE_NOT_IN_AREAS for a child whose parent is unknown;
        AREA_VANISHED for a child left with nothing and a parent without children.
    """
    home = _homes(children, parents, parent_of)
    shapes, outlines = np.asarray(children.geometry), np.asarray(parents.geometry)
    faces = cut_faces(_lines(shapes, outlines, home), grid)
    borders = shared_borders(faces)
    parent = settle(_claims(faces, outlines), borders, shapely.area(outlines), "smallest")
    claims = _claims(faces, shapes).where(lambda face, child: parent[face] == home[child])

    def may_own(face: Ints, child: Ints) -> Bools:
        return parent[face] == home[child]

    owner = settle(claims, borders, shapely.area(shapes), overlap)
    owner = grow(owner, borders, parent != NOBODY, may_own)
    owner = absorb_fragments(owner, faces, borders, min_part_area, may_own)
    owner = _to_nearest(owner, faces, parent, shapes, home)
