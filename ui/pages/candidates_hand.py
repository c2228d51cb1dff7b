"""Building by hand beside the map: by name, by what lies above, by an initiative, by others."""

import pandas as pd
import shapely
import streamlit as st

from geo.picking import areas_within
from language import candidates_text as words
from language import text
from layers.catalogue import LEVELS
from scoring.places.candidates import Candidate, split, subtract, unite
from scoring.places.graph import Codes
from ui import cached, session
from ui.bench import Action, Bench, free_name, keep, pick
from ui.components.markdown import plain

WGS84 = "EPSG:4326"


def show_hand(bench: Bench, action: Action) -> tuple[Candidate, ...]:
    """The panel; it proposes nothing, for what is chosen is in the candidate at once.

    Raises
    ------
    InputError
        No area would be left in a candidate.
    """
    left, right = st.columns(2, gap="large")
    with left:
        _by_name(bench, action)
        for level in _above(bench.level):
            _by_parent(bench, action, level)
        _by_initiative(bench, action)
    with right:
        _combine(bench)
    return ()


def _take(bench: Bench, codes: Codes, action: Action) -> None:
    if action == "take" and bench.own is None:
        st.info(words.NOTHING_TO_TAKE)
    elif codes:
        pick(bench, codes, action)


def _by_name(bench: Bench, action: Action) -> None:
    with st.form("pick-areas", border=False, clear_on_submit=True):
        codes = st.multiselect(
            words.PICK_AREAS,
            bench.sorted_codes,
            format_func=bench.title,
            placeholder=words.PICK_PLACEHOLDER,
        )
        if st.form_submit_button(words.PICK):
            _take(bench, tuple(codes), action)


def _above(level: str) -> tuple[str, ...]:
    """Levels above a level, nearest first; none above the reader's own."""
    return LEVELS[LEVELS.index(level) + 1 :] if level in LEVELS else ()


def parents_of(bench: Bench, above: str) -> pd.Series:
    """Code of the area of a level above, by area code."""
    areas = {level: found.areas for level, found in cached.catalogue().levels.items()}
    up = bench.place.areas.parent
    for level in _above(bench.level):
        if level == above:
            break
        up = up.map(areas[level].parent)
    return up


def _by_parent(bench: Bench, action: Action, above: str) -> None:
    names = cached.catalogue().levels[above].areas.names
    title = f"{words.PICK_PARENT} {text.LEVELS[above]}"
    parent = st.selectbox(
        title,
        sorted(names.index, key=lambda code: str(names[code]).casefold()),
        format_func=lambda code: str(names[code]),
        placeholder=words.CHOOSE_PLACEHOLDER,
        **session.bind(f"candidate.parent.{above}", None),
    )
    if parent is None:
        return
    up = parents_of(bench, above)
    codes = tuple(up.index[up == parent])
    session.choose(f"candidate.parent.{above}", None)
    _take(bench, codes, action)


def _by_initiative(bench: Bench, action: Action) -> None:
    initiatives = bench.place.initiatives
    titles = {card.id: card.title for card in initiatives.cards}
    chosen = st.selectbox(
        words.PICK_INITIATIVE,
        list(initiatives.shapes.index),
        format_func=titles.__getitem__,
        placeholder=words.CHOOSE_PLACEHOLDER,
        help=words.PICK_INITIATIVE_HELP,
        **session.bind("candidate.initiative", None),
    )
    if chosen is None:
        return
    shape = initiatives.shapes.loc[[chosen]].to_crs(WGS84).iloc[0]
    codes = areas_within(bench.place.areas, shapely.to_geojson(shape))
    session.choose("candidate.initiative", None)
    if codes:
        _take(bench, codes, action)
    else:
        st.info(words.PICK_NONE)


def _combine(bench: Bench) -> None:
    st.markdown(f"**{words.COMBINE}**", help=words.COMBINE_HELP)
    if not bench.candidates.candidates:
        st.caption(words.COMBINE_NEEDS)
        return
    one, other = (
        st.selectbox(
            label,
            bench.candidates.ids,
            index=min(at, len(bench.candidates.ids) - 1),
            format_func=lambda own: bench.candidates[own].name,
            key=f"combine-{at}",
        )
        for at, label in enumerate((words.FIRST, words.SECOND))
    )
    first, second = bench.candidates[one], bench.candidates[other]
    with st.container(horizontal=True):
        alone = one == other
        if st.button(words.UNITE, disabled=alone):
            identifier, name = free_name(bench.candidates, "union")
            made = unite(bench.graph, (first, second), identifier, name)
            keep(bench, bench.candidates.put(made), identifier)
        if st.button(words.SUBTRACT, disabled=alone):
            identifier, name = free_name(bench.candidates, "subtraction")
            made = subtract(bench.graph, first, second, identifier, name)
            keep(bench, bench.candidates.put(made), identifier)
        if st.button(words.SPLIT):
            _split(bench, first)


def _split(bench: Bench, own: Candidate) -> None:
    parts = split(bench.graph, own)
    if len(parts) == 1:
        st.info(words.SPLIT_WHOLE.format(name=plain(own.name)))
        return
    changed = bench.candidates.remove(own.id)
    for part in parts:
        free = part.id not in changed.ids
        identifier = part.id if free else changed.free_id(part.id)
        changed = changed.put(part.model_copy(update={"id": identifier}))
    keep(bench, changed)
