"""Files of the register: saved, and opened again, those of others with what they do not say."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from export.gis import CRS_CHOICES
from export.register_excel import excel_bytes
from export.register_gis import geopackage_bytes
from export.register_tables import register_json
from geo.faults import InputError
from language import numbers, register_text, screen
from layers.initiatives import InitiativeCard
from layers.register import Register
from layers.register_columns import COLUMNS
from layers.register_edits import exchange, take_in
from layers.register_files import RegisterReading, read_register
from ui import cached, registering, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.pages.register_details import keep
from ui.pages.register_fields import ask

ASKED = ("programme", "responsible", "kind", "themes", "status", "certainty")
"""Fields that the reader fills in once for a whole file."""
FROM_FILE = "file."
"""Beginning of the names of what the reader fills in for a file."""

FIELDS = {column.field: column for column in COLUMNS["initiatives"]}


def show_downloads(register: Register) -> None:
    """Offer the register as three kinds of file."""
    known = registering.terms(cached.catalogue().organisations)
    day = date.today()
    crs = st.selectbox(
        screen.CHOOSE_CRS,
        CRS_CHOICES,
        format_func=screen.CRS_NAMES.__getitem__,
        **session.bind("crs.register", CRS_CHOICES[0]),
    )
    makers: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        (register_text.DOWNLOAD_JSON, "json", lambda: register_json(register)),
        (register_text.DOWNLOAD_EXCEL, "xlsx", lambda: excel_bytes(register, known)),
        (
            register_text.DOWNLOAD_GPKG,
            "gpkg",
            lambda: geopackage_bytes(register, cached.initiatives(), known, crs),
        ),
    )
    for column, (label, suffix, make) in zip(st.columns(3), makers, strict=True):
        column.download_button(
            label,
            data=make,
            file_name=f"{register_text.FILE_STEM.format(day=day.isoformat())}.{suffix}",
            mime=MIME[suffix],
            width="stretch",
            on_click="ignore",
        )
    st.caption(register_text.DOWNLOAD_HELP)


MIME = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "gpkg": "application/geopackage+sqlite3",
}


def show_opening(register: Register) -> None:
    """Open a file: see what it would do, or all that is wrong with it, and take it in."""
    st.markdown(register_text.OPEN_HELP)
    uploaded = st.file_uploader(register_text.OPEN_FILE)
    if uploaded is None or session.choice("register.opened", None) == uploaded.file_id:
        return
    options = _options(uploaded.name)
    mode = st.radio(
        register_text.MODE,
        list(register_text.MODES),
        format_func=register_text.MODES.__getitem__,
        **session.bind("register.mode", "add"),
    )
    try:
        reading = read_uploaded(uploaded, options)
    except InputError as error:
        st.error(plain_lines(error))
        return
    _preview(register, reading, mode, uploaded.name)
    if st.button(register_text.TAKE_IN, type="primary"):
        session.choose("register.opened", uploaded.file_id)
        said = register_text.TAKEN_IN.format(file=plain(uploaded.name))
        keep(taken_in(register, reading, mode), said)


def _options(file: str) -> dict[str, Any]:
    """What the reader fills in for files that do not say it."""
    defaults: dict[str, Any] = {
        "summary": register_text.DEFAULT_SUMMARY.format(file=file),
        "target.group": register_text.DEFAULT_GROUP,
    }
    with st.expander(register_text.DEFAULTS):
        st.caption(register_text.DEFAULTS_HELP)
        asked = {name: ask(FIELDS[name], None, name=FROM_FILE + name) for name in ASKED}
        publisher = st.text_input(
            register_text.DEFAULT_PUBLISHER, **session.bind("register.publisher", "")
        )
        crs = st.selectbox(
            register_text.CRS,
            ["", *screen.CRS_NAMES],
            format_func=lambda code: screen.CRS_NAMES.get(code, register_text.CRS_NONE),
            **session.bind("register.crs", ""),
        )
        layer = st.text_input(register_text.LAYER, **session.bind("register.layer", ""))
        mend = st.checkbox(screen.OWN_MEND, **session.bind("register.mend", False))
    defaults |= {name: value for name, value in asked.items() if value}
    if publisher.strip():
        defaults["sources"] = [{"publisher": publisher.strip(), "title": file}]
    chosen = {"crs": crs or None, "layer": layer.strip() or None, "mend_ambiguous": mend}
    return {"defaults": defaults} | chosen


def read_uploaded(uploaded: UploadedFile, options: dict[str, Any]) -> RegisterReading:
    """Read an uploaded file.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    known = registering.terms(cached.catalogue().organisations)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(uploaded.name).name
        path.write_bytes(uploaded.getvalue())
        return read_register(path, known, cached.catalogue().divisions, **options)


def taken_in(register: Register, reading: RegisterReading, mode: str) -> Register:
    """The register with what was read, its history too where it takes the place of all."""
    if mode == "exchange" and reading.has_history:
        return reading.register
    change = exchange if mode == "exchange" else take_in
    return change(register, reading.register.cards, when=registering.now(), who=session.who())


def _preview(register: Register, reading: RegisterReading, mode: str, file: str) -> None:
    """Say what taking a file in would do."""
    effects = {card.id: _effect(register, card) for card in reading.register.cards}
    told = list(effects.values())
    figures = {effect: numbers.number(told.count(effect)) for effect in register_text.EFFECTS}
    st.info(
        register_text.PREVIEW.format(file=plain(file), count=numbers.number(len(told)), **figures)
    )
    gone = [card for card in register.cards if card.id not in effects]
    if gone and mode == "exchange":
        st.warning(register_text.PREVIEW_GONE.format(gone=numbers.number(len(gone))))
    if reading.ignored:
        names = plain(", ".join(reading.ignored))
        st.warning(register_text.IGNORED.format(names=names))
    figure_table(
        register_text.PREVIEW_TABLE,
        (register_text.TABLE_NAME, register_text.HEAD_EFFECT),
        [(card.title, register_text.EFFECTS[effects[card.id]]) for card in reading.register.cards],
    )


def _effect(register: Register, card: InitiativeCard) -> str:
    before = register.get(card.id)
    if before is None:
        return "new"
    return "same" if before == card else "changed"
