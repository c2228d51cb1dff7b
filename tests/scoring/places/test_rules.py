import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from scoring.places.rules import ChoiceRule, read_rule
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.invented import invented

WHOLE = """
version = 1
name = "Som i England"
count = 75
max_covered = 0.5

[population]
figure = "pop"
minimum = 1000
maximum = 15000

[[conditions]]
any = [
  {figure = "index", operator = "worst_share", value = 0.1},
  {figure = "income", operator = "below", value = 200, direction = "lower_is_need"},
]

[[conditions]]
any = [{figure = "poor", operator = "at_least", value = 20}]

[ranking]
combination = "both_worst"
share = 0.2
by = [{figure = "index"}, {figure = "income", direction = "lower_is_need", weight = 2}]

[per_parent]
least = 1
most = 8
"""


def test_a_rule_goes_to_both_kinds_of_text_and_back():
    rule = read_rule(WHOLE)
    assert rule.figures == ("pop", "index", "income", "poor")
    assert read_rule(rule.to_toml()) == rule
    assert read_rule(rule.to_json()) == rule
    assert hash(read_rule(rule.to_json())) == hash(rule)


@invented()
@given(
    st.integers(1, 50),
    st.floats(0, 1),
    st.sampled_from(["mean_rank", "both_worst", "weighted"]),
    st.floats(0.01, 1),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=9),
)
def test_any_rule_survives_the_round_trip(count, covered, combination, share, name):
    rule = ChoiceRule.model_validate(
        {
            "name": name,
            "count": count,
            "max_covered": covered,
            "covered_by": [name],
            "ranking": {"combination": combination, "share": share, "by": [{"figure": name}]},
        }
    )
    assert read_rule(rule.to_json()) == rule
    assert read_rule(rule.to_toml()) == rule


def test_all_that_is_wrong_is_told_at_once():
    text = WHOLE.replace("max_covered", "max_coverd").replace('"below"', '"under"')
    found = {(fault.kind, fault.where) for fault in faults_of(read_rule, text, "r.toml")}
    assert found == {
        (FaultKind.FIELD_UNKNOWN, "max_coverd"),
        (FaultKind.FIELD_VALUE, "conditions[1].any[2].operator"),
    }


def test_bounds_that_cross_are_told():
    text = (
        WHOLE.replace("1000", "20000").replace("least = 1", "least = 9").replace("= 0.1}", "= 10}")
    )
    assert list(faults_of(read_rule, text, "r.toml")) == [
        Fault(FaultKind.FIELD_VALUE, "r.toml", "population.minimum", "20000", "≤ 15000"),
        Fault(FaultKind.FIELD_VALUE, "r.toml", "per_parent.least", "9", "≤ 8"),
        Fault(FaultKind.FIELD_VALUE, "r.toml", "conditions[1].any[1].value", "10", "0–1"),
    ]


@pytest.mark.parametrize("text", ["{", "name = ", "count = 1"])
def test_broken_text_is_refused(text):
    assert kinds_of(read_rule, text)
