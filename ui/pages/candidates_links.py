"""Which areas are neighbours: the rule, barriers between them, and the graph as a table."""

import numpy as np
import streamlit as st

from geo.barriers import SHARE
from geo.faults import InputError
from language import candidates_text as words
from language import numbers, screen
from scoring.places.graph import AreaGraph
from ui import session
from ui.bench import Bench, barriers_name, barriers_of, links_of
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.pages.candidates_map import LINKS_SHOWN
from ui.placed import Barriers, Links, parted

MOST_REACH = 5_000.0
"""Metres between middles that the slider goes to."""


def show_links(bench: Bench) -> None:
    """The choices and what follows from them."""
    with st.expander(words.LINKS):
        st.markdown(words.LINKS_INTRO)
        rule, reach = st.columns(2)
        with rule:
            _rule(bench.level)
        with reach:
            _barriers(bench)
        _sum(bench)
        st.checkbox(words.LINKS_SHOW, **session.bind(LINKS_SHOWN, False))
        if st.checkbox(words.LINKS_SHOW_TABLE, **session.bind("links.table", False)):
            _table(bench)


def _rule(level: str) -> None:
    usual = Links()
    rule = st.radio(
        words.LINKS_RULE,
        list(words.LINKS_RULES),
        format_func=words.LINKS_RULES.__getitem__,
        **session.bind(f"links.rule.{level}", usual.rule),
    )
    if rule == "distance":
        st.slider(
            words.LINKS_DISTANCE,
            MOST_REACH / 50,
            MOST_REACH,
            step=MOST_REACH / 50,
            format="localized",
            **session.bind(f"links.distance.{level}", usual.distance),
        )
        return
    st.slider(
        words.LINKS_TOLERANCE,
        0.0,
        20.0,
        step=0.1,
        format="localized",
        help=words.LINKS_TOLERANCE_HELP,
        **session.bind(f"links.tolerance.{level}", usual.tolerance),
    )


def _barriers(bench: Bench) -> None:
    name = barriers_name(bench.level)
    kept = barriers_of(bench.level)
    file = st.file_uploader(words.BARRIERS, help=words.BARRIERS_HELP, key="barriers-file")
    seen = f"links.seen.{bench.level}"
    if file is not None and session.choice(seen, None) != file.file_id:
        session.choose(seen, file.file_id)
        _use(bench, Barriers(file.name, file.getvalue(), percent_of(bench.level) / 100))
    if kept is None:
        return
    percent = st.slider(
        words.BARRIERS_SHARE,
        5,
        100,
        step=5,
        format="%d %%",
        **session.bind(f"links.share.{bench.level}", round(100 * SHARE)),
    )
    if percent != round(100 * kept.share):
        session.choose(name, Barriers(kept.name, kept.content, percent / 100))
        st.rerun()
    count = len(parted(bench.place, links_of(bench.level), kept))
    st.caption(words.BARRIERS_USED.format(name=plain(kept.name), count=numbers.number(count)))
    if st.button(words.BARRIERS_REMOVE):
        session.choose(name, None)
        st.rerun()


def percent_of(level: str) -> int:
    """Per cent of a border from which a barrier closes it."""
    return session.choice(f"links.share.{level}", round(100 * SHARE))


def _use(bench: Bench, barriers: Barriers) -> None:
    """Keep barriers that can be read, or tell what is wrong with them."""
    try:
        parted(bench.place, links_of(bench.level), barriers)
    except InputError as error:
        st.error(plain_lines(error))
        return
    session.choose(barriers_name(bench.level), barriers)
    st.rerun()


def _sum(bench: Bench) -> None:
    pairs, areas = bench.graph.adjacency.nnz // 2, len(bench.graph.codes)
    st.markdown(words.LINKS_SUM.format(pairs=numbers.number(pairs), areas=numbers.number(areas)))
    islands = bench.graph.islands
    if islands:
        st.warning(words.LINKS_ISLANDS.format(names=plain(bench.titles(islands))))
    else:
        st.caption(words.LINKS_NO_ISLANDS)


def _table(bench: Bench) -> None:
    near = neighbours_of(bench.graph)
    rows = [
        (bench.title(code), numbers.number(len(near[code])), _names(bench, near[code]))
        for code in bench.sorted_codes
    ]
    headings = (words.HEAD_AREA, words.HEAD_COUNT, words.HEAD_NEIGHBOURS)
    with st.container(height=400):
        figure_table(words.LINKS_TABLE, headings, rows, numeric=(1,))


def _names(bench: Bench, codes: tuple[str, ...]) -> str:
    return bench.titles(codes) or screen.NOTHING


def neighbours_of(graph: AreaGraph) -> dict[str, tuple[str, ...]]:
    """Codes of each area's neighbours, in the areas' order."""
    links = graph.adjacency
    return {
        str(code): tuple(graph.codes[np.sort(links.indices[start:end])])
        for code, start, end in zip(graph.codes, links.indptr[:-1], links.indptr[1:], strict=True)
    }
