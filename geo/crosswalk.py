"""Crosswalk: how the areas of one division are shared out among those of another."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from scipy import sparse

from geo.areas import AreaSet
from geo.crs import crs_faults
from geo.faces import Bools, Floats, Ints, Shapes
from geo.faults import Fault, FaultKind, refuse
from geo.grounds import Ground, Method, Surface, Weighed
from geo.pieces import EXACT, Pieces, held, pieces_of, summed

SLIVER = 1e-3
"""Share of both areas below which what they have in common is taken to be drawing, not ground."""

DRAWN_APART = 0.05
"""Share of an area that may lie outside its own parts, where codes say that they fill it."""

MAX_OVERLAP = 0.01
"""Share of an area that may lie under another of its own division, for outlines drawn roughly."""


@dataclass(frozen=True, eq=False)
class Crosswalk:
    """Shares between the areas of two divisions, many to many.

    Parameters
    ----------
    sources, targets : Index
        Codes of the areas that figures come from, and of those that they go to.
    shares : sparse array of float, shape (sources, targets)
        Share (0-1) of each source that goes to each target; exactly 1 where it goes there whole.
    parts : sparse array of float, shape (sources, targets)
        Share (0-1) of each target that comes from each source.
    editions : tuple of str
        Divisions of the sources and of the targets.
    method : {"areal", "population", "dasymetric"}
        What is measured.
    by_surface : tuple of Index
        Sources, and targets, with nothing of what is measured, which are shared by surface.
    """

    sources: pd.Index
    targets: pd.Index
    shares: sparse.csr_array
    parts: sparse.csr_array
    editions: tuple[str, str]
    method: Method
    by_surface: tuple[pd.Index, pd.Index]

    @property
    def covered(self) -> pd.Series:
        """Share (0-1) of each target that the sources hold."""
        return pd.Series(_rounded(self.parts.sum(axis=0)), self.targets)

    @property
    def used(self) -> pd.Series:
        """Share (0-1) of each source that the targets hold."""
        return pd.Series(_rounded(self.shares.sum(axis=1)), self.sources)

    @cached_property
    def whole(self) -> pd.Series:
        """Whether each target is made of whole sources and nothing else."""
        taken = sparse.csr_array((self.shares > 0) + (self.parts > 0)).sum(axis=0)
        whole = sparse.csr_array(self.shares == 1).sum(axis=0)
        return pd.Series((taken == whole) & (taken > 0), self.targets) & (self.covered == 1)

    @property
    def back(self) -> "Crosswalk":
        """The same crosswalk the other way, without new geometry."""
        return Crosswalk(
            self.targets,
            self.sources,
            sparse.csr_array(self.parts.T),
            sparse.csr_array(self.shares.T),
            self.editions[::-1],
            self.method,
            self.by_surface[::-1],
        )

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over codes, shares, method and editions (hexadecimal)."""
        names = [*self.editions, self.method, *self.sources, "", *self.targets]
        digest = hashlib.sha256("\n".join(names).encode())
        for matrix in (self.shares, self.parts):
            for array in (matrix.indptr, matrix.indices):
                digest.update(array.astype(np.int64).tobytes())
            digest.update(matrix.data.tobytes())
        return digest.hexdigest()


def _rounded(share: Floats) -> Floats:
    """Sums of shares, exactly 1 where rounding alone keeps them from it."""
    return np.where(share >= 1 - EXACT, 1.0, share)


def crosswalk(
    sources: AreaSet,
    targets: AreaSet,
    ground: Ground | None = None,
    *,
    sliver: float = SLIVER,
    max_overlap: float = MAX_OVERLAP,
) -> Crosswalk:
    """Share out the areas of one division among those of another.

    With m the measure of the ground, source s gives m(s and t) / m(s) of what it has to target
    t, of which it makes up m(s and t) / m(t). Areas without any measure are shared by surface.

    Parameters
    ----------
    sources, targets : AreaSet
        In the same CRS.
    ground : Ground, optional
        What is measured; the surface where nothing is given.
    sliver : float
        Common ground that is a smaller share than this of both areas is dropped and the rest
        takes its place; areas that are covered to this share are covered whole. 0 keeps all.
    max_overlap : float
        Share of an area that may lie under another one of its own division.

    Returns
    -------
    Crosswalk

    Raises
    ------
    InputError
        CRS_MISMATCH; AREAS_OVERLAP for areas that overlap others of their own division;
        NOTHING_IN_COMMON.
    """
    pieces = pieces_of(sources, targets)
    under = held(pieces, sources, targets, max_overlap)
    return _make(pieces, sources, targets, ground or Surface(), sliver, under)


def nested(
    fine: AreaSet,
    coarse: AreaSet,
    parent: pd.Series | None = None,
    ground: Ground | None = None,
    *,
    drawn_apart: float = DRAWN_APART,
) -> Crosswalk:
    """Share out areas among those that hold them by their codes: every share is exactly 1.

    The way down is :attr:`Crosswalk.back`.

    Parameters
    ----------
    fine, coarse : AreaSet
        Two levels of the same edition, in the same CRS.
    parent : Series of str, optional
        Code in `coarse` by code in `fine`; ``fine.parent`` if left out.
    ground : Ground, optional
        As for :func:`crosswalk`; measures how much of the coarse area each fine one is.
    drawn_apart : float
        A coarse area of which no larger share lies outside its own fine ones is covered whole:
        outlines of two levels may be drawn apart. One that lacks a part is covered in part.

    Returns
    -------
    Crosswalk

    Raises
    ------
    InputError
        CRS_MISMATCH; NOT_NESTED for every area that does not lie in its parent, as where the
        parents are of another edition.
    """
    refuse(crs_faults(fine.crs, coarse.crs))
    given = fine.parent if parent is None else parent
    codes = pd.Series(np.nan, fine.codes, dtype=object) if given is None else given
    home = coarse.codes.get_indexer(pd.Index(codes.reindex(fine.codes)))
    small, large = np.asarray(fine.geometry), np.asarray(coarse.geometry)
    refuse(_homeless(fine, home, shapely.point_on_surface(small), large))
    pieces = Pieces(small, large, np.arange(len(fine)), home, shapely.area(small), small)
    surface = summed(pieces.surface, home, len(large))
    under = np.minimum(surface / shapely.area(large), 1.0)
    return _make(pieces, fine, coarse, _Within(ground or Surface(), under), drawn_apart, under)


@dataclass(frozen=True, eq=False)
class _Within:
    """A measure where each piece is its source whole, and each target the sum of its pieces."""

    ground: Ground
    under: Floats

    @property
    def method(self) -> Method:
        return self.ground.method

    def of(self, shapes: Shapes) -> Floats:
        return self.ground.of(shapes)

    def weigh(self, pieces: Pieces) -> Weighed:
        measure = self.of(pieces.shapes)
        total = summed(measure, pieces.at_target, len(pieces.targets))
        return Weighed(measure, measure, total, self.under)


def _homeless(fine: AreaSet, home: Ints, inside: Shapes, outlines: Shapes) -> list[Fault]:
    """Areas with no parent, or with a point inside that is not in their parent."""
    lost = home < 0
    known = np.flatnonzero(~lost)
    lost[known] = ~shapely.covers(outlines[home[known]], inside[known])
    return [Fault(FaultKind.NOT_NESTED, where=str(code)) for code in fine.codes[lost]]


def _make(
    pieces: Pieces,
    sources: AreaSet,
    targets: AreaSet,
    ground: Ground,
    sliver: float,
    under: Floats,
) -> Crosswalk:
    """Turn the measures of pieces into shares of their sources and of their targets."""
    surface, weighed = pieces.surface, ground.weigh(pieces)
    bare_source, bare_target = weighed.sources <= 0, weighed.targets <= 0
    bare_target[pieces.at_target[bare_source[pieces.at_source]]] = True
    by_source = _Side(pieces.at_source, bare_source, pieces.source_m2)
    by_target = _Side(pieces.at_target, bare_target, pieces.target_m2)
    kept = (
        by_source.is_ground(surface, pieces.source_m2, sliver)
        | by_target.is_ground(surface, pieces.target_m2, sliver)
        | by_source.is_ground(weighed.pieces, weighed.sources, sliver)
        | by_target.is_ground(weighed.pieces, weighed.targets, sliver)
    )
    used = by_source.covered(weighed.pieces, weighed.sources, surface)
    covered = weighed.known * by_target.covered(weighed.pieces, weighed.targets, surface)
    covered = np.where(bare_target | (ground.method == "areal"), under, covered)

    def matrix(side: _Side, whole: Floats) -> sparse.csr_array:
        data = side.shares(np.where(kept, weighed.pieces, 0.0), np.where(kept, surface, 0.0))
        data *= np.where(whole >= 1 - max(sliver, EXACT), 1.0, whole)[side.at]
        at = (pieces.at_source[data > 0], pieces.at_target[data > 0])
        return sparse.csr_array((data[data > 0], at), shape=(len(sources), len(targets)))

    return Crosswalk(
        sources.codes,
        targets.codes,
        matrix(by_source, used),
        matrix(by_target, covered),
        (sources.division, targets.division),
        ground.method,
        (sources.codes[weighed.sources <= 0], targets.codes[weighed.targets <= 0]),
    )


@dataclass(frozen=True, eq=False)
class _Side:
    """Pieces as parts of the areas of one of the two divisions.

    Parameters
    ----------
    at : array of int, shape (pieces,)
        The area of each piece.
    bare : array of bool, shape (areas,)
        Areas that are shared by surface.
    surface : array of float, shape (areas,)
        Square metres.
    """

    at: Ints
    bare: Bools
    surface: Floats

    def is_ground(self, measure: Floats, whole: Floats, sliver: float) -> Bools:
        """Whether pieces are too large a share of their area to be slivers."""
        return (measure > 0) & (measure >= sliver * whole[self.at])

    def covered(self, measure: Floats, whole: Floats, surface: Floats) -> Floats:
        """Share (0-1) of each area that all its pieces make up."""
        total = np.where(self.bare, self.surface, whole)
        return np.minimum(summed(self._of(measure, surface), self.at, len(total)) / total, 1.0)

    def shares(self, measure: Floats, surface: Floats) -> Floats:
        """Share of each piece in the sum of those of its area; exactly 1 where it is alone."""
        amount = self._of(measure, surface)
        total = summed(amount, self.at, len(self.bare))[self.at]
        return np.divide(amount, total, out=np.zeros_like(amount), where=total > 0)

    def _of(self, measure: Floats, surface: Floats) -> Floats:
        return np.where(self.bare[self.at], surface, measure)
