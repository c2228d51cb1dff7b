"""Noise of the figures: shares of few persons, and a publisher's disturbance of counts."""

import numpy as np

from layers.table import IndicatorTable
from scoring.scenario import Scenario, Uncertainty


def disturb(
    table: IndicatorTable, scenario: Scenario, choice: Uncertainty, generator: np.random.Generator
) -> IndicatorTable:
    """Draw the shares anew around the published ones.

    A share of b persons gets the normal error of a binomial share, with the
    variance ``p (1 - p) / b``, where ``small_counts``, and that of numerator
    and base disturbed separately by ``cell_key`` persons, ``s² (1 + p²) / b²``.
    Shares stay within 0-100 %. Indicators without a ``base`` are left as they are.

    Parameters
    ----------
    table : IndicatorTable
        Holds the scenario's columns; shares in per cent.
    scenario : Scenario
    choice : Uncertainty
    generator : numpy Generator

    Returns
    -------
    IndicatorTable
        Same index and columns.
    """
    values = table.values.copy()
    for indicator in scenario.indicators():
        if indicator.base is not None:
            share = values[indicator.id].to_numpy(float) / 100
            base = table.values[indicator.base].to_numpy(float)
            error = generator.standard_normal(len(share)) * _deviation(share, base, choice)
            moved = np.where(np.isnan(error), share, share + error)
            values[indicator.id] = 100 * np.clip(moved, 0.0, 1.0)
    return IndicatorTable(values, table.status)


def _deviation(share: np.ndarray, base: np.ndarray, choice: Uncertainty) -> np.ndarray:
    """Standard deviation of each share; NaN where the base is unknown or zero."""
    persons = np.where(base > 0, base, np.nan)
    variance = choice.cell_key**2 * (1 + share**2) / persons**2
    if choice.small_counts:
        variance = variance + share * (1 - share) / persons
    return np.sqrt(variance)
