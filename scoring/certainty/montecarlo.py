"""Rank intervals: draw the weights again and again, and see where each area ends up."""

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from scoring.certainty.draws import WeightDraws, draw_within, is_linear, members
from scoring.index.tree import grow
from scoring.scenario import Dimension, Index, Scenario, Uncertainty
from scoring.score import ScoreResult

BLOCK_CELLS = 500_000
"""Areas times draws handled at once; about what a processor's cache holds."""

TIE_DECIMALS = 9
"""Indices that agree to this many decimals are ties, whatever order they were summed in."""


def rank_intervals(result: ScoreResult, choice: Uncertainty) -> pd.DataFrame:
    """Where the ranks lie when every weight may move.

    Each weight is drawn from the uniform distribution on ``w (1 ± r)``,
    independently, at every level; the normalised values stay. Ties share the
    best rank.

    Parameters
    ----------
    result : ScoreResult
        Of any scenario; those whose index is no weighted sum take longer.
    choice : Uncertainty
        Draws, seed and range.

    Returns
    -------
    DataFrame of float
        Index as the result's. ``rank_low`` and ``rank_high``: bounds of the
        central ``interval`` of the drawn ranks; ``p_top``: share of the draws
        (0-1) with a rank of at most ``top``. NaN where the area is not ranked.
    """
    ranked = result.rank.notna().to_numpy()
    figures = np.full((len(ranked), 3), np.nan)
    if ranked.any():
        drawn = _drawn_ranks(result, choice, ranked)
        tail = (1 - choice.interval) / 2
        figures[ranked, 0] = np.quantile(drawn, tail, axis=1, method="lower")
        figures[ranked, 1] = np.quantile(drawn, 1 - tail, axis=1, method="higher")
        figures[ranked, 2] = (drawn <= choice.top).mean(axis=1)
    return pd.DataFrame(figures, result.index.index, ["rank_low", "rank_high", "p_top"])


def _drawn_ranks(result: ScoreResult, choice: Uncertainty, ranked: np.ndarray) -> np.ndarray:
    """Ranks of the ranked areas, shape (areas, draws)."""
    generator = np.random.default_rng(choice.seed)
    count = int(ranked.sum())
    step = max(1, BLOCK_CELLS // count)
    index_of = _linear_index if is_linear(result.scenario) else _grown_index
    ranks = np.empty((count, choice.draws), dtype=np.int32)
    for start in range(0, choice.draws, step):
        draws = min(step, choice.draws - start)
        drawn = draw_within(result.scenario, choice.weights, draws, generator)
        index = index_of(result, drawn, ranked)
        ranks[:, start : start + draws] = (
            pd.DataFrame(index.round(TIE_DECIMALS))
            .rank(method="min", ascending=False)
            .to_numpy(np.int32)
        )
    return ranks


def _linear_index(result: ScoreResult, drawn: WeightDraws, ranked: np.ndarray) -> np.ndarray:
    """Index, shape (areas, draws), of a weighted sum: one product per pattern of missing."""
    values = result.normalised.to_numpy()[ranked]
    shown = pd.concat([result.normalised, result.dimensions], axis=1).notna()[ranked]
    kinds, kind_of = np.unique(shown.to_numpy(), axis=0, return_inverse=True)
    index = np.empty((len(values), len(next(iter(drawn.of.values())))))
    filled = np.nan_to_num(values)
    for at, kind in enumerate(kinds):
        rows = kind_of.ravel() == at
        weights = drawn.leaf_weights(dict(zip(shown.columns, kind, strict=True)))
        index[rows] = filled[rows] @ weights.T
    return index


def _grown_index(result: ScoreResult, drawn: WeightDraws, ranked: np.ndarray) -> np.ndarray:
    """Index, shape (areas, draws), of any tree: grown anew for each draw."""
    values = result.normalised[ranked]
    leaves = {name: values[name].to_numpy() for name in values.columns}
    return np.column_stack(
        [grow(scenario, leaves).values for scenario in _scenarios(result.scenario, drawn)]
    )


def _scenarios(scenario: Scenario, drawn: WeightDraws) -> Iterator[Scenario]:
    names = [member.id for member in members(scenario.index)]
    for row in zip(*(drawn.of[name] for name in names), strict=True):
        weights = {name: float(weight) for name, weight in zip(names, row, strict=True)}
        yield scenario.model_copy(update={"index": with_weights(scenario.index, weights)})


Level = TypeVar("Level", Index, Dimension)


def with_weights(level: Level, weights: dict[str, float]) -> Level:
    """Copy a level with other weights at every depth below it."""
    indicators = tuple(
        choice.model_copy(update={"weight": weights[choice.id]})
        for choice in getattr(level, "indicators", ())
    )
    dimensions = tuple(
        with_weights(below, weights).model_copy(update={"weight": weights[below.id]})
        for below in level.dimensions
    )
    update: dict[str, Any] = {"dimensions": dimensions}
    if isinstance(level, Dimension):
        update["indicators"] = indicators
    return level.model_copy(update=update)
