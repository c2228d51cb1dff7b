"""Small numbers: counts that few persons are behind, and all that would give them away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pandas as pd
from pydantic import Field

from layers.cards import Card, IndicatorCard
from layers.numbers import Status
from layers.sums import Built, Column, Structure, Sums, known_sums
from layers.suppression import Additive, cover
from layers.table import IndicatorTable

SMALL_COUNT = 5
"""Least count that is told, unless the user says otherwise."""


class SmallNumbers(Card):
    """What counts as small.

    A count of at least one and below ``threshold`` is hidden, so that a
    threshold of 1 hides nothing. ``hide_zero`` hides zero too.
    """

    threshold: Annotated[int, Field(ge=1, le=1000)] = SMALL_COUNT
    hide_zero: bool = False

    @property
    def least(self) -> float:
        """Least value of a hidden count: zero is known to be told unless it is hidden too."""
        return 0.0 if self.hide_zero else 1.0

    def is_small(self, counts: np.ndarray) -> np.ndarray:
        """Which counts must not be told."""
        above = counts >= 0 if self.hide_zero else counts > 0
        return above & (counts < self.threshold) & (self.threshold > 1)


def structure_of(cards: Mapping[str, IndicatorCard]) -> Structure:
    """How indicators hang together, by how their cards carry them upwards."""
    counts = tuple(name for name, card in cards.items() if card.kind == "count")
    built = []
    for name, card in cards.items():
        rule = card.upwards
        base = rule.denominator or ((rule.weight,) if rule.weight else ())
        if name not in counts and base:
            factor = rule.factor if card.kind == "share" else 0.0
            built.append(Built(name, rule.numerator, base, factor))
    sums = tuple((name, cards[name].parts) for name in counts if cards[name].parts)
    return Structure(counts, tuple(built), sums)


def small_cells(table: IndicatorTable, structure: Structure, rule: SmallNumbers) -> pd.DataFrame:
    """Cells of a table that are small, or built on what is."""
    sums = known_sums(table.values, structure, ())
    return _of_table(table, structure, sums, rule.is_small(sums.values))


@dataclass(frozen=True, eq=False)
class Protected:
    """A table from which no small number can be worked out.

    Parameters
    ----------
    table : IndicatorTable
        Hidden cells are suppressed and hold no figure.
    totals : tuple of DataFrame of float
        Counts of the areas above, level by level and of the whole last; NaN
        where hidden, or where a part is missing.
    above : tuple of DataFrame of bool
        The same levels, with the columns of the table: which figures of these
        areas must not be told.
    small : DataFrame of bool
        Index and columns of the table: hidden because the cell, or what it is
        built on, is small.
    beside : DataFrame of bool
        The same: hidden so that others cannot be worked out.
    """

    table: IndicatorTable
    totals: tuple[pd.DataFrame, ...]
    above: tuple[pd.DataFrame, ...]
    small: pd.DataFrame
    beside: pd.DataFrame


def protect(
    table: IndicatorTable,
    structure: Structure,
    rule: SmallNumbers,
    parents: Sequence[pd.Series] = (),
) -> Protected:
    """Hide small counts, all that is built on them, and what would give them away.

    The totals of the areas above and of the whole are taken to be told
    wherever they can be, and a share to give away the count behind it and the
    rest of its base, neither of which may be small.

    Parameters
    ----------
    table : IndicatorTable
        As read; what is suppressed in it already stays so, and so does what is
        built on it.
    structure : Structure
        Columns that the table lacks are left out.
    rule : SmallNumbers
    parents : sequence of Series of str
        Code above by code, level by level; the first has the table's codes.

    Returns
    -------
    Protected

    Notes
    -----
    Threshold rule, and secondary suppression with an audit of what can be
    worked out: Hundepool et al. (2012), Statistical Disclosure Control,
    Wiley, chapters 4 and 5. From HiTaS (de Wolf 2002) is the view of a hierarchy as
    sums within sums of which the smallest cell is hidden first; where HiTaS
    goes from the top down, all levels are secured together here.
    """
    sums = known_sums(table.values, structure, parents)
    small = rule.is_small(sums.values)
    hidden = small
    if small.any():
        additive = Additive(sums.values, small, sums.unpublished, sums.lines)
        high = max(rule.threshold - 1.0, rule.least + 1)
        floor = min(rule.least, float(sums.values[small].min()))
        hidden = cover(additive, rule.least, high, floor)
    few = _of_table(table, structure, sums, small)
    gone = few | _of_table(table, structure, sums, hidden & ~sums.unpublished)
    gone |= _on_suppressed(table, structure)
    status = table.status.mask(gone, int(Status.SUPPRESSED)).astype(np.int8)
    totals = tuple(_told(sums, hidden, level) for level in range(1, sums.levels))
    told = hidden & ~sums.unpublished | small
    above = tuple(_of_table(table, structure, sums, told, at) for at in range(1, sums.levels))
    return Protected(IndicatorTable(table.values, status), totals, above, few, gone & ~few)


def _of_table(
    table: IndicatorTable, structure: Structure, sums: Sums, which: np.ndarray, level: int = 0
) -> pd.DataFrame:
    """Figures of a level that are, or are built on, some cells of the sums."""
    marked = sums.marked(which, level)
    rows = next(iter(marked.values())).index if level and marked else table.codes
    found = pd.DataFrame(False, rows, list(table.indicators))
    for name in structure.counted(table.values):
        found[name] = marked["count", name]
    for built in structure.built_in(table.values):
        behind: list[Column] = [("count", name) for name in (*built.numerator, *built.base)]
        behind += [("part", built.figure), ("rest", built.figure)]
        for column in (each for each in behind if each in marked):
            found[built.figure] |= marked[column]
    return found


def _on_suppressed(table: IndicatorTable, structure: Structure) -> pd.DataFrame:
    """Figures of which the publisher suppressed something that they are built on."""
    hidden = table.status == Status.SUPPRESSED
    found = pd.DataFrame(False, table.codes, list(table.indicators))
    for built in structure.built_in(table.values):
        found[built.figure] = hidden[[*built.numerator, *built.base]].any(axis=1)
    return found


def _told(sums: Sums, hidden: np.ndarray, level: int) -> pd.DataFrame:
    """Counts of a level above, without those that are hidden."""
    marked, frame = sums.marked(hidden, level), sums.frames[level]
    return pd.DataFrame(
        {
            name: values.mask(marked[kind, name])
            for (kind, name), values in frame.items()
            if kind == "count"
        }
    )
