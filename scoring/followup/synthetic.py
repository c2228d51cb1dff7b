"""Synthetic control: the mix of other areas that went most like a candidate before.

Abadie, Diamond and Hainmueller (2010), Synthetic control methods for comparative case studies,
Journal of the American Statistical Association 105.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import nnls

from scoring.followup.differences import Span
from scoring.followup.panel import Panel
from scoring.followup.placebos import placebo_p

LEAST_BEFORE = 5
"""Years before that are needed: with fewer, almost any path can be mixed."""

LEAST_DONORS = 5
"""Areas to mix from that are needed."""

PERFECT = 1e-6
"""Fit before, in the unit of the figures, below which it is taken to be this."""


@dataclass(frozen=True, eq=False)
class Synthetic:
    """A candidate beside its mix.

    Parameters
    ----------
    span : Span
    weights : Series of float
        By area, those above zero only, greatest first; sums to 1.
    paths : DataFrame of float
        Index: years. ``own`` and ``mix``.
    fit : float
        Root mean square of the gap before, in the unit of the figures.
    effect : float
        Mean gap after.
    ratio : float
        Root mean square of the gap after by that before.
    p : float
        Share of the placebos with as great a ratio; NaN where there are none.
    placebos : int
        Number of them.
    """

    span: Span
    weights: pd.Series
    paths: pd.DataFrame
    fit: float
    effect: float
    ratio: float
    p: float
    placebos: int


def mix_weights(target: np.ndarray, donors: np.ndarray) -> np.ndarray:
    """Weights, none below zero and with the sum 1, that bring donors nearest to a target.

    Parameters
    ----------
    target : array of float, shape (years,)
    donors : array of float, shape (years, donors)

    Returns
    -------
    array of float, shape (donors,)
        Minimises the sum of squares of ``target - donors @ weights``. Where
        several mixes are as near, one of them with few donors.

    Notes
    -----
    With ``A = donors - target``, the sum of squares is ``|A w|²`` on the
    simplex. Non-negative least squares (Lawson and Hanson 1974, Solving Least
    Squares Problems, chapter 23) of the rows ``A`` and a row of ones against
    zeros and a one gives ``u``, and ``w = u / sum(u)``: for every direction
    ``w`` the best scale leaves ``f / (1 + f)`` with ``f = |A w|²``, which grows
    with ``f``. No penalty has to be chosen.
    """
    apart = donors - target[:, np.newaxis]
    scale = float(np.abs(apart).max()) or 1.0
    rows = np.vstack([apart / scale, np.ones(donors.shape[1])])
    goal = np.zeros(len(rows))
    goal[-1] = 1.0
    found, _ = nnls(rows, goal, maxiter=50 * donors.shape[1])
    return np.asarray(found / found.sum())


def synthetic_control(
    panel: Panel,
    candidate: str,
    areas: Panel,
    outside: Sequence[str],
    placebos: Mapping[str, Sequence[str]],
    years: Span,
) -> Synthetic | None:
    """Mix areas to a candidate's like, and see how far it has gone from it.

    Parameters
    ----------
    panel : Panel
        Holds the candidate as one unit.
    candidate : str
    areas : Panel
        The single areas.
    outside : sequence of str
        Areas that nothing is mixed of, such as those of every candidate.
    placebos : mapping of str to sequence of str
        Areas of sets elsewhere, that are mixed of the areas they do not hold.
    years : Span

    Returns
    -------
    Synthetic or None
        None with too few years before, or too few areas with a figure every
        year.

    Notes
    -----
    The mix is made of the figures before alone, every year counting the same;
    the article lets other predictors count besides, with weights of their own.
    """
    wanted = list(years.years)
    known = areas.values[wanted].dropna().drop(list(outside), errors="ignore")
    if len(years.before) < LEAST_BEFORE or len(known) < LEAST_DONORS:
        return None
    own = panel.values.loc[candidate, wanted].to_numpy(float)
    weights, mix = _mixed(own, known, years)
    ratios = [
        _ratio(path, _mixed(path, known.drop(held, errors="ignore"), years)[1], years)
        for path, held in _paths(areas, placebos, wanted)
    ]
    before, after = _parts(own - mix, years)
    ratio = _ratio(own, mix, years)
    return Synthetic(
        years,
        weights[weights > 0].sort_values(ascending=False, kind="stable"),
        pd.DataFrame({"own": own, "mix": mix}, index=pd.Index(wanted)),
        _size(before),
        float(after.mean()),
        ratio,
        placebo_p(ratio, pd.Series(ratios, dtype=float)),
        len(ratios),
    )


def _paths(
    areas: Panel, placebos: Mapping[str, Sequence[str]], wanted: list[int]
) -> list[tuple[np.ndarray, list[str]]]:
    """Figures of each set that has one every year, and its areas."""
    sets = areas.together(placebos).values[wanted].dropna()
    held = [list(placebos[str(name)]) for name in sets.index]
    return list(zip(sets.to_numpy(float), held, strict=True))


def _mixed(own: np.ndarray, donors: pd.DataFrame, years: Span) -> tuple[pd.Series, np.ndarray]:
    """Weights by area, and the path of the mix over the years of the span."""
    paths = donors.to_numpy(float).T
    before = len(years.before)
    weights = mix_weights(own[:before], paths[:before])
    return pd.Series(weights, donors.index), np.asarray(paths @ weights)


def _parts(gap: np.ndarray, years: Span) -> tuple[np.ndarray, np.ndarray]:
    """The gap before, and from then on."""
    before = len(years.before)
    return gap[:before], gap[before:]


def _size(gap: np.ndarray) -> float:
    return float(np.sqrt((gap**2).mean()))


def _ratio(own: np.ndarray, mix: np.ndarray, years: Span) -> float:
    before, after = _parts(own - mix, years)
    return _size(after) / max(_size(before), PERFECT)
