"""Figures year by year: a candidate beside what it is compared with, with breaks as breaks."""

import numpy as np
import streamlit as st

from export.palettes import SERIES
from export.papers.model import Heading, Table
from language import followup_text as words
from language import numbers
from layers.cards import IndicatorCard
from scoring.followup.panel import Break, Panel
from scoring.places.compare import half_width
from ui.components.markdown import plain
from ui.followed import OWN, Followup, shown
from ui.pages.allocation_result import show_table
from ui.pages.compare_charts import Point, show
from ui.pages.followup_charts import lines_by_year
from ui.pages.followup_goals import unit_of


def group_name(found: Followup, candidate: str, kind: str) -> str:
    """Name of a candidate or of one of its groups."""
    return found.baseline[candidate].name if kind == OWN else words.GROUPS[kind]


def show_years(found: Followup, candidate: str, stem: str) -> None:
    """Chart, table and breaks."""
    st.subheader(words.YEARS, anchor=False)
    panel, card = shown(found, candidate, stem), found.cards[stem]
    names = {kind: group_name(found, candidate, kind) for kind in panel.values.index}
    rows = _points(panel, card, names)
    if rows:
        own = found.baseline[candidate].name
        spec = lines_by_year(
            rows,
            list(names.values()),
            SERIES[: len(names)],
            marks=marks_of(found, panel),
            title=words.YEARS_CHART.format(title=card.title, unit=card.unit),
            description=words.YEARS_DESCRIPTION.format(title=card.title, name=own),
        )
        show(spec, "followup-years")
    show_table(years_table(found, candidate, stem))
    tell_breaks(panel)
    nearest = len(found.baseline[candidate].group("nearest"))
    st.caption(words.GROUPS_MEANING.format(nearest=nearest))


def marks_of(found: Followup, panel: Panel) -> list[Point]:
    """Where breaks and the start stand, as far as the years go."""
    marks = [{"year": each.year, "told": words.BREAK_MARK} for each in panel.breaks]
    if found.baseline.start <= max(panel.years):
        marks.append({"year": found.baseline.start, "told": words.START_MARK})
    return marks


def _points(panel: Panel, card: IndicatorCard, names: dict[str, str]) -> list[Point]:
    errors, (unit, decimals) = panel.errors, unit_of(card)
    part = {year: at for at, years in enumerate(panel.segments) for year in years}
    points = []
    for kind, name in names.items():
        for year in panel.years:
            value = float(panel.values.loc[kind, year])
            if np.isnan(value):
                continue
            reach = half_width(float(errors.loc[kind, year]))
            known = not np.isnan(reach)
            points.append(
                {
                    "year": year,
                    "group": name,
                    "part": f"{name} {part[year]}",
                    "value": value,
                    "told": numbers.with_unit(value, unit, decimals),
                    "low": value - reach if known else None,
                    "high": value + reach if known else None,
                }
            )
    return points


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
