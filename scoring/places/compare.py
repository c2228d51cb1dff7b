"""Two candidates against each other: what makes the difference, and whether there is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Literal

import numpy as np
import pandas as pd
from scipy.special import ndtri

from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from scoring.certainty.draws import is_linear
from scoring.index.tree import grow
from scoring.places.figures import CandidateFigures, base_of, carried_card
from scoring.places.placing import candidate_index
from scoring.score import ScoreResult, stretches

LEVEL = 0.95
"""Confidence with which a difference is told."""

MOST_PLAYERS = 10
"""Indicators, or dimensions, among which a difference is shared by every order of them."""

LEAST_EXPECTED = 5.0
"""Expected persons with and without in each group, below which the normal curve is not used."""

Method = Literal["contributions", "shapley_indicators", "shapley_dimensions", "none"]


@dataclass(frozen=True, eq=False)
class Difference:
    """What the difference of two indices is made of.

    Parameters
    ----------
    index : float
        Index of the first less that of the second; NaN where either has none.
    parts : Series of float
        What each indicator, or dimension, adds to the difference; sums to it.
        NaN throughout where it cannot be told.
    method : str
        ``contributions``: the index is a weighted sum, and the parts are those
        of its terms. ``shapley_indicators`` and ``shapley_dimensions``: any
        other index. ``none``: it cannot be told.
    """

    index: float
    parts: pd.Series
    method: Method


def difference(placed: pd.DataFrame, result: ScoreResult) -> Difference:
    """Share the difference of two indices among what they are made of.

    Parameters
    ----------
    placed : DataFrame of float
        Two rows as :func:`scoring.places.placing.place_indicators` gives.
    result : ScoreResult
        Of the areas.

    Returns
    -------
    Difference

    Notes
    -----
    In a weighted sum the part of indicator ``i`` is ``w_Ai x_Ai - w_Bi x_Bi``;
    the weights differ only where different figures are missing. In any other
    index it is the Shapley value: the mean, over all orders, of what changes
    when the indicator goes from B's figure to A's. That does not depend on any
    order and sums exactly (Shorrocks 2013, Decomposition procedures for
    distributional analysis, Journal of Economic Inequality 11). With more than
    ten indicators the dimensions at the top are exchanged whole; with more
    than ten of those too, nothing is told.
    """
    scenario = result.scenario
    first, second = candidate_index(placed, result)
    if is_linear(scenario):
        own = {str(name): column.to_numpy(float) for name, column in placed.items()}
        parts = grow(scenario, own).parts * _stretch(result)
        told = pd.Series(parts[0] - parts[1], list(scenario.indicator_ids))
        method: Method = "contributions"
    else:
        groups, method = _players(result)
        told = pd.Series(np.nan, list(groups))
        if method != "none":
            told[:] = _shapley(_mixed(placed, groups, result), len(groups))
    known = not np.isnan(first - second) and bool(told.notna().all())
    return Difference(first - second, told if known else told * np.nan, method if known else "none")


def _stretch(result: ScoreResult) -> float:
    """What a difference is multiplied by when the index is stretched to 0-100."""
    if not stretches(result.scenario):
        return 1.0
    areas = {str(name): column.to_numpy(float) for name, column in result.normalised.items()}
    index = grow(result.scenario, areas).values
    spread = float(np.nanmax(index) - np.nanmin(index))
    return 100 / spread if spread > 0 else 0.0


def _players(result: ScoreResult) -> tuple[dict[str, list[str]], Method]:
    """Groups of indicators that are exchanged whole."""
    ids = result.scenario.indicator_ids
    if len(ids) <= MOST_PLAYERS:
        return {name: [name] for name in ids}, "shapley_indicators"
    groups = {
        each.id: [choice.id for choice in each.leaves()]
        for each in result.scenario.index.dimensions
    }
    return groups, "shapley_dimensions" if len(groups) <= MOST_PLAYERS else "none"


def _mixed(
    placed: pd.DataFrame, groups: Mapping[str, list[str]], result: ScoreResult
) -> np.ndarray:
    """Index of every mix of the two, shape (2 ** players,): bit k set means k has A's figures."""
    masks = np.arange(2 ** len(groups))
    columns = {
        name: np.where(masks >> at & 1, placed[name].iloc[0], placed[name].iloc[1])
        for at, inside in enumerate(groups.values())
        for name in inside
    }
    mixes = pd.DataFrame(columns, index=masks, columns=placed.columns, dtype=float)
    return candidate_index(mixes, result).to_numpy()


def _shapley(worth: np.ndarray, players: int) -> np.ndarray:
    """Shapley value of each player from the worth of every coalition, as bits."""
    masks = np.arange(2**players)
    size = np.array([mask.bit_count() for mask in masks.tolist()])
    orders = np.array([factorial(s) * factorial(players - s - 1) for s in range(players)])
    found = np.empty(players)
    for at in range(players):
        without = masks[masks >> at & 1 == 0]
        share = orders[size[without]] / factorial(players)
        found[at] = share @ (worth[without | 1 << at] - worth[without])
    return found


@dataclass(frozen=True)
class Group:
    """Shares of one group, or the other, in per cent, and the persons they are of."""

    share: pd.Series
    base: pd.Series


def share_error(one: Group, other: Group, shared: pd.Series | float = 0.0) -> pd.Series:
    """Standard error of the difference of two shares, by their pooled bases.

    Parameters
    ----------
    one, other : Group
        By indicator.
    shared : Series of float
        Persons that belong to both.

    Returns
    -------
    Series of float
        In per cent; NaN where unknown, or where fewer than five persons would
        be expected with or without in either group.

    Notes
    -----
    ``sqrt(p (1 - p) (1 / n + 1 / m - 2 s / (n m)))`` with the pooled share
    ``p = (n p_1 + m p_2) / (n + m)`` (Fleiss, Levin and Paik 2003, Statistical
    Methods for Rates and Proportions, chapter 3). The last term is twice the
    covariance of the two shares where ``s`` persons are in both: it is
    ``s p (1 - p) / (n m)``, since each of them counts ``1 / n`` in one and
    ``1 / m`` in the other. As for the error of one share, it says how much
    chance alone may do, as if the persons were drawn.
    """
    n, m = one.base, other.base
    pooled = (n * one.share + m * other.share) / (n + m) / 100
    least = np.minimum(pooled, 1 - pooled) * np.minimum(n, m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m - 2 * shared / (n * m))
    return 100 * np.sqrt(variance.clip(lower=0.0)).where(least >= LEAST_EXPECTED)


def half_width(error: float, level: float = LEVEL) -> float:
    """Half the interval of a difference with a standard error, by the normal curve."""
    return float(ndtri((1 + level) / 2)) * error


def verdicts(gap: pd.Series, error: pd.Series, level: float = LEVEL) -> pd.Series:
    """Tell differences that are larger than their uncertainty.

    Parameters
    ----------
    gap, error : Series of float
        Difference and its standard error.
    level : float
        Confidence of the two-sided interval.

    Returns
    -------
    Series of str
        ``higher``, ``lower``; ``none`` where chance alone may be the cause;
        ``unknown`` where the uncertainty is not known.
    """
    reach = half_width(1.0, level) * error
    told = np.select(
        [gap.isna() | error.isna(), gap.abs() <= reach, gap > 0],
        ["unknown", "none", "higher"],
        "lower",
    )
    return pd.Series(told, gap.index)


def bases_within(
    codes: Sequence[str],
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    persons: str,
) -> pd.Series:
    """What each share is of, within some areas; 0 where there are none.

    Returns
    -------
    Series of float
        By indicator whose card says that it is a share; NaN where the base of any area is missing.
    """
    inside = table.values.loc[list(codes)]
    return pd.Series(
        {
            name: base_of(inside, carried_card(card, persons)).sum(skipna=False)
            for name, card in cards.items()
            if card.kind == "share" and name in inside
        },
        dtype=float,
    )


def figure_differences(
    figures: CandidateFigures, one: str, other: str, shared: pd.Series, level: float = LEVEL
) -> pd.DataFrame:
    """Compare the figures of two candidates.

    Parameters
    ----------
    figures : CandidateFigures
        Holds both.
    one, other : str
        Ids.
    shared : Series of float
        From :func:`bases_within` of the areas that are in both.
    level : float
        Confidence.

    Returns
    -------
    DataFrame
        Index indicators; ``one``, ``other``, ``gap`` (the first less the
        second), ``error`` (its standard error; NaN for what is no share) and
        ``verdict`` as :func:`verdicts` gives.
    """
    names = figures.table.values.columns
    first, second = _group(figures, one), _group(figures, other)
    overlap = shared.reindex(names)
    error = share_error(first, second, overlap).where(overlap.notna())
    gap = first.share - second.share
    return pd.DataFrame(
        {
            "one": first.share,
            "other": second.share,
            "gap": gap,
            "error": error,
            "verdict": verdicts(gap, error, level),
        }
    )


def _group(figures: CandidateFigures, candidate: str) -> Group:
    """All figures of a candidate, with what they are of; NaN for what is of nothing."""
    own = pd.Series(figures.table.values.loc[candidate])
    inside = figures.inside
    base = inside["base"].loc[candidate] if len(inside) else pd.Series(dtype=float)
    return Group(own, pd.Series(base).reindex(own.index).where(lambda persons: persons > 0))
