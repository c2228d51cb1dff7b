"""Two candidates: how sure their order is, what makes it, and what would turn it."""

import numpy as np
import pandas as pd
import streamlit as st

from language import compare_text as words
from language import numbers, screen
from scoring.certainty.draws import is_linear
from ui import session
from ui.compared import (
    SURE,
    Compared,
    apart,
    explained,
    order,
    turned_by_figures,
    turned_by_weights,
)
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.nesting import flatten
from ui.pages.compare_charts import bars_from_zero, show
from ui.pages.compare_side import is_count, told, unit_of, verdict_cell
from ui.pages.coverage_chart import percent


def show_pair(found: Compared) -> None:
    """Draw the view."""
    one, other = _choose(found)
    if one == other:
        st.info(words.SAME)
        return
    _verdict(found, one, other)
    _why(found, one, other)
    _turns(found, one, other)
    _figures(found, one, other)


def _choose(found: Compared) -> tuple[str, str]:
    picked = []
    ids = list(found.ids)
    for column, label, at in zip(st.columns(2), (words.FIRST, words.SECOND), (0, 1), strict=True):
        name = f"compare.pair.{at}"
        if session.choice(name, ids[at]) not in ids:
            session.choose(name, ids[at])
        picked.append(
            column.selectbox(label, ids, format_func=found.name, **session.bind(name, ids[at]))
        )
    return picked[0], picked[1]


def _verdict(found: Compared, one: str, other: str) -> None:
    share = float(order(found).loc[one, other])
    if np.isnan(share):
        st.info(words.PAIR_NO_INDEX)
        return
    if share <= 1 - SURE:
        one, other, share = other, one, 1 - share
    index = found.figures.index["index"]
    sentence = words.PAIR_SURE if share >= SURE else words.PAIR_UNSURE
    st.markdown(
        sentence.format(
            first=plain(found.name(one)),
            second=plain(found.name(other)),
            a=numbers.number(index[one], 1),
            b=numbers.number(index[other], 1),
            share=percent(share),
        )
    )


def _titles(found: Compared) -> dict[str, str]:
    """Names of dimensions and indicators for the reader."""
    indicators = {name: found.place.title(name) for name in found.scenario.indicator_ids}
    return indicators | {each.dimension.id: each.label for each in flatten(found.scenario.index)}


def _why(found: Compared, one: str, other: str) -> None:
    st.subheader(words.WHY, anchor=False)
    made = explained(found, one, other)
    st.caption(words.WHY_METHOD[made.method])
    if made.method == "none":
        return
    titles = _titles(found)
    ordered = made.parts.reindex(made.parts.abs().sort_values(ascending=False).index)
    points = [
        {"group": titles[str(name)], "value": part, "told": numbers.signed(part, 1)}
        for name, part in ordered.items()
    ]
    spec = bars_from_zero(
        points,
        title=words.WHY_CHART.format(first=found.name(one), second=found.name(other)),
        description=words.WHY_DESCRIPTION,
        axis=words.HEAD_PART,
    )
    show(spec, "compare-why")
    rows = [(titles[str(name)], numbers.signed(part, 1)) for name, part in ordered.items()]
    rows.append((words.TOTAL, numbers.signed(made.index, 1)))
    figure_table(words.WHY_TABLE, (words.HEAD_FIGURE, words.HEAD_PART), rows, numeric=(1,))


def _turns(found: Compared, one: str, other: str) -> None:
    st.subheader(words.TURN, anchor=False)
    moved = {
        one: turned_by_figures(found, one, other),
        other: turned_by_figures(found, other, one),
    }
    rows = [
        (
            found.place.title(indicator),
            *(_turn(found, each, indicator, table) for each, table in moved.items()),
        )
        for indicator in found.scenario.indicator_ids
    ]
    headings = (words.HEAD_FIGURE, *(words.HEAD_TURN.format(name=found.name(e)) for e in moved))
    figure_table(words.TURN_FIGURES_TABLE, headings, rows, numeric=(1, 2))
    st.caption(words.TURN_FIGURES_NOTE)
    if is_linear(found.scenario):
        _weight_turns(found, one, other)
    else:
        st.caption(words.TURN_WEIGHTS_NONE)


def _turn(found: Compared, moving: str, indicator: str, table: pd.DataFrame) -> str:
    figure = table.loc[indicator, "figure"]
    if np.isnan(figure):
        return words.TURN_NEVER
    unit, decimals = unit_of(found, indicator)
    end = numbers.with_unit(figure, unit, decimals)
    change = numbers.signed(table.loc[indicator, "change"], decimals)
    return f"{words.TURN_TO.format(start=told(found, moving, indicator), end=end)} ({change})"


def _weight_turns(found: Compared, one: str, other: str) -> None:
    titles = _titles(found)
    table = turned_by_weights(found, one, other)
    rows = [
        (
            titles[str(name)],
            numbers.number(row["weight"], 2),
            *(
                words.TURN_NEVER if np.isnan(row[end]) else numbers.number(row[end], 2)
                for end in ("low", "high")
            ),
        )
        for name, row in table.iterrows()
    ]
    headings = (
        words.HEAD_FIGURE,
        words.HEAD_WEIGHT,
        words.HEAD_WEIGHT_LOW,
        words.HEAD_WEIGHT_HIGH,
    )
    figure_table(words.TURN_WEIGHTS_TABLE, headings, rows, numeric=(1, 2, 3))


def _figures(found: Compared, one: str, other: str) -> None:
    table = apart(found, one, other)
    rows = []
    for indicator in found.place.ordered_indicators(found.scenario):
        row = table.loc[indicator]
        rows.append(
            (
                found.place.title(indicator),
                told(found, one, indicator),
                told(found, other, indicator),
                verdict_cell(found, indicator, row),
                _judged(found, one, indicator, row),
            )
        )
    headings = (
        words.HEAD_FIGURE,
        found.name(one),
        found.name(other),
        words.HEAD_GAP,
        words.HEAD_VERDICT,
    )
    figure_table(words.PAIR_FIGURES_TABLE, headings, rows, numeric=(1, 2))
    st.caption(words.PAIR_FIGURES_NOTE)


def _judged(found: Compared, one: str, indicator: str, row: pd.Series) -> str:
    """Which of the two is higher, or that it cannot be said."""
    if np.isnan(row["gap"]):
        return screen.NOTHING
    if row["verdict"] == "unknown" and (is_count(found, indicator) or not row["gap"]):
        return words.COUNTED if row["gap"] else words.NO_GAP
    return words.VERDICTS[str(row["verdict"])].format(name=found.name(one))
