"""Small tables, indicator cards and files of tables for tests."""

import openpyxl
import pandas as pd

from layers.cards import IndicatorCard
from layers.numbers import Status
from layers.table import IndicatorTable

SOURCE = {"publisher": "SCB", "title": "Provtabell"}


def table_of(columns, codes=None, suppressed=()):
    """An indicator table; ``suppressed`` names (code, indicator) whose figure is kept under cover.

    The figure stays in ``values`` on purpose: nothing may show or use it.
    """
    count = len(next(iter(columns.values())))
    codes = [f"A{number}" for number in range(1, count + 1)] if codes is None else codes
    index = pd.Index(codes, name="code", dtype=str)
    table = IndicatorTable.of(pd.DataFrame(columns, index=index, dtype=float))
    status = table.status.copy()
    for code, indicator in suppressed:
        status.loc[code, indicator] = Status.SUPPRESSED
    return IndicatorTable(table.values, status)


def indicator_card(identifier, **fields):
    """A card that is complete, with ``fields`` in place of what they name."""
    data = {
        "id": identifier,
        "title": identifier.capitalize(),
        "definition": "Provuppgift.",
        "unit": "personer",
        "kind": "count",
        "direction": "context",
        "base": "hela befolkningen",
        "year": 2025,
        "dimension": "Befolkning",
        "upwards": {"method": "sum"},
        "source": SOURCE,
    }
    return IndicatorCard.model_validate(data | fields)


def write_text(path, text, encoding="utf-8"):
    """A text file, its line ends as they stand in ``text``."""
    path.write_bytes(text.encode(encoding))
    return path


def write_excel(path, **sheets):
    """A workbook with one sheet per keyword, rows as given."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
