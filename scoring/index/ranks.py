"""Ranks and classes: definitions by name, ties and constant columns included."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

Ties = Literal["min", "max", "average", "dense"]
ClassMethod = Literal["quantile", "equal_interval"]


def rank(values: np.ndarray, ties: Ties = "min") -> np.ndarray:
    """Rank from the greatest value, which gets 1.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is not ranked.
    ties : {"min", "max", "average", "dense"}
        ``min``: equal values share the best of their ranks (1, 2, 2, 4).

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where the value is.
    """
    return pd.Series(values).rank(method=ties, ascending=False).to_numpy(float)


@dataclass(frozen=True, eq=False)
class Classes:
    """Values in classes.

    Parameters
    ----------
    of : ndarray of int, shape (n,)
        1 (lowest) to ``count`` (highest); 0 = missing.
    count : int
        Number of classes asked for; some may be empty where values tie.
    low, high : ndarray, shape (count,)
        Least and greatest value in each class; NaN for an empty one.
    """

    of: np.ndarray
    count: int
    low: np.ndarray
    high: np.ndarray


def classify(values: np.ndarray, method: ClassMethod = "quantile", count: int = 5) -> Classes:
    """Sort values into classes; equal values always share a class.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN gets class 0.
    method : {"quantile", "equal_interval"}
        ``quantile``: ``count - floor(count * (r - 1) / n)`` with r the rank
        from the greatest, ties at the best rank. ``equal_interval``: equal
        widths from least to greatest, a value on a bound in the upper class;
        all in the middle class where all are equal.
    count : int
        At least 1.
    """
    of = np.zeros(values.shape, dtype=int)
    seen = ~np.isnan(values)
    if seen.any():
        of[seen] = _classes(values[seen], method, count)
    groups = [values[of == number] for number in range(1, count + 1)]
    low = np.array([group.min() if group.size else np.nan for group in groups])
    high = np.array([group.max() if group.size else np.nan for group in groups])
    return Classes(of, count, low, high)


def _classes(x: np.ndarray, method: ClassMethod, count: int) -> np.ndarray:
    if method == "quantile":
        return (count - np.floor(count * (rank(x) - 1) / x.size)).astype(int)
    spread = np.ptp(x)
    if spread == 0:
        return np.full(x.shape, (count + 1) // 2)
    share = (x - x.min()) / spread
    return np.minimum(np.floor(share * count).astype(int) + 1, count)
