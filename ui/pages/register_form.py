"""The form for one initiative: every field of its card, checked as a whole when it is saved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.faults import Fault, FaultKind, InputError, refuse
from language import register_text
from layers.initiatives import CitedSource, InitiativeCard
from layers.register import Register, check_cards
from layers.register_cells import CellError, read_cell
from layers.register_columns import COLUMNS
from layers.register_edits import new_identifier
from layers.register_files import with_heading
from layers.register_rows import extent_of, nested
from layers.text_files import check_model
from ui import cached, registering, session
from ui.components.markdown import plain, plain_lines
from ui.pages.register_details import ask_who, keep
from ui.pages.register_fields import DRAFT, FIRST, ask
from ui.pages.register_places import OUTLINE, SITES, choose_place, read_place

NEW = "new"
"""What is edited when it is no card yet."""

SECTIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "what": (("name", "programme"), ("summary",), ("kind", "themes", "dimensions"), ("note",)),
    "who": (
        ("responsible", "partners"),
        ("target.group", "target.age_from", "target.age_to"),
        ("forum",),
        ("carrier",),
    ),
    "when": (("status", "start", "end"), ("case_numbers",)),
}
"""Fields of the plain sections, those that stand side by side together."""

REQUIRED = {"name", "programme", "summary", "kind", "themes", "responsible", "target.group"}
REQUIRED_OF_SOURCES = {"publisher", "title"}
FIELDS = {column.field: column for column in COLUMNS["initiatives"]}


def show_form(editing: str, register: Register) -> None:
    """Show the form in place of the list, for a card or a new one."""
    card = register.get(editing)
    heading = register_text.EDIT_HEADING.format(name=plain(card.title)) if card else ""
    st.subheader(heading or register_text.ADD_HEADING, anchor=False)
    st.caption(register_text.REQUIRED)
    fields: dict[str, Any] = {}
    for section, rows in SECTIONS.items():
        with st.expander(register_text.SECTIONS[section], expanded=True):
            for names in rows:
                fields |= _row(card, names)
    with st.expander(register_text.SECTIONS["where"], expanded=True):
        fields |= choose_place(card)
    with st.expander(register_text.SECTIONS["sources"], expanded=True):
        sources = _sources(card)
    ask_who()
    save, cancel, _ = st.columns([1, 1, 3])
    if save.button(register_text.SAVE, type="primary", width="stretch"):
        _save(card, register, fields, sources)
    if cancel.button(register_text.CANCEL, width="stretch"):
        _leave()
        st.rerun()


def _row(card: InitiativeCard | None, names: tuple[str, ...]) -> dict[str, Any]:
    """Fields that stand side by side."""
    found = {}
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column:
            found[name] = ask(FIELDS[name], card, required=name in REQUIRED)
    return found


def _sources(card: InitiativeCard | None) -> list[dict[str, str]]:
    """Fields of every source, those that were there and those that were added."""
    before = card.sources if card else ()
    count = session.choice(f"{DRAFT}.sources", max(1, len(before)))
    found = []
    for number in range(count):
        source = before[number] if number < len(before) else None
        st.markdown(f"**{register_text.SOURCE_NUMBER.format(number=number + 1)}**")
        found.append(_source(source, number))
    if st.button(register_text.ADD_SOURCE):
        session.choose(f"{DRAFT}.sources", count + 1)
        st.rerun()
    return [source for source in found if source]


def _source(source: CitedSource | None, number: int) -> dict[str, str]:
    """Filled fields of one source."""
    columns = st.columns(2)
    found = {}
    for at, column in enumerate(COLUMNS["sources"]):
        with columns[at % 2]:
            entered = ask(
                column,
                source,
                sheet="sources",
                name=f"source{number}.{column.field}",
                required=column.field in REQUIRED_OF_SOURCES,
            )
        if entered.strip():
            found[column.field] = entered.strip()
    return found


def _save(
    card: InitiativeCard | None,
    register: Register,
    fields: Mapping[str, Any],
    sources: list[dict[str, str]],
) -> None:
    try:
        made = read_form(card, register, fields, sources)
    except InputError as error:
        st.error(plain_lines(error))
        return
    _leave()
    session.choose("register.entry", made.id)
    changed = register.put(made, when=registering.now(), who=session.who())
    keep(changed, register_text.SAVED.format(name=plain(made.title)))


def _leave() -> None:
    session.forget(DRAFT)
    session.choose("register.editing", None)


def read_form(
    card: InitiativeCard | None,
    register: Register,
    fields: Mapping[str, Any],
    sources: list[dict[str, str]],
) -> InitiativeCard:
    """Make a card of what the form holds.

    Parameters
    ----------
    card : InitiativeCard or None
        The card before, None where it is new.
    register : Register
        The others.
    fields : mapping of str to object
        Text or choice of every field by its path.
    sources : list of dict
        Text of the filled fields of every source.

    Raises
    ------
    InputError
        Every fault of the form, each with its heading.
    """
    values, faults = _values(card, fields)
    if values["extent"] == "unknown":
        values["extent"] = extent_of(values)
    if card:
        values["id"] = card.id
    else:
        title = f"{values.get('programme', '')} {values.get('name', '')}"
        values["id"] = new_identifier(title, {each.id for each in register.cards})
    known = registering.terms(cached.catalogue().organisations)
    try:
        data = nested({"target": {}} | values | {"sources": sources})
        made = check_model(InitiativeCard, data)
        faults += check_cards((made,), cached.catalogue().divisions, known.organisations)
    except InputError as error:
        faults += error.faults
    refuse(with_heading(_of_the_form(fault, fields), known) for fault in faults)
    return made


def _of_the_form(fault: Fault, fields: Mapping[str, Any]) -> Fault:
    """A fault without the id that stands for a file, and with the dates where they are at fault."""
    if fault.allowed == "end_after_start":
        received = f"{fields['start']} – {fields['end']}"
        return replace(fault, file="", where="end", received=received)
    return replace(fault, file="")


def _values(
    card: InitiativeCard | None, fields: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Fault]]:
    """Values as a card takes them, and what cannot be read."""
    certainty = fields.get("certainty") or FIRST["certainty"]
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, entered in fields.items():
        try:
            if name in (OUTLINE, SITES):
                values[name] = read_place(name, entered, card, certainty)
            elif entered not in (None, "", []):
                values[name] = _value(name, entered)
        except CellError as error:
            faults.append(Fault(FaultKind.FIELD_VALUE, "", name, error.received, error.allowed))
        except InputError as error:
            faults += error.faults
    return values, faults


def _value(name: str, entered: Any) -> Any:
    """Value of one field that is filled in."""
    form = FIELDS[name].form
    if form == "integer":
        return read_cell(FIELDS[name], entered, registering.terms({}))
    if not isinstance(entered, str) or form == "word":
        return entered
    if form == "list":
        return [line.strip() for line in entered.splitlines() if line.strip()]
    return entered.strip()
