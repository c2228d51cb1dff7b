"""Kortlista: the chosen areas in order, a reason for each, and the files that leave."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from export.dossier import Dossier
from export.gis import CRS_CHOICES
from geo.faults import InputError
from language import files_text, numbers, screen, text
from layers.text_files import decode
from scoring.decision.shortlist import Shortlist, read_shortlist
from scoring.score import ScoreResult
from ui import cached, listed, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.documents import FORMATS, Content
from ui.files import file_name
from ui.pages.document_downloads import show_documents
from ui.pages.spread import choose_release
from ui.pages.weights import current_scenario
from ui.reference import reference_fingerprint
from ui.settings import tile_address
from ui.workspace import Place


def show() -> None:
    """Draw the page.

    Reasons are read before it is drawn: to draw it a second time instead would undo a click on
    another page, made while the reader was still in the field.
    """
    st.title(text.PAGE_SHORTLIST, anchor=False)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    result = cached.scored(place, scenario)
    chosen = listed.as_written(place.level)
    _open_saved(place)
    if not chosen.entries:
        st.info(screen.SHORTLIST_EMPTY)
        return
    st.markdown(screen.SHORTLIST_INTRO)
    outside = reference_fingerprint(place.level, scenario)
    dossier = place.dossier(result, chosen, date.today(), outside)
    for number, entry in enumerate(chosen.entries, start=1):
        _show_entry(place, result, chosen, entry.code, number)
    _table(dossier)
    _leave(place, result, chosen)


def _show_entry(
    place: Place, result: ScoreResult, chosen: Shortlist, code: str, number: int
) -> None:
    name = str(place.areas.names[code])
    with st.container(border=True):
        title, up, down, remove = st.columns([6, 1.2, 1.2, 1.2], vertical_alignment="center")
        title.markdown(f"**{number}. {plain(name)}** · {_facts(place, result, code)}")
        last = len(chosen.entries)
        if up.button(screen.MOVE_UP, key=f"up-{code}", disabled=number == 1, width="stretch"):
            _change(chosen.move(code, -1))
        if down.button(
            screen.MOVE_DOWN, key=f"down-{code}", disabled=number == last, width="stretch"
        ):
            _change(chosen.move(code, 1))
        if remove.button(screen.REMOVE, key=f"remove-{code}", width="stretch"):
            _change(chosen.remove(code))
        st.text_area(
            screen.REASON_FOR.format(name=plain(name)),
            placeholder=screen.REASON_PLACEHOLDER,
            height=80,
            **session.bind(listed.reason_name(chosen, code), chosen.reason(code)),
        )


def _facts(place: Place, result: ScoreResult, code: str) -> str:
    count = int(result.rank.notna().sum())
    parts = [
        f"{text.COLUMN_RANK} {numbers.rank_of(result.rank[code], count)}",
        f"{text.COLUMN_INDEX} {numbers.number(result.index[code], 1)}",
    ]
    for indicator in text.CONTEXT_INDICATORS[:2]:
        if indicator in place.table.indicators:
            figure = numbers.number(place.table.values.loc[code, indicator])
            parts.append(f"{place.cards[indicator].title} {figure}")
    return " · ".join(parts)


def _change(changed: Shortlist) -> None:
    session.keep_shortlist(changed)
    st.rerun()


def _table(dossier: Dossier) -> None:
    columns = [column for column in dossier.shortlist_columns if not column.name.startswith("dim_")]
    rows = [
        [_cell(row[column.name]) for column in columns] for _, row in dossier.shortlist.iterrows()
    ]
    numeric = [
        at
        for at, column in enumerate(columns)
        if dossier.shortlist[column.name].dtype.kind in "iuf"
    ]
    with st.container(horizontal=True, key="shortlist-table"):
        figure_table(
            screen.SHORTLIST_TABLE, [column.title for column in columns], rows, numeric=numeric
        )


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    figure = float(value)  # type: ignore[arg-type]
    return numbers.number(figure, 0 if figure.is_integer() else 1)


def _leave(place: Place, result: ScoreResult, chosen: Shortlist) -> None:
    """The files, once it is said how far they may go."""
    st.subheader(screen.DOWNLOADS, anchor=False)
    leaving = choose_release(place, result.scenario)
    if leaving is None:
        return
    outside = reference_fingerprint(place.level, result.scenario)
    dossier = leaving.place.dossier(
        result, chosen, date.today(), outside, is_internal=leaving.is_internal
    )
    _downloads(leaving.place, result, dossier, chosen)


def _downloads(place: Place, result: ScoreResult, dossier: Dossier, chosen: Shortlist) -> None:
    left, right = st.columns(2)
    suffix = left.selectbox(
        files_text.CHOOSE,
        FORMATS,
        format_func=files_text.NAMES.__getitem__,
        **session.bind("format", "gpkg"),
    )
    form = FORMATS[suffix]
    crs = _choose_crs(right) if form.has_crs else CRS_CHOICES[0]
    st.caption(files_text.HELP[suffix])
    content = Content(place, cached.catalogue(), result, dossier, crs, tile_address())

    def name(ending: str) -> str:
        return file_name(
            place.level,
            result.scenario.name,
            date.today(),
            ending,
            is_internal=dossier.is_internal,
        )

    file, saved, _ = st.columns(3)
    file.download_button(
        files_text.DOWNLOAD.format(ending=suffix),
        data=lambda: form.write(content),
        file_name=name(suffix),
        mime=form.media_type,
        type="primary",
        width="stretch",
        on_click="ignore",
    )
    saved.download_button(
        screen.DOWNLOAD_JSON,
        data=lambda: chosen.model_dump_json(indent=2),
        file_name=name("json"),
        mime="application/json",
        width="stretch",
        on_click="ignore",
    )
    st.caption(screen.SHORTLIST_NOT_SAVED)
    show_documents(content, chosen)


def _choose_crs(beside: DeltaGenerator) -> str:
    return beside.selectbox(
        screen.CHOOSE_CRS,
        CRS_CHOICES,
        format_func=screen.CRS_NAMES.__getitem__,
        **session.bind("crs", CRS_CHOICES[0]),
    )


def _open_saved(place: Place) -> None:
    with st.expander(screen.OPEN_JSON):
        file = st.file_uploader(screen.OPEN_JSON, type="json", label_visibility="collapsed")
        if file is None or session.choice("opened", None) == file.file_id:
            return
        try:
            opened = read_shortlist(
                decode(file.getvalue(), file.name), place.areas.codes, file.name
            )
        except InputError as error:
            st.error(plain_lines(error))
            return
        session.choose("opened", file.file_id)
        opened = opened.model_copy(update={"division": place.level})
        listed.put(opened)
        st.rerun()
