"""Strengths and open questions of each candidate, by rule, with the reader's own words."""

import streamlit as st

from language import compare_text as words
from scoring.places.remarks import WHOLE, Remark, indicator_remarks, whole_remarks
from ui import session
from ui.compared import CITY, Compared, apart, reach
from ui.components.markdown import plain
from ui.covered import fields_of

COLUMNS = 3


def show_remarks(found: Compared) -> None:
    """What speaks for each candidate, and what is open."""
    st.subheader(words.REMARKS, anchor=False)
    st.caption(words.REMARKS_NOTE)
    for start in range(0, len(found.ids), COLUMNS):
        for column, identifier in zip(
            st.columns(COLUMNS, gap="large"), found.ids[start : start + COLUMNS], strict=False
        ):
            with column:
                _candidate(found, identifier)


def _candidate(found: Compared, identifier: str) -> None:
    name = found.name(identifier)
    st.markdown(f"**{plain(name)}**")
    said = _remarks(found, identifier)
    for heading, strength in ((words.STRENGTHS, True), (words.QUESTIONS, False)):
        lines = _sentences(found, [each for each in said if each.strength == strength])
        st.markdown(
            "\n".join([f"{heading}:", "", *(f"- {each}" for each in lines or [words.NONE_SAID])])
        )
    st.text_area(
        words.OWN_WORDS.format(name=plain(name)),
        help=words.OWN_WORDS_HELP,
        **session.bind(f"compare.words.{found.place.level}.{identifier}", ""),
    )


def _remarks(found: Compared, identifier: str) -> tuple[Remark, ...]:
    status = found.figures.table.status.loc[identifier].to_dict()
    limits = fields_of(found.place, found.scenario).fields
    return (
        *whole_remarks(
            found.figures.index.loc[identifier], reach(found).field[identifier], limits.need_from
        ),
        *indicator_remarks(apart(found, identifier, CITY), status, found.scenario),
    )


def _sentences(found: Compared, said: list[Remark]) -> list[str]:
    """A sentence a kind, with the titles of all that it is about."""
    about = {
        kind: "; ".join(found.place.title(each.indicator) for each in said if each.kind == kind)
        for kind in dict.fromkeys(each.kind for each in said)
        if kind not in WHOLE
    }
    whole = [words.REMARK[each.kind] for each in said if each.kind in WHOLE]
    return whole + [
        words.REMARK[kind].format(titles=plain(titles)) for kind, titles in about.items()
    ]
