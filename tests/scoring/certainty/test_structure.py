"""Correlations, alpha and components: the OECD's example, scipy, and properties."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr, spearmanr

from scoring.certainty.structure import (
    correlations,
    cronbach_alpha,
    principal_components,
    redundant_pairs,
    reliability,
)
from scoring.score import score
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of
from tests.helpers.technology import TECHNOLOGY

UPPER = [
    [1, 0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08],
    [0, 1, 0.46, 0.25, 0.56, 0.32, 0.30, 0.06],
    [0, 0, 1, -0.45, 0.56, 0.84, 0.63, 0.27],
    [0, 0, 0, 1, 0.00, -0.36, -0.35, -0.03],
    [0, 0, 0, 0, 1, 0.64, 0.30, 0.33],
    [0, 0, 0, 0, 0, 1, 0.65, 0.26],
    [0, 0, 0, 0, 0, 0, 1, 0.08],
    [0, 0, 0, 0, 0, 0, 0, 1],
]
PUBLISHED = np.triu(UPPER) + np.triu(UPPER, k=1).T
"""OECD/JRC (2008), Handbook on Constructing Composite Indicators, table 6, page 64, read there:
correlations of the indicators of technology in 23 countries."""

ALPHA = 0.70
"""The same, page 72: Cronbach's alpha of the eight indicators, standardised."""

ALPHA_WITHOUT = (0.704, 0.645, 0.636, 0.774, 0.603, 0.624, 0.662, 0.706)
"""The same, table 11, page 73: alpha when each of them is left out."""

EIGENVALUES = (3.3, 1.7, 1.0, 0.9, 0.5, 0.3, 0.2, 0.1)
EXPLAINED = (41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9)
"""The same, table 7, page 65: eigenvalues and per cent of variance."""

FIRST_LOADINGS = (-0.11, -0.56, -0.92, 0.35, -0.76, -0.91, -0.74, -0.36)
"""The same, table 8, page 69: loadings on the first component, whose sign is free."""


def holed(seed=1):
    """Figures of 30 areas with gaps, one column following another, one turned."""
    generator = np.random.default_rng(seed)
    table = pd.DataFrame(generator.normal(size=(30, 4)), columns=list("abcd"))
    table["b"] = table["a"] + 0.05 * table["b"]
    table["c"] = -table["c"].round(0)
    return table.mask(generator.uniform(size=table.shape) < 0.15)


def test_correlations_of_the_technology_indicators_as_published():
    """Two hundredths apart at most, since two of the columns are known to two decimals only."""
    found = correlations(TECHNOLOGY, "pearson")
    np.testing.assert_allclose(found.values, PUBLISHED, rtol=0, atol=0.02)
    assert (found.areas == 23).all(axis=None)


def test_alpha_of_the_technology_indicators_as_published():
    correlation = np.corrcoef(TECHNOLOGY.T)
    assert cronbach_alpha(correlation) == pytest.approx(ALPHA, abs=0.005)
    for left_out, published in enumerate(ALPHA_WITHOUT):
        rest = np.delete(np.delete(correlation, left_out, axis=0), left_out, axis=1)
        assert cronbach_alpha(rest) == pytest.approx(published, abs=0.003), left_out


def test_components_of_the_technology_indicators_as_published():
    found = principal_components(TECHNOLOGY)
    assert 100 * found.explained.to_numpy() == pytest.approx(EXPLAINED, abs=0.15)
    assert found.eigenvalues.to_numpy() == pytest.approx(EIGENVALUES, abs=0.06)
    assert found.loadings.iloc[:, 0].to_numpy() == pytest.approx(
        [-loading for loading in FIRST_LOADINGS], abs=0.015
    )
    assert found.areas == 23


@pytest.mark.parametrize(("method", "judge"), [("pearson", pearsonr), ("spearman", spearmanr)])
def test_the_same_correlations_as_scipy_pair_by_pair(method, judge):
    table = holed()
    found = correlations(table, method)
    for one in table:
        for other in table.columns.drop(one):
            both = table[[one, other]].dropna()
            expected = judge(both[one], both[other]).statistic
            assert found.values.loc[one, other] == pytest.approx(expected, abs=1e-12)
            assert found.areas.loc[one, other] == len(both)


def test_complete_cases_are_the_same_for_every_pair():
    table = holed()
    found = correlations(table, "pearson", missing="complete")
    assert (found.areas == len(table.dropna())).all(axis=None)
    np.testing.assert_allclose(found.values, np.corrcoef(table.dropna().T))


def test_a_constant_column_and_two_areas_have_no_correlation():
    table = pd.DataFrame({"a": [1.0, 2, 3], "b": [0.1, 0.1, 0.1], "c": [1.0, np.nan, 2]})
    for method in ("pearson", "spearman"):
        found = correlations(table, method)
        assert found.values["b"].isna().all()
        assert np.isnan(found.values.loc["a", "c"])
        assert found.areas.loc["a", "c"] == 2
    assert correlations(table.iloc[:1]).values.isna().all(axis=None)


def test_pairs_beyond_the_limit_are_told_strongest_first():
    table = holed()
    table["e"] = -table["a"]
    found = redundant_pairs(correlations(table, "pearson"))
    assert list(zip(found["first"], found["second"], strict=True)) == [
        ("a", "e"),
        ("a", "b"),
        ("b", "e"),
    ]
    assert found["correlation"].iloc[0] == pytest.approx(-1)
    assert redundant_pairs(correlations(table), limit=1.0).empty


def test_alpha_by_hand():
    # Items 1, 2, 3, 4 and 2, 1, 4, 3: variances 5/3 each, of the sum 16/3, so 2 (1 - 10/16).
    scores = np.array([[1, 2], [2, 1], [3, 4], [4, 3.0]])
    assert cronbach_alpha(np.cov(scores.T)) == pytest.approx(0.75)


@pytest.mark.parametrize(
    "covariance",
    [np.eye(1), np.zeros((2, 2)), np.full((2, 2), np.nan), np.array([[1.0, -1], [-1, 1]])],
    ids=["one column", "constant", "unknown", "opposite"],
)
def test_no_alpha_where_there_is_nothing_to_rely_on(covariance):
    assert np.isnan(cronbach_alpha(covariance))


def test_reliability_of_dimensions_and_index():
    scenario = scenario_of(
        ("x", 1, [indicator("a"), indicator("b")]),
        ("y", 1, [indicator("c")]),
        ("z", 1, [indicator("d")]),
    )
    result = score(table_of({name: column.tolist() for name, column in holed().items()}), scenario)
    found = reliability(result)
    assert list(found.index) == ["index", "x", "y", "z"]
    assert found["indicators"].to_list() == [4, 2, 1, 1]
    assert found["alpha"].isna().to_list() == [False, False, True, True]
    pair = result.normalised[["a", "b"]].dropna()
    assert found.loc["x", "areas"] == len(pair)
    complete = reliability(result, missing="complete")
    assert complete.loc["x", "alpha"] == pytest.approx(cronbach_alpha(np.cov(pair.T)))
    assert complete.loc["index", "areas"] == len(result.normalised.dropna())
    standardised = reliability(result, standardised=True, missing="complete").loc["x", "alpha"]
    assert standardised == pytest.approx(cronbach_alpha(np.corrcoef(pair.T)))


def test_loadings_are_correlations_with_the_components():
    table = holed().dropna()
    found = principal_components(table)
    z = ((table - table.mean()) / table.std()).to_numpy()
    scores = z @ found.loadings.to_numpy() / found.eigenvalues.to_numpy()
    by_hand = np.corrcoef(np.column_stack([z, scores]).T)[:4, 4:]
    np.testing.assert_allclose(found.loadings, by_hand, atol=1e-12)
    assert found.eigenvalues.sum() == pytest.approx(4)
    np.testing.assert_allclose(found.eigenvalues, np.linalg.eigvalsh(table.corr())[::-1])
    greatest = np.abs(found.loadings).to_numpy().argmax(axis=0)
    assert (found.loadings.to_numpy()[greatest, range(4)] > 0).all()


def test_incomplete_areas_and_constant_columns_are_left_out_of_components():
    table = holed().assign(flat=7.0)
    found = principal_components(table)
    assert found.areas == len(table.dropna())
    assert list(found.loadings.index) == list(table.columns)
    assert found.loadings.loc["flat"].isna().all()
    pd.testing.assert_frame_equal(
        found.loadings.drop("flat"), principal_components(table.drop(columns="flat")).loadings
    )


@pytest.mark.parametrize(
    "table", [holed().iloc[:1], holed() * 0, pd.DataFrame({"a": [np.nan] * 5})], ids=range(3)
)
def test_too_little_has_no_components(table):
    found = principal_components(table)
    assert found.eigenvalues.empty
    assert found.loadings.shape == (table.shape[1], 0)


@invented(20)
@given(st.permutations(range(30)), st.floats(1e-3, 1e3), st.floats(-100, 100))
def test_order_and_unit_do_not_matter(order, scale, shift):
    table = holed()
    other = (shift + scale * table).iloc[order]
    for method in ("pearson", "spearman"):
        np.testing.assert_allclose(
            correlations(table, method).values, correlations(other, method).values, atol=1e-6
        )
    one, two = principal_components(table), principal_components(other)
    np.testing.assert_allclose(one.loadings, two.loadings, atol=1e-6)
