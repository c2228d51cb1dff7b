"""Candidates that are exactly one of the larger areas."""

from collections.abc import Iterable

import pandas as pd

from scoring.places.candidates import Candidate


def whole_areas(candidates: Iterable[Candidate], parent: pd.Series) -> dict[str, str]:
    """Which larger area each candidate is, where it holds all of its parts and nothing else.

    Parameters
    ----------
    candidates : iterable of Candidate
    parent : Series of str
        Code of the larger area by part.

    Returns
    -------
    dict of str to str
        Code of the larger area by id of the candidate, in the order of the candidates.
    """
    areas = {frozenset(part.index): str(code) for code, part in parent.groupby(parent)}
    return {
        each.id: areas[frozenset(each.codes)]
        for each in candidates
        if frozenset(each.codes) in areas
    }
