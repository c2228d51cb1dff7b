"""Which sets to take together: the linear relaxation, and the prices that it puts on areas."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_array, csr_array, eye_array

from scoring.places.goal import Problem, own_value
from scoring.places.sets import Sets

BATCH = 2_000
"""Sets that enter the linear program at a time."""

TINY = 1e-7
"""Gain below which a set is not worth entering; that of the solver."""

ROUNDS = 500
"""Most times that sets enter."""


@dataclass(frozen=True, eq=False)
class Pool:
    """Sets to choose among, and what each is worth.

    Parameters
    ----------
    problem : Problem
    sets : Sets
    own : ndarray of float, shape (m,)
        What a set adds beside the worth of its areas.
    """

    problem: Problem
    sets: Sets
    own: np.ndarray

    @classmethod
    def of(cls, problem: Problem, sets: Sets) -> "Pool":
        """Work out what each set adds by itself."""
        return cls(problem, sets, own_value(problem, sets))

    @property
    def once(self) -> bool:
        """Whether no area is in two sets, so that its worth can be counted with the set."""
        return self.problem.rule.uses == 1

    @cached_property
    def alone(self) -> np.ndarray:
        """Objective of each set if it were the only one, shape (m,)."""
        return self.own + self.sets.sums(self.problem.worth)

    @property
    def value(self) -> np.ndarray:
        """What a set adds to the objective, but for areas that may be in several."""
        return self.alone if self.once else self.own

    def objective(self, chosen: np.ndarray) -> float:
        """Objective of some sets together."""
        union = np.unique(np.concatenate([self.sets[at] for at in chosen]))
        return float(self.own[chosen].sum() + self.problem.worth[union].sum())


@dataclass(frozen=True, eq=False)
class Prices:
    """Dual prices of a relaxation.

    Parameters
    ----------
    area : ndarray of float, shape (n,)
        What a set pays for each of its areas.
    must : ndarray of float
        What is paid for each area that must be in; taken off ``area`` already.
    fixed : float
        What no set can change: the bound is this plus ``count`` times the
        greatest gain of a set.
    """

    area: np.ndarray
    must: np.ndarray
    fixed: float


@dataclass(frozen=True, eq=False)
class Relaxed:
    """A solved relaxation.

    Parameters
    ----------
    prices : Prices
    gain : ndarray of float, shape (m,)
        Value of each set of the pool less the price of its areas.
    columns : ndarray of int
        Sets that entered.
    slack : float
        By how much it cannot be met; 0 where it can.
    bound : float
        No choice from the pool has a greater objective.
    """

    prices: Prices
    gain: np.ndarray
    columns: np.ndarray
    slack: float
    bound: float


def relax(pool: Pool, columns: np.ndarray | None = None) -> Relaxed:
    """Solve the linear relaxation of choosing sets, letting sets enter by their gain.

    With x(S) the share of set S that is taken and y(i) that of area i:
    maximise ``sum c(S) x(S) + sum v(i) y(i)`` where the x sum to the count,
    ``y(i) <= h(i) <= uses * y(i)`` with h(i) the sum of x over the sets that
    hold area i, and ``h(i) >= 1`` for what must be in. Where each area is used
    once, v goes with the sets. The first phase finds out whether it can be
    met at all.

    Parameters
    ----------
    pool : Pool
        At least one set.
    columns : ndarray of int, optional
        Sets that are known to be of use.

    Returns
    -------
    Relaxed
        Of the first phase, with its slack, where it cannot be met.

    Notes
    -----
    Dantzig and Wolfe (1960), Operations Research 8(1); the bound is Farley's
    (1990), Operations Research 38(5), and holds however exact the prices are.
    """
    best = np.argsort(-pool.alone, kind="stable")[:BATCH]
    columns = best if columns is None else np.union1d(best, columns)
    met = _enter(pool, columns, first_phase=True)
    return met if met.slack > TINY else _enter(pool, met.columns, first_phase=False)


def _enter(pool: Pool, columns: np.ndarray, *, first_phase: bool) -> Relaxed:
    for _ in range(ROUNDS):
        relaxed = _solve(pool, columns, first_phase=first_phase)
        limit = relaxed.gain[columns].max() + TINY
        better = np.flatnonzero(relaxed.gain > limit)
        if not len(better) or (first_phase and relaxed.slack <= TINY):
            break
        best = better[np.argsort(-relaxed.gain[better], kind="stable")[:BATCH]]
        columns = np.union1d(columns, best)
    return relaxed


def _solve(pool: Pool, columns: np.ndarray, *, first_phase: bool) -> Relaxed:
    problem, rule = pool.problem, pool.problem.rule
    n, m, must = len(problem.size), len(columns), problem.must
    value = np.zeros(len(pool.sets)) if first_phase else pool.value
    worth = np.zeros(n) if first_phase or pool.once else problem.worth
    rows, limits = _rows(pool, columns)
    areas = 0 if pool.once else n
    slack = len(must) + 1
    cost = -np.concatenate([value[columns], worth[:areas], -np.full(slack, float(first_phase))])
    counted = np.concatenate([np.ones(m), np.zeros(areas + len(must)), [1.0]])
    upper = np.concatenate(
        [np.full(m, np.inf), np.ones(areas), np.full(slack, np.inf if first_phase else 0.0)]
    )
    solved = linprog(
        cost,
        A_ub=rows,
        b_ub=limits,
        A_eq=counted[None],
        b_eq=[float(rule.count)],
        bounds=np.column_stack([np.zeros(len(cost)), upper]),
        method="highs-ds",
    )
    prices = _prices(pool, np.maximum(-solved.ineqlin.marginals, 0.0), worth)
    gain = value - pool.sets.sums(prices.area)
    bound = prices.fixed + rule.count * float(gain.max())
    return Relaxed(prices, gain, columns, float(solved.x[m + areas :].sum()), bound)


def _rows(pool: Pool, columns: np.ndarray) -> tuple[csr_array, np.ndarray]:
    """Rows that are at most their limits: areas, then what must be in."""
    rule, must = pool.problem.rule, pool.problem.must
    held = csr_array(pool.sets.take(columns).matrix().T)
    n, none = held.shape[0], len(must) + 1
    slack = csr_array((n, none))
    needed = -eye_array(len(must), none)
    if pool.once:
        rows = block_array([[held, slack], [-held[must], needed]])
        return csr_array(rows), np.concatenate([np.ones(n), -np.ones(len(must))])
    own = eye_array(n)
    rows = block_array(
        [
            [-held, own, slack],
            [held, -rule.uses * own, slack],
            [-held[must], csr_array((len(must), n)), needed],
        ]
    )
    return csr_array(rows), np.concatenate([np.zeros(2 * n), -np.ones(len(must))])


def _prices(pool: Pool, duals: np.ndarray, worth: np.ndarray) -> Prices:
    problem = pool.problem
    n = len(problem.size)
    must = duals[len(duals) - len(problem.must) :]
    if pool.once:
        area, fixed = duals[:n].copy(), float(duals[:n].sum())
    else:
        within, above = duals[:n], duals[n : 2 * n]
        area = above - within
        left = worth - within + problem.rule.uses * above
        fixed = float(np.maximum(left, 0.0).sum())
    area[problem.must] -= must
    return Prices(area, must, fixed - float(must.sum()))


def most(pool: Pool) -> int:
    """Bound on how many candidates there can be at once: that of the relaxation, rounded down.

    Areas that must be in are not asked for.
    """
    rule = pool.problem.rule
    low, high = 0, rule.count
    while low < high:
        middle = (low + high + 1) // 2
        asked = rule.model_copy(update={"count": middle, "must": ()})
        part = replace(pool, problem=replace(pool.problem, rule=asked))
        met = _enter(part, np.arange(min(BATCH, len(pool.sets))), first_phase=True)
        low, high = (middle, high) if met.slack <= TINY else (low, middle - 1)
    return low
