"""Responsibility: who is present where, and a proposal of who should have it for what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from layers.initiatives import InitiativeCard
from layers.responsibility import ResponsibilityRule
from scoring.coverage_choice import Coverage
from scoring.places.coverage import by_organisation, counted
from scoring.scenario import Dimension
from scoring.score import ScoreResult

Presence = Literal["present", "citywide", "absent"]

LEAST_SHARE = 0.2
"""Share of an area's need beyond the city's from which a dimension is given an answer."""


def presence_matrix(
    here: pd.DataFrame,
    cards: Iterable[InitiativeCard],
    organisations: Sequence[str],
    choice: Coverage | None = None,
) -> pd.DataFrame:
    """How each organisation is present in each area.

    Parameters
    ----------
    here : DataFrame of bool
        Whether each initiative is present, from
        :func:`scoring.places.coverage.present`; index areas or candidates.
    cards : iterable of InitiativeCard
        The register.
    organisations : sequence of str
        Ids, in the order of the columns.
    choice : Coverage, optional
        What counts, and whether partners do.

    Returns
    -------
    DataFrame of str
        ``present``: an initiative that counts is present there, and the
        organisation answers for it. ``citywide``: none, but it answers for one
        in the whole city, which is no local presence. ``absent``: neither.
        Services at a point are no presence of an area and count as neither.
    """
    rule = choice or Coverage()
    held = list(cards)
    local = by_organisation(counted(held, rule), partners=rule.partners)
    city = [c for c in held if c.extent == "citywide" and c.status in rule.phases]
    everywhere = by_organisation(
        [card for card in city if not card.is_overlay_only], partners=rule.partners
    )
    columns = {
        each: np.where(
            here.reindex(columns=list(local.get(each, ())), fill_value=False).any(axis=1),
            "present",
            "citywide" if each in everywhere else "absent",
        )
        for each in organisations
    }
    return pd.DataFrame(columns, index=here.index, columns=list(organisations), dtype=str)


def dimension_parts(result: ScoreResult) -> pd.DataFrame:
    """What each dimension at the top adds to the index.

    Returns
    -------
    DataFrame of float
        Index areas, columns dimension ids; NaN where the area is not ranked or
        the dimension has no value there.
    """
    scenario = result.scenario
    parts = {
        dimension.id: result.contributions[_leaves(dimension)].sum(axis=1, skipna=False)
        for dimension in scenario.index.dimensions
    }
    table = pd.DataFrame(parts).where(result.dimensions[list(parts)].notna())
    return table.where(result.rank.notna(), axis=0)


def _leaves(dimension: Dimension) -> list[str]:
    return [choice.id for choice in dimension.leaves()]


def excess(parts: pd.DataFrame) -> pd.DataFrame:
    """How much more each dimension adds in an area than in the city's mean area.

    ``e_ad = c_ad - mean_a(c_ad)``, with ``c_ad`` what dimension ``d`` adds to
    the index of area ``a`` and the mean over all ranked areas, each counted once.

    Parameters
    ----------
    parts : DataFrame of float
        From :func:`dimension_parts`; the whole city.
    """
    return parts - parts.mean(axis=0)


def excess_within(beyond: pd.DataFrame, persons: pd.Series, codes: Sequence[str]) -> pd.Series:
    """The same for a candidate: the mean of its areas, weighted by persons.

    Parameters
    ----------
    beyond : DataFrame of float
        From :func:`excess`.
    persons : Series of float
        By area code.
    codes : sequence of str
        The candidate's areas.

    Returns
    -------
    Series of float
        By dimension; NaN where a figure of any of its areas is missing.
    """
    chosen, weights = beyond.loc[list(codes)], persons.loc[list(codes)]
    total = weights.sum(skipna=False)
    if not total > 0:
        return pd.Series(np.nan, beyond.columns)
    return chosen.mul(weights, axis=0).sum(axis=0, skipna=False) / total


def excess_shares(beyond: pd.Series) -> pd.Series:
    """Share that each dimension has of what lies above the city's mean.

    ``s_d = max(e_d, 0) / sum_d max(e_d, 0)``: dimensions at or below the mean
    have 0. All are 0 where none lies above it; a dimension without a figure is NaN.

    Parameters
    ----------
    beyond : Series of float
        Excess of one area or candidate by dimension.

    Returns
    -------
    Series of float
        0-1, greatest first; equals in the order they came.
    """
    above = beyond.clip(lower=0.0)
    total = above.sum()
    shared = above / total if total > 1e-9 else above * 0.0
    return shared.sort_values(ascending=False, kind="stable")


@dataclass(frozen=True)
class Proposal:
    """A proposal that an organisation should have a responsibility, with its grounds.

    Parameters
    ----------
    organisation : str
        Id.
    dimension : str
        The need it would answer for.
    share : float
        Share (0-1) that the dimension has of the need above the city's mean.
    reason : str
        Why the rule table names the organisation for the dimension.
    presence : str
        How it is present already.
    """

    organisation: str
    dimension: str
    share: float
    reason: str
    presence: Presence


def propose(
    shares: pd.Series,
    rules: Iterable[ResponsibilityRule],
    presence: Mapping[str, Presence],
    least: float = LEAST_SHARE,
) -> tuple[Proposal, ...]:
    """Propose organisations for the dimensions where need is greatest.

    A proposal only, to be argued with: it follows from the index, the rule
    table and nothing else.

    Parameters
    ----------
    shares : Series of float
        From :func:`excess_shares`, by the name of the dimension that the reader sees.
    rules : iterable of ResponsibilityRule
        In the order in which organisations are to be named; they are for the
        dimensions that the shares name, whatever their case.
    presence : mapping of str to str
        One row of :func:`presence_matrix`; unknown organisations are absent.
    least : float
        Share from which a dimension is answered.

    Returns
    -------
    tuple of Proposal
        Greatest share first, then in the order of the rules.
    """
    table = list(rules)
    return tuple(
        Proposal(
            rule.organisation,
            str(dimension),
            float(share),
            rule.reason,
            presence.get(rule.organisation, "absent"),
        )
        for dimension, share in shares.items()
        if share >= least
        for rule in table
        if _key(rule.dimension) == _key(dimension)
    )


def without_rule(
    shares: pd.Series, rules: Iterable[ResponsibilityRule], least: float = LEAST_SHARE
) -> tuple[str, ...]:
    """Dimensions where need is great and that no rule speaks of, greatest first."""
    known = {_key(rule.dimension) for rule in rules}
    great = [str(name) for name, share in shares.items() if share >= least]
    return tuple(name for name in great if _key(name) not in known)


def _key(dimension: object) -> str:
    return str(dimension).strip().casefold()
