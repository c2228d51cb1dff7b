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
        Mean absolute difference of ranks over areas ranked in both; NaN where
        none is.
    persons_in, persons_out : float
        Persons in the areas that enter and leave, of those with a figure; 0
        where no area does, NaN where none of them has a figure.
    unknown_in, unknown_out : int
        Areas among them without a figure.
    compared : int
        Areas ranked in both.
    """

    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    mean_shift: float
    persons_in: float
    persons_out: float
    unknown_in: int
    unknown_out: int
    compared: int

    @property
    def unknown(self) -> int:
        """Areas that enter or leave without a figure."""
        return self.unknown_in + self.unknown_out


def shift(
    base: ScoreResult, other: ScoreResult, top: int, persons: pd.Series | None = None
) -> Shift:
    """Compare the first ``top`` areas of two results.

    Parameters
    ----------
    base, other : ScoreResult
        Of the same areas, in any order.
    top : int
        Length of the list; areas that tie at the end all belong to it.
    persons : Series of float, optional
        Count by area code, such as children; NaN or no row = unknown, never
        zero.

    Returns
    -------
    Shift

    Raises
    ------
    ValueError
        The results are of different areas.

    Notes
    -----
    Mean absolute shift in rank: OECD/JRC (2008), Handbook on Constructing
    Composite Indicators, step 7, equation 38.
    """
    alien = base.rank.index.symmetric_difference(other.rank.index)
    if len(alien):
        raise ValueError(f"results of the same areas are needed, {len(alien)} are in one only")
    before, after = _first(base.rank, top), _first(other.rank, top)
    enters, leaves = after[~after.isin(before)], before[~before.isin(after)]
    counts = pd.Series(dtype=float) if persons is None else persons
    known_in, known_out = (counts.reindex(moved).dropna() for moved in (enters, leaves))
    distance = (base.rank - other.rank).abs()
    return Shift(
        tuple(enters),
        tuple(leaves),
        float(distance.mean()),
        _persons(known_in, enters),
        _persons(known_out, leaves),
        len(enters) - len(known_in),
        len(leaves) - len(known_out),
        int(distance.notna().sum()),
    )


def _first(rank: pd.Series, top: int) -> pd.Index:
    return rank[rank <= top].sort_values(kind="stable").index


def _persons(known: pd.Series, moved: pd.Index) -> float:
    """Sum of the known figures; NaN where areas moved and none of them is known."""
    return float(known.sum()) if len(known) or moved.empty else np.nan
