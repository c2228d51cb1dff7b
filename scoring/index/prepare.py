"""Prepare figures for an index: steady, impute, treat, turn and normalise, each cell logged."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
import pandas as pd

from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.index.methods import IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.index.shrink import shrink
from scoring.scenario import IndicatorChoice, Scenario

STEPS = ("shrink", "impute", "treat")
"""Steps that change cells, in the order they are taken."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """Figures on the common scale, and what was done to get there.

    Parameters
    ----------
    normalised : DataFrame of float
        Areas by indicators; higher is more need, NaN = missing.
    stages : tuple of ndarray of float, shape (areas, indicators)
        Figures as they came, and after each of :data:`STEPS`, in the indicator's
        own unit (after a transform, in that of the transform).
    shrinkage : DataFrame of float
        How far each share was moved (0-1), a column per steadied indicator.
    imputed : DataFrame of bool
        Cells that were filled.
    """

    normalised: pd.DataFrame
    stages: tuple[np.ndarray, ...]
    shrinkage: pd.DataFrame
    imputed: pd.DataFrame

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Changed cells, a row each: ``code``, ``indicator``, ``step``, ``before``, ``after``."""
        found = []
        for at, (old, new) in enumerate(pairwise(self.stages)):
            row, column = np.nonzero((old != new) & ~(np.isnan(old) & np.isnan(new)))
            found.append((row, column, np.full(row.size, at), old[row, column], new[row, column]))
        row, column, step, before, after = map(np.concatenate, zip(*found, strict=True))
        return pd.DataFrame(
            {
                "code": self.normalised.index[row],
                "indicator": self.normalised.columns[column],
                "step": np.array(STEPS)[step],
                "before": before,
                "after": after,
            }
        )


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
    ids = pd.Index(scenario.indicator_ids)
    raw, states = table.arrays(scenario.indicator_ids)
    steadied, shrinkage = _steady(raw, table, choices, parent)
    gaps = (states == Status.MISSING) & np.isnan(steadied)
    proposed = _proposed(pd.DataFrame(steadied, table.codes, ids), table, scenario, parent)
    imputed = gaps & ~np.isnan(proposed)
    filled = np.where(imputed, proposed, steadied) if imputed.any() else steadied
    treated = _each(filled, choices, _treat)
    normalised = _each(treated, choices, partial(_normalise, reference=reference))
    return Prepared(
        pd.DataFrame(normalised, table.codes, ids),
        (raw, steadied, filled, treated),
        shrinkage,
        pd.DataFrame(imputed, table.codes, ids),
    )


def _each(
    figures: np.ndarray,
    choices: list[IndicatorChoice],
    step: Callable[[np.ndarray, IndicatorChoice], np.ndarray],
) -> np.ndarray:
    """Take every column through a step."""
    return np.array([step(figures[:, at], choice) for at, choice in enumerate(choices)]).T


def _steady(
    raw: np.ndarray,
    table: IndicatorTable,
    choices: list[IndicatorChoice],
    parent: pd.Series | None,
) -> tuple[np.ndarray, pd.DataFrame]:
    figures = raw.copy()
    amounts = {}
    for at, choice in enumerate(choices):
        if choice.shrink is not None:
            group = parent if choice.shrink.towards == "parent" else None
            done = shrink(table.values[choice.id], table.values[choice.shrink.base], group)
            shares = done.shares.to_numpy(float)
            figures[:, at] = np.where(np.isnan(shares), figures[:, at], shares)
            amounts[choice.id] = done.amount
    return figures if amounts else raw, pd.DataFrame(amounts, index=table.codes)


def _proposed(
    figures: pd.DataFrame, table: IndicatorTable, scenario: Scenario, parent: pd.Series | None
) -> np.ndarray:
    """What would be put in the place of each figure if it were missing; NaN for nothing."""
    missing = scenario.missing
    nothing = np.full(figures.shape, np.nan)
    if missing.policy != "impute":
        return nothing
    if missing.impute in IMPUTATIONS:
        return IMPUTATIONS[missing.impute].apply(figures, parent).to_numpy(float)
    for at, choice in enumerate(scenario.indicators()):
        if choice.previous:
            nothing[:, at] = table.values[choice.previous]
    return nothing


def _treat(figures: np.ndarray, choice: IndicatorChoice) -> np.ndarray:
    return TREATMENTS[choice.treat].apply(figures, **dict(choice.treat_parameters))


def _normalise(
    figures: np.ndarray, choice: IndicatorChoice, reference: IndicatorTable | None
) -> np.ndarray:
    method = NORMALISERS[choice.normalise]
    down = choice.direction == "lower_is_need"
    sign = -1.0 if down and not method.turned_after else 1.0
    population = None
    if choice.reference == "table" and reference is not None:
        population = sign * _treat(reference.values[choice.id].to_numpy(float), choice)
    values = method.apply(sign * figures, population, **dict(choice.parameters))
    values = 100 - values if down and method.turned_after else values
    return values + 0.0  # no minus zero, which a turned zero would be
