"""Candidates drawn together: how often one lies above another, and whom they have in common."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
import pandas as pd

from layers.table import IndicatorTable
from scoring.certainty.draws import WeightDraws, draw_weights, is_linear
from scoring.certainty.montecarlo import TIE_DECIMALS
from scoring.certainty.reweigh import drawn_scenarios
from scoring.places.candidates import Candidate
from scoring.places.figures import CandidateFigures
from scoring.places.placing import MOST_DRAWS, index_by, place_indicators, present_members
from scoring.scenario import Uncertainty
from scoring.score import ScoreResult


def in_common(candidates: Sequence[Candidate], persons: pd.Series) -> pd.DataFrame:
    """Persons that live in two candidates, and in each on the diagonal.

    Parameters
    ----------
    candidates : sequence of Candidate
    persons : Series of float
        By area code.

    Returns
    -------
    DataFrame of float
        Symmetric, candidates by candidates; NaN where any area in common lacks its number.
    """
    ids = [each.id for each in candidates]
    held = [frozenset(each.codes) for each in candidates]
    rows = [
        [
            persons.loc[[code for code in one.codes if code in codes]].sum(skipna=False)
            for codes in held
        ]
        for one in candidates
    ]
    return pd.DataFrame(rows, ids, ids, dtype=float)


def correlation(common: pd.DataFrame) -> np.ndarray:
    """How the chance in the figures of candidates goes together, shape (n, n).

    ``s / sqrt(n m)`` for candidates of ``n`` and ``m`` persons with ``s`` in
    common, from :func:`in_common`; independent where a number is not known.
    """
    own = np.sqrt(np.diag(common))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = common.to_numpy() / np.outer(own, own)
    found = np.where(np.isfinite(found), found, 0.0)
    np.fill_diagonal(found, 1.0)
    return found


def joint_indices(
    figures: CandidateFigures,
    together: np.ndarray,
    table: IndicatorTable,
    result: ScoreResult,
    choice: Uncertainty,
) -> pd.DataFrame:
    """Draw the indices of candidates, all by the same weights and the same chance.

    In each draw the weights are drawn once for all, and each share around its
    figure with its standard error; what has no known error stays as it is.

    Parameters
    ----------
    figures : CandidateFigures
    together : ndarray, shape (n, n)
        From :func:`correlation`.
    table : IndicatorTable
        Of the areas.
    result : ScoreResult
        Of the areas.
    choice : Uncertainty
        Draws, distribution and seed; at most 500 draws where the index is no
        weighted sum.

    Returns
    -------
    DataFrame of float
        A row a draw, a column a candidate; NaN where there is no index. A
        stretch to 0-100 is left out where the index is a weighted sum: it
        moves all alike.
    """
    scenario = result.scenario
    linear = is_linear(scenario)
    draws = choice.draws if linear else min(choice.draws, MOST_DRAWS)
    generator = np.random.default_rng(choice.seed)
    weights = draw_weights(scenario, choice, choice.draws, generator)
    moved = _moved(figures, together, scenario.indicator_ids, draws, generator)
    placed = place_indicators(moved, table, result)
    names = figures.table.codes
    if linear:
        return pd.DataFrame(
            {
                name: _weighted(placed.iloc[at :: len(names)], weights, result)
                for at, name in enumerate(names)
            }
        )
    variants = islice(drawn_scenarios(scenario, weights), draws)
    rows = [
        index_by(placed.iloc[at * len(names) : (at + 1) * len(names)], result, each)
        for at, each in enumerate(variants)
    ]
    return pd.DataFrame(np.array(rows), columns=names)


def _moved(
    figures: CandidateFigures,
    together: np.ndarray,
    indicators: Sequence[str],
    draws: int,
    generator: np.random.Generator,
) -> pd.DataFrame:
    """Drawn figures, the candidates of the first draw, then of the next."""
    values, vectors = np.linalg.eigh(together)
    root = vectors * np.sqrt(values.clip(min=0.0))
    names = figures.table.codes
    columns = {}
    for name in indicators:
        own = figures.table.values[name].to_numpy(float)
        error = _error(figures, name)
        chance = generator.standard_normal((draws, len(names))) @ root.T
        drawn = np.clip(own + error * chance, 0.0, 100.0)
        columns[name] = np.where(error > 0, drawn, own).ravel()
    return pd.DataFrame(columns)


def _error(figures: CandidateFigures, indicator: str) -> np.ndarray:
    """Standard error of a figure by candidate, 0 where it is not known."""
    told = figures.inside.index
    if told.empty or indicator not in told.get_level_values("indicator"):
        return np.zeros(len(figures.table.codes))
    error = figures.inside["error"].xs(indicator, level="indicator")
    return error.reindex(figures.table.codes).fillna(0.0).to_numpy(float)


def _weighted(placed: pd.DataFrame, weights: WeightDraws, result: ScoreResult) -> np.ndarray:
    """Index of one candidate in every draw, a row of ``placed`` each."""
    present = present_members(placed.iloc[0], result.scenario)
    ids = [each.id for each in result.scenario.index.dimensions]
    if not any(present[name] for name in ids):
        return np.full(len(placed), np.nan)
    index = np.sum(weights.leaf_weights(present) * placed.fillna(0.0).to_numpy(), axis=1)
    known = index_by(placed.iloc[:1], result, result.scenario)
    return np.where(np.isnan(known), np.nan, index)


def share_above(indices: pd.DataFrame) -> pd.DataFrame:
    """Share of the draws in which one candidate lies above another.

    Parameters
    ----------
    indices : DataFrame of float
        From :func:`joint_indices`.

    Returns
    -------
    DataFrame of float
        0-1: rows above columns, an equal index counted as half; 0.5 on the
        diagonal. NaN where either has no index.
    """
    drawn = indices.round(TIE_DECIMALS).to_numpy()
    found = [[np.mean((one > other) + (one == other) / 2) for other in drawn.T] for one in drawn.T]
    known = ~np.isnan(drawn).any(axis=0)
    told = np.where(np.outer(known, known), np.array(found, dtype=float), np.nan)
    return pd.DataFrame(told, indices.columns, indices.columns)
