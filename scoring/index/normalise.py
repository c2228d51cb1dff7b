"""Normalisers: from figures in their own units to a common scale.

Every function takes figures turned so that higher is more need, shape (n,),
NaN = missing, and returns the same shape with NaN where there was NaN.
"""

from typing import Literal

import numpy as np
import pandas as pd

from scoring.index.registry import Registry

NORMALISERS = Registry()

PercentileDefinition = Literal[
    "midrank", "svi", "oecd", "mean_rank", "imd", "wimd", "simd", "calenviroscreen"
]


@NORMALISERS.register("min_max")
def min_max(values: np.ndarray, *, low: float = 0.0, high: float = 100.0) -> np.ndarray:
    """Linear stretch so that the least figure is ``low`` and the greatest ``high``.

    ``low + (high - low) * (x - min) / (max - min)``; where all figures are
    equal, the middle of the range.

    Notes
    -----
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 5.3.
    """
    seen = values[~np.isnan(values)]
    spread = np.ptp(seen) if seen.size else 0.0
    if spread == 0:
        return np.where(np.isnan(values), np.nan, (low + high) / 2)
    return low + (high - low) * ((values - seen.min()) / spread)


@NORMALISERS.register("z_score", bounded=False)
def z_score(
    values: np.ndarray, *, deviation: Literal["sample", "population"] = "sample"
) -> np.ndarray:
    """Standard deviations from the mean; zero where all figures are equal.

    Notes
    -----
    OECD/JRC (2008), section 5.2, uses the sample standard deviation (n - 1).
    """
    seen = values[~np.isnan(values)]
    ddof = 1 if deviation == "sample" else 0
    spread = seen.std(ddof=ddof) if seen.size > ddof and np.ptp(seen) > 0 else 0.0
    if spread == 0:
        return np.where(np.isnan(values), np.nan, 0.0)
    return (values - seen.mean()) / spread


@NORMALISERS.register("percentile")
def percentile(values: np.ndarray, *, definition: PercentileDefinition = "midrank") -> np.ndarray:
    """Percentile rank times 100 among the figures present, in a named definition.

    With n figures and r the rank from the least (1) to the greatest (n):

    =================== ============================================================
    ``midrank``         (r_mean - 1) / (n - 1), ties share the mean rank; turning
                        an indicator round gives 100 minus it
    ``svi``             (r_min - 1) / (n - 1); CDC/ATSDR SVI documentation 2022
    ``oecd``            r_min / n; OECD/JRC (2008), section 5.1
    ``mean_rank``       r_mean / n; pandas' ``rank(pct=True)``
    ``imd``             (n - d_mean + 1) / n with d the rank from the greatest;
                        English Indices of Deprivation, technical report, appendix
    ``wimd``            (n - d_min + 1) / n; Welsh Index of Multiple Deprivation
    ``simd``            (n - d_min) / n; Scottish Index of Multiple Deprivation
    ``calenviroscreen`` r_max / n among figures above zero, zeros stay zero;
                        CalEnviroScreen 4.0 report
    =================== ============================================================

    A single figure gets 50 where the definition divides by n - 1.
    """
    result = np.full(values.shape, np.nan)
    seen = ~np.isnan(values)
    result[seen] = 100 * _percentile(values[seen], definition)
    return result


def _rank(x: np.ndarray, ties: Literal["average", "min", "max"]) -> np.ndarray:
    return pd.Series(x).rank(method=ties).to_numpy(float)


def _percentile(x: np.ndarray, definition: PercentileDefinition) -> np.ndarray:
    n = x.size
    if definition in ("midrank", "svi"):
        rank = _rank(x, "average" if definition == "midrank" else "min")
        return (rank - 1) / (n - 1) if n > 1 else np.full(n, 0.5)
    if definition == "calenviroscreen":
        above = x > 0
        share = np.zeros(n)
        share[above] = _rank(x[above], "max") / max(above.sum(), 1)
        return share
    if definition in ("oecd", "mean_rank"):
        return _rank(x, "min" if definition == "oecd" else "average") / n
    if definition == "imd":
        return (n - _rank(-x, "average") + 1) / n
    return (n - _rank(-x, "min") + (definition == "wimd")) / n


@NORMALISERS.register("none", bounded=False)
def none(values: np.ndarray) -> np.ndarray:
    """Figures as they are, only turned so that higher is more need."""
    return values.copy()
