"""What is inside candidates: children, what has changed, initiatives and boards, and the field."""

import numpy as np
import pandas as pd
import streamlit as st

from language import compare_text as words
from language import coverage_text, numbers, screen
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.places.coverage import present
from scoring.places.figures import remainder
from scoring.places.responsibility import presence_matrix
from scoring.places.years import YearPair, changes, year_pairs
from ui.compared import Compared, reach
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import CHILDREN, choice_of, fields_of
from ui.pages.compare_charts import by_colour, colours, grouped_bars, show
from ui.pages.compare_side import told, verdict_cell
from ui.pages.coverage_chart import chart, percent
from ui.pages.responsibility_rules import owners

AGES = {
    "girls_0_14": ("girls_0_19_2025", "young_women_15_19_2025"),
    "boys_0_14": ("boys_0_19_2025", "young_men_15_19_2025"),
    "women_15_19": ("young_women_15_19_2025", ""),
    "men_15_19": ("young_men_15_19_2025", ""),
}
"""Each group: a count, and a count that is taken away from it."""


def show_inside(found: Compared) -> None:
    """Children, years, presence and field."""
    _ages(found)
    _years(found)
    _presence(found)
    _field(found)


def _age_counts(found: Compared) -> IndicatorTable:
    """Children of each group, a column each, by candidate, the city last."""
    table = found.figures.table
    parts = {
        name: remainder(table, whole, less) if less else table
        for name, (whole, less) in AGES.items()
        if whole in table.values
    }
    return IndicatorTable(
        pd.DataFrame({name: part.values[AGES[name][0]] for name, part in parts.items()}),
        pd.DataFrame({name: part.status[AGES[name][0]] for name, part in parts.items()}),
    )


def _ages(found: Compared) -> None:
    st.subheader(words.AGES, anchor=False)
    counted = _age_counts(found)
    persons = counted.values
    if persons.isna().all(axis=None):
        st.info(words.AGES_NONE)
        return
    names = [each.name for each in found.candidates]
    points = [
        {
            "group": words.AGE_GROUPS[group],
            "series": each.name,
            "value": persons.loc[each.id, group],
            "told": numbers.number(persons.loc[each.id, group]),
        }
        for group in persons
        for each in found.candidates
        if not np.isnan(persons.loc[each.id, group])
    ]
    spec = grouped_bars(
        points,
        names,
        colours(len(names), city=False),
        title=words.AGES_CHART,
        description=words.AGES_DESCRIPTION,
        axis=words.AGES_AXIS,
    )
    show(spec, "compare-ages")
    rows = [
        (
            words.AGE_GROUPS[group],
            *(_age_cell(found, counted, each.id, group) for each in found.everyone),
        )
        for group in persons
    ]
    rows.append((words.AGES_SUM, *(told(found, each.id, CHILDREN) for each in found.everyone)))
    headings = (words.HEAD_GROUP, *(each.name for each in found.everyone))
    figure_table(words.AGES_TABLE, headings, rows, numeric=range(1, len(headings)))
    st.caption(words.AGES_NOTE)


def _age_cell(found: Compared, counted: IndicatorTable, identifier: str, group: str) -> str:
    """A count with its share of all children."""
    if counted.status.loc[identifier, group] == Status.SUPPRESSED:
        return numbers.SUPPRESSED
    count, whole = counted.values.loc[identifier, group], found.figure(identifier, CHILDREN)
    if np.isnan(count) or not whole > 0:
        return numbers.number(count)
    return f"{numbers.number(count)} ({percent(count / whole)})"


def _years(found: Compared) -> None:
    st.subheader(words.TREND, anchor=False)
    pairs = year_pairs(found.place.cards, found.place.ordered_indicators(found.scenario))
    if not pairs:
        st.info(words.TREND_NONE)
        return
    table = changes(found.figures, pairs)
    headings = (words.HEAD_FIGURE, words.HEAD_YEARS, *(each.name for each in found.everyone))
    rows = [_year_row(found, table, pair) for pair in pairs]
    figure_table(words.TREND_TABLE, headings, rows)
    st.caption(words.TREND_NOTE)
    notes = _notes(found, pairs)
    if notes:
        st.markdown(words.TREND_BREAKS)
        st.markdown("\n".join(f"- {plain(title)}: {plain(note)}" for title, note in notes.items()))


def _year_row(found: Compared, table: pd.DataFrame, pair: YearPair) -> tuple[str, ...]:
    cards = found.place.cards
    cells = []
    for each in found.everyone:
        cell = verdict_cell(found, pair.after, table.loc[(each.id, pair.after)])
        before, after = (told(found, each.id, name) for name in (pair.before, pair.after))
        both = words.TURN_TO.format(start=before, end=after)
        cells.append(words.FIGURE_CELL.format(told=both, gap=cell))
    years = f"{cards[pair.before].year}–{cards[pair.after].year}"
    return (cards[pair.after].title, years, *cells)


def _notes(found: Compared, pairs: tuple[YearPair, ...]) -> dict[str, str]:
    """Notes of the cards by title and year, those that there are."""
    cards = found.place.cards
    return {
        found.place.title(name): cards[name].note
        for pair in pairs
        for name in (pair.before, pair.after)
        if cards[name].note
    }


def _presence(found: Compared) -> None:
    st.subheader(words.PRESENCE, anchor=False)
    held = reach(found).initiatives.loc[list(found.ids)]
    names = [each.name for each in found.candidates]
    cards = found.place.initiatives.cards
    known = owners()
    matrix = presence_matrix(present(held), cards, list(known), choice_of(found.scenario))
    rows = [
        (
            known[name].name,
            *(coverage_text.PRESENCE[matrix.loc[each.id, name]] for each in found.candidates),
        )
        for name in matrix
        if (matrix[name] != "absent").any()
    ]
    headings = (coverage_text.HEAD_ORGANISATION, *names)
    figure_table(words.ORGANISATIONS_TABLE, headings, rows)
    st.caption(words.PRESENCE_NOTE)
    there = held.columns[(held > 0).any()]
    if there.empty:
        st.info(words.INITIATIVES_NONE)
        return
    titles = {card.id: card.title for card in cards}
    order = held[there].max().sort_values(ascending=False, kind="stable").index
    rows = [
        (titles[name], *(_surface(held.loc[each.id, name]) for each in found.candidates))
        for name in order
    ]
    headings = (coverage_text.HEAD_INITIATIVE, *names)
    figure_table(words.INITIATIVES_TABLE, headings, rows, numeric=range(1, len(headings)))


def _surface(share: float) -> str:
    return percent(share) if share > 0 else screen.NOTHING


def _field(found: Compared) -> None:
    st.subheader(words.FIELD, anchor=False)
    held = reach(found)
    ids = [each for each in found.ids if held.field[each]]
    if not ids:
        st.info(coverage_text.AREA_NO_FIELD)
        return
    frame = pd.DataFrame(
        {
            "name": [found.name(each) for each in ids],
            "index": found.figures.index.loc[ids, "index"],
            "share": held.coverage.loc[ids],
            "children": [found.figure(each, CHILDREN) for each in ids],
            "field": held.field.loc[ids],
            "sure": np.nan,
        },
        index=ids,
    )
    spec = chart(frame, fields_of(found.place, found.scenario), None)
    spec["description"] = words.FIELD_CHART_DESCRIPTION
    circles = spec["layer"][1]
    circles["encoding"]["tooltip"] = [
        each for each in circles["encoding"]["tooltip"] if each["field"] != "told_sure"
    ]
    names, palette = list(frame["name"]), colours(len(found.ids), city=False)
    used = [palette[found.ids.index(each)] for each in ids]
    circles["encoding"]["color"] = by_colour("name", names, used)
    circles["mark"]["opacity"] = 0.85
    spec["resolve"] = {"scale": {"color": "independent"}}
    show(spec, "compare-field")
    rows = [
        (
            found.name(each),
            numbers.number(frame.loc[each, "index"], 1),
            percent(frame.loc[each, "share"]),
            coverage_text.FIELDS[held.field[each]],
            coverage_text.FIELD_MEANINGS[held.field[each]],
        )
        for each in ids
    ]
    headings = (
        words.CANDIDATE,
        words.ROW_INDEX,
        coverage_text.HEAD_COVERAGE,
        coverage_text.HEAD_FIELD,
        coverage_text.HEAD_MEANING,
    )
    figure_table(words.FIELD_TABLE, headings, rows, numeric=(1, 2))
    st.caption(words.FIELD_NOTE)
