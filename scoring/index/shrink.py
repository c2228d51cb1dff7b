"""Small areas: shares drawn towards the city or the parent area, the more the smaller the base."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

HALF = 0.5
"""Added to counts of yes and no, so that a share of 0 or 100 % has a logit (Haldane)."""

ROUNDS, TOLERANCE = 200, 1e-10


@dataclass(frozen=True, eq=False)
class Shrunk:
    """Shares after shrinkage.

    Parameters
    ----------
    shares : Series of float
        Per cent, 0-100; NaN where share or base was missing.
    amount : Series of float
        How far each logit was moved towards the prior mean: 0 = kept, 1 = replaced.
    """

    shares: pd.Series
    amount: pd.Series


def shrink(shares: pd.Series, base: pd.Series, group: pd.Series | None = None) -> Shrunk:
    """Empirical-Bayes shrinkage of shares on the logit scale.

    The logit of each share has the sampling variance ``1 / y + 1 / (b - y)``,
    with half a person added to both counts; the true logits are taken to lie
    around the group's mean with variance tau² (method of moments, found by
    Paule and Mandel's iteration). Each is drawn towards the mean by
    ``v / (v + tau²)``.

    Parameters
    ----------
    shares : Series of float
        Per cent, 0-100, by area code; NaN = missing.
    base : Series of float
        Number of persons the share is of, same index.
    group : Series of str, optional
        Parent area of each area; all one group where not given.

    Returns
    -------
    Shrunk
        Same index.

    Notes
    -----
    Paule and Mandel (1982), J. Res. Natl. Bur. Stand. 87; Rao and Molina
    (2015), Small Area Estimation, chapter 6 (Fay-Herriot model).
    """
    together = pd.Series("", shares.index) if group is None else group.reindex(shares.index)
    result = pd.Series(np.nan, shares.index)
    amount = pd.Series(np.nan, shares.index)
    usable = shares.notna() & (base > 0)
    for _, members in together[usable].groupby(together[usable]):
        codes = members.index
        logits, variance = _logits(shares[codes].to_numpy(float), base[codes].to_numpy(float))
        mean, between = _paule_mandel(logits, variance)
        move = variance / (variance + between)
        result[codes] = 100 / (1 + np.exp(-(logits + move * (mean - logits))))
        amount[codes] = move
    return Shrunk(result, amount)


def _logits(shares: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    yes = shares / 100 * base + HALF
    no = base - shares / 100 * base + HALF
    return np.log(yes / no), 1 / yes + 1 / no


def _paule_mandel(x: np.ndarray, variance: np.ndarray) -> tuple[float, float]:
    """Mean and between-variance such that the weighted sum of squares is n - 1."""
    between = 0.0
    for _ in range(ROUNDS):
        weight = 1 / (variance + between)
        mean = float(np.sum(weight * x) / np.sum(weight))
        excess = float(np.sum(weight * (x - mean) ** 2)) - (x.size - 1)
        slope = float(np.sum(weight**2 * (x - mean) ** 2))
        if slope == 0 or (excess <= 0 and between == 0) or abs(excess) < TOLERANCE:
            break
        between = max(0.0, between + excess / slope)
    return mean, between
