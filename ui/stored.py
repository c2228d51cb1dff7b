"""The store kept open between runs, and which saved version the tab's documents came from."""

import os
from dataclasses import dataclass

import sqlalchemy as sa
import streamlit as st

from store.opening import database_url, open_database
from store.records import Version
from store.repository import Store
from ui import session

CHOSEN = "workspace.chosen"
"""Name of the choice of the workspace that the tab works in."""


@dataclass(frozen=True)
class Origin:
    """The saved version that a document of the tab came from.

    Parameters
    ----------
    document : str
        Its id.
    number : int
        Of the version.
    """

    document: str
    number: int


def store() -> Store:
    """The store that the environment names, opened once for all readers.

    Raises
    ------
    InputError
        As :func:`store.opening.open_database`; the next call tries again.
    """
    url = database_url(os.environ)
    return _opened(url.render_as_string(hide_password=False), url)


def close() -> None:
    """Let go of the store; the next reader opens it anew."""
    _opened.clear()


@st.cache_resource(max_entries=1, show_spinner=False, on_release=lambda store: store.close())
def _opened(address: str, _url: sa.URL) -> Store:
    return Store(open_database(_url))


def origin(workspace: str, kind: str, level: str) -> Origin | None:
    """Where the tab's document of a kind and level came from, if it is of the workspace."""
    return session.choice(_name(workspace, kind, level), None)


def remember(version: Version, level: str) -> None:
    """The tab's document of the version's kind is that version from now on."""
    kept = Origin(version.document, version.number)
    session.forget(_prefix(version.kind, level))
    session.choose(_name(version.workspace, version.kind, level), kept)


def _name(workspace: str, kind: str, level: str) -> str:
    return f"{_prefix(kind, level)}{workspace}"


def _prefix(kind: str, level: str) -> str:
    """Beginning of the name, by what levels share: all but what is made of one level's areas."""
    shared = {
        "register": "",
        "own_data": "",
        "mapping": "",
        "published": "",
        "scenario": session.family(level),
        "access": session.family(level),
    }
    return f"origin.{kind}.{shared.get(kind, level)}."
