"""Score areas: prepare, weigh, aggregate, rank, and keep every step."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, refuse
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.index.methods import NORMALISERS
from scoring.index.prepare import Prepared, prepare
from scoring.index.ranks import Classes, classify, rank, settle
from scoring.index.tree import Branch, grow
from scoring.scenario import CONTRIBUTION, Scenario


@dataclass(frozen=True, eq=False)
class ScoreResult:
    """An index with all that it was made of.

    Every table has the areas' codes as index, in the order they came.

    Parameters
    ----------
    index : Series of float
        0-100 unless the scenario keeps another scale; NaN where not scored.
    rank : Series of float
        1 = most need; NaN where not ranked.
    classes : Classes
        Class of each ranked area and the limits of the classes.
    dimensions : DataFrame of float
        Value by dimension id, at every depth.
    contributions : DataFrame of float
        What each indicator adds; rows sum to the index. NaN where not scored,
        0 where the indicator is missing and the area is scored all the same.
    weights : DataFrame of float
        Weight that each indicator had in each area.
    reasons : Series of str
        Why an area has no rank: ``missing``, ``population`` or empty.
    prepared : Prepared
        Normalised indicators, and every cell that was changed on the way.
    scenario : Scenario
        The choices made.
    data_fingerprint : str
        Of the columns that were read.
    """

    index: pd.Series
    rank: pd.Series
    classes: Classes
    dimensions: pd.DataFrame
    contributions: pd.DataFrame
    weights: pd.DataFrame
    reasons: pd.Series
    prepared: Prepared
    scenario: Scenario
    data_fingerprint: str

    @property
    def normalised(self) -> pd.DataFrame:
        """Normalised value by indicator id, higher = more need."""
        return self.prepared.normalised

    def values_by_id(self) -> dict[str, np.ndarray]:
        """Values of every indicator and dimension by id, shape (areas,) each."""
        return {
            name: values
            for frame in (self.normalised, self.dimensions)
            for name, values in zip(frame.columns.tolist(), frame.to_numpy().T, strict=True)
        }

    def to_frame(self) -> pd.DataFrame:
        """All columns side by side.

        Returns
        -------
        DataFrame
            Index ``code``; ``index``, ``rank``, ``class``, one column per
            dimension, one per indicator, ``contribution_<indicator>``.
        """
        average = self.scenario.ranking.ties == "average"
        head = pd.DataFrame(
            {
                "index": self.index,
                "rank": self.rank.astype("Float64") if average else self.rank.astype("Int64"),
                "class": pd.Series(self.classes.of, self.index.index).replace(0, pd.NA),
            }
        ).astype({"class": "Int64"})
        parts = self.contributions.add_prefix(CONTRIBUTION)
        return pd.concat([head, self.dimensions, self.normalised, parts], axis=1)


def score(
    table: IndicatorTable,
    scenario: Scenario,
    *,
    parent: pd.Series | None = None,
    reference: IndicatorTable | None = None,
) -> ScoreResult:
    """Score areas by a scenario.

    Parameters
    ----------
    table : IndicatorTable
        Must hold every column that the scenario reads. Suppressed cells count
        as missing and are never imputed.
    scenario : Scenario
        Checked choices.
    parent : Series of str, optional
        Code of each area's parent, for methods that go by group.
    reference : IndicatorTable, optional
        Figures of the reference population, for indicators that use one.

    Returns
    -------
    ScoreResult
        Same index as the table.

    Raises
    ------
    InputError
        Unknown columns, no figures at all, a missing reference, or values that
        a method cannot take.
    """
    refuse(_input_faults(table, scenario, reference))
    prepared = prepare(table, scenario, parent, reference)
    ids = prepared.normalised.columns
    leaves = dict(zip(scenario.indicator_ids, prepared.normalised.to_numpy().T, strict=True))
    branch = grow(scenario, leaves)
    parts, index = _scale(branch, scenario)
    small = _below_floor(table, scenario)
    ranked = settle(np.where(small, np.nan, index), parts)
    codes, rule = table.codes, scenario.classes
    return ScoreResult(
        pd.Series(index, codes, name="index"),
        pd.Series(rank(ranked, scenario.ranking.ties, scenario.ranking.decimals), codes),
        classify(ranked, rule.method, rule.count, rounding=rule.rounding, breaks=rule.breaks),
        pd.DataFrame(np.array([*branch.dimensions.values()]).T, codes, [*branch.dimensions]),
        pd.DataFrame(parts, codes, ids),
        pd.DataFrame(branch.weights, codes, ids),
        pd.Series(np.where(np.isnan(index), "missing", np.where(small, "population", "")), codes),
        prepared,
        scenario,
        table.fingerprint_of(scenario.columns),
    )


def _input_faults(
    table: IndicatorTable, scenario: Scenario, reference: IndicatorTable | None
) -> list[Fault]:
    known = table.indicators
    faults = [
        Fault(FaultKind.INDICATOR_UNKNOWN, received=name, allowed=", ".join(known))
        for name in scenario.columns
        if name not in known
    ]
    outside = [choice.id for choice in scenario.indicators() if choice.reference == "table"]
    faults += [
        Fault(FaultKind.REFERENCE_MISSING, received=name)
        for name in outside
        if reference is None or name not in reference.values
    ]
    if not faults and np.isnan(table.arrays(scenario.indicator_ids)[0]).all():
        faults = [Fault(FaultKind.NOTHING_TO_SCORE)]
    return faults


def _below_floor(table: IndicatorTable, scenario: Scenario) -> np.ndarray:
    """Areas too small to be ranked, or of unknown size where there is a floor."""
    column = scenario.missing.population
    if column is None:
        return np.zeros(len(table.codes), dtype=bool)
    size = table.values[column].where(table.status[column] != Status.SUPPRESSED)
    return ~(size >= scenario.missing.min_population).to_numpy()


def stretches(scenario: Scenario) -> bool:
    """Whether the index is stretched to 0-100 after aggregation."""
    if scenario.index.scale != "auto":
        return scenario.index.scale == "min_max_100"
    return not all(NORMALISERS[choice.normalise].bounded for choice in scenario.indicators())


def _scale(branch: Branch, scenario: Scenario) -> tuple[np.ndarray, np.ndarray]:
    """Contributions and index on the scenario's scale.

    A stretch is linear: what an indicator adds beyond its mean over the areas is
    stretched, and the mean of the index is shared out by weight.
    """
    index, missing = branch.values, np.isnan(branch.values)
    parts = np.where(missing[:, None], np.nan, branch.parts)
    if not stretches(scenario) or missing.all():
        return parts, index
    total = branch.weights.sum(axis=1, keepdims=True)
    shares = np.divide(branch.weights, total, out=np.zeros_like(parts), where=total > 0)
    low, spread = np.nanmin(index), np.nanmax(index) - np.nanmin(index)
    if np.ptp(settle(index[~missing], branch.parts)) == 0:
        level = np.where(missing, np.nan, 50.0)
        return shares * level[:, None], level
    usual = np.where(branch.weights > 0, np.nanmean(parts, axis=0), 0.0)
    beyond = parts - usual + shares * (usual.sum(axis=1, keepdims=True) - low)
    return 100 * beyond / spread, 100 * (index - low) / spread
