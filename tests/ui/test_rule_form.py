import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from scoring.places.rules import (
    AnyOf,
    ChoiceRule,
    Condition,
    Ordering,
    PerParent,
    Population,
    Ranking,
)
from ui.rule_form import fields_of, rule_of

NAMES = st.sampled_from(["index", "pop", "andel"])
DIRECTIONS = st.sampled_from(["higher_is_need", "lower_is_need"])
PERCENT = st.integers(1, 100).map(lambda each: each / 100)
CONDITIONS = st.one_of(
    st.builds(
        Condition,
        figure=NAMES,
        operator=st.sampled_from(["at_least", "above", "at_most", "below"]),
        value=st.integers(-10_000, 10_000).map(lambda each: each / 8),
        direction=DIRECTIONS,
    ),
    st.builds(
        Condition,
        figure=NAMES,
        operator=st.just("worst_share"),
        value=PERCENT,
        direction=DIRECTIONS,
    ),
)
GROUPS = st.lists(CONDITIONS, min_size=1, max_size=3).map(lambda own: AnyOf(any=tuple(own)))
ORDERINGS = st.builds(Ordering, figure=NAMES, direction=DIRECTIONS)
RULES = st.builds(
    ChoiceRule,
    name=st.just("Regel"),
    count=st.integers(1, 50),
    population=st.one_of(
        st.none(), st.builds(Population, figure=st.just("pop"), minimum=st.just(900.0))
    ),
    conditions=st.lists(GROUPS, max_size=3).map(tuple),
    max_covered=PERCENT,
    covered_by=st.lists(st.sampled_from(["a", "b"]), unique=True).map(tuple),
    ranking=st.builds(
        Ranking,
        by=st.lists(ORDERINGS, min_size=1, max_size=2).map(tuple),
        combination=st.sampled_from(["mean_rank", "both_worst", "weighted"]),
        share=PERCENT,
    ),
    per_parent=st.one_of(
        st.none(), st.builds(PerParent, least=st.integers(0, 2), most=st.integers(2, 4))
    ),
)


NOTHING_OUT = {"max_covered": None, "covered_by": ()}


@given(RULES | RULES.map(lambda rule: rule.model_copy(update=NOTHING_OUT)))
def test_a_rule_that_goes_through_the_form_is_the_same(rule):
    assert rule_of(fields_of(rule)) == rule


def test_or_binds_a_condition_to_the_one_before():
    rule = ChoiceRule(name="x", count=1, ranking=Ranking(by=(Ordering(figure="index"),)))
    one = {"figure": "index", "operator": "above", "value": 1.0, "direction": "higher_is_need"}
    fields = fields_of(rule) | {"conditions": 3}
    for at, bound in enumerate((False, True, False)):
        fields |= {f"c{at}.{name}": value for name, value in one.items()} | {f"c{at}.or": bound}
    assert [len(group.any) for group in rule_of(fields).conditions] == [2, 1]


def test_bounds_that_cross_are_a_fault():
    rule = ChoiceRule(name="x", count=1, ranking=Ranking(by=(Ordering(figure="index"),)))
    fields = fields_of(rule) | {"size": "pop", "size.minimum": 9.0, "size.maximum": 3.0}
    with pytest.raises(InputError) as caught:
        rule_of(fields)
    assert [fault.kind for fault in caught.value.faults] == [FaultKind.FIELD_VALUE]


def test_the_field_for_what_is_covered_starts_from_half_where_the_rule_has_no_limit():
    rule = ChoiceRule(name="x", count=1, ranking=Ranking(by=(Ordering(figure="index"),)))
    assert fields_of(rule)["covered.share"] == 50
    assert not fields_of(rule)["covered"]
