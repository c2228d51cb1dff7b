from hypothesis import given
from hypothesis import strategies as st

from scoring.coverage_choice import Coverage
from scoring.places.structures import double_structures, meeting
from tests.helpers.initiatives import initiative_card
from tests.helpers.invented import invented


def group(name, low=None, high=None, **fields):
    target = {"group": "Barn", "age_from": low, "age_to": high}
    themes = fields.pop("themes", ["crime_prevention"])
    return initiative_card(name, forum=True, themes=themes, target=target, **fields)


def told(groups):
    return [
        (d.theme, tuple(card.id for card in d.groups), d.ages) for d in double_structures(groups)
    ]


# ------------------------------------------------------------------ who meets


def test_groups_that_meet_are_there_or_citywide_and_have_not_ended():
    here, city = group("here"), group("city", extent="citywide")
    others = [
        group("ended", status="ended"),
        group("elsewhere"),
        group("unknown", extent="unknown"),
        group("overlay", is_overlay_only=True),
        initiative_card("no_group"),
    ]
    local = {"here", "ended", "overlay", "no_group"}
    assert meeting([here, city, *others], local) == (here, city)


def test_an_inferred_boundary_is_trusted_where_the_scenario_says_so():
    inferred = group("x", certainty="inferred")
    assert meeting([inferred], {"x"}) == (inferred,)
    assert meeting([inferred], {"x"}, Coverage(count_inferred=False)) == ()


# ------------------------------------------------------------------ by hand


def test_two_groups_on_one_question_and_for_the_same_ages_are_a_double_structure():
    a, b = group("a", 6, 12), group("b", 12, 16)
    assert told([a, b]) == [("crime_prevention", ("a", "b"), (12, 12))]


def test_other_ages_or_another_question_are_none():
    assert told([group("a", 0, 5), group("b", 6, 19)]) == []
    assert told([group("a"), group("b", themes=["leisure"])]) == []
    assert told([group("a")]) == []


def test_no_ages_are_every_age():
    assert told([group("a"), group("b", 12, 16)]) == [("crime_prevention", ("a", "b"), (12, 16))]


def test_each_largest_set_is_told_once_a_question():
    both = ["growing_up", "crime_prevention"]
    a, b = group("a", 0, 10, themes=both), group("b", 5, 15, themes=both)
    c = group("c", 11, 19)
    assert told([a, b, c]) == [
        ("growing_up", ("a", "b"), (5, 10)),
        ("crime_prevention", ("a", "b"), (5, 10)),
        ("crime_prevention", ("b", "c"), (11, 15)),
    ]


def test_the_group_that_could_carry_a_new_task_is_told_with_its_grounds():
    a, b = group("a", carrier="Möts varje vecka i alla områden."), group("b")
    (found,) = double_structures([a, b])
    assert found.carriers == (a,)
    assert double_structures([b, group("c")])[0].carriers == ()


# ------------------------------------------------------------------ properties

spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), min_size=0, max_size=7
)


@invented()
@given(spans)
def test_largest_sets_are_those_that_looking_at_every_age_gives(ages):
    groups = [group(f"g{at}", low, high) for at, (low, high) in enumerate(ages)]
    every = {
        frozenset(f"g{at}" for at, (low, high) in enumerate(ages) if low <= age <= high)
        for age in range(21)
    }
    largest = {ids for ids in every if len(ids) > 1 and not any(ids < other for other in every)}
    found = double_structures(groups)
    assert {frozenset(card.id for card in each.groups) for each in found} == largest
    assert len(found) == len(largest)
    for each in found:
        first, last = each.ages
        assert all(
            card.target.ages[0] <= first <= last <= card.target.ages[1] for card in each.groups
        )
