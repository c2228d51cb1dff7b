"""The same indicator in two years, and whether more than chance has changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from layers.cards import IndicatorCard
from scoring.places.compare import LEVEL, Group, share_error, verdicts
from scoring.places.figures import CandidateFigures

YEARLY = re.compile(r"(?P<stem>.+)_(?P<year>\d{4})")


@dataclass(frozen=True)
class YearPair:
    """Ids of one indicator in two years, the earlier first."""

    before: str
    after: str


def year_pairs(cards: Mapping[str, IndicatorCard], wanted: Iterable[str]) -> tuple[YearPair, ...]:
    """Find indicators that differ in the year at the end of their id, each with the year before.

    Parameters
    ----------
    cards : mapping of str to IndicatorCard
    wanted : iterable of str
        Ids that there are figures of; in this order.

    Returns
    -------
    tuple of YearPair
        Same unit and same kind in both years.
    """
    return tuple(
        YearPair(each[before], each[after])
        for each in ids_by_year(cards, wanted).values()
        for before, after in zip(sorted(each), sorted(each)[1:], strict=False)
        if are_comparable(cards[each[before]], cards[each[after]])
    )


def ids_by_year(
    cards: Mapping[str, IndicatorCard], wanted: Iterable[str]
) -> dict[str, dict[int, str]]:
    """Ids of those indicators that have a card and a year at the end, by stem and year."""
    years: dict[str, dict[int, str]] = {}
    for name in wanted:
        match = YEARLY.fullmatch(name)
        if match and name in cards:
            years.setdefault(match["stem"], {})[int(match["year"])] = name
    return years


def without_year(name: str) -> str:
    """An id without the year at its end, if it has one."""
    match = YEARLY.fullmatch(name)
    return match["stem"] if match else name


def are_comparable(before: IndicatorCard, after: IndicatorCard) -> bool:
    """Whether two years are of the same unit and kind."""
    return (before.unit, before.kind) == (after.unit, after.kind)


def changes(
    figures: CandidateFigures, pairs: Iterable[YearPair], level: float = LEVEL
) -> pd.DataFrame:
    """Tell how the figures of candidates have changed.

    Parameters
    ----------
    figures : CandidateFigures
    pairs : iterable of YearPair
    level : float
        Confidence.

    Returns
    -------
    DataFrame
        Index (candidate, id of the later year); ``before``, ``after``,
        ``gap`` (the later less the earlier), ``error`` and ``verdict`` as in
        :func:`scoring.places.compare.figure_differences`. The two years are
        taken as independent; most persons are the same, so that the error is
        rather too great.
    """
    columns = ["before", "after", "gap", "error", "verdict"]
    rows: dict[tuple[str, str], tuple[float | str, ...]] = {}
    for pair in pairs:
        before, after = (_of_year(figures, name) for name in (pair.before, pair.after))
        gap, error = after.share - before.share, share_error(after, before)
        told = verdicts(gap, error, level)
        for name in figures.table.codes:
            rows[name, pair.after] = (
                before.share[name],
                after.share[name],
                gap[name],
                error[name],
                told[name],
            )
    names = ["candidate", "indicator"]
    index = pd.MultiIndex.from_arrays([*zip(*rows, strict=True)] or [[], []], names=names)
    return pd.DataFrame([*rows.values()], index, columns)


def _of_year(figures: CandidateFigures, indicator: str) -> Group:
    """An indicator's figures by candidate, and what shares are of; NaN for what is no share."""
    codes = figures.table.codes
    inside = figures.inside
    base = pd.Series(float("nan"), codes)
    if indicator in inside.index.get_level_values("indicator"):
        own = inside.xs(indicator, level="indicator").reindex(codes)
        base = own["base"].where(own["error"].notna())
    return Group(figures.table.values[indicator], base.where(base > 0))
