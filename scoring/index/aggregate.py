"""Aggregations: from several normalised columns to one, and what each column adds.

Every function takes columns, shape (n, m) with NaN = missing, and weights, shape
(n, m), that are zero where the column is missing and all zero in a row of which
nothing may be said. It gives an :class:`Aggregated`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring.index.registry import Registry

AGGREGATIONS = Registry()


@dataclass(frozen=True, eq=False)
class Aggregated:
    """One value a row, and its make-up.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN where no weight was present.
    parts : ndarray, shape (n, m)
        What each column adds; rows sum to the value, 0 where it is NaN.
    slopes : ndarray, shape (n, m), or None
        Where the parts are ``slope * column``, so that a part can be shared
        among what the column itself was made of; None where only shares can.
    """

    values: np.ndarray
    parts: np.ndarray
    slopes: np.ndarray | None = None


def _sloped(values: np.ndarray, slopes: np.ndarray, columns: np.ndarray) -> Aggregated:
    slopes = np.where(np.isfinite(slopes), slopes, 0.0)
    return Aggregated(values, slopes * np.nan_to_num(columns), slopes)


def _mean(columns: np.ndarray, weights: np.ndarray) -> np.ndarray:
    total = np.sum(weights * np.nan_to_num(columns), axis=1)
    return np.where(weights.any(axis=1), total, np.nan)


@AGGREGATIONS.register("arithmetic")
def arithmetic(columns: np.ndarray, weights: np.ndarray) -> Aggregated:
    """Weighted sum, ``sum(w x)``; a low value is made up for by a high one in full.

    Notes
    -----
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 6.10
    (additive aggregation).
    """
    parts = weights * np.nan_to_num(columns)
    values = np.where(weights.any(axis=1), parts.sum(axis=1), np.nan)
    return Aggregated(values, parts, weights)


@AGGREGATIONS.register("geometric", positive=True)
def geometric(columns: np.ndarray, weights: np.ndarray) -> Aggregated:
    """Weighted geometric mean, ``prod(x ** w)``; a low value is made up for in part.

    Notes
    -----
    OECD/JRC (2008), section 6.11. The parts follow Euler's theorem for a
    function that is homogeneous of degree one where the weights sum to 1.
    """
    values = np.exp(_mean(np.log(columns), weights))
    total = weights.sum(axis=1, keepdims=True)
    shares = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return _sloped(values, shares * values[:, None] / columns, columns)


@AGGREGATIONS.register("harmonic", positive=True)
def harmonic(columns: np.ndarray, weights: np.ndarray) -> Aggregated:
    """Weighted harmonic mean, ``sum(w) / sum(w / x)``; a low value is hardly made up for."""
    total = weights.sum(axis=1)
    values = total / _mean(1 / columns, weights)
    slopes = weights * values[:, None] ** 2 / (total[:, None] * columns**2)
    return _sloped(values, slopes, columns)


@AGGREGATIONS.register("ampi", positive=True)
def ampi(
    columns: np.ndarray, weights: np.ndarray, *, penalty: Literal["add", "subtract"] = "add"
) -> Aggregated:
    """Adjusted Mazziotta-Pareto index: ``M + S ** 2 / M`` or ``M - S ** 2 / M``.

    M is the weighted mean and S the population standard deviation of an
    area's own columns. For an index where high is bad the penalty for
    imbalance is added, where high is good it is subtracted.

    Notes
    -----
    Mazziotta and Pareto (2016), On a generalized non-compensatory composite
    index for measuring socio-economic phenomena, Social Indicators Research
    127. The weights are ours: equal ones give the published form.
    """
    total = weights.sum(axis=1, keepdims=True)
    share = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    x = np.nan_to_num(columns)
    mean = np.where(total > 0, np.sum(share * x, axis=1, keepdims=True), np.nan)
    variance = np.sum(share * (x - mean) ** 2, axis=1, keepdims=True)
    sign = 1.0 if penalty == "add" else -1.0
    values = mean + sign * variance / mean
    slopes = share * (1 + sign * (2 * (x - mean) / mean - variance / mean**2))
    return _sloped(values[:, 0], slopes, columns)


@AGGREGATIONS.register("topsis", comparing=True)
def topsis(
    columns: np.ndarray,
    weights: np.ndarray,
    *,
    scaling: Literal["vector", "min_max", "none"] = "vector",
) -> Aggregated:
    """Closeness to the greatest need, 0-100: ``100 d_worst / (d_worst + d_best)``.

    Columns are scaled (``vector``: divided by the root of the sum of squares;
    ``min_max``: to 0-1), weighted, and compared with the greatest and the least
    value of each column by Euclidean distance over the columns present. Where
    both distances are zero, 50.

    Notes
    -----
    Hwang and Yoon (1981), Multiple Attribute Decision Making. A part
    is the column's share of the squared distance from the least need.
    """
    scaled = _topsis_scale(columns, scaling)
    with np.errstate(invalid="ignore"):
        low, high = _column_range(scaled)
    above = np.nan_to_num(weights * (scaled - low)) ** 2
    below = np.nan_to_num(weights * (high - scaled)) ** 2
    worst, best = np.sqrt(above.sum(axis=1)), np.sqrt(below.sum(axis=1))
    far = worst + best
    values = 100 * np.divide(worst, far, out=np.full_like(far, 0.5), where=far > 0)
    values = np.where(weights.any(axis=1), values, np.nan)
    return Aggregated(values, _by_share(values, above, weights))


def _topsis_scale(columns: np.ndarray, scaling: str) -> np.ndarray:
    if scaling == "none":
        return columns
    if scaling == "vector":
        length = np.sqrt(np.nansum(columns**2, axis=0))
        return columns / np.where(length > 0, length, 1.0)
    low, high = _column_range(columns)
    spread = high - low
    return (columns - low) / np.where(spread > 0, spread, 1.0)


def _column_range(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Least and greatest figure of each column, NaN for a column without any."""
    low = np.fmin.reduce(columns, axis=0)
    return low, np.fmax.reduce(columns, axis=0)


def _by_share(values: np.ndarray, basis: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Share values among columns by a basis, by weight where the basis is all zero."""
    total = basis.sum(axis=1, keepdims=True)
    basis = np.where(total > 0, basis, weights)
    total = basis.sum(axis=1, keepdims=True)
    shares = np.divide(basis, total, out=np.zeros_like(basis), where=total > 0)
    return shares * np.nan_to_num(values)[:, None]


COPELAND_BLOCK = 2_000_000
"""Pairs of areas compared at once."""


@AGGREGATIONS.register("copeland", comparing=True)
def copeland(columns: np.ndarray, weights: np.ndarray) -> Aggregated:
    """Copeland score, 0-100: wins less losses in pairwise majority votes, rescaled.

    Area a beats b when the weight of the columns in which a is higher exceeds
    the weight of those in which b is; columns missing in either do not vote.
    With n areas, ``100 (wins - losses + n - 1) / (2 (n - 1))``; a single area
    gets 50. Takes time and n × n comparisons.

    Notes
    -----
    Copeland (1951); OECD/JRC (2008), sections 6.12 and 6.13 (pairwise votes by
    weight, non-compensatory multi-criteria).
    """
    scored = weights.any(axis=1)
    values = np.full(len(columns), np.nan)
    x, w = columns[scored], weights[scored]
    n = len(x)
    balance = np.zeros(n)
    step = max(1, COPELAND_BLOCK // max(1, n))
    for start in range(0, n, step):
        part = slice(start, start + step)
        votes = np.zeros((len(x[part]), n))
        for column in range(x.shape[1]):
            a, b = x[part, column][:, None], x[:, column][None, :]
            held = np.minimum(w[part, column][:, None], w[:, column][None, :])
            votes += held * ((a > b).astype(float) - (a < b))
        balance[part] = np.sign(votes).sum(axis=1)
    values[scored] = 50.0 if n == 1 else 100 * (balance + n - 1) / (2 * (n - 1))
    place = pd.DataFrame(columns).rank(pct=True).fillna(0.0).to_numpy()
    return Aggregated(values, _by_share(values, weights * place, weights))


def available_weights(
    present: np.ndarray, weights: np.ndarray, min_share: float, *, as_given: bool = False
) -> np.ndarray:
    """Weights of the columns present, by row.

    Parameters
    ----------
    present : ndarray of bool, shape (n, m)
        Cells with a figure.
    weights : ndarray, shape (m,)
        Nominal weights, at least one above zero.
    min_share : float
        Least share (0-1) of the nominal weight that must be present; rows
        below it get only zeros.
    as_given : bool
        Keep the sum of the nominal weights (published weights that sum to
        0.999 are used as they stand) instead of scaling it to 1.

    Returns
    -------
    ndarray, shape (n, m)
    """
    used = present * weights
    total = weights.sum()
    held = used.sum(axis=1, keepdims=True)
    enough = (held >= min_share * total * (1 - 1e-12)) & (held > 0)
    shares = np.divide(used, held, out=np.zeros_like(used), where=enough)
    if not as_given:
        return shares
    complete = enough & (present | (weights == 0)).all(axis=1, keepdims=True)
    return np.where(complete, used, shares * total)
