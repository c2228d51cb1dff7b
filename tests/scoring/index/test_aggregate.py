import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gmean, hmean

from scoring.index.aggregate import AGGREGATIONS, available_weights
from tests.helpers.invented import invented

NAN = np.nan
EQUAL = np.array([[0.5, 0.5]])


def aggregate(name, columns, weights, **parameters):
    columns = np.array(columns, dtype=float)
    weights = np.broadcast_to(np.array(weights, dtype=float), columns.shape).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        return AGGREGATIONS[name].apply(columns, weights, **parameters)


# ------------------------------------------------------------------ worked out by hand


@pytest.mark.parametrize(
    ("name", "columns", "weights", "value"),
    [
        ("arithmetic", [20, 80], [0.25, 0.75], 65),
        ("geometric", [4, 16], [0.5, 0.5], 8),
        ("geometric", [1, 16], [0.25, 0.75], 8),
        ("harmonic", [40, 60], [0.5, 0.5], 48),
        ("ampi", [80, 120], [0.5, 0.5], 104),
        ("ampi", [100, 100], [0.5, 0.5], 100),
    ],
)
def test_means_worked_out_by_hand(name, columns, weights, value):
    assert aggregate(name, [columns], [weights]).values == pytest.approx([value])


def test_the_penalty_is_subtracted_where_high_is_good():
    # Mean 100, population deviation 20: 100 - 20² / 100.
    assert aggregate("ampi", [[80, 120]], EQUAL, penalty="subtract").values == pytest.approx([96])


def test_second_programs_find_the_same_means():
    columns = np.array([[3.0, 7, 20], [50, 1, 99]])
    weights = np.array([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]])
    np.testing.assert_allclose(
        aggregate("arithmetic", columns, weights).values,
        np.average(columns, axis=1, weights=weights),
    )
    np.testing.assert_allclose(
        aggregate("geometric", columns, weights).values, gmean(columns, axis=1, weights=weights)
    )
    np.testing.assert_allclose(
        aggregate("harmonic", columns, weights).values, hmean(columns, axis=1, weights=weights)
    )


def test_topsis_measures_from_the_least_to_the_greatest_need():
    # min-max: (0, 0), (1, 1), (1, 0), each weighted by a half.
    found = aggregate("topsis", [[0, 10], [4, 30], [4, 10]], EQUAL, scaling="min_max").values
    np.testing.assert_allclose(found, [0, 100, 50])


def test_topsis_scales_by_the_length_of_a_column():
    # Columns (3, 4) and (6, 8) have lengths 5 and 10: both become (0.6, 0.8).
    found = aggregate("topsis", [[3, 6], [4, 8], [3, 8]], EQUAL).values
    assert found[:2] == pytest.approx([0, 100])
    assert 0 < found[2] < 100


def test_copeland_counts_wins_less_losses():
    # a beats b and c in two columns of three, b beats c in two: balance 2, 0, -2 of ±2.
    columns = [[3, 3, 1], [2, 2, 2], [1, 1, 3]]
    assert aggregate("copeland", columns, [1 / 3] * 3).values == pytest.approx([100, 50, 0])
    assert aggregate("copeland", [[3, 3]], EQUAL).values == pytest.approx([50])


# ------------------------------------------------------------------ missing


@pytest.mark.parametrize("name", AGGREGATIONS)
def test_a_row_of_which_nothing_may_be_said_has_no_value_and_no_parts(name):
    found = aggregate(name, [[10, 20], [NAN, NAN], [NAN, 30]], [[0.5, 0.5], [0, 0], [0, 1]])
    assert np.isnan(found.values).tolist() == [False, True, False]
    assert (found.parts[1] == 0).all()
    assert found.parts[2, 0] == 0


@pytest.mark.parametrize("name", ["arithmetic", "geometric", "harmonic", "ampi"])
def test_a_mean_of_one_present_column_is_that_column(name):
    assert aggregate(name, [[NAN, 30]], [[0, 1]]).values == pytest.approx([30])


# ------------------------------------------------------------------ properties of all

matrices = st.integers(1, 6).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(1, 100).map(float), min_size=3, max_size=3), min_size=n, max_size=n
    )
)


@pytest.mark.parametrize("name", AGGREGATIONS)
@invented(20)
@given(columns=matrices, nominal=st.tuples(*[st.integers(1, 5)] * 3))
def test_parts_add_up_to_the_value(name, columns, nominal):
    weights = np.array(nominal) / sum(nominal)
    found = aggregate(name, columns, weights)
    np.testing.assert_allclose(found.parts.sum(axis=1), found.values, atol=1e-9)
    if found.slopes is not None:
        np.testing.assert_allclose(found.slopes * np.array(columns), found.parts, atol=1e-9)


@pytest.mark.parametrize("name", ["arithmetic", "geometric", "harmonic"])
@invented(20)
@given(columns=matrices, nominal=st.tuples(*[st.integers(1, 5)] * 3))
def test_a_mean_lies_among_what_it_is_of_and_in_its_place(name, columns, nominal):
    weights = np.array(nominal) / sum(nominal)
    values = aggregate(name, columns, weights).values
    low, high = np.min(columns, axis=1), np.max(columns, axis=1)
    assert ((values >= low - 1e-9) & (values <= high + 1e-9)).all()
    assert (values <= aggregate("arithmetic", columns, weights).values + 1e-9).all()


@pytest.mark.parametrize("name", AGGREGATIONS)
@invented(20)
@given(columns=matrices, order=st.permutations(range(3)))
def test_neither_the_order_of_columns_nor_that_of_areas_matters(name, columns, order):
    weights = np.array([0.2, 0.3, 0.5])
    plain = aggregate(name, columns, weights).values
    columns = np.array(columns)
    mixed = aggregate(name, columns[:, list(order)], weights[list(order)]).values
    np.testing.assert_allclose(mixed, plain, atol=1e-9)
    turned = aggregate(name, columns[::-1], weights).values
    np.testing.assert_allclose(turned, plain[::-1], atol=1e-9)


# ------------------------------------------------------------------ weights of what is present


def weights_of(present, nominal, min_share, **options):
    return available_weights(np.array(present), np.array(nominal, float), min_share, **options)


def test_weights_present_are_scaled_to_one():
    found = weights_of([[True, True, True], [True, False, True]], [2, 1, 1], 0.5)
    np.testing.assert_allclose(found, [[0.5, 0.25, 0.25], [2 / 3, 0, 1 / 3]])


@pytest.mark.parametrize(("floor", "scored"), [(0.0, True), (0.6, True), (0.61, False), (1, False)])
def test_below_the_floor_nothing_is_said(floor, scored):
    # 3 of 5 are present: six tenths, which no binary fraction holds exactly.
    found = weights_of([[True, False]], [3, 2], floor)
    assert found.any() == scored


def test_a_row_without_any_figure_gets_no_weight_even_without_a_floor():
    assert weights_of([[False, False]], [1, 1], 0.0).tolist() == [[0, 0]]


def test_a_column_of_no_weight_is_not_missed():
    assert weights_of([[True, False]], [1, 0], 1.0).tolist() == [[1, 0]]
    assert weights_of([[False, True]], [1, 0], 0.0).tolist() == [[0, 0]]


def test_weights_as_given_keep_their_sum():
    nominal = [0.225, 0.225, 0.135, 0.414]
    whole = weights_of([[True] * 4], nominal, 0.5, as_given=True)
    np.testing.assert_array_equal(whole, [nominal])
    part = weights_of([[True, True, True, False]], nominal, 0.5, as_given=True)
    assert part.sum() == pytest.approx(0.999)
    assert part[0, 0] / part[0, 2] == pytest.approx(0.225 / 0.135)
