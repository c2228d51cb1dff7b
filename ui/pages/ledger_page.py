"""Avrop: the ledger of a workspace, what is left of the frame, and what comes next."""

import streamlit as st

from geo.faults import InputError
from language import ledger_text as words
from language import workspace_text
from scoring.decision.ledger import LedgerEntry, ledger_table
from store.ledger import Ledger
from store.records import Workspace
from ui import session, stored
from ui.components.markdown import plain_lines
from ui.pages.ledger_form import show_form
from ui.pages.ledger_tables import show_balance, show_book, show_call_offs, show_summary
from ui.pages.register_details import ask_who
from ui.pages.workspace_desk import choose_workspace, guarded


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    try:
        known = stored.store().workspaces()
    except InputError as error:
        st.error(f"{workspace_text.NO_DATABASE}\n\n{plain_lines(error)}")
        return
    if not known:
        st.info(words.NEEDS_WORKSPACE)
        return
    who, where = st.columns(2)
    with who:
        ask_who("ledger-who")
    with where:
        workspace = choose_workspace(known)
    with st.container():
        if not session.who():
            st.warning(words.NEEDS_NAME)
    ledger = Ledger(stored.store().engine, workspace.id)
    guarded(lambda: _show(ledger, workspace, ledger.entries()))


def _show(ledger: Ledger, workspace: Workspace, entries: tuple[LedgerEntry, ...]) -> None:
    book = ledger_table(entries)
    with st.container():
        if book.empty:
            st.info(words.NOTHING)
        else:
            show_summary(book)
    show_form(ledger, entries, book)
    if not book.empty:
        show_call_offs(book)
        show_balance(book)
        show_book(workspace, entries, book)
