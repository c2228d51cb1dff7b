"""Treatments of outliers and skew, before anything is normalised.

Every function takes figures in their own unit, shape (n,), NaN = missing, and
gives the same shape.
"""

from typing import Literal

import numpy as np

from scoring.index.registry import Registry

TREATMENTS = Registry()


def skewness(x: np.ndarray) -> float:
    """Sample skewness of type 2, as Excel's SKEW; 0 where there are under three figures.

    Notes
    -----
    Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis:
    ``G1 = g1 sqrt(n (n - 1)) / (n - 2)``.
    """
    n = x.size
    deviation = x - x.mean() if n else x
    spread = np.sqrt(np.mean(deviation**2)) if n else 0.0
    if n < 3 or spread == 0:
        return 0.0
    return float(np.mean((deviation / spread) ** 3) * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(x: np.ndarray) -> float:
    """Sample excess kurtosis of type 2, as Excel's KURT; 0 where there are under four figures.

    Notes
    -----
    Joanes and Gill (1998): ``G2 = (n - 1) / ((n - 2) (n - 3)) ((n + 1) g2 + 6)``.
    """
    n = x.size
    deviation = x - x.mean() if n else x
    spread = np.sqrt(np.mean(deviation**2)) if n else 0.0
    if n < 4 or spread == 0:
        return 0.0
    excess = np.mean((deviation / spread) ** 4) - 3
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6))


@TREATMENTS.register("none")
def untreated(values: np.ndarray) -> np.ndarray:
    """Figures as they are."""
    return values.copy()


@TREATMENTS.register("winsorise")
def winsorise(
    values: np.ndarray,
    *,
    max_skew: float = 2.0,
    max_kurtosis: float = 3.5,
    max_points: int = 5,
) -> np.ndarray:
    """Draw in outliers, one at a time, while both skew and kurtosis are beyond their limits.

    With positive skew the greatest figures are set to the greatest of the rest,
    with negative skew the least likewise, at most ``max_points`` of them; a
    column that is still beyond both limits is given back as far as it came.

    Notes
    -----
    OECD/JRC (2008), section 5.1, on outliers before normalising; the rule |skew| >= 2
    and kurtosis >= 3.5 is COINr's (winsorise), with type 2 figures.
    """
    result = values.copy()
    seen = np.flatnonzero(~np.isnan(values))
    for points in range(1, max_points + 1):
        x = result[seen]
        skew = skewness(x)
        if abs(skew) < max_skew or kurtosis(x) < max_kurtosis or points >= seen.size:
            break
        order = seen[np.argsort(values[seen], kind="stable")]
        drawn, limit = (
            (order[-points:], order[-points - 1]) if skew > 0 else (order[:points], order[points])
        )
        result[drawn] = values[limit]
    return result


@TREATMENTS.register("log")
def log(values: np.ndarray, *, shift: float = 0.0) -> np.ndarray:
    """Natural logarithm of the figure plus a shift; NaN where that is not above zero."""
    moved = values + shift
    return np.log(moved, out=np.full(values.shape, np.nan), where=moved > 0)


@TREATMENTS.register("box_cox")
def box_cox(
    values: np.ndarray, *, power: float | Literal["likelihood"] = "likelihood", shift: float = 0.0
) -> np.ndarray:
    """Box-Cox transform ``((x + shift) ** power - 1) / power``, the logarithm at power 0.

    ``likelihood`` takes the power that makes the figures most like a normal
    distribution; figures that are all equal are left as they are.

    Notes
    -----
    Box and Cox (1964), An analysis of transformations, JRSS B 26. NaN where the
    shifted figure is not above zero.
    """
    moved = values + shift
    if power == "likelihood":
        seen = moved[~np.isnan(moved) & (moved > 0)]
        if seen.size < 2 or np.ptp(seen) == 0:
            return values.copy()
        power = _likeliest_power(seen)
    if power == 0:
        return log(values, shift=shift)
    raised = np.power(moved, power, out=np.full(values.shape, np.nan), where=moved > 0)
    return (raised - 1) / power


def _likeliest_power(x: np.ndarray) -> float:
    """Power that maximises the Box-Cox log-likelihood."""
    from scipy.optimize import minimize_scalar

    logs = np.log(x)

    def cost(power: float) -> float:
        moved = logs if abs(power) < 1e-9 else np.expm1(power * logs) / power
        return float(x.size / 2 * np.log(moved.var()) - (power - 1) * logs.sum())

    return float(minimize_scalar(cost, bounds=(-5.0, 5.0), method="bounded").x)
