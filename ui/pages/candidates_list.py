"""The candidates that are kept, with their figures, and proposals of more."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from language import candidates_text as words
from language import coverage_text, numbers, screen
from scoring.places.candidates import Candidate, CandidateSet
from ui import listed, session
from ui.bench import Bench, keep, named
from ui.candidate_outcome import outcome
from ui.components.figure_table import figure_table
from ui.components.markdown import plain

HEADINGS = (
    words.HEAD_NAME,
    words.HEAD_AREAS,
    words.HEAD_RESIDENTS,
    words.HEAD_CHILDREN,
    words.HEAD_INDEX,
    words.HEAD_INTERVAL,
    words.HEAD_RANK,
    words.HEAD_SPREAD,
    words.HEAD_WHOLE,
    words.HEAD_COVERED,
    coverage_text.HEAD_FIELD,
    words.HEAD_MADE,
)
NUMERIC = (1, 2, 3, 4, 5, 6, 7, 9)


def show_list(bench: Bench) -> None:
    """The kept candidates with their figures, and what can be done with each."""
    if not bench.candidates.candidates:
        st.info(words.EMPTY)
        return
    told = _table(bench, bench.candidates, words.TABLE)
    count = numbers.number(int(bench.result.rank.notna().sum()))
    st.caption(words.TABLE_NOTE.format(count=count))
    if told[["residents", "children", "index", "covered"]].isna().any(axis=None):
        st.caption(words.HIDDEN)
    shared = bench.candidates.shared()
    if shared:
        st.caption(words.SHARED.format(names=plain(bench.titles(shared))))
    for own in bench.candidates.candidates:
        _actions(bench, own)


def _actions(bench: Bench, own: Candidate) -> None:
    name = plain(own.name)
    with st.container(horizontal=True):
        if st.button(words.EDIT.format(name=name), key=f"edit-{own.id}"):
            keep(bench, bench.candidates, own.id)
        if st.button(words.REMOVE.format(name=name), key=f"remove-{own.id}"):
            keep(bench, bench.candidates.remove(own.id))
        st.button(
            words.TO_SHORTLIST.format(name=name),
            key=f"shortlist-{own.id}",
            help=words.TO_SHORTLIST_HELP,
            disabled=session.shortlist(bench.level).has(own),
            on_click=_to_shortlist,
            args=(bench.level, own),
        )


def _to_shortlist(level: str, own: Candidate) -> None:
    listed.put_candidate(level, own)
    st.toast(words.ON_SHORTLIST.format(name=plain(own.name)))


def offer(bench: Bench, proposal: Sequence[Candidate], key: str) -> tuple[Candidate, ...]:
    """Show candidates that were found, less those in the list, and a button that keeps them.

    Returns
    -------
    tuple of Candidate
        The same under names of their own, for the map.
    """
    if not proposal:
        st.info(words.NO_PROPOSAL)
        return ()
    there = {own.codes for own in bench.candidates.candidates}
    changed = named(bench, [own for own in proposal if own.codes not in there])
    fresh = changed.candidates[len(bench.candidates.candidates) :]
    if not fresh:
        st.info(words.ALREADY)
        return ()
    _table(bench, CandidateSet(division=bench.level, candidates=fresh), words.PROPOSAL_TABLE, True)
    if st.button(words.USE, key=f"use-{key}", type="primary"):
        keep(bench, changed)
    return fresh


def _table(
    bench: Bench, candidates: CandidateSet, caption: str, with_names: bool = False
) -> pd.DataFrame:
    told = outcome(bench, candidates)
    rows = []
    for own, (_, row) in zip(candidates.candidates, told.iterrows(), strict=True):
        names = [bench.titles(own.codes)] if with_names else []
        rows.append([own.name, *_cells(row), words.MADE[own.made], *names])
    headings = [*HEADINGS, words.HEAD_TOGETHER] if with_names else HEADINGS
    figure_table(caption, headings, rows, numeric=NUMERIC)
    return told


def _cells(row: pd.Series) -> list[str]:
    return [
        numbers.number(row["areas"]),
        _figure(row["residents"]),
        _figure(row["children"]),
        _figure(row["index"], 1),
        _interval(row["index_low"], row["index_high"]),
        _figure(row["rank"]),
        _interval(row["low"], row["high"]),
        words.YES if row["parts"] == 1 else words.IN_PARTS.format(count=int(row["parts"])),
        screen.NOTHING
        if np.isnan(row["covered"])
        else numbers.with_unit(100 * row["covered"], "%"),
        coverage_text.FIELDS.get(row["field"], screen.NOTHING),
    ]


def _figure(value: float, decimals: int = 0) -> str:
    return screen.NOTHING if np.isnan(value) else numbers.number(value, decimals)


def _interval(low: float, high: float) -> str:
    return screen.NOTHING if np.isnan(low) else numbers.interval(low, high, 1)
