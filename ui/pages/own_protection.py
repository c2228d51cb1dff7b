"""Egna data: the threshold of small numbers, and whether the figures may leave."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from language import numbers
from language import protection_text as words
from layers.disclosure import SmallNumbers
from layers.numbers import Status
from layers.table import IndicatorTable
from ui.pages.own_draft import Draft
from ui.session import OwnData


def choose_protection(draft: Draft) -> None:
    """Let the reader say what is small, and where the figures may go."""
    small, internal = draft.base.small, draft.base.internal
    with st.container(border=True):
        st.markdown(f"**{words.HEADING}**")
        st.caption(words.INTRO)
        threshold = st.number_input(
            words.THRESHOLD,
            min_value=1,
            max_value=1000,
            value=small.threshold,
            step=1,
            help=words.THRESHOLD_HELP,
            key=f"{draft.key}.threshold",
        )
        hide_zero = st.checkbox(
            words.HIDE_ZERO, value=small.hide_zero, key=f"{draft.key}.hide_zero"
        )
        is_internal = st.checkbox(
            words.INTERNAL, internal, help=words.INTERNAL_HELP, key=f"{draft.key}.internal"
        )
    chosen = SmallNumbers(threshold=int(threshold), hide_zero=hide_zero)
    draft.changes |= {"small": chosen, "internal": is_internal}


def masked(cells: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Cells with # for each digit of the figures, to be looked at before they are read.

    What is small is known only when the reader has said what the columns are.

    Parameters
    ----------
    cells : DataFrame of str
    figures : sequence of str
        Columns with figures.
    """
    shown = cells.copy()
    shown[[*figures]] = shown[[*figures]].replace(r"\d", "#", regex=True)
    return shown


def show_protection(own: OwnData, table: IndicatorTable) -> None:
    """Tell how the loaded data are protected, and how much is hidden."""
    small = own.protection.small
    hidden = int((table.status == Status.SUPPRESSED).to_numpy().sum())
    threshold = numbers.number(small.threshold)
    if small.threshold == 1:
        st.caption(words.TOLD_OFF)
    elif hidden:
        count = numbers.number(table.values.size)
        st.caption(
            words.TOLD_HIDDEN.format(threshold=threshold, cells=numbers.number(hidden), all=count)
        )
    else:
        st.caption(words.TOLD_NONE.format(threshold=threshold))
    if own.protection.internal:
        st.caption(words.TOLD_INTERNAL)
