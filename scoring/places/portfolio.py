"""Several candidates at once: whom they reach together, and which to choose under a limit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from scoring.places.candidates import Candidate

SECONDS = 10.0
"""Time that the choice may take."""

TOLERANCE = 1e-9
"""Relative distance from the bound within which a choice is the best."""


def union_codes(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Areas of any of the candidates, each once, in order of first mention."""
    return tuple(dict.fromkeys(code for each in candidates for code in each.codes))


def reached_together(candidates: Sequence[Candidate], counts: pd.DataFrame) -> pd.DataFrame:
    """Sum counts over the areas of several candidates, each area once.

    Parameters
    ----------
    candidates : sequence of Candidate
    counts : DataFrame of float
        Persons by area code, a column per group.

    Returns
    -------
    DataFrame of float
        Index the columns of ``counts``; ``reached``; ``twice``, what would be
        counted more than once by adding the candidates up; ``share`` (0-1) of
        all areas. NaN where any area that is summed lacks its number.
    """
    inside = counts.loc[list(union_codes(candidates))].sum(skipna=False)
    added = sum(
        (counts.loc[list(each.codes)].sum(skipna=False) for each in candidates),
        pd.Series(0.0, counts.columns),
    )
    whole = counts.sum(skipna=False)
    return pd.DataFrame(
        {"reached": inside, "twice": added - inside, "share": inside / whole.where(whole > 0)}
    )


def persons_of_share(share: pd.Series, base: pd.Series) -> pd.Series:
    """Persons behind a share in per cent of a base; approximate where the share is rounded."""
    return share / 100 * base


def parents_touched(candidates: Sequence[Candidate], parent: pd.Series) -> dict[str, int]:
    """Number of candidates in each parent area, in sorted order; areas without one are left out."""
    found = [
        set(parent.reindex(list(each.codes)).dropna().astype(str).tolist()) for each in candidates
    ]
    return {name: sum(name in each for each in found) for name in sorted(set().union(*found))}


@dataclass(frozen=True)
class Portfolio:
    """A choice of candidates.

    Parameters
    ----------
    chosen : tuple of str
        Ids, in order.
    reached : float
        Sum of the worth over their areas, each once.
    persons : float
        Residents of their areas, each once; NaN where no limit was asked for.
    bound : float
        No choice reaches more.
    left_out : tuple of str
        Candidates that could not be weighed: an area lacks a number.
    """

    chosen: tuple[str, ...]
    reached: float
    persons: float
    bound: float
    left_out: tuple[str, ...]

    @property
    def gap(self) -> float:
        """How much more could be reached at most, as a share of the bound."""
        return max(0.0, (self.bound - self.reached) / self.bound) if self.bound > 0 else 0.0

    @property
    def optimal(self) -> bool:
        """Whether it is proven that no choice reaches more."""
        return self.gap <= TOLERANCE


def choose_portfolio(
    candidates: Sequence[Candidate],
    worth: pd.Series,
    *,
    most: int | None = None,
    persons: pd.Series | None = None,
    most_persons: float = np.inf,
    seconds: float = SECONDS,
) -> Portfolio:
    """Choose the candidates that together reach most, each area counted once.

    Parameters
    ----------
    candidates : sequence of Candidate
        Ids each once; they may overlap.
    worth : Series of float
        What is to be reached, by area code, at least 0: children, or persons
        with low economic standard.
    most : int, optional
        Greatest number of candidates.
    persons : Series of float, optional
        Residents by area code.
    most_persons : float
        Greatest number of residents in all their areas, each once.
    seconds : float
        Time allowed; what is found by then is told with its bound.

    Returns
    -------
    Portfolio
        No candidate in it could be left out without reaching less.

    Notes
    -----
    Maximum coverage (Church and ReVelle 1974, The maximal covering location
    problem, Papers in Regional Science 32): ``x_c`` is 1 where a candidate is
    chosen, ``y_a`` 1 where an area is in a chosen one, so that
    ``y_a <= sum x_c`` and ``x_c <= y_a`` over the candidates that hold it;
    maximise ``sum v_a y_a`` under ``sum x_c <= most`` and
    ``sum p_a y_a <= most_persons``. Solved by branch and bound (HiGHS).
    """
    size = pd.Series(np.nan, worth.index) if persons is None else persons
    asked = [worth] if persons is None else [worth, persons]
    known = {
        each.id: all(figure.loc[list(each.codes)].notna().all() for figure in asked)
        for each in candidates
    }
    usable = [each for each in candidates if known[each.id]]
    left_out = tuple(name for name, can in known.items() if not can)
    codes = union_codes(usable)
    if not codes:
        return Portfolio((), 0.0, 0.0, 0.0, left_out)
    values = worth.loc[list(codes)].to_numpy(float)
    limits = _limits(usable, codes, len(usable) if most is None else most)
    if persons is not None and np.isfinite(most_persons):
        weights = np.concatenate([np.zeros(len(usable)), persons.loc[list(codes)]])
        limits.append(LinearConstraint(weights[None, :], ub=most_persons))
    solved = milp(
        -np.concatenate([np.zeros(len(usable)), values]),
        integrality=np.concatenate([np.ones(len(usable)), np.zeros(len(codes))]),
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    picked = [] if solved.x is None else list(np.flatnonzero(solved.x[: len(usable)] > 0.5))
    chosen = _needed([usable[at] for at in picked], worth)
    inside = list(union_codes(chosen))
    reached = float(worth.loc[inside].sum())
    bound = float(values.sum()) if solved.mip_dual_bound is None else -float(solved.mip_dual_bound)
    return Portfolio(
        tuple(each.id for each in chosen),
        reached,
        float(size.loc[inside].sum(skipna=False)) if inside else 0.0,
        max(bound, reached),
        left_out,
    )


def _limits(
    candidates: Sequence[Candidate], codes: Sequence[str], most: int
) -> list[LinearConstraint]:
    """What ties areas to candidates, and the greatest number of candidates."""
    place = {code: at for at, code in enumerate(codes)}
    count = len(candidates)
    holds = np.zeros((len(codes), count))
    for at, each in enumerate(candidates):
        holds[[place[code] for code in each.codes], at] = 1.0
    covered = np.hstack([-holds, np.eye(len(codes))])
    area, candidate = np.nonzero(holds)
    forced = np.zeros((len(area), count + len(codes)))
    forced[np.arange(len(area)), candidate] = 1.0
    forced[np.arange(len(area)), count + area] = -1.0
    number = np.concatenate([np.ones(count), np.zeros(len(codes))])
    return [
        LinearConstraint(covered, ub=0.0),
        LinearConstraint(forced, ub=0.0),
        LinearConstraint(number[None, :], ub=most),
    ]


def _needed(chosen: list[Candidate], worth: pd.Series) -> list[Candidate]:
    """Without those that add nothing to the rest, the last looked at first."""
    kept = list(chosen)
    for each in reversed(chosen):
        rest = [other for other in kept if other is not each]
        with_it, without = (worth.loc[list(union_codes(some))].sum() for some in (kept, rest))
        if without >= with_it:
            kept = rest
    return kept
