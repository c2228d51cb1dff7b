"""Nest one level in the next: divide each area among its own parts, or join parts upwards."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.coverage import CoverageReport, measure, rebuild
from geo.crs import crs_faults
from geo.faces import NOBODY, Bools, Ints, Shapes, cut_faces, shared_borders, unite
from geo.faults import Fault, FaultKind, refuse
from geo.ownership import OverlapRule, absorb_fragments, claims_on, grow, settle


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
    its parent. Ground that several children cover follows `overlap`; ground
    that none covers goes to the child of the same parent with the longest
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
    children, home = _at_home(children, parents, parent_of)
    shapes, outlines = np.asarray(children.geometry), np.asarray(parents.geometry)
    faces = cut_faces(_lines(shapes, outlines, home), grid)
    borders = shared_borders(faces)
    parent = settle(claims_on(faces, outlines), borders, shapely.area(outlines), "smallest")

    def at_home(face: Ints, child: Ints) -> Bools:
        return parent[face] == home[child]

    claims = claims_on(faces, shapes, at_home)
    owner = settle(claims, borders, shapely.area(shapes), overlap)
    owner = grow(owner, borders, parent != NOBODY, at_home)
    owner = absorb_fragments(owner, faces, borders, min_part_area, at_home)
    owner = _to_nearest(owner, faces, parent, shapes, home)
    changes = measure(children, faces, claims, owner)
    outside = shapely.area(shapely.difference(shapes, outlines[home]))
    changes = changes.assign(outside_m2=outside, lost_m2=changes["lost_m2"] + outside)
    report = CoverageReport(changes, gpd.GeoSeries([], crs=children.crs))
    return rebuild(children, faces, owner), rebuild(parents, faces, parent), report


def _at_home(
    children: AreaSet, parents: AreaSet, parent_of: pd.Series | None
) -> tuple[AreaSet, Ints]:
    """Return the children with their parent's code, and its position."""
    refuse(crs_faults(children.crs, parents.crs))
    known = children.parent if parent_of is None else parent_of
    codes = pd.Series(np.nan if known is None else known, children.codes, dtype=object)
    home = _positions(codes, parents.codes)
    return replace(children, frame=children.frame.assign(parent=codes)), home


def _positions(parent_of: pd.Series, parents: pd.Index) -> Ints:
    """Position of each child's parent, every child having one and every parent a child."""
    codes = pd.Index(parent_of)
    position = parents.get_indexer(codes)
    lost = parent_of[position == NOBODY]
    refuse(
        [Fault(FaultKind.CODE_NOT_IN_AREAS, where=c, received=str(p)) for c, p in lost.items()]
        + [Fault(FaultKind.AREA_VANISHED, where=c) for c in parents.difference(codes, sort=False)]
    )
    return position


def _lines(shapes: Shapes, outlines: Shapes, home: Ints) -> Shapes:
    """Outlines of the parents, and those of the children inside their own parent."""
    inside = shapely.get_parts(shapely.intersection(shapely.boundary(shapes), outlines[home]))
    return np.append(shapely.boundary(outlines), inside[shapely.get_dimensions(inside) == 1])


def _to_nearest(owner: Ints, faces: Shapes, parent: Ints, shapes: Shapes, home: Ints) -> Ints:
    """Give what is left of a parent to the nearest of its children."""
    left = np.flatnonzero((owner == NOBODY) & (parent != NOBODY))
    pairs = pd.DataFrame({"face": left, "parent": parent[left]}).merge(
        pd.DataFrame({"child": np.arange(len(home)), "parent": home})
    )
    away = shapely.distance(faces[pairs["face"]], shapes[pairs["child"]])
    nearest = pairs.loc[away.argsort(kind="stable")].drop_duplicates("face")
    owner = owner.copy()
    owner[nearest["face"]] = nearest["child"]
    return owner


def join_upwards(parts: AreaSet, names: pd.Series, division: str) -> AreaSet:
    """Make the level above a coverage as the exact union of its parts.

    Parameters
    ----------
    parts : AreaSet
        A coverage with ``parent``.
    names : Series
        Name by code of the level above; its order is kept.
    division : str
        Short name of the new division.

    Returns
    -------
    AreaSet
        One row per code in `names`; `generalised` and `source` as in the parts.

    Raises
    ------
    InputError
        COLUMN_MISSING where the parts have no ``parent``; CODE_NOT_IN_AREAS for
        a part whose parent has no name; AREA_VANISHED for a code without parts.
    """
    if parts.parent is None:
        refuse([Fault(FaultKind.COLUMN_MISSING, where="parent")])
    owner = _positions(parts.frame["parent"], names.index)
    united = unite(np.asarray(parts.geometry), owner, len(names))
    frame = gpd.GeoDataFrame({"name": names, "geometry": united}, crs=parts.crs)
    return replace(parts, frame=frame.rename_axis(parts.codes.name), division=division)
