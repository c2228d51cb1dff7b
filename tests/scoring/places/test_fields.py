import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.initiatives import KINDS
from scoring.certainty.montecarlo import Figures
from scoring.coverage_choice import Coverage
from scoring.places import fields
from scoring.places.coverage import coverage_index
from scoring.scenario import Uncertainty
from scoring.score import score
from tests.helpers.areas import assert_same_index
from tests.helpers.covers import cover_of
from tests.helpers.initiatives import initiative_card
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

SCENARIO = scenario_of(("d", 1, [indicator("x")]))


def scored(*figures, **parts):
    scenario = SCENARIO.model_copy(update=parts)
    return score(table_of({"x": list(figures)}), scenario)


def shares(*figures):
    return pd.Series(figures, [f"A{at}" for at in range(1, len(figures) + 1)])


# ------------------------------------------------------------------ the four fields, by hand


def test_the_four_fields():
    found = fields.fields(
        scored(10, 9, 1, 2, 5),
        shares(0.1, 0.9, 0.9, 0.1, 0.5),
        Coverage(need_from=0.4, coverage_from=0.5),
    )
    assert found.of.tolist() == ["gap", "strengthen", "watch", "ordinary", "watch"]
    assert found.need_from == pytest.approx(100 * 8 / 9)
    assert found.coverage_from == 0.5


def test_by_index_the_limit_is_as_given_and_its_equal_is_high():
    found = fields.fields(scored(0, 5, 10), shares(0, 0, 0), Coverage(need="index", need_from=50))
    assert found.of.tolist() == ["ordinary", "gap", "gap"]


def test_areas_that_tie_with_the_last_one_in_are_high_too():
    found = fields.fields(scored(3, 2, 2, 1), shares(0, 0, 0, 0), Coverage(need_from=0.5))
    assert found.of.tolist() == ["gap", "gap", "gap", "ordinary"]


def test_an_area_without_index_or_children_has_no_field():
    found = fields.fields(
        scored(3, np.nan, 1, 2), shares(np.nan, 0.5, 0.5, np.nan), Coverage(need_from=0.5)
    )
    assert found.of.tolist() == ["", "", "watch", ""]


@pytest.mark.parametrize(
    ("share", "areas", "expected"),
    [(0.2, 209, 42), (0.1, 10, 1), (0.07, 100, 7), (0.0, 9, 0), (1.0, 9, 9)],
)
def test_a_share_of_the_areas_is_rounded_up_and_never_by_noise(share, areas, expected):
    assert fields.high_count(share, areas) == expected


def test_no_share_leaves_no_need_high():
    found = fields.fields(scored(3, 2), shares(0, 0), Coverage(need_from=0))
    assert found.of.tolist() == ["ordinary", "ordinary"]
    assert np.isinf(found.need_from)


def test_areas_and_children_of_each_field_are_counted():
    of = pd.Series({"A1": "gap", "A2": "gap", "A3": "", "A4": "ordinary"})
    children = pd.Series({"A1": 10.0, "A2": 5.0, "A3": np.nan, "A4": 7.0})
    found = fields.field_totals(of, children)
    assert found["areas"].to_dict() == {"gap": 2, "strengthen": 0, "watch": 0, "ordinary": 1}
    assert found["children"].to_dict() == {"gap": 15, "strengthen": 0, "watch": 0, "ordinary": 7}


# ------------------------------------------------------------------ how sure need is

TWO = scenario_of(
    ("d", 1, [indicator("x")]),
    ("e", 1, [indicator("y")]),
    uncertainty={"draws": 400, "weights": 0.5, "seed": 3},
)
FIGURES = Figures(table_of({"x": [10, 8, 0, 3], "y": [10, 2, 0, 9]}))


def test_what_is_high_whatever_the_weights_is_surely_high():
    found = fields.p_need_high(FIGURES, TWO, Coverage(need_from=0.25))
    assert found.tolist()[0] == 1.0
    assert found.tolist()[2] == 0.0
    assert found.sum() == pytest.approx(1.0)


def test_what_depends_on_the_weights_is_as_often_high_as_the_weights_say():
    """A2 beats A4 where w_x (8 - 3) > w_y (9 - 2): seldom, for weights within 1 ± 0.5."""
    found = fields.p_need_high(FIGURES, TWO, Coverage(need_from=0.5))
    generator = np.random.default_rng(0)
    x, y = generator.uniform(0.5, 1.5, (2, 200_000))
    assert found["A2"] == pytest.approx((x * 5 > y * 7).mean(), abs=0.06)
    assert found["A2"] + found["A4"] == pytest.approx(1.0)


def test_by_index_it_is_as_often_high_as_the_weights_say():
    found = fields.p_need_high(FIGURES, TWO, Coverage(need="index", need_from=50))
    x, y = np.random.default_rng(0).uniform(0.5, 1.5, (2, 200_000))
    index = 100 * (x / (x + y) * 0.8 + y / (x + y) * 0.2)
    assert found["A2"] == pytest.approx((index >= 50).mean(), abs=0.06)
    assert found["A1"] == 1.0
    assert found["A3"] == 0.0


def test_without_uncertainty_the_usual_one_is_drawn():
    plain = TWO.model_copy(update={"uncertainty": None})
    usual = TWO.model_copy(update={"uncertainty": Uncertainty()})
    choice = Coverage(need_from=0.5)
    pd.testing.assert_series_equal(
        fields.p_need_high(FIGURES, plain, choice), fields.p_need_high(FIGURES, usual, choice)
    )


def test_nobody_is_high_among_none():
    found = fields.p_need_high(FIGURES, TWO, Coverage(need_from=0))
    assert found.tolist() == [0, 0, 0, 0]


# ------------------------------------------------------------------ how sure coverage is

SURE = initiative_card("s", kind="school")
UNSURE = initiative_card("u", kind="work", certainty="inferred")
OTHER = initiative_card("o", kind="work", certainty="remembered")
CARDS = [SURE, UNSURE, OTHER]
COVER = cover_of(
    {
        "A": [(0.6, "s"), (0.4, "u")],
        "B": [(0.4, "s"), (0.3, "u"), (0.3, "uo")],
        "C": [(0.5, "u"), (0.5, "")],
    },
    "suo",
)
CHILDREN = pd.Series({"A": 10.0, "B": 30.0, "C": np.nan})


def p_high(choice, children=CHILDREN, parent=None):
    return fields.p_coverage_high(COVER, CARDS, choice, children, parent, draws=4_000, seed=1)


def test_a_verified_boundary_is_sure_and_an_inferred_one_counts_as_often_as_is_said():
    found = p_high(Coverage(inferred_probability=0.3))
    assert found["A"] == 1.0
    assert found["B"] == pytest.approx(1 - 0.7 * 0.7, abs=0.03)
    assert np.isnan(found["C"])


def test_inferred_boundaries_are_drawn_one_by_one():
    assert p_high(Coverage(coverage_from=0.7))["B"] == pytest.approx(0.75, abs=0.03)
    assert p_high(Coverage(coverage_from=0.8))["B"] == pytest.approx(0.5, abs=0.03)
    assert p_high(Coverage(coverage_from=0.65))["A"] == pytest.approx(0.5, abs=0.03)


def test_the_switch_for_inferred_boundaries_does_not_make_anything_surer():
    choice = Coverage(coverage_from=0.7)
    pd.testing.assert_series_equal(
        p_high(choice), p_high(choice.model_copy(update={"count_inferred": False}))
    )


def test_larger_areas_are_drawn_from_the_children_of_their_parts():
    parent = pd.Series({"A": "R", "B": "R", "C": "Q"})
    found = p_high(Coverage(coverage_from=0.7), parent=parent)
    assert found["R"] == pytest.approx(0.5, abs=0.03)
    assert np.isnan(found["Q"])


@invented(20)
@given(
    st.lists(st.sampled_from(KINDS), min_size=3, max_size=3),
    st.sampled_from(["strongest", "breadth"]),
    st.dictionaries(st.sampled_from(KINDS), st.floats(0, 1), max_size=4),
)
def test_with_certain_odds_a_draw_is_the_index_itself(kinds, method, weights):
    cards = [
        initiative_card(name, kind=kind, certainty=certainty)
        for name, kind, certainty in zip(
            "suo", kinds, ("verified", "inferred", "remembered"), strict=True
        )
    ]
    choice = Coverage(method=method, weights=weights)
    for odds, trusted in ((1.0, True), (0.0, False)):
        rule = choice.model_copy(update={"inferred_probability": odds, "count_inferred": trusted})
        drawn = fields.drawn_coverage(COVER, cards, rule, draws=3)
        expected = coverage_index(COVER, cards, rule).to_numpy()
        assert drawn == pytest.approx(np.repeat(expected[:, None], 3, axis=1), abs=1e-12)


def test_draws_follow_the_seed_and_no_size_of_block_changes_them(monkeypatch):
    choice = Coverage()
    first = fields.drawn_coverage(COVER, CARDS, choice, draws=50, seed=7)
    monkeypatch.setattr(fields, "BLOCK_CELLS", 1)
    assert (fields.drawn_coverage(COVER, CARDS, choice, draws=50, seed=7) == first).all()
    assert (fields.drawn_coverage(COVER, CARDS, choice, draws=50, seed=8) != first).any()


def test_a_register_without_shapes_covers_nothing():
    assert (fields.drawn_coverage(COVER, [], Coverage(), draws=2) == 0).all()


# ------------------------------------------------------------------ both together

chances = st.lists(st.floats(0, 1) | st.just(np.nan), min_size=1, max_size=5)


@invented()
@given(chances, st.data())
def test_probabilities_of_the_fields_sum_to_one(need, data):
    covered = data.draw(st.lists(st.floats(0, 1), min_size=len(need), max_size=len(need)))
    found = fields.field_probabilities(shares(*need), shares(*covered))
    assert_same_index(found, shares(*need).index)
    known = ~np.isnan(need)
    assert found[known].sum(axis=1).tolist() == pytest.approx([1.0] * known.sum())
    assert found[~known].isna().all(axis=None)
    assert list(found) == list(fields.FIELDS)


def test_a_sure_gap_is_a_sure_gap():
    found = fields.field_probabilities(shares(1.0), shares(0.25))
    assert found.loc["A1"].to_dict() == {
        "gap": 0.75,
        "strengthen": 0.25,
        "watch": 0.0,
        "ordinary": 0.0,
    }


def test_candidates_stand_in_a_field_by_the_limits_of_the_areas():
    limits = fields.Fields(pd.Series(dtype=str), 60.0, 0.5)
    index = pd.Series({"a": 60.0, "b": 80.0, "c": 59.9, "d": 10.0, "e": np.nan, "f": 90.0})
    share = pd.Series({"a": 0.49, "b": 0.5, "c": 1.0, "d": 0.0, "e": 0.5})
    found = fields.candidate_fields(index, share, limits)
    assert list(found) == ["gap", "strengthen", "watch", "ordinary", "", ""]
    unranked = fields.Fields(pd.Series(dtype=str), np.nan, 0.5)
    assert set(fields.candidate_fields(index, share, unranked)) == {""}
