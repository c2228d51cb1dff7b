"""What the areas of two divisions have in common, piece by piece."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from geo.areas import AreaSet
from geo.common import common_m2
from geo.crs import crs_faults
from geo.faces import Bools, Floats, Ints, Shapes
from geo.faults import Fault, FaultKind, refuse
from geo.overlap import pairs_over, union_m2
from geo.repair import polygonal

EXACT = 1e-9
"""Relative difference between surfaces that is rounding."""

FEW_CORNERS = 80
"""Corners that both areas of a pair have in the mean, up to which surfaces are summed from edges:
with fewer that is quicker than cutting, with more it is slower."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """What the areas of two divisions have in common.

    Parameters
    ----------
    sources, targets : array of Polygon
        The areas of either division, in order.
    at_source, at_target : array of int, shape (pieces,)
        Positions of the two areas that a piece lies in; each pair once, rising.
    surface : array of float, shape (pieces,)
        Square metres of each piece.
    made : array of Polygon, shape (pieces,)
        The ground that both have; None where it is not cut out yet.
    """

    sources: Shapes
    targets: Shapes
    at_source: Ints
    at_target: Ints
    surface: Floats
    made: Shapes

    @cached_property
    def shapes(self) -> Shapes:
        """The ground that both areas of each piece have."""
        return self.shapes_at(np.arange(len(self.made)))

    def shapes_at(self, chosen: Ints) -> Shapes:
        """The ground that both areas of some pieces have, by position."""
        shapes = self.made[chosen]
        lacking = shapely.is_missing(shapes)
        at_source, at_target = self.at_source[chosen[lacking]], self.at_target[chosen[lacking]]
        shapes[lacking] = _cut(self.sources[at_source], self.targets[at_target])
        return shapes

    @cached_property
    def source_m2(self) -> Floats:
        """Square metres of each source."""
        return shapely.area(self.sources)

    @cached_property
    def target_m2(self) -> Floats:
        """Square metres of each target."""
        return shapely.area(self.targets)


def pieces_of(sources: AreaSet, targets: AreaSet, *, few_corners: float = FEW_CORNERS) -> Pieces:
    """What every source has in common with every target.

    Parameters
    ----------
    sources, targets : AreaSet
    few_corners : float
        Mean number of corners of both areas of a pair, up to which pieces are measured by edges
        and not cut out until they are asked for; 0 cuts all.

    Raises
    ------
    InputError
        CRS_MISMATCH, NOTHING_IN_COMMON.
    """
    refuse(crs_faults(sources.crs, targets.crs))
    land, cover = np.asarray(sources.geometry), np.asarray(targets.geometry)
    at_source, at_target, whole = pairs_over(land, cover)
    made, partial = land[at_source], np.flatnonzero(~whole)
    made[partial] = None
    at_land, at_cover = at_source[partial], at_target[partial]
    if _corners(land[at_land]) + _corners(cover[at_cover]) > few_corners:
        made[partial] = _cut(land[at_land], cover[at_cover])
        surface = shapely.area(made)
    else:
        surface = shapely.area(made)
        surface[partial] = common_m2(land, cover, at_land, at_cover)
    kept = surface > 0
    if not kept.any():
        refuse([Fault(FaultKind.NOTHING_IN_COMMON)])
    return Pieces(land, cover, at_source[kept], at_target[kept], surface[kept], made[kept])


def _corners(shapes: Shapes) -> float:
    """Corners of a shape in the mean; 0 of none."""
    return float(shapely.get_num_coordinates(shapes).sum() / max(len(shapes), 1))


def _cut(land: Shapes, cover: Shapes) -> Shapes:
    """The polygons that each has in common with the other."""
    shapes = shapely.intersection(land, cover)
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    shapes[mixed] = [polygonal(shape) for shape in shapes[mixed]]
    return shapes


def held(pieces: Pieces, sources: AreaSet, targets: AreaSet, most: float) -> Floats:
    """Share (0-1) of the surface of each target under the union of the sources.

    Raises
    ------
    InputError
        AREAS_OVERLAP for each area of which more than the share `most` lies under others of its
        own division.
    """
    doubled_source = _stacked(pieces.sources)[pieces.at_source]
    doubled_target = _stacked(pieces.targets)[pieces.at_target]
    above, crowded_targets = _united(
        pieces, pieces.at_target, pieces.targets, pieces.target_m2, doubled_source
    )
    _, crowded_sources = _united(
        pieces, pieces.at_source, pieces.sources, pieces.source_m2, doubled_target
    )
    refuse(
        _overlap_faults(sources, pieces.at_source[crowded_targets[pieces.at_target]], most)
        + _overlap_faults(targets, pieces.at_target[crowded_sources[pieces.at_source]], most)
    )
    return np.minimum(above / pieces.target_m2, 1.0)


def _stacked(shapes: Shapes) -> Bools:
    """Whether each area has a point inside that lies in another, or holds that of another."""
    inside = shapely.point_on_surface(shapes)
    one, other = shapely.STRtree(shapes).query(inside)
    one, other = one[one != other], other[one != other]
    real = shapely.intersects(shapes[other], inside[one])
    found = np.zeros(len(shapes), dtype=bool)
    found[one[real]] = found[other[real]] = True
    return found


def _united(
    pieces: Pieces, at: Ints, areas: Shapes, whole: Floats, doubled: Bools
) -> tuple[Floats, Bools]:
    """Surface of each area under the union of its pieces, and whether any of them overlap.

    Pieces are united only where they do not add up to the whole area, or come of areas that lie
    on one another: others could overlap and leave just as much bare only by chance.
    """
    total = summed(pieces.surface, at, len(areas))
    unclear = np.abs(total - whole) > EXACT * whole
    unclear[at[doubled]] = True
    order = np.argsort(at, kind="stable")
    chosen = order[unclear[at[order]]]
    united = union_m2(at[chosen], pieces.shapes_at(chosen), areas)
    return np.where(unclear, united, whole), unclear & (total - united > EXACT * whole)


def _overlap_faults(division: AreaSet, suspects: Ints, most: float) -> list[Fault]:
    """Areas that lie under others of their own division by more than a share of their surface."""
    at = np.unique(suspects)
    shapes = np.asarray(division.geometry)[at]
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    one, other = one[one != other], other[one != other]
    common = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    share = summed(common, one, len(at)) / shapely.area(shapes)
    return [
        Fault(FaultKind.AREAS_OVERLAP, division.division, str(code), f"{under:.2f}", f"{most:.2f}")
        for code, under in zip(division.codes[at], share, strict=True)
        if under > most
    ]


def summed(values: Floats, at: Ints, count: int) -> Floats:
    """Sum of values by position, 0 where there are none."""
    return np.bincount(at, values, minlength=count).astype(float)
