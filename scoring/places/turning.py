"""What would have to change for two candidates to change order: one figure, or one weight."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from layers.table import IndicatorTable
from scoring.certainty.draws import is_linear
from scoring.certainty.intervals import order_intervals
from scoring.index.methods import NORMALISERS
from scoring.places.placing import candidate_index, place_indicators, steadied
from scoring.scenario import IndicatorChoice
from scoring.score import ScoreResult

PARTS, ROUNDS = 32, 9
"""Parts that an interval is cut into, and how often: to one in 10^13 of its length."""

Indices = Callable[[np.ndarray], np.ndarray]
"""Index by figure."""


def figure_turns(
    figures: pd.DataFrame, moving: str, other: str, table: IndicatorTable, result: ScoreResult
) -> pd.DataFrame:
    """Find the smallest change of one figure of a candidate that brings it level with another.

    Parameters
    ----------
    figures : DataFrame of float
        Candidates by indicators, in their own units.
    moving, other : str
        The candidate whose figure changes, all else unchanged, and the other.
    table : IndicatorTable
        Of the areas, whose scale stays as it is.
    result : ScoreResult
        Of the areas.

    Returns
    -------
    DataFrame of float
        Index the scenario's indicators; ``figure`` at which the two are level,
        and ``change`` to it, in the indicator's unit. Beyond it the order has
        turned. NaN where no figure that any area has would do, where the
        figure is missing, or where the two are level as it is.
    """
    both = candidate_index(place_indicators(figures.loc[[moving, other]], table, result), result)
    gap = both.iloc[0] - both.iloc[1]
    scales = steadied(table, result)
    rows = {}
    for choice in result.scenario.indicators():
        own = figures.loc[[moving]].copy()

        def index_of(x: np.ndarray, own: pd.DataFrame = own, name: str = choice.id) -> np.ndarray:
            rows = own.loc[own.index.repeat(len(x))].assign(**{name: x})
            return candidate_index(place_indicators(rows, table, result), result).to_numpy()

        start = float(own[choice.id].iloc[0])
        stops = _stops(scales[choice.id], start, upwards=_upwards(choice, gap))
        straight = is_linear(result.scenario) and not NORMALISERS[choice.normalise].turned_after
        found = np.nan
        if gap and not np.isnan(gap + start):
            found = _crossing(index_of, stops, float(both.iloc[1]), straight=straight)
        rows[choice.id] = {"figure": found, "change": found - start}
    return pd.DataFrame.from_dict(rows, orient="index", dtype=float)


def _upwards(choice: IndicatorChoice, gap: float) -> bool:
    """Whether the figure has to rise: more need where the candidate lies below, less above."""
    return (gap < 0) == (choice.direction == "higher_is_need")


def _stops(scale: pd.Series, start: float, *, upwards: bool) -> np.ndarray:
    """The figure itself, then those of the areas beyond it, nearest first."""
    known = np.unique(scale.dropna().to_numpy(float))
    beyond = known[known > start] if upwards else known[known < start][::-1]
    return np.concatenate([[start], beyond])


def _crossing(index_of: Indices, stops: np.ndarray, level: float, *, straight: bool) -> float:
    """First figure at which the index reaches a level; NaN where it never does."""
    away = index_of(stops) - level
    turned = np.flatnonzero(np.sign(away) != np.sign(away[0]))
    if not len(turned):
        return np.nan
    after = turned[0]
    low, high = stops[after - 1], stops[after]
    if straight:
        return float(low + (high - low) * away[after - 1] / (away[after - 1] - away[after]))
    for _ in range(ROUNDS):
        tried = np.linspace(low, high, PARTS + 1)
        beyond = np.sign(index_of(tried[1:-1]) - level) != np.sign(away[0])
        at = int(np.argmax(np.append(beyond, True)))
        low, high = tried[at], tried[at + 1]
    return float(high)


def weight_turns(placed: pd.DataFrame, result: ScoreResult) -> pd.DataFrame:
    """Find how far one weight must move for two candidates to change order.

    Parameters
    ----------
    placed : DataFrame of float
        Two rows as :func:`scoring.places.placing.place_indicators` gives.
    result : ScoreResult
        Of the areas; the index is a weighted sum.

    Returns
    -------
    DataFrame of float
        Index every dimension and indicator; ``weight`` as chosen, ``low`` and
        ``high``, the nearest weights below and above where the order turns.
        NaN where it does not, whatever the weight.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    rows = {
        each.id: {
            "weight": each.weight,
            "low": each.low if each.leaves_low else np.nan,
            "high": each.high if each.leaves_high else np.nan,
        }
        for each in order_intervals(result.scenario, placed)
    }
    return pd.DataFrame.from_dict(rows, orient="index", dtype=float)
