"""The official index of the city, written down by the reader with where it stands."""

from datetime import date

import streamlit as st

from geo.faults import InputError
from language import inequality_text as words
from ui import following, session
from ui.baselines import YearlyFile
from ui.components.markdown import plain, plain_lines
from ui.official import Written, published_of, written_of

SAID = "inequality.said"
"""Name of the choice of what is told of the last change."""

FILES = "inequality.files"
"""Name of the choice of how many times a file's place has been emptied."""


def write_official() -> None:
    """Fields for an index that others publish, and what puts it in or takes it away."""
    kept, today = following.published(), date.today()
    said = session.choice(SAID, "")
    if said:
        st.success(said)
        session.choose(SAID, "")
    with st.expander(words.OFFICIAL):
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
    typed = st.container()
    uploaded = st.file_uploader(words.FILE, key=f"upload.published.{session.choice(FILES, 0)}")
    file = None if uploaded is None else YearlyFile(uploaded.name, uploaded.getvalue())
    lines_told = typed.text_area(
        words.VALUES_LABEL,
        disabled=file is not None,
        **session.bind(f"{prefix}values", start.text),
    )
    typed.caption(words.VALUES_HELP if file is None else words.FILE_COUNTS)
    return Written(place, publisher, reference, read, lines_told, file)


def _use(written: Written, today: date) -> None:
    try:
        found = published_of(written, today)
    except InputError as error:
        st.error(plain_lines(error))
        return
    following.keep_published(found)
    told = words.USED.format(publisher=plain(found.publisher), count=len(found.values))
    session.choose(SAID, told)
    session.choose(FILES, session.choice(FILES, 0) + 1)
    st.rerun()
