"""How often each area is on the list when the weights are drawn, without ranking every area.

Indices are computed in single precision, in blocks that a processor's cache holds, and the
cut is found by partial selection. Wherever single precision cannot tell who is on which side
of the cut, the areas near it are computed again in double precision, so that the counts are
those of ranking every draw in full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from scoring.certainty.certificates import require_linear
from scoring.certainty.draws import WeightDraws, draw_weights
from scoring.certainty.montecarlo import TIE_DECIMALS
from scoring.certainty.patterns import missing_patterns
from scoring.scenario import Uncertainty
from scoring.score import ScoreResult

BLOCK_CELLS = 300_000
"""Areas times draws handled at once, so that a block and its copy stay in a processor's cache."""

PRODUCT_DRAWS = 64
"""Draws in one product: with a few hundred areas so small that BLAS does it on one processor.
Two would save 20 microseconds where nothing else runs, and wait milliseconds where it does."""

SORTED = 256
"""Areas up to which all are sorted, which takes less time for so few than selecting."""

WEIGHT_CELLS = 2_000_000
"""Weights of indicators held at once, over draws and patterns of missing figures."""

ROUNDING = 2.0**-24
"""Unit roundoff of single precision."""


@dataclass(frozen=True, eq=False)
class _Areas:
    """Ranked areas, those with the same figures missing side by side.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        Normalised indicators, 0 where missing.
    single : ndarray of float32, shape (m, n)
        The same, turned over.
    place : ndarray of int, shape (n,)
        Where each stands among all areas.
    kinds : tuple of dict
        Which members of the tree have a value, by pattern.
    kind : ndarray of int, shape (n,)
        Pattern of each area, rising.
    """

    values: np.ndarray
    single: np.ndarray
    place: np.ndarray
    kinds: tuple[dict[str, bool], ...]
    kind: np.ndarray

    def spans(self) -> Iterator[slice]:
        """Areas of each pattern."""
        limits = np.searchsorted(self.kind, np.arange(len(self.kinds) + 1))
        return (slice(*pair) for pair in pairwise(limits.tolist()))


def p_top(result: ScoreResult, choice: Uncertainty) -> pd.Series:
    """Share of the draws in which each area is among the first ``top``.

    The same draws as :func:`scoring.certainty.montecarlo.rank_intervals` makes,
    and the same shares; ties share the best rank.

    Parameters
    ----------
    result : ScoreResult
        Of a scenario with arithmetic means throughout.
    choice : Uncertainty
        Draws, seed, range of the weights and length of the list.

    Returns
    -------
    Series of float
        0-1 by area code; NaN where the area is not ranked.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    require_linear(result.scenario)
    areas = _areas(result)
    count = len(areas.place)
    shares = np.full(len(result.index), np.nan)
    if choice.top >= count:
        shares[areas.place] = 1.0
    else:
        generator = np.random.default_rng(choice.seed)
        drawn = draw_weights(result.scenario, choice, choice.draws, generator)
        hits = np.zeros(count, dtype=np.int64)
        for weights in _weights(areas, drawn, choice.draws):
            hits += _hits(areas, weights, choice.top)
        shares[areas.place] = hits / choice.draws
    return pd.Series(shares, result.index.index, name="p_top")


def _areas(result: ScoreResult) -> _Areas:
    ranked = ~np.isnan(result.rank.to_numpy())
    patterns = missing_patterns(result, ranked)
    order = np.argsort(patterns.of, kind="stable")
    place = np.flatnonzero(ranked)[order]
    values = np.nan_to_num(result.normalised.to_numpy(float)[place])
    single = np.ascontiguousarray(values.T, dtype=np.float32)
    return _Areas(values, single, place, patterns.kinds, patterns.of[order])


def _weights(areas: _Areas, drawn: WeightDraws, draws: int) -> Iterator[np.ndarray]:
    """Weights of the indicators, shape (patterns, part of the draws, m)."""
    step = max(1, WEIGHT_CELLS // (len(areas.kinds) * len(areas.single)))
    for start in range(0, draws, step):
        part = drawn.part(slice(start, start + step))
        yield np.stack([part.leaf_weights(kind) for kind in areas.kinds])


def _hits(areas: _Areas, weights: np.ndarray, top: int) -> np.ndarray:
    """Number of draws in which each area is among the first, shape (n,)."""
    count, draws = len(areas.place), weights.shape[1]
    single = weights.astype(np.float32)
    error = _error(areas)
    hits = np.zeros(count, dtype=np.int64)
    step = max(1, BLOCK_CELLS // count)
    index = np.empty((min(step, draws), count), dtype=np.float32)
    for start in range(0, draws, step):
        rows = slice(start, min(start + step, draws))
        block = index[: rows.stop - start]
        _fill(block, single[:, rows], areas)
        hits += _block_hits(areas, weights[:, rows], block, top, error)
    return hits


def _fill(index: np.ndarray, weights: np.ndarray, areas: _Areas) -> None:
    """Put the index of every area in every draw in its place, shape (draws, n)."""
    for kind, span in enumerate(areas.spans()):
        for start in range(0, len(index), PRODUCT_DRAWS):
            rows = slice(start, start + PRODUCT_DRAWS)
            np.matmul(weights[kind, rows], areas.single[:, span], out=index[rows, span])


@dataclass(frozen=True)
class _Error:
    """Bound on the error of an index near the cut: ``share`` of the cut, and ``fixed``."""

    share: float
    fixed: float

    def at(self, cut: np.ndarray) -> np.ndarray:
        return self.share * np.abs(cut.astype(float)) + self.fixed


def _error(areas: _Areas) -> _Error:
    """Bound the error of single precision, and the rounding that makes ties.

    Notes
    -----
    Higham (2002), Accuracy and Stability of Numerical Algorithms, section 3.1:
    a product of m terms whose factors are rounded first errs by at most
    ``g = (m + 2) u / (1 - (m + 2) u)`` times the product of the absolute values.
    Where no figure is negative that is the index itself; else it is at most
    the greatest figure, since the weights sum to 1.
    """
    terms = (len(areas.single) + 3) * ROUNDING
    share, rounding = terms / (1 - terms), 10.0**-TIE_DECIMALS
    if areas.values.min(initial=0.0) >= 0:
        return _Error(share, rounding)
    return _Error(0.0, share * float(np.abs(areas.values).max()) + rounding)


def _block_hits(
    areas: _Areas, weights: np.ndarray, index: np.ndarray, top: int, error: _Error
) -> np.ndarray:
    """Count a block of draws, shape (draws, n).

    The cut of the exact indices lies within the error of the cut in single
    precision, so that an area further than twice the error above or below it
    is on that side. Where the first one out is further below than that, so is
    everybody; else the areas in between are looked at again.
    """
    cut, below = _cut(index, top)
    reach = 2 * error.at(cut)
    clear = cut.astype(float) - below > reach
    inside = index >= np.where(clear, cut, _beyond(cut + reach, np.inf))[:, None]
    counted = np.min_scalar_type(len(index))
    hits = np.add.reduce(inside.view(np.uint8), axis=0, dtype=counted).astype(np.int64)
    if not clear.all():
        close = np.flatnonzero(~clear)
        taken = inside[close]
        lower = _beyond(cut - reach, -np.inf)[close, None]
        near = (index[close] >= lower) & ~taken
        hits += _close_hits(areas, weights[:, close], near, top - taken.sum(axis=1))
    return hits


def _cut(index: np.ndarray, top: int) -> tuple[np.ndarray, np.ndarray]:
    """Index of the last area in and of the first one out, in every draw."""
    rest = index.shape[1] - top
    if index.shape[1] <= SORTED:
        ordered = np.sort(index, axis=1)
        return ordered[:, rest], ordered[:, rest - 1]
    parted = np.partition(index, rest, axis=1)
    return parted[:, rest], parted[:, :rest].max(axis=1)


def _beyond(limit: np.ndarray, towards: float) -> np.ndarray:
    """The next number in single precision past a limit."""
    return np.nextafter(limit.astype(np.float32), np.float32(towards))


def _close_hits(
    areas: _Areas, weights: np.ndarray, near: np.ndarray, places: np.ndarray
) -> np.ndarray:
    """Give the places that are left to the areas near the cut, in double precision.

    Parameters
    ----------
    areas : _Areas
    weights : ndarray, shape (patterns, draws, m)
    near : ndarray of bool, shape (draws, n)
        Areas that compete.
    places : ndarray of int, shape (draws,)
        At least one each.
    """
    draw, area = np.divmod(np.flatnonzero(near), near.shape[1])
    exact = np.einsum("pm,pm->p", areas.values[area], weights[areas.kind[area], draw])
    exact = exact.round(TIE_DECIMALS)
    order = np.lexsort((-exact, draw))
    first = np.searchsorted(draw, np.arange(len(near)))
    last_place = exact[order][first + places - 1]
    return np.bincount(area[exact >= last_place[draw]], minlength=near.shape[1])
