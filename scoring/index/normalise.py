"""Normalisers: from figures in their own units to a common scale.

Every function takes figures, shape (n,), NaN = missing, and the figures of the
reference population, shape (r,); where there is no other, the areas themselves.
It gives shape (n,) with NaN where there was NaN. Figures come turned so that
higher is more need, unless the method is registered as turned after.
"""

from typing import Literal

import numpy as np
import pandas as pd

from scoring.index.ranks import Ties
from scoring.index.registry import Registry

NORMALISERS = Registry()

PercentileDefinition = Literal[
    "midrank", "svi", "oecd", "mean_rank", "imd", "wimd", "simd", "calenviroscreen"
]


def _population(values: np.ndarray, reference: np.ndarray | None) -> np.ndarray:
    """Figures of the reference population that are there."""
    population = values if reference is None else reference
    return population[~np.isnan(population)]


def _same(values: np.ndarray, constant: float) -> np.ndarray:
    return np.where(np.isnan(values), np.nan, constant)


@NORMALISERS.register("min_max")
def min_max(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    low: float = 0.0,
    high: float = 100.0,
) -> np.ndarray:
    """Linear stretch so that the least figure is ``low`` and the greatest ``high``.

    ``low + (high - low) * (x - min) / (max - min)``; where all figures are
    equal, the middle of the range. Figures beyond those of a reference
    population are held at the ends.

    Raises
    ------
    ValueError
        The range does not rise.

    Notes
    -----
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 5.3.
    """
    if low >= high:
        raise ValueError("low, high")
    seen = _population(values, reference)
    least, greatest = seen.min(initial=np.inf), seen.max(initial=-np.inf)
    if least >= greatest:
        return _same(values, (low + high) / 2)
    return low + (high - low) * np.clip((values - least) / (greatest - least), 0.0, 1.0)


@NORMALISERS.register("z_score", bounded=False)
def z_score(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    deviation: Literal["sample", "population"] = "sample",
) -> np.ndarray:
    """Standard deviations from the mean; zero where all figures are equal.

    Notes
    -----
    OECD/JRC (2008), section 5.2; its table 15 has the sample standard deviation (n - 1).
    """
    seen = _population(values, reference)
    ddof = 1 if deviation == "sample" else 0
    spread = seen.std(ddof=ddof) if seen.size > ddof and np.ptp(seen) > 0 else 0.0
    return _same(values, 0.0) if spread == 0 else (values - seen.mean()) / spread


@NORMALISERS.register("percentile")
def percentile(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    definition: PercentileDefinition = "midrank",
    low: float = 0.0,
) -> np.ndarray:
    """Percentile rank times 100 among the figures present, in a named definition.

    With n figures and r the rank from the least (1) to the greatest (n):

    =================== ============================================================
    ``midrank``         (r_mean - 1) / (n - 1), ties share the mean rank; turning
                        an indicator round gives 100 minus it
    ``svi``             (r_min - 1) / (n - 1); CDC/ATSDR SVI documentation 2022
    ``oecd``            r_min / n; OECD/JRC (2008), table 15
    ``mean_rank``       r_mean / n; pandas' ``rank(pct=True)``
    ``imd``             (n - d_mean + 1) / n with d the rank from the greatest;
                        English Indices of Deprivation 2019
    ``wimd``            (n - d_min + 1) / n; Welsh Index of Multiple Deprivation
    ``simd``            (n - d_mean) / n; Scottish Index of Multiple Deprivation
    ``calenviroscreen`` r_max / n among figures above zero, zeros stay zero;
                        CalEnviroScreen 3.0
    =================== ============================================================

    A single figure gets 50 where the definition divides by n - 1. With a
    reference population every definition gives the share of it that is lower,
    plus half the share that is equal. ``low`` above zero squeezes the scale to
    low-100, for aggregations that cannot take a zero.
    """
    result = np.full(values.shape, np.nan)
    seen = ~np.isnan(values)
    if reference is None:
        result[seen] = 100 * _percentile(values[seen], definition)
    else:
        result[seen] = 100 * _share_below(values[seen], _population(values, reference))
    return low + (100 - low) * result / 100 if low else result


def _share_below(x: np.ndarray, population: np.ndarray) -> np.ndarray:
    ordered = np.sort(population)
    lower = np.searchsorted(ordered, x, "left")
    upper = np.searchsorted(ordered, x, "right")
    return (lower + upper) / (2 * ordered.size) if ordered.size else np.full(x.shape, np.nan)


def _rank(x: np.ndarray, ties: Literal["average", "min", "max", "dense"]) -> np.ndarray:
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
    down = _rank(-x, "min" if definition == "wimd" else "average")
    return (n - down + (definition != "simd")) / n


@NORMALISERS.register("rank", bounded=False)
def ranks(
    values: np.ndarray, reference: np.ndarray | None = None, *, ties: Ties = "average"
) -> np.ndarray:
    """Rank from the least need, 1 to n; a reference population plays no part.

    Notes
    -----
    OECD/JRC (2008), section 1.5.
    """
    del reference
    return _rank(values, ties)


@NORMALISERS.register("distance", bounded=False)
def distance(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    point: Literal["mean", "median", "max", "min"] = "mean",
) -> np.ndarray:
    """Figure in per cent of a reference point, ``100 (1 + (x - p) / |p|)``.

    For a positive indicator that is ``100 x / p``; turned round, ``200 - 100 x / p``.
    NaN where the point is zero.

    Notes
    -----
    OECD/JRC (2008), section 5.4.
    """
    seen = _population(values, reference)
    at = float(pd.Series(seen).agg(point)) if seen.size else 0.0
    return _same(values, np.nan) if at == 0 else 100 * (1 + (values - at) / abs(at))


@NORMALISERS.register("exponential")
def exponential(
    values: np.ndarray,
    reference: np.ndarray | None = None,
    *,
    definition: PercentileDefinition = "imd",
    constant: float = 23.0,
) -> np.ndarray:
    """Exponential transform of the percentile rank R in (0, 1], 0-100.

    ``X = -c ln(1 - R (1 - exp(-100 / c)))`` spreads the greatest need out and
    limits how far a good value elsewhere can cancel it.

    Notes
    -----
    Scottish Indices of Deprivation 2003, appendix 5: c = 23.
    """
    share = percentile(values, reference, definition=definition) / 100
    return -constant * np.log(1 - share * (1 - np.exp(-100 / constant)))


@NORMALISERS.register("none", bounded=False)
def none(values: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """Figures as they are, only turned so that higher is more need."""
    del reference
    return values.copy()
