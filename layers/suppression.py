"""Hidden cells of additive tables: which more must be hidden so that none can be worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array

NEAR = 1e-6
"""How far from a bound a solution may stop, by the solver's own tolerance."""

Term = tuple[int, float]

End = Literal["low", "high"]

ENDS: tuple[End, ...] = ("low", "high")


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
    not to be zero is at least two.

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
    Audit by linear programming, complementary suppression and the hierarchy
    as further sums: Hundepool et al. (2012), Statistical Disclosure Control,
    Wiley, chapter 4. What is hidden stays hidden, and more hidden cells only
    widen what can be, so that a cell once found safe needs no second look.
    """
    search = _Search(table, low, high, floor)
    for cell in np.flatnonzero(table.small):
        for end in ENDS:
            while search.hide_one(search.binding(int(cell), end)):
                pass
    return search.hidden


class _Search:
    """What is hidden so far, and what has been seen to be possible."""

    def __init__(self, table: Additive, low: float, high: float, floor: float) -> None:
        self.table = table
        self.low, self.high = low, high
        self.most = 10 * (np.abs(table.values).max(initial=0.0) + high)
        self.least = np.minimum(table.values, np.where(table.unpublished, 0.0, floor))
        self.hidden = table.small | table.unpublished
        self.seen = {"low": table.values <= low + NEAR, "high": table.values >= high - NEAR}
        self.of: list[list[int]] = [[] for _ in table.values]
        for number, line in enumerate(table.lines):
            for cell, _ in line:
                self.of[cell].append(number)

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

    def binding(self, cell: int, end: End) -> list[int]:
        """Sums that keep a small cell from getting as low or as high as it must; none if it does.

        By duality the bound rests on these sums alone, so that to hide cells
        of others would not move it.
        """
        if self.seen[end][cell]:
            return []
        cells, lines = self._around(cell)
        found = self._solve(cells, lines, 1.0 if end == "low" else -1.0, cells.index(cell))
        if found.status != 0:
            return lines
        self.seen["low"][cells] |= found.x <= self.low + NEAR
        self.seen["high"][cells] |= found.x >= self.high - NEAR
        tight = np.abs(found.eqlin.marginals) > NEAR
        return [] if self.seen[end][cell] else [lines[at] for at in np.flatnonzero(tight)]

    def _solve(self, cells: list[int], lines: list[int], sign: float, aim: int) -> OptimizeResult:
        """The least (1) or the greatest (-1) value of one of the cells."""
        place = {each: at for at, each in enumerate(cells)}
        terms = [
            (row, place[each], factor)
            for row, line in enumerate(lines)
            for each, factor in self.table.lines[line]
            if each in place
        ]
        rows, columns, factors = zip(*terms, strict=True) if terms else ((), (), ())
        sums = csr_array((factors, (rows, columns)), (len(lines), len(cells)))
        return linprog(
            [sign * (at == aim) for at in range(len(cells))],
            A_eq=sums,
            b_eq=sums @ self.table.values[cells],
            bounds=np.column_stack([self.least[cells], np.full(len(cells), self.most)]),
        )

    def hide_one(self, lines: Sequence[int]) -> bool:
        """Hide the smallest shown cell of some sums; a zero would hide nothing."""
        values = self.table.values
        shown = {each for line in lines for each, _ in self.table.lines[line]}
        open_cells = [each for each in shown if not self.hidden[each] and values[each] > 0]
        if not open_cells:
            return False
        chosen = min(open_cells, key=lambda each: (values[each], each))
        self.hidden[chosen] = True
        return True
