"""Dropped files, opened and understood once, and the mappings that are kept for their like."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from geo.columns import as_codes
from geo.faults import InputError
from layers.catalogue import Level
from layers.own.files import OwnFile
from layers.own.keys import KnownAreas
from layers.own.mapping import OwnMapping, read_mapping
from layers.own.renew import fitting
from layers.own.take import Taken, read_own_file
from layers.own.understand import Understanding, understand
from store.records import Workspace
from store.repository import Store
from ui import cached, session, stored
from ui.own_opened import digest

MAPPINGS = "own.mappings"
"""Name of the choice of mappings that the tab knows."""

MAPPING_HEAD = 20_000
"""Bytes in which a kept mapping names its key column."""


@dataclass(frozen=True, eq=False)
class Dropped:
    """A file as it was dropped.

    Parameters
    ----------
    name : str
    content : bytes
    file : OwnFile
    """

    name: str
    content: bytes
    file: OwnFile

    @property
    def key(self) -> str:
        """Names it among widgets."""
        return digest(self.content)[:16]

    @property
    def is_loaded(self) -> bool:
        """Whether its figures are among the own data of the tab."""
        own = session.own_data()
        return own is not None and any(each.content == self.content for each in own.tables)


def is_mapping(content: bytes) -> bool:
    """Whether a dropped file is a kept mapping."""
    return content.lstrip().startswith(b"{") and b'"key_column"' in content[:MAPPING_HEAD]


def known_areas() -> tuple[KnownAreas, ...]:
    """Embedded areas, finest first."""
    return tuple(KnownAreas.of(level, each.areas) for level, each in levels().items())


def levels() -> dict[str, Level]:
    """Embedded levels by id."""
    return dict(cached.catalogue().levels)


def labelled(frame: pd.DataFrame, code: str, name: str) -> KnownAreas:
    """Areas of a file by their labels alone, before anything is known of their outlines."""
    codes = as_codes(frame[code])
    names = as_codes(frame[name]) if name else codes
    there = codes != ""
    return KnownAreas("own", pd.Series(names[there], codes[there], dtype=str))


def understood(
    dropped: Dropped,
    part: str,
    known: tuple[KnownAreas, ...],
    header: int | None,
    key: tuple[str, str, str] | None,
) -> Understanding:
    """What a table of a dropped file says, once for all runs of the page.

    Raises
    ------
    InputError
        As :func:`layers.own.understand.understand`.
    """
    areas = _named(known)
    return _understood(
        dropped.name, digest(dropped.content), part, areas, header, key, dropped, known
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _understood(
    name: str,
    content: str,
    part: str,
    areas: str,
    header: int | None,
    key: tuple[str, str, str] | None,
    _dropped: Dropped,
    _known: tuple[KnownAreas, ...],
) -> Understanding:
    return understand(_dropped.file, part, _known, header=header, key=key)


def taken(dropped: Dropped, mapping: OwnMapping, known: tuple[KnownAreas, ...]) -> Taken:
    """What a dropped file gives by a mapping, once for all runs of the page.

    Raises
    ------
    InputError
        As :func:`layers.own.take.read_own_file`.
    """
    named = digest(mapping.model_dump_json().encode())
    return _taken(
        dropped.name, digest(dropped.content), named, _named(known), dropped, mapping, known
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _taken(
    name: str,
    content: str,
    choices: str,
    areas: str,
    _dropped: Dropped,
    _mapping: OwnMapping,
    _known: tuple[KnownAreas, ...],
) -> Taken:
    return read_own_file(_dropped.file, _mapping, _known)


def _named(known: tuple[KnownAreas, ...]) -> str:
    """Names areas by their ids, codes and names (hexadecimal)."""
    told = [(each.id, each.names.to_dict()) for each in known]
    return digest(repr(told).encode())


# ------------------------------------------------------------------ kept mappings


def remember(mapping: OwnMapping) -> None:
    """Let the tab know a mapping."""
    known = session.choice(MAPPINGS, ())
    session.choose(MAPPINGS, (mapping, *(each for each in known if each != mapping)))


def dropped_mapping(name: str, content: bytes) -> None:
    """Let the tab know a mapping that was dropped as a file.

    Raises
    ------
    InputError
        Every fault of it.
    """
    remember(read_mapping(content.decode("utf-8", errors="replace"), name))


def kept_mappings(file: OwnFile) -> tuple[OwnMapping, ...]:
    """Mappings for files of the same shape, of the tab and of every workspace."""
    return fitting([*session.choice(MAPPINGS, ()), *_stored_mappings()], file)


def _stored_mappings() -> list[OwnMapping]:
    """Mappings in the workspaces; none where there is no database."""
    try:
        store = stored.store()
        return [
            version.read(OwnMapping)
            for workspace in store.workspaces()
            for version in store.documents(workspace.id, "mapping")
        ]
    except InputError:
        return []


def desks() -> tuple[Store | None, tuple[Workspace, ...]]:
    """The store and its workspaces; neither where there is no database."""
    try:
        store = stored.store()
        return store, store.workspaces()
    except InputError:
        return None, ()


def save_mapping(store: Store, workspace: Workspace, mapping: OwnMapping) -> None:
    """Save a mapping in a workspace, as a new version of the one of its title.

    Raises
    ------
    InputError
        It cannot be saved.
    """
    there = store.find(workspace.id, "mapping", mapping.title)
    if there is None:
        store.create(workspace.id, "mapping", mapping.title, mapping, who=session.who())
    else:
        store.save(there.document, mapping, there.number, who=session.who())


def is_saved(store: Store, workspace: Workspace, mapping: OwnMapping) -> bool:
    """Whether a workspace has a mapping as it is."""
    there = store.find(workspace.id, "mapping", mapping.title)
    return there is not None and there.read(OwnMapping) == mapping
