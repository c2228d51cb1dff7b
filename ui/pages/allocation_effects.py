"""What each choice moves: keys side by side, one key less, and another weight in the index."""

import pandas as pd
import streamlit as st

from language import money_text as words
from scoring.decision.allocation_effects import alone
from scoring.decision.plan import Plan
from ui import session
from ui.compared import Compared
from ui.components.markdown import plain
from ui.money_tables import index_table, moved_table, rests_on_index, side_table, titles
from ui.pages.allocation_result import show_table

CHANGE, USUAL_CHANGE = "allocation.change", 0.5
"""Name of the choice of how far a weight of the index is moved, and its value at first."""


def show_effects(found: Compared, plan: Plan, keys: pd.DataFrame) -> None:
    """Draw the section."""
    _side(found, plan, keys)
    _moved(found, plan, keys)
    _index(found, plan, keys)


def _side(found: Compared, plan: Plan, keys: pd.DataFrame) -> None:
    st.subheader(words.SIDE, anchor=False)
    show_table(side_table(found, plan, keys))
    amounts = alone(plan, keys)
    lacking = [words.key_title(str(key), titles(found)) for key in keys if key not in amounts]
    if lacking:
        st.caption(words.SIDE_NONE.format(names=plain(", ".join(lacking))))


def _moved(found: Compared, plan: Plan, keys: pd.DataFrame) -> None:
    st.subheader(words.MOVED, anchor=False)
    table = moved_table(found, plan, keys)
    if table is None:
        st.caption(words.MOVED_ONE)
    else:
        show_table(table)


def _index(found: Compared, plan: Plan, keys: pd.DataFrame) -> None:
    st.subheader(words.INDEX, anchor=False)
    if not rests_on_index(plan):
        st.caption(words.INDEX_UNUSED)
        return
    change = st.radio(
        words.INDEX_BY,
        list(words.INDEX_CHOICES),
        format_func=words.INDEX_CHOICES.__getitem__,
        horizontal=True,
        **session.bind(CHANGE, USUAL_CHANGE),
    )
    table = index_table(found, plan, keys, change)
    if table is None:
        st.caption(words.INDEX_ONE)
    else:
        show_table(table)
