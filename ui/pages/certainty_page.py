"""Säkerhet: who is on the list whatever the choices, and what each choice moves."""

import numpy as np
import streamlit as st

from geo.faults import FaultKind, InputError
from language import certainty_text as words
from language import numbers, screen, text
from scoring.certainty.certificates import Certificates
from scoring.certainty.draws import members
from scoring.certainty.intervals import WeightInterval
from scoring.certainty.shifts import shift
from scoring.certainty.variants import Variant, one_at_a_time
from scoring.scenario import Dimension, Scenario, Uncertainty
from scoring.score import ScoreResult
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.pages.clusters import show_clusters
from ui.pages.progress import progress
from ui.pages.sensitivity import show_sensitivity
from ui.pages.spoken import spoken
from ui.pages.uncertainty import alternative_name, choose_uncertainty
from ui.pages.weights import current_scenario
from ui.workspace import Place

CHILDREN = "children_0_19_2025"
SHOWN = 2
"""The table of drawn ranks is so many times as long as the list."""


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    scenario = choose_uncertainty(place, current_scenario(place.level))
    result = cached.scored(place, scenario)
    _certain(place, result)
    _drawn(place, result)
    _weights(place, result)
    show_sensitivity(place, result, _titles(place, scenario))
    _moves(place, result)
    show_clusters(place, result)


def _choice(scenario: Scenario) -> Uncertainty:
    return scenario.uncertainty or Uncertainty()


def _certain(place: Place, result: ScoreResult) -> None:
    st.subheader(words.CERTAIN_HEADING, anchor=False)
    choice = _choice(result.scenario)
    reach = numbers.with_unit(100 * choice.weights, "%")
    st.markdown(words.CERTAIN_INTRO.format(reach=reach))
    try:
        found = cached.certificates(place, result.scenario)
    except InputError as error:
        if any(fault.kind != FaultKind.NOT_LINEAR for fault in error.faults):
            raise
        st.info(words.NOT_LINEAR)
        return
    counts = found.verdict.value_counts()
    inside, undecided, outside = (counts.get(kind, 0) for kind in ("in", "open", "out"))
    st.markdown(words.CERTAIN_COUNTS.format(inside=inside, undecided=undecided, outside=outside))
    _certain_table(place, result, found)
    st.caption(words.CERTAIN_MEANING)


def _certain_table(place: Place, result: ScoreResult, found: Certificates) -> None:
    names = {"in": words.CERTAIN_IN, "open": words.CERTAIN_OPEN}
    told = found.verdict[found.verdict.isin(list(names))].index
    ordered = result.rank[told].sort_values(kind="stable").index
    rows = [
        (
            numbers.rank(result.rank[code]),
            str(place.areas.names[code]),
            names[found.verdict[code]],
            _bounds(found.low[code], found.high[code]),
        )
        for code in ordered
    ]
    headings = (text.COLUMN_RANK, text.COLUMN_NAME, words.HEAD_VERDICT, words.HEAD_LOW_HIGH)
    figure_table(words.CERTAIN_TABLE, headings, rows, numeric=(0, 3))


def _bounds(low: float, high: float) -> str:
    return numbers.interval(low, high, 1) if np.isfinite([low, high]).all() else screen.NOTHING


def _drawn(place: Place, result: ScoreResult) -> None:
    choice = _choice(result.scenario)
    st.subheader(words.DRAWN_HEADING, anchor=False)
    st.markdown(
        words.DRAWN_INTRO.format(
            draws=numbers.number(choice.draws),
            interval=numbers.with_unit(100 * choice.interval, "%"),
        )
    )
    try:
        with progress(words.DRAWING) as tell:
            drawn = cached.sampled(place, result.scenario, tell).intervals
    except InputError as error:
        told = InputError(spoken(place, result.scenario, each) for each in error.faults)
        st.error(f"{words.DRAWN_FAILED}\n\n{plain_lines(told)}")
        return
    first = result.rank.sort_values(kind="stable").index[: SHOWN * choice.top]
    rows = [
        (
            numbers.rank(result.rank[code]),
            str(place.areas.names[code]),
            numbers.interval(drawn.loc[code, "rank_low"], drawn.loc[code, "rank_high"]),
            numbers.with_unit(100 * drawn.loc[code, "p_top"], "%"),
        )
        for code in first
        if not np.isnan(result.rank[code])
    ]
    headings = (
        text.COLUMN_RANK,
        text.COLUMN_NAME,
        words.HEAD_INTERVAL,
        words.HEAD_SHARE.format(top=choice.top),
    )
    caption = words.DRAWN_TABLE.format(top=choice.top)
    figure_table(caption, headings, rows, numeric=(0, 2, 3))
    st.caption(words.DRAWN_MEANING)


def _weights(place: Place, result: ScoreResult) -> None:
    st.subheader(words.WEIGHTS_HEADING, anchor=False)
    try:
        intervals = cached.weight_intervals_of(place, result.scenario)
    except InputError:
        st.info(words.WEIGHTS_NOT_LINEAR)
        return
    titles = _titles(place, result.scenario)
    rows = [
        (
            titles[item.id],
            numbers.number(item.weight, 2),
            _stays(item),
            _swap(place, item.leaves_low, item.enters_low),
            _swap(place, item.leaves_high, item.enters_high),
        )
        for item in intervals
    ]
    headings = (
        words.HEAD_MEMBER,
        words.HEAD_WEIGHT,
        words.HEAD_STAYS,
        words.HEAD_BELOW,
        words.HEAD_ABOVE,
    )
    figure_table(words.WEIGHTS_TABLE, headings, rows, numeric=(1,))
    nearest = min(intervals, key=_slack)
    if np.isinf(_slack(nearest)):
        st.markdown(words.WEIGHTS_FREE)
    else:
        st.markdown(words.WEIGHTS_MEANING.format(name=plain(titles[nearest.id])))


def _slack(item: WeightInterval) -> float:
    """Smallest relative change of a weight that changes the list."""
    if item.weight == 0:
        return np.inf
    below = (item.weight - item.low) / item.weight if item.leaves_low else np.inf
    return min(below, (item.high - item.weight) / item.weight)


def _stays(item: WeightInterval) -> str:
    high = words.UNLIMITED if np.isinf(item.high) else numbers.number(item.high, 2)
    return f"{numbers.number(item.low, 2)} – {high}"


def _swap(place: Place, leaves: str, enters: str) -> str:
    if not leaves:
        return "–"
    return words.SWAP.format(leaves=place.areas.names[leaves], enters=place.areas.names[enters])


def _titles(place: Place, scenario: Scenario) -> dict[str, str]:
    return {
        member.id: (member.title or member.id)
        if isinstance(member, Dimension)
        else place.title(member.id)
        for member in members(scenario.index)
    }


def _moves(place: Place, result: ScoreResult) -> None:
    st.subheader(words.MOVES_HEADING, anchor=False)
    variants = list(one_at_a_time(result.scenario, _choice(result.scenario)))
    if not variants:
        st.info(words.MOVES_NONE)
        return
    rows = [_move(place, result, variant) for variant in variants]
    headings = (words.HEAD_CHOICE, words.HEAD_ENTERS, words.HEAD_LEAVES, words.HEAD_CHILDREN)
    figure_table(words.MOVES_TABLE, headings, rows)


def _move(place: Place, result: ScoreResult, variant: Variant) -> tuple[str, str, str, str]:
    top = _choice(result.scenario).top
    counts = place.table.values[CHILDREN] if CHILDREN in place.table.indicators else None
    name = alternative_name(*variant.changes[0])
    try:
        moved = shift(result, cached.scored(place, variant.scenario), top, counts)
    except InputError:
        return name, words.MOVE_FAILED, screen.NOTHING, screen.NOTHING
    return (
        name,
        _names(place, moved.enters),
        _names(place, moved.leaves),
        words.IN_AND_OUT.format(
            enters=numbers.number(moved.persons_in), leaves=numbers.number(moved.persons_out)
        ),
    )


def _names(place: Place, codes: tuple[str, ...]) -> str:
    return "; ".join(str(place.areas.names[code]) for code in codes) or words.NOBODY
