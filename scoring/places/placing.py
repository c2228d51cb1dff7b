"""The index of a candidate: its own figures placed on the scale of the areas."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pandas as pd

from layers.table import IndicatorTable
from scoring.certainty.draws import draw_weights, is_linear, levels
from scoring.certainty.reweigh import drawn_scenarios
from scoring.index.methods import AGGREGATIONS, NORMALISERS
from scoring.index.tree import grow
from scoring.scenario import Index, IndicatorChoice, Scenario, Uncertainty
from scoring.score import ScoreResult, stretches

MOST_DRAWS = 500
"""Draws of an index that is no weighted sum, which has to be grown anew for each."""

Leaves = dict[str, np.ndarray]


def place_indicators(
    figures: pd.DataFrame, table: IndicatorTable, result: ScoreResult
) -> pd.DataFrame:
    """Place figures on the scale that the areas' figures were given.

    A figure between two of the areas gets a value between theirs, in
    proportion; one that an area has gets that area's value, so that a
    candidate of one area is placed where the area is. Beyond the areas the
    scale ends. Normalisers on a fixed scale are applied as they are.

    Parameters
    ----------
    figures : DataFrame of float
        Candidates by indicators, in the indicators' own units; NaN = missing.
    table : IndicatorTable
        Of the areas that were scored.
    result : ScoreResult
        Their score.

    Returns
    -------
    DataFrame of float
        Normalised, higher = more need; NaN where the figure is missing.
    """
    own = steadied(table, result)
    return pd.DataFrame(
        {
            choice.id: _place(figures[choice.id].to_numpy(float), own[choice.id], choice, result)
            for choice in result.scenario.indicators()
        },
        index=figures.index,
    )


def steadied(table: IndicatorTable, result: ScoreResult) -> pd.DataFrame:
    """Figures that the normalised values were made of: published, or steadied, never filled in."""
    own = table.values[list(result.scenario.indicator_ids)].copy()
    changes = result.prepared.changes
    steadied = changes[changes["step"] == "shrink"]
    after = steadied.pivot_table(index="code", columns="indicator", values="after")
    own.update(after.astype(float))
    return own.mask(result.prepared.imputed)


def _place(
    x: np.ndarray, own: pd.Series, choice: IndicatorChoice, result: ScoreResult
) -> np.ndarray:
    if NORMALISERS[choice.normalise].turned_after:
        fixed = NORMALISERS[choice.normalise].apply(x, None, **dict(choice.parameters))
        return 100 - fixed if choice.direction == "lower_is_need" else fixed
    pairs = pd.DataFrame({"x": own, "y": result.normalised[choice.id]}).dropna()
    scale = pairs.groupby("x")["y"].mean()
    if scale.empty:
        return np.full(x.shape, np.nan)
    placed = np.interp(x, scale.index.to_numpy(float), scale.to_numpy())
    return np.where(np.isnan(x), np.nan, placed)


def candidate_index(placed: pd.DataFrame, result: ScoreResult) -> pd.Series:
    """Index of candidates by the scenario of the areas.

    Parameters
    ----------
    placed : DataFrame of float
        As :func:`place_indicators` gives.
    result : ScoreResult
        Of the areas.

    Returns
    -------
    Series of float
        On the areas' scale. Methods that compare areas with each other
        compare each candidate with all areas.
    """
    return pd.Series(index_by(placed, result, result.scenario), placed.index, name="index")


def index_intervals(placed: pd.DataFrame, result: ScoreResult, choice: Uncertainty) -> pd.DataFrame:
    """Where the index of candidates lies when the weights are drawn.

    Parameters
    ----------
    placed, result
        As for :func:`candidate_index`.
    choice : Uncertainty
        Draws, distribution, seed and interval; only the first 500 draws where
        the index is no weighted sum.

    Returns
    -------
    DataFrame of float
        Index as ``placed``; ``index_low`` and ``index_high``, ends of the
        central interval; NaN where there is no index.
    """
    scenario = result.scenario
    generator = np.random.default_rng(choice.seed)
    drawn = draw_weights(scenario, choice, choice.draws, generator)
    if is_linear(scenario) and not stretches(scenario):
        rows = [
            drawn.leaf_weights(present_members(row, scenario)) @ row.fillna(0.0)
            for _, row in placed.iterrows()
        ]
        indices = np.array(rows).reshape(len(placed), choice.draws)
        indices[candidate_index(placed, result).isna().to_numpy()] = np.nan
    else:
        variants = islice(drawn_scenarios(scenario, drawn), MOST_DRAWS)
        indices = np.stack([index_by(placed, result, each) for each in variants], axis=1)
    tail = (1 - choice.interval) / 2
    ends = np.full((len(placed), 2), np.nan)
    there = ~np.isnan(indices).any(axis=1)
    ends[there] = np.quantile(indices[there], [tail, 1 - tail], axis=1).T
    return pd.DataFrame(ends, placed.index, ["index_low", "index_high"])


def present_members(row: pd.Series, scenario: Scenario) -> dict[str, bool]:
    """Which indicators and dimensions of a candidate have a value."""
    leaves = {str(name): np.array([value]) for name, value in row.items()}
    dimensions = grow(scenario, leaves).dimensions
    return {name: not np.isnan(value[0]) for name, value in (leaves | dimensions).items()}


def index_by(placed: pd.DataFrame, result: ScoreResult, scenario: Scenario) -> np.ndarray:
    """Index of candidates by another scenario with the same normalised figures, shape (n,).

    Each is grown beside the areas where they are compared with each other, and
    stretched as they are.
    """
    areas = {str(name): column.to_numpy() for name, column in result.normalised.items()}
    low, spread = 0.0, 100.0
    if stretches(scenario):
        index = grow(scenario, areas).values
        low, spread = float(np.nanmin(index)), float(np.nanmax(index) - np.nanmin(index))
        if spread == 0:
            return np.full(len(placed), 50.0)
    if stands_alone(scenario):
        own = {str(name): column.to_numpy(float) for name, column in placed.items()}
        return 100 * (grow(scenario, own).values - low) / spread
    found = [grow(scenario, leaves).values[-1] for leaves in _beside(areas, placed)]
    return 100 * (np.array(found, dtype=float).reshape(len(placed)) - low) / spread


def dimension_values(placed: pd.DataFrame, result: ScoreResult) -> pd.DataFrame:
    """Value of every dimension for candidates, unstretched.

    Parameters
    ----------
    placed : DataFrame of float
        As :func:`place_indicators` gives.
    result : ScoreResult
        Of the areas.

    Returns
    -------
    DataFrame of float
        Index as ``placed``, columns dimension ids at every depth; NaN where
        there is no value.
    """
    areas = {str(name): column.to_numpy() for name, column in result.normalised.items()}
    rows = [grow(result.scenario, each).dimensions for each in _beside(areas, placed)]
    values = [{name: column[-1] for name, column in row.items()} for row in rows]
    return pd.DataFrame(values, placed.index, list(result.dimensions), dtype=float)


def stands_alone(scenario: Scenario) -> bool:
    """Whether an index, unstretched, is made of an area's own normalised figures alone."""
    return all(
        not AGGREGATIONS[level.aggregation].comparing
        and (isinstance(level, Index) or level.normalise == "none")
        for level in levels(scenario.index)
    )


def _beside(areas: Leaves, placed: pd.DataFrame) -> Iterator[Leaves]:
    """The areas with each candidate in turn as a last row."""
    for _, row in placed.iterrows():
        yield {name: np.append(column, row[name]) for name, column in areas.items()}
