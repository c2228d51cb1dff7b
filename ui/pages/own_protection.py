"""Egna data: the threshold of small numbers, what the columns are, and whether they may leave."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from language import numbers
from language import protection_text as words
from layers.disclosure import SMALL_COUNT, SmallNumbers
from layers.numbers import Status, parse_numbers
from layers.own_columns import ColumnRole, Protection, RoleKind, guessed_kind
from layers.table import IndicatorTable, RawTable, file_decimal, number_columns
from ui import session
from ui.components.markdown import plain
from ui.session import OwnData

KINDS: tuple[RoleKind, ...] = ("count", "share", "mean", "other")


def choose_protection(raw: RawTable, columns: Sequence[str], id_column: str) -> Protection:
    """Let the reader say what is small, what each chosen column is, and where it may go.

    Parameters
    ----------
    raw : RawTable
        The file.
    columns : sequence of str
        Those that are to be figures.
    id_column : str
        Column with codes.
    """
    with st.container(border=True):
        st.markdown(f"**{words.HEADING}**")
        st.caption(words.INTRO)
        threshold = st.number_input(
            words.THRESHOLD,
            min_value=1,
            max_value=1000,
            step=1,
            help=words.THRESHOLD_HELP,
            **session.bind("own.threshold", SMALL_COUNT),
        )
        hide_zero = st.checkbox(words.HIDE_ZERO, **session.bind("own.hide_zero", False))
        others = [name for name in number_columns(raw, id_column) if name != id_column]
        roles = tuple(_role(raw, name, others) for name in columns)
        internal = st.checkbox(
            words.INTERNAL, help=words.INTERNAL_HELP, **session.bind("own.internal", False)
        )
    small = SmallNumbers(threshold=int(threshold), hide_zero=hide_zero)
    return Protection(small=small, roles=roles, internal=internal)


def _role(raw: RawTable, column: str, others: Sequence[str]) -> ColumnRole:
    kind: RoleKind = st.selectbox(
        words.KIND.format(column=plain(column)),
        KINDS,
        index=KINDS.index(_guess(raw, column)),
        format_func=words.KINDS.__getitem__,
        key=f"own-kind-{column}",
    )
    if kind in ("count", "other"):
        return ColumnRole(column=column, kind=kind)
    rest = ["", *(name for name in others if name != column)]
    base = _column(words.BASE, column, rest, "base")
    numerator = _column(words.NUMERATOR, column, rest, "numerator") if kind == "share" else ""
    if not base:
        st.warning(words.NO_BASE.format(column=plain(column)))
    return ColumnRole(column=column, kind=kind, base=base, numerator=numerator)


def _column(label: str, column: str, columns: Sequence[str], what: str) -> str:
    return st.selectbox(
        label.format(column=plain(column)),
        columns,
        format_func=lambda name: name or words.NONE,
        key=f"own-{what}-{column}",
    )


def _guess(raw: RawTable, column: str) -> RoleKind:
    decimal, _ = file_decimal(raw, [column])
    return guessed_kind(column, pd.Series(parse_numbers(raw.frame[column], decimal)[0]))


def masked(raw: RawTable, id_column: str | None = None) -> pd.DataFrame:
    """The cells of a file with # for each digit of its figures, to be looked at before it is read.

    What is small is known only when the reader has said what the columns are.
    """
    figures = list(number_columns(raw, id_column))
    shown = raw.frame.copy()
    shown[figures] = shown[figures].replace(r"\d", "#", regex=True)
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
