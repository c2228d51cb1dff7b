"""Skew, kurtosis and the treatment of outliers, against spreadsheets, COINr and SciPy."""

import numpy as np
import pytest
import scipy.stats

from scoring.index.methods import TREATMENTS
from scoring.index.treat import kurtosis, skewness

EXCEL = np.array([3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7])
"""Microsoft's example for SKEW and KURT."""


def test_skew_and_kurtosis_as_in_excel():
    """Microsoft Support, pages on SKEW and KURT, read: 0.359543 and -0.151799637."""
    assert skewness(EXCEL) == pytest.approx(0.359543, abs=5e-7)
    assert kurtosis(EXCEL) == pytest.approx(-0.151799637, abs=5e-10)


def test_kurtosis_as_in_a_second_spreadsheet():
    """Spread.NET, documentation of KURT, read: these eight give -0.7496238078."""
    figures = np.array([35.0, 31, 47, 51, 37, 31, 58, 39])
    assert kurtosis(figures) == pytest.approx(-0.7496238078, abs=5e-11)


COINR = np.array([*range(1, 11), 30, 100], dtype=float)
"""COINr 1.1, vignettes/treat.Rmd, read: one to ten and two outliers."""


def test_winsorising_as_in_coinr():
    """There too one point is drawn in, to the next one, and two had been allowed."""
    treated = TREATMENTS["winsorise"].apply(COINR, max_points=2)
    np.testing.assert_array_equal(treated, [*COINR[:-1], 30])


@pytest.mark.parametrize("figures", [EXCEL, COINR, COINR[:-1]])
def test_skew_and_kurtosis_as_in_scipy(figures):
    """A second way: SciPy's estimates without bias. COINr's source has the same formulas."""
    assert skewness(figures) == pytest.approx(scipy.stats.skew(figures, bias=False))
    assert kurtosis(figures) == pytest.approx(scipy.stats.kurtosis(figures, bias=False))


def test_too_few_points_leave_outliers_as_in_coinr():
    """COINr 1.1, tests/testthat/test-treat.R, read: one to twenty, 100 and 200 are not within the
    limits of two and 3.5 when a single point has been drawn in."""
    figures = np.array([*range(1, 21), 100, 200], dtype=float)
    treated = TREATMENTS["winsorise"].apply(figures, max_points=1)
    np.testing.assert_array_equal(treated, [*range(1, 21), 100, 100])
    assert skewness(treated) >= 2
    assert kurtosis(treated) >= 3.5


def test_kurtosis_alone_is_no_reason_to_winsorise_as_in_coinr():
    """COINr 1.1, manual of check_SkewKurt, read: figures pass when either is within its limit."""
    figures = np.array([-100, *range(-5, 6), 100], dtype=float)
    assert skewness(figures) == pytest.approx(0)
    assert kurtosis(figures) > 3.5
    np.testing.assert_array_equal(TREATMENTS["winsorise"].apply(figures), figures)


@pytest.mark.parametrize("sign", [1, -1])
def test_one_outlier_takes_the_next_value_from_either_side(sign):
    """COINr 1.1, tests/testthat/test-treat.R: one to ten and 100; mirrored, a second way."""
    inner = np.arange(1.0, 11)
    treated = TREATMENTS["winsorise"].apply(sign * np.array([*inner, 100.0]))
    np.testing.assert_array_equal(treated, sign * np.array([*inner, 10.0]))


@pytest.mark.parametrize("power", [-1.0, 0.0, 0.5, 2.0])
def test_box_cox_at_a_given_power_as_in_scipy(power):
    figures = np.random.default_rng(3).lognormal(size=60)
    ours = TREATMENTS["box_cox"].apply(figures, power=power)
    np.testing.assert_allclose(ours, scipy.stats.boxcox(figures, lmbda=power), rtol=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_the_likeliest_power_is_scipys(seed):
    """SciPy finds it by another search (Brent's) on its own likelihood."""
    figures = np.random.default_rng(seed).gamma(2.0, size=200) + 0.1
    theirs, _ = scipy.stats.boxcox(figures)
    ours = TREATMENTS["box_cox"].apply(figures)
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)
