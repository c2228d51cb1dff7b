"""Tillgång: points measured for the areas of a level, as a map beside a table."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from export.columns import Column
from export.palettes import SERIES
from export.tabular import swedish_csv, titled
from export.webmap import MapDescription, Overlay
from geo.faults import InputError
from language import access_text as words
from language import numbers, protection_text, screen, text
from ui import accessible, cached, drawing, session
from ui.access_layers import AccessLayer
from ui.access_measuring import MeasuredLayer
from ui.components.area_map import area_map
from ui.components.markdown import plain, plain_lines
from ui.components.ranking import RankingColumn, RankingText, ranking
from ui.files import file_stem, marked_name
from ui.pages.access_form import show_form
from ui.workspace import Place

HEIGHT = 560


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.bare_place(session.level())
    st.caption(words.LEVEL.format(level=text.LEVELS[place.level]))
    found = _loaded(place)
    if found:
        layer = _chosen(place, found)
        _result(place, layer)
    with st.expander(words.ADD, expanded=not found):
        show_form(place)


def _loaded(place: Place) -> dict[str, MeasuredLayer]:
    """Layers that can be measured here, by id; what is wrong with the others is told."""
    found = {}
    for layer in accessible.kept(place.level):
        try:
            found[layer.id] = accessible.measured(place, layer, cached.ground(place))
        except InputError as error:
            told = words.UNUSABLE.format(
                title=plain(layer.title), level=plain(text.LEVELS[place.level])
            )
            st.warning(f"{told}\n\n{plain_lines(error)}")
            _removal(place, layer)
    return found


def _chosen(place: Place, found: dict[str, MeasuredLayer]) -> MeasuredLayer:
    options = list(found)
    name = f"accessshown.{session.family(place.level)}"
    if session.choice(name, options[-1]) not in options:
        session.choose(name, options[-1])
    chosen = st.selectbox(
        words.CHOOSE_LAYER,
        options,
        format_func=lambda each: found[each].layer.title,
        **session.bind(f"accessshown.{session.family(place.level)}", options[-1]),
    )
    return found[chosen]


def _result(place: Place, found: MeasuredLayer) -> None:
    for line in words.notes(found):
        st.markdown(plain(line))
    st.caption(plain(found.way))
    figures = list(found.cards)
    start = next(name for name in figures if "_within_" in name)
    shown = st.selectbox(
        words.CHOOSE_FIGURE,
        figures,
        index=figures.index(start),
        format_func=lambda name: found.cards[name].title,
        key=f"figure-{found.layer.fingerprint[:12]}",
    )
    selected = session.choice(f"selected.{place.level}", None)
    map_column, table_column = st.columns([1, 1.4], gap="medium")
    with map_column:
        _map(place, found, shown, selected)
    with table_column:
        _table(place, found, shown, selected)
    st.markdown(words.TAKE)
    left, right = st.columns(2)
    with left:
        _download(place, found)
    with right:
        _removal(place, found.layer)


def _map(place: Place, found: MeasuredLayer, shown: str, selected: str | None) -> None:
    card = found.cards[shown]
    title = screen.SHOW_INDICATOR.format(title=card.title, unit=card.unit)
    clicked = area_map(
        _description(place.areas.fingerprint, found.layer.fingerprint, place, found),
        drawing.figure_shading(found.table.values[shown], card, title),
        key="access-map",
        selected=(selected,) if selected else (),
        height=HEIGHT,
    )
    _select(place, clicked)


@st.cache_resource(max_entries=16, show_spinner=False)
def _description(areas: str, choices: str, _place: Place, _found: MeasuredLayer) -> MapDescription:
    """Areas with the points upon them."""
    bare = drawing.bare_description(_place, cached.catalogue(), words.MAP_SHOWN)
    points = _found.points
    overlay = Overlay(
        id=_found.layer.id,
        label=_found.layer.title,
        geometry=points.geometry,
        colour=SERIES[5],
        group=words.CHOOSE_LAYER,
        shown=True,
        hollow=tuple(points["approximate"].tolist()),
    )
    return replace(bare, overlays=(overlay,) if len(points) else ())


def _select(place: Place, code: str | None) -> None:
    if code:
        session.choose(f"selected.{place.level}", code)
        st.rerun()


def _table(place: Place, found: MeasuredLayer, shown: str, selected: str | None) -> None:
    values = found.table.values
    order = np.argsort(values[shown].fillna(np.inf).to_numpy(), kind="stable")
    codes = list(place.areas.codes[order])
    columns = [_column(found, name, values[name].iloc[order]) for name in found.cards]
    chosen = ranking(
        codes,
        [str(place.areas.names[code]) for code in codes],
        columns,
        RankingText(
            caption=words.TABLE.format(title=found.layer.title),
            name=text.COLUMN_NAME,
            search=screen.TABLE_SEARCH,
            sort=screen.TABLE_SORT,
            show_more=screen.TABLE_MORE,
            no_hits=screen.TABLE_NO_HITS,
        ),
        key="access-table",
        selected=(selected,) if selected else (),
        height=HEIGHT,
    )
    _select(place, chosen)


def _column(found: MeasuredLayer, name: str, values: pd.Series) -> RankingColumn:
    card = found.cards[name]
    unit = card.unit if card.unit in ("%", "m") else ""
    texts = [numbers.with_unit(each, unit, card.decimals) for each in values]
    return RankingColumn(words.short(name.removeprefix(f"{found.layer.id}_")), texts, values)


def _download(place: Place, found: MeasuredLayer) -> None:
    """The figures as a file, and the points as the one that a verification may ask for."""
    told = words.FILE_STEM.format(
        name=file_stem(found.layer.title), level=place.level, day=date.today().isoformat()
    )
    is_internal = any(card.internal for card in found.cards.values())
    st.download_button(
        words.DOWNLOAD,
        data=lambda: layer_csv(place, found),
        file_name=marked_name(f"{told}.csv", is_internal=is_internal),
        mime="text/csv",
        on_click="ignore",
    )
    points = found.layer.points
    if points is None:
        return
    st.download_button(
        words.DOWNLOAD_POINTS,
        data=points.content,
        file_name=marked_name(f"{words.POINTS_STEM}_{told}.json", is_internal=is_internal),
        mime="application/json",
        on_click="ignore",
        help=words.DOWNLOAD_POINTS_HELP,
    )


def layer_csv(place: Place, found: MeasuredLayer) -> bytes:
    """Every figure of a layer by area, for a Swedish Excel; told below that it is internal."""
    columns = [Column("code", text.COLUMN_CODE), Column("name", text.COLUMN_NAME)]
    columns += [
        Column(card.id, f"{text.with_year(card.title, card.year)} ({card.unit})")
        for card in found.cards.values()
    ]
    frame = found.table.values.assign(code=place.areas.codes, name=place.areas.names)
    table = swedish_csv(titled(frame, columns))
    if not any(card.internal for card in found.cards.values()):
        return table
    return table + f"\r\n{protection_text.SPREAD};{protection_text.META_VALUE}\r\n".encode()


def _removal(place: Place, layer: AccessLayer) -> None:
    title = plain(layer.title)
    if st.button(words.REMOVE.format(title=title), key=f"remove-{layer.id}"):
        accessible.remove(place.level, layer)
        st.toast(words.REMOVED.format(title=title))
        st.rerun()
