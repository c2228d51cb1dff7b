"""Aggregations against textbooks, other programs and plain loops."""

import numpy as np
import pytest

from scoring.index.elicit import pairwise
from scoring.index.methods import AGGREGATIONS


def aggregate(method, columns, weights, **options):
    columns = np.array(columns, dtype=float)
    rows = np.tile(np.array(weights, dtype=float), (len(columns), 1))
    return AGGREGATIONS[method].apply(columns, rows, **options)


# ------------------------------------------------------------------ TOPSIS

FIGHTERS = [
    [2.0, 1500, 20_000, -5.5, 5, 9],
    [2.5, 2700, 18_000, -6.5, 3, 5],
    [1.8, 2000, 21_000, -4.5, 7, 7],
    [2.2, 1800, 20_000, -5.0, 5, 5],
]
"""Hwang and Yoon (1981), Multiple Attribute Decision Making, pages 133-134: four fighter aircraft
by speed, range, payload, cost (turned round), reliability and manoeuvrability. Figures and
closeness as an example of the program mcdajs transcribes them, read there, not in the book."""

FIGHTER_WEIGHTS = (0.2, 0.1, 0.1, 0.1, 0.2, 0.3)
FIGHTER_CLOSENESS = (0.643, 0.268, 0.613, 0.312)


def test_topsis_of_the_fighter_aircraft():
    closeness = aggregate("topsis", FIGHTERS, FIGHTER_WEIGHTS).values / 100
    np.testing.assert_allclose(closeness, FIGHTER_CLOSENESS, atol=1e-3)


def test_topsis_of_a_second_textbook():
    """Tzeng and Huang (2011), Multiple Attribute Decision Making, as scikit-criteria 0.9 quotes it
    in tests/agg/test_topsis.py, read there, not in the book."""
    columns = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    closeness = aggregate("topsis", columns, (0.3, 0.4, 0.3)).values / 100
    np.testing.assert_allclose(closeness, [0.5037, 0.6581, 0.7482, 0.3340], atol=1e-4)


def test_topsis_without_scaling_as_in_scikit_criteria():
    """scikit-criteria 0.9, the same file, read: unscaled, every weight 1."""
    closeness = aggregate("topsis", [[1, 0, 3], [0, 5, 6]], (1, 1, 1), scaling="none").values / 100
    np.testing.assert_allclose(closeness, [0.14639248, 0.85360752], atol=5e-9)


def test_topsis_scaled_from_zero_to_one_as_in_pymcdm():
    """pymcdm 1.4, documentation of TOPSIS, read: the first column is a cost, scaled by minimum and
    maximum; 0.500, 0.617 and 0.500 for its three alternatives."""
    columns = [[-1, 3000], [-2, 3750], [-5, 4500]]
    closeness = aggregate("topsis", columns, (0.5, 0.5), scaling="min_max").values / 100
    np.testing.assert_allclose(closeness, [0.5, 0.617, 0.5], atol=5e-4)


# ------------------------------------------------------------------ Copeland


def test_copeland_of_the_example_of_coinr():
    """COINr 1.1, tests/testthat/test-aggregate.R, read: four units and three indicators, the fourth
    unit dominating the others; wins less losses counted by hand from its outranking matrix."""
    columns = [[1, 3, 2], [2, 2, 3], [3, 1, 1], [4, 5, 4]]
    balance = np.array([-1 + 1 - 1, 1 + 1 - 1, -1 - 1 - 1, 3])
    computed = aggregate("copeland", columns, [1 / 3] * 3).values
    np.testing.assert_allclose(computed, 100 * (balance + 3) / 6)


def test_copeland_of_equal_units_as_in_coinr():
    """COINr 1.1, the same file: two units that win one indicator each are both at zero."""
    computed = aggregate("copeland", [[1, 2], [2, 1]], (0.5, 0.5)).values
    np.testing.assert_allclose(computed, [50, 50])


# ------------------------------------------------------------------ means


def test_means_of_the_examples_of_coinr():
    """COINr 1.1, the same file: 1, 2 and 3 with weights 1, 1, 2 and 2, 1, 1."""
    assert aggregate("geometric", [[1, 2, 3]], (0.25, 0.25, 0.5)).values[0] == pytest.approx(
        (1 * 2 * 3**2) ** 0.25
    )
    assert aggregate("harmonic", [[1, 2, 3]], (0.5, 0.25, 0.25)).values[0] == pytest.approx(
        4 / (2 + 1 / 2 + 1 / 3)
    )


def test_the_adjusted_mazziotta_pareto_index_of_a_balanced_area_is_its_mean():
    """Normalised about a reference area, that area has 100 throughout and therefore the index
    100, whatever the sign of the penalty: manual and source of Compind 3.2, ci_ampi, read."""
    for penalty in ("add", "subtract"):
        assert aggregate("ampi", [[100] * 5], [0.2] * 5, penalty=penalty).values[0] == 100


@pytest.mark.parametrize(("penalty", "sign"), [("add", 1), ("subtract", -1)])
def test_the_adjusted_mazziotta_pareto_index_written_out(penalty, sign):
    """A second way: mean plus or minus standard deviation times coefficient of variation, with
    the population's standard deviation, as Compind 3.2 takes it in ci_ampi."""
    columns = np.random.default_rng(5).uniform(70, 130, (30, 6))
    computed = aggregate("ampi", columns, [1 / 6] * 6, penalty=penalty).values
    for row, value in zip(columns, computed, strict=True):
        mean = sum(row) / len(row)
        deviation = (sum((x - mean) ** 2 for x in row) / len(row)) ** 0.5
        assert value == pytest.approx(mean + sign * deviation * (deviation / mean))


EUROPE = (
    *((68.5, 1158.8, 156.05), (68.5, 1152.5, 155.89), (67.6, 36.9, 138.84), (65.4, 8.9, 132.74)),
    *((70.4, 25.6, 146.91), (75.8, 15.5, 163.43), (74.9, 217.4, 159.32), (66.7, 2.9, 136.34)),
    *((64.6, 11.8, 130.57), (64.0, 19.0, 128.99), (62.5, 89.1, 125.51), (69.2, 158.7, 143.31)),
    *((58.7, 6.3, 115.57), (61.1, 124.8, 122.44), (75.0, 1.9, 161.06), (65.0, 4.3, 131.64)),
    *((64.3, 4.8, 129.75), (70.7, 4.3, 147.90), (60.4, 16.7, 119.77), (60.1, 0.5, 118.90)),
    *((76.8, 54.0, 166.17), (74.9, 28.4, 160.49), (64.3, 66.5, 129.96), (70.5, 18.1, 147.24)),
    *((63.3, 22.5, 127.16), (70.3, 5.0, 146.71), (64.6, 11.6, 130.57), (73.0, 26.6, 154.67)),
    *((78.1, 34.5, 170.52), (73.6, 142.5, 155.80)),
)
"""Vignette of Compind 2.0, section 2.4, and its data EU_2020: employment and final consumption of
energy in 2010, references 50 and 100, and the adjusted Mazziotta-Pareto index of the Union and its
countries; all read there."""


def test_the_adjusted_mazziotta_pareto_index_of_europe():
    """With two columns the vignette's penalty is twice ours: it divides the squared deviations by
    m - 1, where later versions of the program, as we, divide by m."""
    figures, published = np.array(EUROPE)[:, :2], np.array(EUROPE)[:, 2]
    columns = 100 + 60 * (figures - (50, 100)) / np.ptp(figures, axis=0)
    mean = columns.mean(axis=1)
    penalty = aggregate("ampi", columns, [0.5, 0.5], penalty="add").values - mean
    np.testing.assert_allclose(mean + 2 * penalty, published, rtol=0, atol=0.0051)


# ------------------------------------------------------------------ weights from judgements

DRINKS = np.array(
    [
        [1, 9, 5, 2, 1, 1, 1 / 2],
        [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
        [1, 9, 4, 2, 1, 2, 1 / 2],
        [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
        [2, 9, 9, 3, 2, 3, 1],
    ]
)
"""Saaty (2008), Decision making with the analytic hierarchy process, International Journal of
Services Sciences 1(1): how much is drunk of coffee, wine, tea, beer, soda, milk and water. As
AHPy quotes it in tests/test_ahp.py, with its results; read there, not in the paper."""

DRINKS_WEIGHTS = (0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268)
DRINKS_RATIO = 0.022


def test_weights_and_consistency_of_saatys_drinks():
    """The mean index of random matrices of seven is 1.32 here and 1.35 there."""
    found = pairwise(DRINKS)
    np.testing.assert_allclose(found.weights, DRINKS_WEIGHTS, atol=5e-5)
    assert found.consistency_ratio * 1.32 / 1.35 == pytest.approx(DRINKS_RATIO, abs=5e-4)
    assert found.is_consistent


SCHOOLS = np.array(
    [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]
)
"""Judgements that contradict one another: the choice of a school, after Saaty. The matrix goes
round in public programs; a publication with its results could not be opened."""


def test_contradictory_judgements_by_repeated_multiplication():
    """A second way: the power method, and the eigenvalue as what a last step multiplies by."""
    weights = np.full(6, 1 / 6)
    for _ in range(200):
        product = SCHOOLS @ weights
        weights = product / product.sum()
    greatest = (SCHOOLS @ weights).sum()
    found = pairwise(SCHOOLS)
    np.testing.assert_allclose(found.weights, weights, rtol=1e-10)
    assert found.consistency_ratio == pytest.approx((greatest - 6) / 5 / 1.24)
    assert not found.is_consistent
