"""Scenarier: two ways of counting side by side: who enters, who leaves, and why."""

import numpy as np
import streamlit as st

from geo.faults import InputError
from language import certainty_text, numbers, screen, text
from language import scenarios_text as words
from layers.text_files import decode
from scoring.certainty.shifts import Shift, shift
from scoring.scenario import Scenario, Uncertainty
from scoring.scenario_file import read_scenario
from scoring.score import ScoreResult
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain_lines
from ui.pages.weights import current_scenario
from ui.workspace import Place, preset_scenarios

CHILDREN = "children_0_19_2025"


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    scenarios = _known(place)
    names = list(scenarios)
    first, second, length = st.columns([2, 2, 1], gap="large")
    a = first.selectbox(words.FIRST, names, **session.bind("compare.a", names[0]))
    b = second.selectbox(words.SECOND, names, **session.bind("compare.b", names[-1]))
    longest = max(2, min(60, len(place.areas) - 1))
    own = current_scenario(place.level).uncertainty or Uncertainty()
    top = length.slider(
        certainty_text.LIST_LENGTH,
        1,
        longest,
        **session.bind(f"compare.top.{len(place.areas)}", min(own.top, longest)),
    )
    if scenarios[a] == scenarios[b]:
        st.info(words.SAME)
        return
    _compare(place, cached.scored(place, scenarios[a]), cached.scored(place, scenarios[b]), top)


def _known(place: Place) -> dict[str, Scenario]:
    """Scenarios that can be chosen, by the name they are shown under."""
    current = current_scenario(place.level)
    found = {words.CURRENT.format(name=current.name): current}
    if place.level != cached.OWN:
        found |= preset_scenarios()
    opened = _opened(place)
    return found | ({opened.name: opened} if opened else {})


def _opened(place: Place) -> Scenario | None:
    with st.expander(words.OPEN):
        file = st.file_uploader(words.OPEN, type=["toml", "json"], label_visibility="collapsed")
    if file is None:
        return session.choice("compare.opened", None)
    try:
        opened = read_scenario(decode(file.getvalue(), file.name), file.name)
        cached.scored(place, opened)
    except InputError as error:
        st.error(plain_lines(error))
        return None
    session.choose("compare.opened", opened)
    return opened


def _compare(place: Place, a: ScoreResult, b: ScoreResult, top: int) -> None:
    counts = place.table.values[CHILDREN] if CHILDREN in place.table.indicators else None
    moved = shift(a, b, top, counts)
    listed = a.rank.index[(a.rank <= top) | (b.rank <= top)]
    _summary(moved, len(listed))
    if counts is not None:
        st.markdown(
            words.CHILDREN.format(
                a=numbers.number(moved.persons_out), b=numbers.number(moved.persons_in)
            )
        )
    ordered = a.rank[listed].sort_values(kind="stable").index
    rows = [
        (
            str(place.areas.names[code]),
            numbers.rank(a.rank[code]),
            numbers.rank(b.rank[code]),
            _membership(moved, code),
            _why(place, a, b, code),
        )
        for code in ordered
    ]
    headings = (text.COLUMN_NAME, words.HEAD_A, words.HEAD_B, words.HEAD_LIST, words.HEAD_WHY)
    figure_table(words.TABLE, headings, rows, numeric=(1, 2))


def _summary(moved: Shift, listed: int) -> None:
    st.markdown(
        words.SUMMARY.format(
            both=listed - len(moved.enters) - len(moved.leaves),
            only_a=len(moved.leaves),
            only_b=len(moved.enters),
            shift=numbers.number(moved.mean_shift, 1),
        )
    )


def _membership(moved: Shift, code: str) -> str:
    if code in moved.leaves:
        return words.ONLY_A
    return words.ONLY_B if code in moved.enters else words.BOTH


def _why(place: Place, a: ScoreResult, b: ScoreResult, code: str) -> str:
    """The indicator whose contribution differs most, with the difference."""
    change = b.contributions.loc[code].sub(a.contributions.loc[code], fill_value=0.0)
    if change.isna().all() or np.allclose(change.fillna(0.0), 0.0):
        return screen.NOTHING
    indicator = str(change.abs().idxmax())
    figure = numbers.signed(float(change[indicator]), 1)
    return words.WHY.format(title=place.title(indicator), change=figure)
