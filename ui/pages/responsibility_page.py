"""Vem gör vad: boards and companies by area, and a proposal of who could answer for what."""

import numpy as np
import pandas as pd
import streamlit as st

from language import coverage_text as words
from language import numbers
from scoring.places.candidates import Candidate
from scoring.places.coverage import present
from scoring.places.responsibility import (
    dimension_parts,
    excess,
    excess_shares,
    excess_within,
    presence_matrix,
    propose,
    without_rule,
)
from scoring.scenario import Scenario
from ui import cached, listed, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import CHILDREN, choice_of, coverage_of, owners, persons, surface_within
from ui.pages.double_structures import show_structures
from ui.pages.responsibility_rules import current_rules, show_rules
from ui.pages.weights import current_scenario
from ui.subjects import single
from ui.workspace import Place

TOGETHER = ""
"""Choice of a proposal for all areas at once."""


def show() -> None:
    """Draw the page."""
    st.title(words.RESPONSIBILITY_PAGE, anchor=False)
    st.markdown(words.RESPONSIBILITY_INTRO)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    groups = _choose(place)
    if groups:
        matrix = _matrix(place, scenario, groups)
        _show_matrix(scenario, groups, matrix)
        _proposal(place, scenario, groups, matrix)
    show_rules()


def _choose(place: Place) -> tuple[Candidate, ...]:
    """Areas or candidates that the reader wants to see, in order."""
    which = st.radio(
        words.WHICH,
        list(words.WHICH_CHOICES),
        format_func=words.WHICH_CHOICES.__getitem__,
        horizontal=True,
        **session.bind("matrix.which", "shortlist"),
    )
    if which == "candidates":
        built = session.candidates(place.level).within(place.areas.codes).candidates
        if not built:
            st.info(words.CANDIDATES_NONE)
        return built
    if which == "shortlist":
        chosen = listed.groups(place, session.shortlist(place.level))
        if not chosen:
            st.info(words.SHORTLIST_EMPTY)
        return chosen
    return tuple(single(place, code) for code in _choose_areas(place, which))


def _choose_areas(place: Place, which: str) -> list[str]:
    names = place.areas.names
    if which == "all":
        return list(place.areas.codes)
    picked = st.multiselect(
        words.CHOSEN,
        sorted(place.areas.codes, key=lambda code: str(names[code]).casefold()),
        format_func=lambda code: str(names[code]),
        placeholder=words.CHOSEN_PLACEHOLDER,
        **session.bind(f"matrix.areas.{place.level}", []),
    )
    if not picked:
        st.info(words.CHOSEN_NONE)
    return picked


def _matrix(place: Place, scenario: Scenario, groups: tuple[Candidate, ...]) -> pd.DataFrame:
    surface = coverage_of(place, scenario).surface.initiatives
    rows = [surface_within(surface, place, group.codes) for group in groups]
    here = pd.concat(rows).set_axis([group.id for group in groups])
    cards = place.initiatives.cards
    return presence_matrix(present(here), cards, list(owners()), choice_of(scenario))


def _show_matrix(scenario: Scenario, groups: tuple[Candidate, ...], matrix: pd.DataFrame) -> None:
    known = owners()
    rows = [
        (group.name, *(words.PRESENCE_SHORT[each] for each in row))
        for group, row in zip(groups, matrix.to_numpy(), strict=True)
    ]
    headings = (words.WHICH, *(known[each].short for each in matrix.columns))
    figure_table(words.MATRIX, headings, rows)
    told = ", ".join(f"{each.short} = {each.name}" for each in known.values())
    partners = f" {words.MATRIX_PARTNERS}" if choice_of(scenario).partners else ""
    st.caption(f"{words.MATRIX_NOTE}{partners} {plain(words.SHORT_NAMES.format(names=told))}")


def _proposal(
    place: Place, scenario: Scenario, groups: tuple[Candidate, ...], matrix: pd.DataFrame
) -> None:
    st.subheader(words.PROPOSAL, anchor=False)
    st.caption(words.PROPOSAL_METHOD)
    names = {group.id: group.name for group in groups} | {TOGETHER: words.TOGETHER}
    chosen = st.selectbox(
        words.PROPOSAL_FOR,
        [TOGETHER, *matrix.index] if len(groups) > 1 else list(matrix.index),
        format_func=lambda each: names[each],
        key=f"proposal.{place.level}",
    )
    within = [group for group in groups if chosen in (TOGETHER, group.id)]
    codes = list(dict.fromkeys(code for group in within for code in group.codes))
    _need_beyond(place, scenario, codes, matrix.loc[[group.id for group in within]], names[chosen])
    show_structures(place, scenario, codes, names[chosen])


def _need_beyond(
    place: Place, scenario: Scenario, codes: list[str], presence: pd.DataFrame, name: str
) -> None:
    """Dimensions above the city's mean, and who is proposed for them."""
    beyond = _excess(place, scenario, codes)
    if beyond.isna().all():
        st.info(words.NO_INDEX)
        return
    shares = excess_shares(beyond)
    rows = [
        (str(each), numbers.signed(beyond[each], 1), numbers.with_unit(100 * share, "%"))
        for each, share in shares.items()
    ]
    headings = (words.HEAD_DIMENSION, words.HEAD_EXCESS, words.HEAD_SHARE)
    figure_table(words.EXCESS_TABLE.format(name=name), headings, rows, numeric=(1, 2))
    _proposed(shares, presence, name)


def _excess(place: Place, scenario: Scenario, codes: list[str]) -> pd.Series:
    """What lies above the city's mean, by title of dimension, weighted by children."""
    result = cached.scored(place, scenario)
    titles = {each.id: each.title or each.id for each in scenario.index.dimensions}
    beyond = excess(dimension_parts(result)).rename(columns=titles)
    if len(codes) == 1:
        return beyond.loc[codes[0]]
    return excess_within(beyond, persons(place, CHILDREN), codes)


def _proposed(shares: pd.Series, rows: pd.DataFrame, name: str) -> None:
    known, rules = owners(), current_rules().rules
    presence = {each: _strongest(rows[each]) for each in rows.columns}
    found = propose(shares, rules, presence)
    if shares.fillna(0).sum() == 0:
        st.info(words.NO_PROPOSAL)
        return
    table = [
        (
            each.dimension,
            known[each.organisation].name,
            words.PRESENCE[each.presence],
            each.reason,
        )
        for each in found
    ]
    headings = (
        words.HEAD_DIMENSION,
        words.HEAD_PROPOSED,
        words.HEAD_PRESENCE,
        words.HEAD_GROUNDS,
    )
    if table:
        figure_table(words.PROPOSAL_TABLE.format(name=name), headings, table)
    lacking = without_rule(shares, rules)
    if lacking:
        st.info(words.NO_RULE.format(names=plain(", ".join(lacking))))


def _strongest(column: pd.Series) -> str:
    """How an organisation is present in the nearest of several areas."""
    return next((each for each in words.PRESENCE if np.any(column == each)), "absent")
