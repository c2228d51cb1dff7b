"""What two candidates give away together: the few persons that one has and the other has not."""

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd

from scoring.places.candidates import Candidate


def given_away(
    candidates: Sequence[Candidate], counts: pd.DataFrame, min_count: float
) -> pd.DataFrame:
    """Counts that, taken from those of a larger candidate, would tell of too few.

    Parameters
    ----------
    candidates : sequence of Candidate
        Ids each once; all are shown side by side.
    counts : DataFrame of float
        Index: areas. A missing or suppressed count is NaN, and no candidate
        with it has a sum that could be compared.
    min_count : float
        Least count that is told; zero is told.

    Returns
    -------
    DataFrame of bool
        Candidates by the columns of ``counts``: True where the candidate lies
        within another that is told, and what the other has besides is above
        zero and below the least. Of the two the smaller is hidden, from the
        largest down, so that no more are than must be.
    """
    sets = {each.id: frozenset(each.codes) for each in candidates}
    sums = {
        each.id: counts.loc[list(each.codes)].to_numpy(float).sum(axis=0) for each in candidates
    }
    hidden = {identifier: np.zeros(len(counts.columns), bool) for identifier in sets}
    by_size = sorted(sets, key=lambda identifier: -len(sets[identifier]))
    for large, small in itertools.combinations(by_size, 2):
        if sets[small] < sets[large]:
            rest = sums[large] - sums[small]
            hidden[small] |= (rest > 0) & (rest < min_count) & ~hidden[large]
    return pd.DataFrame.from_dict(hidden, orient="index", columns=counts.columns)
