import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from scoring.decision.allocation import allocate
from scoring.decision.keys import KEYS, key_table
from scoring.decision.plan import KeyChoice, Limit, Plan
from tests.helpers.money import MILLION, TABLE


def test_ten_million_by_children_with_a_reserve():
    plan = Plan(amount=10 * MILLION, reserve=MILLION, keys=(KeyChoice(id="children", weight=1),))
    found = allocate(plan, TABLE)
    assert found.amounts.to_dict() == {"a": 225_000_000, "b": 675_000_000}
    assert found.reserve == MILLION


def test_what_is_less_than_a_unit_stays_in_the_reserve():
    plan = Plan(amount=250_000, unit=100_000, keys=(KeyChoice(id="equal", weight=1),))
    found = allocate(plan, TABLE)
    assert found.amounts.to_dict() == {"a": 100_000, "b": 100_000}
    assert found.reserve == 50_000


def test_limits_are_held_in_whole_units():
    plan = Plan(
        amount=10 * MILLION,
        keys=(KeyChoice(id="children", weight=1),),
        limits=(Limit(candidate="a", floor=300_000_001),),
    )
    found = allocate(plan, TABLE)
    assert found.amounts.to_dict() == {"a": 300_100_000, "b": 699_900_000}
    assert found.table["held"].to_dict() == {"a": "floor", "b": ""}


def test_a_missing_figure_is_named_and_is_never_zero():
    hole = TABLE.copy()
    hole.loc["b", "gap"] = float("nan")
    plan = Plan(amount=MILLION, keys=(KeyChoice(id="gap", weight=1),))
    with pytest.raises(InputError) as error:
        allocate(plan, hole)
    told = [(each.kind, each.where, each.field) for each in error.value.faults]
    assert told == [(FaultKind.SHARE_UNUSABLE, "b", "gap")]
    assert allocate(plan.with_keys({"equal": 1.0, "gap": 0.0}), hole).amounts.sum() == MILLION


def test_a_reserve_above_the_amount_is_refused():
    with pytest.raises(InputError):
        allocate(Plan(amount=1, reserve=2), TABLE)


@given(
    st.lists(
        st.tuples(st.floats(0, 1e5), st.floats(0, 100), st.floats(0, 1)), min_size=1, max_size=8
    ),
    st.dictionaries(st.sampled_from(KEYS), st.floats(0, 10), min_size=1),
    st.integers(0, 10**11),
    st.sampled_from([1, 100, 100_000]),
)
def test_any_keys_sum_to_the_ore_or_it_is_said_why(facts, weights, amount, unit):
    names = [f"k{at}" for at in range(len(facts))]
    children, need, coverage = (
        pd.Series(each, names, dtype=float) for each in zip(*facts, strict=True)
    )
    table = key_table(children, need, 50.0, coverage, pd.DataFrame(index=names))
    plan = Plan(amount=amount, unit=unit).with_keys(weights)
    try:
        found = allocate(plan, table)
    except InputError as error:
        kinds = {each.kind for each in error.faults}
        assert kinds <= {FaultKind.SHARES_ALL_ZERO, FaultKind.KEYS_NO_WEIGHT}
        return
    assert int(found.amounts.sum()) + found.reserve == amount
    assert found.reserve < unit
    assert (found.amounts % unit == 0).all()
