"""Skew, kurtosis and the treatment of outliers, against spreadsheets, COINr and SciPy."""

import numpy as np
import pytest
import scipy.stats

from scoring.index.methods import TREATMENTS
from scoring.index.treat import kurtosis, skewness

EXCEL = np.array([3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7])
"""Microsoft's example for SKEW and KURT."""


def test_skew_and_kurtosis_as_in_excel():
    """Microsoft Support, pages on SKEW and KURT: 0.359543071 and -0.151799637."""
    assert skewness(EXCEL) == pytest.approx(0.359543071, abs=5e-10)
    assert kurtosis(EXCEL) == pytest.approx(-0.151799637, abs=5e-10)


def test_kurtosis_as_in_a_second_spreadsheet():
    """Spread.NET, documentation of KURT: 35, 31, 47, 51, 37, 31, 58, 39 give -0.7496238078."""
    figures = np.array([35.0, 31, 47, 51, 37, 31, 58, 39])
    assert kurtosis(figures) == pytest.approx(-0.7496238078, abs=5e-11)


COINR = np.array([*range(1, 11), 30, 100], dtype=float)
"""COINr 1.1, vignette on data treatment: one to ten and two outliers."""

COINR_BEFORE = (3.063241, 9.741391)
COINR_AFTER = (1.712038, 1.815781)
"""Skew and kurtosis there before and after one point was winsorised."""


def test_winsorising_as_in_coinr():
    treated = TREATMENTS["winsorise"].apply(COINR, max_points=2)
    assert (skewness(COINR), kurtosis(COINR)) == pytest.approx(COINR_BEFORE, abs=5e-7)
    assert (skewness(treated), kurtosis(treated)) == pytest.approx(COINR_AFTER, abs=5e-7)
    np.testing.assert_array_equal(treated, [*COINR[:-1], 30])


@pytest.mark.parametrize("sign", [1, -1])
def test_one_outlier_takes_the_next_value_from_either_side(sign):
    """COINr 1.1, tests of data treatment: 1-10 and 100, and 1-10 and -100."""
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
