"""Egna data: files dropped, recognised, joined to areas, described and read, on one page.

The uploader takes any type of file: what is not allowed is told in Swedish by the reader of the
file, where Streamlit would tell it in English.
"""

from contextlib import nullcontext
from dataclasses import dataclass

import streamlit as st

from geo.faults import InputError
from language import own_text as words
from language import text
from layers.own.keys import KnownAreas
from layers.own.understand import best_part
from ui import own_reading
from ui.components.markdown import plain_lines
from ui.own_opened import opened
from ui.own_reading import Dropped
from ui.pages.own_areas import AreaChoice, choose_areas
from ui.pages.own_card import describe
from ui.pages.own_draft import Draft
from ui.pages.own_join import join_rows
from ui.pages.own_load import show_loaded, show_reading
from ui.pages.own_recognise import recognise, use_kept


@dataclass(frozen=True, eq=False)
class Table:
    """The table that is to be read: a part of a dropped file."""

    dropped: Dropped
    part: str


def show() -> None:
    """Draw the page."""
    st.title(text.PAGE_OWN, anchor=False)
    st.markdown(words.INTRO)
    with st.container():
        show_loaded()
    st.subheader(words.STEP_FILE, anchor=False)
    dropped = _dropped()
    known = own_reading.known_areas()
    own = choose_areas(dropped)
    if own is not None:
        known = (*known, own.labels)
    table = _choose_table(dropped, known)
    if table is not None:
        _show_steps(table, dropped, known, own)


def _dropped() -> tuple[Dropped, ...]:
    """Files that could be opened; the faults of the others are told."""
    found = []
    files = st.file_uploader(words.FILES, accept_multiple_files=True)
    faults = st.container()
    for each in files:
        content = each.getvalue()
        try:
            if own_reading.is_mapping(content):
                own_reading.dropped_mapping(each.name, content)
            else:
                found.append(Dropped(each.name, content, opened(each.name, content)))
        except InputError as error:
            faults.error(plain_lines(error))
    return tuple(found)


def _choose_table(dropped: tuple[Dropped, ...], known: tuple[KnownAreas, ...]) -> Table | None:
    """The table with the figures: the only one, else the one that the reader chooses."""
    tables = [Table(each, part.name) for each in dropped for part in each.file.parts]
    if not tables:
        return None
    names = [_table_name(each) for each in tables]
    if len(tables) == 1:
        return tables[0]
    best = _best(dropped, known)
    found = next((at for at, each in enumerate(tables) if (each.dropped, each.part) == best), 0)
    chosen = st.selectbox(
        words.TABLE,
        range(len(tables)),
        index=found,
        format_func=names.__getitem__,
        key=f"own.table.{'.'.join(f'{each.key}{each.is_loaded}' for each in dropped)}",
    )
    return tables[chosen]


def _table_name(table: Table) -> str:
    if not table.part:
        return table.dropped.file.name
    return words.TABLE_PART.format(file=table.dropped.file.name, part=table.part)


def _best(
    dropped: tuple[Dropped, ...], known: tuple[KnownAreas, ...]
) -> tuple[Dropped, str] | None:
    """The first file not yet loaded that has a table which can be understood, and that table."""
    for each in sorted(dropped, key=lambda file: file.is_loaded):
        try:
            return each, best_part(each.file, known)
        except InputError:
            continue
    return None


def _show_steps(
    table: Table,
    dropped: tuple[Dropped, ...],
    known: tuple[KnownAreas, ...],
    own: AreaChoice | None,
) -> None:
    """Steps 2 to 5 for one table."""
    draft = Draft(table.dropped, table.part, dropped, known, own)
    st.subheader(words.STEP_RECOGNISE, anchor=False)
    use_kept(draft)
    is_quiet = draft.renewed is not None and not any(
        change.must_look for change in draft.renewed.changes
    )
    try:
        with st.expander(words.SHOW_CHOICES) if is_quiet else nullcontext():
            recognise(draft)
            st.subheader(words.STEP_JOIN, anchor=False)
            join_rows(draft)
            st.subheader(words.STEP_CARD, anchor=False)
            describe(draft)
    except InputError as error:
        st.error(plain_lines(error))
        return
    st.subheader(words.STEP_READ, anchor=False)
    show_reading(draft)
