"""Vem gör vad: boards and companies by area, and a proposal of who could answer for what."""

import numpy as np
import pandas as pd
import streamlit as st

from language import coverage_text as words
from language import numbers
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
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import CHILDREN, choice_of, coverage_of, owners, persons
from ui.pages.responsibility_rules import current_rules, show_rules
from ui.pages.weights import current_scenario
from ui.workspace import Place

TOGETHER = ""
"""Choice of a proposal for all areas at once."""


def show() -> None:
    """Draw the page."""
    st.title(words.RESPONSIBILITY_PAGE, anchor=False)
    st.markdown(words.RESPONSIBILITY_INTRO)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    codes = _choose_areas(place)
    if codes:
        matrix = _matrix(place, scenario, codes)
        _show_matrix(place, scenario, matrix)
        _proposal(place, scenario, codes, matrix)
    show_rules()


def _choose_areas(place: Place) -> list[str]:
    """Codes of the areas that the reader wants to see, in order."""
    names = place.areas.names
    which = st.radio(
        words.WHICH,
        list(words.WHICH_CHOICES),
        format_func=words.WHICH_CHOICES.__getitem__,
        horizontal=True,
        **session.bind("matrix.which", "shortlist"),
    )
    if which == "all":
        return list(place.areas.codes)
    if which == "shortlist":
        chosen = list(session.shortlist(place.level).codes)
        if not chosen:
            st.info(words.SHORTLIST_EMPTY)
        return chosen
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


def _matrix(place: Place, scenario: Scenario, codes: list[str]) -> pd.DataFrame:
    here = present(coverage_of(place, scenario).surface.initiatives).loc[codes]
    return presence_matrix(here, place.initiatives.cards, list(owners()), choice_of(scenario))


def _show_matrix(place: Place, scenario: Scenario, matrix: pd.DataFrame) -> None:
    known = owners()
    rows = [
        (str(place.areas.names[code]), *(words.PRESENCE_SHORT[each] for each in row))
        for code, row in zip(matrix.index, matrix.to_numpy(), strict=True)
    ]
    headings = (words.WHICH, *(known[each].short for each in matrix.columns))
    figure_table(words.MATRIX, headings, rows)
    told = ", ".join(f"{each.short} = {each.name}" for each in known.values())
    partners = f" {words.MATRIX_PARTNERS}" if choice_of(scenario).partners else ""
    st.caption(f"{words.MATRIX_NOTE}{partners} {plain(words.SHORT_NAMES.format(names=told))}")


def _proposal(place: Place, scenario: Scenario, codes: list[str], matrix: pd.DataFrame) -> None:
    st.subheader(words.PROPOSAL, anchor=False)
    st.caption(words.PROPOSAL_METHOD)
    options = [TOGETHER, *codes] if len(codes) > 1 else codes
    chosen = st.selectbox(
        words.PROPOSAL_FOR,
        options,
        format_func=lambda code: _area_name(place, code),
        key=f"proposal.{place.level}",
    )
    group = codes if chosen == TOGETHER else [chosen]
    name = _area_name(place, chosen)
    beyond = _excess(place, scenario, group)
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
    _proposed(shares, matrix.loc[group], name)


def _area_name(place: Place, code: str) -> str:
    return words.TOGETHER if code == TOGETHER else str(place.areas.names[code])


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
