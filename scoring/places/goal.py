"""What a search is after: its rule, and what each set of areas is worth by it."""

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
import pandas as pd
from pydantic import Field
from scipy.sparse import csr_array

from geo.borders import Borders
from scoring.choice import Choice
from scoring.places.graph import AreaGraph, Codes, roundness
from scoring.places.sets import Sets

Objective = Literal["excess", "total", "mean"]
Weight = Annotated[float, Field(ge=0, le=1e6)]

PARTS = ("balance", "compactness", "parents")
"""What is taken off for, each by its weight."""


class SearchRule(Choice):
    """What is searched for.

    ``count`` candidates, each contiguous and of a size from ``minimum`` to
    ``maximum``. What is maximised is the need captured, as a share of what
    could be if areas did not have to hang together, less each of three parts
    times its weight:

    ``objective``: with need z, persons q and ``reference`` r (the mean of all
    persons where none is given), ``excess`` is ``sum (z - r) q``: an area below
    the reference costs, so that a candidate grows by need and not by size.
    ``total`` is ``sum z q``, which always fills up to the maximum. ``mean`` is
    the sum over the candidates of ``sum z q / sum q - r``: small and sharp ones.

    ``balance``: distance of a candidate's size from ``target`` (the middle of
    the bounds where none is given), as a share of the greatest possible.
    ``compactness``: 1 less Polsby and Popper's measure where borders are
    known, else pairs of neighbours cut, as a share of all its neighbours.
    ``parents``: parents that it holds a part of, but not all. Each is the mean
    over the candidates.

    Areas in ``must`` are in some candidate, those in ``must_not`` in none. An
    area is in at most ``uses`` candidates; its need is counted once (with
    ``mean``, in each). All sets are listed where there are at most ``listed``
    to look at; else sets are grown from seeds drawn by ``seed``. ``nodes``
    bounds the work of the integer program, ``seconds`` its time; only a run
    that the clock stops may end otherwise on another machine.
    """

    count: Annotated[int, Field(ge=1, le=200)]
    minimum: Annotated[float, Field(gt=0)]
    maximum: Annotated[float, Field(gt=0)]
    objective: Objective = "excess"
    reference: float | None = None
    balance: Weight = 0.0
    target: float | None = None
    compactness: Weight = 0.0
    parents: Weight = 0.0
    must: Codes = ()
    must_not: Codes = ()
    uses: Annotated[int, Field(ge=1)] = 1
    seed: Annotated[int, Field(ge=0)] = 1
    listed: Annotated[int, Field(ge=0, le=5_000_000)] = 2_000_000
    nodes: Annotated[int, Field(ge=1)] = 20_000
    seconds: Annotated[float, Field(gt=0)] = 30.0

    @property
    def weights(self) -> dict[str, float]:
        """Weight of each of :data:`PARTS`."""
        return {part: getattr(self, part) for part in PARTS}


@dataclass(frozen=True, eq=False)
class Problem:
    """A search as arrays, over the areas that may take part.

    Parameters
    ----------
    rule : SearchRule
    graph : AreaGraph
        Of the n areas that may take part.
    size, need, persons : ndarray of float, shape (n,)
        What the bounds are of, the need, and whose need it is.
    reference, scale : float
        Need that an area is compared with; need captured that counts as 1.
    parent : ndarray of int, shape (n,), or None
        Number of each area's parent.
    whole : ndarray of int, or None
        How many areas each parent has, those left out too.
    borders : Borders or None
        Of the same areas.
    """

    rule: SearchRule
    graph: AreaGraph
    size: np.ndarray
    need: np.ndarray
    persons: np.ndarray
    reference: float
    scale: float
    parent: np.ndarray | None = None
    whole: np.ndarray | None = None
    borders: Borders | None = None

    @property
    def separable(self) -> bool:
        """Whether the need captured is a sum over areas."""
        return self.rule.objective != "mean"

    @property
    def worth(self) -> np.ndarray:
        """Need captured by each area as a share of the scale; zero where it is no such sum."""
        if not self.separable:
            return np.zeros(len(self.need))
        return self.lift * self.persons / self.scale

    @property
    def lift(self) -> np.ndarray:
        """Need of each area beyond what it is compared with."""
        return self.need - (0.0 if self.rule.objective == "total" else self.reference)

    @property
    def must(self) -> np.ndarray:
        """Positions of areas that must be in."""
        return self.graph.places(self.rule.must)


def city_mean(need: np.ndarray, persons: np.ndarray) -> float:
    """Mean need of all persons."""
    total = persons.sum()
    return float((need * persons).sum() / total) if total > 0 else float(need.mean())


def reachable(problem: Problem) -> float:
    """Need that the candidates could capture if areas did not have to hang together.

    The areas with the highest need per unit of size are taken, the last one in
    part, up to ``count`` times ``maximum`` (linear relaxation of a knapsack;
    Dantzig 1957, Operations Research 5(2)). For ``mean``: the mean need of the
    neediest up to ``minimum``, ``count`` times.
    """
    rule = problem.rule
    if problem.separable:
        gain = np.maximum(problem.lift * problem.persons, 0.0)
        return float(fill(gain, problem.size, rule.count * rule.maximum))
    return rule.count * max(float(np.max(problem.lift, initial=0.0)), 0.0)


def fill(gain: np.ndarray, size: np.ndarray, room: float) -> float:
    """Greatest gain that fits in a room when areas may be divided."""
    order = np.argsort(-gain / np.maximum(size, 1e-9), kind="stable")
    sizes = size[order]
    left = room - (np.cumsum(sizes) - sizes)
    share = np.divide(left, sizes, out=np.full(len(sizes), np.inf), where=sizes > 0)
    return float((gain[order] * np.clip(share, 0.0, 1.0)).sum())


def parts_of(problem: Problem, sets: Sets) -> pd.DataFrame:
    """What is taken off for, per set.

    Returns
    -------
    DataFrame of float
        One row per set, columns :data:`PARTS`; zero where it has no weight.
    """
    rule = problem.rule
    measures = {"balance": _imbalance, "compactness": _sprawl, "parents": _split_parents}
    return pd.DataFrame(
        {
            part: measures[part](problem, sets) if rule.weights[part] else np.zeros(len(sets))
            for part in PARTS
        }
    )


def own_value(problem: Problem, sets: Sets) -> np.ndarray:
    """What each set adds by itself, beside the worth of its areas; shape (m,)."""
    rule = problem.rule
    value = np.zeros(len(sets))
    if not problem.separable:
        persons = sets.sums(problem.persons)
        need = sets.sums(problem.lift * problem.persons)
        mean = np.divide(need, persons, out=np.zeros(len(sets)), where=persons > 0)
        value += mean / problem.scale
    parts = parts_of(problem, sets)
    for part, weight in rule.weights.items():
        value -= weight * parts[part].to_numpy() / rule.count
    return value


def _imbalance(problem: Problem, sets: Sets) -> np.ndarray:
    rule = problem.rule
    target = (rule.minimum + rule.maximum) / 2 if rule.target is None else rule.target
    farthest = max(abs(target - rule.minimum), abs(rule.maximum - target))
    away = np.abs(sets.sums(problem.size) - target)
    return away / farthest if farthest else np.zeros(len(sets))


def _sprawl(problem: Problem, sets: Sets) -> np.ndarray:
    """How drawn out each set is, 0-1: by its outline, else by its cut edges.

    Cut edges: DeFord, Duchin and Solomon (2021), Recombination: a family of Markov
    chains for redistricting, Harvard Data Science Review 3(1), section 2.
    """
    if problem.borders is not None:
        inner = sets.pairs(problem.borders.shared)
        outline = sets.sums(problem.borders.perimeter) - inner
        return 1.0 - roundness(sets.sums(problem.borders.surface), outline)
    links = problem.graph.adjacency
    ends = sets.sums(np.diff(links.indptr).astype(float))
    cut = ends - sets.pairs(links)
    return np.divide(cut, ends, out=np.zeros(len(sets)), where=ends > 0)


def _split_parents(problem: Problem, sets: Sets) -> np.ndarray:
    if problem.parent is None or problem.whole is None:
        return np.zeros(len(sets))
    count, known = len(problem.parent), problem.parent >= 0
    at = np.flatnonzero(known)
    member = csr_array(
        (np.ones(len(at)), (at, problem.parent[at])), shape=(count, len(problem.whole))
    )
    found = np.zeros(len(sets))
    for rows, part in sets.chunks():
        held = csr_array(part @ member).tocoo()
        split = held.data < problem.whole[held.col]
        found[rows] = np.bincount(held.row[split], minlength=rows.stop - rows.start)
    return found
