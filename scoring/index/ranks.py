"""Ranks and classes: definitions by name, ties and constant columns included."""

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np

Ties = Literal["min", "max", "average", "dense"]
ClassMethod = Literal["quantile", "equal_interval", "natural_breaks", "standard_deviation", "own"]
Rounding = Literal["floor", "ceil"]

JENKS_VALUES = 500
"""Values that natural breaks are found on."""

DEVIATIONS = (-1.5, -0.5, 0.5, 1.5)
"""Limits of the classes by standard deviation, from the mean."""


def rank(values: np.ndarray, ties: Ties = "min", decimals: int | None = None) -> np.ndarray:
    """Rank from the greatest value, which gets 1.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is not ranked.
    ties : {"min", "max", "average", "dense"}
        ``min``: equal values share the best of their ranks (1, 2, 2, 4).
    decimals : int, optional
        Round to so many before ranking; unrounded where not given.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where the value is.
    """
    falling = -values if decimals is None else -np.round(values, decimals)
    place = np.argsort(falling)[: np.count_nonzero(~np.isnan(falling))]
    ordered = falling[place]
    best = np.searchsorted(ordered, ordered, side="left") + 1
    worst = np.searchsorted(ordered, ordered, side="right")
    dense = np.cumsum(np.diff(best, prepend=0) > 0)
    ranks = np.full(values.shape, np.nan)
    ranks[place] = {"min": best, "max": worst, "average": (best + worst) / 2, "dense": dense}[ties]
    return ranks


def settle(values: np.ndarray, terms: np.ndarray | None = None) -> np.ndarray:
    """Sums without the noise of summation: rounded to 12 digits of the greatest term.

    Two areas whose figures are the same in another order have the same index,
    but not always the same last binary digit.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN stays NaN.
    terms : ndarray, optional
        What was added up, any shape; the values themselves where not given,
        which does not do for sums that cancel out.
    """
    size = np.abs(values if terms is None else terms)
    greatest = np.fmax.reduce(size, axis=None, initial=0.0)
    if greatest == 0:
        return values
    return np.round(values, 11 - int(np.floor(np.log10(greatest))))


@dataclass(frozen=True, eq=False)
class Classes:
    """Values in classes.

    Parameters
    ----------
    of : ndarray of int, shape (n,)
        1 (lowest) to ``count`` (highest); 0 = missing.
    count : int
        Number of classes; some may be empty where values tie.
    low, high : ndarray, shape (count,)
        Least and greatest value in each class; NaN for an empty one.
    """

    of: np.ndarray
    count: int
    low: np.ndarray
    high: np.ndarray


def classify(
    values: np.ndarray,
    method: ClassMethod = "quantile",
    count: int = 5,
    *,
    rounding: Rounding = "floor",
    breaks: tuple[float, ...] = (),
) -> Classes:
    """Sort values into classes; equal values always share a class.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN gets class 0.
    method : str
        ``quantile``: by rank, see `rounding`. ``equal_interval``: equal widths
        from least to greatest, a value on a bound in the upper class; all in
        the middle class where all are equal. ``natural_breaks``: Fisher and
        Jenks' least squares. ``standard_deviation``: five classes around the
        mean with limits at half and one and a half population standard
        deviations. ``own``: limits given, a value on one in the upper class.
    count : int
        Number of classes, at least 1; set by the method or the breaks for the
        last two.
    rounding : {"floor", "ceil"}
        Quantiles: with r the rank from the greatest, ties at the best rank,
        the class from the top is ``floor(count (r - 1) / n) + 1`` or
        ``ceil(count r / n)``.
    breaks : tuple of float
        Rising limits between own classes.
    """
    count = {"standard_deviation": len(DEVIATIONS) + 1, "own": len(breaks) + 1}.get(method, count)
    of = np.zeros(values.shape, dtype=int)
    seen = ~np.isnan(values)
    if seen.any():
        of[seen] = _classes(values[seen], method, count, rounding, breaks)
    groups = [values[of == number] for number in range(1, count + 1)]
    low = np.array([group.min() if group.size else np.nan for group in groups])
    high = np.array([group.max() if group.size else np.nan for group in groups])
    return Classes(of, count, low, high)


def _classes(
    x: np.ndarray, method: ClassMethod, count: int, rounding: Rounding, breaks: tuple[float, ...]
) -> np.ndarray:
    if method == "quantile":
        return _quantile(x, count, rounding)
    if method == "own":
        return np.searchsorted(np.asarray(breaks), x, side="right") + 1
    if np.ptp(x) == 0:
        return np.full(x.shape, (count + 1) // 2)
    if method == "standard_deviation":
        return np.searchsorted(DEVIATIONS, (x - x.mean()) / x.std(), side="right") + 1
    if method == "natural_breaks":
        return _natural_breaks(x, count)
    share = (x - x.min()) / np.ptp(x)
    return np.minimum(np.floor(share * count).astype(int) + 1, count)


def _quantile(x: np.ndarray, count: int, rounding: Rounding) -> np.ndarray:
    place = rank(x)
    if rounding == "ceil":
        return (count + 1 - np.ceil(count * place / x.size)).astype(int)
    return (count - np.floor(count * (place - 1) / x.size)).astype(int)


def _natural_breaks(x: np.ndarray, count: int) -> np.ndarray:
    """Fisher-Jenks classes; the highest are used where there are fewer values than classes.

    The limits are found on at most :data:`JENKS_VALUES` values at even ranks,
    since the method's time grows with the square of their number.
    """
    from mapclassify import FisherJenks

    kinds = min(count, np.unique(x).size)
    picked = np.sort(x)[np.linspace(0, x.size - 1, min(x.size, JENKS_VALUES)).round().astype(int)]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Numba not installed", UserWarning)
        limits = FisherJenks(picked, k=kinds).bins
    place = np.minimum(np.searchsorted(limits, x, side="left"), kinds - 1)
    return place + 1 + (count - kinds)
