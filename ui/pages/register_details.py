"""One initiative: every field in plain Swedish, sites, sources, history, and what to do with it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from pydantic import ValidationError

from export.register_tables import changed_fields
from geo.faults import Fault, FaultKind, InputError
from language import register_text
from language.register_files_text import ACTIONS, HISTORY_HEADINGS, VOCABULARY
from layers.initiatives import InitiativeCard
from layers.register import Change, Register
from layers.register_files import with_heading
from layers.text_files import model_fault
from ui import cached, registering, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines

HEADINGS = (HISTORY_HEADINGS[0], HISTORY_HEADINGS[1], HISTORY_HEADINGS[2], *HISTORY_HEADINGS[5:])
"""Headings of the history of one initiative: when, who, what, field, before, after."""


def show_details(card: InitiativeCard, register: Register) -> None:
    """Show one initiative below the table."""
    st.subheader(plain(card.title), anchor=False)
    _actions(card, register)
    known = registering.terms(cached.catalogue().organisations)
    divisions = cached.catalogue().divisions
    figure_table(
        register_text.DETAILS.format(name=card.title),
        (register_text.HEAD_FIELD, register_text.HEAD_VALUE),
        registering.field_lines(card, known, divisions),
    )
    if card.geography.sites:
        headings, rows = registering.item_table(card, "sites", known)
        figure_table(register_text.SITES.format(name=card.title), headings, rows)
    headings, rows = registering.item_table(card, "sources", known)
    figure_table(register_text.SOURCES.format(name=card.title), headings, rows)
    changes = register.history(card.id)
    if not changes:
        st.caption(register_text.NO_HISTORY)
        return
    lines = [[row[0], row[1], row[2], *row[4:]] for row in history_rows(changes)]
    figure_table(register_text.HISTORY_OF.format(name=card.title), HEADINGS, lines)


def _actions(card: InitiativeCard, register: Register) -> None:
    edit, date, end, remove = st.columns([1, 1.4, 1, 1.4], vertical_alignment="bottom")
    if edit.button(register_text.EDIT, type="primary", width="stretch"):
        session.forget("registerform")
        session.choose("register.editing", card.id)
        st.rerun()
    last = date.text_input(
        register_text.END_DATE, placeholder=register_text.DATE_PLACEHOLDER, key=f"end-{card.id}"
    )
    if end.button(register_text.END, width="stretch"):
        _end(card, register, last.strip())
    if remove.button(register_text.REMOVE, width="stretch"):
        changed = register.remove(card.id, when=registering.now(), who=session.who())
        keep(changed, register_text.REMOVED.format(name=plain(card.title)))


def _end(card: InitiativeCard, register: Register, last: str) -> None:
    try:
        changed = ended(card, register, last)
    except InputError as error:
        st.error(plain_lines(error))
        return
    keep(changed, register_text.ENDED.format(name=plain(card.title)))


def ended(card: InitiativeCard, register: Register, last: str) -> Register:
    """End an initiative on a day that the reader has typed.

    Raises
    ------
    InputError
        There is no day, or it is none, or it lies before the start.
    """
    heading = VOCABULARY.headings["end"]
    if not last:
        raise InputError([Fault(FaultKind.FIELD_MISSING, "", heading)])
    try:
        return register.end(card.id, last, when=registering.now(), who=session.who())
    except ValidationError as error:
        known = registering.terms(cached.catalogue().organisations)
        faults = [replace(model_fault(each), where="end", received=last) for each in error.errors()]
        raise InputError(with_heading(fault, known) for fault in faults) from error


def ask_who(widget: str = "") -> None:
    """Show the field for the reader's name; ``widget`` is its key on a page of another."""
    st.text_input(register_text.WHO, **session.bind("who", "", widget))


def keep(changed: Register, said: str) -> None:
    """Keep a changed register, and draw the page anew with word of it."""
    session.keep_register(changed)
    session.choose("register.said", said)
    st.rerun()


def history_rows(changes: Sequence[Change]) -> list[list[str]]:
    """Changes for the reader, the latest first; one row a field that was changed.

    Returns
    -------
    list of list of str
        When, who, what, initiative, field, before, after.
    """
    known = registering.terms(cached.catalogue().organisations)
    rows = []
    for change in reversed(changes):
        told = [
            registering.moment(change.when),
            change.who or register_text.NOBODY,
            ACTIONS[change.action],
            change.card.title,
        ]
        rows += [[*told, *field] for field in changed_fields(change, known) or [("", "", "")]]
    return rows
