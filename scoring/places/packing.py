"""Which sets to take together: the integer program over a pool of sets, and its proof."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from scoring.places.relaxation import Pool, Relaxed

FIRST = 2_000
"""Sets in the first integer program of a proof."""

MOST = 15_000
"""Sets in the largest integer program."""

ROUNDING = 1e-9
"""Difference between objectives that is one of arithmetic."""


@dataclass(frozen=True)
class Effort:
    """How hard an integer program tries.

    Parameters
    ----------
    nodes, gap, seconds
        At which it stops; the gap is relative.
    columns : int
        Sets in the first one; four times as many each time none is found.
    """

    nodes: int
    gap: float
    seconds: float
    columns: int = FIRST


@dataclass(frozen=True, eq=False)
class Packing:
    """Sets chosen together.

    Parameters
    ----------
    chosen : ndarray of int
        Rows of the pool, in its order; empty where no choice was found.
    bound : float
        No choice from the pool has a greater objective; minus infinity where
        it is proven that there is none.
    timed_out : bool
        Whether the clock stopped the work.
    proven : bool
        Whether nothing in the program it comes from is better.
    """

    chosen: np.ndarray
    bound: float
    timed_out: bool = False
    proven: bool = False


def pack(pool: Pool, relaxed: Relaxed) -> Packing:
    """Choose the sets with the greatest objective.

    The integer program is solved first over the sets with the greatest gain.
    What it finds bounds the gain that a set of a better choice must have: a
    choice with set S is worth at most the bound of the relaxation less what S
    gains less than the best. All sets above that go into the last program,
    whose optimum is then that of the whole pool.

    Parameters
    ----------
    pool : Pool
    relaxed : Relaxed
        Of the pool.

    Returns
    -------
    Packing

    Notes
    -----
    Baldacci, Christofides and Mingozzi (2008), Mathematical Programming 115(2):
    enumeration of all columns within the gap.
    """
    order = np.argsort(-relaxed.gain, kind="stable")
    rule = pool.problem.rule
    effort = Effort(rule.nodes, 0.0, rule.seconds / 2)
    first = choose(pool, relaxed, effort)
    if not len(first.chosen):
        return first
    reached = pool.objective(first.chosen)
    limits = relaxed.bound - (relaxed.gain.max() - relaxed.gain[order])
    kept = int(np.searchsorted(-limits, -(reached - ROUNDING), side="right"))
    if kept <= min(FIRST, len(order)) and first.proven:
        return first
    last = _solve(pool, order[: min(kept, MOST)], effort)
    outside = limits[MOST] if kept > MOST else -np.inf
    return _better(pool, first, last, outside, relaxed.bound)


def choose(pool: Pool, relaxed: Relaxed, effort: Effort) -> Packing:
    """Choose among the sets with the greatest gain only, as many as there must be to find any.

    Returns
    -------
    Packing
        Without a proof, unless there is no choice at all.
    """
    order = np.argsort(-relaxed.gain, kind="stable")
    most = min(MOST, len(order))
    size = min(effort.columns, most)
    found = _solve(pool, order[:size], effort)
    while not len(found.chosen) and size < most:
        size = min(4 * size, most)
        found = _solve(pool, order[:size], effort)
    if len(found.chosen) or size == len(order):
        return found
    return replace(found, bound=np.inf)


def _better(pool: Pool, first: Packing, last: Packing, outside: float, relaxed: float) -> Packing:
    """The better of two choices, and the bound: that of the last program and what it left out."""
    found = max(
        (own for own in (last, first) if len(own.chosen)),
        key=lambda own: pool.objective(own.chosen),
    )
    bound = min(max(last.bound, outside, pool.objective(found.chosen)), relaxed)
    return Packing(found.chosen, bound, first.timed_out or last.timed_out)


def _solve(pool: Pool, columns: np.ndarray, effort: Effort) -> Packing:
    columns = np.sort(columns)
    rule, must = pool.problem.rule, pool.problem.must
    held = csr_array(pool.sets.take(columns).matrix().T)
    n, m = held.shape
    areas = 0 if pool.once else n
    blank = csr_array((n, areas))
    value = np.concatenate([pool.value[columns], pool.problem.worth[:areas]])
    counted = np.concatenate([np.ones(m), np.zeros(areas)])[None]
    constraints = [LinearConstraint(counted, rule.count, rule.count)]
    if pool.once:
        constraints.append(LinearConstraint(held, -np.inf, 1))
    else:
        own = eye_array(n)
        constraints.append(LinearConstraint(hstack([held, -own], format="csr"), 0, np.inf))
        several = hstack([held, -rule.uses * own], format="csr")
        constraints.append(LinearConstraint(several, -np.inf, 0))
    if len(must):
        needed = hstack([held[must], blank[must]], format="csr") if areas else held[must]
        constraints.append(LinearConstraint(needed, 1, np.inf))
    solved = milp(
        -value,
        constraints=constraints,
        integrality=np.concatenate([np.ones(m), value[m:] < 0]),
        bounds=Bounds(0, 1),
        options={
            "mip_rel_gap": effort.gap,
            "node_limit": effort.nodes,
            "time_limit": effort.seconds,
        },
    )
    timed_out = "ime limit" in solved.message
    if solved.x is None:
        bound = -np.inf if solved.status == 2 else np.inf
        return Packing(np.empty(0, dtype=int), bound, timed_out)
    chosen = columns[solved.x[:m] > 0.5]
    bound = pool.objective(chosen) if solved.status == 0 else -float(solved.mip_dual_bound)
    return Packing(chosen, bound, timed_out, solved.status == 0)
