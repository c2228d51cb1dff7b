"""Groups that meet on the same question in the same areas."""

from collections.abc import Sequence

import streamlit as st

from language import coverage_text as words
from language import initiatives_text, numbers
from layers.initiatives import InitiativeCard
from scoring.places.coverage import by_initiative, present, shares
from scoring.places.structures import DoubleStructure, double_structures, meeting
from scoring.scenario import Scenario
from ui.components.figure_table import figure_table
from ui.covered import choice_of, surface_within
from ui.workspace import Place

LAST_AGE = 120


def show_structures(place: Place, scenario: Scenario, codes: Sequence[str], name: str) -> None:
    """The questions that several groups meet on in some areas, and who could carry more."""
    choice = choice_of(scenario)
    local = [card for card in place.initiatives.cards if card.id in place.initiatives.shapes.index]
    surface = shares(place.cover, by_initiative(local))
    here = present(surface_within(surface, place, codes)).iloc[0]
    groups = meeting(place.initiatives.cards, set(here.index[here]), choice)
    doubles = double_structures(groups)
    if not doubles:
        st.caption(words.NO_STRUCTURES)
        return
    rows = [_structure(each) for each in doubles]
    headings = (words.HEAD_THEME, words.HEAD_GROUPS, words.HEAD_AGES, words.HEAD_CARRIER)
    figure_table(words.STRUCTURES.format(name=name), headings, rows)
    st.caption(words.STRUCTURES_INTRO)


def _structure(each: DoubleStructure) -> tuple[str, str, str, str]:
    carriers = " ".join(
        words.CARRIER.format(title=card.title, grounds=card.carrier.rstrip("."))
        for card in each.carriers
    )
    return (
        initiatives_text.THEMES[each.theme],
        "; ".join(_group(card) for card in each.groups),
        words.ALL_AGES if each.ages == (0, LAST_AGE) else numbers.interval(*each.ages),
        carriers or words.NO_CARRIER,
    )


def _group(card: InitiativeCard) -> str:
    citywide = card.extent == "citywide"
    return words.CITYWIDE_GROUP.format(title=card.title) if citywide else card.title
