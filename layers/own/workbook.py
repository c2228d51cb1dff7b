"""Sheets of an Excel workbook as rows of text, read a row at a time."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Literal

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from geo.faults import Fault, FaultKind, InputError
from layers.numbers import Decimal
from layers.own.figures import may_be_grouped
from layers.own.limits import Budget, Numbered, check_archive, check_parts
from layers.rows import cell_text, has_comma, is_blank

BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    SyntaxError,
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises where a workbook is not as it should be; it checks nothing itself."""


SheetRows = tuple[tuple[Numbered, ...], Decimal | Literal[""]]
"""Filled rows of a sheet, and the decimal sign of its numbers; empty where text hides it."""


def workbook_rows(content: bytes, budget: Budget) -> dict[str, SheetRows]:
    """Filled rows of every filled sheet, by its name.

    Returns
    -------
    dict of str to (tuple of (int, list of str), str)
        Whole numbers have no decimals; a number takes the decimal sign that
        text in the sheet has, which is told too.

    Raises
    ------
    InputError
        No workbook or an empty one; too much of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, budget.file)
        with (
            warnings.catch_warnings(action="ignore"),
            closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True)) as book,
        ):
            check_parts(len(book.worksheets), budget.file)
            cells = {sheet.title: list(_filled(sheet, budget)) for sheet in book.worksheets}
    except InputError:
        raise
    except BROKEN as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, budget.file)]) from error
    found = {name: _texts(rows) for name, rows in cells.items() if rows}
    if not found:
        raise InputError([Fault(FaultKind.FILE_EMPTY, budget.file)])
    return found


def _filled(sheet: Worksheet, budget: Budget) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Rows without the blank cells at their end, those that hold anything."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        width = max((at for at, cell in enumerate(row, start=1) if not is_blank(cell)), default=0)
        budget.row(number, width)
        if width:
            yield number, row[:width]


def _texts(rows: list[tuple[int, tuple[object, ...]]]) -> SheetRows:
    """Cells as text."""
    written = [cell for _, row in rows for cell in row if isinstance(cell, str)]
    decimal: Decimal = "," if any(map(has_comma, written)) else "."
    texts = tuple((number, [cell_text(cell, decimal) for cell in row]) for number, row in rows)
    return texts, "" if any(map(may_be_grouped, written)) else decimal
