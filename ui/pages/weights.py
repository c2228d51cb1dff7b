"""The weights a reader has set, on the page where they are set and on those that follow."""

import streamlit as st

from language import numbers, screen
from scoring.scenario import Dimension, Scenario
from ui import cached, session
from ui.components.markdown import plain

MAX_WEIGHT = 3.0
WEIGHT_STEP = 0.25


def current_scenario(level: str) -> Scenario:
    """The level's scenario with the reader's weights; all zero counts as all equal."""
    return with_moved_weights(cached.base_scenario(level))


def with_moved_weights(base: Scenario) -> Scenario:
    """A scenario with the weights that the reader has moved; all zero counts as all equal."""
    weights = {
        dimension.id: session.choice(_name(dimension), dimension.weight)
        for dimension in base.index.dimensions
    }
    return base.with_weights(weights if any(weights.values()) else dict.fromkeys(weights, 1.0))


def choose_weights(level: str) -> Scenario:
    """Sliders, one a dimension, with each one's share; the scenario that they give."""
    dimensions = cached.base_scenario(level).index.dimensions
    if len(dimensions) < 2:
        return current_scenario(level)
    st.markdown(f"**{screen.WEIGHTS}**", help=screen.WEIGHTS_HELP)
    weights = [
        st.slider(
            dimension.title or dimension.id,
            0.0,
            max(MAX_WEIGHT, dimension.weight),
            step=WEIGHT_STEP,
            format="localized",
            **session.bind(_name(dimension), dimension.weight),
        )
        for dimension in dimensions
    ]
    with st.container():
        if not any(weights):
            st.warning(screen.WEIGHTS_ALL_ZERO)
    scenario = current_scenario(level)
    st.caption(share_line(scenario))
    st.button(screen.RESET_WEIGHTS, on_click=_reset, args=(dimensions,))
    return scenario


def _name(dimension: Dimension) -> str:
    return f"weight.{dimension.id}"


def _reset(dimensions: tuple[Dimension, ...]) -> None:
    for dimension in dimensions:
        session.choose(_name(dimension), dimension.weight)


def share_line(scenario: Scenario) -> str:
    """Each dimension with its share of the weight, as harmless Markdown."""
    pairs = zip(scenario.index.dimensions, scenario.dimension_shares(), strict=True)
    return " · ".join(
        f"{plain(dimension.title or dimension.id)} {numbers.with_unit(100 * share, '%')}"
        for dimension, share in pairs
    )
