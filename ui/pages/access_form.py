"""The form that adds an access layer: its points, for whom, how far, and along what."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.faults import InputError
from language import access_text as words
from language import numbers, screen
from language.initiatives_text import KINDS
from layers.points import PointOptions, coordinate_columns
from layers.table import TABLE_TYPES
from ui import accessible, cached, session
from ui.access_layers import CHILDREN, AccessLayer, UserFile, layer_of, read_distances
from ui.access_reading import read_layer, register_sites
from ui.components.markdown import plain, plain_lines
from ui.files import raw_table
from ui.workspace import Place

USUAL_DISTANCES = "500, 1000"
USUAL = PointOptions()


@dataclass(frozen=True)
class Points:
    """What a reader has said of the points."""

    file: UserFile | None = None
    options: PointOptions = USUAL
    internal: bool = False
    kinds: tuple[str, ...] = ()
    approximate: bool = False


@dataclass(frozen=True)
class Along:
    """What a reader has said of the way and of where the persons live."""

    network: UserFile | None
    join_crossings: bool
    homes: UserFile | None


def show_form(place: Place) -> None:
    """Widgets for a layer, and the layer kept once it can be measured."""
    st.caption(words.PRIVACY)
    which = st.radio(
        words.FROM, list(words.FROM_CHOICES), format_func=words.FROM_CHOICES.get, horizontal=True
    )
    title = st.text_input(words.TITLE, placeholder=words.TITLE_PLACEHOLDER, max_chars=60).strip()
    with st.container():
        points = _from_file() if which == "file" else _from_register(place)
    persons = _persons(place)
    distances = st.text_input(words.DISTANCES, USUAL_DISTANCES)
    along = _along()
    if not st.button(words.MEASURE, type="primary", disabled=points is None):
        return
    if not title:
        st.error(words.NEED_TITLE)
    elif points is not None:
        _add(place, title, points, persons, distances, along)


def _from_file() -> Points | None:
    uploaded = st.file_uploader(words.FILE)
    if uploaded is None:
        return None
    layer = st.text_input(words.LAYER).strip()
    east, north = "", ""
    if Path(uploaded.name).suffix.lower() in TABLE_TYPES:
        east, north = _columns(uploaded)
    crs = st.selectbox(
        words.CRS,
        ["", *screen.CRS_NAMES],
        format_func=lambda code: screen.CRS_NAMES.get(code, words.CRS_FOUND),
    )
    leave_out = st.checkbox(words.LEAVE_OUT)
    internal = st.checkbox(words.INTERNAL, help=words.INTERNAL_HELP)
    return Points(_file(uploaded), PointOptions(east, north, crs, layer, leave_out), internal)


def _columns(uploaded: UploadedFile) -> tuple[str, str]:
    """Columns with the coordinates; what is wrong with the file is told when it is read."""
    try:
        raw = raw_table(uploaded.name, uploaded.getvalue())
    except InputError:
        return "", ""
    options = ["", *raw.frame.columns]
    usual = coordinate_columns(raw)
    boxes = zip(st.columns(2), (words.EAST, words.NORTH), usual, strict=True)
    east, north = (
        box.selectbox(
            label,
            options,
            index=options.index(found),
            format_func=lambda name: name or words.NOT_CHOSEN,
            key=f"{label}-{uploaded.file_id}",
        )
        for box, label, found in boxes
    )
    return east, north


def _from_register(place: Place) -> Points | None:
    options = [kind for kind in KINDS if len(register_sites(place.initiatives, [kind]))]
    if not options:
        st.info(words.NO_SITES)
        return None
    kinds = st.multiselect(
        words.KINDS_LABEL,
        options,
        format_func=KINDS.get,
        placeholder=words.KINDS_PLACEHOLDER,
        select_all=False,
    )
    if not kinds:
        return None
    vague = register_sites(place.initiatives, kinds)["approximate"]
    known = numbers.number(int((~vague).sum()))
    st.markdown(words.SITES.format(known=known, vague=numbers.number(int(vague.sum()))))
    approximate = st.checkbox(words.APPROXIMATE, help=words.APPROXIMATE_HELP)
    if not approximate and vague.all():
        return None
    return Points(kinds=tuple(kinds), approximate=approximate)


def _persons(place: Place) -> str:
    """Indicator with the number of persons: one of persons where any is, else any at all."""
    known = place.ordered_indicators(cached.base_scenario(place.level))
    told = [name for name in known if name in place.cards]
    options = [name for name in told if place.cards[name].unit == words.PERSONS_UNIT] or [*known]
    start = options.index(CHILDREN) if CHILDREN in options else 0
    return st.selectbox(words.PERSONS, options, index=start, format_func=place.title)


def _along() -> Along:
    with st.popover(words.MORE):
        st.markdown(words.MORE_INTRO)
        network = st.file_uploader(words.NETWORK)
        join_crossings = st.checkbox(words.JOIN)
        homes = st.file_uploader(words.HOMES)
    return Along(
        _file(network) if network else None, join_crossings, _file(homes) if homes else None
    )


def _file(uploaded: UploadedFile) -> UserFile:
    return UserFile(uploaded.name, uploaded.getvalue())


def _add(
    place: Place, title: str, points: Points, persons: str, distances: str, along: Along
) -> None:
    """Keep the layer if it can be measured, else tell everything that is wrong."""
    try:
        with st.spinner(words.MEASURING):
            layer = _layer(place, title, points, persons, read_distances(distances), along)
            accessible.measured(place, layer, cached.ground(place))
    except InputError as error:
        st.error(plain_lines(error))
        return
    accessible.add(place.level, layer)
    session.choose(f"accessshown.{session.family(place.level)}", layer.id)
    st.toast(words.DONE.format(title=plain(title)))
    st.rerun()


def _layer(
    place: Place,
    title: str,
    points: Points,
    persons: str,
    distances: tuple[float, ...],
    along: Along,
) -> AccessLayer:
    told = {
        "title": title,
        "persons": persons,
        "distances": distances,
        "day": date.today().isoformat(),
        "internal": points.internal,
        "join_crossings": along.join_crossings,
        "network": along.network,
        "homes": along.homes,
    }
    if points.file is None:
        return layer_of(kinds=points.kinds, approximate=points.approximate, **told)
    return read_layer(points.file, points.options, cached.ground(place).areas, **told)
