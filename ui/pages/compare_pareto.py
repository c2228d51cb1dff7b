"""Candidates that no other beats on all that is asked of them."""

import numpy as np
import pandas as pd
import streamlit as st

from language import compare_text, numbers
from language import together_text as words
from scoring.places.pareto import Pareto, Wanted, pareto
from ui import session
from ui.compared import Compared, reach
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import CHILDREN
from ui.pages.compare_charts import named_points, show
from ui.pages.coverage_chart import percent

WANTED: dict[str, Wanted] = {
    "need": "high",
    "children": "high",
    "coverage": "low",
    "feasible": "high",
}
WORST, MIDDLE, BEST = 1, 3, 5
COLUMNS = 3


def show_pareto(found: Compared) -> None:
    """Draw the view."""
    st.markdown(words.PARETO_INTRO)
    chosen = st.multiselect(
        words.CRITERIA,
        list(WANTED),
        format_func=words.CRITERIA_NAMES.__getitem__,
        **session.bind("compare.criteria", list(WANTED)),
    )
    grades = _grades(found) if "feasible" in chosen else {}
    if not chosen:
        st.info(words.CRITERIA_NONE)
        return
    table = _criteria(found, grades)
    result = pareto(table, {name: WANTED[name] for name in WANTED if name in chosen})
    _chart(found, table, result)
    _table(found, table, result, [name for name in WANTED if name in chosen])
    st.caption(words.PARETO_NOTE)


def _grades(found: Compared) -> dict[str, int]:
    """The reader's grade of how feasible each candidate is."""
    columns = st.columns(COLUMNS)
    return {
        each.id: columns[at % COLUMNS].slider(
            words.FEASIBLE.format(name=plain(each.name)),
            WORST,
            BEST,
            **session.bind(f"compare.feasible.{found.place.level}.{each.id}", MIDDLE),
        )
        for at, each in enumerate(found.candidates)
    }


def _criteria(found: Compared, grades: dict[str, int]) -> pd.DataFrame:
    ids = list(found.ids)
    return pd.DataFrame(
        {
            "need": found.figures.index.loc[ids, "index"],
            "children": [found.figure(each, CHILDREN) for each in ids],
            "coverage": reach(found).coverage.loc[ids],
            "feasible": [grades.get(each, np.nan) for each in ids],
        },
        index=ids,
    )


def _status(found: Compared, result: Pareto, identifier: str) -> str:
    if identifier in result.unknown:
        return words.NOT_COMPARED
    by = result.dominated.get(identifier, ())
    names = ", ".join(found.name(each) for each in by)
    return words.BEATEN.format(names=names) if by else words.ON_FRONT


def _chart(found: Compared, table: pd.DataFrame, result: Pareto) -> None:
    points = [
        {
            "name": found.name(str(identifier)),
            "x": row["children"],
            "y": row["need"],
            "full": identifier in result.front,
            "told": _status(found, result, str(identifier)),
        }
        for identifier, row in table.iterrows()
        if row[["children", "need"]].notna().all()
    ]
    if points:
        spec = named_points(
            points,
            title=words.PARETO_CHART,
            description=words.PARETO_DESCRIPTION,
            across=words.HEAD_CRITERIA["children"],
            up=words.HEAD_CRITERIA["need"],
        )
        show(spec, "compare-pareto")


def _table(found: Compared, table: pd.DataFrame, result: Pareto, chosen: list[str]) -> None:
    written = {
        "need": lambda value: numbers.number(value, 1),
        "children": numbers.number,
        "coverage": percent,
        "feasible": numbers.number,
    }
    # The chart shows need and children, so that the table does too, whether they count or not.
    shown = [name for name in WANTED if name in {*chosen, "need", "children"}]
    rows = [
        (
            found.name(str(identifier)),
            *(written[name](row[name]) for name in shown),
            _status(found, result, str(identifier)),
        )
        for identifier, row in table.iterrows()
    ]
    headings = (
        compare_text.CANDIDATE,
        *(words.HEAD_CRITERIA[name] for name in shown),
        compare_text.HEAD_STATUS,
    )
    figure_table(words.PARETO_TABLE, headings, rows, numeric=range(1, len(shown) + 1))
