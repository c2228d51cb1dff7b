"""Kortlista: what is chosen in order, a reason for each, and the files that leave."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from export.dossier import Dossier
from export.gis import CRS_CHOICES
from geo.faults import InputError
from language import files_text, screen, text
from language import shortlist_text as words
from layers.text_files import decode
from scoring.decision.shortlist import Shortlist, read_shortlist
from scoring.places.candidates import Candidate
from scoring.score import ScoreResult
from ui import bench, cached, listed, session
from ui.components.markdown import plain, plain_lines
from ui.content import Content
from ui.decided import Standing, standing
from ui.documents import FORMATS
from ui.files import file_name
from ui.open_data import open_threshold
from ui.pages.document_downloads import show_documents
from ui.pages.register_details import ask_who
from ui.pages.shortlist_entries import show_adding, show_entries, show_rebuilt
from ui.pages.shortlist_table import show_chosen, show_map, show_others, show_rejected
from ui.pages.spread import choose_release
from ui.pages.weights import current_scenario
from ui.reference import reference_fingerprint
from ui.settings import tile_address
from ui.shortlisted import dossier_of
from ui.workspace import Place

WHO = "shortlist-who"
"""Key of the field for the name, which other pages have too."""


def show() -> None:
    """Draw the page.

    What is written is read before it is drawn: to draw it a second time instead would undo a
    click on another page, made while the reader was still in the field.
    """
    st.title(text.PAGE_SHORTLIST, anchor=False)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    result = cached.scored(place, scenario)
    chosen = listed.as_written(place.level)
    built = bench.as_written(place.level).candidates
    others = tuple(each for each in built if each.id not in chosen.codes)
    rebuilt = [each for each in built if each.id in chosen.codes and not chosen.has(each)]
    _open_saved(place)
    outside = reference_fingerprint(place.level, scenario)
    dossier = dossier_of(place, result, chosen, date.today(), outside)
    _who_and_undo(place.level)
    with st.container():
        if chosen.entries:
            _show_list(place, result, dossier, chosen)
            show_rebuilt(place.level, rebuilt)
        else:
            st.info(words.EMPTY_CANDIDATES if others else words.EMPTY)
    with st.container():
        if others:
            _show_others(place, result, others)
    if chosen.entries or others:
        _leave(place, result, chosen, dossier)


def _who_and_undo(level: str) -> None:
    name, back, _ = st.columns([2, 1, 1], vertical_alignment="bottom")
    with name:
        ask_who(WHO)
    back.button(
        words.UNDO,
        disabled=not listed.can_undo(level),
        width="stretch",
        on_click=listed.undo,
        args=(level,),
    )
    with st.container():
        if not session.who():
            st.caption(words.NO_NAME)


def _show_list(place: Place, result: ScoreResult, dossier: Dossier, chosen: Shortlist) -> None:
    st.markdown(words.INTRO)
    show_chosen(dossier)
    show_map(place, result, dossier)
    if chosen.chosen:
        st.subheader(words.CHANGE, anchor=False)
        show_entries(place, chosen.chosen)
    if chosen.rejected:
        st.subheader(words.REJECTED, anchor=False)
        show_rejected(dossier)
        show_entries(place, chosen.rejected)


def _show_others(place: Place, result: ScoreResult, others: tuple[Candidate, ...]) -> None:
    """Candidates that are not on the list, and how they get there."""
    st.subheader(words.OTHERS, anchor=False)
    alone = Shortlist(division=place.level)
    for each in others:
        alone = alone.put_candidate(each)
    show_others(dossier_of(place, result, alone, date.today()))
    show_adding(place.level, others)


def _leave(place: Place, result: ScoreResult, chosen: Shortlist, dossier: Dossier) -> None:
    """The files, once it is said how far they may go."""
    st.subheader(screen.DOWNLOADS, anchor=False)
    leaving = choose_release(place, result.scenario)
    if leaving is None:
        return
    if leaving.is_internal or leaving.place is not place:
        outside = reference_fingerprint(place.level, result.scenario)
        dossier = dossier_of(
            leaving.place, result, chosen, date.today(), outside, is_internal=leaving.is_internal
        )
    _downloads(leaving.place, result, dossier, chosen)


def _tell_decision(stands: Standing | None) -> None:
    """Whether the files are of a decision, and what is changed where they no longer are."""
    if stands is None:
        return
    name = plain(stands.name)
    if stands.changed:
        st.warning(words.no_decision(name, stands.changed))
    else:
        st.info(words.IS_DECISION.format(name=name))


def _downloads(place: Place, result: ScoreResult, dossier: Dossier, chosen: Shortlist) -> None:
    stands = standing(place, result.scenario, chosen)
    _tell_decision(stands)
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
    content = Content(
        place,
        cached.catalogue(),
        result,
        dossier,
        crs,
        tile_address(),
        chosen,
        stands.hash if stands and not stands.changed else "",
        open_threshold(),
    )

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
    st.caption(words.NOT_SAVED)
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
