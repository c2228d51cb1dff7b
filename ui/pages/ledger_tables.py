"""The ledger as tables: what is left, the call-offs, sums by every cut, and every entry."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from export import __version__
from export.excel import Face, book_bytes
from export.papers.model import Cell, Heading, Table
from language import ledger_text as words
from language import numbers
from language.money_text import KR, ORE, decimals, kronor
from scoring.decision.ledger import CUTS, STEPS, LedgerEntry, balance, status, totals
from store.records import Workspace
from ui import session
from ui.components.figure_table import figure_table
from ui.covered import owners
from ui.files import file_stem
from ui.pages.allocation_result import show_table
from ui.pages.workspace_desk import moment
from ui.papers import WORKBOOK

LATEST = 50
"""Entries that the page shows; the file has all of them."""


def show_summary(book: pd.DataFrame) -> None:
    """The frame, each step and what is left."""
    st.subheader(words.SUMMARY, anchor=False)
    sums = totals(book)
    rows = [(words.STEPS[step], kronor(sums[step])) for step in ("frame", *STEPS)]
    rows.append((words.LEFT, kronor(sums["left"])))
    figure_table(words.SUMMARY_TABLE, (words.HEAD_WHAT, words.HEAD_AMOUNT), rows, numeric=(1,))
    asked = sums["applied"] - sums["granted"]
    if asked > sums["left"]:
        st.warning(words.ABOVE.format(asked=kronor(asked), left=kronor(sums["left"])))


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


def show_call_offs(book: pd.DataFrame) -> Table:
    """Every call-off with the step that it has come to; the table."""
    st.subheader(words.CALL_OFFS, anchor=False)
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
    table = Table(words.CALL_OFFS, words.CALL_OFFS_TABLE, headings, tuple(rows))
    if rows:
        show_table(table)
    else:
        st.caption(words.NO_CALL_OFFS)
    return table


def show_balance(book: pd.DataFrame) -> list[Table]:
    """Sums by the chosen cut; a table for every cut."""
    st.subheader(words.BALANCE, anchor=False)
    cut = st.radio(
        words.CUT,
        CUTS,
        format_func=words.CUTS.__getitem__,
        horizontal=True,
        **session.bind("ledger.cut", CUTS[0]),
    )
    tables = {each: _balance_table(book, each) for each in CUTS}
    show_table(tables[cut])
    return list(tables.values())


def _balance_table(book: pd.DataFrame, cut: str) -> Table:
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


def show_book(
    workspace: Workspace,
    entries: tuple[LedgerEntry, ...],
    book: pd.DataFrame,
    tables: Sequence[Table],
) -> None:
    """The latest entries, and a file with all of them."""
    with st.expander(words.BOOK):
        show_table(_book_table(book, LATEST))
        if len(book) > LATEST:
            told = words.BOOK_LATEST.format(count=LATEST, all=numbers.number(len(book)))
            st.caption(told)
    day = date.today()
    face = Face(words.PAGE, workspace.name, f"{workspace.name}, {day.isoformat()}", day)
    st.download_button(
        words.SAVE,
        data=lambda: book_bytes(
            [*tables, _book_table(book), _about(workspace, entries, day)], face
        ),
        file_name=words.FILE_NAME.format(name=file_stem(workspace.name), day=day.isoformat()),
        mime=WORKBOOK,
        on_click="ignore",
    )


def _book_table(book: pd.DataFrame, most: int | None = None) -> Table:
    """Entries, the latest first, no more than so many."""
    rows = [
        tuple(_cell(name, number, row) for name in words.HEADINGS)
        for number, row in book[::-1].head(len(book) if most is None else most).iterrows()
    ]
    headings = tuple(
        _money(title, book) if name in ("amount", "left") else Heading(title)
        for name, title in words.HEADINGS.items()
    )
    return Table(words.BOOK, words.BOOK_TABLE, headings, tuple(rows))


def _cell(name: str, number: object, row: pd.Series) -> Cell:
    if name == "number":
        return str(number)
    value = row[name]
    if name in ("amount", "left"):
        return int(value) / ORE
    if name == "reverses":
        return "" if pd.isna(value) else str(value)
    if name == "call_off":
        return str(value) if value else ""
    special = {"step": words.STEPS.get, "at": moment, "organisation": _board}
    if name == "organisation" and row["step"] == "frame":
        return ""
    return str(special[name](value) if name in special else value)


def _about(workspace: Workspace, entries: tuple[LedgerEntry, ...], day: date) -> Table:
    told = words.SOURCE_LINES
    rows = (
        (told["workspace"], workspace.name),
        (told["entries"], numbers.number(len(entries))),
        (told["mark"], entries[-1].sha256),
        (told["day"], day.isoformat()),
        (told["version"], __version__),
    )
    headings = (Heading(words.HEAD_WHAT), Heading(words.HEAD_AMOUNT))
    return Table(words.SOURCE_SHEET, words.SOURCE_SHEET, headings, rows, words.SOURCE_NOTE)
