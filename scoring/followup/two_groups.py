"""How unevenly two groups live relative to each other: by PySAL's segregation, year by year.

Duncan and Duncan (1955), A methodological analysis of segregation indexes, American
Sociological Review 20: the index of dissimilarity between two groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from scoring.followup.panel import Break, Line, area_panel
from scoring.places.years import without_year

Relation = Literal["same", "overlap", "inside", "unknown"]
"""One group twice; persons in both; one never larger than the other; nothing tells."""

ENOUGH = 10
"""Areas that must agree before one group is said to be never larger than the other."""

TOLERANCE = 1.0
"""Per cent that two shares may be above 100 together by rounding."""


@dataclass(frozen=True, eq=False)
class GroupCounts:
    """How many a group is.

    Parameters
    ----------
    values : DataFrame of float
        Index: areas. Columns: years, the earliest first. In persons, or what
        the group is counted in; NaN = missing or suppressed.
    breaks : tuple of Break
    """

    values: pd.DataFrame
    breaks: tuple[Break, ...] = ()


def can_be_counted(card: IndicatorCard) -> bool:
    """Whether an indicator is a group: a count, or a share of something known."""
    return card.kind == "count" or (card.kind == "share" and card.upwards.method != "none")


def group_counts(
    line: Line, table: IndicatorTable, cards: Mapping[str, IndicatorCard]
) -> GroupCounts:
    """Count a group by area and year.

    Parameters
    ----------
    line : Line
        Of an indicator that :func:`can_be_counted`.
    table : IndicatorTable
        Holds its ids, and what shares are of.
    cards : mapping of str to IndicatorCard

    Returns
    -------
    GroupCounts
        Counts as they are; shares times what they are of, missing in years
        that the table has nothing of that.
    """
    if cards[line.last].kind == "count":
        counts = {year: table.values[name] for year, name in line.ids.items()}
        return GroupCounts(pd.DataFrame(counts), line.breaks)
    panel = area_panel(line, table, cards, "")
    return GroupCounts(panel.values / 100 * panel.bases, panel.breaks)


def unevenness(first: GroupCounts, second: GroupCounts) -> pd.DataFrame:
    """Measure how unevenly two groups live relative to each other.

    Parameters
    ----------
    first, second : GroupCounts
        Over the same areas; no one may be of both.

    Returns
    -------
    DataFrame of float
        Index: years that both have. ``dissimilarity`` (0-100), the part of
        either group that would have to move to be spread as the other; NaN
        where fewer than two areas, or nobody of a group, has a figure.
        ``first`` and ``second``, how many they are together. ``areas`` with a
        figure of both and somebody of either; ``left_out``, those that lack a
        figure of either, or have one below zero.

    Notes
    -----
    With ``a`` and ``b`` of the groups in an area, and A and B in all:
    ``D = 100 / 2 sum |a / A - b / B|``. PySAL's ``Dissim`` of the first among
    ``t = a + b`` is the same: with T = A + B and P = A / T, each area's
    ``t |a / t - P| / (2 T P (1 - P))`` is ``|a B - b A| / (2 A B)``.
    """
    years = [year for year in first.values.columns if year in second.values.columns]
    rows = {int(year): _row(first.values[year], second.values[year]) for year in years}
    columns = ["dissimilarity", "first", "second", "areas", "left_out"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=float)


def _row(first: pd.Series, second: pd.Series) -> tuple[float, float, float, float, float]:
    frame = pd.DataFrame({"first": first, "second": second})
    known = frame[(frame >= 0).all(axis=1)]
    lived = known[known.sum(axis=1) > 0]
    sums = lived.sum()
    left_out = len(frame) - len(known)
    return (_dissimilarity(lived), *sums[["first", "second"]], len(lived), left_out)


def _dissimilarity(counts: pd.DataFrame) -> float:
    if len(counts) < 2 or not counts.sum().gt(0).all():
        return float("nan")
    # Numba and seaborn come with it: seconds, which only those wait for that ask.
    from segregation.singlegroup import Dissim

    both = counts.assign(both=counts["first"] + counts["second"])
    return 100 * float(Dissim(both, "first", "both").statistic)


def relation(
    first: Line, second: Line, table: IndicatorTable, cards: Mapping[str, IndicatorCard]
) -> Relation:
    """Tell what the cards and the figures say of whether two groups have members in common.

    Parameters
    ----------
    first, second : Line
        Of indicators that :func:`can_be_counted`.
    table : IndicatorTable
    cards : mapping of str to IndicatorCard

    Returns
    -------
    Relation
        ``overlap``: the same count is in both, one is of the other, or shares
        of the same are above 100 per cent together. ``inside``: in every area
        one is at least as large as the other, so that it may hold it. Groups
        that cross each other in other ways are ``unknown``.
    """
    if first.stem == second.stem:
        return "same"
    if _share_counts(first, second, cards) or _above_all(first, second, table, cards):
        return "overlap"
    one, other = (group_counts(line, table, cards).values for line in (first, second))
    return "inside" if _never_larger(one, other) or _never_larger(other, one) else "unknown"


def _share_counts(first: Line, second: Line, cards: Mapping[str, IndicatorCard]) -> bool:
    one, other = (_made_of(line.last, cards) for line in (first, second))
    of_one, of_other = (_stems(_bases(cards[line.last])) for line in (first, second))
    return bool(one & other or of_one & other or of_other & one)


def _made_of(name: str, cards: Mapping[str, IndicatorCard]) -> set[str]:
    """Stems of an indicator, and of all counts that are in it."""
    found: set[str] = set()
    waiting = {name}
    while waiting:
        found |= waiting
        known = [cards[each] for each in waiting if each in cards]
        waiting = {part for card in known for part in (*card.parts, *card.upwards.numerator)}
        waiting -= found
    return _stems(found)


def _bases(card: IndicatorCard) -> set[str]:
    """Counts that all of a share is of, where it is of one count alone."""
    rule = card.upwards
    bases = {*rule.denominator, *([rule.weight] if rule.weight else [])}
    return bases if len(bases) == 1 else set()


def _stems(names: set[str]) -> set[str]:
    return {without_year(name) for name in names}


def _above_all(
    first: Line, second: Line, table: IndicatorTable, cards: Mapping[str, IndicatorCard]
) -> bool:
    """Whether shares of the same are more than all of it in an area."""
    if not cards[first.last].kind == cards[second.last].kind == "share":
        return False
    one, other = (area_panel(line, table, cards, "") for line in (first, second))
    years = [year for year in one.years if year in other.years]
    bases = (other.bases[years] - one.bases[years]).to_numpy()
    are_same = bool((np.abs(bases[~np.isnan(bases)]) < 1).all())
    sums = (one.values[years] + other.values[years]).to_numpy()
    return are_same and bool((sums[~np.isnan(bases)] > 100 + TOLERANCE).any())


def _never_larger(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    years = [year for year in one.columns if year in other.columns]
    gaps = (other[years] - one[years]).to_numpy()
    told = gaps[~np.isnan(gaps)]
    return len(told) >= ENOUGH and bool((told >= 0).all())
