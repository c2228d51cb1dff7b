"""What each choice moves: keys side by side, one key less, and another weight in the index."""

import pandas as pd
import streamlit as st

from export.papers.model import Heading, Table
from language import money_text as words
from language.money_text import ORE
from scoring.decision.allocation_effects import alone, moved_by_key, moved_by_variant
from scoring.decision.keys import DIMENSION, KEYS
from scoring.decision.plan import Plan
from ui import session
from ui.compared import Compared
from ui.components.markdown import plain
from ui.funded import reweighed
from ui.pages.allocation_plan import titles
from ui.pages.allocation_result import show_table

OF_INDEX = ("children_need", "children_beyond", "gap")
"""Keys that the index is part of."""


def show_effects(found: Compared, plan: Plan, keys: pd.DataFrame) -> list[Table]:
    """Draw the section; its tables."""
    tables = [_side(found, plan, keys), _moved(found, plan, keys), _index(found, plan, keys)]
    return [table for table in tables if table is not None]


def _side(found: Compared, plan: Plan, keys: pd.DataFrame) -> Table:
    st.subheader(words.SIDE, anchor=False)
    amounts = alone(plan, keys)
    table = _table(found, plan, amounts, words.SIDE, words.SIDE_TABLE, is_change=False)
    show_table(table)
    lacking = [words.key_title(str(key), titles(found)) for key in keys if key not in amounts]
    if lacking:
        st.caption(words.SIDE_NONE.format(names=plain(", ".join(lacking))))
    return table


def _moved(found: Compared, plan: Plan, keys: pd.DataFrame) -> Table | None:
    st.subheader(words.MOVED, anchor=False)
    moved = moved_by_key(plan, keys)
    if moved.empty:
        st.caption(words.MOVED_ONE)
        return None
    table = _table(found, plan, moved, words.MOVED, words.MOVED_TABLE, is_change=True)
    show_table(table)
    return table


def _index(found: Compared, plan: Plan, keys: pd.DataFrame) -> Table | None:
    st.subheader(words.INDEX, anchor=False)
    if not set(plan.weights) & set(OF_INDEX):
        st.caption(words.INDEX_UNUSED)
        return None
    change = st.radio(
        words.INDEX_BY,
        list(words.INDEX_CHOICES),
        format_func=words.INDEX_CHOICES.__getitem__,
        horizontal=True,
        **session.bind("allocation.change", 0.5),
    )
    variants = reweighed(found, change)
    if not variants:
        st.caption(words.INDEX_ONE)
        return None
    moved = moved_by_variant(plan, keys, variants)
    caption = words.INDEX_TABLE.format(change=words.INDEX_CHOICES[change])
    table = _table(found, plan, moved, words.INDEX_SHEET, caption, is_change=True)
    show_table(table)
    return table


def _table(
    found: Compared, plan: Plan, ore: pd.DataFrame, name: str, caption: str, *, is_change: bool
) -> Table:
    """Amounts in öre, candidates by keys or dimensions, as a table in kronor."""
    named = titles(found)
    heads = [
        words.key_title(each, named) if each in KEYS or each.startswith(DIMENSION) else named[each]
        for each in map(str, ore.columns)
    ]
    decimals = words.decimals(plan.unit)
    headings = (
        Heading(words.HEAD_CANDIDATE),
        *(Heading(head, decimals, words.KR, is_change=is_change) for head in heads),
    )
    rows = tuple(
        (found.name(str(each)), *(int(value) / ORE for value in row))
        for each, row in zip(ore.index, ore.to_numpy(), strict=True)
    )
    return Table(name, caption, headings, rows)
