"""Which weight matters most, for the ranking as a whole and for one area."""

import numpy as np
import pandas as pd
import streamlit as st

from geo.faults import InputError
from language import certainty_text as words
from language import numbers, screen
from scoring.certainty.sobol import MEAN_SHIFT, Sensitivity
from scoring.scenario import Uncertainty
from scoring.score import ScoreResult
from ui import cached, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.pages.progress import progress
from ui.pages.spoken import spoken
from ui.workspace import Place


def show_sensitivity(place: Place, result: ScoreResult, titles: dict[str, str]) -> None:
    """Share of the movement of ranks, and of one area's index, that is due to each weight."""
    st.subheader(words.SENSITIVITY_HEADING, anchor=False)
    found = _found(place, result)
    if found is None:
        return
    ranks, indices = found
    st.markdown(words.SENSITIVITY_INTRO.format(shift=numbers.number(ranks.mean[MEAN_SHIFT], 1)))
    columns = {words.HEAD_RANKS: ranks.total.loc[MEAN_SHIFT]}
    code = session.choice(f"selected.{place.level}", None)
    if code in indices.total.index:
        name = str(place.areas.names[code])
        columns[words.HEAD_INDEX_OF.format(name=name)] = indices.total.loc[code]
        if indices.total.loc[code].isna().all():
            st.caption(words.SENSITIVITY_AREA_STILL.format(name=plain(name)))
    else:
        st.caption(words.SENSITIVITY_CHOOSE)
    table = pd.DataFrame(columns).sort_values(words.HEAD_RANKS, ascending=False)
    rows = [
        (titles[str(name)], *(_share(each) for each in row))
        for name, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    headings = (words.HEAD_MEMBER, *columns)
    figure_table(words.SENSITIVITY_TABLE, headings, rows, numeric=range(1, len(headings)))
    st.caption(words.SENSITIVITY_MEANING)


def _found(place: Place, result: ScoreResult) -> tuple[Sensitivity, Sensitivity] | None:
    """Both analyses, or None once the page has said why there are none."""
    choice = result.scenario.uncertainty or Uncertainty()
    if not choice.weights:
        st.info(words.SENSITIVITY_NONE)
        return None
    if result.rank.isna().all():
        st.info(words.SENSITIVITY_UNRANKED)
        return None
    try:
        with progress(words.GROWING) as tell:
            found = cached.sensitivities(place, result.scenario, tell)
    except InputError as error:
        told = InputError(spoken(place, result.scenario, each) for each in error.faults)
        st.info(f"{words.SENSITIVITY_FAILED}\n\n{plain_lines(told)}")
        return None
    if found[0].total.isna().all(axis=None):
        st.info(words.SENSITIVITY_STILL)
        return None
    return found


def _share(value: float) -> str:
    return screen.NOTHING if np.isnan(value) else numbers.with_unit(100 * value, "%")
