"""Egna data: upload a table, and areas, map the columns, see the faults, score them.

The uploaders take any type of file: what is not allowed is told in Swedish by the reader of
the file, where Streamlit would tell it in English.
"""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.columns import CODE_COLUMNS, find_column
from geo.faults import InputError
from language import numbers, quality_text, screen, text
from layers.table import RawTable, number_columns
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.files import raw_table
from ui.own_files import read_own
from ui.pages.own_protection import choose_protection, masked, show_protection
from ui.pages.quality_report import show_quality
from ui.session import OwnData

PREVIEW_ROWS = 5
PREVIEW_COLUMNS = 12


def show() -> None:
    """Draw the page."""
    st.title(text.PAGE_OWN, anchor=False)
    st.markdown(screen.OWN_INTRO)
    _loaded()
    uploaded = st.file_uploader(screen.OWN_TABLE)
    which = st.radio(
        screen.OWN_WHICH_AREAS,
        [*cached.catalogue().levels, cached.OWN],
        format_func=lambda level: screen.OWN_FILE if level == cached.OWN else text.LEVELS[level],
        horizontal=True,
    )
    areas = st.file_uploader(screen.OWN_AREAS) if which == cached.OWN else None
    if uploaded is None or (which == cached.OWN and areas is None):
        return
    try:
        raw = raw_table(uploaded.name, uploaded.getvalue())
    except InputError as error:
        st.error(plain_lines(error))
        return
    _preview(raw)
    data = _map_columns(raw, uploaded, which, areas)
    if data is not None and st.button(screen.OWN_READ, type="primary"):
        _load(data)


def _loaded() -> None:
    own = session.own_data()
    if own is None:
        return
    st.success(screen.OWN_LOADED.format(file=plain(own.table_name)))
    place = cached.own_place_of(own)
    show_protection(own, place.table)
    with st.expander(quality_text.HEADING):
        show_quality(place)
    if st.button(screen.OWN_FORGET):
        session.keep_own_data(None)
        session.choose("level", next(iter(cached.catalogue().levels)))
        st.rerun()


def _preview(raw: RawTable) -> None:
    head = masked(raw).iloc[:PREVIEW_ROWS, :PREVIEW_COLUMNS]
    figure_table(
        screen.OWN_FIRST_ROWS.format(file=raw.file), list(head.columns), head.to_numpy().tolist()
    )


def _map_columns(
    raw: RawTable, uploaded: UploadedFile, which: str, areas: UploadedFile | None
) -> OwnData | None:
    columns = list(raw.frame.columns)
    found, _ = find_column(raw.frame, None, CODE_COLUMNS, raw.file)
    id_column = st.selectbox(
        screen.OWN_CODE_TABLE, columns, index=columns.index(found) if found else 0
    )
    indicators = st.multiselect(
        screen.OWN_INDICATORS,
        [name for name in columns if name != id_column],
        default=list(number_columns(raw, id_column))[:1],
        placeholder=screen.OWN_INDICATORS_PLACEHOLDER,
        select_all=False,
    )
    if not indicators:
        st.info(screen.OWN_NEED_COLUMNS)
        return None
    scenario = _scenario(indicators)
    areas_id, crs, mend, repair = _area_options() if areas is not None else ("", "", False, False)
    allow = st.checkbox(screen.OWN_UNMATCHED)
    protection = choose_protection(raw, indicators, id_column)
    return OwnData(
        areas_name=areas.name if areas is not None else which,
        areas_content=areas.getvalue() if areas is not None else b"",
        table_name=uploaded.name,
        table_content=uploaded.getvalue(),
        id_column=id_column,
        areas_id_column=areas_id,
        crs=crs,
        mend=mend,
        repair=repair,
        allow_unmatched=allow,
        scenario=scenario,
        protection=protection,
    )


def _scenario(indicators: list[str]) -> Scenario:
    choices = []
    for name in indicators:
        higher = st.radio(
            screen.OWN_DIRECTION.format(column=plain(name)),
            (True, False),
            format_func=lambda up: screen.OWN_HIGHER if up else screen.OWN_LOWER,
            horizontal=True,
            key=f"direction-{name}",
        )
        direction = "higher_is_need" if higher else "lower_is_need"
        choices.append(IndicatorChoice(id=name, direction=direction))
    dimension = Dimension(id="egna", title=screen.OWN_DIMENSION, indicators=tuple(choices))
    return Scenario(name=screen.OWN_SCENARIO, index=Index(dimensions=(dimension,)))


def _area_options() -> tuple[str, str, bool, bool]:
    column = st.text_input(screen.OWN_CODE_AREAS)
    crs = st.selectbox(
        screen.OWN_CRS,
        ["", *screen.CRS_NAMES],
        format_func=lambda code: screen.CRS_NAMES.get(code, screen.OWN_CRS_NONE),
    )
    mend, repair = st.checkbox(screen.OWN_MEND), st.checkbox(screen.OWN_REPAIR)
    return column.strip(), crs, mend, repair


def _load(data: OwnData) -> None:
    try:
        inputs = read_own(data, cached.catalogue().levels)
        place = cached.own_place_of(data)
        cached.scored(place, data.scenario)
    except InputError as error:
        st.error(plain_lines(error))
        return
    session.keep_own_data(data)
    session.keep_scenario(cached.OWN, data.scenario)
    session.forget("index.")
    session.choose("level", cached.OWN)
    st.success(screen.OWN_DONE.format(count=numbers.number(len(place.areas))))
    if inputs.coverage is not None:
        for line in screen.coverage_lines(inputs.coverage):
            st.markdown(line)
    if inputs.repairs:
        rows = [(item.code, numbers.number(item.moved_m2, 1)) for item in inputs.repairs]
        figure_table(screen.OWN_REPAIRED, (text.COLUMN_CODE, "m²"), rows, numeric=(1,))
