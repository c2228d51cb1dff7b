"""Which weight matters most, for the ranking as a whole and for one area."""

import pandas as pd
import streamlit as st

from language import certainty_text as words
from language import numbers
from scoring.certainty.draws import is_linear
from scoring.scenario import Uncertainty
from scoring.score import ScoreResult
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.workspace import Place

MEAN_SHIFT = "mean_rank_shift"


def show_sensitivity(place: Place, result: ScoreResult, titles: dict[str, str]) -> None:
    """Share of the movement of ranks, and of one area's index, that is due to each weight."""
    choice = result.scenario.uncertainty or Uncertainty()
    st.subheader(words.SENSITIVITY_HEADING, anchor=False)
    if not choice.weights or not is_linear(result.scenario):
        st.info(words.SENSITIVITY_NONE)
        return
    ranks, indices = cached.sensitivities(place, result.scenario)
    st.markdown(words.SENSITIVITY_INTRO.format(shift=numbers.number(ranks.mean[MEAN_SHIFT], 1)))
    columns = {words.HEAD_RANKS: ranks.total.loc[MEAN_SHIFT]}
    code = session.choice(f"selected.{place.level}", None)
    if code in indices.total.index:
        name = str(place.areas.names[code])
        columns[words.HEAD_INDEX_OF.format(name=name)] = indices.total.loc[code]
    else:
        st.caption(words.SENSITIVITY_CHOOSE)
    table = pd.DataFrame(columns).sort_values(words.HEAD_RANKS, ascending=False)
    rows = [
        (titles[str(name)], *(numbers.with_unit(100 * each, "%") for each in row))
        for name, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    headings = (words.HEAD_MEMBER, *columns)
    figure_table(words.SENSITIVITY_TABLE, headings, rows, numeric=range(1, len(headings)))
    st.caption(words.SENSITIVITY_MEANING)
