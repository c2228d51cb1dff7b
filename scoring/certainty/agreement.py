"""How figures carried up from parts agree with those published for the same areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from scoring.certainty.tolerance import SLACK, Noise, noise_variance, rounding

COLUMNS = ("computed", "published", "difference", "tolerance")
"""What is told of each area."""

UNLIKE_ANY_SUM = ("median", "change", "index")
"""Kinds that no weighing of parts gives."""


class Match(StrEnum):
    """Whether two figures are of the same thing."""

    SAME = "same"
    OTHER_YEAR = "other_year"
    OTHER_EDITION = "other_edition"
    OTHER_MEANING = "other_meaning"


class Basis(StrEnum):
    """What the computed figure rests on: only the first is judged."""

    EXACT = "exact"
    APPROXIMATE_BASE = "approximate_base"
    NOT_ADDITIVE = "not_additive"


@dataclass(frozen=True, eq=False)
class Published:
    """Figures as they were published for areas.

    Parameters
    ----------
    table : IndicatorTable
    cards : mapping of str to IndicatorCard
        A card for every indicator that is compared.
    edition : str
        Of the division, such as ``2025``.
    """

    table: IndicatorTable
    cards: Mapping[str, IndicatorCard]
    edition: str


@dataclass(frozen=True, eq=False)
class Computed:
    """Figures of areas, or of candidates that are the same areas, carried up from their parts.

    Parameters
    ----------
    table : IndicatorTable
        Index: codes of the areas, as published.
    cards : mapping of str to IndicatorCard
    edition : str
        Of the division of the parts.
    parts : IndicatorTable
        What the figures were carried up from.
    parent : Series of str
        Code of the area by part.
    """

    table: IndicatorTable
    cards: Mapping[str, IndicatorCard]
    edition: str
    parts: IndicatorTable
    parent: pd.Series


@dataclass(frozen=True, eq=False)
class Agreement:
    """One indicator, computed and published.

    Parameters
    ----------
    indicator : str
        Id of the computed figure.
    match : Match
        Where it is not ``SAME``, nothing has been compared.
    basis : Basis
    years : tuple of int
        Published years of the indicator.
    areas : DataFrame of float
        Index: codes of the areas that have both figures. ``computed``, ``published``,
        ``difference`` (computed less published) and ``tolerance``, NaN where there is none.
    left_out : int
        Areas without a figure on either side: missing, suppressed, or computed of some parts only.
    rounding : float
        Part of every tolerance that comes from rounding, in the unit of the figure.
    noisy : bool
        Whether the noise of counts is another part.
    """

    indicator: str
    match: Match
    basis: Basis
    years: tuple[int, ...]
    areas: pd.DataFrame
    left_out: int = 0
    rounding: float = 0.0
    noisy: bool = False

    @property
    def compared(self) -> int:
        """How many areas have both figures."""
        return len(self.areas)

    @property
    def largest(self) -> float:
        """Largest difference, whatever its sign; NaN where nothing was compared."""
        return float(self.areas["difference"].abs().max())

    @property
    def where(self) -> str:
        """Code of the area with the largest difference, the first of equals; empty without one."""
        return str(self.areas["difference"].abs().idxmax()) if self.compared else ""

    @property
    def mean(self) -> float:
        """Mean difference, computed less published: near 0 unless the computed is one-sided."""
        return float(self.areas["difference"].mean())

    @property
    def outside(self) -> pd.DataFrame:
        """Rows of ``areas`` beyond their tolerance, the furthest beyond first."""
        beyond = self.areas["difference"].abs() - self.areas["tolerance"]
        return self.areas.loc[beyond[beyond > 0].sort_values(ascending=False, kind="stable").index]

    @property
    def within(self) -> float:
        """Share of the areas within their tolerance; NaN where nothing was, or has none."""
        known = self.areas["tolerance"].count()
        return 1.0 - len(self.outside) / known if known else float("nan")

    @property
    def judged(self) -> bool:
        """Whether a difference beyond the tolerance is more than rounding and noise explain."""
        return self.match is Match.SAME and self.basis is Basis.EXACT and self.compared > 0


def agreement(
    computed: Computed, published: Published, noise: Noise | None = None
) -> tuple[Agreement, ...]:
    """Set computed figures beside published ones, for every indicator that both have.

    An indicator is the same by the stem of its id; a figure is compared with that of the same
    year and edition of the division only.

    Parameters
    ----------
    computed : Computed
    published : Published
    noise : Noise, optional
        That of SCB when not given.

    Returns
    -------
    tuple of Agreement
        In the order of the computed table.

    Notes
    -----
    The tolerance of an area is the rounding of both sides, which is a bound, and
    ``noise.width`` standard deviations of the noise of both, taken as independent.
    """
    found = []
    for name in computed.table.indicators:
        card = computed.cards.get(name)
        twins = [] if card is None else _twins(card, published)
        if card is not None and twins:
            match, twin = _match(card, twins, computed.edition == published.edition)
            years = tuple(sorted(each.year for each in twins))
            if match is Match.SAME:
                found.append(_compared(computed, published, card, twin, years, noise or Noise()))
            else:
                nothing = pd.DataFrame(columns=list(COLUMNS), dtype=float)
                found.append(Agreement(name, match, basis_of(card), years, nothing))
    return tuple(found)


def basis_of(card: IndicatorCard) -> Basis:
    """What a figure that is carried up by a card rests on."""
    rule = card.upwards
    if rule.method == "none" or card.kind in UNLIKE_ANY_SUM:
        return Basis.NOT_ADDITIVE
    if rule.method == "weighted_mean" and not rule.exact:
        return Basis.APPROXIMATE_BASE
    return Basis.EXACT


def _twins(card: IndicatorCard, published: Published) -> list[IndicatorCard]:
    """The published indicator, one card for each year."""
    known = [
        published.cards[name] for name in published.table.indicators if name in published.cards
    ]
    return [each for each in known if _stem(each) == _stem(card)]


def _stem(card: IndicatorCard) -> str:
    return card.id.removesuffix(f"_{card.year}")


def _match(
    card: IndicatorCard, twins: list[IndicatorCard], same_edition: bool
) -> tuple[Match, IndicatorCard]:
    of_year = [each for each in twins if each.year == card.year]
    if not same_edition:
        return Match.OTHER_EDITION, twins[0]
    if not of_year:
        return Match.OTHER_YEAR, twins[0]
    (twin,) = of_year
    counted = card.kind == "count"
    alike = twin.kind == card.kind and (counted or twin.unit == card.unit)
    return (Match.SAME if alike else Match.OTHER_MEANING), twin


def _compared(
    computed: Computed,
    published: Published,
    card: IndicatorCard,
    twin: IndicatorCard,
    years: tuple[int, ...],
    noise: Noise,
) -> Agreement:
    here, there = computed.table.values[card.id], published.table.values[twin.id]
    parent = computed.parent.reindex(computed.parts.codes)
    lacking = computed.parts.values[card.id].isna().groupby(parent).any()
    partial = lacking.reindex(here.index, fill_value=False)
    pair = pd.DataFrame({"computed": here.mask(partial), "published": there})
    both = pair.dropna().rename_axis("code")
    basis = basis_of(card)
    half, variance = 0.0, pd.Series(np.nan, both.index)
    if basis is not Basis.NOT_ADDITIVE:
        half = rounding(computed.parts, card) + rounding(published.table, twin)
        variance = _variance(computed, published, card, twin, parent, noise).reindex(both.index)
    slack = SLACK * both.abs().max(axis=1)
    both["difference"] = both["computed"] - both["published"]
    both["tolerance"] = half + noise.width * np.sqrt(variance) + slack
    noisy = bool(variance.gt(0).any())
    return Agreement(card.id, Match.SAME, basis, years, both, len(pair) - len(both), half, noisy)


def _variance(
    computed: Computed,
    published: Published,
    card: IndicatorCard,
    twin: IndicatorCard,
    parent: pd.Series,
    noise: Noise,
) -> pd.Series:
    """Variance of the noise in the difference; bases that were not published are the computed."""
    below = noise_variance(computed.parts, computed.cards, parent, card.id, noise)
    lent = [name for name in twin.upwards.bases if name not in published.table.values]
    values = published.table.values.join(computed.table.values.reindex(columns=lent))
    itself = pd.Series(values.index, values.index)
    cards = {**computed.cards, **published.cards}
    return below + noise_variance(IndicatorTable.of(values), cards, itself, twin.id, noise)
