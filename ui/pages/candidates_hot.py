"""Building from hot spots: where need gathers, grown to a size that can be worked with."""

import streamlit as st

from geo.faults import Fault, refuse
from language import candidates_text as words
from scoring.places.candidates import Candidate
from scoring.places.hotspots import Hotspots, grow_hotspots
from ui import cached, session
from ui.bench import Bench
from ui.components.markdown import plain
from ui.covered import persons
from ui.pages.candidates_list import offer
from ui.pages.candidates_search import choose_bounds, choose_size


def show_hotspots(bench: Bench) -> tuple[Candidate, ...]:
    """The choices, and what grew.

    Returns
    -------
    tuple of Candidate
        What is proposed.

    Raises
    ------
    InputError
        The least size is above the greatest.
    """
    st.markdown(words.HOT_INTRO)
    method = st.radio(
        words.HOT_METHOD,
        list(words.HOT_METHODS),
        format_func=words.HOT_METHODS.__getitem__,
        horizontal=True,
        **session.bind("hot.method", "getis"),
    )
    size = choose_size(bench, "hot.size", words.SIZE)
    faults: list[Fault] = []
    minimum, maximum = choose_bounds(bench, "hotspots", faults)
    refuse(faults)
    with st.spinner(words.HOT_COUNTING):
        pattern = cached.spatial_pattern(bench.place, bench.scenario)
    grown = grow_hotspots(
        pattern.hot if method == "getis" else pattern.local,
        bench.result.index,
        persons(bench.place, size),
        bench.graph,
        minimum=minimum,
        maximum=maximum,
    )
    if not grown.starts and not grown.too_small:
        st.info(words.HOT_NONE)
        return ()
    fresh = offer(bench, grown.candidates, "hot")
    _told(bench, grown, fresh)
    return fresh


def _told(bench: Bench, grown: Hotspots, fresh: tuple[Candidate, ...]) -> None:
    """What each began with, and what did not become one."""
    began = {own.codes: start for own, start in zip(grown.candidates, grown.starts, strict=True)}
    lines = [
        words.HOT_START.format(name=plain(own.name), names=plain(bench.titles(began[own.codes])))
        for own in fresh
    ]
    lines += [words.HOT_SMALL.format(names=plain(bench.titles(own))) for own in grown.too_small]
    if grown.cut:
        lines.append(words.HOT_CUT.format(names=plain(bench.titles(grown.cut))))
    st.caption("\n\n".join(lines))
