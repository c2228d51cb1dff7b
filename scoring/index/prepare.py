"""Prepare figures for an index: steady, impute, treat, turn and normalise, each cell logged."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.index.methods import IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.index.shrink import shrink
from scoring.scenario import IndicatorChoice, Missing, Scenario

STEPS = ("shrink", "impute", "treat")
"""Steps that change cells, in the order they are taken."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """Figures on the common scale, and what was done to get there.

    Parameters
    ----------
    normalised : DataFrame of float
        Areas by indicators; higher is more need, NaN = missing.
    changes : DataFrame
        One row per changed cell: ``code``, ``indicator``, ``step``,
        ``before``, ``after``, figures in the indicator's own unit (after a
        transform, in that of the transform).
    shrinkage : DataFrame of float
        How far each share was moved (0-1), a column per steadied indicator.
    imputed : DataFrame of bool
        Cells that were filled.
    """

    normalised: pd.DataFrame
    changes: pd.DataFrame
    shrinkage: pd.DataFrame
    imputed: pd.DataFrame


def prepare(
    table: IndicatorTable,
    scenario: Scenario,
    parent: pd.Series | None = None,
    reference: IndicatorTable | None = None,
) -> Prepared:
    """Take a scenario's indicators through their steps.

    Parameters
    ----------
    table : IndicatorTable
        Holds every indicator that the scenario names.
    scenario : Scenario
    parent : Series of str, optional
        Code of each area's parent, for methods that go by group.
    reference : IndicatorTable, optional
        Figures of the reference population.

    Returns
    -------
    Prepared
        Same index as the table.
    """
    choices = list(scenario.indicators())
    ids = [choice.id for choice in choices]
    raw = table.values[ids]
    steadied, shrinkage = _steady(table, choices, parent)
    filled, imputed = _impute(steadied, table, scenario.missing, choices, parent)
    treated = pd.DataFrame(
        {choice.id: _treat(filled[choice.id], choice) for choice in choices}, index=raw.index
    )
    normalised = pd.DataFrame(
        {choice.id: _normalise(treated[choice.id], choice, reference) for choice in choices},
        index=raw.index,
    )
    stages = (raw, steadied, filled, treated)
    return Prepared(normalised, _changes(stages), shrinkage, imputed)


def _steady(
    table: IndicatorTable, choices: list[IndicatorChoice], parent: pd.Series | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    figures = table.values[[choice.id for choice in choices]].copy()
    amounts = {}
    for choice in choices:
        if choice.shrink is not None:
            group = parent if choice.shrink.towards == "parent" else None
            done = shrink(figures[choice.id], table.values[choice.shrink.base], group)
            figures[choice.id] = done.shares.fillna(figures[choice.id])
            amounts[choice.id] = done.amount
    return figures, pd.DataFrame(amounts, index=figures.index)


def _impute(
    figures: pd.DataFrame,
    table: IndicatorTable,
    missing: Missing,
    choices: list[IndicatorChoice],
    parent: pd.Series | None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    gaps = table.status[figures.columns].eq(Status.MISSING) & figures.isna()
    if missing.policy != "impute":
        return figures, gaps & False
    if missing.impute in IMPUTATIONS:
        proposed = IMPUTATIONS[missing.impute].apply(figures, parent)
    else:
        proposed = pd.DataFrame(
            {c.id: table.values[c.previous] if c.previous else np.nan for c in choices},
            index=figures.index,
        )
    gaps &= proposed.notna()
    return figures.mask(gaps, proposed), gaps


def _treat(figures: pd.Series, choice: IndicatorChoice) -> np.ndarray:
    return TREATMENTS[choice.treat].apply(figures.to_numpy(float), **dict(choice.treat_parameters))


def _normalise(
    figures: pd.Series,
    choice: IndicatorChoice,
    reference: IndicatorTable | None,
) -> np.ndarray:
    method = NORMALISERS[choice.normalise]
    down = choice.direction == "lower_is_need"
    sign = -1.0 if down and not method.turned_after else 1.0
    population = None
    if choice.reference == "table" and reference is not None:
        outside = reference.values[choice.id]
        population = sign * _treat(outside, choice)
    values = method.apply(sign * figures.to_numpy(float), population, **dict(choice.parameters))
    values = 100 - values if down and method.turned_after else values
    return values + 0.0  # no minus zero, which a turned zero would be


def _changes(stages: tuple[pd.DataFrame, ...]) -> pd.DataFrame:
    """Cells that differ from one stage to the next."""
    parts = []
    for step, before, after in zip(STEPS, stages[:-1], stages[1:], strict=True):
        old, new = before.to_numpy(float), after.to_numpy(float)
        row, column = np.nonzero((old != new) & ~(np.isnan(old) & np.isnan(new)))
        parts.append(
            pd.DataFrame(
                {
                    "code": before.index[row],
                    "indicator": before.columns[column],
                    "step": step,
                    "before": old[row, column],
                    "after": new[row, column],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
