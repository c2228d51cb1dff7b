"""How unevenly two groups live in the city as a whole, beside the index that is official."""

import pandas as pd
import streamlit as st

from export.papers.charted import Charted
from export.papers.model import Table
from language import inequality_text as words
from language import text
from layers.cards import IndicatorCard
from scoring.followup.panel import Line, lines
from scoring.followup.two_groups import can_be_counted, group_counts, relation, unevenness
from ui import following, session
from ui.components.markdown import plain
from ui.pages.allocation_result import show_table
from ui.pages.compare_charts import show
from ui.pages.followup_charts import lines_by_year
from ui.pages.followup_effects import years_of
from ui.pages.followup_official import write_official
from ui.pages.inequality_chart import inequality_chart
from ui.pages.inequality_result import Own, inequality_table
from ui.workspace import Place

USUAL = (("income_lowest", "income_highest"), ("low_econ", "high_econ"))
"""Pairs of groups by income that are chosen at first, the first that is there."""


def show_inequality(place: Place) -> tuple[Table | Charted, ...]:
    """Let the reader choose groups and write down the official index; what is shown."""
    st.subheader(words.HEADING, anchor=False)
    st.markdown(words.NOTE)
    own = _choose_own(place)
    write_official()
    official = following.published()
    if own is None and official is None:
        return ()
    level = text.LEVELS[place.level]
    table, chart = (make(level, own, official) for make in (inequality_table, inequality_chart))
    if chart is None:
        show_table(table)
        return (table,)
    show(lines_by_year(chart), "followup-inequality")
    show_table(table)
    return (Charted(chart, table),)


def _choose_own(place: Place) -> Own | None:
    st.markdown(f"**{words.OWN}**")
    st.markdown(words.DIFFERS)
    is_asked = st.checkbox(words.SHOW, **session.bind("inequality.shown", False))
    first, second = _choose_groups(place) if is_asked else (None, None)
    if first is not None and second is not None:
        known = lines(place.cards, place.table.indicators)
        return _measured(place, known[first], known[second])
    if usual_groups(groups_of(place)) == (None, None):
        st.info(words.NO_INCOME)
    return None


def _choose_groups(place: Place) -> tuple[str | None, str | None]:
    groups = groups_of(place)
    first, second = usual_groups(groups)
    one, other = st.columns(2)
    return (
        _group(one, words.FIRST, f"inequality.first.{place.level}", groups, first),
        _group(other, words.SECOND, f"inequality.second.{place.level}", groups, second),
    )


def usual_groups(groups: dict[str, IndicatorCard]) -> tuple[str, str] | tuple[None, None]:
    """Stems of the two groups by income that are there."""
    return next((pair for pair in USUAL if set(pair) <= set(groups)), (None, None))


def groups_of(place: Place) -> dict[str, IndicatorCard]:
    """Groups by stem, each with the card of its latest year; not what own shares are of."""
    known = lines(place.cards, place.table.indicators)
    latest = {stem: place.cards[line.last] for stem, line in known.items()}
    return {
        stem: card
        for stem, card in latest.items()
        if can_be_counted(card)
        and not (stem.endswith("_base") and stem.removesuffix("_base") in latest)
    }


def _group(
    column: st.delta_generator.DeltaGenerator,
    label: str,
    name: str,
    groups: dict[str, IndicatorCard],
    start: str | None,
) -> str | None:
    if session.choice(name, None) not in groups:
        session.choose(name, start)
    chosen: str | None = column.selectbox(
        label,
        list(groups),
        index=None,
        format_func=lambda stem: groups[stem].title,
        placeholder=words.PLACEHOLDER,
        **session.bind(name, start),
    )
    return chosen


def _measured(place: Place, first: Line, second: Line) -> Own | None:
    related = relation(first, second, place.table, place.cards)
    told = words.RELATIONS[related]
    if related in ("same", "overlap"):
        st.warning(told)
        return None
    if related == "inside":
        st.warning(told)
    else:
        st.caption(told)
    cards = (place.cards[first.last], place.cards[second.last])
    years = _by_year(place.fingerprint, first.stem, second.stem, place, (first, second))
    if years.empty:
        told = words.NO_YEARS.format(
            first=cards[0].title,
            first_years=years_of(tuple(first.ids)),
            second=cards[1].title,
            second_years=years_of(tuple(second.ids)),
        )
        st.warning(plain(told))
        return None
    return Own((first, second), cards, years)


@st.cache_data(max_entries=64, show_spinner=False)
def _by_year(
    data: str, first: str, second: str, _place: Place, _lines: tuple[Line, Line]
) -> pd.DataFrame:
    one, other = (group_counts(line, _place.table, _place.cards) for line in _lines)
    return unevenness(one, other)
