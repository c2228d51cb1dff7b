"""Cells below each other on a sheet of charts, and references to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from export.safe_text import for_xml
from export.tabular import neutral
from language import picture_text
from language.numbers import MINUS

FIRST, OTHER = 56, 14
"""Width of the first column and of the others, in characters."""

MOST_COLUMNS = 30

LINE = 20
"""Pixels of a line of text: rows are made as high as their words, which not every program does."""

YEARS, TIMES = "0", "0.0"
"""Formats of years, and of times between them."""

FAINT, INK = "#595959", "#1a1a1a"

Column = Sequence[float | str | None]


@dataclass(frozen=True)
class Held:
    """Where a table stands: its sheet, its first and last row of figures, and columns from 0."""

    sheet: str
    first: int
    last: int

    def name(self, column: int, *, is_headed: bool = True) -> list[str | int]:
        """The cell with the heading of a column, or with its first words."""
        row = self.first - 1 if is_headed else self.first
        return [self.sheet, row, column]

    def column(self, at: int) -> list[str | int]:
        """A column."""
        return [self.sheet, self.first, at, self.last, at]

    def formula(self, at: int) -> str:
        """A column as a formula."""
        column = chr(ord("A") + at)
        return f"='{self.sheet}'!${column}${self.first + 1}:${column}${self.last + 1}"


class Cells:
    """A sheet under way."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self.book, self.name, self.row = book, name, 0
        self.sheet: Worksheet = book.add_worksheet(name)
        self.sheet.set_column(0, 0, FIRST)
        self.sheet.set_column(1, MOST_COLUMNS, OTHER)
        self._numbers: dict[str, Format] = {}
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._words = book.add_format({"text_wrap": True, "valign": "top"})
        self._note = book.add_format({"font_color": FAINT})
        gap = f'"{picture_text.BROKEN}"'
        self._gap = book.add_format({"num_format": gap, "align": "right"})

    def title(self, told: str, note: str) -> None:
        """A title, and what belongs to it on a line below."""
        self.sheet.write_string(self.row, 0, safe(told), self._title)
        self.sheet.write_string(self.row + 1, 0, safe(note), self._note)
        self.row += 2

    def table(
        self, headings: Sequence[str], columns: Sequence[Column], codes: Sequence[str]
    ) -> Held:
        """Write columns under their headings, if any; None is an empty cell.

        Parameters
        ----------
        headings : sequence of str
        columns : sequence of sequence of float, str or None
        codes : sequence of str
            Format of the numbers of each column; between two years of :data:`YEARS` is a gap.
        """
        lines = [headings] if headings else []
        first = self.row + len(lines)
        for row, cells in enumerate([*lines, *zip(*columns, strict=True)], self.row):
            self.sheet.set_row_pixels(row, LINE * max(map(_lines, range(len(cells)), cells)))
            for at, cell in enumerate(cells):
                told = codes[at] if codes else ""
                self._cell(row, at, cell, told, is_heading=row < first)
        last = first + len(columns[0] if columns else ()) - 1
        self.row = last + 1
        return Held(self.name, first, last)

    def _cell(
        self, row: int, column: int, cell: float | str | None, told: str, *, is_heading: bool
    ) -> None:
        if isinstance(cell, str):
            look = self._bold if is_heading else self._words
            self.sheet.write_string(row, column, safe(cell), look)
        elif cell is not None:
            is_gap = told == YEARS and cell != int(cell)
            self.sheet.write_number(row, column, cell, self._gap if is_gap else self._number(told))

    def _number(self, told: str) -> Format:
        if told not in self._numbers:
            look = {"num_format": f"{told};{MINUS}{told}", "valign": "top"}
            self._numbers[told] = self.book.add_format(look)
        return self._numbers[told]


def code(decimals: int) -> str:
    """Format of a number; Excel writes its marks in the reader's language."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _lines(column: int, cell: float | str | None) -> int:
    """Lines that a cell takes at the width of its column, with a little room for long words."""
    width = OTHER if column else FIRST
    parts = cell.split("\n") if isinstance(cell, str) else [""]
    return sum(1 + int(1.15 * len(part)) // width for part in parts)


def safe(told: str) -> str:
    """Words that a spreadsheet does not run."""
    return str(neutral(for_xml(told)))


def axis(title: str, ends: tuple[float, float, float], told: str) -> dict[str, Any]:
    """An axis of numbers from one end to the other, with its step."""
    low, high, step = ends
    return {
        "name": for_xml(title),
        "name_font": {"bold": False, "size": 10},
        "num_font": {"size": 10},
        "num_format": told,
        "min": low,
        "max": high,
        "major_unit": step,
        "line": {"color": FAINT},
        "major_gridlines": {"visible": False},
    }


def strokes(held: Held, below: int, above: int, colour: str) -> dict[str, Any]:
    """How sure figures are, by two columns of how far they reach."""
    return {
        "type": "custom",
        "plus_values": held.formula(above),
        "minus_values": held.formula(below),
        "line": {"color": colour, "width": 1},
    }
