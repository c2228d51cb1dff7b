"""Aggregations: from several normalised columns to one.

Every function takes columns, shape (n, m) with NaN = missing, and weights,
shape (n, m), that are zero where the column is missing and sum to 1 by row
(or are all zero where nothing may be said).
"""

import numpy as np

from scoring.index.registry import Registry

AGGREGATIONS = Registry()


@AGGREGATIONS.register("arithmetic")
def arithmetic(columns: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted arithmetic mean; a low value is made up for by a high one in full.

    Notes
    -----
    OECD/JRC (2008), section 6.3 (additive aggregation).
    """
    total = np.nansum(weights * np.nan_to_num(columns), axis=1)
    return np.where(weights.any(axis=1), total, np.nan)


def available_weights(present: np.ndarray, weights: np.ndarray, min_share: float) -> np.ndarray:
    """Weights of the columns present, scaled to 1 by row.

    Parameters
    ----------
    present : ndarray of bool, shape (n, m)
        Cells with a figure.
    weights : ndarray, shape (m,)
        Nominal weights, at least one above zero.
    min_share : float
        Least share (0-1) of the nominal weight that must be present; rows
        below it get only zeros.

    Returns
    -------
    ndarray, shape (n, m)
    """
    used = present * weights
    held = used.sum(axis=1, keepdims=True)
    enough = held >= min_share * weights.sum() * (1 - 1e-12)
    return np.divide(used, held, out=np.zeros_like(used), where=enough & (held > 0))
