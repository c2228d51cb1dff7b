"""Choose areas by a rule, and tell of every step what it took away and what it changed."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, refuse
from scoring.places.candidates import Candidate
from scoring.places.conditions import meets, needs, position, worst
from scoring.places.graph import AreaGraph, Codes
from scoring.places.rules import ChoiceRule

MINIMUM, MAXIMUM, COVERED, WORST = "minimum", "maximum", "covered", "both_worst"
RANKED, LEAST, MOST, COUNT = "ranked", "least", "most", "count"
CONDITION = "condition"
"""Kinds of steps; a condition has its number beside it."""

Named = tuple[str, int]
"""A step by its kind and number."""


@dataclass(frozen=True)
class Step:
    """One step of a rule.

    Parameters
    ----------
    kind : str
        ``minimum`` and ``maximum`` of the population, ``condition``,
        ``covered``, ``both_worst``, ``ranked`` (those without a figure to be
        ranked by), ``least`` and ``most`` within a parent, ``count``.
    number : int
        Of the condition, from 1; else 0.
    taken : tuple of str
        Codes that it took away, in the areas' order; for ``least`` those that
        had to stand back.
    added : tuple of str
        Codes that are in because of it; for ``least`` only.
    left : int
        Areas that remain after it.
    enter, leave : tuple of str
        What would come into the list, and go out of it, without the step.
    """

    kind: str
    number: int
    taken: Codes
    added: Codes
    left: int
    enter: Codes
    leave: Codes


@dataclass(frozen=True, eq=False)
class RuleResult:
    """Areas that a rule chooses.

    Parameters
    ----------
    chosen : tuple of str
        Codes, the first by the ranking first.
    position : Series of float
        What areas are put in order by, the least first (mean rank, or the
        weighted figure turned round), index every area; NaN where not ranked.
    steps : tuple of Step
        In order.
    tied : tuple of str
        Codes outside the list with the same position as its last; their order
        is the areas'.
    missing : Series of tuple
        By area code, the figures of the rule that it lacks.
    rule : ChoiceRule
    """

    chosen: Codes
    position: pd.Series
    steps: tuple[Step, ...]
    tied: Codes
    missing: pd.Series
    rule: ChoiceRule


@dataclass(frozen=True, eq=False)
class _Place:
    """What a rule is applied to, and what follows from it alone."""

    rule: ChoiceRule
    figures: pd.DataFrame
    parent: pd.Series
    filters: dict[Named, np.ndarray]
    position: np.ndarray


@dataclass(frozen=True, eq=False)
class _Run:
    """One application: who is chosen, in order, and what each step took and added."""

    chosen: list[int]
    log: dict[Named, tuple[np.ndarray, np.ndarray, int]]


def apply_rule(
    rule: ChoiceRule,
    figures: pd.DataFrame,
    *,
    parent: pd.Series | None = None,
    covered: pd.Series | None = None,
) -> RuleResult:
    """Choose areas by a rule.

    Parameters
    ----------
    rule : ChoiceRule
    figures : DataFrame of float
        Index ``code``; a column for each figure that the rule names: indices,
        indicators and population. NaN = missing, which meets no condition.
    parent : Series of str, optional
        Parent code by area code, where the rule has ``per_parent``; an area
        without a parent is under no floor and no cap.
    covered : Series of float, optional
        Share (0-1) of each area that is supported already, where the rule has
        ``max_covered``.

    Returns
    -------
    RuleResult
        For each step, what the list would be without it, computed anew.

    Raises
    ------
    InputError
        Figures that the table lacks; ``parent`` or ``covered`` not given
        although the rule needs it, or ``covered`` unknown for an area.
    """
    refuse(_faults(rule, figures, parent, covered))
    place = _place(rule, figures, parent, covered)
    run = _run(place, frozenset())
    codes = figures.index
    steps = tuple(_step(place, run, step) for step in run.log)
    lacking = figures[list(rule.figures)].isna()
    return RuleResult(
        tuple(codes[np.asarray(run.chosen, int)]),
        pd.Series(place.position, codes, name="position"),
        steps,
        tuple(codes[_tied(place, run)]),
        lacking.apply(lambda row: tuple(row.index[row]), axis=1, result_type="reduce"),
        rule,
    )


def _step(place: _Place, run: _Run, step: Named) -> Step:
    """What a step did, and what the list would be without it."""
    taken, added, left = run.log[step]
    other = _run(place, frozenset([step])).chosen
    before, after = {*run.chosen}, {*other}
    enter = [at for at in other if at not in before]
    leave = [at for at in run.chosen if at not in after]
    codes = place.figures.index
    named = [tuple(codes[np.asarray(part, int)]) for part in (taken, added, enter, leave)]
    return Step(*step, named[0], named[1], left, named[2], named[3])


def as_candidates(result: RuleResult, graph: AreaGraph) -> tuple[Candidate, ...]:
    """Make a candidate of each contiguous part of what a rule chose."""
    return tuple(
        Candidate(id=f"rule-{number}", name=f"rule-{number}", codes=part, made="rule")
        for number, part in enumerate(graph.parts(result.chosen), start=1)
    )


def _faults(
    rule: ChoiceRule, figures: pd.DataFrame, parent: pd.Series | None, covered: pd.Series | None
) -> list[Fault]:
    known = ", ".join(map(str, figures.columns))
    faults = [
        Fault(FaultKind.INDICATOR_UNKNOWN, received=name, allowed=known)
        for name in rule.figures
        if name not in figures
    ]
    if rule.per_parent is not None and parent is None:
        faults.append(Fault(FaultKind.FIELD_MISSING, where="parent"))
    if rule.max_covered is not None:
        if covered is None:
            return [*faults, Fault(FaultKind.FIELD_MISSING, where="covered")]
        unknown = covered.reindex(figures.index)
        faults += [
            Fault(FaultKind.FIELD_MISSING, where=f"covered[{code}]")
            for code in figures.index[unknown.isna()]
        ]
    return faults


def _place(
    rule: ChoiceRule, figures: pd.DataFrame, parent: pd.Series | None, covered: pd.Series | None
) -> _Place:
    filters: dict[Named, np.ndarray] = {}
    if rule.population is not None:
        size = figures[rule.population.figure].to_numpy(float)
        if rule.population.minimum is not None:
            filters[MINIMUM, 0] = size >= rule.population.minimum
        if rule.population.maximum is not None:
            filters[MAXIMUM, 0] = size <= rule.population.maximum
    for number, group in enumerate(rule.conditions, start=1):
        filters[CONDITION, number] = meets(group, figures)
    if rule.max_covered is not None and covered is not None:
        filters[COVERED, 0] = covered.reindex(figures.index).to_numpy() <= rule.max_covered
    if rule.ranking.combination == "both_worst":
        share = rule.ranking.share
        filters[WORST, 0] = np.all(
            [worst(needs(figures, own), share) for own in rule.ranking.by], axis=0
        )
    order = position(rule, figures)
    filters[RANKED, 0] = ~np.isnan(order)
    own = pd.Series(index=figures.index, dtype=object) if parent is None else parent
    return _Place(rule, figures, own.reindex(figures.index), filters, order)


def _run(place: _Place, skipped: frozenset[Named]) -> _Run:
    """Apply the rule, but for some steps."""
    left = np.ones(len(place.figures), dtype=bool)
    log: dict[Named, tuple[np.ndarray, np.ndarray, int]] = {}
    none = np.empty(0, dtype=int)
    for step, kept in place.filters.items():
        # Nobody can be put in order without a position, whatever is asked.
        if step not in skipped or step[0] == RANKED:
            taken = np.flatnonzero(left & ~kept)
            left &= kept
            log[step] = (taken, none, int(left.sum()))
    order = [int(at) for at in np.argsort(place.position, kind="stable") if left[at]]
    plain = [*_limits(place, order, skipped | {(LEAST, 0)})]
    for step, chosen in _limits(place, order, skipped):
        log[step] = (_apart(order, chosen), none, len(chosen))
        order = chosen
    if (LEAST, 0) in log:
        without = plain[-1][1] if plain else order
        log[LEAST, 0] = (_apart(without, order), _apart(order, without), log[LEAST, 0][2])
    return _Run(order, log)


def _apart(these: list[int], others: list[int]) -> np.ndarray:
    """Those that the others do not hold, rising."""
    return np.array(sorted({*these} - {*others}), dtype=int)


def _limits(
    place: _Place, order: list[int], skipped: frozenset[Named]
) -> Iterator[tuple[Named, list[int]]]:
    """The list after the floor, the cap and the count, each where the rule has it."""
    rule, parents = place.rule.per_parent, place.parent
    first: list[int] = []
    if rule is not None and rule.least and (LEAST, 0) not in skipped:
        first = _first_of_each(order, parents, rule.least)[: place.rule.count]
        yield (LEAST, 0), order
    if rule is not None and rule.most is not None and (MOST, 0) not in skipped:
        order = _first_of_each(order, parents, rule.most, alone=True)
        yield (MOST, 0), order
    if (COUNT, 0) not in skipped:
        held = {*first}
        rest = [at for at in order if at not in held][: place.rule.count - len(held)]
        chosen = {*held, *rest}
        yield (COUNT, 0), [at for at in order if at in chosen]


def _first_of_each(
    order: list[int], parents: pd.Series, number: int, *, alone: bool = False
) -> list[int]:
    """The first areas of each parent, in order; with ``alone`` all areas without one too."""
    seen: dict[object, int] = {}
    found = []
    for at in order:
        parent = parents.iloc[at]
        if pd.isna(parent):
            found += [at] if alone else []
            continue
        seen[parent] = seen.get(parent, 0) + 1
        if seen[parent] <= number:
            found.append(at)
    return found


def _tied(place: _Place, run: _Run) -> np.ndarray:
    """Areas that the count alone keeps out, with the position of the last that is in."""
    taken = run.log[COUNT, 0][0]
    if not run.chosen or not len(taken):
        return np.empty(0, dtype=int)
    last = max(place.position[at] for at in run.chosen)
    return taken[np.isclose(place.position[taken], last, rtol=0, atol=1e-12)]
