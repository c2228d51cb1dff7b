"""How indicators hang together: correlations, redundancy, reliability, principal components."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring.certainty.draws import levels
from scoring.scenario import Dimension
from scoring.score import ScoreResult

Correlation = Literal["pearson", "spearman"]
MissingRule = Literal["pairwise", "complete"]

MIN_AREAS = 3
"""Fewest areas that a correlation is given for; two always lie on a line."""

REDUNDANT = 0.92
"""Correlation above which two indicators are said to measure the same thing."""


@dataclass(frozen=True, eq=False)
class Correlations:
    """Correlation of each pair of columns.

    Parameters
    ----------
    values : DataFrame of float
        Square, -1 to 1; NaN for a constant column or fewer than three areas.
    areas : DataFrame of int
        How many areas each figure rests on.
    """

    values: pd.DataFrame
    areas: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Components:
    """Principal components of standardised columns.

    Parameters
    ----------
    loadings : DataFrame of float
        A row per column that went in, a component per column (1, 2, ...):
        their correlation. NaN for a constant column, which is left out.
    eigenvalues : Series of float
        Variance of each component; they sum to the number of columns used.
    explained : Series of float
        The same as shares of that sum.
    areas : int
        Areas with every figure, which are those it rests on.
    """

    loadings: pd.DataFrame
    eigenvalues: pd.Series
    explained: pd.Series
    areas: int


def correlations(
    table: pd.DataFrame,
    method: Correlation = "spearman",
    *,
    missing: MissingRule = "pairwise",
) -> Correlations:
    """Correlate the columns of a table, such as normalised indicators or dimensions.

    Parameters
    ----------
    table : DataFrame of float
        Areas by columns; NaN = missing.
    method : {"pearson", "spearman"}
        ``spearman`` is Pearson's of the ranks, ties at their mean, among the
        areas that the pair has in common.
    missing : {"pairwise", "complete"}
        ``pairwise``: each pair by the areas that have both; ``complete``: all
        pairs by the areas that have every column.

    Returns
    -------
    Correlations

    Notes
    -----
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4.
    """
    used = _used(table, missing)
    present = used.notna().astype(int)
    return Correlations(used.corr(method, min_periods=MIN_AREAS), present.T @ present)


def redundant_pairs(found: Correlations, limit: float = REDUNDANT) -> pd.DataFrame:
    """Pairs so alike that one of them could go, or that count the same thing twice.

    Parameters
    ----------
    found : Correlations
    limit : float
        Least absolute correlation, exclusive.

    Returns
    -------
    DataFrame
        ``first``, ``second``, ``correlation``, ``areas``; the strongest first.

    Notes
    -----
    The limit of 0.92 is that of the European Commission's Competence Centre on
    Composite Indicators and Scoreboards (Becker et al. 2019, COIN Tool User
    Guide, EUR 29899).
    """
    first, second = np.triu_indices(len(found.values), k=1)
    names = found.values.columns
    pairs = pd.DataFrame(
        {
            "first": names[first],
            "second": names[second],
            "correlation": found.values.to_numpy()[first, second],
            "areas": found.areas.to_numpy()[first, second],
        }
    )
    pairs = pairs[pairs["correlation"].abs() > limit]
    return pairs.sort_values(
        "correlation", key=abs, ascending=False, kind="stable", ignore_index=True
    )


def cronbach_alpha(covariance: np.ndarray) -> float:
    """Reliability of a sum, ``k / (k - 1) (1 - trace / sum)`` of the covariances.

    Parameters
    ----------
    covariance : ndarray, shape (k, k)
        Of the columns; of their correlations for the standardised alpha.

    Returns
    -------
    float
        At most 1; NaN for fewer than two columns, or where one is NaN or the
        sum does not vary.

    Notes
    -----
    Cronbach (1951), Psychometrika 16(3); OECD/JRC (2008), section 4.3.
    """
    count, total = len(covariance), covariance.sum()
    if count < 2 or not total > 0:
        return float("nan")
    return float(count / (count - 1) * (1 - np.trace(covariance) / total))


def reliability(
    result: ScoreResult, *, standardised: bool = False, missing: MissingRule = "pairwise"
) -> pd.DataFrame:
    """Cronbach's alpha of each dimension and of the index, over their indicators.

    Parameters
    ----------
    result : ScoreResult
    standardised : bool
        From correlations instead of covariances of the normalised indicators.
    missing : {"pairwise", "complete"}
        As for :func:`correlations`, within the dimension's own indicators.

    Returns
    -------
    DataFrame
        Index: ``index``, then the ids of dimensions at every depth. ``alpha``;
        ``indicators``, how many; ``areas``, how many it rests on: the fewest
        of any pair.
    """
    rows = {}
    for level in levels(result.scenario.index):
        if isinstance(level, Dimension):
            name, ids = level.id, [choice.id for choice in level.leaves()]
        else:
            name, ids = "index", list(result.scenario.indicator_ids)
        used = _used(result.normalised[ids], missing)
        spread = used.corr(min_periods=MIN_AREAS) if standardised else used.cov(MIN_AREAS)
        present = used.notna().astype(int)
        rows[name] = (
            cronbach_alpha(spread.to_numpy()),
            len(ids),
            int((present.T @ present).to_numpy().min()),
        )
    return pd.DataFrame.from_dict(rows, orient="index", columns=["alpha", "indicators", "areas"])


def principal_components(table: pd.DataFrame) -> Components:
    """Principal components of the correlations between columns.

    Only areas with every column are used: correlations by pair need not be
    those of any one table, and may give negative variances.

    Parameters
    ----------
    table : DataFrame of float
        Areas by columns; NaN = missing.

    Returns
    -------
    Components
        A component's loading that is greatest in size is positive. None where
        fewer than three areas are complete.

    Notes
    -----
    OECD/JRC (2008), section 4.1; by singular value decomposition of the
    standardised columns, Jolliffe (2002), Principal Component Analysis, 3.5.
    """
    used = table.dropna()
    varied = table.columns[(used.max() > used.min()).to_numpy()]
    if len(used) < MIN_AREAS or varied.empty:
        return _no_components(table.columns, len(used))
    z = (used[varied] - used[varied].mean()) / used[varied].std()
    _, lengths, axes = np.linalg.svd(z.to_numpy(), full_matrices=False)
    eigenvalues = lengths**2 / (len(used) - 1)
    loadings = axes.T * np.sqrt(eigenvalues)
    greatest = np.take_along_axis(loadings, np.abs(loadings).argmax(axis=0)[None], axis=0)
    names = pd.RangeIndex(1, len(eigenvalues) + 1)
    return Components(
        pd.DataFrame(loadings * np.where(greatest < 0, -1.0, 1.0), varied, names).reindex(
            table.columns
        ),
        pd.Series(eigenvalues, names),
        pd.Series(eigenvalues / eigenvalues.sum(), names),
        len(used),
    )


def _no_components(columns: pd.Index, areas: int) -> Components:
    nothing = pd.Series(dtype=float)
    return Components(pd.DataFrame(index=columns), nothing, nothing, areas)


def _used(table: pd.DataFrame, missing: MissingRule) -> pd.DataFrame:
    return table.dropna() if missing == "complete" else table
