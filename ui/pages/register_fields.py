"""One field of a card as one widget, tied to a draft that outlives the page."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from export.register_tables import field_value
from language import register_text
from language.register_files_text import VOCABULARY
from layers.cards import Card
from layers.register_columns import Column, Sheet
from ui import cached, session
from ui.session import Bound

DRAFT = "registerform"
"""Beginning of the names of all choices of the form."""

LONG = {"summary", "note", "carrier", "says", "mention", "geography.derivation"}
"""Fields with room for several lines."""

FIRST: Mapping[str, str] = {"status": "unknown", "extent": "unknown", "certainty": "remembered"}
"""What a new initiative starts with where a word must be chosen."""

DIMENSIONS = "dimensions"


def tied(name: str, default: Any) -> Bound:
    """Tie a widget to a draft, that of the form unless the name says otherwise."""
    return session.bind(f"{DRAFT}.{name}", default)


def ask(
    column: Column,
    item: Card | None,
    *,
    sheet: Sheet = "initiatives",
    name: str = "",
    required: bool = False,
) -> Any:
    """Show the widget of a field.

    Parameters
    ----------
    column : Column
        The field.
    item : Card or None
        Card, site or source as it was; None where it is new.
    sheet : str
        Sheet that the field belongs to.
    name : str
        Name in the draft; the field's own where none is given.
    required : bool
        Whether to mark it.

    Returns
    -------
    object
        Text, True or False, or codes.
    """
    label = VOCABULARY.heading(sheet, column.field) + (" *" if required else "")
    value = FIRST.get(column.field) if item is None else field_value(item, column.field)
    name = name or column.field
    if column.form in ("organisations", "words") or column.field == DIMENSIONS:
        return _several(column, label, value, name)
    if column.form == "word":
        known = VOCABULARY.words[column.words]
        return st.selectbox(
            label,
            list(known),
            format_func=known.__getitem__,
            placeholder=register_text.CHOOSE,
            **tied(name, value),
        )
    if column.form == "yes":
        return st.checkbox(label, **tied(name, bool(value)))
    return _text(column, label, value, name)


def _several(column: Column, label: str, value: Any, name: str) -> list[str]:
    """A choice of several."""
    chosen = list(value or ())
    known = _options(column)
    return st.multiselect(
        label,
        list(dict.fromkeys([*known, *chosen])),
        format_func=lambda code: known.get(code, code),
        placeholder=register_text.CHOOSE_MANY,
        **tied(name, chosen),
    )


def _options(column: Column) -> dict[str, str]:
    """What may be chosen, with the words for it."""
    if column.form == "organisations":
        organisations = cached.catalogue().organisations.values()
        named = {each.id: each.name for each in organisations}
        return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))
    if column.form == "words":
        return dict(VOCABULARY.words[column.words])
    dimensions = cached.base_scenario("deso").index.dimensions
    return {each.id: each.title or each.id for each in dimensions}


def _text(column: Column, label: str, value: Any, name: str) -> str:
    if column.form == "list":
        text = "\n".join(value or ())
        return st.text_area(
            register_text.LINES.format(heading=label), height=80, **tied(name, text)
        )
    text = "" if value is None else str(value)
    if column.field in LONG:
        return st.text_area(label, height=100, **tied(name, text))
    placeholder = register_text.DATE_PLACEHOLDER if column.form == "date" else None
    return st.text_input(label, placeholder=placeholder, **tied(name, text))
