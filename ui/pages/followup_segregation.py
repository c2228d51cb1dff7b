"""How segregated the city as a whole is, year by year."""

import streamlit as st

from export.papers.model import Cell, Heading, Table
from language import segregation_text as words
from language import text
from layers.cards import IndicatorCard
from scoring.followup.panel import Panel, area_panel, lines
from scoring.followup.segregation import segregation_by_year, share_in_types
from ui import session
from ui.baselines import can_be_followed
from ui.covered import POPULATION
from ui.pages.allocation_result import show_table
from ui.workspace import Place

USUAL = "low_econ"
"""Group that is chosen at first, where it is there."""

AREA_TYPE, PERSONS = "area_type", "pop"
HARD = (1, 2)
"""Types of areas with challenges, and with great ones."""


def show_segregation(place: Place) -> tuple[Table, ...]:
    """Let the reader ask for the measures; the tables that are shown."""
    st.subheader(words.HEADING, anchor=False)
    st.markdown(words.NOTE)
    st.markdown(words.OFFICIAL)
    groups = {stem: card for stem, card in can_be_followed(place).items() if card.kind == "share"}
    if not groups:
        st.info(words.NONE)
        return ()
    if not st.checkbox(words.SHOW, **session.bind("segregation.shown", False)):
        return ()
    start = [USUAL] if USUAL in groups else list(groups)[:1]
    name = f"segregation.groups.{place.level}"
    kept = [stem for stem in session.choice(name, start) if stem in groups]
    session.choose(name, kept)
    chosen = st.multiselect(
        words.GROUPS,
        list(groups),
        format_func=lambda stem: groups[stem].title,
        **session.bind(name, start),
    )
    tables = [_measures(place, {stem: groups[stem] for stem in chosen})] if chosen else []
    types = _types(place)
    tables += [types] if types is not None else []
    for table in tables:
        show_table(table)
    return tuple(tables)


def _panel(place: Place, stem: str) -> Panel:
    line = lines(place.cards, place.table.indicators)[stem]
    return area_panel(line, place.table, place.cards, POPULATION)


def _measures(place: Place, groups: dict[str, IndicatorCard]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for stem, card in groups.items():
        panel = _panel(place, stem)
        cut = {each.year for each in panel.breaks}
        for year, row in _by_year(place.fingerprint, stem, panel).iterrows():
            told = words.BROKEN.format(year=year) if year in cut else str(year)
            figures = [
                float(row[each]) for each in ("dissimilarity", "isolation", "share", "areas")
            ]
            rows.append((card.title, told, *figures))
    headings = (
        Heading(words.HEAD_GROUP),
        Heading(words.HEAD_YEAR),
        Heading(words.HEAD_DISSIMILARITY, 1),
        Heading(words.HEAD_ISOLATION, 1),
        Heading(words.HEAD_SHARE, 1, "%"),
        Heading(words.HEAD_AREAS, 0),
    )
    caption = words.TABLE.format(level=text.LEVELS[place.level])
    return Table(words.SHEET, caption, headings, tuple(rows))


@st.cache_data(max_entries=64, show_spinner=False)
def _by_year(data: str, stem: str, _panel: Panel):
    return segregation_by_year(_panel)


def _types(place: Place) -> Table | None:
    """Persons in areas of the hard types, where those have been fetched."""
    known = lines(place.cards, place.table.indicators)
    if not {AREA_TYPE, PERSONS} <= set(known):
        return None
    types, persons = (
        place.table.values[list(known[stem].ids.values())].set_axis(list(known[stem].ids), axis=1)
        for stem in (AREA_TYPE, PERSONS)
    )
    rows = tuple((str(year), share) for year, share in share_in_types(types, persons, HARD).items())
    headings = (Heading(words.HEAD_YEAR), Heading(words.TYPES_HEAD, 1, "%"))
    return Table(words.TYPES_SHEET, words.TYPES_TABLE, headings, rows, words.TYPES_NOTE)
