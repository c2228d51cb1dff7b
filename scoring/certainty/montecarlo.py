"""Rank intervals: draw weights, methods and figures again and again, and see who ends up where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.table import IndicatorTable
from scoring.certainty.draws import WeightDraws, draw_weights, is_linear, members
from scoring.certainty.noise import disturb
from scoring.certainty.patterns import Patterns, missing_patterns
from scoring.certainty.variants import Variant, all_together
from scoring.index.tree import grow
from scoring.scenario import Dimension, Index, Scenario, Uncertainty
from scoring.score import ScoreResult, score

BLOCK_CELLS = 500_000
"""Areas times draws handled at once; about what a processor's cache holds."""

TIE_DECIMALS = 9
"""Indices that agree to this many decimals are ties, whatever order they were summed in."""

QUIET = {"small_counts": False, "cell_key": 0.0}
"""An uncertainty whose figures are taken as they are."""


@dataclass(frozen=True, eq=False)
class Sampled:
    """Drawn ranks.

    Parameters
    ----------
    intervals : DataFrame of float
        Index as the result's. ``rank_low`` and ``rank_high``: bounds of the
        central ``interval`` of the drawn ranks; ``p_top``: share of the draws
        (0-1) with a rank of at most ``top``. NaN where the area is not ranked.
    variants : tuple of Variant
        What was drawn from, the scenario itself first.
    """

    intervals: pd.DataFrame
    variants: tuple[Variant, ...]


def sample_ranks(
    table: IndicatorTable,
    scenario: Scenario,
    *,
    parent: pd.Series | None = None,
    reference: IndicatorTable | None = None,
    progress: Callable[[float], None] | None = None,
) -> Sampled:
    """Vary weights, methods and figures together, and see where the ranks end up.

    Each variant of the methods gets an equal share of the draws; the weights
    are drawn anew each time, and the figures once a block where they are
    disturbed (a block is one draw then). Ties share the best rank; an area
    that a variant does not rank counts as last there.

    Parameters
    ----------
    table : IndicatorTable
    scenario : Scenario
        With its ``uncertainty``.
    parent, reference
        As for :func:`scoring.score.score`.
    progress : callable, optional
        Told the share of the draws that is done, 0-1.

    Returns
    -------
    Sampled
        Deterministic by seed.

    Raises
    ------
    InputError
        No ``uncertainty`` in the scenario, unknown alternatives, or a
        combination that cannot be computed.
    """
    choice = scenario.uncertainty
    if choice is None:
        raise InputError([Fault(FaultKind.FIELD_MISSING, where="uncertainty")])
    variants = all_together(scenario, choice)
    base = score(table, scenario, parent=parent, reference=reference)
    ranked = base.rank.notna().to_numpy()
    index_of = _index_of(base, ranked)
    drawn = _room(int(ranked.sum()), choice.draws)
    generator = np.random.default_rng(choice.seed)
    spans = _spans(choice.draws, len(variants))
    weights = [
        draw_weights(variant.scenario, choice, stop - start, generator)
        for variant, (start, stop) in zip(variants, spans, strict=True)
    ]
    for block in _blocks(choice, len(variants), int(ranked.sum())):
        variant = variants[block.variant].scenario
        if choice.noisy or (block.variant and block.within.start == 0):
            figures = disturb(table, scenario, choice, generator) if choice.noisy else table
            result = score(figures, variant, parent=parent, reference=reference)
            index_of = _index_of(result, ranked)
        part = weights[block.variant].part(block.within)
        drawn[:, block.start : block.stop] = _ranks(index_of(part))
        if progress is not None:
            progress(block.stop / choice.draws)
    return Sampled(_summary(drawn, ranked, base, choice), variants)


def rank_intervals(result: ScoreResult, choice: Uncertainty) -> pd.DataFrame:
    """Where the ranks lie when only the weights may move; see :class:`Sampled`.

    Parameters
    ----------
    result : ScoreResult
        Of any scenario; those whose index is no weighted sum take longer.
    choice : Uncertainty
        Draws, seed and range.
    """
    ranked = result.rank.notna().to_numpy()
    drawn = _room(int(ranked.sum()), choice.draws)
    generator = np.random.default_rng(choice.seed)
    weights = draw_weights(result.scenario, choice, choice.draws, generator)
    index_of = _index_of(result, ranked)
    for block in _blocks(choice.model_copy(update=QUIET), 1, int(ranked.sum())):
        part = weights.part(block.within)
        drawn[:, block.start : block.stop] = _ranks(index_of(part))
    return _summary(drawn, ranked, result, choice)


@dataclass(frozen=True)
class _Block:
    variant: int
    start: int
    stop: int
    within: slice


def _spans(draws: int, variants: int) -> list[tuple[int, int]]:
    """First draw of each variant, and the one after its last."""
    return list(pairwise(np.linspace(0, draws, variants + 1).round().astype(int).tolist()))


def _blocks(choice: Uncertainty, variants: int, areas: int) -> Iterator[_Block]:
    """Draws in blocks of one variant each, none larger than the cache."""
    step = 1 if choice.noisy else max(1, BLOCK_CELLS // max(1, areas))
    for variant, (first, last) in enumerate(_spans(choice.draws, variants)):
        for start in range(first, last, step):
            stop = min(start + step, last)
            yield _Block(variant, start, stop, slice(start - first, stop - first))


def _room(areas: int, draws: int) -> np.ndarray:
    """Room for the rank of each area in each draw, in the smallest type that holds them."""
    return np.empty((areas, draws), dtype=np.min_scalar_type(areas + 1))


def _ranks(index: np.ndarray) -> np.ndarray:
    """Rank of each row from its greatest value, ties at the best rank, missing last.

    Parameters
    ----------
    index : ndarray, shape (draws, areas)

    Returns
    -------
    ndarray of int, shape (areas, draws)
    """
    descending = -np.nan_to_num(index.round(TIE_DECIMALS), nan=-np.inf, posinf=np.inf)
    order = np.argsort(descending, axis=1)
    ordered = np.take_along_axis(descending, order, axis=1)
    place = np.tile(np.arange(1, index.shape[1] + 1), (len(index), 1))
    place[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    np.maximum.accumulate(place, axis=1, out=place)
    ranks = np.empty_like(place)
    np.put_along_axis(ranks, order, place, axis=1)
    return ranks.T


def _summary(
    drawn: np.ndarray, ranked: np.ndarray, result: ScoreResult, choice: Uncertainty
) -> pd.DataFrame:
    """Bounds and shares of the drawn ranks, which are sorted in place."""
    tail = (1 - choice.interval) / 2 * (choice.draws - 1)
    drawn.sort(axis=1)
    figures = np.full((len(ranked), 3), np.nan)
    figures[ranked, 0] = drawn[:, int(np.floor(tail))]
    figures[ranked, 1] = drawn[:, int(np.ceil(choice.draws - 1 - tail))]
    figures[ranked, 2] = (drawn <= min(choice.top, len(drawn))).mean(axis=1)
    return pd.DataFrame(figures, result.index.index, ["rank_low", "rank_high", "p_top"])


def _index_of(result: ScoreResult, ranked: np.ndarray) -> Callable[[WeightDraws], np.ndarray]:
    """Index, shape (draws, areas), as a function of drawn weights."""
    if not is_linear(result.scenario):
        return partial(_grown_index, result, ranked)
    filled = np.nan_to_num(result.normalised.to_numpy(float)[ranked])
    return partial(_linear_index, filled, missing_patterns(result, ranked))


def _linear_index(filled: np.ndarray, patterns: Patterns, drawn: WeightDraws) -> np.ndarray:
    """Index of a weighted sum: one product per pattern of missing."""
    index = np.empty((drawn.count, len(filled)))
    for at, kind in enumerate(patterns.kinds):
        rows = patterns.of == at
        index[:, rows] = drawn.leaf_weights(kind) @ filled[rows].T
    return index


def _grown_index(result: ScoreResult, ranked: np.ndarray, drawn: WeightDraws) -> np.ndarray:
    """Index of any tree: grown anew for each draw."""
    values = result.normalised[ranked]
    leaves = {name: values[name].to_numpy() for name in values.columns}
    return np.stack(
        [grow(scenario, leaves).values for scenario in drawn_scenarios(result.scenario, drawn)]
    )


def drawn_scenarios(scenario: Scenario, drawn: WeightDraws) -> Iterator[Scenario]:
    """The scenario with each drawn set of weights in turn."""
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
