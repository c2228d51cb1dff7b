"""Candidates side by side: maps to one scale, key figures, and their profile against the city."""

from base64 import b64encode
from html import escape

import numpy as np
import pandas as pd
import streamlit as st

from export.outlines import BARS, small_map, window_side
from language import compare_text as words
from language import numbers, screen, text
from layers.numbers import Status
from scoring.places.compare import half_width
from ui.compared import (
    CITY,
    LOW_ECON,
    SURE,
    Compared,
    apart,
    area_names,
    counts,
    dimensions,
    order,
    reach,
    uncertainty,
)
from ui.components.figure_table import figure_table
from ui.covered import CHILDREN, POPULATION
from ui.nesting import flatten
from ui.pages.compare_charts import colours, grouped_bars, show
from ui.pages.coverage_chart import field_title, percent
from ui.placed import graph
from ui.workspace import Place

GALLERY = """
<style>
.gallery {display: flex; flex-wrap: wrap; gap: 1rem;}
.gallery figure {margin: 0; max-width: 300px;}
.gallery img {max-width: 100%; border: 1px solid #d0d4da;}
</style>
"""


def show_side(found: Compared) -> None:
    """Maps, key figures and profile."""
    _maps(found)
    _key_figures(found)
    _order(found)
    _profile(found)
    _figures(found)


def metres(length: float) -> str:
    """A length as the reader sees it."""
    if length >= 1_000:
        return numbers.with_unit(length / 1_000, "km", 0 if length % 1_000 == 0 else 1)
    return numbers.with_unit(length, "m")


def _maps(found: Compared) -> None:
    st.subheader(words.MAPS, anchor=False)
    areas = found.place.areas
    side = window_side(areas, [each.codes for each in found.candidates])
    hang = graph(found.place)
    bars = {length: metres(length) for length in BARS}
    figures = []
    for each in found.candidates:
        count = len(hang.parts(each.codes))
        told = words.MAP_TITLE.format(
            name=each.name,
            areas=numbers.number(len(each.codes)),
            parts=words.PARTS_ONE if count == 1 else words.PARTS_MANY.format(count=count),
            side=metres(100 * round(side / 100)),
        )
        drawing = small_map(areas, each.codes, side, title=told, bar_texts=bars)
        source = f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
        figures.append(
            f"<figure><figcaption><strong>{escape(each.name)}</strong></figcaption>"
            f'<img src="{source}" alt="{escape(told)}" width="300" height="300"></figure>'
        )
    st.html(f'{GALLERY}<div class="gallery">{"".join(figures)}</div>')


def _key_figures(found: Compared) -> None:
    st.subheader(words.KEY, anchor=False)
    headings = (words.HEAD_FIGURE, *(each.name for each in found.everyone))
    columns = [_column(found, each.id) for each in found.everyone]
    rows = [(label, *(column[label] for column in columns)) for label in columns[0]]
    figure_table(words.KEY_TABLE, headings, rows, numeric=range(1, len(headings)))
    st.caption(words.KEY_NOTE)


def _column(found: Compared, identifier: str) -> dict[str, str]:
    """Key figures of one candidate by their label."""
    own = found.figures.index.loc[identifier]
    held = reach(found)
    inside = counts(found.place).loc[list(found[identifier].codes)]
    interval = numbers.with_unit(100 * uncertainty(found).interval, "%")
    highest = str(own["highest"])
    cells = {
        words.ROW_INDEX: numbers.number(own["index"], 1),
        words.ROW_INDEX_RANGE.format(interval=interval): numbers.interval(
            own["index_low"], own["index_high"], 1
        ),
        words.ROW_INSIDE: numbers.interval(own["low"], own["high"], 1),
        words.ROW_HIGHEST: area_names(found.place).get(highest, screen.NOTHING),
        words.ROW_AREAS: numbers.number(len(found[identifier].codes)),
        words.ROW_PERSONS: told(found, identifier, POPULATION),
        words.ROW_CHILDREN: told(found, identifier, CHILDREN),
    }
    if LOW_ECON in found.place.table.indicators:
        cells[words.ROW_LOW_ECON] = told_count(found.place, inside["low_econ"].sum(skipna=False))
    cells[words.ROW_COVERAGE] = percent(held.coverage[identifier])
    whole = identifier == CITY
    cells[words.ROW_FIELD] = screen.NOTHING if whole else field_title(held.field[identifier])
    return cells


def told_count(place: Place, count: float) -> str:
    """Persons that are counted on this page; too few are not told."""
    few = 0 < count < place.protection.small.threshold
    return numbers.SUPPRESSED if few else numbers.number(count)


def told(found: Compared, identifier: str, indicator: str) -> str:
    """A figure with its unit; a suppressed one said to be so, an approximate one marked."""
    if indicator not in found.place.table.indicators:
        return numbers.MISSING
    status = found.figures.table.status.loc[identifier, indicator]
    if status == Status.SUPPRESSED:
        return numbers.SUPPRESSED
    card = found.place.cards.get(indicator)
    unit, decimals = (card.unit, card.decimals) if card else ("", 1)
    figure = numbers.with_unit(found.figure(identifier, indicator), unit, decimals)
    return f"{figure}*" if status == Status.ESTIMATED else figure


def unit_of(found: Compared, indicator: str) -> tuple[str, int]:
    """Unit and decimals of a difference: that of a share has one decimal at least."""
    card = found.place.cards.get(indicator)
    if card is None:
        return "", 1
    return card.unit, max(card.decimals, 1 if card.kind == "share" else 0)


def _order(found: Compared) -> None:
    st.markdown(f"**{words.ORDER}**")
    above = order(found)
    rows = [
        (
            one.name,
            *(
                screen.NOTHING if one.id == other.id else percent(above.loc[one.id, other.id])
                for other in found.everyone
            ),
        )
        for one in found.everyone
    ]
    headings = (words.CANDIDATE, *(each.name for each in found.everyone))
    figure_table(words.ORDER_TABLE, headings, rows, numeric=range(1, len(headings)))
    st.caption(words.ORDER_NOTE.format(sure=numbers.with_unit(100 * SURE, "%")))


def _profile(found: Compared) -> None:
    st.subheader(words.PROFILE, anchor=False)
    values = dimensions(found)
    titles = {each.dimension.id: each.label for each in flatten(found.scenario.index)}
    points = [
        {
            "group": titles[name],
            "series": each.name,
            "value": values.loc[each.id, name],
            "told": numbers.number(values.loc[each.id, name], 1),
        }
        for name in values
        for each in found.everyone
        if not np.isnan(values.loc[each.id, name])
    ]
    names = [each.name for each in found.everyone]
    spec = grouped_bars(
        points,
        names,
        colours(len(found.candidates), city=True),
        title=words.PROFILE_CHART,
        description=words.PROFILE_DESCRIPTION,
        axis=words.AXIS_VALUE,
    )
    show(spec, "compare-profile")
    rows = [
        (titles[name], *(numbers.number(values.loc[each.id, name], 1) for each in found.everyone))
        for name in values
    ]
    rows.append(
        (
            text.COLUMN_INDEX,
            *(numbers.number(found.figures.index.loc[e.id, "index"], 1) for e in found.everyone),
        )
    )
    headings = (words.HEAD_DIMENSION, *names)
    figure_table(words.PROFILE_TABLE, headings, rows, numeric=range(1, len(headings)))


def verdict_cell(found: Compared, indicator: str, row: pd.Series) -> str:
    """A difference with its uncertainty, or that there is none.

    Parameters
    ----------
    found : Compared
    indicator : str
        What the difference is in.
    row : Series
        ``gap``, ``error`` and ``verdict``.
    """
    gap, verdict = float(row["gap"]), str(row["verdict"])
    if np.isnan(gap):
        return screen.NOTHING
    if verdict == "none":
        return words.NO_SURE
    if gap == 0:
        return words.NO_GAP
    unit, decimals = unit_of(found, indicator)
    size = numbers.signed(gap, decimals)
    shown = words.POINTS if unit == "%" else unit
    if verdict == "unknown":
        return f"{size} {shown} {'' if is_count(found, indicator) else words.UNKNOWN_CELL}".strip()
    return f"{size} {words.REACH.format(error=numbers.number(half_width(row['error']), 1))} {shown}"


def is_count(found: Compared, indicator: str) -> bool:
    """Whether an indicator is a number in a register, that chance has no part in."""
    card = found.place.cards.get(indicator)
    return card is not None and card.kind == "count"


def _figures(found: Compared) -> None:
    against = {each.id: apart(found, each.id, CITY) for each in found.candidates}
    rows = []
    for indicator in found.place.ordered_indicators(found.scenario):
        if indicator not in found.scenario.indicator_ids:
            continue
        cells = []
        for each in found.candidates:
            cell = verdict_cell(found, indicator, against[each.id].loc[indicator])
            cells.append(words.FIGURE_CELL.format(told=told(found, each.id, indicator), gap=cell))
        rows.append((found.place.title(indicator), *cells, told(found, CITY, indicator)))
    headings = (words.HEAD_FIGURE, *(each.name for each in found.everyone))
    figure_table(words.FIGURES_TABLE, headings, rows)
    st.caption(words.FIGURES_NOTE)
