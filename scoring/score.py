"""Score areas: normalise, weigh, aggregate, rank, and keep every step."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, refuse
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.index.aggregate import AGGREGATIONS, available_weights
from scoring.index.normalise import NORMALISERS
from scoring.index.ranks import Classes, classify, rank
from scoring.scenario import Dimension, IndicatorChoice, Missing, Scenario


@dataclass(frozen=True, eq=False)
class ScoreResult:
    """An index with all that it was made of.

    Every table has the areas' codes as index, in the order they came.

    Parameters
    ----------
    index : Series of float
        0-100 unless the scenario keeps another scale; NaN where not scored.
    rank : Series of float
        1 = most need; NaN where not scored.
    classes : Classes
        Class of each area and the limits of the classes.
    dimensions : DataFrame of float
        Normalised value by dimension id.
    normalised : DataFrame of float
        Normalised value by indicator id, higher = more need.
    contributions : DataFrame of float
        What each indicator adds; rows sum to the index. NaN where not scored,
        0 where the indicator is missing and the area is scored all the same.
    weights : DataFrame of float
        Weight that each indicator had in each area; rows sum to 1 or to 0.
    imputed : DataFrame of bool
        Cells that the missing policy filled.
    scenario : Scenario
        The choices made.
    data_fingerprint : str
        Of the indicator table that was scored.
    """

    index: pd.Series
    rank: pd.Series
    classes: Classes
    dimensions: pd.DataFrame
    normalised: pd.DataFrame
    contributions: pd.DataFrame
    weights: pd.DataFrame
    imputed: pd.DataFrame
    scenario: Scenario
    data_fingerprint: str

    def to_frame(self) -> pd.DataFrame:
        """All columns side by side.

        Returns
        -------
        DataFrame
            Index ``code``; ``index``, ``rank``, ``class``, one column per
            dimension, one per indicator, ``contribution_<indicator>``.
        """
        head = pd.DataFrame(
            {
                "index": self.index,
                "rank": self.rank.astype("Int64" if self._whole_ranks() else "Float64"),
                "class": pd.Series(self.classes.of, self.index.index).replace(0, pd.NA),
            }
        ).astype({"class": "Int64"})
        parts = self.contributions.add_prefix("contribution_")
        return pd.concat([head, self.dimensions, self.normalised, parts], axis=1)

    def _whole_ranks(self) -> bool:
        return self.scenario.ranking.ties != "average"


def score(table: IndicatorTable, scenario: Scenario) -> ScoreResult:
    """Score areas by a scenario.

    Parameters
    ----------
    table : IndicatorTable
        Must hold every indicator of the scenario. Suppressed cells count as
        missing and are never imputed.
    scenario : Scenario
        Checked choices.

    Returns
    -------
    ScoreResult
        Same index as the table.

    Raises
    ------
    InputError
        Unknown indicators, or none with any figure.
    """
    refuse(_input_faults(table, scenario))
    ids = list(scenario.indicator_ids)
    figures, imputed = _impute(table.select(ids), scenario.missing)
    normalised = normalise(figures, scenario)
    columns, weights, total = combine(normalised.to_numpy(), scenario)
    parts, index = _scale(normalised.to_numpy(), weights, total, scenario)
    codes = table.codes
    names = [dimension.id for dimension in scenario.index.dimensions]
    return ScoreResult(
        pd.Series(index, codes, name="index"),
        pd.Series(rank(index, scenario.ranking.ties), codes, name="rank"),
        classify(index, scenario.classes.method, scenario.classes.count),
        pd.DataFrame(columns, codes, names),
        normalised,
        pd.DataFrame(parts, codes, ids),
        pd.DataFrame(weights, codes, ids),
        imputed,
        scenario,
        table.select(ids).fingerprint,
    )


def _input_faults(table: IndicatorTable, scenario: Scenario) -> list[Fault]:
    ids = scenario.indicator_ids
    known = ", ".join(table.indicators)
    faults = [
        Fault(FaultKind.INDICATOR_UNKNOWN, received=name, allowed=known)
        for name in ids
        if name not in table.values
    ]
    if not faults and table.values[list(ids)].isna().all(axis=None):
        faults = [Fault(FaultKind.NOTHING_TO_SCORE)]
    return faults


def _impute(table: IndicatorTable, missing: Missing) -> tuple[pd.DataFrame, pd.DataFrame]:
    figures = table.values
    fill = table.status.eq(Status.MISSING) & figures.isna()
    if missing.policy != "impute":
        return figures, fill & False
    centre = figures.median() if missing.impute == "median" else figures.mean()
    fill &= centre.notna()
    return figures.mask(fill, centre, axis=1), fill


def normalise(figures: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Turn and normalise the scenario's indicators.

    Parameters
    ----------
    figures : DataFrame of float
        A column per indicator id.

    Returns
    -------
    DataFrame of float
        Same index, columns in the scenario's order; higher is more need.
    """
    columns = {}
    for choice in scenario.indicators():
        sign = 1.0 if choice.direction == "higher_is_need" else -1.0
        method = NORMALISERS[choice.normalise].apply
        columns[choice.id] = method(
            sign * figures[choice.id].to_numpy(float), **dict(choice.parameters)
        )
    return pd.DataFrame(columns, index=figures.index)


def combine(
    normalised: np.ndarray, scenario: Scenario
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Aggregate indicators to dimensions and dimensions to the index.

    Parameters
    ----------
    normalised : ndarray, shape (n, m)
        Columns in the order of ``scenario.indicator_ids``.

    Returns
    -------
    dimensions : ndarray, shape (n, d)
    weights : ndarray, shape (n, m)
        Weight of each indicator in each area's index.
    index : ndarray, shape (n,)
        Unscaled.
    """
    floor = 1.0 if scenario.missing.policy == "exclude" else scenario.missing.min_share
    columns, inner = [], []
    for dimension, span in dimension_spans(scenario):
        part = normalised[:, span]
        own = available_weights(~np.isnan(part), _weights(dimension.indicators), floor)
        columns.append(AGGREGATIONS[dimension.aggregation].apply(part, own))
        inner.append(own)
    dimensions = np.column_stack(columns)
    outer = available_weights(~np.isnan(dimensions), _weights(scenario.index.dimensions), floor)
    index = AGGREGATIONS[scenario.index.aggregation].apply(dimensions, outer)
    weights = np.hstack([own * outer[:, [at]] for at, own in enumerate(inner)])
    return dimensions, weights, index


def dimension_spans(scenario: Scenario) -> list[tuple[Dimension, slice]]:
    """Each dimension with the columns of its indicators."""
    spans, start = [], 0
    for dimension in scenario.index.dimensions:
        stop = start + len(dimension.indicators)
        spans.append((dimension, slice(start, stop)))
        start = stop
    return spans


def _weights(items: tuple[IndicatorChoice, ...] | tuple[Dimension, ...]) -> np.ndarray:
    return np.array([item.weight for item in items])


def stretches(scenario: Scenario) -> bool:
    """Whether the index is stretched to 0-100 after aggregation."""
    if scenario.index.scale != "auto":
        return scenario.index.scale == "min_max_100"
    return not all(NORMALISERS[choice.normalise].bounded for choice in scenario.indicators())


def _scale(
    normalised: np.ndarray, weights: np.ndarray, index: np.ndarray, scenario: Scenario
) -> tuple[np.ndarray, np.ndarray]:
    """Contributions and index on the scenario's scale.

    A stretch is linear, so that each indicator's share of its offset is its weight.
    """
    parts = weights * np.nan_to_num(normalised)
    parts[np.isnan(index)] = np.nan
    if not stretches(scenario) or np.isnan(index).all():
        return parts, index
    low, spread = np.nanmin(index), np.nanmax(index) - np.nanmin(index)
    if spread == 0:
        return weights * np.where(np.isnan(index), np.nan, 50.0)[:, None], index * 0 + 50.0
    return 100 * (parts - weights * low) / spread, 100 * (index - low) / spread
