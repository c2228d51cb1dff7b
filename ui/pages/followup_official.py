"""The official index of the city, written down by the reader with where it stands."""

from datetime import date

import streamlit as st

from geo.faults import InputError
from language import inequality_text as words
from ui import following, session
from ui.baselines import YearlyFile
from ui.components.markdown import plain, plain_lines
from ui.official import Written, published_of, written_of


def write_official() -> None:
    """Fields for an index that others publish, and what puts it in or takes it away."""
    kept, today = following.published(), date.today()
    with st.expander(words.OFFICIAL, expanded=kept is not None):
        st.markdown(words.OFFICIAL_NOTE)
        written = _fields(written_of(kept, today))
        use, drop, _ = st.columns([1, 1, 2])
        is_used = use.button(words.USE, width="stretch")
        if kept is not None and drop.button(words.DROP, width="stretch"):
            following.keep_published(None)
            st.rerun()
        if is_used:
            _use(written, today)


def _fields(start: Written) -> Written:
    one, other = st.columns(2)
    prefix = following.WRITTEN
    place = one.text_input(words.PLACE, **session.bind(f"{prefix}place", start.place))
    publisher = other.text_input(
        words.PUBLISHER, **session.bind(f"{prefix}publisher", start.publisher)
    )
    reference = one.text_input(
        words.REFERENCE, **session.bind(f"{prefix}reference", start.reference)
    )
    read = other.text_input(words.READ, **session.bind(f"{prefix}read", start.read))
    uploaded = st.file_uploader(words.FILE, key="upload.published")
    file = None if uploaded is None else YearlyFile(uploaded.name, uploaded.getvalue())
    if file is not None:
        st.caption(words.FILE_COUNTS)
    lines_told = st.text_area(
        words.VALUES_LABEL,
        help=words.VALUES_HELP,
        disabled=file is not None,
        **session.bind(f"{prefix}values", start.text),
    )
    return Written(place, publisher, reference, read, lines_told, file)


def _use(written: Written, today: date) -> None:
    try:
        found = published_of(written, today)
    except InputError as error:
        st.error(plain_lines(error))
        return
    following.keep_published(found)
    told = words.USED.format(publisher=plain(found.publisher), count=len(found.values))
    session.choose("followup.said", told)
    st.rerun()
