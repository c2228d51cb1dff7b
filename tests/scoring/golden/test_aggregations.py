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
"""Hwang and Yoon (1981), Multiple Attribute Decision Making: four fighter aircraft by speed,
range, payload, cost (turned round), reliability and manoeuvrability."""

FIGHTER_WEIGHTS = (0.2, 0.1, 0.1, 0.1, 0.2, 0.3)
FIGHTER_CLOSENESS = (0.643, 0.268, 0.613, 0.312)


def test_topsis_of_the_fighter_aircraft():
    closeness = aggregate("topsis", FIGHTERS, FIGHTER_WEIGHTS).values / 100
    np.testing.assert_allclose(closeness, FIGHTER_CLOSENESS, atol=1e-3)


def test_topsis_of_a_second_textbook():
    """Tzeng and Huang (2011), Multiple Attribute Decision Making, chapter 5."""
    columns = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    closeness = aggregate("topsis", columns, (0.3, 0.4, 0.3)).values / 100
    np.testing.assert_allclose(closeness, [0.5037, 0.6581, 0.7482, 0.3340], atol=1e-4)


def test_topsis_without_scaling_as_in_scikit_criteria():
    """scikit-criteria 0.10, tests of TOPSIS: unscaled, every weight 1."""
    closeness = aggregate("topsis", [[1, 0, 3], [0, 5, 6]], (1, 1, 1), scaling="none").values / 100
    np.testing.assert_allclose(closeness, [0.14639248, 0.85360752], atol=5e-9)


def test_topsis_scaled_from_zero_to_one_as_in_pymcdm():
    """pymcdm 1.4, documentation of TOPSIS: the first column is a cost, scaled by minimum and
    maximum; 0.500, 0.617 and 0.500 for its three alternatives."""
    columns = [[-1, 3000], [-2, 3750], [-5, 4500]]
    closeness = aggregate("topsis", columns, (0.5, 0.5), scaling="min_max").values / 100
    np.testing.assert_allclose(closeness, [0.5, 0.617, 0.5], atol=5e-4)


# ------------------------------------------------------------------ Copeland


def test_copeland_of_the_example_of_coinr():
    """COINr 1.1, tests of outranking: four units and three indicators, the fourth unit
    dominating the others; wins less losses counted by hand from its outranking matrix."""
    columns = [[1, 3, 2], [2, 2, 3], [3, 1, 1], [4, 5, 4]]
    balance = np.array([-1 + 1 - 1, 1 + 1 - 1, -1 - 1 - 1, 3])
    computed = aggregate("copeland", columns, [1 / 3] * 3).values
    np.testing.assert_allclose(computed, 100 * (balance + 3) / 6)


def test_copeland_of_equal_units_as_in_coinr():
    """COINr 1.1, the same: two units that win one indicator each are both at zero."""
    computed = aggregate("copeland", [[1, 2], [2, 1]], (0.5, 0.5)).values
    np.testing.assert_allclose(computed, [50, 50])


# ------------------------------------------------------------------ means


def test_means_of_the_examples_of_coinr():
    """COINr 1.1, tests of aggregation: 1, 2 and 3 with weights 1, 1, 2 and 2, 1, 1."""
    assert aggregate("geometric", [[1, 2, 3]], (0.25, 0.25, 0.5)).values[0] == pytest.approx(
        (1 * 2 * 3**2) ** 0.25
    )
    assert aggregate("harmonic", [[1, 2, 3]], (0.5, 0.25, 0.25)).values[0] == pytest.approx(
        4 / (2 + 1 / 2 + 1 / 3)
    )


def test_the_adjusted_mazziotta_pareto_index_of_a_balanced_area_is_its_mean():
    """Mazziotta and Pareto (2016): normalised to 70-130, the reference area has 100 throughout
    and therefore the index 100, whatever the sign of the penalty."""
    for penalty in ("add", "subtract"):
        assert aggregate("ampi", [[100] * 5], [0.2] * 5, penalty=penalty).values[0] == 100


@pytest.mark.parametrize(("penalty", "sign"), [("add", 1), ("subtract", -1)])
def test_the_adjusted_mazziotta_pareto_index_written_out(penalty, sign):
    """A second way: mean plus or minus standard deviation times coefficient of variation,
    population standard deviation, as in section 3 of the paper."""
    columns = np.random.default_rng(5).uniform(70, 130, (30, 6))
    computed = aggregate("ampi", columns, [1 / 6] * 6, penalty=penalty).values
    for row, value in zip(columns, computed, strict=True):
        mean = sum(row) / len(row)
        deviation = (sum((x - mean) ** 2 for x in row) / len(row)) ** 0.5
        assert value == pytest.approx(mean + sign * deviation * (deviation / mean))


# ------------------------------------------------------------------ weights from judgements

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
"""Saaty (1980), The Analytic Hierarchy Process: judgements in the choice of a school."""

SCHOOL_WEIGHTS = (0.32, 0.14, 0.03, 0.13, 0.24, 0.14)


def test_weights_of_pairwise_judgements_as_in_saaty():
    found = pairwise(SCHOOLS)
    np.testing.assert_allclose(found.weights, SCHOOL_WEIGHTS, atol=0.006)
    assert not found.is_consistent
