"""The register as an Excel workbook that can be filled in and read again."""

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from export.register_tables import RegisterTable, register_tables
from language.register_files_text import VOCABULARY
from layers.cells import guarded
from layers.register import Register
from layers.register_columns import Cell, Terms

CELL_LIMIT = 32_000
"""Signs in a cell, a little under Excel's own limit (32,767)."""

WIDTHS = (12, 48)
"""Narrowest and widest column, in signs."""


def excel_bytes(register: Register, terms: Terms) -> bytes:
    """Write the register as an Excel workbook.

    Text is written as text, guarded so that no cell is run as a formula. What
    does not fit in a cell goes on in a column beside it.

    Parameters
    ----------
    register : Register
    terms : Terms
        Words and organisations.

    Returns
    -------
    bytes
        An .xlsx file with the sheets of :func:`export.register_tables.register_tables`.
    """
    book = Workbook(write_only=True)
    for table in register_tables(register, terms):
        _write(book, fitted(table))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def fitted(table: RegisterTable, limit: int = CELL_LIMIT) -> RegisterTable:
    """Give a column that has texts beyond the limit columns to go on in."""
    columns = zip(*table.rows, strict=True) if table.rows else iter([()] * len(table.headings))
    headings: list[str] = []
    parts: list[tuple[Cell, ...]] = []
    for heading, column in zip(table.headings, columns, strict=True):
        longest = max((len(cell) for cell in column if isinstance(cell, str)), default=0)
        for number in range(max(1, -(-longest // limit))):
            headings.append(_continued(heading, number + 1))
            parts.append(tuple(_part(cell, number, limit) for cell in column))
    rows = tuple(zip(*parts, strict=True))
    return RegisterTable(table.name, tuple(headings), rows)


def _continued(heading: str, number: int) -> str:
    if number == 1:
        return heading
    return VOCABULARY.continued.format(heading=heading, number=number)


def _part(cell: Cell, number: int, limit: int) -> Cell:
    if not isinstance(cell, str):
        return cell if number == 0 else None
    part = cell[number * limit : (number + 1) * limit]
    return (part if number == 0 else guarded(part)) or None


def _write(book: Workbook, table: RegisterTable) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    for at, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.append([_heading(sheet, heading) for heading in table.headings])
    for row in table.rows:
        sheet.append([_exact(cell) for cell in row])


def _exact(cell: Cell) -> Cell:
    """A number that a workbook, which writes 16 digits, would round becomes text."""
    if isinstance(cell, float) and float(f"{cell:.16g}") != cell:
        return repr(cell)
    return cell


def _heading(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _widths(table: RegisterTable) -> Iterator[int]:
    for at, heading in enumerate(table.headings):
        longest = max((len(str(row[at] or "")) for row in table.rows), default=0)
        yield min(max(longest, len(heading), WIDTHS[0]), WIDTHS[1])
