"""Parts of Data och metod: cells that were changed, and agreement with published indices."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from language import index_text, numbers, screen, text
from layers.cards import IndicatorCard
from scoring.certainty.validity import compare_with
from scoring.scenario import Uncertainty
from scoring.score import ScoreResult
from ui.components.figure_table import figure_table
from ui.workspace import Place

MOST_ROWS = 40
PUBLISHED = "index"
"""Kind of the cards of indices that others publish."""


def show_changes(place: Place, result: ScoreResult) -> None:
    """Cells that were filled in, drawn in or steadied on the way to the index."""
    changes = result.prepared.changes
    if changes.empty:
        st.markdown(index_text.NO_CHANGES)
        return
    rows = [
        (
            place.title(row["indicator"]),
            str(place.areas.names[row["code"]]),
            index_text.STEPS[row["step"]],
            numbers.number(row["before"], 2),
            numbers.number(row["after"], 2),
        )
        for row in changes.head(MOST_ROWS).to_dict("records")
    ]
    headings = (
        screen.HEAD_INDICATOR,
        text.COLUMN_NAME,
        index_text.HEAD_STEP,
        index_text.HEAD_BEFORE,
        index_text.HEAD_AFTER,
    )
    caption = index_text.CHANGES_TABLE.format(
        shown=numbers.number(len(rows)), count=numbers.number(len(changes))
    )
    figure_table(caption, headings, rows, numeric=(3, 4))
    _shrinkage(place, result)


def _shrinkage(place: Place, result: ScoreResult) -> None:
    amounts = result.prepared.shrinkage
    rows = [
        (
            place.title(str(name)),
            numbers.with_unit(100 * column.median(), "%"),
            numbers.with_unit(100 * column.max(), "%"),
        )
        for name, column in amounts.items()
    ]
    if rows:
        headings = (screen.HEAD_INDICATOR, index_text.HEAD_USUAL, index_text.HEAD_MOST)
        figure_table(index_text.SHRINKAGE_TABLE, headings, rows, numeric=(1, 2))


def show_validity(
    place: Place,
    result: ScoreResult,
    fetched: Sequence[tuple[IndicatorCard, pd.Series]] = (),
) -> None:
    """How the index goes together with every published index there is.

    Parameters
    ----------
    place : Place
    result : ScoreResult
        Of the place.
    fetched : sequence of (IndicatorCard, Series)
        Published indices beside those of the place, by area code.
    """
    st.subheader(index_text.PUBLISHED_HEADING, anchor=False)
    published = {
        card.id: (card, place.table.values[card.id])
        for card in place.cards.values()
        if card.kind == PUBLISHED and card.direction != "context"
    }
    published |= {card.id: (card, figures) for card, figures in fetched}
    if not published:
        st.markdown(index_text.NO_PUBLISHED)
        return
    top = (result.scenario.uncertainty or Uncertainty()).top
    rows = []
    for card, figures in published.values():
        found = compare_with(
            result,
            figures,
            top,
            higher_is_need=card.direction != "lower_is_need",
        )
        rows.append(
            (
                f"{card.title} {card.year}",
                "–" if np.isnan(found.spearman) else numbers.number(found.spearman, 2),
                numbers.number(found.areas),
                numbers.number(len(found.both)),
                _names(place, found.only_here),
                _names(place, found.only_there),
            )
        )
    headings = (
        index_text.HEAD_PUBLISHED,
        index_text.HEAD_SPEARMAN,
        index_text.HEAD_AREAS,
        index_text.HEAD_BOTH,
        index_text.HEAD_ONLY_HERE,
        index_text.HEAD_ONLY_THERE,
    )
    caption = index_text.PUBLISHED_TABLE.format(top=numbers.number(top))
    figure_table(caption, headings, rows, numeric=(1, 2, 3))


def _names(place: Place, codes: tuple[str, ...]) -> str:
    return "; ".join(str(place.areas.names[code]) for code in codes) or screen.NOTHING
