"""Rank intervals: draw weights, methods and figures again and again, and see who ends up where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.table import IndicatorTable
from scoring.certainty.blocks import BLOCK_CELLS, Block, blocks, side_by_side, spans
from scoring.certainty.draws import WeightDraws, draw_weights, is_linear
from scoring.certainty.noise import disturb
from scoring.certainty.patterns import Patterns, missing_patterns
from scoring.certainty.reweigh import drawn_scenarios
from scoring.certainty.variants import Variant, all_together
from scoring.index.tree import grow
from scoring.scenario import Scenario, Uncertainty
from scoring.score import ScoreResult, score

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
    drawn = _room(int(ranked.sum()), choice.draws)
    figures = Figures(table, parent, reference)
    for block, index in drawn_indices(figures, base, variants, ranked):
        drawn[:, block.start : block.stop] = _ranks(index)
        if progress is not None:
            progress(block.stop / choice.draws)
    return Sampled(_summary(drawn, ranked, base, choice), variants)


@dataclass(frozen=True, eq=False)
class Figures:
    """What an index is made from; as for :func:`scoring.score.score`."""

    table: IndicatorTable
    parent: pd.Series | None = None
    reference: IndicatorTable | None = None

    def score(self, scenario: Scenario, table: IndicatorTable | None = None) -> ScoreResult:
        """Score them, or a disturbed table in the place of theirs."""
        used = self.table if table is None else table
        return score(used, scenario, parent=self.parent, reference=self.reference)


def drawn_indices(
    figures: Figures, base: ScoreResult, variants: tuple[Variant, ...], chosen: np.ndarray
) -> Iterator[tuple[Block, np.ndarray]]:
    """Draw indices block by block, each of one variant; see :func:`sample_ranks`.

    Parameters
    ----------
    figures : Figures
    base : ScoreResult
        Of the scenario itself, which has an ``uncertainty``.
    variants : tuple of Variant
        The scenario first.
    chosen : ndarray of bool, shape (n,)
        Areas that are wanted.

    Yields
    ------
    block : Block
        Which draws, of which variant.
    index : ndarray, shape (draws, chosen areas)
        Unscaled; NaN where a variant gives none.
    """
    choice = base.scenario.uncertainty or Uncertainty()
    generator = np.random.default_rng(choice.seed)
    weights = [
        draw_weights(variant.scenario, choice, stop - start, generator)
        for variant, (start, stop) in zip(variants, spans(choice.draws, len(variants)), strict=True)
    ]
    index_of = _index_of(base, chosen)
    for block in blocks(choice, len(variants), int(chosen.sum())):
        variant = variants[block.variant].scenario
        if choice.noisy or (block.variant and block.within.start == 0):
            noisy = (
                disturb(figures.table, base.scenario, choice, generator) if choice.noisy else None
            )
            index_of = _index_of(figures.score(variant, noisy), chosen)
        yield block, index_of(weights[block.variant].part(block.within))


def rank_intervals(result: ScoreResult, choice: Uncertainty) -> pd.DataFrame:
    """Where the ranks lie when only the weights may move; see :class:`Sampled`.

    Parameters
    ----------
    result : ScoreResult
        Of any scenario; those whose index is no weighted sum take longer.
    choice : Uncertainty
        Draws, seed and range.
    """
    ranked = ~np.isnan(result.rank.to_numpy())
    drawn = _room(int(ranked.sum()), choice.draws)
    generator = np.random.default_rng(choice.seed)
    weights = draw_weights(result.scenario, choice, choice.draws, generator)
    index_of = _index_of(result, ranked)

    def place(block: Block) -> None:
        drawn[:, block.within] = _ranks(index_of(weights.part(block.within)))

    side_by_side(place, blocks(choice.model_copy(update=QUIET), 1, int(ranked.sum())))
    return _summary(drawn, ranked, result, choice)


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
    last = index.shape[1] + 1
    place = np.tile(np.arange(1, last, dtype=np.min_scalar_type(last)), (len(index), 1))
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
    ends = [int(np.floor(tail)), int(np.ceil(choice.draws - 1 - tail))]
    top = min(choice.top, len(drawn))

    def summed(part: np.ndarray) -> np.ndarray:
        part.sort(axis=1)
        return np.column_stack([part[:, ends], (part <= top).mean(axis=1)])

    step = max(1, BLOCK_CELLS // choice.draws)
    parts = [drawn[start : start + step] for start in range(0, max(1, len(drawn)), step)]
    figures = np.full((len(ranked), 3), np.nan)
    figures[ranked] = np.vstack(side_by_side(summed, parts))
    return pd.DataFrame(figures, result.index.index, ["rank_low", "rank_high", "p_top"])


def _index_of(result: ScoreResult, ranked: np.ndarray) -> Callable[[WeightDraws], np.ndarray]:
    """Index, shape (draws, areas), as a function of drawn weights."""
    if not is_linear(result.scenario):
        return partial(_grown_index, result, ranked)
    filled = np.nan_to_num(result.normalised.to_numpy(float)[ranked])
    scored = result.index.notna().to_numpy()[ranked]
    return partial(_linear_index, filled, missing_patterns(result, ranked), scored)


def _linear_index(
    filled: np.ndarray, patterns: Patterns, scored: np.ndarray, drawn: WeightDraws
) -> np.ndarray:
    """Index of a weighted sum: one product per pattern of missing, NaN where not scored."""
    index = np.full((drawn.count, len(filled)), np.nan)
    for at, kind in enumerate(patterns.kinds):
        rows = (patterns.of == at) & scored
        index[:, rows] = drawn.leaf_weights(kind) @ filled[rows].T
    return index


def _grown_index(result: ScoreResult, ranked: np.ndarray, drawn: WeightDraws) -> np.ndarray:
    """Index of any tree: grown anew for each draw."""
    values = result.normalised[ranked]
    leaves = {name: values[name].to_numpy() for name in values.columns}
    return np.stack(
        [grow(scenario, leaves).values for scenario in drawn_scenarios(result.scenario, drawn)]
    )
