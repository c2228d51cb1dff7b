"""What counts as covered and when need is high: widgets whose choices the scenario carries."""

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from language import coverage_text as words
from language import initiatives_text, text
from layers.initiatives import KINDS
from scoring.coverage_choice import Coverage
from scoring.places.coverage import METHODS
from scoring.scenario import Scenario
from scoring.score import ScoreResult
from ui import cached, session
from ui.covered import choice_of
from ui.pages.weights import current_scenario

STEP = 0.1


def choose_coverage(level: str, result: ScoreResult) -> Scenario:
    """The widgets; the level's scenario with what they say, which the session keeps."""
    base = cached.base_scenario(level)
    was = choice_of(base)
    with st.expander(words.CHOICES):
        st.caption(words.CHOICES_NOTE)
        left, right = st.columns(2, gap="large")
        update = _limits(left, was, result) | _counted(right, was)
        st.markdown(f"**{words.WEIGHTS}**")
        update["weights"] = _weights(was)
        _formula(str(update["method"]))
    chosen = Coverage.model_validate(was.model_dump() | update)
    if chosen != was:
        session.keep_scenario(level, base.model_copy(update={"coverage": chosen}))
    return current_scenario(level)


def _limits(column: DeltaGenerator, was: Coverage, result: ScoreResult) -> dict[str, object]:
    """From where need and coverage are high."""
    measure = column.radio(
        words.NEED,
        list(words.NEED_MEASURES),
        format_func=words.NEED_MEASURES.__getitem__,
        **session.bind("coverage.need", was.need),
    )
    own = was.need_from if was.need == measure else None
    if measure == "top_share":
        share = Coverage().need_from if own is None else own
        limit = _percent(column, words.NEED_SHARE, "need_share", share)
    else:
        limit = _index_limit(column, result, own)
    coverage_from = _percent(column, words.COVERAGE_FROM, "from", was.coverage_from)
    odds = _percent(column, words.PROBABILITY, "probability", was.inferred_probability)
    return {
        "need": measure,
        "need_from": limit,
        "coverage_from": coverage_from,
        "inferred_probability": odds,
    }


def _percent(column: DeltaGenerator, label: str, name: str, was: float) -> float:
    """A share on a slider of whole per cent; one between two of them stays until it is moved."""
    start = round(100 * was)
    percent = column.slider(
        label, 0, 100, format="%d %%", **session.bind(f"coverage.percent.{name}", start)
    )
    return was if percent == start else percent / 100


def _index_limit(column: DeltaGenerator, result: ScoreResult, own: float | None) -> float:
    """An index on a slider from the least to the greatest there is."""
    ranked = result.index[result.rank.notna()]
    if ranked.empty:
        return own or 0.0
    low, high = math.floor(ranked.min()), max(math.ceil(ranked.max()), math.floor(ranked.min()) + 1)
    usual = float(ranked.quantile(1 - Coverage().need_from))
    start = float(round(min(max(usual if own is None else own, low), high)))
    shown = column.slider(
        words.NEED_INDEX,
        float(low),
        float(high),
        step=1.0,
        format="localized",
        **session.bind(f"coverage.index.{low}.{high}", start),
    )
    return own if own is not None and shown == start else shown


def _counted(column: DeltaGenerator, was: Coverage) -> dict[str, object]:
    """Which initiatives count, and how kinds become one figure."""
    method = column.radio(
        words.METHOD,
        list(METHODS),
        format_func=words.METHODS.__getitem__,
        help=words.METHOD_HELP,
        **session.bind("coverage.method", was.method),
    )
    phases = column.multiselect(
        words.PHASES,
        list(text.PHASE),
        format_func=text.PHASE.__getitem__,
        placeholder=words.PHASES_PLACEHOLDER,
        **session.bind("coverage.phases", list(was.phases)),
    )
    with column.container():
        if not phases:
            st.warning(words.NO_PHASES)
    inferred = column.checkbox(
        words.COUNT_INFERRED,
        help=words.COUNT_INFERRED_HELP,
        **session.bind("coverage.inferred", was.count_inferred),
    )
    partners = column.checkbox(
        words.PARTNERS, help=words.PARTNERS_HELP, **session.bind("coverage.partners", was.partners)
    )
    return {
        "method": method,
        "phases": tuple(phases) or Coverage().phases,
        "count_inferred": inferred,
        "partners": partners,
    }


def _weights(was: Coverage) -> dict[str, float]:
    columns = st.columns(3, gap="large")
    weights = {
        kind: columns[at % 3].slider(
            initiatives_text.KINDS[kind],
            0.0,
            1.0,
            step=STEP,
            format="localized",
            **session.bind(f"coverage.weight.{kind}", was.weight(kind)),
        )
        for at, kind in enumerate(KINDS)
    }
    is_weighted = any(weights.values())
    with st.container():
        if not is_weighted:
            st.warning(words.WEIGHTS_ALL_ZERO)
    return weights if is_weighted else {}


def _formula(method: str) -> None:
    st.markdown(f"**{words.FORMULA_HEADING}**")
    st.latex(words.FORMULAS[method])
    st.markdown(f"{words.FORMULA_WORDS[method]} {words.FORMULA_TEXT}")
