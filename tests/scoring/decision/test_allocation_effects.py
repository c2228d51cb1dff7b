import pytest

from scoring.decision.allocation import allocate
from scoring.decision.allocation_effects import alone, drawn_range, moved_by_key, moved_by_variant
from scoring.decision.plan import KeyChoice, Plan
from tests.helpers.money import MILLION, TABLE


def test_keys_side_by_side_and_what_each_moves():
    plan = Plan(
        amount=10 * MILLION,
        keys=(KeyChoice(id="children", weight=1), KeyChoice(id="equal", weight=1)),
    )
    side = alone(plan, TABLE)
    assert list(side) == list(TABLE)
    assert side["children"].to_dict() == {"a": 250_000_000, "b": 750_000_000}
    moved = moved_by_key(plan, TABLE)
    assert moved["children"].to_dict() == {"a": -125_000_000, "b": 125_000_000}
    assert moved["equal"].to_dict() == {"a": 125_000_000, "b": -125_000_000}
    assert moved_by_key(plan.with_keys({"equal": 1.0}), TABLE).empty


def test_keys_that_cannot_decide_are_left_out_side_by_side():
    hole = TABLE.assign(gap=[float("nan"), 1.0], children_beyond=[0.0, 0.0])
    side = alone(Plan(amount=MILLION), hole)
    assert "gap" not in side
    assert "children_beyond" not in side
    assert (side.sum() == MILLION).all()


def test_another_index_moves_money_from_one_to_the_other():
    plan = Plan(amount=10 * MILLION)
    other = TABLE.assign(children_need=[80_000.0, 80_000.0])
    moved = moved_by_variant(plan, TABLE, {"other": other})["other"]
    assert moved.sum() == 0
    assert moved["a"] == 5 * MILLION - allocate(plan, TABLE).amounts["a"]


def test_the_range_is_of_the_draws_that_can_be_used():
    plan = Plan(amount=10 * MILLION)
    draws = [TABLE.assign(children_need=[float(at), 100.0 - at]) for at in range(1, 100)]
    found = drawn_range(plan, [*draws, TABLE.assign(children_need=[float("nan"), 1.0])], level=0.9)
    assert found["draws"].tolist() == [99, 99]
    assert found.loc["a", ["low", "high"]].tolist() == pytest.approx([59e6, 941e6])
