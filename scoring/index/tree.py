"""The tree of an index: every level aggregated, every indicator's part carried to the top."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from geo.faults import Fault, FaultKind, InputError
from scoring.index.aggregate import available_weights
from scoring.index.methods import AGGREGATIONS, NORMALISERS
from scoring.index.ranks import settle
from scoring.scenario import Dimension, Index, Scenario


@dataclass(frozen=True, eq=False)
class Branch:
    """One member of the tree for every area.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN where it cannot be given.
    parts : ndarray, shape (n, m)
        What each indicator below adds, in order; rows sum to the value, 0
        where it is NaN.
    weights : ndarray, shape (n, m)
        Weight of each indicator within the branch.
    dimensions : dict of str to ndarray
        Values of every dimension at or below the branch.
    """

    values: np.ndarray
    parts: np.ndarray
    weights: np.ndarray
    dimensions: dict[str, np.ndarray]


def grow(scenario: Scenario, leaves: Mapping[str, np.ndarray]) -> Branch:
    """Aggregate normalised indicators to the index.

    Parameters
    ----------
    scenario : Scenario
    leaves : mapping of str to ndarray, shape (n,)
        Normalised values by indicator id, higher = more need, NaN = missing.

    Returns
    -------
    Branch
        Of the whole index, unscaled; its parts and weights have a column per
        indicator in the order of ``scenario.indicator_ids``.

    Raises
    ------
    InputError
        NOT_POSITIVE where a method meets a value that it cannot take.
    """
    floor = 1.0 if scenario.missing.policy == "exclude" else scenario.missing.min_share
    return _level(scenario.index, leaves, floor, scenario.index.weights == "as_given")


def _branch(
    member: Dimension, leaves: Mapping[str, np.ndarray], floor: float, as_given: bool
) -> Branch:
    branch = _level(member, leaves, floor, as_given)
    values, parts = branch.values, branch.parts
    if member.normalise != "none":
        values = NORMALISERS[member.normalise].apply(
            settle(values, parts), None, **dict(member.normalise_parameters)
        )
        parts = _shared(values, branch)
    return Branch(values, parts, branch.weights, {member.id: values} | branch.dimensions)


def _level(
    level: Index | Dimension, leaves: Mapping[str, np.ndarray], floor: float, as_given: bool
) -> Branch:
    branches = [_branch(member, leaves, floor, as_given) for member in level.dimensions]
    method = AGGREGATIONS[level.aggregation]
    columns = _columns(level, branches, leaves, settled=method.comparing)
    nominal = np.array([member.weight for member in level.members], dtype=float)
    weights = available_weights(~np.isnan(columns), nominal, floor, as_given=as_given)
    if method.positive:
        _refuse_not_positive(level, columns[weights > 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        result = method.apply(columns, weights, **dict(level.parameters))
    if not branches:
        return Branch(result.values, result.parts, weights, {})
    parts = [
        result.slopes[:, [at]] * branch.parts
        if result.slopes is not None
        else _shared(result.parts[:, at], branch)
        for at, branch in enumerate(branches)
    ]
    inner = [branch.weights * weights[:, [at]] for at, branch in enumerate(branches)]
    dimensions = {name: value for branch in branches for name, value in branch.dimensions.items()}
    return Branch(result.values, np.hstack(parts), np.hstack(inner), dimensions)


def _columns(
    level: Index | Dimension,
    branches: list[Branch],
    leaves: Mapping[str, np.ndarray],
    *,
    settled: bool,
) -> np.ndarray:
    """Values of a level's members, a column each."""
    values = [branch.values for branch in branches] or [leaves[each.id] for each in level.members]
    if settled:
        terms = [branch.parts for branch in branches] or values
        values = [settle(*pair) for pair in zip(values, terms, strict=True)]
    return np.column_stack(values)


def _shared(values: np.ndarray, branch: Branch) -> np.ndarray:
    """Share new values of a branch as its old parts were; by weight where those sum to 0."""
    held = branch.parts.sum(axis=1, keepdims=True)
    basis = np.where(held != 0, branch.parts, branch.weights)
    total = basis.sum(axis=1, keepdims=True)
    shares = np.divide(basis, total, out=np.zeros_like(basis), where=total != 0)
    return shares * np.nan_to_num(values)[:, None]


def _refuse_not_positive(level: Index | Dimension, used: np.ndarray) -> None:
    if used.size and used.min() <= 0:
        where = level.title or level.id if isinstance(level, Dimension) else "index"
        least = f"{used.min():g}".replace(".", ",")
        raise InputError([Fault(FaultKind.NOT_POSITIVE, "", where, level.aggregation, least)])
