"""Rows of a CSV or Excel file as text, none left out, so that a row number is the file's own."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from geo.faults import Fault, FaultKind, InputError
from layers.numbers import PLAIN
from layers.text_files import read_text

SEPARATORS = ";\t,"
"""Column separators looked for in the heading, in order of preference at a tie."""

SEPARATOR_LINE = re.compile(r"sep=(.)[^\n]*(?=\n)", re.IGNORECASE)
"""First line by which Excel is told the separator."""

QUOTED = re.compile(r'"[^"]*"')

Row = list[str]


def csv_rows(path: Path) -> list[Row]:
    """Rows of a text file with comma, semicolon or tab between columns.

    Returns
    -------
    list of list of str
        Every row of the file; a blank line is an empty list.

    Raises
    ------
    InputError
        Missing, empty or no text; quotation marks that do not match.
    """
    text = read_text(path).replace("\r\n", "\n").replace("\r", "\n")
    told = SEPARATOR_LINE.match(text)
    separator = told[1] if told else _separator(text)
    body = text[told.end() :] if told else text
    try:
        return list(csv.reader(io.StringIO(body), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)]) from error


def _separator(text: str) -> str:
    """Separator that the heading has most of, outside quotation marks."""
    head = QUOTED.sub("", text.lstrip(" \n")).split("\n", 1)[0]
    return max(SEPARATORS, key=head.count)


def excel_rows(path: Path, sheet: str | None) -> list[Row]:
    """Rows of one sheet of an Excel workbook.

    Parameters
    ----------
    path : Path
        An .xlsx file.
    sheet : str or None
        Needed where several sheets are filled.

    Returns
    -------
    list of list of str
        Every row down to the last filled one, all equally wide. Whole numbers
        have no decimals; an error such as ``#DIV/0!`` is text.

    Raises
    ------
    InputError
        No workbook or an empty one; several sheets and none named.
    """
    filled = excel_sheets(path)
    if sheet not in filled and (sheet is not None or len(filled) > 1):
        fault = Fault(FaultKind.LAYER_CHOICE, path.name, "", sheet or "", ", ".join(filled))
        raise InputError([fault])
    return filled[sheet if sheet is not None else next(iter(filled))]


def excel_sheets(path: Path) -> dict[str, list[Row]]:
    """Rows of every filled sheet of an Excel workbook, by its name, as :func:`excel_rows` does.

    Raises
    ------
    InputError
        No workbook or an empty one.
    """
    filled = {name: _texts(rows) for name, rows in _sheets(path).items() if rows}
    if not filled:
        raise InputError([Fault(FaultKind.FILE_EMPTY, path.name)])
    return filled


def _texts(rows: list[tuple[object, ...]]) -> list[Row]:
    """Cells as text, all rows equally wide."""
    width = max(len(row) for row in rows)
    decimal = "," if any(has_comma(cell) for row in rows for cell in row) else "."
    return [[cell_text(cell, decimal) for cell in row] + [""] * (width - len(row)) for row in rows]


def _sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Cells of every sheet; what the workbook library warns of is formatting."""
    unreadable = (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile)
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            closing(load_workbook(path, read_only=True, data_only=True)) as book,
        ):
            return {sheet.title: list(_filled(sheet)) for sheet in book.worksheets}
    except unreadable as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)]) from error


def _filled(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    """Rows without blank cells at their end, down to the last that has any cell filled."""
    sheet.reset_dimensions()
    blank = 0
    for row in sheet.iter_rows(values_only=True):
        width = max((at for at, cell in enumerate(row, start=1) if not is_blank(cell)), default=0)
        if width == 0:
            blank += 1
            continue
        yield from ((),) * blank
        yield row[:width]
        blank = 0


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing to be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def has_comma(cell: object) -> bool:
    """Whether a cell is a number written as text with a decimal comma."""
    return isinstance(cell, str) and "," in cell and bool(PLAIN[","].fullmatch(cell.strip()))


def cell_text(cell: object, decimal: str) -> str:
    """Text of a cell; a number has no decimal sign of its own and takes the sheet's."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", decimal)
    return str(cell)


def numbered(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    """Rows that hold anything, each with its number in the file, counted from 1."""
    return [(number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))]
