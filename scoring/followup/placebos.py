"""Placebo sets: as many areas elsewhere, where nothing was decided, to see what chance does."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from scoring.places.graph import AreaGraph, Codes

TRIES = 20
"""Sets that are grown for each that is asked for, before no more are looked for."""

LEVEL = 0.05
"""Share of false alarms that is accepted."""


def placebo_sets(
    graph: AreaGraph, size: int, outside: Collection[str], *, count: int = 500, seed: int = 1
) -> tuple[Codes, ...]:
    """Grow contiguous sets of areas at random, all different.

    Each begins in an area drawn at random and takes in one neighbour of the
    set at a time, each as likely as the others.

    Parameters
    ----------
    graph : AreaGraph
    size : int
        Areas in each set.
    outside : collection of str
        Codes that no set may hold, such as those of every candidate.
    count : int
        Sets at most; fewer where there are no more to be found.
    seed : int

    Returns
    -------
    tuple of tuple of str
        Codes in the areas' order, the sets in the order that they were grown.
    """
    free = graph.within(~graph.codes.isin(list(outside)))
    generator = np.random.default_rng(seed)
    found: dict[Codes, None] = {}
    for _ in range(TRIES * count if len(free.codes) else 0):
        at = _grow(free, size, generator)
        if at is not None:
            found[tuple(free.codes[at])] = None
        if len(found) == count:
            break
    return tuple(found)


def _grow(graph: AreaGraph, size: int, generator: np.random.Generator) -> np.ndarray | None:
    """Positions of one set, in order; None where the areas that hang together are too few."""
    links = graph.adjacency
    inside = {int(generator.integers(len(graph.codes)))}
    edge: set[int] = set()
    newest = next(iter(inside))
    while len(inside) < size:
        around = links.indices[links.indptr[newest] : links.indptr[newest + 1]]
        edge |= {int(each) for each in around}
        edge -= inside
        if not edge:
            return None
        newest = int(generator.choice(sorted(edge)))
        inside.add(newest)
    return np.array(sorted(inside))


def placebo_p(statistic: float, placebos: pd.Series) -> float:
    """Share of the placebos, itself among them, that are as great or greater.

    Parameters
    ----------
    statistic : float
        Never below zero; NaN gives NaN.
    placebos : Series of float
        The same of each placebo; those that are NaN do not count.

    Returns
    -------
    float
        ``(1 + k) / (1 + n)``, where k of n placebos reach the statistic: at
        most the level in that share of the cases where nothing has happened.

    Notes
    -----
    Phipson and Smyth (2010), Permutation p-values should never be zero,
    Statistical Applications in Genetics and Molecular Biology 9(1).
    """
    known = placebos.dropna()
    if np.isnan(statistic) or known.empty:
        return float("nan")
    reached = int((known >= statistic * (1 - 1e-9)).sum())
    return (1 + reached) / (1 + len(known))


def least_told(placebos: pd.Series, level: float = LEVEL) -> float:
    """The greatest effect that is still within the noise.

    Parameters
    ----------
    placebos : Series of float
        Sizes of the placebos' effects; those that are NaN do not count.
    level : float

    Returns
    -------
    float
        What an effect must be greater than for :func:`placebo_p` to be at most
        the level; NaN where the placebos are too few for that whatever it is.
    """
    known = np.sort(placebos.dropna().to_numpy(float))[::-1]
    allowed = int(np.floor(level * (1 + len(known)) + 1e-9)) - 1
    return float(known[allowed]) if 0 <= allowed < len(known) else float("nan")
