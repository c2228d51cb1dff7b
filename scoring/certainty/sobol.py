"""Sobol indices of the weights: which of them decide each area's index, and the ranks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import pandas as pd

from scoring.certainty.draws import WeightDraws, is_linear, members
from scoring.certainty.montecarlo import TIE_DECIMALS
from scoring.certainty.patterns import missing_patterns
from scoring.certainty.rank_shifts import mean_shifts
from scoring.certainty.reweigh import with_weights
from scoring.certainty.saltelli import (
    SobolIndices,
    linear_sobol_indices,
    saltelli_design,
    sobol_indices,
)
from scoring.index.ranks import rank
from scoring.index.tree import grow
from scoring.scenario import Scenario
from scoring.score import ScoreResult

BLOCK_CELLS = 1_000_000
"""Areas times draws evaluated at once."""

CHOICE = "choice"
"""Name of the factor that picks one of several results."""

MEAN_SHIFT = "mean_rank_shift"
"""Name of the output of :func:`rank_shift_sensitivity`."""

Evaluator = Callable[[np.ndarray], np.ndarray]
"""From points of the unit cube, shape (draws, d), to indices, shape (draws, areas)."""


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """What the variance of each output is due to.

    Parameters
    ----------
    first, total : DataFrame of float
        First-order and total Sobol indices: a row per output, a column per
        dimension and indicator. NaN where the output does not move or is not
        given. First-order indices sum to at most 1, but for the error of the
        estimate; what is left is due to interactions.
    mean, variance : Series of float
        Of each output, in its own unit.
    """

    first: pd.DataFrame
    total: pd.DataFrame
    mean: pd.Series
    variance: pd.Series


def index_sensitivity(
    result: ScoreResult, reach: float, *, size: int = 1024, seed: int = 1
) -> Sensitivity:
    """Share of the variance of each area's index that is due to each weight.

    Every weight of the tree is uniform on ``w (1 ± reach)`` and independent of
    the others, as in :func:`scoring.certainty.draws.draw_within`; the weights
    of a level are scaled to 1 after that, so that raising one lowers the rest.

    Parameters
    ----------
    result : ScoreResult
        Of any scenario. An index that is no weighted sum is grown anew for
        each of the N (d + 2) draws, which takes seconds.
    reach : float
        0-1, as a share of each weight.
    size : int
        N, a power of two.
    seed : int
        The same seed gives the same figures.

    Returns
    -------
    Sensitivity
        A row per area, in the order of the result; of the index as aggregated,
        before it is stretched to 0-100. NaN for an area without an index.

    Raises
    ------
    ValueError
        The size is not a power of two.
    """
    names = _names(result)
    scored = np.flatnonzero(result.index.notna())
    design = saltelli_design(len(names), size, seed)
    frames = _empty(result.index.index, names)
    if not is_linear(result.scenario):
        _fill(frames, scored, sobol_indices(_evaluator(result, reach, scored), design))
        return frames
    values = np.nan_to_num(result.normalised.to_numpy()[scored])
    for inside, present in _patterns(result, scored):

        def weights(points: np.ndarray, present: dict[str, bool] = present) -> np.ndarray:
            return _moved(result.scenario, points, reach).leaf_weights(present)

        found = linear_sobol_indices(values[inside], weights, design)
        _fill(frames, scored[inside], found)
    return frames


def rank_shift_sensitivity(
    result: ScoreResult,
    reach: float,
    *,
    variants: Sequence[ScoreResult] = (),
    size: int = 1024,
    seed: int = 1,
) -> Sensitivity:
    """Share of the variance of the mean shift of ranks that is due to each weight and choice.

    The output of a draw is the mean over areas of ``|rank - rank chosen|``.
    Ties share the best rank.

    Parameters
    ----------
    result : ScoreResult
        The result whose ranks the others are compared with.
    reach : float
        As in :func:`index_sensitivity`.
    variants : sequence of ScoreResult
        The same areas and the same dimensions and indicators by other methods
        (normalisation, aggregation, missing figures). The result and its
        variants are then one more factor, ``choice``, each as likely as
        another.
    size, seed : int
        As in :func:`index_sensitivity`.

    Returns
    -------
    Sensitivity
        One row, ``mean_rank_shift``, in ranks; over the areas that all the
        results rank.

    Raises
    ------
    ValueError
        The size is not a power of two, or a variant has other areas,
        dimensions or indicators.

    Notes
    -----
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 7;
    Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis
    techniques, Journal of the Royal Statistical Society A 168(2).
    """
    results = (result, *variants)
    _refuse_others(results)
    names = _names(result) + [CHOICE] * bool(variants)
    frames = _empty(pd.Index([MEAN_SHIFT]), names)
    ranked = np.flatnonzero(np.all([each.rank.notna() for each in results], axis=0))
    design = saltelli_design(len(names), size, seed)
    if ranked.size:
        evaluate = _chosen([_evaluator(each, reach, ranked) for each in results])
        as_chosen = np.array([[0.5] * len(_names(result)) + [0.0] * bool(variants)])
        reference = rank(evaluate(as_chosen)[0], decimals=TIE_DECIMALS)
        step = max(1, BLOCK_CELLS // ranked.size)

        def output(points: np.ndarray) -> np.ndarray:
            blocks = np.split(points, range(step, len(points), step))
            return np.concatenate([mean_shifts(evaluate(each), reference) for each in blocks])

        found = sobol_indices(lambda points: output(points)[:, None], design)
        _fill(frames, np.array([0]), found)
    return frames


def both_sensitivities(
    result: ScoreResult,
    reach: float,
    *,
    size: int = 1024,
    seed: int = 1,
    progress: Callable[[float], None] | None = None,
) -> tuple[Sensitivity, Sensitivity]:
    """:func:`rank_shift_sensitivity` and :func:`index_sensitivity`, growing an index only once.

    Parameters
    ----------
    result, reach, size, seed
        As for those.
    progress : callable, optional
        Told the share of the draws that is done, 0-1, where they are grown.
    """
    if is_linear(result.scenario):
        shifts = rank_shift_sensitivity(result, reach, size=size, seed=seed)
        return shifts, index_sensitivity(result, reach, size=size, seed=seed)
    names, done = _names(result), count(1)
    scored = np.flatnonzero(result.index.notna())
    ranked = result.rank.notna().to_numpy()[scored]
    evaluate = _evaluator(result, reach, scored)
    as_chosen = evaluate(np.full((1, len(names)), 0.5))[0, ranked]
    reference = rank(as_chosen, decimals=TIE_DECIMALS)

    def outputs(points: np.ndarray) -> np.ndarray:
        index = evaluate(points)
        unmoved = np.full(len(points), np.nan)
        moved = mean_shifts(index[:, ranked], reference) if ranked.any() else unmoved
        if progress is not None:
            progress(next(done) / (len(names) + 2))
        return np.column_stack([index, moved])

    found = sobol_indices(outputs, saltelli_design(len(names), size, seed))
    indices, shifts = _empty(result.index.index, names), _empty(pd.Index([MEAN_SHIFT]), names)
    _fill(indices, scored, found.of(slice(-1)))
    _fill(shifts, np.array([0]), found.of(slice(-1, None)))
    return shifts, indices


def _names(result: ScoreResult) -> list[str]:
    return [member.id for member in members(result.scenario.index)]


def _refuse_others(results: Sequence[ScoreResult]) -> None:
    base = results[0]
    for other in results[1:]:
        if _names(other) != _names(base) or not other.index.index.equals(base.index.index):
            raise ValueError(
                f"{other.scenario.name!r} has other areas, dimensions or indicators than "
                f"{base.scenario.name!r}"
            )


def _empty(rows: pd.Index, names: list[str]) -> Sensitivity:
    nothing, none = pd.DataFrame(np.nan, rows, names), pd.Series(np.nan, rows)
    return Sensitivity(nothing, nothing.copy(), none, none.copy())


def _fill(frames: Sensitivity, rows: np.ndarray, found: SobolIndices) -> None:
    frames.first.iloc[rows] = found.first.T
    frames.total.iloc[rows] = found.total.T
    frames.mean.iloc[rows] = found.mean
    frames.variance.iloc[rows] = found.variance


def _moved(scenario: Scenario, points: np.ndarray, reach: float) -> WeightDraws:
    """Weights at points of the unit cube, whose middle is the weights as chosen."""
    moves = 1 + reach * (2 * points - 1)
    everyone = enumerate(members(scenario.index))
    return WeightDraws(
        scenario, {member.id: member.weight * moves[:, at] for at, member in everyone}
    )


def _patterns(result: ScoreResult, rows: np.ndarray) -> list[tuple[np.ndarray, dict[str, bool]]]:
    """Places among rising rows that have the same figures, and which figures those are."""
    patterns = missing_patterns(result, np.isin(np.arange(len(result.index)), rows))
    return [(np.flatnonzero(patterns.of == at), kind) for at, kind in enumerate(patterns.kinds)]


def _evaluator(result: ScoreResult, reach: float, rows: np.ndarray) -> Evaluator:
    """Function from points of the unit cube to the index of some areas before stretching."""
    if not is_linear(result.scenario):
        return lambda points: _grown(result, points, reach)[:, rows]
    values = np.nan_to_num(result.normalised.to_numpy()[rows])
    patterns = _patterns(result, rows)

    def index(points: np.ndarray) -> np.ndarray:
        drawn = _moved(result.scenario, points, reach)
        found = np.empty((len(points), len(rows)))
        for inside, present in patterns:
            found[:, inside] = drawn.leaf_weights(present) @ values[inside].T
        return found

    return index


def _grown(result: ScoreResult, points: np.ndarray, reach: float) -> np.ndarray:
    """Index, shape (draws, areas), of any tree: grown anew for each draw."""
    drawn = _moved(result.scenario, points, reach).of
    leaves = {str(name): column.to_numpy() for name, column in result.normalised.items()}
    index = np.empty((len(points), len(result.index)))
    for at in range(len(points)):
        weights = {name: float(column[at]) for name, column in drawn.items()}
        moved = with_weights(result.scenario.index, weights)
        index[at] = grow(result.scenario.model_copy(update={"index": moved}), leaves).values
    return index


def _chosen(evaluators: Sequence[Evaluator]) -> Evaluator:
    """One evaluator of several, each draw by the one that its last factor picks."""
    if len(evaluators) == 1:
        return evaluators[0]

    def index(points: np.ndarray) -> np.ndarray:
        picked = np.floor(points[:, -1] * len(evaluators)).astype(int)
        parts = [evaluate(points[picked == at, :-1]) for at, evaluate in enumerate(evaluators)]
        return np.concatenate(parts)[np.argsort(np.argsort(picked, kind="stable"))]

    return index
