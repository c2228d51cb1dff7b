"""Two who saved the same document: both values of every clash, and a choice for each."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from pydantic import BaseModel

from language import field_words
from language import workspace_text as words
from store.documents.canonical import canonical
from store.documents.kinds import Kind
from store.documents.merge import Clash, Place, Side, merge
from store.records import Version
from ui import session
from ui.components.markdown import plain
from ui.pages.workspace_changes import entry_in_words, value_in_words
from ui.pages.workspace_desk import CONFLICT, Conflict, Desk, guarded, say, settled
from ui.pages.workspace_tab import Held, held

IN_WORDS = ("shortlist", "candidates")
"""Kinds whose entries are told field by field."""

MOST_CHARACTERS = 200
"""Of a value that is shown to choose from."""


def show_conflict(desk: Desk, conflict: Conflict) -> None:
    """Show what could not be saved, and the ways out of it."""
    base = desk.store.load(conflict.document, conflict.base)
    theirs = desk.store.load(conflict.document)
    found = held(desk.level).get(theirs.kind)
    if found is None:
        session.choose(CONFLICT, None)
        return
    mine = found.content
    with st.container(border=True):
        st.subheader(words.CONFLICT.format(name=plain(theirs.name)), anchor=False)
        st.warning(
            words.CONFLICT_TEXT.format(
                who=plain(theirs.who), theirs=theirs.number, base=conflict.base
            )
        )
        if theirs.is_removed:
            st.markdown(words.CONFLICT_REMOVED.format(who=plain(theirs.who)))
        elif theirs.kind_of_document.entries is None:
            st.markdown(words.CONFLICT_WHOLE)
        else:
            _show_merge(desk, base.model, mine, theirs)
        _show_ways_out(desk, found, theirs)


def _show_ways_out(desk: Desk, mine: Held, theirs: Version) -> None:
    name, save, later = st.columns([2, 1, 1], vertical_alignment="bottom")
    new = name.text_input(words.NEW_NAME, key=f"new-name-{theirs.document}")
    if save.button(words.SAVE_AS_NEW, disabled=not (new.strip() and desk.who), width="stretch"):
        guarded(lambda: _save_as_new(desk, mine, theirs.kind, new))
    if later.button(words.LATER, width="stretch"):
        session.choose(CONFLICT, None)
        st.rerun()


def _save_as_new(desk: Desk, mine: Held, kind: str, name: str) -> None:
    made = desk.store.create(
        desk.workspace.id, kind, name, mine.content, who=desk.who, files=mine.files
    )
    say(settled(desk, made, mine.content))


def _show_merge(desk: Desk, base: BaseModel, mine: BaseModel, theirs: Version) -> None:
    st.markdown(words.CLASH_CHOOSE)
    kind = theirs.kind_of_document
    choices: dict[Place, Side] = {}
    asked: Mapping[Place, Side | None] = {}
    names = _names(desk, kind, theirs.model, mine)
    merged = merge(kind, base, mine, theirs.model)
    while merged.clashes and None not in asked.values():
        asked = {each.place: _ask(each, kind, theirs, names) for each in merged.clashes}
        choices |= {place: side for place, side in asked.items() if side is not None}
        merged = merge(kind, base, mine, theirs.model, choices)
    ready = not merged.clashes and bool(desk.who)
    if not st.button(words.SAVE_MERGED, type="primary", disabled=not ready):
        return

    def save() -> None:
        saved = desk.store.save(
            theirs.document, merged.content, theirs.number, who=desk.who, action="merged"
        )
        say(settled(desk, saved, mine))

    guarded(save)


def _names(desk: Desk, kind: Kind, *sides: BaseModel) -> dict[str, str]:
    """What entries are called, by key: areas, candidates and initiatives."""
    assert kind.entries is not None
    names = {code: str(name) for code, name in desk.place.areas.names.items()}
    for side in sides:
        for each in getattr(side, kind.entries.field):
            called = getattr(each, "title", None) or getattr(each, "name", None)
            names |= {getattr(each, kind.entries.key): called} if called else {}
    return names


def _ask(clash: Clash, kind: Kind, theirs: Version, names: Mapping[str, str]) -> Side | None:
    told: dict[Side, str] = {
        "mine": words.CLASH_MINE.format(value=_value(kind, clash.place, clash.mine)),
        "theirs": words.CLASH_THEIRS.format(
            who=plain(theirs.who), value=_value(kind, clash.place, clash.theirs)
        ),
    }
    return st.radio(
        words.CLASH.format(
            place=_place(clash.place, kind, names), base=_value(kind, clash.place, clash.base)
        ),
        list(told),
        format_func=told.__getitem__,
        index=None,
        key=f"clash-{theirs.document}-{theirs.number}-{clash.place}",
    )


def _place(place: Place, kind: Kind, names: Mapping[str, str]) -> str:
    key, field = place
    called = plain(names.get(key, key))
    assert kind.entries is not None
    if not key:
        return words.ORDER if field == kind.entries.field else field_words.FIELDS.get(field, field)
    if not field:
        return called
    return words.FIELD.format(key=called, field=field_words.FIELDS.get(field, field))


def _value(kind: Kind, place: Place, value: Any) -> str:
    """A value for the reader, shortened where it is long."""
    if value is None:
        return words.NOTHING
    if kind.name in IN_WORDS:
        told = entry_in_words(value) if isinstance(value, dict) else value_in_words(place[1], value)
    else:
        told = value if isinstance(value, str) else canonical(value)
    return plain(f"{told[:MOST_CHARACTERS]}…" if len(told) > MOST_CHARACTERS else told)
