"""How an index goes together with one that others have published."""

from dataclasses import dataclass

import pandas as pd

from scoring.index.ranks import rank
from scoring.score import ScoreResult


@dataclass(frozen=True)
class Validity:
    """Agreement of two indices over the areas that have both.

    Parameters
    ----------
    spearman : float
        Rank correlation; NaN where fewer than three areas have both, or one
        of the indices is the same everywhere.
    areas : int
        How many have both.
    both, only_here, only_there : tuple of str
        Codes among the first ``top`` of both, of the chosen index alone, and
        of the published one alone, among the areas that have both.
    """

    spearman: float
    areas: int
    both: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def compare_with(
    result: ScoreResult, published: pd.Series, top: int, *, higher_is_need: bool = True
) -> Validity:
    """Compare an index with a published one.

    Parameters
    ----------
    result : ScoreResult
    published : Series of float
        By area code; NaN = not published.
    top : int
        Length of the lists compared; ties at the end belong to them.
    higher_is_need : bool
        Whether a high published figure means more need.

    Returns
    -------
    Validity
    """
    other = published if higher_is_need else -published
    pair = pd.DataFrame({"here": result.index, "there": other}).dropna()
    here = set(pair.index[rank(pair["here"].to_numpy()) <= top])
    there = set(pair.index[rank(pair["there"].to_numpy()) <= top])
    varied = len(pair) > 2 and bool((pair.max() > pair.min()).all())
    ranks = pair.rank()
    return Validity(
        float(ranks["here"].corr(ranks["there"])) if varied else float("nan"),
        len(pair),
        tuple(code for code in pair.index if code in here & there),
        tuple(code for code in pair.index if code in here - there),
        tuple(code for code in pair.index if code in there - here),
    )
