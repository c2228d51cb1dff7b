"""Elicit weights from people: budget allocation, pairwise comparison, swing."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

CONSISTENT = 0.1
"""Consistency ratio above which pairwise judgements contradict one another too much (Saaty)."""

RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random matrices by size, 0 to 10; Saaty (1980)."""


@dataclass(frozen=True, eq=False)
class Budget:
    """Weights from points that several people have shared out.

    Parameters
    ----------
    weights : Series of float
        Mean share by member; sums to 1.
    low, high : Series of float
        Least and greatest share that anybody gave.
    deviation : Series of float
        Sample standard deviation of the shares; NaN for one person.
    """

    weights: pd.Series
    low: pd.Series
    high: pd.Series
    deviation: pd.Series


def budget(points: pd.DataFrame) -> Budget:
    """Share out by points.

    Parameters
    ----------
    points : DataFrame of float
        People by members, not negative; each row is scaled to 1. Rows that
        are all zero have not answered and are left out.

    Returns
    -------
    Budget

    Raises
    ------
    ValueError
        Nobody has given any points, or some are negative.

    Notes
    -----
    Budget allocation process: OECD/JRC (2008), Handbook on Constructing
    Composite Indicators, section 6.5.
    """
    answered = points[points.sum(axis=1) > 0]
    if answered.empty or (points < 0).any(axis=None):
        raise ValueError("points of at least one person are needed, none below zero")
    shares = answered.div(answered.sum(axis=1), axis=0)
    return Budget(shares.mean(), shares.min(), shares.max(), shares.std(ddof=1))


@dataclass(frozen=True, eq=False)
class Pairwise:
    """Weights from pairwise judgements.

    Parameters
    ----------
    weights : ndarray, shape (m,)
        Sums to 1.
    consistency_ratio : float
        0 = no contradiction; NaN for more than ten members.
    """

    weights: np.ndarray
    consistency_ratio: float

    @property
    def is_consistent(self) -> bool:
        """Whether the ratio is at most :data:`CONSISTENT`."""
        return self.consistency_ratio <= CONSISTENT


def pairwise(judgements: np.ndarray) -> Pairwise:
    """Weights as the principal eigenvector of a matrix of judgements.

    Parameters
    ----------
    judgements : ndarray, shape (m, m)
        How many times more important the row is than the column: positive,
        1 on the diagonal, reciprocal across it.

    Returns
    -------
    Pairwise

    Raises
    ------
    ValueError
        Not square, not positive or not reciprocal.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process: consistency index
    ``(lambda - m) / (m - 1)``, divided by that of random matrices.
    """
    a = np.asarray(judgements, dtype=float)
    if a.ndim != 2 or a.shape[0] != a.shape[1] or (a <= 0).any() or not np.allclose(a * a.T, 1.0):
        raise ValueError("judgements in a square are needed, positive and reciprocal")
    m = len(a)
    values, vectors = np.linalg.eig(a)
    principal = int(np.argmax(values.real))
    weights = np.abs(vectors[:, principal].real)
    excess = max(0.0, float(values[principal].real) - m) / max(1, m - 1)
    random = RANDOM_INDEX[m] if m < len(RANDOM_INDEX) else np.nan
    return Pairwise(weights / weights.sum(), excess / random if random != 0 else 0.0)


def judgement_matrix(pairs: dict[tuple[int, int], float], size: int) -> np.ndarray:
    """Build the matrix from judgements of the pairs above the diagonal.

    Parameters
    ----------
    pairs : dict of (int, int) to float
        How many times more important the first is than the second; a pair
        left out counts as equal.
    size : int
        Number of members.
    """
    matrix = np.ones((size, size))
    for (row, column), value in pairs.items():
        matrix[row, column], matrix[column, row] = value, 1 / value
    return matrix


def swing(points: pd.Series) -> pd.Series:
    """Weights from swing points.

    Parameters
    ----------
    points : Series of float
        0-100 by member: how much it would mean to go from the best area to
        the worst in it, the most important one having 100.

    Returns
    -------
    Series of float
        Sums to 1.

    Raises
    ------
    ValueError
        All zero, or some negative.

    Notes
    -----
    von Winterfeldt and Edwards (1986), Decision Analysis and Behavioral
    Research, section 8.3.
    """
    if (points < 0).any() or points.sum() <= 0:
        raise ValueError("points above zero are needed, none below")
    return points / points.sum()
