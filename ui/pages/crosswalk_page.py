"""Översätt: figures of one division on the areas of another, and how wrong they may be."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from geo.faults import InputError
from geo.grounds import Ground
from language import crosswalk_text as words
from layers.across import MIN_COVERED
from layers.carrying import COUNT, GROUND, Carrying
from layers.table import number_columns
from ui import cached, crossed, crossing, crossing_grounds, session
from ui.components.markdown import plain, plain_lines
from ui.crossing import Side
from ui.files import raw_table, spooled
from ui.pages.crosswalk_result import show_result
from ui.pages.fields import number_field

TO_FILE = "file"
NO_COLUMN = ""
FIRST_TARGET = "regso"
FIRST_FIGURES = 3
POPULATION, PERSONS = "pop_", "personer"
"""Beginning of the ids of the number of inhabitants, and the unit of every number of people."""


@dataclass(frozen=True, eq=False)
class Way:
    """How to share out: a ground, with what names it and what to call it."""

    ground: Ground | None
    key: str


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    st.caption(words.EDITION_NOTE)
    try:
        _show()
    except InputError as error:
        st.error(plain_lines(error))


def _show() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        chosen = _choose_figures()
    with right:
        target = _choose_target()
        way = _choose_way(target)
        least = _choose_least()
    if chosen is None or target is None or way is None:
        return
    source, names, told = chosen
    with st.spinner(words.WORKING):
        walk = crossed.walk(source, target, way.ground, way.key)
        found = crossing.cross(source, target, walk, names, told, least)
    show_result(found, way.ground, way.key, least)


def _select_side(label: str, name: str, options: list[str], start: str) -> str:
    if session.choice(name, start) not in options:
        session.choose(name, start)
    titles = crossed.sides() | {TO_FILE: words.TO_FILE}
    return st.selectbox(label, options, format_func=titles.__getitem__, **session.bind(name, start))


def _choose_figures() -> tuple[Side, list[str], dict[str, Carrying]] | None:
    """The division to carry from, its figures, and what those without a card are."""
    known = list(crossed.sides())
    source = crossed.side(_select_side(words.FROM, "across.from", known, known[0]))
    own = source.table is None or st.checkbox(
        words.OWN_TABLE, **session.bind("across.own-table", False)
    )
    if own:
        return _own_table(source)
    assert source.table is not None
    names = list(source.table.indicators)
    told = _kinds([name for name in names if name not in source.cards], names)
    picked = _pick(source, names)
    return (source, picked, told) if picked else None


def _own_table(source: Side) -> tuple[Side, list[str], dict[str, Carrying]] | None:
    with st.container():
        if source.table is None:
            st.info(words.NEEDS_TABLE)
    uploaded = st.file_uploader(words.OWN_TABLE_UPLOAD)
    if uploaded is None:
        return None
    raw = raw_table(uploaded.name, uploaded.getvalue())
    columns = list(number_columns(raw))
    cards = cached.catalogue().cards
    told = _kinds([name for name in columns if name not in cards], columns)
    with tempfile.TemporaryDirectory() as folder:
        path = spooled(Path(folder) / "table", uploaded.name, uploaded.getvalue())
        wanted = {name: told[name] for name in columns if name in told}
        source = crossing.with_table(source, path, wanted, cards)
    picked = _pick(source, columns)
    return (source, picked, told) if picked else None


def _pick(source: Side, names: list[str]) -> list[str]:
    name = f"across.chosen.{source.id}"
    start = crossed.typical_of(names) or names[:FIRST_FIGURES]
    kept = session.choice(name, start)
    if not set(kept) <= set(names):
        session.choose(name, [each for each in kept if each in names] or start)
    picked = st.multiselect(
        words.INDICATORS,
        sorted(names, key=lambda each: source.name_of(each).casefold()),
        format_func=source.name_of,
        placeholder=words.INDICATORS_PLACEHOLDER,
        select_all=False,
        **session.bind(name, start),
    )
    if not picked:
        st.info(words.NEEDS_INDICATORS)
    return picked


def _kinds(unknown: list[str], columns: list[str]) -> dict[str, Carrying]:
    """What figures without a card are; the reader tells, and nothing is guessed."""
    if not unknown:
        return {}
    st.markdown(f"**{words.KIND_HEADING}**")
    kinds = {
        name: st.radio(
            words.KIND.format(column=plain(name)),
            list(words.KINDS),
            format_func=words.KINDS.__getitem__,
            index=1,
            key=f"across-kind-{name}",
        )
        for name in unknown
    }
    counts = [name for name in columns if kinds.get(name) == "count"]
    return {name: COUNT if kind == "count" else _mean(name, counts) for name, kind in kinds.items()}


def _mean(name: str, counts: list[str]) -> Carrying:
    if not counts:
        return GROUND
    base = st.selectbox(
        words.BASE.format(column=plain(name)),
        [NO_COLUMN, *counts],
        format_func=lambda column: column or words.BASE_GROUND,
        key=f"across-base-{name}",
    )
    return Carrying("weighted", weight=base) if base else GROUND


def _choose_target() -> Side | None:
    options = [*crossed.sides(), TO_FILE]
    start = FIRST_TARGET if FIRST_TARGET in options else options[0]
    picked = _select_side(words.TO, "across.to", options, start)
    if picked != TO_FILE:
        return crossed.side(picked)
    uploaded = st.file_uploader(words.TO_FILE_UPLOAD)
    if uploaded is None:
        st.info(words.NEEDS_TO_FILE)
        return None
    return crossed.uploaded_side(uploaded.name, uploaded.getvalue())


def _choose_way(target: Side | None) -> Way | None:
    method = st.radio(
        words.METHOD,
        list(words.METHODS),
        format_func=words.METHODS.__getitem__,
        **session.bind("across.method", next(iter(words.METHODS))),
    )
    st.caption(words.METHOD_HELP[method])
    if target is None:
        return None
    if method == "population":
        return _people(target)
    return _places(target) if method == "dasymetric" else Way(None, method)


def _people(target: Side) -> Way | None:
    """People counted in a division, the first of which is the finest."""
    counted = {
        name: sorted(_people_columns(found), key=lambda each: not each.startswith(POPULATION))
        for name in crossed.sides()
        if (found := crossed.side(name)).table is not None
    }
    options = [name for name, columns in counted.items() if columns]
    if not options:
        st.info(words.NEEDS_PEOPLE)
        return None
    finer = crossed.side(_select_side(words.PEOPLE_FROM, "across.people", options, options[0]))
    columns = counted[finer.id]
    column = st.selectbox(
        words.PEOPLE_COLUMN,
        columns,
        format_func=finer.name_of,
        key=f"across-people-{finer.id}",
    )
    ground = crossing_grounds.people_of(finer, column, target.areas.crs)
    return Way(ground, f"population{finer.fingerprint}{column}")


def _people_columns(found: Side) -> list[str]:
    """Counts of persons, and what no card tells of."""
    names = found.table.indicators if found.table is not None else ()
    cards = {name: found.cards.get(name) for name in names}
    return [
        name
        for name, card in cards.items()
        if card is None or (card.kind == "count" and card.unit == PERSONS)
    ]


def _places(target: Side) -> Way | None:
    uploaded = st.file_uploader(words.PLACES_UPLOAD)
    if uploaded is None:
        st.info(words.NEEDS_PLACES)
        return None
    content = uploaded.getvalue()
    column = st.text_input(
        words.PLACES_COLUMN, placeholder=words.PLACES_ALIKE, **session.bind("across.weight", "")
    ).strip()
    with tempfile.TemporaryDirectory() as folder:
        path = spooled(Path(folder) / "places", uploaded.name, content)
        ground = crossing_grounds.read_places(path, target.areas.crs, column or None)
    return Way(ground, f"dasymetric{hashlib.sha256(content).hexdigest()}{column}")


def _choose_least() -> float:
    faults: list = []
    percent = number_field(
        words.LEAST,
        "across.least",
        100 * MIN_COVERED,
        words.PAGE,
        faults,
        least=0.0,
        help_line=words.LEAST_HELP,
    )
    if faults:
        raise InputError(faults)
    return min(percent / 100, 1.0)
