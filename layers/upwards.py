"""Carry indicators from areas to the areas that hold them: from counts and bases."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from layers.cards import IndicatorCard, Upwards
from layers.numbers import Status
from layers.table import IndicatorTable

MIN_BASE = 0.5
"""Share of a weighted mean's base that must have a figure for the mean to be given."""


def aggregate_up(
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    parent: pd.Series,
    *,
    min_base: float = MIN_BASE,
) -> IndicatorTable:
    """Compute the indicators of parent areas from those of their parts.

    A sum or a ratio with any part missing is missing: missing is never zero.
    With any part suppressed it is suppressed.
    A weighted mean is taken over the parts with a figure and is missing where
    they hold less than ``min_base`` of the base.

    Parameters
    ----------
    table : IndicatorTable
        Figures of the parts.
    cards : mapping of str to IndicatorCard
        A card for every indicator of the table.
    parent : Series of str
        Parent code by part code; its index is the table's.
    min_base : float
        Between 0 and 1.

    Returns
    -------
    IndicatorTable
        Index: parent codes in sorted order; same columns. Status is observed
        for sums and ratios of observed counts, and for exact means of parts
        that are all observed but for those with nothing of the base; else
        estimated, missing or suppressed.
    """
    parent = parent.reindex(table.codes)
    values, status = {}, {}
    for indicator in table.indicators:
        rule = cards[indicator].upwards
        column = _carried(table, indicator, rule, parent, min_base)
        states = np.where(
            _is_observed(table, indicator, rule).groupby(parent).all().reindex(column.index),
            Status.OBSERVED,
            Status.ESTIMATED,
        )
        added = [indicator] if rule.method == "sum" else [*rule.numerator, *rule.denominator]
        hidden = _any_suppressed(table, added, parent).reindex(column.index, fill_value=False)
        values[indicator] = column
        status[indicator] = np.select(
            [hidden, column.isna()], [Status.SUPPRESSED, Status.MISSING], states
        ).astype(np.int8)
    frame = pd.DataFrame(values, dtype=float)
    frame.index.name = "code"
    return IndicatorTable(frame, pd.DataFrame(status, index=frame.index))


def _carried(
    table: IndicatorTable, indicator: str, rule: Upwards, parent: pd.Series, min_base: float
) -> pd.Series:
    """Figures of an indicator by parent; NaN where there is none."""
    if rule.method == "sum":
        return _sum(table, [indicator], parent)
    if rule.method == "ratio":
        below = _sum(table, rule.denominator, parent).replace(0, np.nan)
        return rule.factor * _sum(table, rule.numerator, parent) / below
    if rule.method == "weighted_mean":
        return _weighted_mean(table, indicator, str(rule.weight), parent, min_base)
    return pd.Series(np.nan, index=pd.Index(np.unique(parent.dropna())))


def _is_observed(table: IndicatorTable, indicator: str, rule: Upwards) -> pd.Series:
    """Whether what each part brings to a figure is observed, and is carried up exactly."""
    if rule.method == "ratio":
        return (table.status[[*rule.bases]] == Status.OBSERVED).all(axis=1)
    observed = table.status[indicator] == Status.OBSERVED
    if rule.method != "weighted_mean":
        return observed
    weight = str(rule.weight)
    base = table.status[weight] == Status.OBSERVED
    return base & (observed | (table.values[weight] == 0)) & rule.exact


def _sum(table: IndicatorTable, columns: Sequence[str], parent: pd.Series) -> pd.Series:
    return table.values[list(columns)].sum(axis=1, skipna=False).groupby(parent).sum(skipna=False)


def _any_suppressed(table: IndicatorTable, columns: Sequence[str], parent: pd.Series) -> pd.Series:
    """Whether a part of what is added up is suppressed, by parent."""
    return (table.status[list(columns)] == Status.SUPPRESSED).any(axis=1).groupby(parent).any()


def _weighted_mean(
    table: IndicatorTable, indicator: str, weight: str, parent: pd.Series, min_base: float
) -> pd.Series:
    figure, base = table.values[indicator], table.values[weight]
    used = base.where(figure.notna())
    product = (figure * used).groupby(parent).sum(min_count=1)
    weight_used = used.groupby(parent).sum(min_count=1)
    whole = base.groupby(parent).sum(min_count=1)
    return (product / weight_used).where(weight_used >= min_base * whole)
