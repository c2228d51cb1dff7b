"""The workbook: every table a sheet, numbers as numbers, ready to filter and to print."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from export.excel_charts import write_charts
from export.papers.charted import Charted
from export.papers.model import Cell, Heading, Papers, Table
from export.safe_text import for_xml
from export.tabular import neutral
from language import documents_text as words
from language import protection_text
from language.numbers import MINUS

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text from data stays text."""

FIRST_ROW = 3
"""Row of the headings, from 0: caption, note and an empty row stand above."""

NARROWEST, WIDEST = 9, 48
"""Width of a column in characters."""

LINE, MOST_LINES = 15.0, 10
"""Height of a line in points, and how many lines of a long text a row shows."""

ACROSS = 240
"""Characters across a printed page that can still be read."""

BAR = "#7fcdbb"
PAPER_A4 = 9
GROUND, INK = "#253494", "#ffffff"


@dataclass(frozen=True)
class Face:
    """What a workbook says of itself.

    Parameters
    ----------
    title, subject : str
    line : str
        At the foot of each page.
    day : date
    is_internal : bool
        Whether every sheet says so.
    """

    title: str
    subject: str
    line: str
    day: date
    is_internal: bool = False

    def marked(self, caption: str) -> str:
        """A caption, marked where the workbook is internal."""
        return protection_text.marked(caption, is_internal=self.is_internal)


def excel_bytes(papers: Papers) -> bytes:
    """Write the workbook of the shortlist, a sheet for each of :attr:`Papers.sheets`."""
    subject = f"{words.SUBJECT}, {words.CASE}"
    line = words.SCENARIO_LINE.format(scenario=papers.scenario, level=papers.level, day=papers.day)
    is_internal = papers.dossier.is_internal
    face = Face(words.TITLE_DECK, subject, line, papers.date, is_internal)
    return book_bytes(papers.sheets, face)


def book_bytes(tables: Sequence[Table], face: Face, charts: Sequence[Charted] = ()) -> bytes:
    """Write tables as a workbook.

    Returns
    -------
    bytes
        An ``.xlsx`` with a sheet for the charts, where there are any, and
        a sheet for each table, in order. No cell is
        a formula or a link; text that a spreadsheet would run has an
        apostrophe before it.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties(_properties(face))
        looks = _Looks(book)
        if charts:
            write_charts(book, words.CHARTS, charts)
        for table in tables:
            _write_sheet(book.add_worksheet(table.name), table, looks, face)
    return content.getvalue()


def _properties(face: Face) -> dict[str, Any]:
    return {
        "title": face.title,
        "subject": face.subject,
        "author": words.CREATOR,
        "comments": for_xml(face.line),
        "created": datetime.combine(face.day, time(), UTC),
    }


class _Looks:
    """Formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.caption = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"font_color": "#595959", "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": GROUND,
                "font_color": INK,
            }
        )

    def number(self, heading: Heading) -> Format:
        """Format of a column of numbers; Excel writes its marks in the reader's language."""
        decimals = "." + "0" * heading.decimals if heading.decimals else ""
        unit = f'"\u00a0{heading.unit}"' if heading.unit else ""
        positive = f"#,##0{decimals}{unit}"
        code = f"{positive};{MINUS}{positive}"
        if code not in self._numbers:
            self._numbers[code] = self._book.add_format({"num_format": code, "valign": "top"})
        return self._numbers[code]


def _write_sheet(sheet: Worksheet, table: Table, looks: _Looks, face: Face) -> None:
    sheet.write_string(0, 0, harmless(face.marked(table.caption)), looks.caption)
    for at, heading in enumerate(table.headings):
        sheet.write_string(FIRST_ROW, at, harmless(heading.title), looks.heading)
        if heading.meaning:
            sheet.write_comment(FIRST_ROW, at, harmless(heading.meaning))
    widths = [_width(table, at) for at in range(len(table.headings))]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    _write_note(sheet, table.note, widths, looks)
    sheet.set_row(FIRST_ROW, _height([heading.title for heading in table.headings], widths))
    for number, row in enumerate(table.rows, start=FIRST_ROW + 1):
        sheet.set_row(number, _height(row, widths))
        for at, (cell, heading) in enumerate(zip(row, table.headings, strict=True)):
            _write_cell(sheet, number, at, cell, heading, looks)
    _add_bars(sheet, table)
    _lay_out(sheet, table, face)
    _fit(sheet, table, sum(widths))


def _write_note(sheet: Worksheet, note: str, widths: Sequence[int], looks: _Looks) -> None:
    """Write the note as wide as the table: a printed page is as wide as the longest line."""
    if len(widths) > 1:
        sheet.merge_range(1, 0, 1, len(widths) - 1, "", looks.note)
    sheet.write_string(1, 0, harmless(note), looks.note)
    sheet.set_row(1, _height([note], [sum(widths)]))


def harmless(words_of_data: str) -> str:
    """Text for a cell: no sign that XML refuses, nothing that a spreadsheet would run."""
    return str(neutral(for_xml(words_of_data)))


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, heading: Heading, looks: _Looks
) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, harmless(cell), looks.text)
    else:
        sheet.write_number(row, column, cell, looks.number(heading))


def _width(table: Table, column: int) -> int:
    """Room for the longest word of the heading and for most of the cells."""
    heading = table.headings[column]
    longest = max(len(word) for word in heading.title.split() or [""])
    cells = [row[column] for row in table.rows]
    texts = [len(cell) for cell in cells if isinstance(cell, str)]
    return min(max(NARROWEST, longest + 3, *texts, 0) + 1, WIDEST)


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Room in points for the longest text of a row; not every program finds it by itself.

    A character is kept back on each line, for the widths are those of digits.
    """
    told = [
        sum(len(wrap(line, width - 1)) or 1 for line in cell[: MOST_LINES * width].splitlines())
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str)
    ]
    return LINE * min(max(told, default=1) or 1, MOST_LINES)


def _add_bars(sheet: Worksheet, table: Table) -> None:
    for at, heading in enumerate(table.headings):
        if heading.is_bar and table.rows:
            sheet.conditional_format(
                FIRST_ROW + 1,
                at,
                FIRST_ROW + len(table.rows),
                at,
                {"type": "data_bar", "bar_color": BAR, "min_type": "num", "min_value": 0},
            )


def _lay_out(sheet: Worksheet, table: Table, face: Face) -> None:
    last = len(table.headings) - 1
    sheet.autofilter(FIRST_ROW, 0, FIRST_ROW + max(len(table.rows), 1), last)
    sheet.freeze_panes(FIRST_ROW + 1, _frozen(table))
    sheet.repeat_rows(FIRST_ROW)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    told = for_xml(face.line).replace("&", "&&")
    sheet.set_footer(f"&L{told}"[:200] + f"&R{words.PAGE} &P {words.OF} &N")


def _fit(sheet: Worksheet, table: Table, width: int) -> None:
    """As many pages beside each other as can be read, the names on each."""
    pages = math.ceil(width / ACROSS)
    sheet.fit_to_pages(pages, 0)
    if pages > 1 and _frozen(table):
        sheet.repeat_columns(0, _frozen(table) - 1)


def _frozen(table: Table) -> int:
    """Columns that stay in sight: up to the name."""
    titles = [heading.title for heading in table.headings]
    return titles.index(words.NAME) + 1 if words.NAME in titles else 0
