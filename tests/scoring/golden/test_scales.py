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
income per head, the three dimension indices and the Human Development Index."""


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
    """UNDP (2020), reader's guide: medium from 0.550, high from 0.700, very high from 0.800."""
    scored = NORMALISERS["thresholds"].apply(
        np.array([index]), bounds=(0.55, 0.7, 0.8), scores=(1.0, 2.0, 3.0, 4.0)
    )
    assert scored[0] == group


# ------------------------------------------------------------------ technology achievement

TAI_GOALPOSTS = {
    "patents": (0, 994, False),
    "royalties": (0, 272.6, False),
    "hosts": (0, 232.4, False),
    "exports": (0, 80.8, False),
    "telephones": (1, 901, True),
    "electricity": (22, 6969, True),
    "schooling": (0.8, 12.0, False),
    "science": (0.1, 27.4, False),
}
"""UNDP (2001), Human Development Report 2001, technical note 2, also in OECD/JRC (2008),
Handbook on Constructing Composite Indicators: least and greatest figure, and whether the
logarithm is taken. Figures above the greatest count as the greatest."""

NEW_ZEALAND = {
    "patents": (103, 0.104),
    "royalties": (13.0, 0.048),
    "hosts": (146.7, 0.631),
    "exports": (15.4, 0.191),
    "telephones": (720, 0.967),
    "electricity": (8215, 1.000),
    "schooling": (11.7, 0.973),
    "science": (13.1, 0.476),
}
"""The same note, the worked example: figure and index."""

NEW_ZEALAND_TAI = 0.548


def test_every_index_of_the_technology_achievement_example():
    for name, (figure, index) in NEW_ZEALAND.items():
        low, high, log = TAI_GOALPOSTS[name]
        assert goalpost(figure, low, high, log=log) / 100 == pytest.approx(index, abs=6e-4), name


def test_the_technology_achievement_index_is_a_mean_of_four_means():
    found = [
        goalpost(figure, low, high, log=log) / 100
        for (figure, _), (low, high, log) in zip(
            NEW_ZEALAND.values(), TAI_GOALPOSTS.values(), strict=True
        )
    ]
    dimensions = [mean_of("arithmetic", found[at : at + 2]) for at in range(0, 8, 2)]
    assert mean_of("arithmetic", dimensions) == pytest.approx(NEW_ZEALAND_TAI, abs=1e-3)


# ------------------------------------------------------------------ certified data

NIST = {
    "NumAcc1": ([10000001, 10000003, 10000002], 10000002, 1.0),
    "NumAcc2": ([1.2] + [1.1, 1.3] * 500, 1.2, 0.1),
    "NumAcc3": ([1000000.2] + [1000000.1, 1000000.3] * 500, 1000000.2, 0.1),
    "NumAcc4": ([10000000.2] + [10000000.1, 10000000.3] * 500, 10000000.2, 0.1),
}
"""NIST Statistical Reference Datasets, univariate summary statistics: figures, certified mean
and certified sample standard deviation."""


@pytest.mark.parametrize("name", NIST)
def test_z_scores_of_certified_data(name):
    figures, mean, deviation = NIST[name]
    figures = np.array(figures, dtype=float)
    expected = np.round((figures - mean) / deviation)
    np.testing.assert_allclose(NORMALISERS["z_score"].apply(figures), expected, atol=1e-6)


def test_linear_scales_one_figure_at_a_time():
    """A second way: OECD/JRC (2008), sections 5.2 to 5.4, in plain arithmetic."""
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
