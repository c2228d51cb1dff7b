"""Normalisers on a scale that is fixed beforehand, in the indicator's own unit."""

from itertools import pairwise

import numpy as np

from scoring.index.normalise import NORMALISERS


@NORMALISERS.register("goalposts", turned_after=True)
def goalposts(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    low: float = 0.0,
    high: float = 100.0,
    cap: bool = True,
    log: bool = False,
) -> np.ndarray:
    """Place between two fixed points, 0 at ``low`` and 100 at ``high``.

    ``100 (f(x) - f(low)) / (f(high) - f(low))`` with f the identity or the
    natural logarithm; capped to 0-100 where asked for. NaN where the logarithm
    has no value.

    Raises
    ------
    ValueError
        The points do not differ, or one has no logarithm.

    Notes
    -----
    UNDP (2020), Human Development Report, technical note 1.
    """
    del reference
    if high == low or (log and min(low, high) <= 0):
        raise ValueError("low, high")
    x = values
    if log:
        x = np.log(values, out=np.full(values.shape, np.nan), where=values > 0)
        low, high = np.log(low), np.log(high)
    share = (x - low) / (high - low)
    return 100 * (np.clip(share, 0.0, 1.0) if cap else share)


@NORMALISERS.register("thresholds", turned_after=True)
def thresholds(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    bounds: tuple[float, ...] = (),
    scores: tuple[float, ...] = (0.0,),
) -> np.ndarray:
    """Score by category: ``scores[i]`` from bound i up to the next, bounds belonging upwards.

    Raises
    ------
    ValueError
        Bounds not rising, or not one score more than there are bounds.

    Notes
    -----
    OECD/JRC (2008), section 1.5 (categorical scales).
    """
    del reference
    if len(scores) != len(bounds) + 1 or any(a >= b for a, b in pairwise(bounds)):
        raise ValueError("bounds, scores")
    category = np.searchsorted(np.asarray(bounds, float), values, side="right")
    return np.where(np.isnan(values), np.nan, np.asarray(scores, float)[category])
