"""The entries of the shortlist, one by one: order, status, reason, and candidates to add."""

from collections.abc import Sequence

import streamlit as st

from language import shortlist_text as words
from scoring.decision.entry import Entry
from scoring.places.candidates import Candidate
from ui import listed, session
from ui.components.markdown import plain
from ui.workspace import Place

REASON_HEIGHT = 68


def show_entries(place: Place, entries: tuple[Entry, ...]) -> None:
    """Some entries in order, each with what can be done with it."""
    for number, entry in enumerate(entries, start=1):
        with st.container(border=True):
            _heading(place, entry, number)
            _status(place, entry)
            _reason(place, entry)
            _moves(place, entry, is_first=number == 1, is_last=number == len(entries))


def entry_name(place: Place, entry: Entry) -> str:
    """Name of an area or candidate."""
    return entry.name or str(place.areas.names[entry.code]) or entry.code


def _heading(place: Place, entry: Entry, number: int) -> None:
    form = words.ENTRY if entry.is_chosen else words.ENTRY_REJECTED
    name = plain(entry_name(place, entry))
    st.markdown(form.format(number=number, name=name, kind=words.KIND[entry.kind].lower()))
    told = []
    if entry.is_candidate:
        members = "; ".join(str(place.areas.names[code]) for code in entry.areas)
        told.append(words.MEMBERS.format(names=plain(members)))
    if entry.when:
        signed = words.CHANGED if entry.who else words.CHANGED_UNSIGNED
        told.append(signed.format(when=words.moment(entry.when), who=plain(entry.who)))
    if told:
        st.caption(" ".join(told))


def _status(place: Place, entry: Entry) -> None:
    name = plain(entry_name(place, entry))
    st.radio(
        words.STATUS_FOR.format(name=name),
        list(words.STATUS),
        format_func=words.STATUS.__getitem__,
        horizontal=True,
        label_visibility="collapsed",
        **session.bind(listed.status_name(place.level, entry.code), entry.status),
    )
    with st.container():
        if listed.waits_for_reason(place.level, entry.code):
            st.warning(words.NEEDS_REASON.format(name=name))


def _reason(place: Place, entry: Entry) -> None:
    st.text_area(
        words.REASON_FOR.format(name=plain(entry_name(place, entry))),
        placeholder=words.REASON_PLACEHOLDER,
        height=REASON_HEIGHT,
        **session.bind(listed.reason_name(place.level, entry.code), entry.reason),
    )


def _moves(place: Place, entry: Entry, *, is_first: bool, is_last: bool) -> None:
    level, code, name = place.level, entry.code, plain(entry_name(place, entry))
    with st.container(horizontal=True):
        st.button(
            words.UP.format(name=name),
            key=f"up-{code}",
            disabled=is_first,
            on_click=listed.move,
            args=(level, code, -1),
        )
        st.button(
            words.DOWN.format(name=name),
            key=f"down-{code}",
            disabled=is_last,
            on_click=listed.move,
            args=(level, code, 1),
        )
        st.button(
            words.REMOVE.format(name=name),
            key=f"remove-{code}",
            on_click=listed.remove,
            args=(level, code),
        )


def show_adding(level: str, candidates: Sequence[Candidate]) -> None:
    """Buttons that put candidates on the list."""
    _put_buttons(level, candidates, words.ADD)


def show_rebuilt(level: str, candidates: Sequence[Candidate]) -> None:
    """Candidates on the list that have been rebuilt since, and how the list follows."""
    if candidates:
        names = ", ".join(each.name for each in candidates)
        st.info(words.REBUILT.format(names=plain(names)))
        _put_buttons(level, candidates, words.RENEW)


def _put_buttons(level: str, candidates: Sequence[Candidate], label: str) -> None:
    with st.container(horizontal=True):
        for each in candidates:
            st.button(
                label.format(name=plain(each.name)),
                key=f"put-{each.id}",
                on_click=listed.put_candidate,
                args=(level, each),
            )
