"""Figures year by year: a candidate beside what it is compared with, with breaks as breaks."""

import numpy as np
import streamlit as st

from export.papers.model import Heading, Table
from language import followup_text as words
from language import numbers
from layers.cards import IndicatorCard
from scoring.followup.panel import Break, Panel
from scoring.places.compare import half_width
from ui.components.markdown import plain
from ui.followed import Followup, shown
from ui.pages.allocation_result import show_table
from ui.pages.compare_charts import show
from ui.pages.followup_charts import lines_by_year
from ui.pages.followup_figures import goals_note, group_name, years_chart
from ui.pages.followup_goals import unit_of


def show_years(found: Followup, candidate: str, stem: str) -> None:
    """Chart, table and breaks."""
    st.subheader(words.YEARS, anchor=False)
    chart = years_chart(found, candidate, stem)
    if chart is not None:
        show(lines_by_year(chart), "followup-years")
        note = goals_note(found, candidate, stem)
        if note:
            st.caption(plain(note))
    show_table(years_table(found, candidate, stem))
    tell_breaks(shown(found, candidate, stem))
    nearest = len(found.baseline[candidate].group("nearest"))
    st.caption(words.GROUPS_MEANING.format(nearest=nearest))


def years_table(found: Followup, candidate: str, stem: str) -> Table:
    """Every year as a row, every group as a column, with the uncertainty of each figure."""
    panel, card = shown(found, candidate, stem), found.cards[stem]
    kinds = list(panel.values.index)
    frozen = {each.stem: each.years for each in found.baseline.series}[stem]
    rows = tuple(
        (
            words.FROZEN_YEAR.format(year=year) if year in frozen else str(year),
            *(_cell(panel, kind, year, card) for kind in kinds),
        )
        for year in panel.years
    )
    headings = (
        Heading(words.HEAD_YEAR),
        *(Heading(group_name(found, candidate, kind)) for kind in kinds),
    )
    caption = words.YEARS_TABLE.format(title=card.title, unit=card.unit)
    return Table(words.YEARS, caption, headings, rows)


def _cell(panel: Panel, kind: str, year: int, card: IndicatorCard) -> str:
    value, error = float(panel.values.loc[kind, year]), float(panel.errors.loc[kind, year])
    decimals = unit_of(card)[1]
    figure = numbers.number(value, decimals)
    if np.isnan(value) or np.isnan(error):
        return figure
    reach = numbers.number(half_width(error), max(decimals, 1))
    return words.CHANGE_WITHIN.format(change=figure, noise=reach)


def break_words(found: Break) -> str:
    """Why a series is broken."""
    changed = [words.BREAK_FIELDS[name] for name in found.fields]
    return " ".join([*found.reasons, *(f"{each.capitalize()}." for each in changed)])


def tell_breaks(panel: Panel) -> None:
    """Every break of a series in words."""
    for each in panel.breaks:
        st.warning(plain(words.BREAK.format(year=each.year, reasons=break_words(each))))
    if panel.breaks:
        st.caption(words.BREAKS_NOTE)
