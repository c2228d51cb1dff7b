"""Arbetsytor: what is in the tab saved for others, and what they have saved opened."""

import streamlit as st

from geo.faults import InputError
from language import workspace_text as words
from store.records import Workspace
from store.repository import Store
from ui import cached, session, stored
from ui.components.markdown import plain, plain_lines
from ui.pages.register_details import ask_who
from ui.pages.workspace_conflict import show_conflict
from ui.pages.workspace_decisions import show_decisions
from ui.pages.workspace_desk import CONFLICT, Desk, choose_workspace, guarded, said, say
from ui.pages.workspace_documents import show_documents, show_saving
from ui.pages.workspace_journal import show_journal
from ui.stored import CHOSEN

WHO = "workspace-who"
"""Key of the field for the name, which the page Insatser has too."""


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    with st.container():
        said()
    try:
        store = stored.store()
        known = store.workspaces()
    except InputError as error:
        st.error(f"{words.NO_DATABASE}\n\n{plain_lines(error)}")
        return
    who, where = st.columns(2)
    with who:
        ask_who(WHO)
    with where:
        workspace = choose_workspace(known) if known else None
    with st.container():
        _lacking(has_workspace=bool(known))
    _create(store, is_first=not known)
    if workspace is not None:
        place = cached.place(session.level())
        _show_workspace(Desk(store, workspace, place, session.who()))


def _lacking(*, has_workspace: bool) -> None:
    """What the reader has to give before anything can be saved."""
    if not has_workspace:
        st.info(words.NO_WORKSPACE)
    if not session.who():
        st.warning(words.NEEDS_NAME)


def _create(store: Store, *, is_first: bool) -> None:
    with st.expander(words.NEW_WORKSPACE, expanded=is_first):
        name = st.text_input(words.NEW_WORKSPACE, **session.bind("workspace.new", ""))
        ready = bool(name.strip() and session.who())
        if st.button(words.CREATE, disabled=not ready):
            guarded(lambda: _created(store.create_workspace(name, who=session.who())))


def _created(made: Workspace) -> None:
    session.choose(CHOSEN, made.id)
    session.choose("workspace.new", "")
    say(words.CREATED.format(name=plain(made.name)))


def _show_workspace(desk: Desk) -> None:
    conflict = session.choice(CONFLICT, None)
    with st.container():
        here = desk.workspace.id, desk.level
        if conflict is not None and (conflict.workspace, conflict.level) == here:
            show_conflict(desk, conflict)
    show_saving(desk)
    show_documents(desk)
    show_decisions(desk)
    show_journal(desk)
