"""Cover: areas cut into pieces by the shapes over them, so that any union is a sum."""

from collections.abc import Collection
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.faces import Bools, Floats, Ints, Shapes
from geo.faults import refuse
from geo.overlap import pieces_over, shape_faults


@dataclass(frozen=True, eq=False)
class Cover:
    """Pieces of areas, each under the same shapes all over.

    The pieces of an area do not overlap and fill it, so that its share under
    the union of any shapes is the sum of the shares of the pieces that lie
    under one of them. Geometry is done once; each question after that is
    arithmetic.

    Parameters
    ----------
    codes : Index
        Area codes in order.
    shapes : Index
        Ids of the shapes in order.
    at_area : array of int, shape (pieces,)
        Position of the area that each piece belongs to, rising.
    share : array of float, shape (pieces,)
        Share (0-1) of the area's surface; those of an area sum to 1.
    under : array of bool, shape (pieces, shapes)
        Whether the piece lies under the shape.
    """

    codes: pd.Index
    shapes: pd.Index
    at_area: Ints
    share: Floats
    under: Bools

    def union(self, chosen: Collection[str] | None = None) -> pd.Series:
        """Share of each area under the union of some shapes.

        Parameters
        ----------
        chosen : collection of str, optional
            Ids of shapes; all of them where none is given. Unknown ids cover nothing.

        Returns
        -------
        Series of float
            0-1 by area code, every area in order.
        """
        picked = slice(None) if chosen is None else self.shapes.isin(list(chosen))
        return self.weighted(self.under[:, picked].any(axis=1).astype(float))

    def weighted(self, value: Floats) -> pd.Series:
        """Mean over each area of a value by piece, weighted by surface.

        Parameters
        ----------
        value : array of float, shape (pieces,)

        Returns
        -------
        Series of float
            By area code, every area in order.
        """
        sums = np.bincount(self.at_area, self.share * value, minlength=len(self.codes))
        return pd.Series(sums, self.codes)

    def shares(self) -> pd.DataFrame:
        """Share (0-1) of each area under each shape; index areas, columns shapes."""
        sums = np.zeros((len(self.codes), len(self.shapes)))
        np.add.at(sums, self.at_area, self.share[:, None] * self.under)
        return pd.DataFrame(sums, self.codes, self.shapes)


def cover(areas: AreaSet, shapes: gpd.GeoSeries) -> Cover:
    """Cut areas into the pieces that the shapes over them make.

    Parameters
    ----------
    areas : AreaSet
        Areas in metres.
    shapes : GeoSeries
        Valid polygons by id, in the CRS of the areas; empty or missing shapes
        cover nothing, and touching is not covering.

    Returns
    -------
    Cover

    Raises
    ------
    InputError
        The CRS differ, or a shape is not a valid polygon.
    """
    refuse(shape_faults(areas, shapes))
    land = np.asarray(areas.geometry)
    at_area, at_shape, over = pieces_over(land, np.asarray(shapes))
    under = np.zeros((len(land), len(shapes)), dtype=bool)
    whole = over == land[at_area]
    under[at_area[whole], at_shape[whole]] = True
    cut = _Pieces(land, np.arange(len(land)), under)
    for step in _steps(at_area[~whole]):
        chosen = np.flatnonzero(~whole)[step]
        cut = _cut(cut, at_area[chosen], at_shape[chosen], over[chosen])
    order = np.argsort(cut.at_area, kind="stable")
    at_area, pieces = cut.at_area[order], cut.shapes[order]
    share = shapely.area(pieces) / shapely.area(land)[at_area]
    total = np.bincount(at_area, share, minlength=len(land))
    return Cover(
        areas.codes, pd.Index(shapes.index), at_area, share / total[at_area], cut.under[order]
    )


@dataclass(frozen=True, eq=False)
class _Pieces:
    shapes: Shapes
    at_area: Ints
    under: Bools


def _steps(at_area: Ints) -> list[Ints]:
    """Positions of the pairs in rounds, so that each round has an area at most once."""
    if not len(at_area):
        return []
    starts = np.flatnonzero(np.r_[True, at_area[1:] != at_area[:-1]])
    turn = np.arange(len(at_area)) - np.repeat(starts, np.diff(np.r_[starts, len(at_area)]))
    return [np.flatnonzero(turn == number) for number in range(turn.max() + 1)]


def _cut(cut: _Pieces, at_area: Ints, at_shape: Ints, over: Shapes) -> _Pieces:
    """Cut every piece of some areas by one shape each."""
    shape_of = np.full(cut.at_area.max() + 1, -1)
    shape_of[at_area] = np.arange(len(at_area))
    turn = shape_of[cut.at_area]
    hit = np.flatnonzero(turn >= 0)
    by = over[turn[hit]]
    inside = shapely.intersection(cut.shapes[hit], by)
    outside = shapely.difference(cut.shapes[hit], by)
    under = cut.under[hit].copy()
    under[np.arange(len(hit)), at_shape[turn[hit]]] = True
    kept = np.flatnonzero(turn < 0)
    shapes = np.concatenate([cut.shapes[kept], inside, outside])
    filled = shapely.area(shapes) > 0
    return _Pieces(
        shapes[filled],
        np.concatenate([cut.at_area[kept], cut.at_area[hit], cut.at_area[hit]])[filled],
        np.concatenate([cut.under[kept], under, cut.under[hit]])[filled],
    )
