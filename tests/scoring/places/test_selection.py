"""A rule worked out by hand, and properties that every rule holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from scoring.places.rules import ChoiceRule
from scoring.places.selection import apply_rule, as_candidates
from tests.helpers.areas import assert_same_index, faults_of
from tests.helpers.graphs import graph_of
from tests.helpers.invented import invented

CODES = pd.Index([*"abcdefgh"], name="code")
FIGURES = pd.DataFrame(
    {
        "pop": [500, 2000, 3000, 2500, 1800, 9000, 2200, np.nan],
        "index": [99, 90, 80, 70, 60, 95, 50, 97],
        "income": [150, 210, 190, 180, 230, 160, 170, 140],
        "poor": [40, 30, 10, 25, 22, 35, 21, 50],
    },
    CODES,
)
PARENT = pd.Series(["p", "p", "p", "p", "q", "q", "q", "r"], CODES)
COVERED = pd.Series([0, 0.6, 0, 0, 0, 0, 0.2, 0], CODES)
BY_INDEX = {"by": [{"figure": "index"}]}


def rule(count=3, ranking=BY_INDEX, **parts):
    return ChoiceRule.model_validate({"name": "r", "count": count, "ranking": ranking} | parts)


def by_kind(found):
    return {(step.kind, step.number) if step.number else step.kind: step for step in found.steps}


def test_the_rule_worked_out_by_hand():
    # a is too small, h of unknown size and f too large; c has too few poor and too good an income;
    # b is covered. d, e and g are left, in the order of the index.
    chosen = rule(
        2,
        population={"figure": "pop", "minimum": 1000, "maximum": 5000},
        conditions=[
            {
                "any": [
                    {"figure": "poor", "operator": "at_least", "value": 20},
                    {"figure": "income", "operator": "below", "value": 190},
                ]
            }
        ],
        max_covered=0.5,
    )
    found = apply_rule(chosen, FIGURES, covered=COVERED)
    assert found.chosen == ("d", "e")
    steps = by_kind(found)
    assert {kind: (step.taken, step.left) for kind, step in steps.items()} == {
        "minimum": (("a", "h"), 6),
        "maximum": (("f",), 5),
        ("condition", 1): (("c",), 4),
        "covered": (("b",), 3),
        "ranked": ((), 3),
        "count": (("g",), 2),
    }
    # Without the floor a and, of unknown size, still not h, which the ceiling stops.
    assert (steps["minimum"].enter, steps["minimum"].leave) == (("a",), ("e",))
    assert (steps["maximum"].enter, steps["maximum"].leave) == (("f",), ("e",))
    assert (steps["condition", 1].enter, steps["condition", 1].leave) == (("c",), ("e",))
    assert (steps["covered"].enter, steps["covered"].leave) == (("b",), ("e",))
    assert (steps["count"].enter, steps["count"].leave) == (("g",), ())
    assert found.missing["h"] == ("pop",)
    assert found.missing["a"] == ()
    assert_same_index(found.position, CODES)


def test_ways_of_combining_two_figures():
    both = [{"figure": "index"}, {"figure": "income", "direction": "lower_is_need"}]
    # Ranks by index: a 1, h 2, f 3, b 4, c 5, d 6, e 7, g 8; by income: h 1, a 2, f 3, g 4, d 5,
    # c 6, b 7, e 8.
    ranked = apply_rule(rule(4, {"by": both}), FIGURES)
    assert ranked.chosen[:3] == ("a", "h", "f")
    assert ranked.position.to_dict() == {
        "a": 1.5, "b": 5.5, "c": 5.5, "d": 5.5, "e": 7.5, "f": 3.0, "g": 6.0, "h": 1.5,
    }  # fmt: skip
    assert ranked.chosen[3] == "b"
    assert ranked.tied == ("c", "d")
    worst = apply_rule(rule(8, {"by": both, "combination": "both_worst", "share": 0.5}), FIGURES)
    assert worst.chosen == ("a", "h", "f")
    assert by_kind(worst)["both_worst"].taken == ("b", "c", "d", "e", "g")
    weighted = [{"figure": "index", "weight": 3}, {"figure": "poor", "weight": 1}]
    # (3 index + poor) / 4: h 85.25, a 84.25, f 80, b 75, c 62.5.
    third = apply_rule(rule(5, {"by": weighted, "combination": "weighted"}), FIGURES)
    assert third.chosen == ("h", "a", "f", "b", "c")
    assert third.position["h"] == pytest.approx(-85.25)


def test_a_cap_and_a_floor_within_parents():
    capped = apply_rule(rule(4, per_parent={"most": 2}), FIGURES, parent=PARENT)
    # a h f b c d e g by need; of p only a and b, of q only f and e.
    assert capped.chosen == ("a", "h", "f", "b")
    assert by_kind(capped)["most"].taken == ("c", "d", "g")
    assert by_kind(capped)["most"].enter == ()
    tight = apply_rule(rule(4, per_parent={"most": 1}), FIGURES, parent=PARENT)
    assert tight.chosen == ("a", "h", "f")
    assert by_kind(tight)["most"].enter == ("b",)
    floored = apply_rule(rule(4, per_parent={"least": 2}), FIGURES, parent=PARENT)
    # Two of p, two of q; then h, the only one of r, has no room: the floors come by need.
    assert floored.chosen == ("a", "h", "f", "b")
    more = apply_rule(rule(5, per_parent={"least": 2}), FIGURES, parent=PARENT)
    assert more.chosen == ("a", "h", "f", "b", "e")
    assert by_kind(more)["least"].added == ("e",)
    assert by_kind(more)["least"].taken == ("c",)
    assert (by_kind(more)["least"].enter, by_kind(more)["least"].leave) == (("c",), ("e",))


def test_an_area_without_a_parent_is_under_no_cap():
    parent = PARENT.drop(["b", "c"])
    found = apply_rule(rule(4, per_parent={"most": 1}), FIGURES, parent=parent)
    assert found.chosen == ("a", "h", "f", "b")


def test_the_worst_share_includes_ties_and_counts_who_has_the_figure():
    figures = FIGURES.assign(index=[9, 9, 9, 1, 1, 1, 1, np.nan])
    asked = [{"any": [{"figure": "index", "operator": "worst_share", "value": 0.15}]}]
    found = apply_rule(rule(8, conditions=asked), figures)
    assert found.chosen == ("a", "b", "c")


@pytest.mark.parametrize(
    ("operator", "codes"),
    [
        ("at_least", ("a", "h")),
        ("above", ("a",)),
        ("at_most", ("h", "f", "b", "c", "d", "e", "g")),
        ("below", ("f", "b", "c", "d", "e", "g")),
    ],
)
def test_comparisons_at_the_bound(operator, codes):
    asked = [{"any": [{"figure": "index", "operator": operator, "value": 97}]}]
    assert apply_rule(rule(8, conditions=asked), FIGURES).chosen == codes


def test_what_a_rule_needs_is_asked_for():
    needy = rule(
        max_covered=0.5,
        per_parent={"most": 1},
        ranking={"by": [{"figure": "unknown"}]},
    )
    assert list(faults_of(apply_rule, needy, FIGURES)) == [
        Fault(FaultKind.INDICATOR_UNKNOWN, "", "", "unknown", "pop, index, income, poor"),
        Fault(FaultKind.FIELD_MISSING, "", "parent"),
        Fault(FaultKind.FIELD_MISSING, "", "covered"),
    ]
    (fault,) = faults_of(apply_rule, rule(max_covered=0.5), FIGURES, covered=COVERED.drop("c"))
    assert fault == Fault(FaultKind.FIELD_MISSING, "", "covered[c]")


def test_neighbours_that_are_chosen_become_one_candidate():
    graph = graph_of([(0, 1), (1, 2), (3, 4)], 8)
    figures = FIGURES.set_axis(graph.codes)
    found = apply_rule(rule(4), figures)
    assert found.chosen == ("A0", "A7", "A5", "A1")
    assert [own.codes for own in as_candidates(found, graph)] == [("A0", "A1"), ("A5",), ("A7",)]


rows = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 6), st.none()), st.integers(0, 6), st.sampled_from(["p", "q", "r"])
    ),
    min_size=1,
    max_size=14,
)


@invented(30)
@given(rows, st.integers(1, 6), st.integers(0, 2), st.integers(0, 2), st.floats(0, 1))
def test_every_list_keeps_its_rule(rows, count, least, more, covered):
    index = pd.Index([f"A{at}" for at in range(len(rows))], name="code")
    figures = pd.DataFrame(rows, index, ["index", "pop", "parent"]).astype(
        {"index": float, "pop": float}
    )
    most = least + more or 1
    asked = [{"any": [{"figure": "pop", "operator": "above", "value": 1}]}]
    chosen = rule(
        count, conditions=asked, per_parent={"least": least, "most": most}, max_covered=0.5
    )
    share = pd.Series(np.linspace(0, covered, len(rows)), index)
    found = apply_rule(chosen, figures, parent=figures["parent"], covered=share)
    own = figures.loc[list(found.chosen)]
    assert len(own) <= count
    assert (own["pop"] > 1).all()
    assert (share[own.index] <= 0.5).all()
    assert own["parent"].value_counts().max() <= most or own.empty
    assert own["index"].is_monotonic_decreasing
    # Each step with the areas it took accounts for everyone.
    gone = [code for step in found.steps if step.kind != "least" for code in step.taken]
    assert sorted([*gone, *found.chosen]) == sorted(index)
    for step in found.steps:
        assert not set(step.enter) & set(found.chosen)
        assert set(step.leave) <= set(found.chosen)
    enough = figures[(figures["pop"] > 1) & (share <= 0.5) & figures["index"].notna()]
    wanted = enough["parent"].value_counts().clip(upper=least)
    if wanted.sum() <= count:
        held = own["parent"].value_counts()
        assert all(held.get(name, 0) >= number for name, number in wanted.items())
