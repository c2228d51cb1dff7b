"""Carry indicators from areas to the areas that hold them: from counts and bases."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from layers.cards import IndicatorCard
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
        for sums and ratios of observed counts and for exact means, else
        estimated or missing.
    """
    parent = parent.reindex(table.codes)
    values, status = {}, {}
    for indicator in table.indicators:
        rule = cards[indicator].upwards
        if rule.method == "sum":
            column = _sum(table, [indicator], parent)
        elif rule.method == "ratio":
            below = _sum(table, rule.denominator, parent).replace(0, np.nan)
            column = rule.factor * _sum(table, rule.numerator, parent) / below
        elif rule.method == "weighted_mean":
            column = _weighted_mean(table, indicator, str(rule.weight), parent, min_base)
        else:
            column = pd.Series(np.nan, index=pd.Index(np.unique(parent.dropna())))
        exact = rule.method in ("sum", "ratio") or rule.exact
        values[indicator] = column
        states = np.where(
            column.isna(), Status.MISSING, Status.OBSERVED if exact else Status.ESTIMATED
        )
        added = [indicator] if rule.method == "sum" else [*rule.numerator, *rule.denominator]
        hidden = _any_suppressed(table, added, parent).reindex(column.index, fill_value=False)
        status[indicator] = np.where(hidden, Status.SUPPRESSED, states).astype(np.int8)
    frame = pd.DataFrame(values, dtype=float)
    frame.index.name = "code"
    return IndicatorTable(frame, pd.DataFrame(status, index=frame.index))


def _sum(table: IndicatorTable, columns: Sequence[str], parent: pd.Series) -> pd.Series:
    total = table.values[list(columns)].sum(axis=1, skipna=False)
    return total.groupby(parent).agg(lambda part: part.sum(skipna=False))


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
