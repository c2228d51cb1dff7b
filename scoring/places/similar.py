"""Areas that resemble a candidate: for comparison, before and after."""

from typing import Literal

import numpy as np
import pandas as pd

Distance = Literal["euclidean", "mahalanobis"]

LEAST_SHARED = 0.5
"""Share of the candidate's indicators that another must have to be compared with it."""


def similar(
    profile: pd.Series,
    others: pd.DataFrame,
    *,
    distance: Distance = "euclidean",
    least_shared: float = LEAST_SHARED,
) -> pd.DataFrame:
    """Order areas by how much their profile resembles that of a candidate.

    Indicators are standardised by the mean and the standard deviation of the
    others, so that units do not matter. Only indicators that both have are
    used, and the sum of squares is divided by their number, so that a distance
    over few is comparable with one over many: 1 is one standard deviation per
    indicator.

    Parameters
    ----------
    profile : Series of float
        The candidate's figures by indicator; NaN = missing.
    others : DataFrame of float
        Areas or candidates by indicators, in the same units.
    distance : str
        ``euclidean``: every indicator counts the same. ``mahalanobis``:
        indicators that go together count once, by the covariance of the areas
        that have all figures.
    least_shared : float
        Share of the candidate's indicators that another must have.

    Returns
    -------
    DataFrame
        Index as ``others``, nearest first, equals in the order they came:
        ``distance``; ``shared``, number of indicators used; ``lacking``,
        names of those that were not. Without those that have too few.

    Notes
    -----
    Mahalanobis (1936), On the generalised distance in statistics, Proceedings
    of the National Institute of Sciences of India 2. Where indicators are
    linearly dependent the pseudoinverse is used.
    """
    spread = others.std(ddof=0)
    used = [name for name in profile.index if spread.get(name, 0.0) > 0 and profile.notna()[name]]
    scaled = (others[used] - profile[used]) / spread[used]
    links = (
        scaled.dropna().cov(ddof=0).to_numpy() if distance == "mahalanobis" else np.eye(len(used))
    )
    found = {
        code: _row(row.to_numpy(float), links, used)
        for code, row in scaled.iterrows()
        if row.notna().sum() >= max(1, least_shared * len(used))
    }
    frame = pd.DataFrame.from_dict(found, orient="index", columns=["distance", "shared", "lacking"])
    return frame.sort_values("distance", kind="stable").rename_axis(
        index=str(others.index.name or "code")
    )


def _row(
    apart: np.ndarray, links: np.ndarray, used: list[str]
) -> tuple[float, int, tuple[str, ...]]:
    there = ~np.isnan(apart)
    step = apart[there]
    square = step @ np.linalg.pinv(links[np.ix_(there, there)], hermitian=True) @ step
    lacking = tuple(name for name, held in zip(used, there, strict=True) if not held)
    return float(np.sqrt(max(square, 0.0) / there.sum())), int(there.sum()), lacking
