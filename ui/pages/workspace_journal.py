"""The journal: who changed what and when, as a table and as a file."""

from datetime import date

import streamlit as st

from export.tabular import swedish_csv
from language import workspace_text as words
from ui.components.figure_table import figure_table
from ui.files import file_stem
from ui.pages.workspace_changes import told_journal
from ui.pages.workspace_desk import Desk

MOST_ROWS = 50
MOST_CHARACTERS = 80
"""Of a value in the table; the file has all of it."""

SHOWN = ("when", "who", "kind", "name", "version", "action", "field", "before", "after")


def show_journal(desk: Desk) -> None:
    """Show the latest changes of the workspace, and offer all of them."""
    with st.expander(words.JOURNAL):
        told = told_journal(desk.store, desk.workspace.id)
        latest = told[::-1].head(MOST_ROWS)[[words.JOURNAL_HEAD[name] for name in SHOWN]]
        rows = latest.astype(object).where(latest.notna(), "").map(_short).to_numpy().tolist()
        figure_table(words.JOURNAL_TABLE, list(latest.columns), rows)
        name = file_stem(desk.workspace.name)
        st.download_button(
            words.JOURNAL_SAVE,
            data=swedish_csv(told),
            file_name=words.JOURNAL_FILE.format(name=name, day=date.today().isoformat()),
            mime="text/csv",
            on_click="ignore",
        )


def _short(value: object) -> str:
    told = str(value)
    return f"{told[:MOST_CHARACTERS]}…" if len(told) > MOST_CHARACTERS else told
