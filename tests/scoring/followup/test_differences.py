"""Difference-in-differences against published figures, another program and least squares."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.followup.differences import Span, difference_in_differences, span
from scoring.followup.panel import Break, Panel
from tests.helpers.invented import invented
from tests.helpers.panels import (
    START,
    TREATED,
    chain,
    other_programs,
    panel_like,
    proposition_99,
)


def compared(panel, treated, years, placebos=()):
    rest = [unit for unit in panel.values.index if unit != treated]
    both = panel.together({"own": [treated], "rest": rest})
    sets = panel.together({name: [name] for name in placebos or rest})
    return difference_in_differences(both, "own", "rest", sets, years)


def test_card_and_krueger_1994_table_3_row_3():
    """Full-time employment per restaurant, second-hand from replications of the table.

    New Jersey 20.44 and 21.03, Pennsylvania 23.33 and 21.17; change 0.59 (0.54) and -2.16
    (1.25), difference 2.76 (1.36), of figures that are not rounded.
    """
    values = pd.DataFrame([[20.44, 21.03], [23.33, 21.17]], ["own", "rest"], [1991, 1992])
    panel = Panel(values, values * 0 + 1, is_share=False)
    found = difference_in_differences(panel, "own", "rest", panel.kept([]), Span((1991,), (1992,)))
    assert found.effect == pytest.approx(2.76, abs=0.011)
    assert np.isnan(found.p)
    assert found.verdict == "unknown"


def test_proposition_99_as_statsmodels_and_as_published():
    """Arkhangelsky and others (2021), Synthetic difference-in-differences, table 1: -27.3."""
    panel = proposition_99()
    years = span(panel, list(panel.values.index), START)
    found = compared(panel, TREATED, years)
    expected = other_programs()
    assert found.effect == pytest.approx(expected["two_way"], abs=1e-8)
    assert round(found.effect, 1) == -27.3
    for year, effect in expected["event_study"].items():
        assert found.by_year.loc[int(year), "effect"] == pytest.approx(effect, abs=1e-8)
    assert found.by_year.loc[START - 1, "effect"] == 0


def test_weights_by_base_as_statsmodels():
    expected = other_programs()
    panel = proposition_99(expected["bases"])
    years = span(panel, list(panel.values.index), START)
    found = compared(panel, TREATED, years)
    assert found.effect == pytest.approx(expected["two_way_weighted"], abs=1e-8)


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 4), st.integers(1, 4))
@invented()
def test_it_is_what_least_squares_gives(seed, units, before, after):
    drawn = np.random.default_rng(seed).normal(size=(units, before + after))
    panel = panel_like(drawn, chain(units).codes, 2020)
    years = span(panel, list(panel.values.index), 2020 + before)
    found = compared(panel, "a000", years)
    rows = [
        (
            *(float(unit == at) for at in range(units)),
            *(float(year == at) for at in range(1, before + after)),
            float(unit == 0 and year >= before),
        )
        for unit, year in product(range(units), range(before + after))
    ]
    coefficients, *_ = np.linalg.lstsq(np.array(rows), drawn.ravel(), rcond=None)
    assert found.effect == pytest.approx(coefficients[-1], abs=1e-9)


def quiet(units=60, years=8, seed=3):
    """Areas that all go the same way, but for noise of one."""
    generator = np.random.default_rng(seed)
    common = np.linspace(20, 15, years)
    return common + generator.normal(size=(units, years))


def test_a_change_is_told_where_it_is_beyond_the_noise():
    values = quiet()
    values[0, 5:] -= 6
    panel = panel_like(values, chain(60).codes, 2018)
    found = compared(panel, "a000", span(panel, ["a000"], 2023))
    assert found.verdict == "lower"
    assert abs(found.effect) > found.noise
    assert found.p == pytest.approx(1 / 60)
    assert found.before_p > 0.05


def test_a_change_within_the_noise_is_not_told():
    panel = panel_like(quiet(), chain(60).codes, 2018)
    found = compared(panel, "a000", span(panel, ["a000"], 2023))
    assert found.verdict == "none"
    assert abs(found.effect) <= found.noise


def test_groups_that_went_apart_before_are_not_told_as_an_effect():
    values = quiet()
    values[0] -= np.arange(8) * 3
    panel = panel_like(values, chain(60).codes, 2018)
    found = compared(panel, "a000", span(panel, ["a000"], 2023))
    assert found.before_p <= 0.05
    assert found.verdict == "apart"


def test_one_year_before_says_nothing_of_how_they_went():
    values = quiet(years=2)
    values[0, 1] += 30
    panel = panel_like(values, chain(60).codes, 2024)
    found = compared(panel, "a000", span(panel, ["a000"], 2025))
    assert np.isnan(found.before_p)
    assert found.verdict == "higher"


def test_chance_in_the_figures_is_that_of_four_shares():
    panel = panel_like(np.full((3, 2), 50.0), chain(3).codes, 2024, base=100)
    both = panel.together({"own": ["a000"], "rest": ["a001", "a002"]})
    found = difference_in_differences(both, "own", "rest", panel.kept([]), Span((2024,), (2025,)))
    assert found.error == pytest.approx(np.sqrt(2 * 5.0**2 + 2 * 5.0**2 / 2))


def test_years_are_those_that_go_on_to_the_last_unless_breaks_are_let_pass():
    panel = panel_like(np.full((2, 4), 5.0), chain(2).codes, 2022)
    cut = Panel(panel.values, panel.bases, True, (Break(2024),))
    assert span(cut, ["a000"], 2025) == Span((2024,), (2025,))
    assert span(cut, ["a000"], 2024) is None
    assert span(cut, ["a000"], 2024, over_breaks=True) == Span((2022, 2023), (2024, 2025))
    known = [year != 2023 for year in panel.years]
    lacking = Panel(panel.values.where([known, known]), panel.bases, True)
    assert span(lacking, ["a000"], 2024) == Span((2022,), (2024, 2025))
    assert span(panel.kept([]), [], 2030) is None
