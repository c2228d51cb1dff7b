"""Search: so many contiguous candidates within bounds of size, with the highest need."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from geo.borders import Borders
from geo.faults import InputError, refuse
from scoring.places.candidates import Candidate
from scoring.places.feasibility import (
    no_sets_fault,
    rule_faults,
    size_faults,
    stopped_fault,
    unmet_fault,
)
from scoring.places.goal import PARTS, Problem, SearchRule, city_mean, parts_of, reachable
from scoring.places.graph import AreaGraph, Codes
from scoring.places.growth import grow_and_pack
from scoring.places.packing import Packing, pack
from scoring.places.relaxation import TINY, Pool, relax
from scoring.places.sets import connected_sets

SAME = 1e-9
"""Gap that is one of arithmetic."""


@dataclass(frozen=True, eq=False)
class SearchResult:
    """Candidates that a search found, and how good they are known to be.

    Parameters
    ----------
    candidates : tuple of Candidate
        Highest mean need first.
    figures : DataFrame of float
        One row per candidate, index its id: ``size``, ``persons``, ``need``
        (mean of the persons), ``captured`` (share of what could be captured,
        by itself), ``balance``, ``compactness``, ``parents`` (0 where the rule
        gives them no weight).
    objective : float
        ``captured`` less the weights times the other parts.
    parts : dict of str to float
        ``captured``, 0-1, of all candidates together, and the mean of each of
        the other parts.
    bound : float
        No choice of candidates by the rule has a greater objective.
    optimal : bool
        Whether the objective is proven to be the greatest there is.
    listed : bool
        Whether every set there is was looked at; else sets were grown.
    looked_at : int
        Sets that were chosen among.
    timed_out : bool
        Whether the clock stopped the work; only then may another machine find
        other candidates.
    reference : float
        Need that areas were compared with.
    scale : float
        Need, times persons, that a ``captured`` of 1 stands for.
    left_out : tuple of str
        Areas without a figure, which no candidate can hold.
    rule : SearchRule
    """

    candidates: tuple[Candidate, ...]
    figures: pd.DataFrame
    objective: float
    parts: dict[str, float]
    bound: float
    optimal: bool
    listed: bool
    looked_at: int
    timed_out: bool
    reference: float
    scale: float
    left_out: Codes
    rule: SearchRule

    @property
    def gap(self) -> float:
        """How much greater the objective could be at most; 0 where it is optimal."""
        return max(self.bound - self.objective, 0.0)


def search(
    need: pd.Series,
    size: pd.Series,
    graph: AreaGraph,
    rule: SearchRule,
    *,
    persons: pd.Series | None = None,
    parent: pd.Series | None = None,
    borders: Borders | None = None,
) -> SearchResult:
    """Find so many contiguous candidates within bounds of size, with the highest need.

    Where there are not too many, all contiguous sets within the bounds are
    listed, and an integer program chooses among them: the result is then
    optimal, or its gap is known. Else sets are grown from seeds, and the bound
    is the need that could be captured if areas did not have to hang together.

    Parameters
    ----------
    need : Series of float
        Index of need by area code, higher = more need; NaN = none.
    size : Series of float
        What the bounds are of, such as residents; at least 0, NaN = unknown.
    graph : AreaGraph
        All areas; barriers are cut already.
    rule : SearchRule
    persons : Series of float, optional
        Whose need counts, such as children; as ``size`` where not given.
    parent : Series of str, optional
        Parent code by area code, for the weight ``parents``.
    borders : Borders, optional
        Of the same areas, for the weight ``compactness``.

    Returns
    -------
    SearchResult
        The same for the same input, however often.

    Raises
    ------
    InputError
        What cannot be met, and why.
    ValueError
        Borders of other areas.
    """
    figures = pd.DataFrame(
        {"need": need, "size": size, "persons": size if persons is None else persons}
    )
    figures = figures.reindex(graph.codes).astype(float)
    sized = figures[["size", "persons"]].ge(0).all(axis=1)
    known = sized & figures.abs().lt(np.inf).all(axis=1)
    refuse(rule_faults(rule, graph.codes, known))
    if not known.any():
        raise InputError([no_sets_fault(rule)])
    problem = _problem(figures, known, graph, rule, parent, borders)
    refuse(size_faults(problem))
    pool, packing, listed, looked_at = _choose(problem)
    left_out = tuple(graph.codes[~known.to_numpy()])
    return replace(_result(pool, packing, left_out), listed=listed, looked_at=looked_at)


def _problem(
    figures: pd.DataFrame,
    known: pd.Series,
    graph: AreaGraph,
    rule: SearchRule,
    parent: pd.Series | None,
    borders: Borders | None,
) -> Problem:
    if borders is not None and not borders.codes.equals(graph.codes):
        raise ValueError("borders of the same areas, in the same order, are needed")
    open_ = known.to_numpy() & ~graph.codes.isin(rule.must_not)
    own = figures[open_]
    reference = rule.reference
    if reference is None:
        reference = city_mean(*figures.loc[known, ["need", "persons"]].to_numpy().T)
    number, whole = _parents(parent, graph)
    problem = Problem(
        rule,
        graph.within(open_),
        own["size"].to_numpy(),
        own["need"].to_numpy(),
        own["persons"].to_numpy(),
        reference,
        1.0,
        None if number is None else number[open_],
        whole,
        None if borders is None else borders.within(open_),
    )
    return replace(problem, scale=reachable(problem) or 1.0)


def _parents(
    parent: pd.Series | None, graph: AreaGraph
) -> tuple[np.ndarray | None, np.ndarray | None]:
    """Number of each area's parent, -1 where it has none, and how many areas each has."""
    if parent is None:
        return None, None
    number, codes = pd.factorize(parent.reindex(graph.codes))
    return number, np.bincount(number[number >= 0], minlength=len(codes))


def _choose(problem: Problem) -> tuple[Pool, Packing, bool, int]:
    """A pool, the sets chosen from it, whether all sets were listed, and how many there were."""
    rule = problem.rule
    adjacency = problem.graph.adjacency
    sets = connected_sets(adjacency, problem.size, rule.minimum, rule.maximum, rule.listed)
    if sets is None:
        pool, packing, grown = grow_and_pack(problem)
        if not len(packing.chosen):
            raise InputError([stopped_fault(rule)])
        most = reachable(problem) / problem.scale
        return pool, replace(packing, bound=most), False, grown
    if not len(sets):
        raise InputError([no_sets_fault(rule)])
    pool = Pool.of(problem, sets)
    relaxed = relax(pool)
    none = Packing(np.empty(0, dtype=int), -np.inf)
    packing = none if relaxed.slack > TINY else pack(pool, relaxed)
    if not len(packing.chosen):
        raise InputError([unmet_fault(pool, packing)])
    return pool, packing, True, len(sets)


def _result(pool: Pool, packing: Packing, left_out: Codes) -> SearchResult:
    problem, rule = pool.problem, pool.problem.rule
    figures = _figures(pool, packing.chosen)
    order = np.argsort(-figures["need"].to_numpy(), kind="stable")
    codes = problem.graph.codes
    ids = [f"search-{number}" for number in range(1, rule.count + 1)]
    candidates = tuple(
        Candidate(id=identifier, name=identifier, codes=tuple(codes[pool.sets[at]]), made="search")
        for identifier, at in zip(ids, packing.chosen[order], strict=True)
    )
    figures = figures.iloc[order].set_axis(pd.Index(ids, name="id"))
    objective = pool.objective(packing.chosen)
    means = {part: float(figures[part].mean()) for part in PARTS}
    off = sum(rule.weights[part] * mean for part, mean in means.items())
    bound = max(packing.bound, objective)
    return SearchResult(
        candidates=candidates,
        figures=figures,
        objective=objective,
        parts={"captured": objective + off} | means,
        bound=bound,
        optimal=bound - objective <= SAME,
        listed=True,
        looked_at=len(pool.sets),
        timed_out=packing.timed_out,
        reference=problem.reference,
        scale=problem.scale,
        left_out=left_out,
        rule=rule,
    )


def _figures(pool: Pool, chosen: np.ndarray) -> pd.DataFrame:
    problem, sets = pool.problem, pool.sets.take(chosen)
    size, persons, need, lift = (
        sets.sums(column)
        for column in (
            problem.size,
            problem.persons,
            problem.need * problem.persons,
            problem.lift * problem.persons,
        )
    )
    mean = np.divide(need, persons, out=np.full(len(chosen), np.nan), where=persons > 0)
    share = lift if problem.separable else mean - problem.reference
    parts = parts_of(problem, sets)
    own = pd.DataFrame(
        {"size": size, "persons": persons, "need": mean, "captured": share / problem.scale}
    )
    return pd.concat([own, parts], axis=1)
