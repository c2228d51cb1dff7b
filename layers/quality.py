"""What is worth knowing of the figures of a layer before they are used: a light, and why."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd

from layers.cards import Card, IndicatorCard
from layers.disclosure import SmallNumbers, small_cells, structure_of
from layers.numbers import Status
from layers.sums import Structure
from layers.table import IndicatorTable
from layers.upwards import aggregate_up

Light = Literal["good", "look", "poor"]
LIGHTS: tuple[Light, ...] = ("good", "look", "poor")
"""From the best to the worst."""

Kind = Literal[
    "missing",
    "suppressed",
    "outlier",
    "same_rows",
    "same_columns",
    "total",
    "parts",
    "year",
    "edition",
    "boundaries",
    "small",
]


class QualityRule(Card):
    """Limits of the quality report.

    ``missing_poor`` and ``hidden_poor`` are the shares of areas (0-1) without
    a figure from which a layer is poor. ``outliers`` names the rule of
    :data:`OUTLIER_RULES`, and ``reach`` its limit. ``total_poor`` is the
    difference from a known total, as a share of it, from which it is poor.
    ``old`` is how many years behind the newest of its layer a figure may be.
    """

    missing_poor: float = 0.2
    hidden_poor: float = 0.2
    outliers: Literal["tukey", "modified_z"] = "tukey"
    reach: float = 3.0
    total_poor: float = 0.05
    old: int = 2


@dataclass(frozen=True)
class Finding:
    """One thing to know.

    Parameters
    ----------
    kind : str
    light : {"good", "look", "poor"}
    codes : tuple of str
        Areas that it is about; none where it is about all.
    amount : float
        Greatest difference for ``parts`` and ``total``, in the figure's unit;
        the year for ``year`` and ``edition``; NaN for the rest.
    others : tuple of str
        Indicators that it has to do with besides.
    """

    kind: Kind
    light: Light
    codes: tuple[str, ...] = ()
    amount: float = float("nan")
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quality:
    """What there is to know of one indicator; or of all together, under an empty id."""

    indicator: str
    findings: tuple[Finding, ...]

    @property
    def light(self) -> Light:
        """The worst of its findings; good where there is none."""
        return max((each.light for each in self.findings), key=LIGHTS.index, default="good")


@dataclass(frozen=True, eq=False)
class Layer:
    """Figures to be looked at, and what is known beside them.

    Parameters
    ----------
    table : IndicatorTable
        Of the areas.
    cards : mapping of str to IndicatorCard
        Of those indicators that have one.
    structure : Structure, optional
        How the columns hang together; by the cards unless given.
    holds : callable, optional
        Whether the edition of the areas is one that a year's figures are
        given for; where it is not known, nothing is told.
    parent : Series of str, optional
        Area above each area.
    above : IndicatorTable, optional
        Figures of the areas above, published by themselves.
    changed : collection of str
        Areas whose boundary is another than in the edition before.
    """

    table: IndicatorTable
    cards: Mapping[str, IndicatorCard] = field(default_factory=lambda: MappingProxyType({}))
    structure: Structure | None = None
    holds: Callable[[int], bool] | None = None
    parent: pd.Series | None = None
    above: IndicatorTable | None = None
    changed: Collection[str] = ()

    @cached_property
    def known_structure(self) -> Structure:
        """How the columns hang together."""
        return structure_of(self.cards) if self.structure is None else self.structure


def quality(
    layer: Layer, rule: QualityRule | None = None, small: SmallNumbers | None = None
) -> tuple[Quality, ...]:
    """Report on every indicator of a layer, and on its rows.

    Parameters
    ----------
    layer : Layer
    rule : QualityRule, optional
    small : SmallNumbers, optional
        What counts as small.

    Returns
    -------
    tuple of Quality
        The rows first, under an empty id; then in the order of the table.
    """
    limits = rule or QualityRule()
    few = small_cells(layer.table, layer.known_structure, small or SmallNumbers())
    checks = (_missing, _suppressed, _outliers, _same_columns, _totals, _parts, _times)
    found = [Quality("", tuple(_same_rows(layer)))]
    for name in layer.table.indicators:
        own = [finding for check in checks for finding in check(layer, name, limits)]
        codes = tuple(few.index[few[name]])
        own += [Finding("small", "look", codes)] if codes else []
        found.append(Quality(name, tuple(own)))
    return tuple(found)


def _missing(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    status = layer.table.status[name]
    gone = status.index[status.eq(Status.MISSING) | _is_gap(layer.table, name)]
    if len(gone):
        yield Finding("missing", _by_share(len(gone), len(status), rule.missing_poor), tuple(gone))


def _is_gap(table: IndicatorTable, name: str) -> pd.Series:
    """Cells without a figure that are said to have one."""
    return table.values[name].isna() & table.status[name].ne(Status.SUPPRESSED)


def _suppressed(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    status = layer.table.status[name]
    hidden = status.index[status == Status.SUPPRESSED]
    if len(hidden):
        light = _by_share(len(hidden), len(status), rule.hidden_poor)
        yield Finding("suppressed", light, tuple(hidden))


def _by_share(count: int, whole: int, poor: float) -> Light:
    return "poor" if count >= poor * whole else "look"


def tukey(values: np.ndarray, reach: float) -> np.ndarray:
    """Which values lie more than ``reach`` quartile distances outside the quartiles.

    Quartiles are interpolated linearly. With 1.5 they lie outside the inner
    fences, with 3 outside the outer ones: far out (Tukey 1977, Exploratory
    Data Analysis, chapter 2). None where the quartiles are the same.
    """
    low, high = np.nanquantile(values, (0.25, 0.75))
    step = reach * (high - low)
    out = (values < low - step) | (values > high + step)
    return out & (step > 0)


def modified_z(values: np.ndarray, reach: float) -> np.ndarray:
    """Which values have a modified z score beyond ``reach``.

    The score is 0.6745 times the distance from the median over the median of
    those distances; 3.5 is what its authors recommend (Iglewicz and Hoaglin
    1993, How to Detect and Handle Outliers). None where half of the values are
    the same.
    """
    away = np.abs(values - np.nanmedian(values))
    spread = np.nanmedian(away)
    return 0.6745 * away > reach * spread if spread > 0 else np.zeros(len(values), bool)


OUTLIER_RULES: Mapping[str, Callable[[np.ndarray, float], np.ndarray]] = MappingProxyType(
    {"tukey": tukey, "modified_z": modified_z}
)
"""Rules by name: figures and limit to truths; NaN is never out."""


def _outliers(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    values = layer.table.values[name]
    if values.notna().any():
        out = values.index[OUTLIER_RULES[rule.outliers](values.to_numpy(float), rule.reach)]
        if len(out):
            yield Finding("outlier", "look", tuple(out))


def _same_rows(layer: Layer) -> Iterator[Finding]:
    """Areas with the same figures as another in every column, of three or more."""
    values = layer.table.values
    if len(values.columns) >= 3:
        told = values[values.notna().sum(axis=1) >= 3]
        same = told.index[told.duplicated(keep=False)]
        if len(same):
            yield Finding("same_rows", "poor", tuple(same))


def _same_columns(layer: Layer, name: str, _: QualityRule) -> Iterator[Finding]:
    """Other indicators with the same figure in every area, where it is not one for all."""
    values = layer.table.values
    own = values[name]
    if own.min() < own.max():
        names = layer.table.indicators
        twins = tuple(each for each in names if each != name and values[each].equals(own))
        if twins:
            yield Finding("same_columns", "look", others=twins)


def _totals(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    """Sums against the published total of all areas, and against the areas above."""
    card = layer.cards.get(name)
    if card is None or card.kind != "count":
        return
    values = layer.table.values[name]
    if card.total is not None and values.notna().all():
        whole = pd.Series({"": values.sum()})
        yield from _apart("total", whole, pd.Series({"": card.total}), rule)
    if layer.above is not None and layer.parent is not None and name in layer.above.values:
        sums = aggregate_up(
            IndicatorTable(values.to_frame(), layer.table.status[[name]]),
            {name: card},
            layer.parent,
        )
        yield from _apart("total", sums.values[name], layer.above.values[name], rule)


def _parts(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    """A count against the counts that are said to add up to it."""
    values = layer.table.values
    for whole, parts in layer.known_structure.sums:
        if whole == name and {whole, *parts} <= set(values):
            sums = values[list(parts)].sum(axis=1, skipna=False)
            yield from _apart("parts", sums, values[whole], rule, parts)


def _apart(
    kind: Literal["total", "parts"],
    sums: pd.Series,
    whole: pd.Series,
    rule: QualityRule,
    others: Sequence[str] = (),
) -> Iterator[Finding]:
    """Where sums are not what they ought to be, but for binary arithmetic; none where missing."""
    told = whole.reindex(sums.index)
    away = (sums - told).abs()
    off = away.index[away > 1e-9 * told.abs()]
    if len(off):
        share = (away / told.abs().clip(lower=1)).max()
        light: Light = "poor" if share >= rule.total_poor else "look"
        codes = tuple(str(code) for code in off if code)
        yield Finding(kind, light, codes, float(away.max()), tuple(others))


def _times(layer: Layer, name: str, rule: QualityRule) -> Iterator[Finding]:
    """The year against the others', and against the edition of the boundaries."""
    card = layer.cards.get(name)
    if card is None:
        return
    newest = max(each.year for each in layer.cards.values())
    if newest - card.year >= rule.old:
        yield Finding("year", "look", amount=card.year)
    if layer.holds is not None and not layer.holds(card.year):
        yield Finding("edition", "poor", amount=card.year)
    if layer.changed:
        yield Finding("boundaries", "look", tuple(layer.changed), card.year)
