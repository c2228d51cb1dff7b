"""The ledger on the page: what is left, the call-offs, sums by every cut, and every entry."""

from datetime import date

import pandas as pd
import streamlit as st

from export import __version__
from export.proof.ledger_record import LedgerRecord
from language import ledger_text as words
from language import numbers
from language.money_text import kronor
from scoring.decision.ledger import CUTS, STEPS, LedgerEntry, totals
from store.records import Workspace
from ui import session
from ui.components.figure_table import figure_table
from ui.files import file_stem
from ui.ledger_files import balance_table, book_table, call_offs_table, ledger_file
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


def show_call_offs(book: pd.DataFrame) -> None:
    """Every call-off with the step that it has come to."""
    st.subheader(words.CALL_OFFS, anchor=False)
    table = call_offs_table(book)
    if table.rows:
        show_table(table)
    else:
        st.caption(words.NO_CALL_OFFS)


def show_balance(book: pd.DataFrame) -> None:
    """Sums by the chosen cut."""
    st.subheader(words.BALANCE, anchor=False)
    cut = st.radio(
        words.CUT,
        CUTS,
        format_func=words.CUTS.__getitem__,
        horizontal=True,
        **session.bind("ledger.cut", CUTS[0]),
    )
    show_table(balance_table(book, cut))


def show_book(workspace: Workspace, entries: tuple[LedgerEntry, ...], book: pd.DataFrame) -> None:
    """The latest entries, and a file with all of them."""
    with st.expander(words.BOOK):
        show_table(book_table(book, LATEST, moment))
        if len(book) > LATEST:
            told = words.BOOK_LATEST.format(count=LATEST, all=numbers.number(len(book)))
            st.caption(told)
    day = date.today()
    record = LedgerRecord(program=__version__, day=day, workspace=workspace.name, entries=entries)
    st.download_button(
        words.SAVE,
        data=lambda: ledger_file(record),
        file_name=words.FILE_NAME.format(name=file_stem(workspace.name), day=day.isoformat()),
        mime=WORKBOOK,
        on_click="ignore",
    )
