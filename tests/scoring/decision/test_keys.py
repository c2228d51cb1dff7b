import pytest

from geo.faults import FaultKind, InputError
from scoring.decision.keys import KEYS, mixed_shares
from tests.helpers.money import TABLE


def test_keys_are_what_they_are_called():
    assert list(TABLE) == [*KEYS, "dimension.skola"]
    assert TABLE.loc["a"].tolist() == [1.0, 1_000.0, 80_000.0, 30_000.0, 40_000.0, 90_000.0]
    assert TABLE.loc["b"].tolist() == [1.0, 3_000.0, 180_000.0, 30_000.0, 180_000.0, 90_000.0]


def test_keys_are_weighed_together_as_shares():
    found = mixed_shares(TABLE, {"children": 3.0, "equal": 1.0})
    assert found["a"] == pytest.approx(0.75 * 0.25 + 0.25 * 0.5)
    assert found.sum() == pytest.approx(1.0)


def test_every_fault_of_the_keys_comes_at_once():
    wrong = TABLE.assign(children_need=[-1.0, 2.0], gap=[0.0, 0.0])
    keys = {"children_need": 1.0, "gap": 1.0, "unknown": 1.0}
    with pytest.raises(InputError) as error:
        mixed_shares(wrong, keys)
    assert {each.kind for each in error.value.faults} == {
        FaultKind.KEY_NEGATIVE,
        FaultKind.SHARES_ALL_ZERO,
        FaultKind.FIELD_VALUE,
    }
    with pytest.raises(InputError) as error:
        mixed_shares(TABLE, {"equal": 0.0})
    assert error.value.faults[0].kind == FaultKind.KEYS_NO_WEIGHT
