"""Variance between areas and shrinkage, against published meta-analyses and other solvers."""

import numpy as np
import pandas as pd
import pytest
import scipy.optimize
import scipy.stats

from scoring.index.impute import regression
from scoring.index.shrink import _paule_mandel, shrink

CLASP = {
    "treated": ((5, 5, 12, 69, 9, 313), (156, 303, 565, 1570, 103, 4659)),
    "control": ((8, 17, 9, 94, 11, 352), (74, 303, 477, 1565, 105, 4650)),
}
"""DerSimonian and Kacker (2007), Contemporary Clinical Trials 28: six trials of aspirin in
pregnancy, cases and persons. As metafor quotes them, with the results, in its file
tests/testthat/test_analysis_example_dersimonian2007.r; read there, not in the paper."""

CLASP_TAU, CLASP_MEAN = 0.3681, -0.3811
"""The same, tables 3 and 4 (pages 111-112 as metafor says), row of Paule and Mandel: the standard
deviation between trials and their mean, logarithms of odds ratios."""


def test_the_variance_between_groups_of_paule_and_mandel():
    (a, n), (c, m) = (np.array(CLASP[arm], dtype=float) for arm in ("treated", "control"))
    ratios = np.log(a / (n - a)) - np.log(c / (m - c))
    variances = 1 / a + 1 / (n - a) + 1 / c + 1 / (m - c)
    mean, between = _paule_mandel(ratios, variances)
    assert np.sqrt(between) == pytest.approx(CLASP_TAU, abs=5e-5)
    assert mean == pytest.approx(CLASP_MEAN, abs=5e-5)


def test_shrinkage_by_another_solver():
    """A second way: the equation of Paule and Mandel solved by bisection, areas one by one."""
    generator = np.random.default_rng(4)
    base = generator.integers(20, 2_000, 80).astype(float)
    counts = generator.binomial(base.astype(int), generator.beta(4, 16, 80))
    yes, no = counts + 0.5, base - counts + 0.5
    logits, variances = np.log(yes / no), 1 / yes + 1 / no

    def mean_at(between):
        return np.average(logits, weights=1 / (variances + between))

    def excess(between):
        spread = (logits - mean_at(between)) ** 2 / (variances + between)
        return spread.sum() - (len(logits) - 1)

    between = scipy.optimize.brentq(excess, 1e-9, 100, xtol=1e-14)
    codes = [f"A{number}" for number in range(len(base))]
    done = shrink(pd.Series(100 * counts / base, codes), pd.Series(base, codes))
    for at in range(len(base)):
        pull = variances[at] / (variances[at] + between)
        logit = (1 - pull) * logits[at] + pull * mean_at(between)
        assert done.amount.iloc[at] == pytest.approx(pull, rel=1e-6)
        assert done.shares.iloc[at] == pytest.approx(100 / (1 + np.exp(-logit)), rel=1e-6)


def test_imputation_by_regression_is_scipys_line():
    generator = np.random.default_rng(6)
    x = generator.normal(size=25)
    y = 3 - 2 * x + generator.normal(size=25)
    y[[3, 11]] = np.nan
    known = ~np.isnan(y)
    line = scipy.stats.linregress(x[known], y[known])
    filled = regression(pd.DataFrame({"x": x, "y": y}))
    np.testing.assert_allclose(filled["y"], line.intercept + line.slope * x)
