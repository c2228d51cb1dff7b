"""Scales: fixed goalposts of the United Nations' indices, and linear scales on certified data."""

import numpy as np
import pytest

from scoring.index.methods import AGGREGATIONS, NORMALISERS


def goalpost(value, low, high, **options):
    return NORMALISERS["goalposts"].apply(np.array([float(value)]), low=low, high=high, **options)[
        0
    ]


def mean_of(method, values):
    columns = np.array([values], dtype=float)
    weights = np.full(columns.shape, 1 / columns.shape[1])
    return AGGREGATIONS[method].apply(columns, weights).values[0]


# ------------------------------------------------------------------ human development

HDI_2020 = {"gni_per_capita": 3_829, "income": 0.5506, "others": (0.6971, 0.3447), "index": 0.510}
"""UNDP (2020), Human Development Report, technical note 1, the worked example: gross national
income per head, the three dimension indices and the Human Development Index. Read in an extract
of the note, which has the logarithms of 3,829, 100 and 75,000, not in the report."""


def test_the_income_index_is_logarithmic_between_its_goalposts():
    income = goalpost(HDI_2020["gni_per_capita"], 100, 75_000, log=True)
    assert income / 100 == pytest.approx(HDI_2020["income"], abs=5e-5)


def test_the_human_development_index_is_a_geometric_mean():
    indices = (*HDI_2020["others"], HDI_2020["income"])
    assert mean_of("geometric", indices) == pytest.approx(HDI_2020["index"], abs=5e-4)


@pytest.mark.parametrize(
    ("index", "group"), [(0.549, 1), (0.550, 2), (0.699, 2), (0.700, 3), (0.799, 3), (0.800, 4)]
)
def test_human_development_groups_begin_at_their_cut_offs(index, group):
    """UNDP's answer on the groups of the report of 2014, read on its site: 0.55, 0.7 and 0.8. Its
    reader's guides, which say to which group a value on a limit belongs, could not be opened."""
    scored = NORMALISERS["thresholds"].apply(
        np.array([index]), bounds=(0.55, 0.7, 0.8), scores=(1.0, 2.0, 3.0, 4.0)
    )
    assert scored[0] == group


# ------------------------------------------------------------------ certified data

NIST = {
    "NumAcc1": ([10000001, 10000003, 10000002], 10000002, 1.0),
    "NumAcc2": ([1.2] + [1.1, 1.3] * 500, 1.2, 0.1),
    "NumAcc3": ([1000000.2] + [1000000.1, 1000000.3] * 500, 1000000.2, 0.1),
    "NumAcc4": ([10000000.2] + [10000000.1, 10000000.3] * 500, 10000000.2, 0.1),
}
"""NIST Statistical Reference Datasets, univariate summary statistics: figures, certified mean
and certified sample standard deviation (n - 1). Read in NIST's files as Math.NET Numerics keeps
them, data/NIST/NumAcc1.dat to NumAcc4.dat."""


@pytest.mark.parametrize("name", NIST)
def test_z_scores_of_certified_data(name):
    figures, mean, deviation = NIST[name]
    figures = np.array(figures, dtype=float)
    expected = np.round((figures - mean) / deviation)
    np.testing.assert_allclose(NORMALISERS["z_score"].apply(figures), expected, atol=1e-6)


def test_linear_scales_one_figure_at_a_time():
    """A second way: OECD/JRC (2008), sections 5.2 to 5.4, read, in plain arithmetic."""
    figures = [9.0, 4.0, 7.5, 4.0, 12.0]
    low, high, mean = min(figures), max(figures), sum(figures) / len(figures)
    variance = sum((x - mean) ** 2 for x in figures) / (len(figures) - 1)
    expected = {
        "min_max": [100 * (x - low) / (high - low) for x in figures],
        "z_score": [(x - mean) / variance**0.5 for x in figures],
        "distance": [100 * x / mean for x in figures],
    }
    for name, values in expected.items():
        np.testing.assert_allclose(NORMALISERS[name].apply(np.array(figures)), values, err_msg=name)
