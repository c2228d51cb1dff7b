"""The ledger as tables, and as a file that holds all entries that it is made of."""

from collections.abc import Callable

import pandas as pd

from export.excel import Face, book_bytes
from export.papers.grounds import parts
from export.papers.model import Cell, Heading, Table
from export.proof.ledger_record import LedgerRecord
from language import ledger_text as words
from language import numbers, text
from language.money_text import KR, ORE, decimals
from scoring.decision.ledger import CUTS, STEPS, balance, ledger_table, status
from ui.covered import owners


def ledger_file(record: LedgerRecord) -> bytes:
    """Write the workbook that a record describes."""
    book = ledger_table(record.entries)
    tables = [call_offs_table(book), *(balance_table(book, each) for each in CUTS)]
    line = f"{record.workspace}, {record.day.isoformat()}"
    face = Face(words.PAGE, record.workspace, line, record.day)
    return book_bytes([*tables, book_table(book), _about(record)], face)


def in_utc(when: str) -> str:
    """A moment (ISO 8601, UTC) as a file tells it, wherever it is read: day and minute."""
    return f"{when.replace('T', ' ')[:16]} UTC"


def call_offs_table(book: pd.DataFrame) -> Table:
    """Every call-off with the step that it has come to."""
    sums = balance(book, "call_off")
    asked = book[(book["step"] == "applied") & book["reverses"].isna()]
    rows = [
        (
            str(number),
            _board(row["organisation"]),
            row["candidate"] or words.CITYWIDE,
            row["theme"] or words.NOT_TOLD,
            row["purpose"] or words.NOT_TOLD,
            words.STATUS[status(sums.loc[number])],
            *(int(sums.loc[number, step]) / ORE for step in STEPS),
            int(sums.loc[number, "to_pay"]) / ORE,
        )
        for number, row in asked.iterrows()
    ]
    headings = (
        Heading(words.HEAD_NUMBER),
        *(
            Heading(words.HEADINGS[each])
            for each in ("organisation", "candidate", "theme", "purpose")
        ),
        Heading(words.HEAD_STATUS),
        *(_money(words.STEPS[step], book) for step in STEPS),
        _money(words.HEAD_TO_PAY, book),
    )
    return Table(words.CALL_OFFS, words.CALL_OFFS_TABLE, headings, tuple(rows))


def balance_table(book: pd.DataFrame, cut: str) -> Table:
    """Sums by a cut."""
    sums = balance(book, cut)
    lines = [(_named(cut, str(value)), row) for value, row in sums.iterrows()]
    rows = [(name, *(int(ore) / ORE for ore in row)) for name, row in lines]
    rows.append((words.TOTAL, *(int(ore) / ORE for ore in sums.sum())))
    headings = (
        Heading(words.CUTS[cut]),
        *(_money(words.STEPS[step], book) for step in STEPS),
        _money(words.HEAD_TO_PAY, book),
        _money(words.NET, book),
    )
    caption = words.BALANCE_TABLE.format(cut=words.CUTS[cut].lower())
    note = words.BALANCE_NOTE if cut == "quarter" else ""
    return Table(words.CUTS[cut], caption, headings, tuple(rows), note)


def book_table(
    book: pd.DataFrame, most: int | None = None, shown: Callable[[str], str] = in_utc
) -> Table:
    """Entries, the latest first, no more than so many; moments as they are to be shown."""
    rows = [
        tuple(_cell(name, number, row, shown) for name in words.HEADINGS)
        for number, row in book[::-1].head(len(book) if most is None else most).iterrows()
    ]
    headings = tuple(
        _money(title, book) if name in ("amount", "left") else Heading(title)
        for name, title in words.HEADINGS.items()
    )
    return Table(words.BOOK, words.BOOK_TABLE, headings, tuple(rows))


def _cell(name: str, number: object, row: pd.Series, shown: Callable[[str], str]) -> Cell:
    if name == "number":
        return str(number)
    value = row[name]
    if name in ("amount", "left"):
        return int(value) / ORE
    if name == "reverses":
        return "" if pd.isna(value) else str(value)
    if name == "call_off":
        return str(value) if value else ""
    special = {"step": words.STEPS.get, "at": shown, "organisation": _board}
    if name == "organisation" and row["step"] == "frame":
        return ""
    return str(special[name](value) if name in special else value)


def _about(record: LedgerRecord) -> Table:
    """What the file is of; last what programs read."""
    told = words.SOURCE_LINES
    rows = (
        (told["workspace"], record.workspace),
        (told["entries"], numbers.number(len(record.entries))),
        (told["mark"], record.mark),
        (told["day"], record.day.isoformat()),
        (told["version"], record.program),
        *((text.META_RECORD, part) for part in parts(record.text)),
    )
    headings = (Heading(words.HEAD_WHAT), Heading(words.HEAD_AMOUNT))
    return Table(words.SOURCE_SHEET, words.SOURCE_SHEET, headings, rows, words.SOURCE_NOTE)


def _money(title: str, book: pd.DataFrame) -> Heading:
    return Heading(title, decimals(*book["amount"]), KR)


def _board(identifier: str) -> str:
    known = owners()
    return known[identifier].short if identifier in known else identifier or words.NOT_TOLD


def _named(cut: str, value: str) -> str:
    """A value of a cut for the reader."""
    if cut == "organisation":
        return _board(value)
    if cut == "candidate":
        return value or words.CITYWIDE
    return value or words.NOT_TOLD
