"""How far one weight may move before the list changes: breakpoints, no sampling."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.certainty.certificates import require_linear
from scoring.certainty.draws import members
from scoring.index.tree import grow
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from scoring.score import ScoreResult

PAIRS = 2_000_000
"""Pairs of areas compared at once."""

ROOT_MARGIN = 1e-12
"""Relative distance from the chosen weight within which a root is the weight itself."""


@dataclass(frozen=True)
class WeightInterval:
    """How far one weight may move before the list of the first ``top`` changes.

    Parameters
    ----------
    id : str
        Dimension or indicator whose weight it is.
    weight : float
        As chosen.
    low, high : float
        The list is the same for every weight strictly between; 0 and infinity
        where nothing stops it.
    leaves_low, enters_low, leaves_high, enters_high : str
        Codes that change places at either end; empty where none does.
    """

    id: str
    weight: float
    low: float
    high: float
    leaves_low: str = ""
    enters_low: str = ""
    leaves_high: str = ""
    enters_high: str = ""


@dataclass(frozen=True)
class _End:
    """Where an interval ends, with the positions of the pair that changes order there."""

    weight: float
    leaves: int = -1
    enters: int = -1


@dataclass(frozen=True, eq=False)
class _Moebius:
    """Index of every area as a function of one weight: ``(p + w q) / (r + w s)``."""

    p: np.ndarray
    q: np.ndarray
    r: np.ndarray
    s: np.ndarray


@dataclass(frozen=True, eq=False)
class _Scored:
    """A result as arrays: figures by id of dimension and indicator, and who is on the list."""

    scenario: Scenario
    figures: dict[str, np.ndarray]
    ranked: np.ndarray
    chosen: np.ndarray
    outside: np.ndarray
    codes: tuple[str, ...]

    @classmethod
    def of(cls, result: ScoreResult, top: int) -> "_Scored":
        rank = result.rank.to_numpy()
        ranked, chosen = ~np.isnan(rank), rank <= top
        outside = np.flatnonzero(ranked & ~chosen)
        codes = (*result.index.index, "")
        figures = result.values_by_id()
        return cls(result.scenario, figures, ranked, np.flatnonzero(chosen), outside, codes)


def weight_intervals(result: ScoreResult, top: int) -> tuple[WeightInterval, ...]:
    """Find, for every weight by itself, the interval within which the list stays.

    The index of an area is a quotient of two linear functions of the weight,
    so that a pair of areas changes order at a root of a quadratic; the nearest
    roots among all pairs of one area in the list and one outside are the ends.
    Where figures are missing, the ends also stop where an area would cross the
    floor of weight that must be present.

    Parameters
    ----------
    result : ScoreResult
        Of a scenario with arithmetic means throughout.
    top : int
        Length of the list; areas that tie at the end all belong to it.

    Returns
    -------
    tuple of WeightInterval
        Every dimension and indicator in order.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    require_linear(result.scenario)
    scored = _Scored.of(result, top)
    return tuple(_interval(scored, member) for member in members(result.scenario.index))


def order_intervals(scenario: Scenario, leaves: pd.DataFrame) -> tuple[WeightInterval, ...]:
    """Find, for every weight by itself, the interval within which two keep their order.

    Parameters
    ----------
    scenario : Scenario
        With arithmetic means throughout.
    leaves : DataFrame of float
        Two rows: normalised figures by indicator id, NaN = missing.

    Returns
    -------
    tuple of WeightInterval
        Every dimension and indicator in order. ``leaves_low`` and
        ``leaves_high`` are empty where the order does not turn there.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    require_linear(scenario)
    own = {str(name): column.to_numpy(float) for name, column in leaves.items()}
    figures = own | grow(scenario, own).dimensions
    both, codes = np.ones(2, dtype=bool), (*leaves.index, "")
    pair = _Scored(scenario, figures, both, np.array([0]), np.array([1]), codes)
    return tuple(_interval(pair, member) for member in members(scenario.index))


def _interval(scored: _Scored, member: Dimension | IndicatorChoice) -> WeightInterval:
    curve, stops = _curve(scored, member.id)
    ends = _ends(curve, scored.chosen, scored.outside, member.weight)
    floor = _floor_ends(stops[scored.ranked], member.weight)
    low = ends[0] if ends[0].weight >= floor[0].weight else floor[0]
    high = ends[1] if ends[1].weight <= floor[1].weight else floor[1]
    return WeightInterval(
        member.id,
        member.weight,
        low.weight,
        high.weight,
        scored.codes[low.leaves],
        scored.codes[low.enters],
        scored.codes[high.leaves],
        scored.codes[high.enters],
    )


def path_to(scenario: Scenario, name: str) -> list[Index | Dimension]:
    """Levels from the one that holds a member up to the index."""

    def search(level: Index | Dimension) -> list[Index | Dimension]:
        if any(member.id == name for member in level.members):
            return [level]
        for below in level.dimensions:
            found = search(below)
            if found:
                return [*found, level]
        return []

    return search(scenario.index)


def _curve(scored: _Scored, name: str) -> tuple[_Moebius, np.ndarray]:
    """Index as a function of one weight, and the weights where an area crosses the floor."""
    path = path_to(scored.scenario, name)
    a, w, x, present, stops = _own_level(scored, path[0], name)
    curve = _Moebius(a, x, w, present)
    child = path[0]
    for level in path[1:]:
        curve = _climb(scored, curve, level, child)
        child = level
    return curve, stops


def _own_level(
    scored: _Scored, level: Index | Dimension, name: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    n = len(scored.ranked)
    total, held, rest = 0.0, np.zeros(n), np.zeros(n)
    x, present = np.zeros(n), np.zeros(n)
    for member in level.members:
        values = scored.figures[member.id]
        there = (~np.isnan(values)).astype(float)
        if member.id == name:
            x, present = np.nan_to_num(values), there
        else:
            total += member.weight
            held = held + member.weight * there
            rest = rest + member.weight * np.nan_to_num(values)
    floor = scored.scenario.missing.min_share
    gap = floor - present
    stops = np.divide(held - floor * total, gap, out=np.full(n, np.nan), where=gap != 0)
    whole = (held == total) & (present == 1)
    return rest, held, x * present, present, np.where(whole | (stops < 0), np.nan, stops)


def _climb(
    scored: _Scored, curve: _Moebius, level: Index | Dimension, child: Index | Dimension
) -> _Moebius:
    """Carry a curve of a dimension to the level above it."""
    n = len(scored.ranked)
    held, rest, own = np.zeros(n), np.zeros(n), np.zeros(n)
    for member in level.members:
        values = scored.figures[member.id]
        weight = member.weight * ~np.isnan(values)
        held = held + weight
        if member is child:
            own = weight
        else:
            rest = rest + weight * np.nan_to_num(values)
    held = np.where(held > 0, held, 1.0)
    rest, own = rest / held, own / held
    gone = own == 0
    return _Moebius(
        np.where(gone, rest, rest * curve.r + own * curve.p),
        np.where(gone, 0.0, rest * curve.s + own * curve.q),
        np.where(gone, 1.0, curve.r),
        np.where(gone, 0.0, curve.s),
    )


def _floor_ends(stops: np.ndarray, weight: float) -> tuple[_End, _End]:
    below = stops[stops < weight]
    above = stops[stops > weight]
    return _End(float(below.max(initial=0.0))), _End(float(above.min(initial=np.inf)))


def _ends(
    curve: _Moebius, inside: np.ndarray, outside: np.ndarray, weight: float
) -> tuple[_End, _End]:
    """Nearest weight below and above at which a pair changes order, with the pair."""
    low, high = _End(0.0), _End(np.inf)
    step = max(1, PAIRS // max(1, len(outside)))
    for start in range(0, len(inside), step):
        i = inside[start : start + step, None]
        roots = _crossings(curve, i, outside[None, :], weight)
        if not roots.size:
            continue
        below = np.where(roots < weight, roots, 0.0)
        above = np.where(roots > weight, roots, np.inf)
        _, row, column = np.unravel_index(np.argmax(below), below.shape)
        if below.max() > low.weight:
            low = _End(float(below.max()), int(i[row, 0]), int(outside[column]))
        _, row, column = np.unravel_index(np.argmin(above), above.shape)
        if above.min() < high.weight:
            high = _End(float(above.min()), int(i[row, 0]), int(outside[column]))
    return low, high


def _crossings(curve: _Moebius, i: np.ndarray, j: np.ndarray, weight: float) -> np.ndarray:
    """Weights, shape (2, in, out), at which the order of a pair changes; NaN where none."""
    p, q, r, s = curve.p, curve.q, curve.r, curve.s
    c0 = p[i] * r[j] - p[j] * r[i]
    c1 = p[i] * s[j] + q[i] * r[j] - p[j] * s[i] - q[j] * r[i]
    c2 = q[i] * s[j] - q[j] * s[i]
    size = np.abs(c0) + np.abs(c1) + np.abs(c2)
    tiny = 1e-12 * np.maximum(size, np.finfo(float).tiny)
    linear = np.abs(c2) <= tiny
    with np.errstate(divide="ignore", invalid="ignore"):
        single = np.where(np.abs(c1) > tiny, -c0 / c1, np.nan)
        root = np.sqrt(c1**2 - 4 * c2 * c0)
        half = -(c1 + np.where(c1 >= 0, root, -root)) / 2
        first = np.where(linear, single, half / c2)
        second = np.where(linear, np.nan, c0 / half)
    both = np.stack([first, second])
    near = np.abs(both - weight) <= ROOT_MARGIN * max(1.0, weight)
    return np.where((both <= 0) | near, np.nan, both)
