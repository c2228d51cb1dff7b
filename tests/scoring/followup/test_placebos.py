import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.followup.placebos import least_told, placebo_p, placebo_sets
from tests.helpers.invented import invented
from tests.helpers.panels import chain


def test_sets_hang_together_are_different_and_avoid_what_is_outside():
    graph = chain(30)
    found = placebo_sets(graph, 3, ["a010", "a011"], count=100)
    assert len(found) == len(set(found)) == 8 + 16
    assert all(graph.is_contiguous(each) and len(each) == 3 for each in found)
    assert not {"a010", "a011"} & {code for each in found for code in each}
    assert found == placebo_sets(graph, 3, ["a010", "a011"], count=100)
    assert placebo_sets(graph, 3, [], count=5, seed=2) != placebo_sets(graph, 3, [], count=5)


def test_no_sets_where_there_is_no_room():
    assert placebo_sets(chain(4), 5, []) == ()
    assert placebo_sets(chain(4), 1, ["a000", "a001", "a002", "a003"]) == ()


def test_a_p_value_counts_what_is_as_great():
    others = pd.Series([1.0, 2.0, 3.0, np.nan])
    assert placebo_p(2.0, others) == 3 / 4
    assert placebo_p(9.0, others) == 1 / 4
    assert np.isnan(placebo_p(np.nan, others))
    assert np.isnan(placebo_p(1.0, others * np.nan))


def test_nineteen_placebos_are_needed_at_five_per_cent():
    assert np.isnan(least_told(pd.Series(range(18), dtype=float)))
    assert least_told(pd.Series(range(19), dtype=float)) == 18


@given(st.lists(st.floats(0, 100), min_size=19, max_size=120, unique=True), st.floats(0.01, 120))
@invented(60)
def test_what_is_beyond_the_noise_is_what_is_told(sizes, effect):
    others = pd.Series(sizes)
    if effect != pytest.approx(least_told(others)):
        assert (placebo_p(effect, others) <= 0.05) == (effect > least_told(others))
