"""The candidate that is edited: its name, what it is made of, and whether it holds together."""

import numpy as np
import pandas as pd
import streamlit as st

from language import candidates_text as words
from language import numbers, screen
from language.picture_text import areas
from scoring.places.candidates import Candidate, CandidateSet, contiguity
from ui import session
from ui.bench import NEW, Action, Bench, before_name, edited_name, keep, written_name
from ui.candidate_outcome import outcome
from ui.components.markdown import plain


def choose_edited(bench: Bench) -> Action:
    """Which candidate is edited and what becomes of areas that are chosen."""
    if session.choice(edited_name(bench.level), NEW) != bench.edited:
        session.choose(edited_name(bench.level), bench.edited)
    st.selectbox(
        words.EDITED,
        [NEW, *bench.candidates.ids],
        format_func=lambda own: bench.candidates[own].name if own else words.NEW,
        **session.bind(edited_name(bench.level), NEW),
    )
    action: Action = st.radio(
        words.ACTION,
        list(words.ACTIONS),
        format_func=words.ACTIONS.__getitem__,
        horizontal=True,
        **session.bind("candidate.action", "add"),
    )
    return action


def show_edited(bench: Bench) -> None:
    """Name, note and live check of the candidate that is edited."""
    own = bench.own
    with st.container():
        if own is None:
            st.caption(words.NEW_HELP)
        else:
            _written(bench, own)
            _check(bench, own)
    before: CandidateSet | None = session.choice(before_name(bench.level), None)
    if before is not None and st.button(words.UNDO):
        keep(bench, before)


def _written(bench: Bench, own: Candidate) -> None:
    level = bench.level
    st.text_input(
        words.NAME, max_chars=80, **session.bind(written_name(level, own.id, "name"), own.name)
    )
    st.text_area(
        words.NOTE,
        placeholder=words.NOTE_PLACEHOLDER,
        height=70,
        **session.bind(written_name(level, own.id, "note"), own.note),
    )


def _check(bench: Bench, own: Candidate) -> None:
    """Whether it hangs together, who lives there, its index, and what the mean may hide."""
    told = outcome(bench, CandidateSet(division=bench.level, candidates=(own,))).iloc[0]
    names = plain(bench.titles(own.codes))
    st.markdown(words.CHECK_AREAS.format(areas=areas(len(own.codes)), names=names))
    _contiguity(bench, own)
    people = (_count(told["residents"]), _count(told["children"]))
    st.markdown(words.CHECK_PEOPLE.format(residents=people[0], children=people[1]))
    st.markdown(_index(bench, told))
    if len(own.codes) > 1 and not np.isnan(told["mean"]):
        st.markdown(_spread(bench, told))
    if told["pocket"]:
        st.warning(
            words.CHECK_POCKET.format(
                highest=plain(bench.title(told["highest"])),
                high=numbers.number(told["high"], 1),
                index=numbers.number(told["index"], 1),
            )
        )
    if screen.NOTHING in people:
        st.caption(words.HIDDEN)


def _contiguity(bench: Bench, own: Candidate) -> None:
    found = contiguity(own, bench.graph)
    if found.whole:
        st.markdown(f":material/check: {words.CHECK_WHOLE}")
    else:
        lines = [words.CHECK_PARTS.format(count=len(found.parts))]
        lines += [
            words.CHECK_PART.format(number=number, names=plain(bench.titles(part)))
            for number, part in enumerate(found.parts, start=1)
        ]
        st.warning("\n\n".join(lines))
    if found.islands:
        st.caption(words.CHECK_ISLANDS.format(names=plain(bench.titles(found.islands))))


def _index(bench: Bench, told: pd.Series) -> str:
    if np.isnan(told["index"]):
        return words.CHECK_NO_INDEX
    bare = np.isnan(told["index_low"])
    return (words.CHECK_INDEX_ALONE if bare else words.CHECK_INDEX).format(
        index=numbers.number(told["index"], 1),
        low=numbers.number(told["index_low"], 1),
        high=numbers.number(told["index_high"], 1),
        rank=numbers.rank(told["rank"]),
        count=numbers.number(int(bench.result.rank.notna().sum())),
    )


def _spread(bench: Bench, told: pd.Series) -> str:
    return words.CHECK_SPREAD.format(
        mean=numbers.number(told["mean"], 1),
        sd=numbers.number(told["sd"], 1),
        low=numbers.number(told["low"], 1),
        high=numbers.number(told["high"], 1),
        highest=plain(bench.title(told["highest"])),
    )


def _count(value: float) -> str:
    return screen.NOTHING if np.isnan(value) else numbers.number(value)
