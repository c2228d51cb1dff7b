"""Hot spots of need, grown to candidates of a size that can be worked with."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from scoring.certainty.spatial import LocalPattern
from scoring.places.candidates import Candidate
from scoring.places.feasibility import told
from scoring.places.graph import AreaGraph, Codes

HOT = ("hot", "HH")
"""Classes of Getis-Ord's and of local Moran's statistic that say high need by high need."""


@dataclass(frozen=True)
class Hotspots:
    """Candidates grown from hot spots.

    Parameters
    ----------
    candidates : tuple of Candidate
        Highest mean need at the start first; no area in two of them.
    starts : tuple of tuple of str
        Significant areas that each began with, in the areas' order.
    too_small : tuple of tuple of str
        Clusters that could not reach the minimum, as they began.
    cut : tuple of str
        Significant areas that did not fit below the maximum.
    """

    candidates: tuple[Candidate, ...]
    starts: tuple[Codes, ...]
    too_small: tuple[Codes, ...]
    cut: Codes


def grow_hotspots(
    pattern: LocalPattern,
    need: pd.Series,
    size: pd.Series,
    graph: AreaGraph,
    *,
    minimum: float,
    maximum: float,
    clusters: Collection[str] = HOT,
) -> Hotspots:
    """Grow each contiguous cluster of significant areas until it is large enough.

    The cluster with the highest mean need begins. It takes its neighbour with
    the highest need, one at a time, until it has the minimum; a neighbour that
    would exceed the maximum is passed by. A cluster above the maximum is first
    cut down to the connected areas with the highest need, grown from its
    neediest in the same way. Taken areas are not free for the next.

    Parameters
    ----------
    pattern : LocalPattern
        Of :func:`scoring.certainty.spatial.getis_ord` or ``local_moran``.
    need : Series of float
        By area code, higher = more need; an area without it is never taken.
    size : Series of float
        Such as residents, by area code; an area without it is never taken.
    graph : AreaGraph
    minimum, maximum : float
        Bounds of a candidate's size, both allowed.
    clusters : collection of str
        Classes of the pattern to start from.

    Returns
    -------
    Hotspots
        Without any candidate where nothing is significant.

    Raises
    ------
    InputError
        The minimum is above the maximum.
    """
    if minimum > maximum:
        fault = Fault(FaultKind.FIELD_VALUE, "", "minimum", told(minimum), f"≤ {told(maximum)}")
        raise InputError([fault])
    needs = need.reindex(graph.codes).to_numpy(float)
    sizes = size.reindex(graph.codes).to_numpy(float)
    free = np.isfinite(needs) & np.isfinite(sizes) & (sizes <= maximum)
    hot = pattern.table["cluster"].reindex(graph.codes).isin(list(clusters)).to_numpy()
    candidates, starts, small = [], [], []
    for start in _clusters(graph, hot & free, needs, sizes):
        grown = _grow(graph, start, needs, sizes, free, minimum, maximum)
        if sizes[grown].sum() < minimum:
            small.append(tuple(graph.codes[start]))
            continue
        free[grown] = False
        starts.append(tuple(graph.codes[np.intersect1d(start, grown)]))
        name = f"hotspot-{len(starts)}"
        codes = tuple(graph.codes[np.sort(grown)])
        candidates.append(Candidate(id=name, name=name, codes=codes, made="hotspot"))
    held = {code for own in candidates for code in own.codes}
    held |= {code for codes in small for code in codes}
    cut = tuple(code for code in graph.codes[hot] if code not in held)
    return Hotspots(tuple(candidates), tuple(starts), tuple(small), cut)


def _clusters(
    graph: AreaGraph, hot: np.ndarray, needs: np.ndarray, sizes: np.ndarray
) -> list[np.ndarray]:
    """Positions of each contiguous cluster, highest mean need per head first."""
    parts = [graph.places(part) for part in graph.parts(graph.codes[hot])]

    def mean(part: np.ndarray) -> float:
        total = sizes[part].sum()
        return float((needs[part] * sizes[part]).sum() / total) if total else needs[part].mean()

    return sorted(parts, key=mean, reverse=True)


def _grow(
    graph: AreaGraph,
    start: np.ndarray,
    needs: np.ndarray,
    sizes: np.ndarray,
    free: np.ndarray,
    minimum: float,
    maximum: float,
) -> np.ndarray:
    """Positions of a cluster after it has been cut down, or has grown."""
    if sizes[start].sum() > maximum:
        inside = np.isin(np.arange(len(free)), start) & free
        first = start[free[start]]
        first = first[np.argsort(-needs[first], kind="stable")[:1]]
        return _take(graph, first, needs, sizes, inside, maximum, maximum)
    return _take(graph, start[free[start]], needs, sizes, free, minimum, maximum)


def _take(
    graph: AreaGraph,
    start: np.ndarray,
    needs: np.ndarray,
    sizes: np.ndarray,
    free: np.ndarray,
    enough: float,
    maximum: float,
) -> np.ndarray:
    """Take the free neighbour with the highest need that fits, until there is enough."""
    inside = np.zeros(len(free))
    inside[start] = 1.0
    while (total := float(sizes[inside > 0].sum())) < enough:
        near = (graph.adjacency @ inside > 0) & (inside == 0) & free & (total + sizes <= maximum)
        if not near.any():
            break
        inside[np.argmax(np.where(near, needs, -np.inf))] = 1.0
    return np.flatnonzero(inside)
