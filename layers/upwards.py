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
    rules = {indicator: cards[indicator].upwards for indicator in table.indicators}
    columns = _added_up(table, rules, parent) | _means(table, rules, parent, min_base)
    nowhere = pd.Series(np.nan, index=pd.Index(np.unique(parent.dropna())))
    values = {indicator: columns.get(indicator, nowhere) for indicator in rules}
    frame = pd.DataFrame(values, dtype=float)
    frame.index.name = "code"
    return IndicatorTable(frame, _status(table, rules, parent, frame))


def _added_up(
    table: IndicatorTable, rules: Mapping[str, Upwards], parent: pd.Series
) -> dict[str, pd.Series]:
    """Sums and ratios by indicator."""
    wanted: set[tuple[str, ...]] = {(n,) for n, rule in rules.items() if rule.method == "sum"}
    ratios = {name: rule for name, rule in rules.items() if rule.method == "ratio"}
    for rule in ratios.values():
        wanted |= {tuple(rule.numerator), tuple(rule.denominator)}
    sums = _sums(table, sorted(wanted), parent)
    found = {name: sums[(name,)] for name, rule in rules.items() if rule.method == "sum"}
    for name, rule in ratios.items():
        below = sums[tuple(rule.denominator)].replace(0, np.nan)
        found[name] = rule.factor * sums[tuple(rule.numerator)] / below
    return found


def _sums(
    table: IndicatorTable, wanted: Sequence[tuple[str, ...]], parent: pd.Series
) -> dict[tuple[str, ...], pd.Series]:
    """Sums of columns by parent; missing where any part of them is."""
    totals = [table.values[list(columns)].sum(axis=1, skipna=False) for columns in wanted]
    if not totals:
        return {}
    parts = pd.concat(totals, axis=1, ignore_index=True)
    sums = parts.groupby(parent).sum().mask(parts.isna().groupby(parent).any())
    return {columns: sums[at] for at, columns in enumerate(wanted)}


def _means(
    table: IndicatorTable, rules: Mapping[str, Upwards], parent: pd.Series, min_base: float
) -> dict[str, pd.Series]:
    """Weighted means by indicator."""
    weights = {n: str(rule.weight) for n, rule in rules.items() if rule.method == "weighted_mean"}
    if not weights:
        return {}
    figures = table.values[list(weights)]
    bases = table.values[list(weights.values())].set_axis(figures.columns, axis=1)
    used = bases.where(figures.notna())
    product, weight_used, whole = (
        frame.groupby(parent).sum(min_count=1) for frame in (figures * used, used, bases)
    )
    means = (product / weight_used).where(weight_used >= min_base * whole)
    return {name: means[name] for name in weights}


def _status(
    table: IndicatorTable, rules: Mapping[str, Upwards], parent: pd.Series, values: pd.DataFrame
) -> pd.DataFrame:
    """State of each figure: suppressed where a part of what is added up is."""
    suppressed = (table.status == Status.SUPPRESSED).groupby(parent).any()
    hidden = suppressed.reindex(values.index).to_numpy(bool)
    at = {name: position for position, name in enumerate(suppressed)}
    parts = {name: _is_observed(table, name, rule) for name, rule in rules.items()}
    observed = pd.DataFrame(parts, index=table.codes).groupby(parent).all().reindex(values.index)
    status = {}
    for name, rule in rules.items():
        added = [name] if rule.method == "sum" else [*rule.numerator, *rule.denominator]
        states = np.where(observed[name], Status.OBSERVED, Status.ESTIMATED)
        states[values[name].isna()] = Status.MISSING
        states[hidden[:, [at[each] for each in added]].any(axis=1)] = Status.SUPPRESSED
        status[name] = states.astype(np.int8)
    return pd.DataFrame(status, index=values.index)


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
