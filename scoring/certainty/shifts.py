"""What another choice does to a list: who enters, who leaves, and how many live there."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.score import ScoreResult


@dataclass(frozen=True)
class Shift:
    """The difference between two lists of the first ``top`` areas.

    Parameters
    ----------
    enters, leaves : tuple of str
        Codes, in the order of the rank that puts them on a list.
    mean_shift : float
        Mean absolute difference of ranks over areas ranked in both.
    persons_in, persons_out : float
        Persons in the areas that enter and leave, of those with a figure; NaN
        where no count was given.
    unknown : int
        Areas among them without a figure.
    """

    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    mean_shift: float
    persons_in: float
    persons_out: float
    unknown: int


def shift(
    base: ScoreResult, other: ScoreResult, top: int, persons: pd.Series | None = None
) -> Shift:
    """Compare the first ``top`` areas of two results.

    Parameters
    ----------
    base, other : ScoreResult
        Of the same areas.
    top : int
        Length of the list; areas that tie at the end all belong to it.
    persons : Series of float, optional
        Count by area code, such as children; NaN = unknown, never zero.

    Returns
    -------
    Shift

    Notes
    -----
    Mean absolute shift in rank: OECD/JRC (2008), Handbook on Constructing
    Composite Indicators, section 7.1.
    """
    before, after = _first(base.rank, top), _first(other.rank, top)
    enters = tuple(code for code in after if code not in set(before))
    leaves = tuple(code for code in before if code not in set(after))
    counts = pd.Series(np.nan, base.rank.index) if persons is None else persons
    moved = counts.loc[[*enters, *leaves]]
    return Shift(
        enters,
        leaves,
        float((base.rank - other.rank).abs().mean()),
        _known(counts.loc[list(enters)], persons),
        _known(counts.loc[list(leaves)], persons),
        int(moved.isna().sum()),
    )


def _first(rank: pd.Series, top: int) -> list[str]:
    return rank[rank <= top].sort_values(kind="stable").index.to_list()


def _known(counts: pd.Series, persons: pd.Series | None) -> float:
    return float("nan") if persons is None else float(counts.sum())
