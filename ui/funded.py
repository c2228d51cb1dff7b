"""Money by need, kept between runs: what the keys stand on, and what moves the amounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from layers.responsibility import ResponsibilityRule
from scoring.decision.allocation_effects import drawn_range
from scoring.decision.by_board import shares_by_rule
from scoring.decision.keys import key_table
from scoring.decision.plan import Plan
from scoring.places.joint import correlation, in_common, joint_indices
from scoring.places.responsibility import (
    dimension_parts,
    excess,
    excess_shares,
    excess_within,
)
from scoring.scenario import Scenario
from scoring.score import stretches
from ui.compared import CITY, Compared, compared, dimensions, reach, uncertainty
from ui.covered import CHILDREN, POPULATION, persons

MOST_DRAWS = 200
"""Draws of the index that amounts are computed for; the page is waited for."""


@dataclass(frozen=True, eq=False)
class Facts:
    """What the keys stand on, by candidate.

    Parameters
    ----------
    children, need, coverage : Series of float
        Children 0-19, index, and the share (0-1) of the children that
        initiatives reach; NaN where missing or suppressed.
    city_need : float
        Index of the whole city.
    dimensions : DataFrame of float
        Value of each dimension at the top, candidates by ids.
    """

    children: pd.Series
    need: pd.Series
    coverage: pd.Series
    city_need: float
    dimensions: pd.DataFrame

    @property
    def keys(self) -> pd.DataFrame:
        """What each key says of each candidate."""
        return key_table(self.children, self.need, self.city_need, self.coverage, self.dimensions)

    def with_need(self, need: pd.Series) -> "Facts":
        """The same by another index, the city's among the candidates'."""
        own = need.reindex(self.children.index)
        return replace(self, need=own, city_need=float(need[CITY]))


def facts(found: Compared) -> Facts:
    """What the keys stand on."""
    ids = list(found.ids)
    need = found.figures.index["index"]
    top = [each.id for each in found.scenario.index.dimensions]
    return Facts(
        pd.Series({each: found.figure(each, CHILDREN) for each in ids}, dtype=float),
        need.loc[ids],
        reach(found).coverage.loc[ids],
        float(need[CITY]),
        dimensions(found).loc[ids, top],
    )


def reweighed(found: Compared, change: float) -> dict[str, pd.DataFrame]:
    """Keys by indices in which one dimension weighs more or less, by dimension.

    Parameters
    ----------
    found : Compared
    change : float
        Of the dimension's weight, as a share of it.
    """
    now = facts(found)
    return {
        dimension: now.with_need(_need(found, scenario)).keys
        for dimension, scenario in _variants(found.scenario, change).items()
    }


def _variants(scenario: Scenario, change: float) -> Mapping[str, Scenario]:
    weights = {each.id: each.weight for each in scenario.index.dimensions}
    return {
        name: scenario.with_weights({name: weight * (1 + change)})
        for name, weight in weights.items()
        if weight > 0 and len(weights) > 1
    }


def _need(found: Compared, scenario: Scenario) -> pd.Series:
    return compared(found.place, scenario, found.candidates).figures.index["index"]


def amount_range(found: Compared, plan: Plan) -> pd.DataFrame | None:
    """Range of the amounts when weights and chance are drawn; none where the index is stretched."""
    if stretches(found.scenario):
        return None
    return _range(found.key, plan.model_dump_json(), found, plan)


@st.cache_resource(max_entries=64, show_spinner=False)
def _range(key: str, choices: str, _found: Compared, _plan: Plan) -> pd.DataFrame:
    together = correlation(in_common(_found.everyone, persons(_found.place, POPULATION)))
    choice = uncertainty(_found)
    choice = choice.model_copy(update={"draws": min(choice.draws, MOST_DRAWS)})
    drawn = joint_indices(_found.figures, together, _found.place.table, _found.result, choice)
    now = facts(_found)
    return drawn_range(_plan, (now.with_need(row).keys for _, row in drawn.iterrows()))


def board_shares(found: Compared, rules: Iterable[ResponsibilityRule]) -> pd.DataFrame:
    """Share of each organisation in each candidate, by the rules of responsibility."""
    dimensions_above = excess(dimension_parts(found.result))
    children = persons(found.place, CHILDREN)
    rows = {
        each.id: excess_shares(excess_within(dimensions_above, children, each.codes))
        for each in found.candidates
    }
    titles = {each.id: each.title or each.id for each in found.scenario.index.dimensions}
    beyond = pd.DataFrame.from_dict(rows, orient="index")[list(titles)]
    return shares_by_rule(beyond.set_axis(list(titles.values()), axis=1), rules)
