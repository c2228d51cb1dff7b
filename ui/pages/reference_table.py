"""The table of a reference population: upload it, pair its columns, see its faults, forget it."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.columns import CODE_COLUMNS, find_column
from geo.faults import Fault, FaultKind, InputError, refuse
from language import index_text as words
from language import numbers
from layers.table import RawTable
from scoring.scenario import Dimension, Scenario
from ui import reference, session
from ui.components.markdown import plain, plain_lines
from ui.files import raw_table
from ui.session import ReferenceData
from ui.workspace import Place

NO_COLUMN = ""


def choose_reference(place: Place, base: Scenario) -> None:
    """Widgets for the reference population of the level."""
    with st.expander(words.REFERENCE):
        st.markdown(words.REFERENCE_INTRO)
        with st.container():
            _loaded(place, base)
        uploaded = st.file_uploader(words.REFERENCE_FILE)
        if uploaded is None:
            return
        try:
            raw = raw_table(uploaded.name, uploaded.getvalue())
        except InputError as error:
            st.error(plain_lines(error))
            return
        data = _pair(place, base, raw, uploaded)
        if data is not None and st.button(words.REFERENCE_USE, type="primary"):
            _load(place, base, data)


def _loaded(place: Place, base: Scenario) -> None:
    kept = session.reference(place.level)
    if kept is None:
        return
    titles = "; ".join(place.title(indicator) for indicator, _ in kept.columns)
    count = numbers.number(len(reference.reference_table(kept).codes))
    told = words.REFERENCE_LOADED.format(file=plain(kept.name), count=count, titles=plain(titles))
    st.success(told)
    if not _users(base):
        st.info(words.REFERENCE_UNUSED)
    if st.button(words.REFERENCE_FORGET):
        session.keep_scenario(place.level, _without_reference(base))
        session.keep_reference(place.level, None)
        session.forget("index.reference.")
        st.toast(words.REFERENCE_FORGOTTEN)
        st.rerun()


def _pair(
    place: Place, base: Scenario, raw: RawTable, uploaded: UploadedFile
) -> ReferenceData | None:
    """Which column is which: by id or title, and by hand for those of the index."""
    columns = list(raw.frame.columns)
    found, _ = find_column(raw.frame, None, CODE_COLUMNS, raw.file)
    id_column = st.selectbox(
        words.REFERENCE_CODE, columns, index=columns.index(found) if found else 0
    )
    known = {column.casefold(): column for column in columns if column != id_column}
    pairs = {}
    for indicator in place.table.indicators:
        names = (indicator, place.title(indicator), _title(place, indicator))
        pairs[indicator] = next((known[n.casefold()] for n in names if n.casefold() in known), "")
    for indicator in base.indicator_ids:
        options = [NO_COLUMN, *known.values()]
        pairs[indicator] = st.selectbox(
            words.REFERENCE_COLUMN.format(title=plain(place.title(indicator))),
            options,
            index=options.index(pairs.get(indicator, NO_COLUMN)),
            format_func=lambda column: column or words.REFERENCE_NO_COLUMN,
            key=f"reference-{uploaded.file_id}-{indicator}",
        )
    chosen = tuple((indicator, column) for indicator, column in pairs.items() if column)
    if not chosen:
        st.info(words.REFERENCE_NO_MATCH)
        return None
    return ReferenceData(uploaded.name, uploaded.getvalue(), id_column, chosen)


def _title(place: Place, indicator: str) -> str:
    card = place.cards.get(indicator)
    return card.title if card else indicator


def _load(place: Place, base: Scenario, data: ReferenceData) -> None:
    """Keep the table if it can be read and holds every figure that is compared with it."""
    held = {indicator for indicator, _ in data.columns}
    try:
        refuse(
            Fault(FaultKind.REFERENCE_MISSING, data.name, received=place.title(each))
            for each in _users(base)
            if each not in held
        )
        reference.reference_table(data)
    except InputError as error:
        st.error(plain_lines(error))
        return
    session.keep_reference(place.level, data)
    st.rerun()


def _users(base: Scenario) -> list[str]:
    return [choice.id for choice in base.indicators() if choice.reference == "table"]


def _without_reference(base: Scenario) -> Scenario:
    """The scenario with every indicator compared with the areas themselves."""

    def changed(level: Dimension) -> Dimension:
        inside = tuple(changed(each) for each in level.dimensions)
        own = tuple(each.model_copy(update={"reference": "areas"}) for each in level.indicators)
        return level.model_copy(update={"dimensions": inside, "indicators": own})

    dimensions = tuple(changed(each) for each in base.index.dimensions)
    index = base.index.model_copy(update={"dimensions": dimensions})
    return base.model_copy(update={"index": index})
