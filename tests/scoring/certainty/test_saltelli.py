"""Estimators of Sobol indices: published functions, another program, and properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from SALib.analyze import sobol as salib

from scoring.certainty.saltelli import (
    linear_sobol_indices,
    saltelli_design,
    sobol_indices,
)
from tests.helpers.invented import invented


def ishigami(points):
    """Ishigami and Homma (1990) with a = 7 and b = 0.1."""
    x = np.pi * (2 * points - 1)
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return y[:, None]


def by_salib(function, design):
    """First and total indices of one output by SALib, on the same points."""
    a, b = function(design.a)[:, 0], function(design.b)[:, 0]
    mixed = [function(points)[:, 0] for points in design.mixed()]
    factors = design.a.shape[1]
    problem = {
        "num_vars": factors,
        "names": [f"x{number}" for number in range(factors)],
        "bounds": [[0, 1]] * factors,
    }
    y = np.column_stack([a, *mixed, b]).ravel()
    found = salib.analyze(problem, y, calc_second_order=False, num_resamples=2, seed=1)
    return found["S1"], found["ST"]


def uneven(points):
    """Weights that are scaled to 1, from points: neither linear nor additive in them."""
    raw = np.array([1.0, 2.0, 4.0]) * (0.5 + points)
    return raw / raw.sum(axis=1, keepdims=True)


def test_the_ishigami_function_has_its_published_indices():
    """First order: SALib 1.6, documentation of the function, read: 0.3139, 0.4424 and 0. The
    rest by integrals: parts of the variance of the first, the second, and first and third."""
    first = (1 + 0.1 * np.pi**4 / 5) ** 2 / 2
    second = 7**2 / 8
    together = 0.1**2 * np.pi**8 * (1 / 18 - 1 / 50)
    whole = first + second + together
    found = sobol_indices(ishigami, saltelli_design(3, 2**15, 1))
    assert found.first[:, 0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.01)
    shares = np.array([first + together, second, together]) / whole
    assert found.total[:, 0] == pytest.approx(shares, abs=0.005)
    assert found.mean == pytest.approx([7 / 2], abs=0.01)
    assert found.variance == pytest.approx([whole], rel=0.005)


def test_a_sum_of_factors_has_their_shares_of_the_variance():
    slopes = np.array([1.0, 2.0, 3.0, 0.0])
    found = sobol_indices(lambda x: x @ slopes[:, None], saltelli_design(4, 4096, 1))
    expected = slopes**2 / np.sum(slopes**2)
    assert found.first[:, 0] == pytest.approx(expected, abs=0.002)
    assert found.total[:, 0] == pytest.approx(expected, abs=0.002)
    assert found.variance == pytest.approx([14 / 12], rel=0.002)


@pytest.mark.parametrize("function", [ishigami, lambda x: uneven(x)[:, [0]] ** 2])
def test_the_same_figures_as_salib_on_the_same_points(function):
    design = saltelli_design(3, 256, 7)
    found = sobol_indices(function, design)
    first, total = by_salib(function, design)
    assert found.first[:, 0] == pytest.approx(first, abs=1e-9)
    assert found.total[:, 0] == pytest.approx(total, abs=1e-9)


def test_quadratic_forms_give_what_evaluating_every_point_gives():
    rows = np.random.default_rng(1).normal(50, 20, (40, 3))
    design = saltelli_design(3, 128, 1)
    short = linear_sobol_indices(rows, uneven, design)
    long = sobol_indices(lambda points: uneven(points) @ rows.T, design)
    for name in ("first", "total", "mean", "variance"):
        np.testing.assert_allclose(getattr(short, name), getattr(long, name), rtol=1e-9, atol=1e-9)


@invented()
@given(st.floats(-1e4, 1e4), st.floats(1e-3, 1e3))
def test_another_unit_gives_the_same_indices(shift, scale):
    rows = np.array([[1.0, 5.0, 2.0], [0.0, 0.0, 9.0]])
    design = saltelli_design(3, 64, 1)
    one = linear_sobol_indices(rows, uneven, design)
    other = linear_sobol_indices(shift + scale * rows, uneven, design)
    np.testing.assert_allclose(one.first, other.first, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(one.total, other.total, rtol=1e-4, atol=1e-4)


def test_an_output_that_does_not_move_has_no_indices():
    rows = np.array([[7.3, 7.3, 7.3], [1.0, 2.0, 3.0], [0.0, 0.0, 0.0]])
    design = saltelli_design(3, 64, 1)
    for found in (
        linear_sobol_indices(rows, uneven, design),
        sobol_indices(lambda points: uneven(points) @ rows.T, design),
    ):
        assert np.isnan(found.first).all(axis=0).tolist() == [True, False, True]
        assert np.isnan(found.total).all(axis=0).tolist() == [True, False, True]
        assert found.mean == pytest.approx([7.3, found.mean[1], 0.0])


def test_an_output_missing_at_a_point_has_no_indices():
    def holed(points):
        return np.where(points[:, [0]] < 0.5, np.nan, points[:, [0]])

    assert np.isnan(sobol_indices(holed, saltelli_design(2, 16, 1)).first).all()


def test_the_design_mixes_one_column_at_a_time():
    design = saltelli_design(3, 8, 1)
    for factor, points in enumerate(design.mixed()):
        assert (points[:, factor] == design.b[:, factor]).all()
        rest = np.arange(3) != factor
        assert (points[:, rest] == design.a[:, rest]).all()


def test_a_seed_gives_its_design_again():
    assert (saltelli_design(3, 8, 5).a == saltelli_design(3, 8, 5).a).all()
    assert (saltelli_design(3, 8, 5).a != saltelli_design(3, 8, 6).a).any()


@pytest.mark.parametrize("size", [0, 1, 100, 1000])
def test_a_size_that_is_no_power_of_two_is_refused(size):
    with pytest.raises(ValueError, match=f"power of two of at least 2, got {size}"):
        saltelli_design(3, size, 1)
