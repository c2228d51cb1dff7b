"""Fields: need against coverage, and how sure each area is of the field it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from geo.cover import Cover
from layers.initiatives import KINDS, InitiativeCard
from scoring.certainty.exceedance import p_above
from scoring.certainty.montecarlo import TIE_DECIMALS, Figures, sample_ranks
from scoring.coverage_choice import Coverage
from scoring.places.coverage import METHODS, Floats, kind_weights, reached
from scoring.scenario import Scenario, Uncertainty
from scoring.score import ScoreResult

Field = Literal["gap", "strengthen", "watch", "ordinary"]

FIELDS: tuple[Field, ...] = get_args(Field)
"""High need and low coverage; both high; low need and high coverage; both low."""

NO_FIELD = ""
"""An area without index or without a number of children."""

DRAWS = 2_000
"""Draws of inferred boundaries; the standard error of a share is then at most 0.011."""

BLOCK_CELLS = 2_000_000
"""Pieces times draws times kinds handled at once."""


@dataclass(frozen=True, eq=False)
class Fields:
    """The field of each area.

    Parameters
    ----------
    of : Series of str
        One of ``FIELDS`` by area code; empty where there is none.
    need_from : float
        Least index that is high; NaN where no area is ranked, infinite where
        none is to be high.
    coverage_from : float
        Least share (0-1) of the children that is high.
    """

    of: pd.Series
    need_from: float
    coverage_from: float


def high_count(share: float, areas: int) -> int:
    """Number of areas in a share of them, rounded up."""
    return int(np.ceil(round(share * areas, TIE_DECIMALS)))


def need_limit(result: ScoreResult, choice: Coverage) -> float:
    """Least index that counts as high need; see :class:`Fields`.

    For ``top_share`` it is the index of the last area within the share, so
    that areas that tie with it are high too.
    """
    if choice.need == "index":
        return choice.need_from
    ordered = _settled(result).dropna().sort_values(ascending=False)
    count = high_count(choice.need_from, len(ordered))
    if ordered.empty:
        return np.nan
    return float(ordered.iloc[count - 1]) if count else np.inf


def _settled(result: ScoreResult) -> pd.Series:
    """Index of the ranked areas without the noise of summation; NaN elsewhere."""
    return result.index.where(result.rank.notna()).round(TIE_DECIMALS)


def fields(result: ScoreResult, covered: pd.Series, choice: Coverage) -> Fields:
    """Put every area in its field.

    Parameters
    ----------
    result : ScoreResult
        Need; an area that is not ranked has no field.
    covered : Series of float
        Coverage index of the areas by code, share (0-1) of the children; NaN
        where their number is missing: no field.
    choice : Coverage
        Thresholds.

    Returns
    -------
    Fields
        Index as the result's.
    """
    need, limit = _settled(result), need_limit(result, choice)
    of = _field_of(need, covered, limit, choice.coverage_from)
    return Fields(of, limit, choice.coverage_from)


def _field_of(
    need: pd.Series, covered: pd.Series, need_from: float, coverage_from: float
) -> pd.Series:
    """Field by code of the need; empty where need, coverage or the limit is missing."""
    share = covered.reindex(need.index).round(TIE_DECIMALS)
    high, reach = need >= need_from, share >= coverage_from
    of = np.select([high & ~reach, high & reach, ~high & reach], FIELDS[:3], FIELDS[3])
    known = need.notna() & share.notna() & (not np.isnan(need_from))
    return pd.Series(of, need.index, dtype=str).where(known, NO_FIELD)


def candidate_fields(index: pd.Series, covered: pd.Series, areas: Fields) -> pd.Series:
    """Field of candidates by the limits of the areas.

    Parameters
    ----------
    index, covered : Series of float
        Index, and coverage index (0-1), by candidate.
    areas : Fields
        Whose limits hold.

    Returns
    -------
    Series of str
        One of ``FIELDS``; empty where either figure or the limit is missing.
    """
    return _field_of(index.round(TIE_DECIMALS), covered, areas.need_from, areas.coverage_from)


def p_need_high(figures: Figures, scenario: Scenario, choice: Coverage) -> pd.Series:
    """Share of the joint draws of weights, methods and figures in which need is high.

    Parameters
    ----------
    figures : Figures
        As they are scored.
    scenario : Scenario
        With its ``uncertainty``; the usual one where it has none.
    choice : Coverage
        By ``top_share`` the drawn ranks are looked at, by ``index`` the drawn indices.

    Returns
    -------
    Series of float
        0-1 by area code; NaN where the area is not ranked.
    """
    table, parent, reference = figures.table, figures.parent, figures.reference
    if choice.need == "index":
        return p_above(table, scenario, choice.need_from, parent=parent, reference=reference)
    ranked = figures.score(scenario).rank.notna()
    count = high_count(choice.need_from, int(ranked.sum()))
    if not count:
        return pd.Series(0.0, ranked.index).where(ranked)
    drawn = (scenario.uncertainty or Uncertainty()).model_copy(update={"top": count})
    varied = scenario.model_copy(update={"uncertainty": drawn})
    return sample_ranks(table, varied, parent=parent, reference=reference).intervals["p_top"]


def drawn_coverage(
    cover: Cover,
    cards: Iterable[InitiativeCard],
    choice: Coverage,
    *,
    draws: int = DRAWS,
    seed: int = 1,
) -> Floats:
    """Coverage index when boundaries that no source lists count only sometimes.

    Each inferred or remembered boundary counts with the chosen probability,
    independently of the others and the same for all areas of a draw; verified
    ones always count. Whether inferred ones are let through otherwise
    (``count_inferred``) makes no difference here: it decides the field that is
    shown, this how sure that is.

    Parameters
    ----------
    cover : Cover
    cards : iterable of InitiativeCard
        The register.
    choice : Coverage
    draws, seed : int

    Returns
    -------
    array of float, shape (areas, draws)
        0-1; deterministic by seed.
    """
    held = [card for card in cards if choice.may_count(card) and card.id in cover.shapes]
    odds = np.array([_odds(card, choice) for card in held])
    counts = np.random.default_rng(seed).random((len(held), draws)) < odds[:, None]
    column = {name: at for at, name in enumerate(cover.shapes)}
    under = np.take(cover.under, [column[card.id] for card in held], axis=1)
    patterns, of = np.unique(under, axis=0, return_inverse=True)
    place = (cover.at_area, of.ravel())
    weights = csr_matrix((cover.share, place), (len(cover.codes), len(patterns)))
    kinds = np.array([card.kind for card in held], dtype=str)
    drawn = np.empty((len(cover.codes), draws))
    step = max(1, BLOCK_CELLS // max(1, len(patterns) * len(KINDS)))
    for start in range(0, draws, step):
        span = slice(start, start + step)
        reach = [_any_of(patterns[:, kinds == kind], counts[kinds == kind, span]) for kind in KINDS]
        value = METHODS[choice.method](np.stack(reach, axis=-1), kind_weights(choice))
        drawn[:, span] = weights @ value
    return drawn.clip(max=1.0)


def _odds(card: InitiativeCard, choice: Coverage) -> float:
    return 1.0 if card.certainty == "verified" else choice.inferred_probability


def _any_of(patterns: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Whether any shape that counts lies over a pattern, shape (patterns, draws)."""
    return (patterns.astype(np.float32) @ counts.astype(np.float32)) > 0


def p_coverage_high(
    cover: Cover,
    cards: Iterable[InitiativeCard],
    choice: Coverage,
    children: pd.Series,
    parent: pd.Series | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 1,
) -> pd.Series:
    """Share of the draws of boundaries in which coverage is high.

    Parameters
    ----------
    cover, cards, choice, draws, seed
        As for :func:`drawn_coverage`.
    children : Series of float
        Children by small area.
    parent : Series of str, optional
        Larger areas that they are carried to; see :func:`scoring.places.coverage.reached`.

    Returns
    -------
    Series of float
        0-1 by area code; NaN where the number of children is missing or none.
    """
    drawn = drawn_coverage(cover, cards, choice, draws=draws, seed=seed)
    share = reached(pd.DataFrame(drawn, cover.codes), children, parent).share
    high = share.round(TIE_DECIMALS) >= choice.coverage_from
    return high.mean(axis=1).where(share.notna().all(axis=1))


def field_probabilities(need: pd.Series, covered: pd.Series) -> pd.DataFrame:
    """Probability of each field, need and coverage taken as independent.

    Parameters
    ----------
    need, covered : Series of float
        Probability (0-1) that each is high, by area code; NaN = not known.

    Returns
    -------
    DataFrame of float
        Index as that of ``need``, columns ``FIELDS``; rows sum to 1, NaN where
        either is not known.
    """
    reach = covered.reindex(need.index)
    products = [need * (1 - reach), need * reach, (1 - need) * reach, (1 - need) * (1 - reach)]
    return pd.DataFrame(dict(zip(FIELDS, products, strict=True)), index=need.index)


def field_totals(of: pd.Series, children: pd.Series) -> pd.DataFrame:
    """How many areas and children stand in each field.

    Parameters
    ----------
    of : Series of str
        From :class:`Fields`.
    children : Series of float
        By area code; known wherever there is a field.

    Returns
    -------
    DataFrame
        Index ``FIELDS``; columns ``areas`` (int) and ``children`` (float).
    """
    groups = children.reindex(of.index).groupby(of)
    counts = {"areas": of.value_counts(), "children": groups.sum()}
    return pd.DataFrame(counts).reindex(FIELDS).fillna(0).astype({"areas": int})
