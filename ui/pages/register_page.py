"""Insatser: the register of initiatives seen, changed, saved and opened."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from export.palettes import SELECTED_LINE
from export.webmap import MapDescription
from geo.faults import InputError
from language import numbers, register_text, screen, text
from language.register_files_text import HISTORY_HEADINGS, VOCABULARY
from layers.initiatives import InitiativeCard
from layers.located import Initiatives
from layers.register import Register
from layers.register_edits import undo
from ui import cached, drawing, registering, session, settings
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.components.markdown import plain_lines
from ui.components.ranking import RankingColumn, RankingText, ranking
from ui.pages.register_details import ask_who, history_rows, keep, show_details
from ui.pages.register_exchange import show_downloads, show_opening
from ui.pages.register_fields import DRAFT
from ui.pages.register_form import NEW, show_form
from ui.pages.register_places import plain_shading
from ui.registering import Choice

HEIGHT = 520
LEVEL = "deso"
"""Areas below the initiatives on the map."""

HISTORY_COLUMNS = (*HISTORY_HEADINGS[:3], *HISTORY_HEADINGS[4:])


def show() -> None:
    """Draw the page.

    What is not always there stands in a container of its own: else all that
    comes after would be new to the browser, and an opened file be forgotten.
    """
    st.title(register_text.PAGE, anchor=False)
    register = cached.register()
    with st.container():
        _said()
    editing = session.choice("register.editing", None)
    if editing is not None:
        show_form(editing, register)
        return
    st.markdown(register_text.INTRO)
    st.markdown(register_text.counts(registering.extents(register)))
    _changed(register)
    with st.container():
        chosen = _list_and_map(register)
    with st.container():
        if chosen is None:
            st.info(register_text.NONE_CHOSEN)
        else:
            show_details(chosen, register)
    _history(register)
    st.subheader(register_text.FILES, anchor=False)
    st.markdown(register_text.NOT_SAVED)
    show_downloads(register)
    with st.expander(register_text.OPEN):
        show_opening(register)


def _said() -> None:
    """Word of what was just done, once."""
    said = session.choice("register.said", "")
    if said:
        st.success(said)
        session.choose("register.said", "")


def _changed(register: Register) -> None:
    """The way to a new entry, and back from the last change."""
    add, back, name = st.columns([1, 1, 1.4], vertical_alignment="bottom")
    if add.button(register_text.ADD, type="primary", width="stretch"):
        session.forget(DRAFT)
        session.choose("register.editing", NEW)
        st.rerun()
    if back.button(register_text.UNDO, disabled=not register.changes, width="stretch"):
        _undo(register)
    with name:
        ask_who()
    with st.container():
        if not register.changes:
            return
        st.warning(f"{register_text.changes(len(register.changes))} {register_text.NOT_SAVED}")


def _undo(register: Register) -> None:
    """Take back the last change, unless what was before no longer fits the areas."""
    before = undo(register)
    try:
        cached.catalogue().locate(before)
    except InputError as error:
        st.error(plain_lines(error))
        return
    keep(before, register_text.UNDONE)


def _list_and_map(register: Register) -> InitiativeCard | None:
    """Show those that answer to the choice, and give the chosen one."""
    choice = _choose(register)
    located = cached.initiatives()
    cards = [card for card in located.cards if choice.takes(card)]
    chosen = register.get(session.choice("register.entry", "") or "")
    if not cards:
        st.info(register_text.NO_MATCH)
        return chosen
    st.caption(
        register_text.SHOWN.format(
            shown=numbers.number(len(cards)), all=numbers.number(len(register.cards))
        )
    )
    table, chart = st.columns([1.5, 1], gap="medium")
    with table:
        clicked = _table(cards, chosen)
    with chart:
        _map(located, [card.id for card in cards], chosen)
    if clicked:
        session.choose("register.entry", clicked)
        st.rerun()
    return chosen


def _choose(register: Register) -> Choice:
    """Show the filters and give what is chosen in them."""
    organisations = cached.catalogue().organisations
    options: Mapping[str, Mapping[str, str]] = {
        "kind": VOCABULARY.words["kind"],
        "board": registering.used_organisations(register, organisations),
        "status": text.PHASE,
        "extent": text.EXTENT,
        "certainty": text.CERTAINTY,
    }
    found = {}
    for column, (name, known) in zip(st.columns(len(options)), options.items(), strict=True):
        with column:
            found[name] = _filter(name, known)
    return Choice(**found)


def _filter(name: str, known: Mapping[str, str]) -> list[str]:
    before = session.choice(f"filter.{name}", [])
    if not set(before) <= set(known):
        session.choose(f"filter.{name}", [code for code in before if code in known])
    return st.multiselect(
        register_text.FILTERS[name],
        list(known),
        format_func=lambda code: known.get(code, code),
        placeholder=register_text.FILTER_PLACEHOLDER,
        **session.bind(f"filter.{name}", []),
    )


def _table(cards: list[InitiativeCard], chosen: InitiativeCard | None) -> str | None:
    organisations = cached.catalogue().organisations
    columns = {
        "kind": [VOCABULARY.words["kind"][card.kind] for card in cards],
        "board": [registering.short_names(card.responsible, organisations) for card in cards],
        "status": [text.PHASE[card.status] for card in cards],
        "extent": [text.EXTENT[card.extent] for card in cards],
        "certainty": [text.geography_certainty(card.extent, card.certainty) for card in cards],
    }
    return ranking(
        [card.id for card in cards],
        [card.title for card in cards],
        [RankingColumn(register_text.FILTERS[name], texts) for name, texts in columns.items()],
        RankingText(
            caption=register_text.TABLE,
            name=register_text.TABLE_NAME,
            search=register_text.TABLE_SEARCH,
            sort=screen.TABLE_SORT,
            show_more=screen.TABLE_MORE,
            no_hits=register_text.TABLE_NO_HITS,
        ),
        key="register",
        selected=(chosen.id,) if chosen else (),
        height=HEIGHT,
    )


def _map(located: Initiatives, shown: list[str], chosen: InitiativeCard | None) -> None:
    identifier = chosen.id if chosen else ""
    description = _description(located.fingerprint, tuple(shown), identifier, located)
    label = register_text.MAP_AREAS.format(level=text.LEVELS[LEVEL])
    area_map(
        description,
        plain_shading(len(description.areas), register_text.MAP, label),
        key="register-map",
        height=HEIGHT,
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _description(
    fingerprint: str, shown: tuple[str, ...], chosen: str, _located: Initiatives
) -> MapDescription:
    """The map of the initiatives that are listed, the chosen one once more on top."""
    bare = drawing.bare_description(cached.place(LEVEL), cached.catalogue(), register_text.MAP)
    every = drawing.overlays(_located.to_crs(bare.areas.crs))
    listed = [overlay for overlay in every if overlay.id in shown]
    top = [
        replace(
            overlay,
            id=f"chosen.{overlay.id}",
            group=register_text.MAP_CHOSEN,
            colour=SELECTED_LINE,
            shown=True,
        )
        for overlay in every
        if overlay.id == chosen
    ]
    placed = [
        replace(each, shown=each.shown or each.group == screen.OVERLAYS_POINTS) for each in listed
    ]
    tiles = drawing.basemap(settings.tile_address())
    return replace(bare, overlays=(*placed, *top), basemap=tiles)


def _history(register: Register) -> None:
    with st.expander(register_text.HISTORY):
        if not register.changes:
            st.markdown(register_text.HISTORY_EMPTY)
            return
        figure_table(register_text.HISTORY_TABLE, HISTORY_COLUMNS, history_rows(register.changes))
        if st.button(register_text.RESET):
            session.keep_register(None)
            st.rerun()
