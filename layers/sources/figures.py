"""From a table as SCB gives it to indicators with cards: counts first, shares made of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import refuse
from layers.cards import IndicatorCard, Source, Upwards
from layers.numbers import Status
from layers.sources.divisions import Division
from layers.sources.jsonstat import STATUS, VALUE
from layers.sources.pxweb import REGION, TIME, match_codes
from layers.sources.scb_tables import IndicatorRule, Named, Registry, ScbTable
from layers.table import IndicatorTable

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, eq=False)
class Figures:
    """Indicators of one table.

    Parameters
    ----------
    table : IndicatorTable
        Index: bare area codes, sorted.
    cards : mapping of str to IndicatorCard
    """

    table: IndicatorTable
    cards: Mapping[str, IndicatorCard]


def table_figures(
    table: ScbTable,
    long: pd.DataFrame,
    labels: Labels,
    division: Division,
    registry: Registry,
    source: Source,
) -> Figures:
    """Make the declared indicators of a fetched table, for every year.

    Parameters
    ----------
    table : ScbTable
    long : DataFrame
        One row per cell: text columns by variable, regions as bare codes, ``value`` and
        ``status``.
    labels : mapping
        Names of codes by variable.
    division : Division
        That the codes belong to.
    registry : Registry
    source : Source
        Of the table.

    Raises
    ------
    InputError
        The table has figures of years that the division does not hold for.
    """
    years = sorted(int(year) for year in long[TIME].unique())
    refuse(division.year_faults(years, table.id))
    made = _Maker(table, long, labels, registry)
    columns: dict[str, tuple[pd.Series, pd.Series]] = {}
    cards: dict[str, IndicatorCard] = {}
    for rule in table.indicators:
        for sex, named in _forms(rule):
            for year in years:
                figure = made.figure(rule, sex, year)
                if figure is not None:
                    card = _card(table, rule, named, sex, year, source, made.cells_of(rule))
                    columns[card.id], cards[card.id] = figure, card
    values = pd.DataFrame({name: value for name, (value, _) in columns.items()}, dtype=float)
    status = pd.DataFrame({name: state for name, (_, state) in columns.items()}, dtype=np.int8)
    return Figures(IndicatorTable(values.rename_axis("code"), status.rename_axis("code")), cards)


def _forms(rule: IndicatorRule) -> list[tuple[str, Named]]:
    """The figure for both sexes, and for each where it is asked for."""
    by_sex = [("women", rule.women), ("men", rule.men)]
    both = Named(stem=rule.stem, title=rule.title)
    return [("both", both), *((sex, named) for sex, named in by_sex if named is not None)]


class _Maker:
    """Sums cells of one table, each sum once.

    Parameters
    ----------
    table, long, labels, registry
        As for :func:`table_figures`.
    """

    def __init__(self, table: ScbTable, long: pd.DataFrame, labels: Labels, registry: Registry):
        self._rules = {rule.stem: rule for rule in table.indicators}
        self._sex, self._sexes, self._labels = table.sex, registry.sexes, labels
        others = [name for name in long if name not in (REGION, TIME, VALUE, STATUS)]
        self._axes = {name: sorted(long[name].unique()) for name in (REGION, TIME, *others)}
        at = tuple(pd.Categorical(long[name], axis).codes for name, axis in self._axes.items())
        shape = tuple(map(len, self._axes.values()))
        self._values, self._states = np.full(shape, np.nan), np.full(shape, Status.MISSING)
        self._values[at], self._states[at] = long[VALUE], long[STATUS]
        self._sums: dict[tuple[str, str], tuple[pd.DataFrame, pd.DataFrame]] = {}

    def figure(
        self, rule: IndicatorRule, sex: str, year: int
    ) -> tuple[pd.Series, pd.Series] | None:
        """Values and states by area; None where the year before is needed and not there."""
        if rule.cells is not None:
            return self._total((rule.stem,), sex, year)
        if rule.ratio is not None:
            above = self._total(rule.ratio.numerator, sex, year)
            below = self._total(rule.ratio.denominator, sex, year)
            return _divided(above, below, rule.ratio.factor)
        if str(year - 1) not in self._axes[TIME]:
            return None
        now = self._total((str(rule.change_of),), sex, year)
        before = self._total((str(rule.change_of),), sex, year - 1)
        values, states = _divided(now, before, 100.0)
        return values - 100.0, states

    def cells_of(self, rule: IndicatorRule) -> int:
        """How many cells of a year a count is the sum of; 1 for what is no count."""
        if rule.kind != "count":
            return 1
        others = [str(name) for name in self._axes if name not in (REGION, TIME, self._sex)]
        chosen = {
            name: match_codes(self._labels[name], codes)[0]
            for name, codes in (rule.cells or {}).items()
        }
        return math.prod(len(chosen.get(name, self._axes[name])) for name in others)

    def _total(self, stems: Sequence[str], sex: str, year: int) -> tuple[pd.Series, pd.Series]:
        """Sum of counts; missing where any of them is, and then in its state."""
        parts = [self._sum(self._rules[stem], sex) for stem in stems]
        values = [values[str(year)] for values, _ in parts]
        states = [states[str(year)] for _, states in parts]
        return (
            pd.concat(values, axis=1).sum(axis=1, skipna=False),
            pd.concat(states, axis=1).max(axis=1),
        )

    def _sum(self, rule: IndicatorRule, sex: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Values and states of a count, areas by years."""
        key = (rule.stem, sex)
        if key not in self._sums:
            self._sums[key] = self._summed(self._cells(rule, sex))
        return self._sums[key]

    def _cells(self, rule: IndicatorRule, sex: str) -> dict[str, list[str]]:
        cells = {
            name: match_codes(self._labels[name], codes)[0]
            for name, codes in (rule.cells or {}).items()
        }
        return cells | ({self._sex: [getattr(self._sexes, sex)]} if self._sex else {})

    def _summed(self, cells: Mapping[str, Sequence[str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Sum over the chosen cells; a sum with any cell missing is missing."""
        places = [
            [axis.index(code) for code in cells.get(str(name), axis)]
            for name, axis in self._axes.items()
        ]
        chosen = np.ix_(*places)
        beyond = tuple(range(2, len(self._axes)))
        states = self._states[chosen].max(axis=beyond)
        values = np.where(states == Status.OBSERVED, self._values[chosen].sum(axis=beyond), np.nan)
        index, columns = self._axes[REGION], self._axes[TIME]
        return pd.DataFrame(values, index, columns), pd.DataFrame(states, index, columns)


def _divided(
    above: tuple[pd.Series, pd.Series], below: tuple[pd.Series, pd.Series], factor: float
) -> tuple[pd.Series, pd.Series]:
    """A share; nothing divided by nothing is missing, not zero."""
    values = factor * above[0] / below[0].replace(0, np.nan)
    worst = pd.concat([above[1], below[1]], axis=1).max(axis=1)
    lost = values.isna() & (worst == Status.OBSERVED)
    return values, worst.mask(lost, int(Status.MISSING)).astype(np.int8)


def _card(
    table: ScbTable,
    rule: IndicatorRule,
    named: Named,
    sex: str,
    year: int,
    source: Source,
    cells: int,
) -> IndicatorCard:
    notes = [rule.note, *table.notes(year)]
    return IndicatorCard(
        id=f"{named.stem}_{year}",
        title=named.title,
        definition=rule.definition,
        unit=rule.unit,
        kind=rule.kind,
        direction=rule.direction,
        base=rule.base,
        year=year,
        dimension=rule.dimension,
        upwards=_upwards(table, rule, sex, year),
        decimals=rule.decimals,
        cells=cells,
        note=" ".join(text for text in notes if text),
        source=source,
    )


def _upwards(table: ScbTable, rule: IndicatorRule, sex: str, year: int) -> Upwards:
    if rule.ratio is not None:
        rules = {each.stem: each for each in table.indicators}
        return Upwards(
            method="ratio",
            numerator=_ids(rule.ratio.numerator, rules, sex, year),
            denominator=_ids(rule.ratio.denominator, rules, sex, year),
            factor=rule.ratio.factor,
        )
    if rule.kind == "count":
        return Upwards(method="sum")
    if rule.weight is not None:
        return Upwards(method="weighted_mean", weight=f"{rule.weight}_{year}")
    return Upwards(method="none")


def _ids(
    stems: Sequence[str], rules: Mapping[str, IndicatorRule], sex: str, year: int
) -> tuple[str, ...]:
    """Ids of the counts of a share; of one sex where they have it."""
    forms = [getattr(rules[stem], sex, None) for stem in stems]
    named = [form.stem if form else stem for form, stem in zip(forms, stems, strict=True)]
    return tuple(f"{stem}_{year}" for stem in named)
