"""Jämför: two to six candidates side by side, two by two, and all together."""

import streamlit as st

from language import compare_text as words
from scoring.places.candidates import Candidate
from scoring.scenario import Scenario
from scoring.score import ScoreResult
from ui import cached, session
from ui.compared import compared, offered, to_compare
from ui.pages.compare_inside import show_inside
from ui.pages.compare_pair import show_pair
from ui.pages.compare_pareto import show_pareto
from ui.pages.compare_portfolio import show_portfolio
from ui.pages.compare_remarks import show_remarks
from ui.pages.compare_side import show_side
from ui.pages.compare_similar import show_similar
from ui.pages.weights import current_scenario
from ui.workspace import Place

LEAST, MOST, FIRST = 2, 6, 3
"""How many are compared, and how many to begin with."""


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    everyone = _offer(place)
    chosen = _choose(place, everyone, cached.scored(place, scenario))
    if len(chosen) < LEAST:
        st.info(words.CHOOSE_MORE)
        return
    view = st.radio(
        words.VIEW,
        list(words.VIEWS),
        format_func=words.VIEWS.__getitem__,
        horizontal=True,
        **session.bind("compare.view", "side"),
    )
    with st.spinner(words.WORKING):
        _show(view, place, scenario, chosen, everyone)


def _offer(place: Place) -> tuple[Candidate, ...]:
    """What the reader can choose among."""
    kinds = offered(place.level)
    with st.container():
        if "candidates" not in kinds:
            st.info(words.NO_CANDIDATES)
    name = f"compare.kind.{place.level}"
    if session.choice(name, kinds[0]) not in kinds:
        session.choose(name, kinds[0])
    kind = st.radio(
        words.WHAT,
        kinds,
        format_func=lambda kind: words.SETS.get(kind, words.SETS[cached.OWN]),
        horizontal=True,
        **session.bind(name, kinds[0]),
    )
    return to_compare(place, kind)


def _choose(
    place: Place, everyone: tuple[Candidate, ...], result: ScoreResult
) -> tuple[Candidate, ...]:
    """The candidates to compare, at most six."""
    by_id = {each.id: each for each in everyone}
    kind = session.choice(f"compare.kind.{place.level}", "")
    name = f"compare.chosen.{place.level}.{kind}"
    start = _first(everyone, result)
    kept = session.choice(name, start)
    known = [each for each in kept if each in by_id]
    if known != kept:
        session.choose(name, known)
    picked = st.multiselect(
        words.CHOOSE,
        list(by_id),
        format_func=lambda each: by_id[each].name,
        placeholder=words.CHOOSE_PLACEHOLDER,
        **session.bind(name, start),
    )
    with st.container():
        if len(picked) > MOST:
            st.warning(words.CHOOSE_FEWER)
    return tuple(by_id[each] for each in picked[:MOST])


def _first(everyone: tuple[Candidate, ...], result: ScoreResult) -> list[str]:
    """Ids of those whose areas have the highest mean index."""
    means = {each.id: result.index.loc[list(each.codes)].mean() for each in everyone}
    ordered = sorted(means, key=lambda each: -means[each] if means[each] == means[each] else 1.0)
    return ordered[:FIRST]


def _show(
    view: str,
    place: Place,
    scenario: Scenario,
    chosen: tuple[Candidate, ...],
    everyone: tuple[Candidate, ...],
) -> None:
    found = compared(place, scenario, chosen)
    if view == "side":
        show_side(found)
        show_inside(found)
        show_remarks(found)
    elif view == "portfolio":
        show_portfolio(found, everyone)
    else:
        {"pair": show_pair, "pareto": show_pareto, "similar": show_similar}[view](found)
