"""Candidates that no other beats on everything that is asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

Wanted = Literal["high", "low"]
"""Which end of a criterion is wanted."""


@dataclass(frozen=True)
class Pareto:
    """Who is beaten, and by whom.

    Parameters
    ----------
    front : tuple of str
        Candidates that no other dominates, in order; equal ones are all kept.
    dominated : dict of str to tuple of str
        The others, each with every candidate that dominates it.
    unknown : tuple of str
        Candidates that lack a figure: they are not compared.
    """

    front: tuple[str, ...]
    dominated: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def pareto(criteria: pd.DataFrame, wanted: Mapping[str, Wanted]) -> Pareto:
    """Find the candidates that are not dominated.

    One dominates another where it is at least as good by every criterion and
    better by one.

    Parameters
    ----------
    criteria : DataFrame of float
        Index candidates, columns criteria; NaN = missing.
    wanted : mapping of str to str
        The criteria that count, and which end of each is wanted.

    Returns
    -------
    Pareto

    Notes
    -----
    Ehrgott (2005), Multicriteria Optimization, definition 2.1.
    """
    turned = [1.0 if end == "high" else -1.0 for end in wanted.values()]
    values = criteria[list(wanted)].to_numpy(float) * turned
    names = [str(name) for name in criteria.index]
    known = np.all(~np.isnan(values), axis=1)
    at_least = (values[:, None] >= values[None, :]).all(axis=2)
    better = (values[:, None] > values[None, :]).any(axis=2)
    beats = at_least & better & np.outer(known, known)
    beaten = np.any(beats, axis=0)
    return Pareto(
        tuple(name for at, name in enumerate(names) if known[at] and not beaten[at]),
        {
            name: tuple(names[by] for by in np.flatnonzero(beats[:, at]))
            for at, name in enumerate(names)
            if beaten[at]
        },
        tuple(name for at, name in enumerate(names) if not known[at]),
    )
