"""Partitions of a whole city by max-p and SKATER, to compare a search with.

Both part all areas into regions that are alike within. Neither knows a greatest size, nor
need: of their regions those within the bounds that capture the most need are taken.
"""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from scoring.places.candidates import Candidate, make
from scoring.places.graph import AreaGraph
from scoring.places.search import SearchResult

if TYPE_CHECKING:
    from libpysal.weights import W

_ONE_AT_A_TIME = threading.Lock()
"""Max-p draws from NumPy's common generator."""


@dataclass(frozen=True, eq=False)
class Partition:
    """The best regions of a partition.

    Parameters
    ----------
    candidates : tuple of Candidate
        Regions within the bounds, the one that captures the most need first;
        at most as many as were wanted.
    captured : float
        Need captured by them together, on the scale of the search.
    regions, within : int
        How many regions the city was parted into, and how many are within the bounds.
    """

    candidates: tuple[Candidate, ...]
    captured: float
    regions: int
    within: int


def max_p(
    need: pd.Series, size: pd.Series, graph: AreaGraph, minimum: float, *, seed: int = 1
) -> pd.Series:
    """Part areas into as many regions of a least size as possible, alike in need.

    Parameters
    ----------
    need, size : Series of float
        By area, in the graph's order; an area without either is left out.
    graph : AreaGraph
        Neighbours.
    minimum : float
        Least size of a region.
    seed : int
        The same seed gives the same regions.

    Returns
    -------
    Series of int
        Number of the region by area code; areas left out, and those without a
        neighbour, are not in it.

    Notes
    -----
    Duque, Anselin and Rey (2012): The max-p-regions problem. *Journal of
    Regional Science* 52; the heuristic of Wei, Rey and Knaap (2020) as in spopt.
    """
    from spopt.region import MaxPHeuristic

    frame, weights = _frame(need, size, graph)
    with _seeded(seed):
        model = MaxPHeuristic(frame, weights, ["need"], "size", minimum, top_n=2, verbose=False)
        model.solve()
    return pd.Series(np.asarray(model.labels_), frame.index)


def skater(need: pd.Series, graph: AreaGraph, regions: int, *, least: int = 2) -> pd.Series:
    """Part areas into regions by cutting a tree of the areas most alike in need.

    Parameters
    ----------
    need : Series of float
        By area, in the graph's order; an area without is left out.
    graph : AreaGraph
        Neighbours.
    regions : int
        How many regions.
    least : int
        Fewest areas in a region.

    Returns
    -------
    Series of int
        As of :func:`max_p`.

    Notes
    -----
    Assunção, Neves, Câmara and Freitas (2006): Efficient regionalization
    techniques for socio-economic geographical units using minimum spanning
    trees. *IJGIS* 20.
    """
    from spopt.region import Skater

    frame, weights = _frame(need, need, graph)
    with _seeded(0):
        model = Skater(frame, weights, ["need"], n_clusters=regions, floor=least, islands="ignore")
        model.solve()
    return pd.Series(np.asarray(model.labels_), frame.index)


def best_regions(
    labels: pd.Series,
    need: pd.Series,
    size: pd.Series,
    graph: AreaGraph,
    found: SearchResult,
    *,
    persons: pd.Series | None = None,
) -> Partition:
    """Regions of a partition that fit a search, the best ones first.

    Parameters
    ----------
    labels : Series of int
        Number of the region by area code.
    need, size : Series of float
        As of the search.
    graph : AreaGraph
    found : SearchResult
        Whose rule gives bounds and number, and which need is measured against.
    persons : Series of float, optional
        Whom need is counted for, as of the search; ``size`` where none is given.
    """
    counted = size if persons is None else persons
    rule = found.rule
    lift = (need - found.reference) * counted / found.scale
    sums = pd.DataFrame({"size": size, "lift": lift}).reindex(labels.index).groupby(labels).sum()
    held = sums[sums["size"].between(rule.minimum, rule.maximum)]
    best = held.sort_values("lift", ascending=False).head(rule.count)
    candidates = tuple(
        make(graph, f"region-{number}", f"region-{number}", labels.index[labels == label])
        for number, label in enumerate(best.index, start=1)
    )
    return Partition(candidates, float(best["lift"].sum()), len(sums), len(held))


def _frame(need: pd.Series, size: pd.Series, graph: AreaGraph) -> tuple[pd.DataFrame, "W"]:
    """Areas with figures and a neighbour, and their neighbours as libpysal wants them."""
    from libpysal.weights import WSP, WSP2W  # half a second, which only these methods are to take

    known = need.notna().to_numpy() & size.notna().to_numpy()
    part = graph.within(known)
    joined = np.diff(part.adjacency.indptr) > 0
    part = part.within(joined)
    frame = pd.DataFrame({"need": need, "size": size}).loc[list(part.codes)]
    with warnings.catch_warnings(action="ignore"):
        weights: Any = WSP2W(WSP(part.adjacency.tocsr()))
    return frame, weights


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Draw from NumPy's common generator from a seed on, and put it back as it was."""
    with _ONE_AT_A_TIME, warnings.catch_warnings(action="ignore"):
        before = np.random.get_state()  # noqa: NPY002 - spopt draws from it
        np.random.seed(seed)  # noqa: NPY002
        try:
            yield
        finally:
            np.random.set_state(before)  # noqa: NPY002
