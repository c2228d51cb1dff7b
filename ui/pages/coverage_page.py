"""Behov och insatser: need against coverage, as a chart, a map and a table; one area below."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from export.webmap import MapDescription
from language import coverage_text as words
from language import numbers, screen, text
from scoring.places.fields import field_totals
from scoring.score import ScoreResult
from ui import cached, drawing, session
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.components.ranking import RankingColumn, RankingText, ranking
from ui.covered import CHILDREN, PlaceFields, coverage_of, fields_of
from ui.pages.coverage_area import show_area
from ui.pages.coverage_chart import areas_frame, field_title, percent, shading, show_chart
from ui.pages.coverage_choices import choose_coverage
from ui.pages.weights import current_scenario
from ui.workspace import Place

HEIGHT = 520


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    result = cached.scored(place, current_scenario(place.level))
    scenario = choose_coverage(place.level, result)
    with st.spinner(words.DRAWING):
        found, placed = coverage_of(place, scenario), fields_of(place, scenario)
    frame = areas_frame(found, placed, result)
    selected = session.choice(f"selected.{place.level}", None)
    _fields(placed, frame)
    chart_column, table_column = st.columns([1, 1], gap="medium")
    with chart_column:
        show_chart(frame, placed, selected)
    with table_column:
        _table(place, frame, selected)
    st.caption(words.SURE_NOTE)
    _map(place, frame, result, selected)
    show_area(found, placed, scenario, selected)


def _fields(placed: PlaceFields, frame: pd.DataFrame) -> None:
    st.subheader(words.FIELDS_HEADING, anchor=False)
    unknown = int((placed.fields.of == "").sum())
    if unknown == len(frame):
        st.info(words.FIELDS_NONE.format(column=CHILDREN))
        return
    totals = field_totals(placed.fields.of, frame["children"])
    rows = [
        (
            words.FIELDS[field],
            words.FIELD_MEANINGS[field],
            numbers.number(row["areas"]),
            numbers.number(row["children"]),
        )
        for field, row in totals.iterrows()
    ]
    headings = (words.HEAD_FIELD, words.HEAD_MEANING, words.HEAD_AREAS, words.CHART_CHILDREN)
    figure_table(words.FIELDS_TABLE, headings, rows, numeric=(2, 3))
    if unknown:
        st.caption(words.FIELDS_UNKNOWN.format(count=numbers.number(unknown)))


def _table(place: Place, frame: pd.DataFrame, selected: str | None) -> None:
    ordered = frame.iloc[np.argsort(frame["rank"].fillna(np.inf), kind="stable")]
    columns = [
        RankingColumn(
            screen.COLUMN_RANK_SHORT,
            ["–" if np.isnan(each) else numbers.rank(each) for each in ordered["rank"]],
            ordered["rank"],
            before_name=True,
        ),
        RankingColumn(
            text.COLUMN_INDEX,
            [numbers.number(each, 1) for each in ordered["index"]],
            ordered["index"],
        ),
        RankingColumn(
            words.HEAD_COVERAGE, [percent(each) for each in ordered["share"]], ordered["share"]
        ),
        RankingColumn(
            words.CHART_CHILDREN,
            [numbers.number(each) for each in ordered["children"]],
            ordered["children"],
        ),
        RankingColumn(words.HEAD_FIELD, [field_title(each) for each in ordered["field"]]),
        RankingColumn(
            words.HEAD_SURE, [percent(each) for each in ordered["sure"]], ordered["sure"]
        ),
    ]
    chosen = ranking(
        list(ordered.index),
        list(ordered["name"]),
        columns,
        RankingText(
            caption=words.TABLE,
            name=text.COLUMN_NAME,
            search=screen.TABLE_SEARCH,
            sort=screen.TABLE_SORT,
            show_more=screen.TABLE_MORE,
            no_hits=screen.TABLE_NO_HITS,
        ),
        key="coverage-table",
        selected=(selected,) if selected else (),
        marked=session.shortlist(place.level).chosen_areas,
        height=HEIGHT,
    )
    _select(place, chosen)


def _select(place: Place, code: str | None) -> None:
    if code:
        session.choose(f"selected.{place.level}", code)
        st.rerun()


@st.cache_resource(max_entries=8, show_spinner=False)
def _description(fingerprint: str, _place: Place) -> MapDescription:
    """The map with every initiative to be ticked, and none to begin with: the fields come first."""
    drawn = drawing.map_description(_place, cached.catalogue())
    return replace(drawn, overlays=tuple(replace(each, shown=False) for each in drawn.overlays))


def _map(place: Place, frame: pd.DataFrame, result: ScoreResult, selected: str | None) -> None:
    shown = st.radio(
        words.MAP_SHOWN,
        list(words.MAPS),
        format_func=words.MAPS.__getitem__,
        horizontal=True,
        **session.bind("fieldmap.shown", "fields"),
    )
    clicked = area_map(
        _description(place.full_fingerprint, place),
        shading(shown, frame, result),
        key="coverage-map",
        selected=(selected,) if selected else (),
        marked=session.shortlist(place.level).chosen_areas,
        height=HEIGHT,
    )
    st.caption(words.MAP_NOTE)
    _select(place, clicked)
