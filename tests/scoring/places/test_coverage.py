import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.initiatives import KINDS
from scoring.coverage_choice import Coverage
from scoring.places import coverage
from tests.helpers.covers import cover_of
from tests.helpers.initiatives import BOARD, COMPANY, initiative_card
from tests.helpers.invented import invented

SCHOOL = initiative_card("s", kind="school")
WORK = initiative_card("w", kind="work", responsible=[COMPANY], partners=[BOARD])
MORE = initiative_card("m", kind="school", certainty="inferred")
CARDS = (SCHOOL, WORK, MORE)

COVER = cover_of(
    {
        "A": [(0.5, "s"), (0.3, "sw"), (0.2, "")],
        "B": [(0.05, "w"), (0.95, "")],
        "C": [(1.0, "m")],
    },
    "swm",
)
CHILDREN = pd.Series({"A": 100.0, "B": 300.0, "C": np.nan})


# ------------------------------------------------------------------ what counts


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"status": "unknown"}, True),
        ({"status": "planned"}, False),
        ({"status": "ended"}, False),
        ({"certainty": "inferred"}, True),
        ({"certainty": "remembered"}, True),
        ({"extent": "citywide"}, False),
        ({"extent": "points"}, False),
        ({"extent": "unknown"}, False),
        ({"is_overlay_only": True}, False),
    ],
)
def test_only_what_works_in_areas_in_a_counted_phase_counts(fields, expected):
    card = initiative_card("x", **fields)
    assert bool(coverage.counted([card], Coverage())) is expected


def test_inferred_boundaries_count_only_where_the_scenario_says_so():
    strict = Coverage(count_inferred=False)
    remembered = initiative_card("r", certainty="remembered")
    assert coverage.counted([SCHOOL, MORE, remembered], strict) == (SCHOOL,)


def test_planned_ones_count_where_the_scenario_says_so():
    planned = initiative_card("p", status="planned")
    assert coverage.counted([planned], Coverage(phases=["planned"])) == (planned,)


# ------------------------------------------------------------------ shares, by hand


def test_shares_by_initiative_kind_board_and_under_the_union():
    found = coverage.cover_areas(COVER, CARDS)
    assert found.initiatives.loc["A"].tolist() == pytest.approx([0.8, 0.3, 0.0])
    assert found.kinds.loc["A", ["school", "work"]].tolist() == pytest.approx([0.8, 0.3])
    assert found.kinds.loc["C", "school"] == 1.0
    assert list(found.kinds) == list(KINDS)
    assert found.organisations.loc["A", BOARD] == pytest.approx(0.8)
    assert found.organisations.loc["B", BOARD] == 0.0
    assert found.union.tolist() == pytest.approx([0.8, 0.05, 1.0])
    assert found.index.tolist() == pytest.approx(found.union.tolist())


def test_partners_are_counted_where_the_scenario_says_so():
    found = coverage.cover_areas(COVER, CARDS, Coverage(partners=True))
    assert found.organisations.loc["B", BOARD] == pytest.approx(0.05)


def test_an_initiative_is_present_from_a_tenth_of_the_surface():
    here = coverage.present(coverage.cover_areas(COVER, CARDS).initiatives)
    assert here.sum(axis=1).to_dict() == {"A": 2, "B": 0, "C": 1}


def test_strongest_counts_each_child_once_with_the_strongest_kind():
    choice = Coverage(weights={"school": 0.5, "work": 1.0})
    found = coverage.coverage_index(COVER, CARDS, choice)
    assert found.tolist() == pytest.approx([0.5 * 0.5 + 0.3 * 1.0, 0.05, 0.5])


def test_breadth_counts_how_many_kinds_reach_an_area():
    none = dict.fromkeys(KINDS, 0.0)
    choice = Coverage(method="breadth", weights=none | {"school": 1.0, "work": 0.5})
    found = coverage.coverage_index(COVER, CARDS, choice)
    assert found.tolist() == pytest.approx([(0.8 + 0.15) / 1.5, 0.025 / 1.5, 1 / 1.5])


def test_breadth_of_nothing_that_counts_is_not_known():
    choice = Coverage(method="breadth", weights=dict.fromkeys(KINDS, 0.0))
    assert coverage.coverage_index(COVER, CARDS, choice).isna().all()


# ------------------------------------------------------------------ persons, carried upwards


def test_persons_are_summed_and_never_percentages():
    part = pd.DataFrame({"union": {"A": 0.8, "B": 0.0}})
    parent = pd.Series({"A": "R", "B": "R"})
    found = coverage.reached(part, CHILDREN, parent)
    assert found.covered.loc["R", "union"] == pytest.approx(80)
    assert found.base["R"] == 400
    assert found.share.loc["R", "union"] == pytest.approx(0.2)


def test_a_missing_number_of_persons_is_never_zero():
    part = coverage.cover_areas(COVER, CARDS).table
    parent = pd.Series({"A": "R", "B": "Q", "C": "R"})
    found = coverage.reached(part, CHILDREN, parent)
    assert found.share.loc["R"].isna().all()
    assert np.isnan(found.base["R"])
    assert found.share.loc["Q", "union"] == pytest.approx(0.05)
    assert coverage.reached(part, CHILDREN).share.loc["C"].isna().all()
    assert coverage.reached(part, CHILDREN.drop("B")).share.loc["B"].isna().all()


def test_nobody_has_no_share():
    part = pd.DataFrame({"union": {"A": 0.8}})
    assert coverage.reached(part, pd.Series({"A": 0.0})).share.isna().all(axis=None)


def test_a_candidate_is_the_sum_of_its_areas():
    part = coverage.cover_areas(COVER, CARDS).table
    found = coverage.reached_within(part, CHILDREN, ["A", "B"])
    assert found.share["union"].tolist() == pytest.approx([(80 + 15) / 400])
    with pytest.raises(KeyError):
        coverage.reached_within(part, CHILDREN, ["Q"])


def test_a_register_of_nothing_covers_nothing():
    empty = coverage.cover_areas(cover_of({"A": [(1.0, "")]}, ""), [])
    assert empty.index.tolist() == [0.0]
    assert empty.initiatives.shape == (1, 0)


# ------------------------------------------------------------------ properties

SHAPES = "abcdef"
kinds = st.lists(st.sampled_from(KINDS), min_size=len(SHAPES), max_size=len(SHAPES))
weights = st.dictionaries(st.sampled_from(KINDS), st.floats(0, 1), max_size=6)
pieces = st.lists(
    st.tuples(st.floats(0.01, 1), st.sets(st.sampled_from(SHAPES))), min_size=1, max_size=6
)
methods = st.sampled_from(list(coverage.METHODS))


def drawn(areas):
    """A cover whose shares sum to 1 in each area."""
    whole = [sum(share for share, _ in held) for held in areas]
    return cover_of(
        {
            f"A{at}": [(share / whole[at], ids) for share, ids in held]
            for at, held in enumerate(areas)
        },
        SHAPES,
    )


def cards_of(named):
    return [initiative_card(name, kind=kind) for name, kind in zip(SHAPES, named, strict=True)]


@invented()
@given(st.lists(pieces, min_size=1, max_size=4), kinds, weights, methods, st.data())
def test_no_order_matters_and_one_more_never_lowers_coverage(areas, named, held, method, data):
    cover, cards = drawn(areas), cards_of(named)
    choice = Coverage(method=method, weights=held)
    whole = coverage.coverage_index(cover, cards, choice)
    shuffled = data.draw(st.permutations(cards))
    assert coverage.coverage_index(cover, shuffled, choice).tolist() == whole.tolist()
    fewer = coverage.coverage_index(cover, shuffled[1:], choice)
    assert (fewer <= whole + 1e-12).all()
    assert ((whole >= 0) & (whole <= 1)).all()


@invented()
@given(st.lists(pieces, min_size=1, max_size=4), kinds)
def test_with_all_weights_one_the_index_is_the_share_under_the_union(areas, named):
    cover, cards = drawn(areas), cards_of(named)
    found = coverage.cover_areas(cover, cards)
    assert found.index.tolist() == pytest.approx(found.union.tolist(), abs=1e-12)
    assert (found.union <= 1).all()
    assert (found.union >= found.initiatives.max(axis=1) - 1e-12).all()
    assert (found.union <= found.kinds.sum(axis=1) + 1e-12).all()


@invented()
@given(st.lists(pieces, min_size=3, max_size=3), kinds, weights, methods)
def test_the_index_is_what_a_count_child_by_child_gives(areas, named, held, method):
    cover, cards = drawn(areas), cards_of(named)
    choice = Coverage(method=method, weights=held)
    found = coverage.coverage_index(cover, cards, choice)
    kind_of = dict(zip(SHAPES, named, strict=True))
    for at, held_pieces in enumerate(areas):
        whole = sum(share for share, _ in held_pieces)
        expected = 0.0
        for share, ids in held_pieces:
            reach = {kind_of[name] for name in ids}
            if method == "strongest":
                value = max((choice.weight(kind) for kind in reach), default=0.0)
            else:
                value = sum(choice.weight(kind) for kind in reach) / sum(
                    choice.weight(kind) for kind in KINDS
                )
            expected += share / whole * value
        assert found.iloc[at] == pytest.approx(expected, abs=1e-9)
