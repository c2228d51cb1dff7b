"""Similar areas: those whose indicators lie nearest."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from scoring.score import ScoreResult

COUNT = 5
"""Areas that one is compared with."""


def similar(result: ScoreResult, codes: Collection[str], count: int = COUNT) -> tuple[str, ...]:
    """Find the ranked areas that are most like some areas, by the scenario's indicators.

    Parameters
    ----------
    result : ScoreResult
        The normalised indicators and their shares of the index are used.
    codes : collection of str
        The areas to be like; they are never among the answer.
    count : int
        Areas wanted at most.

    Returns
    -------
    tuple of str
        Nearest first, equals in the areas' order; empty where the areas lack
        an indicator.

    Notes
    -----
    Weighted Euclidean distance ``sqrt(sum_i w_i (x_ai - m_i)^2)``, with ``m_i``
    the plain mean over ``codes`` of normalised indicator ``i`` and ``w_i`` its
    share of the index (Everitt et al. 2011, Cluster Analysis, section 3.3).
    An area that lacks an indicator is not compared.
    """
    shares = pd.Series(result.scenario.leaf_shares())
    figures = result.normalised[list(shares.index)]
    middle = figures.loc[list(codes)].mean(axis=0, skipna=False)
    apart = figures.sub(middle).pow(2).mul(shares).sum(axis=1, skipna=False)
    known = apart[result.rank.notna() & ~apart.index.isin(list(codes))].dropna()
    nearest = np.sqrt(known).sort_values(kind="stable")
    return tuple(str(code) for code in nearest.index[:count])
