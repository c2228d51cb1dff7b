"""Areas that resemble a candidate, to be compared with when it is followed up."""

import pandas as pd
import streamlit as st

from language import numbers, screen, text
from language import together_text as words
from layers.catalogue import LEVELS
from scoring.places.similar import similar
from ui import cached, session
from ui.compared import Compared, to_compare
from ui.components.figure_table import figure_table
from ui.pages.compare_side import unit_of

SHOWN = 10


def show_similar(found: Compared) -> None:
    """Draw the view."""
    st.markdown(words.SIMILAR_INTRO)
    left, middle, right = st.columns(3)
    if session.choice("compare.similar.to", found.ids[0]) not in found.ids:
        session.choose("compare.similar.to", found.ids[0])
    chosen = left.selectbox(
        words.SIMILAR_TO,
        found.ids,
        format_func=found.name,
        **session.bind("compare.similar.to", found.ids[0]),
    )
    level = found.place.level
    kinds = [level] if level not in LEVELS else [*LEVELS[LEVELS.index(level) :]]
    kinds += [each for each in cached.fetched_levels() if each not in kinds]
    among = middle.selectbox(
        words.SIMILAR_AMONG,
        kinds,
        format_func=text.LEVELS.__getitem__,
        **session.bind(f"compare.similar.among.{level}", kinds[min(1, len(kinds) - 1)]),
    )
    distance = right.radio(
        words.SIMILAR_METHOD,
        list(words.SIMILAR_METHODS),
        format_func=words.SIMILAR_METHODS.__getitem__,
        **session.bind("compare.similar.method", "euclidean"),
    )
    _table(found, chosen, among, distance)


def _table(found: Compared, chosen: str, among: str, distance: str) -> None:
    inside = set(found[chosen].codes)
    pool = to_compare(found.place, among)
    titles = {each.id: each.name for each in pool if not inside.intersection(each.codes)}
    figures = (found.place if among == found.place.level else cached.place(among)).table.values
    names = list(found.scenario.indicator_ids)
    others = figures.loc[list(titles)].reindex(columns=names)
    profile = found.figures.table.values.loc[chosen, names]
    nearest = similar(profile, others, distance=distance).head(SHOWN)
    if nearest.empty:
        st.info(words.SIMILAR_NONE)
        return
    rows = [(found.name(chosen), screen.NOTHING, "", "", *_cells(found, profile))]
    rows += [
        (
            titles[str(code)],
            numbers.number(row["distance"], 2),
            words.SHARED_OF.format(shared=row["shared"], count=len(names)),
            ", ".join(found.place.title(each) for each in row["lacking"]) or screen.NOTHING,
            *_cells(found, others.loc[code]),
        )
        for code, row in nearest.iterrows()
    ]
    headings = (
        text.COLUMN_NAME,
        words.HEAD_DISTANCE,
        words.HEAD_SHARED,
        words.HEAD_LACKING,
        *(found.place.title(name) for name in names),
    )
    caption = words.SIMILAR_TABLE.format(name=found.name(chosen))
    figure_table(caption, headings, rows, numeric=(1, 2, *range(4, len(headings))))
    st.caption(words.SIMILAR_NOTE)


def _cells(found: Compared, figures: pd.Series) -> list[str]:
    return [numbers.with_unit(value, *unit_of(found, str(name))) for name, value in figures.items()]
