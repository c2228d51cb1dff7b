"""Karta: the areas scored and mapped, the weights beside them, one area's profile below."""

from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from export.tabular import areas_csv
from export.webmap import MapDescription, Shading
from geo.areas import AreaSet
from language import numbers, screen, text
from scoring.index.ranks import rank
from scoring.scenario import Scenario
from scoring.score import ScoreResult
from ui import cached, drawing, session, settings
from ui.components.area_map import area_map
from ui.components.markdown import plain
from ui.components.ranking import RankingColumn, RankingText, ranking
from ui.files import file_name
from ui.pages.profile import show_heading, show_profile
from ui.pages.spread import choose_release
from ui.pages.weights import choose_weights, current_scenario
from ui.reference import reference_fingerprint
from ui.workspace import Place

MAP_HEIGHT = 600
INDEX = "index"
"""Choice of what to show when it is the index."""

CHILDREN = "children_0_19_2025"


def show() -> None:
    """Draw the page."""
    st.html(f'<h1 class="unseen">{text.PAGE_MAP}</h1>')
    st.markdown(_intro())
    heading = st.container()
    controls, map_column, table_column = st.columns([1.1, 2.4, 1.7], gap="medium")
    with controls:
        level = _choose_level()
        place = cached.place(level)
        shown = _choose_shown(place)
        _find_area(place)
        scenario = choose_weights(level)
    result = cached.scored(place, scenario)
    shading = _shading(place, result, shown)
    selected = session.choice(f"selected.{level}", None)
    with map_column:
        _show_map(place, shading, selected)
    with table_column:
        _show_table(place, result, shown, selected)
    with heading:
        show_heading(place, result, selected)
    show_profile(place, result, selected)
    _download(place, result)


def _download(place: Place, result: ScoreResult) -> None:
    """Every area of the level as a file for a Swedish Excel."""
    day = date.today()
    outside = reference_fingerprint(place.level, result.scenario)
    chosen = session.shortlist(place.level)
    leaving = choose_release(place, result.scenario, "spread-on-map")
    if leaving is None:
        return
    name = file_name(place.level, result.scenario.name, day, "csv", is_internal=leaving.is_internal)
    st.download_button(
        screen.DOWNLOAD_ALL,
        data=lambda: areas_csv(
            leaving.place.dossier(result, chosen, day, outside, is_internal=leaving.is_internal)
        ),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
    )


def _intro() -> str:
    return screen.MAP_INTRO.format(scenario=plain(current_scenario(session.level()).name))


def _choose_level() -> str:
    levels = [*cached.catalogue().levels]
    if session.own_data() is not None:
        levels.append(cached.OWN)
    levels += cached.fetched_levels()
    if session.level() not in levels:
        session.choose("level", levels[0])
    return st.radio(
        screen.CHOOSE_LEVEL,
        levels,
        format_func=text.LEVELS.__getitem__,
        horizontal=True,
        help=screen.LEVEL_HELP,
        **session.bind("level", levels[0]),
    )


def _choose_shown(place: Place) -> str:
    scenario = current_scenario(place.level)
    options = [INDEX, *place.ordered_indicators(scenario)]
    return st.selectbox(
        screen.CHOOSE_SHOWN,
        options,
        format_func=lambda option: shown_title(place, scenario, option),
        **session.bind(f"shown.{place.level}", INDEX),
    )


def shown_title(place: Place, scenario: Scenario, option: str) -> str:
    """Title of the index or of an indicator."""
    if option == INDEX:
        return screen.SHOW_INDEX.format(scenario=scenario.name)
    card = place.cards.get(option)
    if card is None:
        return option
    title = text.with_year(card.title, card.year)
    return screen.SHOW_INDICATOR.format(title=title, unit=card.unit)


def _find_area(place: Place) -> None:
    names = place.areas.names
    codes = sorted(place.areas.codes, key=lambda code: str(names[code]).casefold())
    st.selectbox(
        screen.FIND_AREA,
        codes,
        format_func=lambda code: area_title(place.areas, code),
        placeholder=screen.FIND_PLACEHOLDER,
        **session.bind(f"selected.{place.level}", None),
    )


def area_title(areas: AreaSet, code: str) -> str:
    """Name of an area with its code where the name does not hold it."""
    name = str(areas.names[code])
    return name if code.endswith(name.rsplit(" ", 1)[-1]) else f"{name} ({code})"


def _shading(place: Place, result: ScoreResult, shown: str) -> Shading:
    title = shown_title(place, result.scenario, shown)
    if shown == INDEX:
        return drawing.index_shading(result, title)
    words = place.words(shown).tolist()
    return drawing.figure_shading(place.table.values[shown], place.cards.get(shown), title, words)


@st.cache_resource(max_entries=8, show_spinner=False)
def _description(fingerprint: str, _place: Place) -> MapDescription:
    tiles = drawing.basemap(settings.tile_address())
    return drawing.map_description(_place, cached.catalogue(), tiles)


def _show_map(place: Place, shading: Shading, selected: str | None) -> None:
    clicked = area_map(
        _description(place.full_fingerprint, place),
        shading,
        key="map",
        selected=(selected,) if selected else (),
        marked=session.shortlist(place.level).chosen_areas,
        focus=None if selected == session.choice(f"clicked.{place.level}", None) else selected,
        height=MAP_HEIGHT,
    )
    if clicked:
        session.choose(f"clicked.{place.level}", clicked)
        _select(place, clicked)


def _select(place: Place, code: str) -> None:
    session.choose(f"selected.{place.level}", code)
    st.rerun()


def _show_table(place: Place, result: ScoreResult, shown: str, selected: str | None) -> None:
    title = shown_title(place, result.scenario, shown)
    columns, order = _table_columns(place, result, shown)
    codes = place.areas.codes[order]
    chosen = ranking(
        list(codes),
        [area_title(place.areas, code) for code in codes],
        columns,
        RankingText(
            caption=screen.TABLE_CAPTION.format(shown=title),
            name=text.COLUMN_NAME,
            search=screen.TABLE_SEARCH,
            sort=screen.TABLE_SORT,
            show_more=screen.TABLE_MORE,
            no_hits=screen.TABLE_NO_HITS,
        ),
        key="ranking",
        selected=(selected,) if selected else (),
        marked=session.shortlist(place.level).chosen_areas,
        height=MAP_HEIGHT,
    )
    if chosen:
        session.choose(f"clicked.{place.level}", None)
        _select(place, chosen)


def _table_columns(
    place: Place, result: ScoreResult, shown: str
) -> tuple[list[RankingColumn], np.ndarray]:
    """Columns of the ranked table, and the positions of the areas in order of rank."""
    if shown == INDEX:
        values, ranks = result.index, result.rank.to_numpy()
        told, heading = values.map(lambda index: numbers.number(index, 1)), text.COLUMN_INDEX
    else:
        values, told = place.table.values[shown], place.words(shown)
        ranks = rank(values.to_numpy(float))
        heading = screen.COLUMN_VALUE_SHORT
    order = np.argsort(np.where(np.isnan(ranks), np.inf, ranks), kind="stable")
    values, ranks = values.iloc[order], ranks[order]
    columns = [
        RankingColumn(
            screen.COLUMN_RANK_SHORT,
            ["–" if np.isnan(each) else numbers.rank(each) for each in ranks],
            ranks,
            before_name=True,
        ),
        RankingColumn(heading, told.iloc[order].tolist(), values),
    ]
    if CHILDREN in place.table.indicators and shown == INDEX:
        children = place.table.values[CHILDREN].iloc[order]
        columns.append(_count_column(screen.COLUMN_CHILDREN, children))
    return columns, order


def _count_column(heading: str, counts: pd.Series) -> RankingColumn:
    return RankingColumn(heading, [numbers.number(each) for each in counts], counts)
