import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from layers.responsibility import ResponsibilityRule
from scoring.decision.by_board import UNDIVIDED, divide_rows, shares_by_rule

RULES = (
    ResponsibilityRule(dimension="Skola", organisation="GRF", reason="r"),
    ResponsibilityRule(dimension="skola", organisation="GYVF", reason="r"),
    ResponsibilityRule(dimension="Ekonomi", organisation="ASF", reason="r"),
)


def test_a_dimension_is_shared_by_those_that_the_rules_name():
    beyond = pd.DataFrame({"Skola": {"a": 0.6}, "Ekonomi": {"a": 0.3}, "Trygghet": {"a": 0.1}})
    found = shares_by_rule(beyond, RULES).loc["a"]
    assert found.round(9).to_dict() == {"GRF": 0.3, "GYVF": 0.3, "ASF": 0.3, UNDIVIDED: 0.1}


def test_no_need_above_the_mean_is_undivided():
    beyond = pd.DataFrame({"Skola": {"a": 1.0, "b": 0.0, "c": float("nan")}})
    found = shares_by_rule(beyond, RULES)
    assert list(found) == ["GRF", "GYVF", UNDIVIDED]
    assert found.loc[["b", "c"], UNDIVIDED].tolist() == [1.0, 1.0]
    assert found.loc["a", UNDIVIDED] == 0.0


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3).filter(any), min_size=1),
    st.integers(0, 10**6),
)
def test_rows_sum_to_what_the_candidate_gets(rows, thousands):
    names = [f"k{at}" for at in range(len(rows))]
    shares = pd.DataFrame(rows, names, ["x", "y", "z"])
    amounts = pd.Series(thousands * 100_000, names)
    found = divide_rows(amounts, shares, 100_000)
    assert (found.sum(axis=1) == amounts).all()
    assert (found % 100_000 == 0).all().all()
