"""The desk that a reader works at: the store, a workspace in it, and the areas at hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st
from pydantic import BaseModel

from geo.faults import InputError
from language import workspace_text as words
from store.documents.canonical import canonical, sha256
from store.records import Version, Workspace
from store.repository import Store
from ui import session, stored
from ui.components.markdown import plain, plain_lines
from ui.pages.workspace_tab import put
from ui.stored import CHOSEN
from ui.workspace import Place

CONFLICT = "workspace.conflict"
"""Name of the choice of what could not be saved."""


@dataclass(frozen=True, eq=False)
class Desk:
    """What the parts of the page work with.

    Parameters
    ----------
    store : Store
    workspace : Workspace
    place : Place
    who : str
        Name of the reader; empty where it is not told, and nothing can be saved.
    """

    store: Store
    workspace: Workspace
    place: Place
    who: str

    @property
    def level(self) -> str:
        """Level of the areas."""
        return self.place.level


@dataclass(frozen=True)
class Conflict:
    """A document of the tab that could not be saved, for somebody else had saved since.

    Parameters
    ----------
    workspace, document : str
        Ids.
    level : str
        Level of the areas at hand.
    base : int
        Number of the version that the tab's came from.
    """

    workspace: str
    document: str
    level: str
    base: int


def choose_workspace(known: Sequence[Workspace]) -> Workspace:
    """The workspace that the reader works in, the first of those that are known at first."""
    by_id = {each.id: each for each in known}
    if session.choice(CHOSEN, None) not in by_id:
        session.choose(CHOSEN, known[0].id)
    chosen = st.selectbox(
        words.WORKSPACE,
        list(by_id),
        format_func=lambda identifier: by_id[identifier].name,
        **session.bind(CHOSEN, known[0].id),
    )
    return by_id[chosen]


def say(told: str) -> None:
    """Draw the page anew with word of what was done."""
    session.choose("workspace.said", told)
    st.rerun()


def said() -> None:
    """Word of what was just done, once."""
    told = session.choice("workspace.said", "")
    if told:
        st.success(told)
        session.choose("workspace.said", "")


def guarded(act: Callable[[], None]) -> None:
    """Do something, or tell every fault of it."""
    try:
        act()
    except InputError as error:
        st.error(plain_lines(error))


def choose_one(label: str, name: str, titles: Mapping[str, str]) -> str:
    """Let the reader choose a document by its title; the first at first.

    The widget is another one where a title is: Streamlit would show the old one for one run more.

    Parameters
    ----------
    label : str
        Of the widget.
    name : str
        Of the choice.
    titles : mapping of str to str
        By id, at least one.
    """
    first = next(iter(titles))
    if session.choice(name, None) not in titles:
        session.choose(name, first)
    drawn = sha256(canonical(dict(titles)))
    return st.selectbox(
        label,
        list(titles),
        format_func=titles.__getitem__,
        **session.bind(name, first, f"{name}.{drawn}"),
    )


def settled(desk: Desk, version: Version, mine: BaseModel) -> str:
    """Let the tab follow what was saved.

    Returns
    -------
    str
        Word of it.

    Raises
    ------
    InputError
        What others have saved besides does not fit the areas at hand.
    """
    session.choose(CONFLICT, None)
    if version.model == mine:
        stored.remember(version, desk.level)
        told = words.SAVED
    else:
        put(version, desk.place)
        told = words.MERGED
    return told.format(name=plain(version.name), number=version.number)


def moment(when: str) -> str:
    """A moment (ISO 8601) for the reader: day and minute where the program runs."""
    return f"{datetime.fromisoformat(when).astimezone():%Y-%m-%d %H:%M}"
