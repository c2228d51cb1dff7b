"""How far a published figure and one carried up from its parts may lie apart: rounding, noise."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from layers.cards import IndicatorCard
from layers.table import IndicatorTable

MOST_DECIMALS = 6
"""Figures with more decimals than so are taken to be worked out, not rounded."""

SLACK = 1e-9
"""What binary arithmetic may lose, as a share of the figure."""


@dataclass(frozen=True)
class Noise:
    """A publisher's noise of counts, as far as it is known.

    SCB's Cell Key Method adds a small whole number, drawn once for each published figure above
    zero, totals as well as parts (scb.se/FAQ-CKM). How large it may be is not published: the
    default is what the 209 DeSO of Malmö show, where 34 classes of age and sex and the residents
    of an area, each disturbed by itself, differ by 1.46 persons times the square root of 35.

    Parameters
    ----------
    deviation : float
        Standard deviation of the noise of one published cell, in persons, households or dwellings.
    width : float
        Standard deviations that a difference may be. With 3, about one area in 400 falls outside
        by chance.
    first : int
        First reference year with noise.
    tables : tuple of str
        Tables that have it, as the title of a card's source names them.
    """

    deviation: float = 1.46
    width: float = 3.0
    first: int = 2025
    tables: tuple[str, ...] = ("TAB6574", "TAB6568", "TAB6571", "TAB6065")

    def disturbs(self, card: IndicatorCard) -> bool:
        """Whether the publisher has disturbed the figures of a card."""
        return card.year >= self.first and any(table in card.source.title for table in self.tables)

    def of_cells(self, card: IndicatorCard) -> float:
        """Variance of the noise in a count, or in the numerator of a share; zero without noise."""
        return self.deviation**2 * card.cells if self.disturbs(card) else 0.0


def half_unit(figures: pd.Series, least: int, most: int = MOST_DECIMALS) -> float:
    """How far rounding may have moved figures: half a unit of their last decimal.

    Parameters
    ----------
    figures : Series of float
        Of one indicator; NaN is passed over.
    least : int
        Decimals that they have at least, whole numbers by chance or not.
    most : int
        With more decimals they are not rounded, and the answer is 0.

    Returns
    -------
    float
        In the unit of the figures.
    """
    known = figures.dropna().to_numpy(float)
    for decimals in range(least, most + 1):
        if np.allclose(known, known.round(decimals), rtol=0, atol=SLACK):
            return float(0.5 * 10**-decimals)
    return 0.0


def rounding(table: IndicatorTable, card: IndicatorCard) -> float:
    """How far rounding may have moved a published figure, or a mean of such, at most.

    Counts are whole, and a share of counts is worked out from them: neither is rounded. A
    weighted mean of rounded figures is never further off than the one that is furthest off.
    """
    exact = card.kind == "count" or card.upwards.method in ("sum", "ratio")
    return 0.0 if exact else half_unit(table.values[card.id], card.decimals)


def noise_variance(
    parts: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    parent: pd.Series,
    indicator: str,
    noise: Noise,
) -> pd.Series:
    """Variance that the noise of counts gives a figure carried up from its parts.

    Parameters
    ----------
    parts : IndicatorTable
        Figures and their bases. For a published figure the areas themselves, each its own part.
    cards : mapping of str to IndicatorCard
        Of the indicator and what it is carried up with.
    parent : Series of str
        Code above by part.
    indicator : str
    noise : Noise

    Returns
    -------
    Series of float
        By code above, in the square of the unit; 0 where there is no noise, NaN where a base is
        unknown.

    Notes
    -----
    First-order propagation of independent errors. A count: ``s² c`` for each part above zero,
    ``c`` cells. A share ``f N / B`` of counts: ``(f / B)² Σ (n - q d)² V`` over the counts with
    noise ``V``, with ``q = N / B`` and ``n``, ``d`` 1 where the count is in numerator and
    denominator, else 0. A mean ``p`` of shares with bases ``b``: ``Σ (b / B)² V(p_i)`` and
    ``Σ ((p_i - p) / B)² V(b)``, with ``V(p_i) = (100 / b)² s² (c + q²)``, as in
    :mod:`scoring.certainty.noise`.
    """
    card = cards[indicator]
    needed = [indicator, *card.upwards.bases]
    if not any(noise.disturbs(cards[name]) for name in needed if name in cards):
        return pd.Series(0.0, pd.Index(np.unique(parent.dropna())))
    way = "sum" if card.kind == "count" else card.upwards.method
    if way == "none" or not set(needed) <= cards.keys():
        return pd.Series(np.nan, pd.Index(np.unique(parent.dropna())))
    if way == "ratio":
        return _of_ratio(parts, cards, parent, card, noise)
    if way == "weighted_mean":
        return _of_mean(parts, cards, parent, card, noise)
    return _of_count(parts, card, parent, noise)


def _of_count(
    parts: IndicatorTable, card: IndicatorCard, parent: pd.Series, noise: Noise
) -> pd.Series:
    above_zero = parts.values[card.id].ne(0).astype(float)
    return noise.of_cells(card) * above_zero.groupby(parent).sum()


def _of_ratio(
    parts: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    parent: pd.Series,
    card: IndicatorCard,
    noise: Noise,
) -> pd.Series:
    rule = card.upwards
    names = dict.fromkeys([*rule.numerator, *rule.denominator])
    sums = parts.values[list(names)].groupby(parent).sum()
    base = sums[list(rule.denominator)].sum(axis=1).replace(0, np.nan)
    share = sums[list(rule.numerator)].sum(axis=1) / base
    variance = 0.0 * share
    for name in names:
        pull = (name in rule.numerator) - share * (name in rule.denominator)
        variance += pull**2 * _of_count(parts, cards[name], parent, noise)
    return rule.factor**2 * variance / base**2


def _of_mean(
    parts: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    parent: pd.Series,
    card: IndicatorCard,
    noise: Noise,
) -> pd.Series:
    figure, weight = parts.values[card.id], str(card.upwards.weight)
    base = parts.values[weight].where(figure.notna())
    total = base.groupby(parent).sum().replace(0, np.nan)
    mean = (figure * base).groupby(parent).sum() / total
    from_base = (figure - parent.map(mean)) ** 2 * noise.of_cells(cards[weight])
    return (_of_shares(figure, card, noise) + from_base).groupby(parent).sum() / total**2


def _of_shares(figure: pd.Series, card: IndicatorCard, noise: Noise) -> pd.Series:
    """Variance of each share times its base; nothing is known of the noise of other means."""
    if card.kind != "share" or not noise.disturbs(card):
        return 0.0 * figure
    return 100**2 * (noise.of_cells(card) + noise.deviation**2 * (figure / 100) ** 2)
