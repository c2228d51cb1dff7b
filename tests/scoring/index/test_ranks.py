import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.index.ranks import classify, rank, settle
from tests.helpers.invented import invented

NAN = np.nan


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("min", [4, 2, 2, 1, NAN]),
        ("max", [4, 3, 3, 1, NAN]),
        ("average", [4, 2.5, 2.5, 1, NAN]),
        ("dense", [3, 2, 2, 1, NAN]),
    ],
)
def test_rank_one_is_the_greatest_and_ties_are_shared_as_said(ties, expected):
    np.testing.assert_array_equal(rank(np.array([10, 20, 20, 40, NAN]), ties), expected)


def test_no_values_have_no_ranks():
    assert rank(np.array([])).tolist() == []
    assert np.isnan(rank(np.array([NAN, NAN]))).all()


def test_rounding_before_ranking_makes_ties():
    values = np.array([1.04, 1.01, 1.06])
    assert rank(values).tolist() == [2, 3, 1]
    assert rank(values, decimals=1).tolist() == [2, 2, 1]


def test_noise_of_summation_is_settled_and_differences_are_not():
    noisy = np.array([0.1 + 0.2, 0.3, NAN, 0.3 + 1e-9])
    settled = settle(noisy, noisy)
    assert settled[0] == settled[1]
    assert settled[3] > settled[1]
    assert np.isnan(settled[2])
    big = np.array([1e15 + 0.1, 1e15, 2e15])
    assert settle(big, big).tolist() == [1e15, 1e15, 2e15]
    assert settle(np.array([1e-16, -1e-16]), np.array([[3.0, -3.0]])).tolist() == [0, 0]
    assert settle(np.array([0.0, NAN]), np.array([0.0, NAN]))[0] == 0
    assert settle(np.array([]), np.array([])).size == 0


# ------------------------------------------------------------------ classes


def test_quantiles_count_from_the_top_and_may_round_either_way():
    values = np.arange(1.0, 8.0)
    # floor(5 (r - 1) / 7) + 1 from the top, r = 7..1: 5, 4, 3, 3, 2, 1, 1.
    assert classify(values).of.tolist() == [1, 2, 3, 3, 4, 5, 5]
    # ceil(5 r / 7) from the top: 5, 5, 4, 3, 3, 2, 1.
    assert classify(values, rounding="ceil").of.tolist() == [1, 1, 2, 3, 3, 4, 5]


def test_ten_areas_in_five_classes_are_two_in_each():
    classes = classify(np.arange(10.0), count=5)
    assert np.bincount(classes.of).tolist() == [0, 2, 2, 2, 2, 2]
    assert classes.low.tolist() == [0, 2, 4, 6, 8]
    assert classes.high.tolist() == [1, 3, 5, 7, 9]


def test_equal_values_share_a_class_and_leave_others_empty():
    classes = classify(np.array([1.0, 1, 1, 1, 2]), count=5)
    assert len(set(classes.of[:4])) == 1
    assert classes.of[4] == 5
    assert np.isnan(classes.low).sum() == 3
    assert np.isnan(classes.high).sum() == 3


def test_equal_intervals_give_a_value_on_a_bound_to_the_upper_class():
    values = np.array([0.0, 2, 2.5, 5, 7.5, 10, NAN])
    assert classify(values, "equal_interval", 4).of.tolist() == [1, 1, 2, 3, 4, 4, 0]


def test_own_limits_give_a_value_on_one_to_the_upper_class():
    classes = classify(np.array([1.0, 2, 3, 9, NAN]), "own", breaks=(2.0, 5.0))
    assert classes.of.tolist() == [1, 2, 2, 3, 0]
    assert classes.count == 3


def test_standard_deviations_are_of_the_population():
    # Mean 5, deviation 2: limits 2, 4, 6 and 8.
    values = np.array([2.0, 4, 4, 4, 5, 5, 7, 9])
    classes = classify(values, "standard_deviation")
    assert classes.of.tolist() == [2, 3, 3, 3, 3, 3, 4, 5]
    assert classes.count == 5


def test_natural_breaks_find_the_groups_that_are_there():
    values = np.array([1.0, 1.1, 5.0, 5.1, 5.2, 9.0, NAN])
    assert classify(values, "natural_breaks", 3).of.tolist() == [1, 1, 2, 2, 2, 3, 0]


METHODS = ["quantile", "equal_interval", "natural_breaks", "standard_deviation"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("values", [[5.0, 5, 5], [5.0], [NAN, NAN], [], [5.0, NAN]])
def test_constant_single_missing_and_no_values_are_no_crash(method, values):
    classes = classify(np.array(values), method, 5)
    assert (classes.of[np.isnan(values)] == 0).all()
    seen = set(classes.of[~np.isnan(values)].tolist())
    assert len(seen) <= 1
    assert seen <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize("method", METHODS)
@invented(20)
@given(
    values=st.lists(
        st.one_of(st.integers(-20, 20).map(float), st.just(NAN)), min_size=1, max_size=20
    ).map(np.array),
    count=st.integers(2, 7),
)
def test_classes_follow_the_values_and_cover_them(method, values, count):
    classes = classify(values, method, count)
    seen = ~np.isnan(values)
    assert ((classes.of > 0) == seen).all()
    assert classes.of.max() <= classes.count
    order = np.argsort(values[seen], kind="stable")
    assert (np.diff(classes.of[seen][order]) >= 0).all()
    for value, number in zip(values[seen], classes.of[seen], strict=True):
        assert classes.low[number - 1] <= value <= classes.high[number - 1]
