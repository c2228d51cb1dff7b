import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.responsibility import ResponsibilityRule
from scoring.coverage_choice import Coverage
from scoring.places import responsibility
from scoring.score import score
from tests.helpers.areas import assert_same_index
from tests.helpers.initiatives import BOARD, COMPANY, POLICE, initiative_card
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

LOCAL = initiative_card("local", partners=[COMPANY])
CITY = initiative_card("city", extent="citywide", responsible=[COMPANY])
CARDS = [LOCAL, CITY]
HERE = pd.DataFrame({"local": {"A1": True, "A2": False}})
ALL = [BOARD, COMPANY, POLICE]


def matrix(cards=CARDS, here=HERE, **choice):
    return responsibility.presence_matrix(here, cards, ALL, Coverage(**choice))


# ------------------------------------------------------------------ the matrix


def test_who_is_present_who_works_in_the_whole_city_and_who_is_absent():
    found = matrix()
    assert_same_index(found, HERE.index)
    assert found.loc["A1"].tolist() == ["present", "citywide", "absent"]
    assert found.loc["A2"].tolist() == ["absent", "citywide", "absent"]


def test_partners_are_present_where_the_scenario_says_so():
    assert matrix(partners=True).loc["A1", COMPANY] == "present"


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "ended"},
        {"status": "planned"},
        {"extent": "points"},
        {"is_overlay_only": True},
    ],
)
def test_what_does_not_count_makes_nobody_present(fields):
    found = matrix([initiative_card("local", **fields)])
    assert found.loc["A1", BOARD] == "absent"


def test_a_citywide_one_that_has_ended_or_is_an_overlay_is_none():
    for fields in ({"status": "ended"}, {"is_overlay_only": True}):
        city = initiative_card("city", extent="citywide", **fields)
        assert matrix([city]).loc["A1", BOARD] == "absent"


def test_an_inferred_boundary_makes_nobody_present_where_it_is_not_trusted():
    cards = [initiative_card("local", certainty="inferred")]
    assert matrix(cards).loc["A1", BOARD] == "present"
    assert matrix(cards, count_inferred=False).loc["A1", BOARD] == "absent"


# ------------------------------------------------------------------ where need is greatest


def result(x=(10, 5, 0), y=(0, 5, 10), **parts):
    scenario = scenario_of(("d", 3, [indicator("x")]), ("e", 1, [indicator("y")]), **parts)
    return score(table_of({"x": list(x), "y": list(y)}), scenario)


def test_excess_is_what_lies_above_the_mean_of_the_city():
    beyond = responsibility.excess(responsibility.dimension_parts(result()))
    assert beyond["d"].tolist() == pytest.approx([37.5, 0, -37.5])
    assert beyond["e"].tolist() == pytest.approx([-12.5, 0, 12.5])
    assert responsibility.excess_shares(beyond.loc["A1"]).to_dict() == {"d": 1.0, "e": 0.0}


def test_contributions_of_the_dimensions_sum_to_the_index():
    found = result()
    parts = responsibility.dimension_parts(found)
    assert parts.sum(axis=1).tolist() == pytest.approx(found.index.tolist())


def test_a_dimension_without_a_figure_is_neither_greatest_nor_zero():
    found = result(y=(np.nan, 5, 10), missing={"min_share": 0.5})
    parts = responsibility.dimension_parts(found)
    assert np.isnan(parts.loc["A1", "e"])
    shares = responsibility.excess_shares(responsibility.excess(parts).loc["A1"])
    assert shares["d"] == 1.0
    assert np.isnan(shares["e"])


def test_an_area_that_is_not_ranked_has_no_parts():
    found = result(x=(10, 5, np.nan), missing={"policy": "exclude"})
    assert responsibility.dimension_parts(found).loc["A3"].isna().all()


def test_nothing_above_the_mean_has_no_shares():
    shares = responsibility.excess_shares(pd.Series({"d": -1.0, "e": 0.0}))
    assert shares.to_dict() == {"d": 0.0, "e": 0.0}


def test_a_candidate_is_weighted_by_its_persons():
    beyond = pd.DataFrame({"d": {"A1": 10.0, "A2": -2.0}, "e": {"A1": 0.0, "A2": np.nan}})
    persons = pd.Series({"A1": 100.0, "A2": 300.0})
    found = responsibility.excess_within(beyond, persons, ["A1", "A2"])
    assert found["d"] == pytest.approx(1.0)
    assert np.isnan(found["e"])
    unknown = persons.where(persons > 200)
    assert responsibility.excess_within(beyond, unknown, ["A1", "A2"]).isna().all()


@invented()
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6))
def test_shares_are_of_one_whole_and_in_order(values):
    beyond = pd.Series(values, [f"d{at}" for at in range(len(values))])
    shares = responsibility.excess_shares(beyond)
    assert sorted(shares.index) == sorted(beyond.index)
    assert shares.sum() == pytest.approx(1.0) or (beyond.clip(lower=0).sum() <= 1e-9)
    assert shares.is_monotonic_decreasing
    assert (shares[beyond.index] > 0).sum() <= (beyond > 0).sum()


# ------------------------------------------------------------------ the proposal

RULES = [
    ResponsibilityRule(dimension="d", organisation=BOARD, reason="Nära barnen."),
    ResponsibilityRule(dimension="e", organisation=COMPANY, reason="Äger husen."),
    ResponsibilityRule(dimension="d", organisation=COMPANY, reason="Äger husen här."),
]


def test_the_greatest_need_is_answered_first_with_share_reason_and_presence():
    shares = pd.Series({"d": 0.7, "e": 0.3})
    found = responsibility.propose(shares, RULES, {BOARD: "present"})
    told = [(each.organisation, each.dimension, each.share, each.presence) for each in found]
    assert told == [
        (BOARD, "d", 0.7, "present"),
        (COMPANY, "d", 0.7, "absent"),
        (COMPANY, "e", 0.3, "absent"),
    ]
    assert found[0].reason == "Nära barnen."


def test_a_small_or_unknown_share_gets_no_answer():
    shares = pd.Series({"d": 0.9, "e": 0.1, "f": np.nan})
    assert {each.dimension for each in responsibility.propose(shares, RULES, {})} == {"d"}


def test_a_rule_is_for_its_dimension_whatever_the_case():
    shares = pd.Series({" D ": 1.0})
    assert [each.dimension for each in responsibility.propose(shares, RULES, {})] == [" D "] * 2
    assert responsibility.without_rule(shares, RULES) == ()


def test_needs_that_no_rule_speaks_of_are_told():
    shares = pd.Series({"q": 0.5, "d": 0.4, "r": 0.1})
    assert responsibility.without_rule(shares, RULES) == ("q",)
