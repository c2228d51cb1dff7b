"""Fördelning: an amount over candidates and boards, by keys that the reader weighs together."""

import streamlit as st

from geo.faults import InputError
from language import money_text as words
from scoring.decision.allocation import allocate
from scoring.places.candidates import Candidate
from scoring.places.joint import in_common
from ui import cached, listed, session
from ui.compared import compared
from ui.components.markdown import plain, plain_lines
from ui.covered import CHILDREN, persons
from ui.funded import facts
from ui.pages.allocation_effects import show_effects
from ui.pages.allocation_files import show_downloads
from ui.pages.allocation_plan import choose_plan, told_faults
from ui.pages.allocation_result import show_boards, show_result
from ui.pages.weights import current_scenario
from ui.workspace import Place


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    candidates = _choose(place)
    if not candidates:
        return
    with st.container():
        _tell_overlap(place, candidates)
    found = compared(place, current_scenario(place.level), candidates)
    try:
        plan = choose_plan(found)
    except InputError as error:
        st.error(plain_lines(error))
        return
    keys = facts(found).keys
    try:
        allocation = allocate(plan, keys)
    except InputError as error:
        st.error(plain_lines(told_faults(error, found, plan)))
        return
    show_result(found, allocation)
    show_effects(found, plan, keys)
    show_boards(found, allocation)
    show_downloads(found, plan)


def _choose(place: Place) -> tuple[Candidate, ...]:
    """Whom to divide between: candidates of the reader, or what is chosen on the shortlist."""
    which = st.radio(
        words.WHICH,
        list(words.WHICH_CHOICES),
        format_func=words.WHICH_CHOICES.__getitem__,
        horizontal=True,
        **session.bind("allocation.which", "candidates"),
    )
    if which == "candidates":
        found = session.candidates(place.level).within(place.areas.codes).candidates
    else:
        found = listed.groups(place, session.shortlist(place.level))
    if not found:
        st.info(words.NO_CANDIDATES if which == "candidates" else words.NO_SHORTLIST)
    return found


def _tell_overlap(place: Place, candidates: tuple[Candidate, ...]) -> None:
    common = in_common(candidates, persons(place, CHILDREN)).to_numpy()
    pairs = [
        f"{one.name} – {other.name}"
        for at, one in enumerate(candidates)
        for to, other in enumerate(candidates[:at])
        if common[at, to] != 0
    ]
    if pairs:
        st.warning(words.OVERLAP.format(names=plain("; ".join(pairs))))
