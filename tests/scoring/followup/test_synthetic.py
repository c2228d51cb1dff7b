"""Synthetic control against another program, published figures and another solver."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, minimize

from scoring.followup.differences import Span, span
from scoring.followup.synthetic import mix_weights, synthetic_control
from tests.helpers.invented import invented
from tests.helpers.panels import (
    START,
    TREATED,
    chain,
    other_programs,
    panel_like,
    proposition_99,
)


def california():
    panel = proposition_99()
    others = [state for state in panel.values.index if state != TREATED]
    own = panel.together({"own": [TREATED]})
    years = span(panel, list(panel.values.index), START)
    return synthetic_control(own, "own", panel, [TREATED], {s: [s] for s in others}, years)


def test_the_weights_of_pysyncon():
    found = california()
    expected = pd.Series(other_programs()["weights"])
    assert set(found.weights.index) == set(expected[expected > 1e-4].index)
    apart = found.weights - expected[found.weights.index]
    assert apart.abs().max() < 1e-4
    assert found.weights.sum() == pytest.approx(1)


def test_the_effect_is_near_the_published_one():
    """Published -19.6 is of a solver that stops early; the least squares themselves give -19.51.

    Arkhangelsky and others (2021), Synthetic difference-in-differences, table 1; -19.61966 in
    the log of Stata's ``sdid, method(sc)``.
    """
    assert california().effect == pytest.approx(-19.61966, abs=0.15)


def test_placebo_states_seldom_go_as_far():
    """One of 39 states is ahead at most two more: 1/39 in the article, by other predictors."""
    found = california()
    assert found.placebos == 38
    assert found.p == pytest.approx(3 / 39)


@given(st.integers(0, 10_000), st.integers(2, 8), st.integers(2, 6))
@invented()
def test_another_solver_finds_nothing_nearer(seed, years, donors):
    generator = np.random.default_rng(seed)
    target, others = generator.normal(size=years), generator.normal(size=(years, donors))
    weights = mix_weights(target, others)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)

    def apart(mix):
        return float(((target - others @ mix) ** 2).sum())

    found = minimize(
        apart,
        np.full(donors, 1 / donors),
        method="SLSQP",
        bounds=[(0, 1)] * donors,
        constraints=LinearConstraint(np.ones(donors), 1, 1),
        options={"ftol": 1e-12, "maxiter": 500},
    )
    assert apart(weights) <= found.fun + 1e-7


def test_a_mix_that_is_there_is_found():
    others = np.array([[1.0, 3.0, 9.0], [2.0, 4.0, 1.0], [5.0, 1.0, 7.0]])
    true = np.array([0.25, 0.75, 0.0])
    assert mix_weights(others @ true, others) == pytest.approx(true)
    assert mix_weights(others[:, 1], others) == pytest.approx([0, 1, 0])


def test_too_few_years_or_areas_give_nothing():
    panel = panel_like(np.random.default_rng(1).normal(size=(8, 7)), chain(8).codes, 2018)
    own = panel.together({"own": ["a000"]})
    assert synthetic_control(own, "own", panel, ["a000"], {}, span(panel, [], 2022)) is None
    many = [f"a00{at}" for at in range(4)]
    assert synthetic_control(own, "own", panel, many, {}, span(panel, [], 2023)) is None
    found = synthetic_control(own, "own", panel, ["a000"], {}, span(panel, [], 2023))
    assert found.span == Span((2018, 2019, 2020, 2021, 2022), (2023, 2024))
    assert np.isnan(found.p)
