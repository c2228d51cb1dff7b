"""Why a search cannot succeed: which of its bounds cannot be met, as faults."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.sparse.csgraph import connected_components

from geo.faults import Fault, FaultKind
from scoring.places.goal import Problem, SearchRule
from scoring.places.packing import Packing
from scoring.places.relaxation import Pool, most

THIN = "\u2009"


def told(figure: float) -> str:
    """A figure for a message, without decimals."""
    return f"{figure:,.0f}".replace(",", THIN)


def rule_faults(rule: SearchRule, codes: pd.Index, known: pd.Series) -> list[Fault]:
    """What is wrong with a rule before anything is searched.

    Parameters
    ----------
    rule : SearchRule
    codes : Index
        All areas.
    known : Series of bool
        Whether each area has the figures that are needed.

    Returns
    -------
    list of Fault
        Bounds that cross, unknown codes, areas that must be in and must not,
        or that must be in and have no figure.
    """
    faults = []
    if rule.minimum > rule.maximum:
        allowed = f"≤ {told(rule.maximum)}"
        faults.append(Fault(FaultKind.FIELD_VALUE, "", "minimum", f"{told(rule.minimum)}", allowed))
    both = dict.fromkeys([*rule.must, *rule.must_not])
    unknown = [code for code in both if code not in codes]
    total = str(len(codes))
    faults += [Fault(FaultKind.CODE_NOT_IN_AREAS, "", "", code, total) for code in unknown]
    for code in dict.fromkeys(rule.must):
        if code in rule.must_not:
            faults.append(Fault(FaultKind.MUST_COLLIDES, where=code))
        elif code in codes and not known[code]:
            faults.append(Fault(FaultKind.MUST_WITHOUT_FIGURE, where=code))
    return faults


def size_faults(problem: Problem) -> list[Fault]:
    """What the sizes rule out: those of all areas, of contiguous parts, of what must be in."""
    return [*_total_faults(problem), *_part_faults(problem), *_must_faults(problem)]


def _total_faults(problem: Problem) -> Iterator[Fault]:
    rule = problem.rule
    total = float(problem.size.sum()) * rule.uses
    if total < rule.count * rule.minimum:
        yield Fault(FaultKind.TOTAL_TOO_SMALL, "", "", told(total), told(rule.count * rule.minimum))
    needed = float(problem.size[problem.must].sum())
    if needed > rule.count * rule.maximum:
        yield Fault(FaultKind.MUST_TOO_LARGE, "", "", told(needed), told(rule.count * rule.maximum))


def _part_sizes(problem: Problem) -> tuple[np.ndarray, np.ndarray]:
    """Number of each area's contiguous part, and the size of each part."""
    _, label = connected_components(problem.graph.adjacency, directed=False)
    return label, np.bincount(label, problem.size, minlength=1)


def _part_faults(problem: Problem) -> Iterator[Fault]:
    rule = problem.rule
    _, sizes = _part_sizes(problem)
    if sizes.max() < rule.minimum:
        yield Fault(FaultKind.PART_TOO_SMALL, "", "", told(sizes.max()), told(rule.minimum))
    elif rule.uses == 1:
        room = int((sizes // rule.minimum).sum())
        if room < rule.count and problem.size.sum() >= rule.count * rule.minimum:
            yield Fault(FaultKind.CANDIDATES_TOO_MANY, "", "", str(rule.count), str(room))


def _must_faults(problem: Problem) -> Iterator[Fault]:
    rule = problem.rule
    label, sizes = _part_sizes(problem)
    for at in problem.must:
        code, part = problem.graph.codes[at], sizes[label[at]]
        if problem.size[at] > rule.maximum:
            size = told(problem.size[at])
            yield Fault(FaultKind.MUST_TOO_LARGE, "", code, size, told(rule.maximum))
        elif part < rule.minimum:
            yield Fault(FaultKind.MUST_CUT_OFF, "", code, told(part), told(rule.minimum))


def no_sets_fault(rule: SearchRule) -> Fault:
    """No contiguous set has a size within the bounds."""
    between = f"{told(rule.minimum)}–{told(rule.maximum)}"
    return Fault(FaultKind.NO_CANDIDATE_FITS, allowed=between)


def stopped_fault(rule: SearchRule) -> Fault:
    """Nothing was found, and nothing proven."""
    return Fault(FaultKind.SEARCH_STOPPED, received=str(rule.count))


def unmet_fault(pool: Pool, packing: Packing) -> Fault:
    """Why no choice was found among all the sets that there are."""
    rule = pool.problem.rule
    if packing.bound > -np.inf:
        return stopped_fault(rule)
    room = most(pool)
    if room < rule.count:
        return Fault(FaultKind.CANDIDATES_TOO_MANY, "", "", str(rule.count), str(room))
    if rule.must:
        return Fault(FaultKind.MUST_IMPOSSIBLE, "", ", ".join(rule.must), str(rule.count))
    return Fault(FaultKind.CANDIDATES_TOO_MANY, "", "", str(rule.count), str(rule.count - 1))
