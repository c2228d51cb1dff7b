"""Agree on the dimensions' weights: budget allocation, pairwise comparison, swing."""

from collections.abc import Mapping
from itertools import combinations

import pandas as pd
import streamlit as st

from language import elicitation_text as words
from language import numbers
from scoring.index.elicit import CONSISTENT, budget, judgement_matrix, pairwise, swing
from scoring.scenario import Elicitation, Scenario
from ui import session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain

MOST_PEOPLE = 6
JUDGEMENTS = tuple(range(-8, 9))
"""Steps of a pairwise judgement: negative for the second, positive for the first."""


def choose_together(scenario: Scenario) -> Scenario | None:
    """Let people agree on weights; the scenario with them once they say so.

    Returns
    -------
    Scenario or None
        None until the weights are taken into use.
    """
    names = {each.id: each.title or each.id for each in scenario.index.dimensions}
    if len(names) < 2:
        return None
    with st.expander(words.HEADING):
        st.markdown(words.INTRO)
        method = st.radio(
            words.METHOD,
            list(words.METHODS),
            format_func=words.METHODS.__getitem__,
            horizontal=True,
            **session.bind("elicit.method", "budget"),
        )
        st.caption(words.EXPLAIN[method])
        asked = {"budget": _budget, "pairwise": _pairwise, "swing": _swing}[method](names)
        if asked is None:
            return None
        weights, record = asked
        if not st.button(words.USE, type="primary"):
            return None
    varied = scenario.with_weights(weights)
    index = varied.index.model_copy(update={"elicitation": record})
    return varied.model_copy(update={"index": index})


Answer = tuple[Mapping[str, float], Elicitation] | None


def _budget(names: Mapping[str, str]) -> Answer:
    people = st.slider(words.PEOPLE, 1, MOST_PEOPLE, **session.bind("elicit.people", 1))
    rows, who = [], []
    for number in range(1, people + 1):
        columns = st.columns(len(names) + 1, vertical_alignment="bottom")
        default = words.PERSON.format(number=number)
        who.append(
            columns[0].text_input(
                words.PERSON_NAME.format(number=number),
                **session.bind(f"elicit.person.{number}", default),
            )
        )
        rows.append(_sliders(columns[1:], names, f"budget.{number}", round(100 / len(names))))
    try:
        result = budget(pd.DataFrame(rows))
    except ValueError:
        st.info(words.NO_ANSWERS)
        return None
    table = [
        (
            names[key],
            numbers.with_unit(100 * result.weights[key], "%", 1),
            f"{numbers.interval(100 * result.low[key], 100 * result.high[key], 1)} %",
        )
        for key in names
    ]
    headings = (words.HEAD_DIMENSION, words.HEAD_WEIGHT, words.HEAD_SPREAD)
    figure_table(words.TABLE, headings, table, numeric=(1, 2))
    return result.weights.to_dict(), Elicitation(method="budget", people=tuple(who))


def _sliders(columns, names: Mapping[str, str], key: str, start: int) -> dict[str, int]:
    return {
        identifier: column.slider(
            plain(title), 0, 100, step=5, **session.bind(f"elicit.{key}.{identifier}", start)
        )
        for column, (identifier, title) in zip(columns, names.items(), strict=True)
    }


def _swing(names: Mapping[str, str]) -> Answer:
    points = pd.Series(_sliders(st.columns(len(names)), names, "swing", 100))
    try:
        weights = swing(points)
    except ValueError:
        st.info(words.NO_ANSWERS)
        return None
    _weights_table(names, weights.to_dict())
    return weights.to_dict(), Elicitation(method="swing")


def _pairwise(names: Mapping[str, str]) -> Answer:
    identifiers = list(names)
    judged = {}
    for i, j in combinations(range(len(names)), 2):
        a, b = names[identifiers[i]], names[identifiers[j]]
        step = st.select_slider(
            words.PAIR.format(a=plain(a), b=plain(b)),
            JUDGEMENTS,
            format_func=lambda value, a=a, b=b: _judgement(value, a, b),
            **session.bind(f"elicit.pair.{identifiers[i]}.{identifiers[j]}", 0),
        )
        judged[i, j] = float(1 + step) if step >= 0 else 1 / (1 - step)
    result = pairwise(judgement_matrix(judged, len(names)))
    weights = dict(zip(identifiers, result.weights.tolist(), strict=True))
    _weights_table(names, weights)
    ratio = numbers.number(result.consistency_ratio, 2)
    override = ""
    with st.container():
        if result.is_consistent:
            st.caption(words.CONSISTENT.format(ratio=ratio))
        else:
            limit = numbers.number(CONSISTENT, 1)
            st.warning(words.INCONSISTENT.format(ratio=ratio, limit=limit))
            override = st.text_input(words.OVERRIDE, **session.bind("elicit.override", "")).strip()
    if not (result.is_consistent or override):
        return None
    record = Elicitation(
        method="pairwise", consistency_ratio=result.consistency_ratio, override=override
    )
    return weights, record


def _judgement(value: int, a: str, b: str) -> str:
    if value == 0:
        return words.EQUAL
    return words.MORE.format(name=a if value > 0 else b, times=abs(value) + 1)


def _weights_table(names: Mapping[str, str], weights: Mapping[str, float]) -> None:
    rows = [(names[key], numbers.with_unit(100 * weights[key], "%", 1)) for key in names]
    figure_table(words.TABLE, (words.HEAD_DIMENSION, words.HEAD_WEIGHT), rows, numeric=(1,))
