"""What each indicator really does to the index, beside what its weight says."""

import streamlit as st

from language import index_text as words
from language import numbers, screen
from scoring.certainty.influence import effective_weights
from scoring.scenario import Scenario
from ui import cached
from ui.components.figure_table import figure_table
from ui.workspace import Place


def show_effective_weights(place: Place, built: Scenario) -> None:
    """Nominal beside effective weights, with a warning where they are far apart."""
    result = cached.scored(place, built)
    found = effective_weights(result)
    rows = [
        (
            place.title(str(name)),
            numbers.with_unit(100 * row["nominal"], "%", 1),
            numbers.with_unit(100 * row["share"], "%", 1),
            words.WARNING if row["differs"] else "",
        )
        for name, row in found.loc[list(built.indicator_ids)].iterrows()
    ]
    headings = (
        screen.HEAD_INDICATOR,
        words.HEAD_NOMINAL,
        words.HEAD_EFFECTIVE,
        words.HEAD_WARNING,
    )
    figure_table(words.WEIGHTS_TABLE, headings, rows, numeric=(1, 2))
    st.caption(words.WEIGHTS_MEANING)
