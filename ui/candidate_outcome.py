"""What is told of candidates: size, index, where they stand among areas, and what reaches them."""

import numpy as np
import pandas as pd

from layers.numbers import Status
from scoring.places.candidates import CandidateSet, contiguity
from scoring.places.fields import FIELDS, NO_FIELD, need_limit
from ui.bench import Bench
from ui.covered import CHILDREN, POPULATION, choice_of, coverage_of
from ui.placed import figures

SETTLED = 9
"""Decimals of an index, without the noise of summation."""


def outcome(bench: Bench, candidates: CandidateSet) -> pd.DataFrame:
    """What is told of each candidate.

    Parameters
    ----------
    bench : Bench
    candidates : CandidateSet
        Of the bench's areas; its own or others.

    Returns
    -------
    DataFrame
        Index: candidates. ``residents`` and ``children``, NaN where missing or
        suppressed; ``hidden``, whether either is suppressed; ``index``,
        ``index_low``, ``index_high``, ``mean``, ``sd``, ``low``, ``high``,
        ``highest`` as :class:`scoring.places.figures.CandidateFigures` has
        them; ``rank``, the place that its index would have among the areas;
        ``areas``; ``parts`` that hang together; ``covered``, share (0-1) of
        the children by the coverage index; ``field``, empty where there is
        none; ``pocket``, whether its neediest area is in the highest class of
        the areas although its own index is not.
    """
    found = figures(bench.place, bench.scenario, candidates)
    told = found.index.copy()
    for column, name in (("residents", POPULATION), ("children", CHILDREN)):
        told[column] = found.table.values.get(name, np.nan)
    status = found.table.status
    known = [name for name in (POPULATION, CHILDREN) if name in status]
    told["hidden"] = (status[known] == Status.SUPPRESSED).any(axis=1)
    told["rank"] = [rank_among(bench.result.index, index) for index in told["index"]]
    told["parts"] = [len(contiguity(own, bench.graph).parts) for own in candidates.candidates]
    told["covered"] = np.where(told["hidden"], np.nan, _covered(bench, candidates))
    told["field"] = _fields(bench, told)
    told["pocket"] = _pockets(bench, told)
    return told


def rank_among(areas: pd.Series, index: float) -> float:
    """Place of an index among those of areas: one more than are higher; NaN where it is NaN."""
    higher = areas.round(SETTLED) > round(index, SETTLED)
    return np.nan if np.isnan(index) else float(1 + higher.sum())


def _covered(bench: Bench, candidates: CandidateSet) -> list[float]:
    """Share of the children of each candidate: a sum of persons, never a mean of shares."""
    children = coverage_of(bench.place, bench.scenario).children
    shares = []
    for own in candidates.candidates:
        codes = list(own.codes)
        base = children.base.loc[codes].sum(skipna=False)
        reach = children.covered["index"].loc[codes].sum(skipna=False)
        shares.append(reach / base if base > 0 else np.nan)
    return shares


def _fields(bench: Bench, told: pd.DataFrame) -> pd.Series:
    """The field of each candidate, by the limits that areas have."""
    choice = choice_of(bench.scenario)
    high = told["index"].round(SETTLED) >= need_limit(bench.result, choice)
    reach = told["covered"].round(SETTLED) >= choice.coverage_from
    of = np.select([high & ~reach, high & reach, ~high & reach], FIELDS[:3], FIELDS[3])
    known = told["index"].notna() & told["covered"].notna()
    return pd.Series(of, told.index, dtype=str).where(known, NO_FIELD)


def _pockets(bench: Bench, told: pd.DataFrame) -> pd.Series:
    least = bench.result.classes.low[-1]
    return (told["high"] >= least) & (told["index"] < least)
