"""Step 5 of Egna data: every fault at once, the figures read, and the choices remembered."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from geo.faults import InputError, refuse
from language import numbers, quality_text, screen, text
from language import own_text as words
from layers.own.mapping import OwnMapping, write_mapping
from ui import bench, cached, listed, own_reading, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.files import file_stem
from ui.own_files import OwnInputs, own_scenario, read_own
from ui.pages.own_draft import Draft
from ui.pages.own_protection import show_protection
from ui.pages.quality_report import show_quality
from ui.session import OwnData, OwnTable

SAID = "own.said"
"""Name of the choice of what was done just now."""

GONE = "own.gone"
"""Name of the choice of the candidates and entries that were let go of."""


def show_reading(draft: Draft) -> None:
    """Tell all that is wrong or not answered, and read the file where nothing is."""
    mapping = draft.mapping.model_copy(
        update={"file": draft.dropped.file.name, "confirmed": date.today().isoformat()}
    )
    try:
        refuse(own_reading.taken(draft.dropped, mapping, draft.known).faults)
    except InputError as error:
        st.error(plain_lines(error))
        return
    left = list(dict.fromkeys(draft.left))
    before = _before(draft, mapping)
    with st.container():
        if left:
            st.warning("\n\n".join([words.LEFT, *(f"– {each}" for each in left)]))
        if before:
            st.markdown(words.ADDED_TO)
    if st.button(screen.OWN_READ, type="primary", disabled=bool(left)):
        _load(draft, mapping, before)


def _before(draft: Draft, mapping: OwnMapping) -> tuple[OwnTable, ...]:
    """Tables that are loaded already for the same areas, other than an older one of this title."""
    own = session.own_data()
    level = "" if draft.areas_read is not None else mapping.areas
    if own is None or (own.level, own.areas) != (level, draft.areas_read):
        return ()
    return tuple(
        each
        for each in own.tables
        if each.mapping.title != mapping.title and not {*each.mapping.ids} & {*mapping.ids}
    )


def _load(draft: Draft, mapping: OwnMapping, before: tuple[OwnTable, ...]) -> None:
    tables = (*before, OwnTable(draft.dropped.name, draft.dropped.content, mapping))
    scenario = own_scenario(tables, screen.OWN_SCENARIO, screen.OWN_DIMENSION)
    assert scenario is not None
    level = "" if draft.areas_read is not None else mapping.areas
    own = OwnData(tables, level, draft.areas_read, scenario)
    try:
        inputs = read_own(own, cached.catalogue().levels)
        cached.scored(cached.own_place_of(own), scenario)
    except InputError as error:
        st.error(plain_lines(error))
        return
    use_own(own)
    own_reading.remember(mapping)
    session.choose(SAID, _told(inputs))
    st.rerun()


def use_own(own: OwnData) -> None:
    """Let the app go by a set of own data; what stands on areas that it lacks is let go of.

    Raises
    ------
    InputError
        Every fault of the files. What was there is still there.
    """
    codes = cached.own_place_of(own).areas.codes
    session.keep_own_data(own)
    session.keep_scenario(cached.OWN, own.scenario)
    session.forget("index.", f"matrix.areas.{cached.OWN}")
    session.choose("level", cached.OWN)
    gone = (*bench.keep_within(cached.OWN, codes), *listed.keep_within(cached.OWN, codes))
    if gone:
        session.choose(GONE, tuple(dict.fromkeys(gone)))


def show_loaded() -> None:
    """What is loaded, how it is taken away, and how its choices are remembered."""
    own = session.own_data()
    if own is None:
        return
    with st.container():
        _said()
    files = ", ".join(plain(each.name) for each in own.tables)
    st.success(words.LOADED.format(files=files))
    place = cached.own_place_of(own)
    show_protection(own, place.table)
    with st.expander(quality_text.HEADING):
        show_quality(place)
    if st.button(screen.OWN_FORGET):
        session.keep_own_data(None)
        session.choose("level", next(iter(cached.catalogue().levels)))
        st.rerun()
    with st.expander(words.REMEMBER, expanded=True):
        st.markdown(words.REMEMBER_HELP)
        for table in own.tables:
            _show_remembering(table.mapping)


@dataclass(frozen=True)
class Told:
    """Word of what was read: lines of Markdown, and rows of what was mended."""

    lines: tuple[str, ...]
    mended: tuple[tuple[str, str], ...]


def _told(inputs: OwnInputs) -> Told:
    moved = [] if inputs.coverage is None else screen.coverage_lines(inputs.coverage)
    mended = tuple((item.code, numbers.number(item.moved_m2, 1)) for item in inputs.repairs)
    done = screen.OWN_DONE.format(count=numbers.number(len(inputs.areas)))
    return Told((done, *moved), mended)


def _said() -> None:
    """Word of what was let go of and read just now, once."""
    gone: tuple[str, ...] = session.choice(GONE, ())
    if gone:
        session.choose(GONE, ())
        st.info(words.LET_GO.format(names=plain("; ".join(gone))))
    told: Told | None = session.choice(SAID, None)
    if told is None:
        return
    session.choose(SAID, None)
    st.success(told.lines[0])
    for line in told.lines[1:]:
        st.markdown(line)
    if told.mended:
        figure_table(screen.OWN_REPAIRED, (text.COLUMN_CODE, "m²"), told.mended, numeric=(1,))


def _show_remembering(mapping: OwnMapping) -> None:
    """Ways to keep the choices of one file."""
    st.download_button(
        words.REMEMBER_FILE.format(title=plain(mapping.title)),
        data=lambda: write_mapping(mapping),
        file_name=f"{file_stem(words.MAPPING_STEM.format(title=mapping.title))}.json",
        mime="application/json",
        on_click="ignore",
        key=f"own.file.{mapping.title}",
    )
    store, workspaces = own_reading.desks()
    if store is None or not workspaces:
        st.caption(words.REMEMBER_NO_DESK)
        return
    by_id = {each.id: each for each in workspaces}
    chosen = session.choice("workspace.chosen", workspaces[0].id)
    workspace = by_id.get(chosen, workspaces[0])
    if own_reading.is_saved(store, workspace, mapping):
        st.markdown(words.REMEMBERED_BEFORE.format(workspace=plain(workspace.name)))
        return
    if not session.who():
        st.caption(words.REMEMBER_NAME)
        return
    label = words.REMEMBER_SAVE.format(workspace=plain(workspace.name))
    if st.button(label, key=f"own.save.{mapping.title}"):
        try:
            own_reading.save_mapping(store, workspace, mapping)
        except InputError as error:
            st.error(plain_lines(error))
            return
        st.success(words.REMEMBERED.format(workspace=plain(workspace.name)))
