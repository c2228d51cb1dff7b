"""Invented graphs of areas, and sets of areas found the slow way."""

from itertools import combinations

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.spatial import Delaunay

from scoring.places.graph import AreaGraph


def graph_of(links, count=None):
    """A graph of areas A0, A1, ... from pairs of numbers."""
    pairs = np.array(sorted(links), dtype=int).reshape(-1, 2)
    count = int(pairs.max(initial=-1)) + 1 if count is None else count
    ones = np.ones(len(pairs))
    matrix = csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    codes = pd.Index([f"A{at}" for at in range(count)], name="code", dtype=str)
    return AreaGraph(codes, matrix)


def chain(count):
    """Areas in a row."""
    return graph_of([(at, at + 1) for at in range(count - 1)], count)


def grid(rows, columns):
    """Areas in rows, neighbours where they share a side."""
    at = np.arange(rows * columns).reshape(rows, columns)
    across = zip(at[:, :-1].ravel(), at[:, 1:].ravel(), strict=True)
    down = zip(at[:-1].ravel(), at[1:].ravel(), strict=True)
    return graph_of([*across, *down])


def planar(seed, count, *, dropped=0.15):
    """Neighbours of random points by Delaunay, some links taken away: planar, perhaps in parts."""
    generator = np.random.default_rng(seed)
    triangles = Delaunay(generator.uniform(size=(count, 2))).simplices
    links = {
        (int(one), int(other)) for each in triangles for one, other in combinations(sorted(each), 2)
    }
    kept = [pair for pair in sorted(links) if generator.uniform() >= dropped]
    return graph_of(kept, count)


def series(graph, values):
    """Figures by area code."""
    return pd.Series(np.asarray(values, dtype=float), graph.codes)


def hangs_together(graph, places):
    """Whether areas are one part, by walking from the first."""
    near = graph.adjacency.toarray() > 0
    todo, seen = [places[0]], {places[0]}
    while todo:
        at = todo.pop()
        new = {other for other in places if near[at, other]} - seen
        seen |= new
        todo += new
    return seen == set(places)


def every_set(graph, size, minimum, maximum):
    """All contiguous sets within bounds of size, by trying every set there is."""
    count = len(graph.codes)
    return [
        places
        for number in range(1, count + 1)
        for places in combinations(range(count), number)
        if minimum <= sum(size[at] for at in places) <= maximum and hangs_together(graph, places)
    ]
