"""What each indicator really does to the index, beside what its weight says."""

import numpy as np
import streamlit as st

from language import index_text as words
from language import numbers, screen
from scoring.certainty.influence import effective_weights
from scoring.certainty.structure import (
    correlations,
    principal_components,
    redundant_pairs,
    reliability,
)
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


def show_structure(place: Place, built: Scenario) -> None:
    """How the indicators go together: alpha, first component, pairs that count the same twice."""
    result = cached.scored(place, built)
    if len(built.indicator_ids) < 2:
        return
    st.subheader(words.VALIDITY, anchor=False)
    alpha = reliability(result)["alpha"]["index"]
    components = principal_components(result.normalised)
    first = components.explained.iloc[0] if len(components.explained) else np.nan
    st.markdown(
        words.STRUCTURE.format(
            alpha=numbers.number(alpha, 2), share=numbers.with_unit(100 * first, "%")
        )
    )
    pairs = redundant_pairs(correlations(result.normalised))
    if pairs.empty:
        st.markdown(words.NO_PAIRS)
        return
    rows = [
        (
            place.title(row["first"]),
            place.title(row["second"]),
            numbers.number(row["correlation"], 2),
        )
        for row in pairs.to_dict("records")
    ]
    headings = (words.HEAD_FIRST, words.HEAD_SECOND, words.HEAD_CORRELATION)
    figure_table(words.PAIRS_TABLE, headings, rows, numeric=(2,))
    st.caption(words.PAIRS_MEANING)
