"""The inequality of the city by year as a table: our own beside what is official."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from export.papers.model import Cell, Heading, Table
from language import inequality_text as words
from layers.cards import IndicatorCard
from scoring.followup.panel import Break, Line
from scoring.followup.published import PublishedIndex
from ui.pages.followup_years import break_words

COLUMNS = ("dissimilarity", "first", "second", "areas", "left_out")


@dataclass(frozen=True)
class Cut:
    """A break of a group, and the first year that is measured after it."""

    year: int
    title: str
    found: Break


@dataclass(frozen=True, eq=False)
class Own:
    """A calculation of our own.

    Parameters
    ----------
    groups : tuple of Line
        The two.
    cards : tuple of IndicatorCard
        Of their latest years.
    years : DataFrame of float
        As of :func:`scoring.followup.two_groups.unevenness`.
    """

    groups: tuple[Line, Line]
    cards: tuple[IndicatorCard, IndicatorCard]
    years: pd.DataFrame

    @property
    def measured(self) -> list[int]:
        """Years, the earliest first."""
        return [int(year) for year in self.years.index]

    @property
    def cuts(self) -> list[Cut]:
        """Breaks of either group that lie between two of the years."""
        found = [
            (each, card.title)
            for line, card in zip(self.groups, self.cards, strict=True)
            for each in line.breaks
        ]
        after = {each.year: [y for y in self.measured if y >= each.year] for each, _ in found}
        return [
            Cut(after[each.year][0], title, each)
            for each, title in found
            if 0 < len(after[each.year]) < len(self.measured)
        ]


def inequality_table(level: str, own: Own | None, official: PublishedIndex | None) -> Table:
    """The calculation of our own and the official index by year, in columns of their own.

    Parameters
    ----------
    level : str
        What the areas are called.
    own : Own or None
    official : PublishedIndex or None
    """
    years = sorted({*(own.measured if own else ()), *(official.years if official else ())})
    rows = tuple(
        (_year(year, own), *_own_cells(year, own), *_official_cells(year, official))
        for year in years
    )
    headings = [Heading(words.HEAD_YEAR)]
    if own is not None:
        headings += [
            Heading(words.HEAD_OWN, 1),
            Heading(words.HEAD_FIRST, 0),
            Heading(words.HEAD_SECOND, 0),
            Heading(words.HEAD_AREAS, 0),
            Heading(words.HEAD_LEFT_OUT, 0),
        ]
    if official is not None:
        title = words.HEAD_OFFICIAL.format(publisher=official.publisher)
        headings.append(Heading(title, official.decimals))
    first, second = (card.title for card in own.cards) if own else ("", "")
    caption = words.TABLES[own is not None, official is not None].format(
        first=first, second=second, level=level, place=official.place if official else ""
    )
    return Table(words.SHEET, caption, tuple(headings), rows, _note(own, official))


def _year(year: int, own: Own | None) -> str:
    cut = {each.year for each in own.cuts} if own else set()
    return words.BROKEN.format(year=year) if year in cut else str(year)


def _own_cells(year: int, own: Own | None) -> tuple[Cell, ...]:
    if own is None:
        return ()
    if year not in own.years.index:
        return (None,) * len(COLUMNS)
    figures = [float(own.years.loc[year, name]) for name in COLUMNS]
    return tuple(None if np.isnan(each) else each for each in figures)


def _official_cells(year: int, official: PublishedIndex | None) -> tuple[Cell, ...]:
    return () if official is None else (official.years.get(year),)


def _note(own: Own | None, official: PublishedIndex | None) -> str:
    """Whom the figures are of, where series are broken, and where the official ones stand."""
    told = []
    if own is not None:
        first, second = (_called(card) for card in own.cards)
        line = words.OWN_LINE.format(first=first, second=second)
        told += [line, *_break_lines(own), words.DIFFERS_SHORT]
    if official is not None:
        told.append(words.SOURCE.format_map(official.model_dump()))
    return " ".join(told)


def _break_lines(own: Own) -> list[str]:
    titles: dict[Break, list[str]] = {}
    for each in own.cuts:
        titles.setdefault(each.found, []).append(each.title)
    return [
        words.BREAK_LINE.format(
            year=found.year, titles=", ".join(named), reasons=break_words(found)
        )
        for found, named in titles.items()
    ]


def _called(card: IndicatorCard) -> str:
    """What a group is called, and what it is of where the name does not say that."""
    if card.base == card.title:
        return card.title
    return words.GROUP.format(title=card.title, base=card.base)
