"""Kandidater: sets of areas that people recognise, built by hand, by search and by rule."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from geo.faults import InputError
from language import candidates_text as words
from layers.text_files import decode
from scoring.places.candidates import Candidate, read_candidates
from ui import cached, session
from ui.bench import NEW, Action, Bench, keep, open_bench
from ui.components.markdown import plain_lines
from ui.pages.candidates_edited import choose_edited, show_edited
from ui.pages.candidates_hand import show_hand
from ui.pages.candidates_hot import show_hotspots
from ui.pages.candidates_links import show_links
from ui.pages.candidates_list import show_list
from ui.pages.candidates_map import show_map
from ui.pages.candidates_rule import show_rule
from ui.pages.candidates_search import show_search
from ui.pages.weights import current_scenario

Found = tuple[Candidate, ...]


def show() -> None:
    """Draw the page; map and list come last, for they show what the panel below proposes."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    bench = open_bench(place, current_scenario(place.level))
    told = st.container()
    map_column, side = st.columns([2, 1], gap="medium")
    listing = st.container()
    with side:
        action = choose_edited(bench)
    proposal = _panel(bench, action)
    show_links(bench)
    with map_column:
        _guarded(lambda: show_map(bench, proposal, action))
    with side:
        show_edited(bench)
    with listing:
        show_list(bench)
    _files(bench)
    with told:
        _say()


def _say() -> None:
    """What was done in the run before."""
    said: str | None = session.choice("candidate.said", None)
    if said:
        session.choose("candidate.said", None)
        st.toast(said)


def _guarded(draw: Callable[[], Found | None]) -> Found:
    """Draw a part of the page, or tell what is wrong in its place."""
    try:
        return draw() or ()
    except InputError as error:
        st.error(plain_lines(error))
        return ()


def _panel(bench: Bench, action: Action) -> Found:
    """The chosen way to build; what it proposes."""
    way = st.segmented_control(
        words.WAY,
        list(words.WAYS),
        format_func=words.WAYS.__getitem__,
        required=True,
        **session.bind("candidate.way", "hand"),
    )
    ways: dict[str, Callable[[], Found]] = {
        "hand": lambda: show_hand(bench, action),
        "search": lambda: show_search(bench),
        "rule": lambda: show_rule(bench),
        "hotspots": lambda: show_hotspots(bench),
    }
    with st.container(border=True):
        return _guarded(ways[way])


def _files(bench: Bench) -> None:
    with st.expander(words.FILES):
        if bench.candidates.candidates:
            st.download_button(
                words.SAVE,
                data=bench.candidates.model_dump_json(indent=2),
                file_name=words.FILE_STEM.format(level=bench.level, day=date.today().isoformat()),
                mime="application/json",
                on_click="ignore",
            )
        st.caption(words.NOT_SAVED)
        file = st.file_uploader(words.OPEN, help=words.OPEN_NOTE, key="candidates-file")
        if file is not None and session.choice("candidate.seen", None) != file.file_id:
            session.choose("candidate.seen", file.file_id)
            _guarded(lambda: _open(bench, file.name, file.getvalue()))


def _open(bench: Bench, name: str, content: bytes) -> None:
    codes = bench.place.areas.codes
    found = read_candidates(decode(content, name), codes, name, division=bench.level)
    count = len(found.candidates)
    session.choose("candidate.said", words.OPENED.format(count=count))
    keep(bench, found, NEW)
