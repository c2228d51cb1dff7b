"""Where the table stands in a sheet: title above, headings in a row or two, notes below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError, repeated
from layers.own.cells import YEAR, is_figure
from layers.own.files import Part
from layers.own.headings import (
    filled_cells,
    find_header,
    is_double_header,
    joined_headings,
    told_header,
)
from layers.own.limits import Numbered

SAMPLE_ROWS = 1_000
"""Rows by which the usual width is found."""

LONG_TEXT = 60
"""Characters from which the one filled cell of a row is a note and no name of an area."""

NOTE_STARTS = (
    "källa",
    "not",
    "anm",
    "fotnot",
    "uppgift",
    "statistik",
    "senast",
    "uppdaterad",
    "kontakt",
    "copyright",
    "©",
    "*",
    "1)",
    "2)",
    "http",
    "kommentar",
    "förklaring",
    "teckenförklaring",
    "databas",
    "sekretess",
)
"""How notes below a table begin, without case."""

UNNAMED = "[{number}]"
"""Heading of a column that has cells and no heading."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table as it stands in its sheet.

    Parameters
    ----------
    part : str
        Sheet, layer or member.
    titles : tuple of str
        Lines above the headings.
    header : int
        Number of the row with the headings; the lower of two.
    is_double : bool
        Whether the row above belongs to the headings.
    frame : DataFrame of str
        Index: number of the row in the file.
    notes : tuple of str
        Lines below the table.
    faults : tuple of Fault
        Headings that stand twice, rows wider than the headings.
    """

    part: str
    titles: tuple[str, ...]
    header: int
    is_double: bool
    frame: pd.DataFrame
    notes: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings."""
        return tuple(self.frame.columns.tolist())

    def different(self, column: str) -> list[str]:
        """Cells of a column, each once, in file order."""
        return [str(text) for text in self.frame[column].unique()]


def lay_out(part: Part, file: str, header: int | None = None) -> Sheet:
    """Find the table in a part of a file.

    Parameters
    ----------
    part : Part
    file : str
        Name for messages.
    header : int, optional
        Number of the row with the headings, where a person has told it.

    Raises
    ------
    InputError
        There is no table, no row of headings, or nothing below it.
    """
    at = told_header(part, header, file) if header is not None else find_header(part, file)
    is_double = not part.has_headings and at > 0 and is_double_header(part.rows, at)
    above = part.rows[: at - is_double]
    below, notes = _body(part.rows[at + 1 :], len(part.rows[at][1]) if part.is_even else None)
    if not below:
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    number, head = part.rows[at]
    head = joined_headings(part.rows[at - 1][1], head) if is_double else head
    width = _width(head, below)
    columns = _named(head, below, width)
    faults = _faults(columns, below, part, file, number)
    cells = [
        row if len(row) == width else (row + [""] * (width - len(row)))[:width] for _, row in below
    ]
    names = _apart(columns)
    frame = pd.DataFrame(cells, [at for at, _ in below], names, dtype=str)
    frame = frame.loc[:, [bool(name) for name in columns]]
    return Sheet(
        part.name,
        (*part.titles, *_lines(above)),
        number,
        is_double,
        _filled_down(frame) if not part.is_even else frame,
        (*_lines(notes), *part.notes),
        tuple(faults),
    )


def _body(rows: Sequence[Numbered], even: int | None) -> tuple[list[Numbered], list[Numbered]]:
    """Rows of the table, and those below it.

    Notes begin at the first row from which on every row is loose, that is long, begins as notes
    do, or comes after a blank row.
    """
    end = len(rows)
    loose = len(list(takewhile(lambda item: _is_loose(item[1], even), reversed(rows))))
    start = max(end - loose, 1)
    for at in range(start, end):
        if rows[at][0] - rows[at - 1][0] > 1 or _is_note(rows[at][1]):
            return [*rows[:at]], [*rows[at:]]
    return [*rows], []


def _is_loose(row: Sequence[str], even: int | None) -> bool:
    """Whether a row may be a note: one filled cell, or another width and no figures."""
    if filled_cells(row) == 1:
        return True
    return even is not None and len(row) != even and not any(map(is_figure, row[1:]))


def _is_note(row: Sequence[str]) -> bool:
    text = next(cell.strip() for cell in row if cell.strip())
    return len(text) >= LONG_TEXT or text.casefold().startswith(NOTE_STARTS)


def _width(head: Sequence[str], below: Sequence[Numbered]) -> int:
    """Columns up to the last that has a heading, or that most rows fill."""
    usual = Counter(_end(row) for _, row in below[:SAMPLE_ROWS]).most_common(1)[0][0]
    return max(_end(head), usual)


def _end(row: Sequence[str]) -> int:
    """Number of the last filled cell."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return end


def _named(head: Sequence[str], below: Sequence[Numbered], width: int) -> list[str]:
    """Headings; a column without one that has cells is numbered, one without cells is empty."""
    named = []
    for at in range(width):
        text = " ".join(head[at].split()) if at < len(head) else ""
        if not text and any(at < len(row) and row[at].strip() for _, row in below):
            text = UNNAMED.format(number=at + 1)
        named.append(text)
    return named


def _apart(columns: Sequence[str]) -> list[str]:
    """Headings made different, where the same stands twice."""
    seen: Counter[str] = Counter()
    apart = []
    for name in columns:
        seen[name] += 1
        apart.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return apart


def _faults(
    columns: Sequence[str], below: Sequence[Numbered], part: Part, file: str, header: int
) -> list[Fault]:
    twice = [
        Fault(FaultKind.COLUMN_DUPLICATE, file, str(header), name)
        for name in repeated(filter(None, columns))
    ]
    width = len(columns)
    wrong = [
        Fault(FaultKind.ROW_WIDTH, file, str(number), str(len(row)), str(width))
        for number, row in below
        if (len(row) > width and _end(row) > width) or (part.is_even and len(row) < width)
    ]
    return twice + wrong


def _filled_down(frame: pd.DataFrame) -> pd.DataFrame:
    """A sheet in which a text goes on until the next, as Statistikdatabasen writes Excel.

    That is a column of text with a filled cell at even distances, and blanks between.
    """
    filled = frame.copy()
    for name in frame.columns:
        has_text = frame[name].str.strip() != ""
        at = np.flatnonzero(has_text)
        step = int(at[1]) if len(at) > 1 else len(frame)
        even = np.array_equal(at, np.arange(0, len(frame), step))
        if step > 1 and even and not any(map(is_figure, frame[name][has_text])):
            filled[name] = frame[name].where(has_text).ffill()
    return filled


def _lines(rows: Sequence[Numbered]) -> tuple[str, ...]:
    return tuple(" ".join(cell.strip() for cell in row if cell.strip()) for _, row in rows)


def told_year(texts: Sequence[str]) -> int | None:
    """The one year that a title or the name of a file speaks of; None for none or several."""
    for text in texts:
        years = set(YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return None
