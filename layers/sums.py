"""What adds up in a table of counts and shares: over areas and levels, parts and wholes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from layers.suppression import Term

WHOLE = ""
"""Code of all areas together."""

Column = tuple[Literal["count", "part", "rest"], str]
"""A count by its name; the count behind a share, or what is left of its base, by the share's."""

Frame = Mapping[Column, pd.Series]
"""Columns of one level by area."""

Cell = tuple[int, str, Column]
"""Level (0 is the table's own), area, column."""


@dataclass(frozen=True)
class Built:
    """What a figure that is no count is built on.

    Parameters
    ----------
    figure : str
    numerator : tuple of str
        Counts whose sum is the numerator of a share; empty where the table
        has none, so that it is the share times the base.
    base : tuple of str
        Counts whose sum the figure is of.
    factor : float
        What a share of one is written as; 0 for a figure that is no share.
    """

    figure: str
    numerator: tuple[str, ...]
    base: tuple[str, ...]
    factor: float = 100.0


@dataclass(frozen=True)
class Structure:
    """How the columns of a table hang together.

    Parameters
    ----------
    counts : tuple of str
    built : tuple of Built
    sums : tuple of (str, tuple of str)
        A count, and counts that add up to it.
    """

    counts: tuple[str, ...]
    built: tuple[Built, ...] = ()
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def counted(self, table: pd.DataFrame) -> tuple[str, ...]:
        """Columns of a table that are counts, told to be or built on."""
        behind = [name for built in self.built for name in (*built.numerator, *built.base)]
        return tuple(name for name in dict.fromkeys((*self.counts, *behind)) if name in table)

    def built_in(self, table: pd.DataFrame) -> tuple[Built, ...]:
        """Figures of a table of which all that they are built on is there too."""
        return tuple(
            built
            for built in self.built
            if {built.figure, *built.numerator, *built.base} <= set(table.columns)
        )


@dataclass(frozen=True, eq=False)
class Sums:
    """Cells that are known, and the sums that everybody knows to hold between them.

    Parameters
    ----------
    frames : tuple of Frame
        The table's own columns, then those of each level above, the whole last.
    cells : dict of Cell to int
        Place of each known cell.
    values : ndarray of float, shape (n,)
    unpublished : ndarray of bool, shape (n,)
        Cells that no table shows.
    lines : tuple of list of (int, float)
        Cells with factors that sum to nothing, but for noise.
    """

    frames: tuple[Frame, ...]
    cells: dict[Cell, int]
    values: np.ndarray
    unpublished: np.ndarray
    lines: tuple[list[Term], ...]

    @property
    def levels(self) -> int:
        """How many levels there are, with the whole."""
        return len(self.frames)

    def marked(self, which: np.ndarray, level: int) -> dict[Column, pd.Series]:
        """Some cells of a level as truths by column and area."""
        frame = self.frames[level]
        found = {column: pd.Series(False, own.index) for column, own in frame.items()}
        for (at, code, column), place in self.cells.items():
            if at == level and which[place]:
                found[column][code] = True
        return found


def known_sums(values: pd.DataFrame, structure: Structure, parents: Sequence[pd.Series]) -> Sums:
    """Everything that adds up in a table and the levels above it.

    Parameters
    ----------
    values : DataFrame of float
        Index: areas.
    structure : Structure
    parents : sequence of Series of str
        Code above by code, level by level.
    """
    above = [*parents, pd.Series(WHOLE, pd.unique(parents[-1]) if parents else values.index)]
    frames = _levels(_columns(values, structure), above)
    known = {
        (level, str(code), column): float(value)
        for level, frame in enumerate(frames)
        for column, own in frame.items()
        for code, value in own.dropna().items()
    }
    place = {cell: at for at, cell in enumerate(known)}
    lines = [*_over_areas(frames, above), *_over_columns(frames, structure)]
    return Sums(
        frames,
        place,
        np.fromiter(known.values(), float, len(known)),
        np.array([column[0] == "rest" for _, _, column in known], dtype=bool),
        tuple(
            [(place[cell], factor) for cell, factor in line.items() if factor]
            for line in lines
            if all(cell in place for cell in line)
        ),
    )


def _columns(values: pd.DataFrame, structure: Structure) -> dict[Column, pd.Series]:
    """Every count, told or given away by a share; of shares rounded to whole persons."""
    columns: dict[Column, pd.Series] = {
        ("count", name): values[name] for name in structure.counted(values)
    }
    for built in structure.built_in(values):
        if not built.factor:
            continue
        base = values[list(built.base)].sum(axis=1, skipna=False)
        if built.numerator:
            part = values[list(built.numerator)].sum(axis=1, skipna=False)
        else:
            part = (values[built.figure] * base / built.factor).round()
            columns["part", built.figure] = part
        columns["rest", built.figure] = base - part
    return columns


def _levels(columns: Frame, above: Sequence[pd.Series]) -> tuple[Frame, ...]:
    """The same level by level; NaN where a part is."""
    levels = [columns]
    for parent in above:
        levels.append(
            {
                column: own.groupby(parent.reindex(own.index)).sum(skipna=False)
                for column, own in levels[-1].items()
            }
        )
    return tuple(levels)


def _over_areas(frames: Sequence[Frame], above: Sequence[pd.Series]) -> Iterator[dict[Cell, float]]:
    """Areas of a level that add up to the area above; what is left of bases follows from these."""
    for level, parent in enumerate(above):
        for code, inside in parent.groupby(parent).groups.items():
            for column in (each for each in frames[level] if each[0] != "rest"):
                parts: dict[Cell, float] = {(level, part, column): 1.0 for part in inside}
                yield parts | {(level + 1, str(code), column): -1.0}


def _over_columns(frames: Sequence[Frame], structure: Structure) -> Iterator[dict[Cell, float]]:
    """Columns that add up within an area."""
    known = frames[0]
    for terms in (each for each in _column_sums(structure, known) if set(each) <= set(known)):
        for level, frame in enumerate(frames):
            for code in frame[next(iter(terms))].index:
                yield {(level, code, column): factor for column, factor in terms.items()}


def _column_sums(structure: Structure, known: Frame) -> Iterator[dict[Column, float]]:
    """Columns that add up to nothing, with their factors."""
    for whole, parts in structure.sums:
        yield _less({("count", part): 1.0 for part in parts}, [("count", whole)])
    for built in structure.built:
        own: Column = ("part", built.figure)
        part: list[Column] = [own] if own in known else [("count", at) for at in built.numerator]
        rest: Column = ("rest", built.figure)
        yield _less(dict.fromkeys([rest, *part], 1.0), [("count", at) for at in built.base])


def _less(terms: Mapping[Column, float], columns: Sequence[Column]) -> dict[Column, float]:
    found = Counter(terms)
    found.subtract(dict.fromkeys(columns, 1.0))
    return dict(found)
