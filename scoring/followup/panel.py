"""A panel: one indicator by year, for candidates, for areas, and for sets of areas."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from scoring.places.figures import base_of, carried_card
from scoring.places.years import are_comparable, ids_by_year

SENTENCE = re.compile(r"(?<=[.!?])\s+")
"""Between the sentences of a note."""


@dataclass(frozen=True)
class Break:
    """Where a series does not go on.

    Parameters
    ----------
    year : int
        First year of what is no longer the same.
    reasons : tuple of str
        Sentences of the card's note that the year before did not have.
    fields : tuple of str
        Fields of the card that say something else than the year before.
    """

    year: int
    reasons: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One indicator in every year that there is.

    Parameters
    ----------
    stem : str
        Its id without the year.
    ids : dict of int to str
        Id by year, the earliest first; at least one.
    breaks : tuple of Break
    """

    stem: str
    ids: dict[int, str]
    breaks: tuple[Break, ...]

    @property
    def last(self) -> str:
        """Id of the latest year."""
        return self.ids[max(self.ids)]


def lines(cards: Mapping[str, IndicatorCard], wanted: Iterable[str]) -> dict[str, Line]:
    """Find indicators that are the same but for the year at the end of their id.

    Parameters
    ----------
    cards : mapping of str to IndicatorCard
    wanted : iterable of str
        Ids that there are figures of.

    Returns
    -------
    dict of str to Line
        By stem, in the order of their first id. Years of another unit or kind
        than the latest are left out.
    """
    found = {}
    for stem, ids in ids_by_year(cards, wanted).items():
        last = cards[ids[max(ids)]]
        same = {year: ids[year] for year in sorted(ids) if are_comparable(cards[ids[year]], last)}
        found[stem] = Line(stem, same, breaks({year: cards[name] for year, name in same.items()}))
    return found


def breaks(cards: Mapping[int, IndicatorCard]) -> tuple[Break, ...]:
    """Find the years in which cards begin to say something else.

    Parameters
    ----------
    cards : mapping of int to IndicatorCard
        By year.

    Returns
    -------
    tuple of Break
        For every year whose note has a sentence, or whose definition, base or
        source has words, that those of the year before have not, and for those
        whose note lacks a sentence that the year before has. The year itself,
        where a text names it, is no difference.
    """
    found = []
    for before, after in pairwise(sorted(cards)):
        then, now = cards[before], cards[after]
        old, new = (set(SENTENCE.split(card.note)) - {""} for card in (then, now))
        reasons = tuple(each for each in SENTENCE.split(now.note) if each in new - old)
        was, told = _told(then), _told(now)
        fields = tuple(name for name in told if told[name] != was[name])
        fields += ("note",) if old - new else ()
        if reasons or fields:
            found.append(Break(after, reasons, fields))
    return tuple(found)


def _told(card: IndicatorCard) -> dict[str, str]:
    texts = {"definition": card.definition, "base": card.base, "source": card.source.title}
    return {name: text.replace(str(card.year), "") for name, text in texts.items()}


@dataclass(frozen=True, eq=False)
class Panel:
    """One indicator by unit and year.

    Parameters
    ----------
    values : DataFrame of float
        Index: units, areas or candidates. Columns: years, the earliest first.
        NaN = missing or suppressed.
    bases : DataFrame of float
        Same shape: what each figure is of, in persons or the like; NaN where
        unknown.
    is_share : bool
        Whether the figures are shares in per cent, so that chance in them is
        known from their base.
    breaks : tuple of Break
    """

    values: pd.DataFrame
    bases: pd.DataFrame
    is_share: bool
    breaks: tuple[Break, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the earliest first."""
        return tuple(int(year) for year in self.values.columns)

    @property
    def segments(self) -> tuple[tuple[int, ...], ...]:
        """Years that go on from each other, between the breaks."""
        parts = groupby(self.years, lambda year: sum(each.year <= year for each in self.breaks))
        return tuple(tuple(part) for _, part in parts)

    def runs(self, unit: str) -> tuple[tuple[int, ...], ...]:
        """Years with a figure of a unit, between breaks and years without one."""
        held = self.values.loc[unit].notna().to_dict()
        return tuple(
            tuple(years)
            for part in self.segments
            for has_figure, years in groupby(part, key=held.__getitem__)
            if has_figure
        )

    @property
    def errors(self) -> pd.DataFrame:
        """Standard errors by unit and year, in per cent; NaN where the figures are no shares.

        Notes
        -----
        ``sqrt(p (1 - p) / b)`` for a share p of b persons, as if they were
        drawn at random (Cochran 1977, Sampling Techniques, chapter 3).
        """
        share = self.values / 100 if self.is_share else self.values * float("nan")
        return 100 * (share * (1 - share) / self.bases.where(self.bases > 0)) ** 0.5

    def together(
        self, sets: Mapping[str, Iterable[str]], *, least: float = 1.0, min_count: float = 0.0
    ) -> "Panel":
        """Sets of units as one unit each: means weighted by the base of each year.

        Parameters
        ----------
        sets : mapping of str to iterable of str
            Units by the id of their set; sets may have units in common.
        least : float
            Share (0-1) of the units of a set that must have a figure in a
            year for the set to have one, of those alone.
        min_count : float
            Least number of persons, in the base and in what a share counts,
            that a figure is told of; zero is told.

        Returns
        -------
        Panel
            Index: ids of the sets. NaN where too few units have a figure, or
            too few persons are behind it.
        """
        belongs = _membership(self.values.index, sets)
        known = (self.values.notna() & self.bases.notna()).to_numpy()
        base = np.where(known, self.bases.to_numpy(float), 0.0)
        bases = belongs @ base
        sums = belongs @ (np.where(known, self.values.to_numpy(float), 0.0) * base)
        needed = least * belongs.sum(axis=1)[:, np.newaxis]
        is_held = (bases > 0) & (belongs @ known.astype(float) >= needed - 1e-9)
        values = np.divide(sums, bases, out=np.full(bases.shape, np.nan), where=is_held)
        values[_is_few(values, bases, min_count, is_share=self.is_share)] = np.nan
        years = self.values.columns
        return Panel(
            pd.DataFrame(values, [*sets], years),
            pd.DataFrame(np.where(is_held, bases, np.nan), [*sets], years),
            self.is_share,
            self.breaks,
        )

    @property
    def complete(self) -> "Panel":
        """The units that have a figure and a base every year."""
        held = self.values.notna() & self.bases.notna()
        return self.kept(self.values.index[held.all(axis=1)])

    def of_years(self, years: Iterable[int]) -> "Panel":
        """The panel of some years only; breaks before the second of them are no longer any."""
        chosen = sorted(years)
        inner = tuple(each for each in self.breaks if each.year > min(chosen, default=0))
        return Panel(self.values[chosen], self.bases[chosen], self.is_share, inner)

    def kept(self, units: Iterable[str]) -> "Panel":
        """The panel of some units only, in this order."""
        chosen = list(units)
        return Panel(self.values.loc[chosen], self.bases.loc[chosen], self.is_share, self.breaks)


def _membership(units: pd.Index, sets: Mapping[str, Iterable[str]]) -> csr_array:
    """Ones where a unit belongs to a set, shape (sets, units)."""
    held = [(at, unit) for at, inside in enumerate(sets.values()) for unit in inside]
    rows = np.array([at for at, _ in held], dtype=int)
    columns = units.get_indexer(pd.Index([unit for _, unit in held]))
    return csr_array((np.ones(len(held)), (rows, columns)), shape=(len(sets), len(units)))


def _is_few(
    values: np.ndarray, bases: np.ndarray, min_count: float, *, is_share: bool
) -> np.ndarray:
    """Where too few persons are behind a figure."""
    few = (bases > 0) & (bases < min_count)
    if is_share:
        counts = values / 100 * bases
        few |= (counts > 1e-9) & (counts < min_count - 1e-9)
    return np.asarray(few)


def area_panel(
    line: Line, table: IndicatorTable, cards: Mapping[str, IndicatorCard], persons: str
) -> Panel:
    """Bring the years of an indicator together, by area.

    Parameters
    ----------
    line : Line
        Of an indicator that is no count.
    table : IndicatorTable
        Holds its ids and what they are of.
    cards : mapping of str to IndicatorCard
    persons : str
        Indicator with the number of residents: weighs figures whose card has
        no way upwards.

    Returns
    -------
    Panel
        Index: the areas in order. Bases are NaN in years that the table has
        nothing of what the figures are of.
    """
    values = pd.DataFrame({year: table.values[name] for year, name in line.ids.items()})
    bases = pd.DataFrame(
        {
            year: _base(table.values, carried_card(cards[name], persons))
            for year, name in line.ids.items()
        }
    )
    return Panel(values, bases, cards[line.last].kind == "share", line.breaks)


def _base(values: pd.DataFrame, card: IndicatorCard) -> pd.Series:
    if set(card.upwards.bases) <= set(values.columns):
        return base_of(values, card)
    return pd.Series(float("nan"), values.index)
