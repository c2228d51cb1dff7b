"""The quality report of a layer as a table: a light with words, and each remark with its areas."""

from collections import Counter

import streamlit as st

from language import numbers, protection_text, text
from language import quality_text as words
from layers.quality import LIGHTS, Finding, Quality
from ui import cached, quality, session
from ui.components.figure_table import figure_table
from ui.open_data import NAME, OFF
from ui.workspace import Place


def show_quality(place: Place) -> None:
    """Draw the report of a place, below a heading of the page's own."""
    st.markdown(words.INTRO)
    found = quality.report(place)
    count = Counter(each.light for each in found if each.indicator)
    st.markdown(words.SUMMARY.format(**{each: numbers.number(count[each]) for each in LIGHTS}))
    level = words.OWN_LEVEL if place.level == cached.OWN else text.LEVELS[place.level]
    figure_table(
        words.TABLE.format(level=level),
        (words.HEAD_FIGURE, words.HEAD_LIGHT, words.HEAD_REMARKS),
        [_row(place, each) for each in found],
    )


def choose_open_threshold() -> None:
    """Let the reader hide what is small in open data."""
    with st.expander(protection_text.OPEN_HEADING):
        st.markdown(protection_text.OPEN_INTRO)
        st.number_input(
            protection_text.OPEN_THRESHOLD,
            min_value=OFF,
            max_value=1000,
            step=1,
            **session.bind(NAME, OFF),
        )


def _row(place: Place, own: Quality) -> tuple[str, str, str]:
    remarks = ". ".join(_remark(place, each) for each in own.findings)
    nothing = words.NOTHING if own.indicator else words.ALL_ROWS_DIFFER
    title = place.title(own.indicator) if own.indicator else words.ROWS
    return title, words.LIGHTS[own.light], f"{remarks or nothing}."


def _remark(place: Place, finding: Finding) -> str:
    names = place.areas.names.astype(str)
    return words.remark(
        finding.kind,
        [str(names.get(code, code)) for code in finding.codes],
        [place.title(other) for other in finding.others],
        finding.amount,
        place.protection.small.threshold,
    )
