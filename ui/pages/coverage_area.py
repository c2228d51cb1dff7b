"""What reaches one area: initiatives, kinds, boards, groups that meet, the nearest sites."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import streamlit as st

from language import coverage_text as words
from language import initiatives_text, numbers, screen, text
from scoring.places.coverage import present
from scoring.places.fields import FIELDS
from scoring.scenario import Scenario
from ui import cached, covered
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import CHILDREN, POPULATION, PlaceCoverage, PlaceFields
from ui.pages.coverage_chart import percent
from ui.pages.double_structures import show_structures

METRES = 1_000
"""From so many metres a distance is told in kilometres."""


def show_area(
    found: PlaceCoverage, placed: PlaceFields, scenario: Scenario, code: str | None
) -> None:
    """All that reaches the chosen area."""
    place = found.place
    if code is None or code not in place.areas.codes:
        st.info(words.CHOOSE_AREA)
        return
    name = str(place.areas.names[code])
    st.subheader(plain(name), anchor=False)
    st.markdown(_field_line(placed, code))
    st.markdown(_union_line(found, code))
    left, right = st.columns(2, gap="large")
    with left:
        _initiatives(found, code, name)
        _nearest(found, scenario, code, name)
    with right:
        _kinds(found, code, name)
        _organisations(found, scenario, code, name)
    show_structures(found.place, scenario, (code,), name)
    _citywide(found, scenario)


def _field_line(placed: PlaceFields, code: str) -> str:
    field = placed.fields.of[code]
    if not field:
        return words.AREA_NO_FIELD
    row = placed.probabilities.loc[code]
    told = ", ".join(f"{words.FIELDS[name].lower()} {percent(row[name])}" for name in FIELDS)
    return words.AREA_FIELD.format(
        field=words.FIELDS[field], meaning=words.FIELD_MEANINGS[field], probabilities=told
    )


def _union_line(found: PlaceCoverage, code: str) -> str:
    union = found.parts.table[["union"]]
    return words.AREA_UNION.format(
        surface=percent(found.surface.union[code]),
        people=percent(found.reach(union, POPULATION).share.loc[code, "union"]),
        children=percent(found.reach(union, CHILDREN).share.loc[code, "union"]),
        count=numbers.number(present(found.surface.initiatives).loc[code].sum()),
    )


def _figures(
    found: PlaceCoverage, surface: pd.DataFrame, parts: pd.DataFrame, code: str
) -> dict[str, tuple[str, str, str]]:
    """Covered share of surface, population and children, of what covers anything here."""
    here = surface.loc[code]
    people = found.reach(parts, POPULATION).share.loc[code]
    children = found.reach(parts, CHILDREN).share.loc[code]
    order = here[here > 0].sort_values(ascending=False, kind="stable").index
    return {
        str(each): (percent(here[each]), percent(people[each]), percent(children[each]))
        for each in order
    }


MEASURES = (words.HEAD_SURFACE, words.HEAD_PEOPLE, words.HEAD_CHILDREN)


def _initiatives(found: PlaceCoverage, code: str, name: str) -> None:
    figures = _figures(found, found.surface.initiatives, found.parts.initiatives, code)
    if not figures:
        st.info(words.NO_INITIATIVES)
        return
    cards = {card.id: card for card in found.surface.cards}
    rows = [
        (
            cards[each].title,
            initiatives_text.KINDS[cards[each].kind],
            organisation_names(cards[each].responsible),
            *told,
            text.CERTAINTY[cards[each].certainty],
        )
        for each, told in figures.items()
    ]
    headings = (
        words.HEAD_INITIATIVE,
        words.HEAD_KIND,
        words.HEAD_RESPONSIBLE,
        *MEASURES,
        words.HEAD_BOUNDARY,
    )
    caption = words.BY_INITIATIVE.format(name=name)
    figure_table(caption, headings, rows, numeric=(3, 4, 5))


def organisation_names(ids: tuple[str, ...]) -> str:
    """Names of organisations, one after the other."""
    known = cached.catalogue().organisations
    return ", ".join(known[each].name if each in known else each for each in ids)


def _kinds(found: PlaceCoverage, code: str, name: str) -> None:
    _group_table(
        words.BY_KIND.format(name=name),
        words.HEAD_KIND,
        _figures(found, found.surface.kinds, found.parts.kinds, code),
        initiatives_text.KINDS.__getitem__,
    )


def _organisations(found: PlaceCoverage, scenario: Scenario, code: str, name: str) -> None:
    caption = words.BY_ORGANISATION.format(name=name)
    if covered.choice_of(scenario).partners:
        caption = f"{caption}. {words.MATRIX_PARTNERS}"
    _group_table(
        caption,
        words.HEAD_ORGANISATION,
        _figures(found, found.surface.organisations, found.parts.organisations, code),
        lambda each: organisation_names((each,)),
    )


def _group_table(
    caption: str,
    heading: str,
    figures: dict[str, tuple[str, str, str]],
    title: Callable[[str], str],
) -> None:
    rows = [(title(each), *told) for each, told in figures.items()]
    if rows:
        figure_table(caption, (heading, *MEASURES), rows, numeric=(1, 2, 3))


def _citywide(found: PlaceCoverage, scenario: Scenario) -> None:
    phases = covered.choice_of(scenario).phases
    rows = [
        (card.title, initiatives_text.KINDS[card.kind], organisation_names(card.responsible))
        for card in found.place.initiatives.cards
        if card.extent == "citywide" and card.status in phases and not card.is_overlay_only
    ]
    if rows:
        headings = (words.HEAD_INITIATIVE, words.HEAD_KIND, words.HEAD_RESPONSIBLE)
        with st.expander(words.CITYWIDE_COUNT.format(count=numbers.number(len(rows)))):
            st.caption(words.CITYWIDE_NOTE)
            figure_table(words.CITYWIDE, headings, rows)


def _nearest(found: PlaceCoverage, scenario: Scenario, code: str, name: str) -> None:
    table = covered.nearest_sites(found.place, scenario)
    if table.empty:
        st.caption(words.NEAREST_NONE)
        return
    near = table.loc[code].sort_values("metres", kind="stable")
    rows = [
        (
            initiatives_text.KINDS[str(kind)],
            str(row["name"]),
            _distance(float(row["metres"]), bool(row["approximate"])),
        )
        for kind, row in near.iterrows()
    ]
    headings = (words.HEAD_KIND, words.HEAD_SITE, words.HEAD_DISTANCE)
    figure_table(words.NEAREST.format(name=name), headings, rows, numeric=(2,))
    st.caption(words.NEAREST_NOTE)


def _distance(metres: float, approximate: bool) -> str:
    """Tens of metres, or kilometres with one decimal where it is far."""
    if np.isnan(metres):
        return screen.NOTHING
    far = metres >= METRES
    told = (
        numbers.with_unit(metres / METRES, "km", 1)
        if far
        else numbers.with_unit(10 * round(metres / 10), "m")
    )
    return words.ABOUT.format(distance=told) if approximate else told
