"""Hidden cells of additive tables: which more must be hidden so that none can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import Bounds, linprog, milp
from scipy.sparse import csr_array

NEAR = 1e-6
"""How far from a bound a solution may stop, by the solver's own tolerance."""

MOST_SOLVED = 1000
"""Programs that are solved to show cells again; as many as some seconds hold."""

Term = tuple[int, float]

End = Literal["low", "high"]

ENDS: tuple[End, ...] = ("low", "high")

OTHER: dict[End, End] = {"low": "high", "high": "low"}

Moved = dict[int, float]
"""Cells that a possible table has other values for than the true one."""


@dataclass(frozen=True, eq=False)
class Additive:
    """Cells that add up to one another, of one table or of several that are read together.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        True value of each cell; none is NaN.
    small : ndarray of bool, shape (n,)
        Cells whose value must not be told.
    unpublished : ndarray of bool, shape (n,)
        Cells that are in no table, such as a base less the count that is a
        part of it, and that others may still give away.
    lines : sequence of sequences of (int, float)
        Sums that everybody knows to hold: cells with their coefficients. A
        sum that noise has disturbed is taken to be as far from zero as it
        truly is, and that to be known.
    """

    values: np.ndarray
    small: np.ndarray
    unpublished: np.ndarray
    lines: Sequence[Sequence[Term]]


def cover(table: Additive, low: float, high: float, floor: float) -> np.ndarray:
    """Hide cells until every small one may be anything from ``low`` to ``high``.

    Who reads the table is taken to know the sums, every cell that is shown,
    and that what is hidden is not below ``floor``. The least and the greatest
    value that this leaves a small cell are found by linear programming. While
    they do not hold ``low`` and ``high``, the smallest shown cell of the sums
    that bind is hidden; of equal ones the first. Where nothing is left to
    hide in those, no table could tell less: a sum of two counts that are known
    not to be zero is at least two. At last the cells hidden beside are shown
    again, the largest first, wherever the small ones stay as safe.

    Parameters
    ----------
    table : Additive
    low, high : float
        What each small cell must be able to be, as far as a reader can tell.
    floor : float
        Least value of a hidden cell that a reader may count on.

    Returns
    -------
    ndarray of bool, shape (n,)
        Cells that are hidden: the small, the unpublished, and those beside.

    Notes
    -----
    Audit by linear programming, secondary suppression and the removal of what
    was hidden needlessly: Hundepool et al. (2012), Statistical Disclosure
    Control, Wiley, chapter 4. More hidden cells only widen what can be, so
    that a cell once found safe needs no second look while cells are hidden.
    A table that shows one cell to be safe is therefore sought among those that
    show the same of as many others as can be.
    """
    search = _Search(table, low, high, floor)
    for cell in np.flatnonzero(table.small):
        for end in ENDS:
            while search.hide_one(search.binding(int(cell), end)):
                pass
            search.settle(int(cell), end)
    search.show_again()
    return search.hidden


class _Search:
    """What is hidden so far, and which tables have been seen to be possible."""

    def __init__(self, table: Additive, low: float, high: float, floor: float) -> None:
        count = len(table.values)
        self.table = table
        self.most = 10 * (np.abs(table.values).max(initial=0.0) + high)
        self.least = np.minimum(table.values, np.where(table.unpublished, 0.0, floor))
        self.room = {"low": table.values - self.least, "high": self.most - table.values}
        self.hidden = table.small | table.unpublished
        self.goal = {"low": np.full(count, low), "high": np.full(count, high)}
        self.shown_by: dict[tuple[int, End], Moved] = {}
        self.nearest: dict[tuple[int, End], tuple[float, Moved]] = {}
        self.solved = 0
        self.of: list[list[int]] = [[] for _ in table.values]
        for number, line in enumerate(table.lines):
            for cell, _ in line:
                self.of[cell].append(number)

    def _is_reached(self, cell: int, end: End, value: float) -> bool:
        goal = self.goal[end][cell]
        return bool(value <= goal + NEAR if end == "low" else value >= goal - NEAR)

    def _is_safe(self, cell: int, end: End) -> bool:
        known = (cell, end) in self.shown_by
        return known or self._is_reached(cell, end, self.table.values[cell])

    def binding(self, cell: int, end: End) -> list[int]:
        """Sums that keep a small cell from getting as low or as high as it must; none if it does.

        By duality the bound rests on these sums alone, so that to hide cells
        of others would not move it.
        """
        if self._is_safe(cell, end):
            return []
        alone = self._hemming(cell, end)
        if self._open_in(alone):
            return alone
        found = self._possible(cell, end)
        if found is None:
            return self._bound(cell, end)
        self._learn(found)
        return []

    def _hemming(self, cell: int, end: End) -> list[int]:
        """Sums of which each by itself keeps a cell from its goal, whatever all others allow."""
        need = abs(self.goal[end][cell] - self.table.values[cell]) - NEAR
        return [line for line in self.of[cell] if self._room(line, cell, end) < need]

    def _room(self, line: int, cell: int, end: End) -> float:
        """How far the other hidden cells of a sum let a cell go towards an end."""
        factors = dict(self.table.lines[line])
        own = factors.pop(cell)
        against = {True: self.room[OTHER[end]], False: self.room[end]}
        return sum(
            abs(factor / own) * float(against[factor * own > 0][each])
            for each, factor in factors.items()
            if self.hidden[each]
        )

    def _unsafe(self, cells: Sequence[int]) -> dict[int, End]:
        """Small cells that no table has shown to be safe, with one of the ends that they lack."""
        found: dict[int, End] = {}
        for at, cell in enumerate(each for each in cells if self.table.small[each]):
            ends = [end for end in ENDS if not self._is_safe(cell, end)]
            if ends:
                found[cell] = ends[at % len(ends)]
        return found

    def _possible(
        self, cell: int, end: End, others: Mapping[int, End] | None = None
    ) -> Moved | None:
        """A possible table in which a cell reaches its goal, and others as far as that allows.

        The others are those that are not known to be safe, unless they are given.
        """
        cells, lines = self._around(cell)
        others = self._unsafe(cells) if others is None else others
        sums, bounds = self._program(cells, lines)
        cost = np.zeros(len(cells))
        for at, each in enumerate(cells):
            aim = end if each == cell else others.get(each)
            if aim is not None:
                cost[at] = 1.0 if aim == "low" else -1.0
                bounds[slice(None) if each == cell else ENDS.index(aim), at] = self.goal[aim][each]
        total = sums @ self.table.values[cells]
        found = milp(cost, constraints=(sums, total, total), bounds=Bounds(*bounds))
        return self._moved(cells, found.x) if found.status == 0 else None

    def _bound(self, cell: int, end: End) -> list[int]:
        """Sums that keep a cell from its goal together; how near they let it come is kept."""
        cells, lines = self._around(cell)
        sums, bounds = self._program(cells, lines)
        cost = (1.0 if end == "low" else -1.0) * (np.array(cells) == cell)
        total = sums @ self.table.values[cells]
        found = linprog(cost, A_eq=sums, b_eq=total, bounds=bounds.T)
        if found.status != 0:
            return lines
        moved = self._moved(cells, found.x)
        self._learn(moved)
        self.nearest[cell, end] = float(found.x[cells.index(cell)]), moved
        tight = np.flatnonzero(np.abs(found.eqlin.marginals) > NEAR)
        return [] if self._is_safe(cell, end) else [lines[at] for at in tight]

    def _learn(self, moved: Moved) -> None:
        """Keep a possible table for every small cell that it shows to be safe."""
        for cell in (each for each in moved if self.table.small[each]):
            for end in ENDS:
                if self._is_reached(cell, end, moved[cell]) and not self._is_safe(cell, end):
                    self.shown_by[cell, end] = moved

    def settle(self, cell: int, end: End) -> None:
        """Take the nearest that a small cell can get for its goal, where no more can be done."""
        if not self._is_safe(cell, end) and (cell, end) in self.nearest:
            self.goal[end][cell], self.shown_by[cell, end] = self.nearest[cell, end]

    def _moved(self, cells: Sequence[int], values: np.ndarray) -> Moved:
        true = self.table.values
        pairs = zip(cells, values, strict=True)
        return {cell: float(at) for cell, at in pairs if abs(at - true[cell]) > NEAR}

    def _around(self, cell: int) -> tuple[list[int], list[int]]:
        """Hidden cells and sums that hang together with a cell."""
        cells, lines, waiting = {cell}, set[int](), [cell]
        while waiting:
            for line in self.of[waiting.pop()]:
                if line in lines:
                    continue
                lines.add(line)
                for other, _ in self.table.lines[line]:
                    if self.hidden[other] and other not in cells:
                        cells.add(other)
                        waiting.append(other)
        return sorted(cells), sorted(lines)

    def _program(self, cells: Sequence[int], lines: Sequence[int]) -> tuple[csr_array, np.ndarray]:
        """Sums of hidden cells, and the least and the greatest value that each may have."""
        self.solved += 1
        place = {each: at for at, each in enumerate(cells)}
        terms = [
            (row, place[each], factor)
            for row, line in enumerate(lines)
            for each, factor in self.table.lines[line]
            if each in place
        ]
        rows, columns, factors = zip(*terms, strict=True) if terms else ((), (), ())
        sums = csr_array((factors, (rows, columns)), (len(lines), len(cells)))
        return sums, np.stack([self.least[cells], np.full(len(cells), self.most)])

    def hide_one(self, lines: Sequence[int]) -> bool:
        """Hide the smallest shown cell of some sums; a zero would hide nothing."""
        open_cells = self._open_in(lines)
        if not open_cells:
            return False
        chosen = min(open_cells, key=lambda each: (self.table.values[each], each))
        self.hidden[chosen] = True
        return True

    def _open_in(self, lines: Sequence[int]) -> list[int]:
        """Cells of some sums that can be hidden."""
        shown = {each for line in lines for each, _ in self.table.lines[line]}
        return [each for each in shown if not self.hidden[each] and self.table.values[each] > 0]

    def show_again(self) -> None:
        """Show what was hidden beside, one at a time, where every small cell stays as safe."""
        beside = np.flatnonzero(self.hidden & ~self.table.small & ~self.table.unpublished)
        self.solved = 0
        for cell in sorted(beside.tolist(), key=lambda each: (-self.table.values[each], each)):
            if self.solved > MOST_SOLVED:
                return
            self.hidden[cell] = False
            instead = None if self._hems_in(cell) else self._safe_without(cell)
            self.hidden[cell] = instead is None
            self.shown_by |= instead or {}

    def _hems_in(self, cell: int) -> bool:
        """Whether a sum with a cell that is shown keeps a small one from its goal by itself."""
        near = {each for line in self.of[cell] for each, _ in self.table.lines[line]}
        return any(
            self._hemming(small, end)
            for small in near
            for end in ENDS
            if (small, end) in self.shown_by
        )

    def _safe_without(self, cell: int) -> dict[tuple[int, End], Moved] | None:
        """Possible tables in place of those that need a cell hidden; None where there are none."""
        needed = [key for key, moved in self.shown_by.items() if cell in moved]
        instead: dict[tuple[int, End], Moved] = {}
        for small, end in needed:
            if (small, end) not in instead:
                rest = dict(key for key in needed if key not in instead)
                moved = self._possible(small, end, rest)
                if moved is None:
                    return None
                instead |= {
                    key: moved
                    for key in needed
                    if key not in instead
                    and key[0] in moved
                    and self._is_reached(*key, moved[key[0]])
                }
        return instead
