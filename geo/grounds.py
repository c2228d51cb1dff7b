"""Grounds: by what an area is shared out, its surface, where people live, or how many they are."""

from dataclasses import dataclass
from typing import Literal, Protocol

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet, geometry_faults
from geo.faces import Floats, Ints, Shapes
from geo.faults import Fault, FaultKind, refuse
from geo.overlap import pieces_over
from geo.pieces import Pieces, summed

Method = Literal["areal", "population", "dasymetric"]


@dataclass(frozen=True, eq=False)
class Weighed:
    """The measure of pieces and areas: square metres or persons.

    Parameters
    ----------
    pieces : array of float, shape (pieces,)
    sources, targets : array of float
        Of the whole areas.
    known : array of float
        Share (0-1) of each target's surface where there is a measure at all.
    """

    pieces: Floats
    sources: Floats
    targets: Floats
    known: Floats


class Ground(Protocol):
    """A measure that an area is shared out by."""

    @property
    def method(self) -> Method:
        """What it is called."""
        ...

    def of(self, shapes: Shapes) -> Floats:
        """Measure of polygons that do not overlap."""
        ...

    def weigh(self, pieces: Pieces) -> Weighed:
        """Measure of pieces and of the areas they come from."""
        ...


@dataclass(frozen=True, eq=False)
class Surface:
    """Every square metre counts the same (areal weighting; Goodchild and Lam 1980)."""

    method: Method = "areal"

    def of(self, shapes: Shapes) -> Floats:
        """Square metres."""
        return shapely.area(shapes)

    def weigh(self, pieces: Pieces) -> Weighed:
        """Square metres of pieces and areas."""
        known = np.ones(len(pieces.targets))
        return Weighed(pieces.surface, pieces.source_m2, pieces.target_m2, known)


@dataclass(frozen=True, eq=False)
class Inhabited:
    """Only ground under a mask counts (binary dasymetric; Eicher and Brewer 2001).

    Parameters
    ----------
    mask : GeoSeries
        Valid polygons where people live, such as buildings or land, in the CRS of the areas;
        those that overlap count once.

    Raises
    ------
    InputError
        A shape is no valid polygon.
    """

    mask: gpd.GeoSeries
    method: Method = "dasymetric"

    def __post_init__(self) -> None:
        refuse(geometry_faults(self.mask))

    def of(self, shapes: Shapes) -> Floats:
        """Square metres under the mask."""
        apart = shapely.get_parts(shapely.union_all(np.asarray(self.mask)))
        at_shape, _, common = pieces_over(shapes, apart)
        return summed(shapely.area(common), at_shape, len(shapes))

    def weigh(self, pieces: Pieces) -> Weighed:
        """Square metres under the mask, of pieces and areas."""
        return _weighed(self, pieces)


@dataclass(frozen=True, eq=False)
class Counted:
    """Persons counted in smaller areas, spread evenly within each of them.

    Parameters
    ----------
    areas : AreaSet
        The smaller areas, without overlap, in the CRS of the others.
    counts : Series of float
        Persons by code, not negative; NaN or no row: not known, so that the ground is not either.

    Raises
    ------
    InputError
        A negative count.
    """

    areas: AreaSet
    counts: pd.Series
    method: Method = "population"

    def __post_init__(self) -> None:
        refuse(_negative(self.counts))

    def of(self, shapes: Shapes) -> Floats:
        """Persons."""
        return self._spread(shapes, self.counts.reindex(self.areas.codes).fillna(0.0))

    def weigh(self, pieces: Pieces) -> Weighed:
        """Persons in pieces and areas; known where smaller areas with a count lie."""
        told = self.counts.reindex(self.areas.codes).notna()
        surface = self._spread(pieces.targets, told * self.areas.geometry.area)
        weighed = _weighed(self, pieces)
        known = np.minimum(surface / pieces.target_m2, 1.0)
        return Weighed(weighed.pieces, weighed.sources, weighed.targets, known)

    def _spread(self, shapes: Shapes, amount: pd.Series) -> Floats:
        """Sum over each shape of an amount by smaller area."""
        small = np.asarray(self.areas.geometry)
        at_shape, at_small, common = pieces_over(shapes, small)
        density = amount.to_numpy(float) / shapely.area(small)
        return summed(shapely.area(common) * density[at_small], at_shape, len(shapes))


@dataclass(frozen=True, eq=False)
class Placed:
    """Points that count, such as addresses or buildings (dasymetric by points).

    A point on a border belongs to the first of the areas that touch it, so that it counts once.

    Parameters
    ----------
    points : GeoSeries
        In the CRS of the areas.
    weights : Series of float, optional
        Not negative, such as persons at an address; same index. Each point counts one without.

    Raises
    ------
    InputError
        A geometry that is no point, or a negative or missing weight.
    """

    points: gpd.GeoSeries
    weights: pd.Series | None = None
    method: Method = "dasymetric"

    def __post_init__(self) -> None:
        kinds = self.points.geom_type
        wrong = kinds[kinds != "Point"]
        refuse(
            Fault(FaultKind.POINT_TYPE, where=str(key), received=str(kind or ""))
            for key, kind in wrong.items()
        )
        if self.weights is not None:
            refuse(_negative(self.weights.fillna(-1.0)))

    def of(self, shapes: Shapes) -> Floats:
        """Weight of the points in each shape."""
        return self._sums(self._home(shapes), len(shapes))

    def weigh(self, pieces: Pieces) -> Weighed:
        """Weight of the points in pieces and areas; what lies in a piece lies in its areas."""
        at_piece = self._home(pieces.shapes)
        source = np.where(at_piece >= 0, pieces.at_source[at_piece], self._home(pieces.sources))
        target = np.where(at_piece >= 0, pieces.at_target[at_piece], self._home(pieces.targets))
        return Weighed(
            self._sums(at_piece, len(pieces.shapes)),
            self._sums(source, len(pieces.sources)),
            self._sums(target, len(pieces.targets)),
            np.ones(len(pieces.targets)),
        )

    def _home(self, shapes: Shapes) -> Ints:
        """Position of the first shape that each point touches, -1 where none does."""
        at_point, at_shape = shapely.STRtree(shapes).query(
            np.asarray(self.points), predicate="intersects"
        )
        order = np.lexsort((at_shape, at_point))
        first, at = np.unique(at_point[order], return_index=True)
        home = np.full(len(self.points), -1)
        home[first] = at_shape[order][at]
        return home

    def _sums(self, home: Ints, count: int) -> Floats:
        weight = np.ones(len(home)) if self.weights is None else self.weights.to_numpy(float)
        inside = home >= 0
        return summed(weight[inside], home[inside], count)


def _weighed(ground: Ground, pieces: Pieces) -> Weighed:
    return Weighed(
        ground.of(pieces.shapes),
        ground.of(pieces.sources),
        ground.of(pieces.targets),
        np.ones(len(pieces.targets)),
    )


def _negative(weights: pd.Series) -> list[Fault]:
    wrong = weights[weights < 0]
    return [
        Fault(FaultKind.WEIGHT, where=str(key), received=f"{value:g}")
        for key, value in wrong.items()
    ]
