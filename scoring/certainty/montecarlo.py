"""Rank intervals: draw the weights again and again, and see where each area ends up."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.scenario import Uncertainty
from scoring.score import ScoreResult, dimension_spans

BLOCK_CELLS = 500_000
"""Areas times draws handled at once; about what a processor's cache holds."""

TIE_DECIMALS = 9
"""Indices that agree to this many decimals are ties, whatever order they were summed in."""


def rank_intervals(result: ScoreResult, choice: Uncertainty) -> pd.DataFrame:
    """Where the ranks lie when every weight may move.

    Each weight is drawn from the uniform distribution on ``w (1 ± r)``,
    independently, at both levels; the normalised values stay. Ties share the
    best rank.

    Parameters
    ----------
    result : ScoreResult
        Of a scenario with arithmetic means.
    choice : Uncertainty
        Draws, seed and range.

    Returns
    -------
    DataFrame of float
        Index as the result's. ``rank_low`` and ``rank_high``: bounds of the
        central ``interval`` of the drawn ranks; ``p_top``: share of the draws
        (0-1) with a rank of at most ``top``. NaN where the area is not ranked.
    """
    scored = result.index.notna().to_numpy()
    figures = np.full((len(scored), 3), np.nan)
    if scored.any():
        drawn = _drawn_ranks(result, choice, scored)
        tail = (1 - choice.interval) / 2
        figures[scored, 0] = np.quantile(drawn, tail, axis=1, method="lower")
        figures[scored, 1] = np.quantile(drawn, 1 - tail, axis=1, method="higher")
        figures[scored, 2] = (drawn <= choice.top).mean(axis=1)
    return pd.DataFrame(figures, result.index.index, ["rank_low", "rank_high", "p_top"])


@dataclass(frozen=True, eq=False)
class _Draws:
    """Drawn weights: ``inner`` (draws, indicators) and ``outer`` (draws, dimensions)."""

    inner: np.ndarray
    outer: np.ndarray
    spans: tuple[slice, ...]

    def weights(self, present: np.ndarray, shown: np.ndarray) -> np.ndarray:
        """Weight of each indicator, shape (draws, indicators), for one pattern of missing."""
        outer = self.outer * shown
        outer = outer / outer.sum(axis=1, keepdims=True)
        used = self.inner * present
        for at, span in enumerate(self.spans):
            held = used[:, span].sum(axis=1, keepdims=True)
            share = np.divide(outer[:, [at]], held, out=np.zeros_like(held), where=held > 0)
            used[:, span] *= share
        return used


def _drawn_ranks(result: ScoreResult, choice: Uncertainty, scored: np.ndarray) -> np.ndarray:
    """Ranks of the scored areas, shape (areas, draws)."""
    values = result.normalised.to_numpy()[scored]
    patterns = np.hstack([~np.isnan(values), result.dimensions.notna().to_numpy()[scored]])
    kinds, kind_of = np.unique(patterns, axis=0, return_inverse=True)
    values, indicators = np.nan_to_num(values), values.shape[1]
    generator = np.random.default_rng(choice.seed)
    ranks = np.empty((len(values), choice.draws), dtype=np.int32)
    step = max(1, BLOCK_CELLS // len(values))
    for start in range(0, choice.draws, step):
        draws = _draw(result, choice, min(step, choice.draws - start), generator)
        index = np.empty((len(values), len(draws.outer)))
        for at, kind in enumerate(kinds):
            rows = kind_of.ravel() == at
            weights = draws.weights(kind[:indicators], kind[indicators:])
            index[rows] = values[rows] @ weights.T
        ranks[:, start : start + step] = _ranks(index.round(TIE_DECIMALS))
    return ranks


def _ranks(index: np.ndarray) -> np.ndarray:
    """Rank of each column from its greatest value, ties at the best rank."""
    return pd.DataFrame(index).rank(method="min", ascending=False).to_numpy(np.int32)


def _draw(
    result: ScoreResult, choice: Uncertainty, draws: int, generator: np.random.Generator
) -> _Draws:
    scenario = result.scenario
    inner = np.array([item.weight for item in scenario.indicators()])
    outer = np.array([item.weight for item in scenario.index.dimensions])
    moves = generator.uniform(
        1 - choice.weights, 1 + choice.weights, (draws, len(inner) + len(outer))
    )
    return _Draws(
        inner * moves[:, : len(inner)],
        outer * moves[:, len(inner) :],
        tuple(span for _, span in dimension_spans(scenario)),
    )
