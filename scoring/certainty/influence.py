"""Effective weights: what each indicator and dimension really does to the index."""

import numpy as np
import pandas as pd

from scoring.certainty.structure import MIN_AREAS, MissingRule
from scoring.scenario import Dimension
from scoring.score import ScoreResult

FACTOR = 2.0
"""Effective and nominal weight apart by this factor are told apart."""

DEGREE = 3
"""Of the polynomial that stands for the mean of the index given one indicator."""


def effective_weights(
    result: ScoreResult, *, missing: MissingRule = "pairwise", factor: float = FACTOR
) -> pd.DataFrame:
    """Effective beside nominal weight of every indicator and dimension.

    Parameters
    ----------
    result : ScoreResult
    missing : {"pairwise", "complete"}
        ``pairwise``: the share of the variance by all areas with an index, the
        correlations by those of them that have the figure; ``complete``: both
        by areas that have every indicator.
    factor : float
        Above 1: how far apart the weights are when they are marked.

    Returns
    -------
    DataFrame
        Index: ids of indicators, then of dimensions at every depth.
        ``nominal``: weight in the index, a share. ``share``: of the variance
        of the index, see :func:`variance_shares`; indicators sum to 1, and a
        dimension is the sum of its indicators. ``linear`` and
        ``correlation_ratio``: see :func:`correlation_ratio`, degrees 1 and 3.
        ``differs``: share and nominal weight are apart by the factor or more,
        or the share is negative. ``areas``: how many the correlations rest on.
    """
    complete = result.normalised.notna().all(axis=1) | (missing == "pairwise")
    used = (result.index.notna() & complete).to_numpy()
    index = result.index.to_numpy()[used]
    below = _leaves_below(result)
    values = pd.concat([result.normalised, result.dimensions], axis=1)[used]
    share = pd.Series(
        variance_shares(result.contributions.to_numpy()[used], index), result.contributions.columns
    )
    nominal = result.scenario.leaf_shares()
    rows = {
        name: (
            sum(nominal[leaf] for leaf in leaves),
            share[leaves].sum(skipna=False),
            correlation_ratio(values[name].to_numpy(), index, 1),
            correlation_ratio(values[name].to_numpy(), index, DEGREE),
            int(values[name].notna().sum()),
        )
        for name, leaves in below.items()
    }
    columns = ["nominal", "share", "linear", "correlation_ratio", "areas"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    table.insert(4, "differs", _differ(table["share"], table["nominal"], factor))
    return table


def variance_shares(contributions: np.ndarray, index: np.ndarray) -> np.ndarray:
    """Share of the index's variance by contribution, ``cov(c_i, I) / var(I)``.

    Parameters
    ----------
    contributions : ndarray, shape (n, m)
        Rows sum to the index, but for a constant.
    index : ndarray, shape (n,)

    Returns
    -------
    ndarray, shape (m,)
        Sum to 1; negative where a contribution goes against the index. NaN
        where the index does not vary.

    Notes
    -----
    The covariance is additive, so that ``var(I) = sum cov(c_i, I)``: Shorrocks
    (1982), Inequality decomposition by factor components, Econometrica 50(1).
    """
    if len(index) < MIN_AREAS or np.ptp(index) == 0:
        return np.full(contributions.shape[1], np.nan)
    centred = index - index.mean()
    return centred @ (contributions - contributions.mean(axis=0)) / (centred @ centred)


def correlation_ratio(values: np.ndarray, index: np.ndarray, degree: int = DEGREE) -> float:
    """Share of the index's variance that one variable explains, ``V(E(I | x)) / V(I)``.

    Pearson's correlation ratio (eta squared), with the mean of the index given
    the variable as a polynomial fitted by least squares. Of degree 1 it is the
    square of Pearson's correlation. It never falls with the degree; without
    any relation its mean is ``degree / (n - 1)``.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN = missing, left out.
    index : ndarray, shape (n,)
    degree : int

    Returns
    -------
    float
        0-1; NaN where values or index do not vary, or the areas are too few.

    Notes
    -----
    Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or
    science?, Journal of the Royal Statistical Society A 176(3), who estimate
    it by local regression; the polynomial is ours.
    """
    seen = ~np.isnan(values)
    x, y = values[seen], index[seen]
    if len(x) < max(MIN_AREAS, degree + 2) or np.ptp(x) == 0 or np.ptp(y) == 0:
        return float("nan")
    place = 2 * (x - x.min()) / np.ptp(x) - 1
    basis = np.polynomial.legendre.legvander(place, degree)
    fitted = basis @ np.linalg.lstsq(basis, y - y.mean())[0]
    return float(np.sum((fitted - fitted.mean()) ** 2) / np.sum((y - y.mean()) ** 2))


def _leaves_below(result: ScoreResult) -> dict[str, list[str]]:
    """Indicators at or below each indicator and dimension."""
    below = {name: [name] for name in result.scenario.indicator_ids}

    def add(dimension: Dimension) -> None:
        below[dimension.id] = [choice.id for choice in dimension.leaves()]
        for inner in dimension.dimensions:
            add(inner)

    for dimension in result.scenario.index.dimensions:
        add(dimension)
    return below


def _differ(share: pd.Series, nominal: pd.Series, factor: float) -> pd.Series:
    """Whether two weights are apart by a factor; not where both are 0 or one is NaN."""
    apart = (share >= factor * nominal) | (share * factor <= nominal)
    return apart & ~((share == 0) & (nominal == 0))
