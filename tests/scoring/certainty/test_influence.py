"""Effective weights: worked out by hand, numpy, and properties."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.certainty.influence import correlation_ratio, effective_weights, variance_shares
from scoring.score import score
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

SCENARIO = scenario_of(("x", 2, [indicator("a", 1), indicator("b", 3)]), ("y", 1, [indicator("c")]))


def figures(areas=40, seed=1):
    table = pd.DataFrame(np.random.default_rng(seed).normal(size=(areas, 3)), columns=list("abc"))
    table["b"] += table["a"]
    return table


def result_of(columns=None, scenario=SCENARIO):
    columns = figures() if columns is None else columns
    return score(table_of({name: columns[name].tolist() for name in columns}), scenario)


def test_shares_of_the_variance_worked_out_by_hand():
    # Contributions 0 4 0 4 and 0 0 2 2 do not covary: variances 4 and 1 of 5.
    parts = np.array([[0.0, 0], [4, 0], [0, 2], [4, 2]])
    assert variance_shares(parts, parts.sum(axis=1)) == pytest.approx([0.8, 0.2])


def test_a_contribution_against_the_index_has_a_negative_share():
    parts = np.array([[0.0, 1], [4, 0], [8, -1]])
    assert variance_shares(parts, parts.sum(axis=1)) == pytest.approx([4 / 3, -1 / 3])


def test_a_constant_index_has_no_shares():
    assert np.isnan(variance_shares(np.ones((5, 2)), np.full(5, 2.0))).all()
    assert np.isnan(variance_shares(np.ones((1, 2)), np.full(1, 2.0))).all()


def test_a_polynomial_finds_what_a_line_cannot():
    x = np.linspace(-1, 1, 201)
    assert correlation_ratio(x, x**2, 1) == pytest.approx(0)
    assert correlation_ratio(x, x**2) == pytest.approx(1)
    assert correlation_ratio(x, np.sin(3 * x)) > correlation_ratio(x, np.sin(3 * x), 1)


def test_degree_one_is_the_square_of_pearsons_correlation():
    table = figures()
    table.loc[3, "a"] = np.nan
    seen = table.dropna()
    found = correlation_ratio(table["a"].to_numpy(), table["b"].to_numpy(), 1)
    assert found == pytest.approx(np.corrcoef(seen["a"], seen["b"])[0, 1] ** 2)


def test_few_values_are_no_trouble():
    x = np.array([0.0, 0, 0, 1, 1, 1])
    y = np.array([1.0, 2, 3, 4, 5, 6])
    between, total = 6 * 1.5**2, 17.5
    assert correlation_ratio(x, y) == pytest.approx(between / total)


@pytest.mark.parametrize(
    ("x", "y"),
    [([1.0] * 9, range(9)), (range(9), [1.0] * 9), ([np.nan] * 9, range(9)), ([1, 2], [1, 2])],
    ids=["constant variable", "constant index", "no figures", "two areas"],
)
def test_no_ratio_where_nothing_varies(x, y):
    assert np.isnan(correlation_ratio(np.array(x, dtype=float), np.array(y, dtype=float)))


def test_effective_beside_nominal_weights():
    result = result_of()
    found = effective_weights(result)
    assert list(found.index) == ["a", "b", "c", "x", "y"]
    assert found["nominal"].to_numpy() == pytest.approx([1 / 6, 1 / 2, 1 / 3, 2 / 3, 1 / 3])
    assert found.loc[["a", "b", "c"], "share"].sum() == pytest.approx(1)
    assert found.loc["x", "share"] == pytest.approx(found.loc[["a", "b"], "share"].sum())
    assert found.loc["y", "share"] == pytest.approx(found.loc["c", "share"])
    covariance = np.cov(result.normalised["c"] / 3, result.index)
    assert found.loc["c", "share"] == pytest.approx(covariance[0, 1] / covariance[1, 1])
    squared = np.corrcoef(result.dimensions["x"], result.index)[0, 1] ** 2
    assert found.loc["x", "linear"] == pytest.approx(squared)
    assert (found["correlation_ratio"] >= found["linear"] - 1e-12).all()
    assert (found["areas"] == 40).all()


def test_a_factor_of_two_is_marked():
    columns = figures(400).assign(c=0.0)
    columns.loc[0, "c"] = 1.0  # one area apart: hardly any variance
    columns.loc[1, "c"] = 0.5
    found = effective_weights(result_of(columns))
    assert found.loc["c", "share"] * 2 < found.loc["c", "nominal"]
    assert found.loc[["c", "y"], "differs"].all()
    assert not found.loc["x", "differs"]
    assert not effective_weights(result_of(columns), factor=1000)["differs"].any()


def test_an_indicator_without_weight_and_effect_is_not_marked():
    scenario = scenario_of(("x", 1, [indicator("a", 1), indicator("b", 0), indicator("c", 1)]))
    found = effective_weights(result_of(scenario=scenario))
    assert found.loc["b", ["nominal", "share"]].to_list() == [0, 0]
    assert not found.loc["b", "differs"]


def test_missing_figures_by_pair_and_by_complete_case():
    columns = figures()
    columns.loc[[0, 1], "a"] = np.nan
    columns.loc[2] = np.nan
    pair = effective_weights(result_of(columns))
    complete = effective_weights(result_of(columns), missing="complete")
    assert pair["areas"].to_list() == [37, 39, 39, 39, 39]
    assert (complete["areas"] == 37).all()
    for found in (pair, complete):
        assert found.loc[["a", "b", "c"], "share"].sum() == pytest.approx(1)


def test_constant_figures_have_no_effective_weight():
    found = effective_weights(result_of(figures() * 0 + 1))
    assert found[["share", "linear", "correlation_ratio"]].isna().all(axis=None)
    assert not found["differs"].any()


def test_a_single_area_has_no_effective_weights():
    found = effective_weights(result_of(figures(1)))
    assert found["share"].isna().all()
    assert (found["areas"] == 1).all()


@pytest.mark.parametrize("scale", ["native", "min_max_100"])
@pytest.mark.parametrize("aggregation", ["arithmetic", "topsis"])
def test_shares_sum_to_one_whatever_the_method(scale, aggregation):
    scenario = scenario_of(
        ("x", 2, [indicator("a", 1, normalise="z_score"), indicator("b", 3, normalise="z_score")]),
        ("y", 1, [indicator("c", normalise="z_score")]),
        index={"scale": scale, "aggregation": aggregation},
    )
    found = effective_weights(result_of(scenario=scenario))
    assert found.loc[["a", "b", "c"], "share"].sum() == pytest.approx(1)


@invented(20)
@given(st.permutations(range(40)), st.floats(1e-2, 1e3), st.floats(-100, 100))
def test_order_and_unit_do_not_matter(order, scale, shift):
    one = effective_weights(result_of())
    other = effective_weights(result_of((shift + scale * figures()).iloc[order]))
    pd.testing.assert_frame_equal(one, other, rtol=1e-6)
