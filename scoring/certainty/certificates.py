"""Certificates: what holds for every choice of weights within a range, without sampling."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from scoring.certainty.draws import is_linear, levels
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from scoring.score import ScoreResult

MARGIN = 1e-9
"""Difference of two indices below which neither is said to be above the other."""


TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True, eq=False)
class Certificates:
    """Who is on the list whatever the weights are.

    Parameters
    ----------
    low, high : Series of float
        Least and greatest index of each area when all weights move freely;
        NaN where it is not ranked.
    verdict : Series of str
        ``in``: among the first ``top`` for every choice of weights; ``out``:
        for none; ``open``: not decided by the bounds; empty where not ranked.
    """

    low: pd.Series
    high: pd.Series
    verdict: pd.Series


def certify(result: ScoreResult, reach: float, top: int) -> Certificates:
    """Bound every area's index when each weight moves within ``w (1 ± reach)``.

    At each level the greatest weighted mean of m values is reached with the
    upper bound on the largest values and the lower bound on the rest, so that
    trying the m + 1 cuts of the sorted values is exact (a fractional knapsack);
    levels move independently, so the bounds nest. An area is certainly in when
    fewer than ``top`` others can exceed its least index, and certainly out when
    at least ``top`` others never fall below its greatest. The comparison of
    separate bounds is cautious: an open area may still be certain. An area
    that lacks figures, so that its weights decide whether it is scored at all,
    has no bounds and is open.

    Parameters
    ----------
    result : ScoreResult
        Of a scenario with arithmetic means throughout.
    reach : float
        0-1, as a share of each weight.
    top : int
        Length of the list.

    Returns
    -------
    Certificates

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    require_linear(result.scenario)
    ranked = ~np.isnan(result.rank.to_numpy())
    values = {name: column[ranked] for name, column in result.values_by_id().items()}
    low, high = _bounds(result.scenario.index, values, reach)
    loose = _loose(result.scenario, values, reach)
    low, high = np.where(loose, -np.inf, low), np.where(loose, np.inf, high)
    verdict = np.select([_sure(high, low, top), _hopeless(high, low, top)], ["in", "out"], "open")

    def by_code(found: np.ndarray, nothing: float | str) -> pd.Series:
        everywhere = np.full(len(ranked), nothing, dtype=found.dtype)
        everywhere[ranked] = found
        return pd.Series(everywhere, result.index.index)

    return Certificates(by_code(low, np.nan), by_code(high, np.nan), by_code(verdict, ""))


def require_linear(scenario: Scenario) -> None:
    """Refuse a scenario whose index is no weighted mean at every level.

    Raises
    ------
    InputError
        NOT_LINEAR.
    """
    if not is_linear(scenario):
        raise InputError([Fault(FaultKind.NOT_LINEAR, received=scenario.name)])


def _bounds(
    member: Index | Dimension | IndicatorChoice, values: dict[str, np.ndarray], reach: float
) -> tuple[np.ndarray, np.ndarray]:
    """Least and greatest value of a member, shape (n,) each; NaN where it is missing."""
    if isinstance(member, IndicatorChoice):
        return values[member.id], values[member.id]
    below = [_bounds(each, values, reach) for each in member.members]
    columns = np.array([np.concatenate([-low, high]) for low, high in below]).T
    nominal = np.array([each.weight for each in member.members], dtype=float)
    extremes = extreme_mean(columns, nominal, reach)
    if isinstance(member, Dimension):
        extremes[np.tile(np.isnan(values[member.id]), 2)] = np.nan
    low, high = np.split(extremes, 2)
    return -low, high


def _loose(scenario: Scenario, values: dict[str, np.ndarray], reach: float) -> np.ndarray:
    """Areas where some choice of weights crosses the floor of weight that must be present."""
    floor = scenario.missing.min_share
    loose = np.zeros(len(next(iter(values.values()))), dtype=bool)
    if scenario.missing.policy == "exclude":
        return loose
    for level in levels(scenario.index):
        there = ~np.isnan(np.column_stack([values[each.id] for each in level.members]))
        if there.all():
            continue
        weights = np.array([each.weight for each in level.members], dtype=float)
        held, gone = there @ weights, ~there @ weights
        least = (1 - reach) * held / ((1 - reach) * held + (1 + reach) * gone + TINY)
        most = (1 + reach) * held / ((1 + reach) * held + (1 - reach) * gone + TINY)
        loose |= (gone > 0) & (least < floor) & (most >= floor)
    return loose


def extreme_mean(columns: np.ndarray, weights: np.ndarray, reach: float) -> np.ndarray:
    """Greatest weighted mean of each row when every weight moves within ``w (1 ± reach)``.

    With the k largest values at their upper bound and the rest at their lower, the sum of
    ``w x`` is ``(1 - reach)`` times that of all plus ``2 reach`` times that of the first k;
    k = 0 gives the same mean as k = m.

    Parameters
    ----------
    columns : ndarray, shape (n, m)
        NaN = missing, left out.
    weights : ndarray, shape (m,)
        Nominal weights.
    reach : float
        0-1.

    Returns
    -------
    ndarray, shape (n,)
        NaN where no column with weight is present.
    """
    rows = np.ascontiguousarray(columns.T)
    order = np.argsort(-rows, axis=0)
    x = np.take_along_axis(rows, order, axis=0)
    missing = np.isnan(x)
    w = np.where(missing, 0.0, weights[order])
    sums = np.cumsum(np.where(missing, 0.0, w * x), axis=0)
    held = np.cumsum(w, axis=0)
    sums = (1 - reach) * sums[-1] + 2 * reach * sums
    held = (1 - reach) * held[-1] + 2 * reach * held
    means = np.divide(sums, held, out=np.full_like(held, -np.inf), where=held > 0)
    best = means.max(axis=0)
    return np.where(np.isinf(best), np.nan, best)


def _sure(high: np.ndarray, low: np.ndarray, top: int) -> np.ndarray:
    """Areas whose least index fewer than ``top`` others can exceed."""
    ordered = np.sort(high)
    above = len(high) - np.searchsorted(ordered, low + MARGIN, side="right")
    itself = high > low + MARGIN
    return above - itself < top


def _hopeless(high: np.ndarray, low: np.ndarray, top: int) -> np.ndarray:
    """Areas whose greatest index at least ``top`` others always exceed."""
    ordered = np.sort(low)
    above = len(low) - np.searchsorted(ordered, high + MARGIN, side="right")
    return above >= top
