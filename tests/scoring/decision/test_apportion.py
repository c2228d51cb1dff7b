import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from scoring.decision.apportion import divide

STATES_1790 = {
    "VA": (630_560, 21),
    "MA": (475_327, 16),
    "PA": (432_879, 14),
    "NC": (353_523, 12),
    "NY": (331_589, 11),
    "MD": (278_514, 9),
    "CT": (236_841, 8),
    "SC": (206_236, 7),
    "NJ": (179_570, 6),
    "NH": (141_822, 5),
    "VT": (85_533, 3),
    "GA": (70_835, 2),
    "KY": (68_705, 2),
    "RI": (68_446, 2),
    "DE": (55_540, 2),
}
"""Census of 1790 and Hamilton's 120 seats (Balinski and Young 1982, Fair Representation)."""


def kinds(error):
    return {fault.kind for fault in error.value.faults}


def test_hamiltons_own_apportionment_comes_out():
    persons = pd.Series({name: float(count) for name, (count, _) in STATES_1790.items()})
    found = divide(persons, 120).units
    assert found.to_dict() == {name: seats for name, (_, seats) in STATES_1790.items()}


def test_equal_remainders_go_to_the_greater_share_and_then_to_the_first():
    assert divide(pd.Series({"a": 1.0, "b": 1.0, "c": 1.0}), 4).units.tolist() == [2, 1, 1]
    assert divide(pd.Series({"a": 1.0, "b": 3.0}), 2).units.tolist() == [0, 2]


def test_floors_and_ceilings_move_the_rest_in_proportion():
    found = divide(
        pd.Series({"a": 6.0, "b": 3.0, "c": 1.0}),
        100,
        floors=pd.Series({"c": 20}).reindex(["a", "b", "c"], fill_value=0),
        ceilings=pd.Series({"a": 50}).reindex(["a", "b", "c"], fill_value=100),
    )
    assert found.units.tolist() == [50, 30, 20]
    assert found.held.tolist() == ["ceiling", "", "floor"]


def test_what_cannot_be_met_is_said_with_the_sums():
    shares = pd.Series({"a": 1.0, "b": 1.0})
    with pytest.raises(InputError) as error:
        divide(shares, 10, floors=pd.Series({"a": 6, "b": 5}))
    assert error.value.faults[0].kind == FaultKind.FLOORS_TOO_HIGH
    assert (error.value.faults[0].received, error.value.faults[0].allowed) == ("11", "10")
    with pytest.raises(InputError) as error:
        divide(shares, 10, ceilings=pd.Series({"a": 4, "b": 5}))
    assert kinds(error) == {FaultKind.CEILINGS_TOO_LOW}
    with pytest.raises(InputError) as error:
        divide(shares, 10, floors=pd.Series({"a": 6, "b": 0}), ceilings=pd.Series({"a": 4, "b": 9}))
    assert kinds(error) == {FaultKind.FLOOR_ABOVE_CEILING}


@pytest.mark.parametrize("share", [np.nan, -1.0])
def test_an_unusable_share_is_named(share):
    with pytest.raises(InputError) as error:
        divide(pd.Series({"a": share, "b": 1.0}), 10)
    assert [(f.kind, f.where) for f in error.value.faults] == [(FaultKind.SHARE_UNUSABLE, "a")]


def test_shares_that_are_all_zero_divide_nothing():
    with pytest.raises(InputError) as error:
        divide(pd.Series({"a": 0.0, "b": 0.0}), 10)
    assert kinds(error) == {FaultKind.SHARES_ALL_ZERO}


@st.composite
def _cases(draw):
    count = draw(st.integers(1, 8))
    share = st.one_of(st.just(0.0), st.floats(1e-6, 1e6))
    shares = draw(st.lists(share, min_size=count, max_size=count).filter(any))
    floors = draw(st.lists(st.integers(0, 50), min_size=count, max_size=count))
    room = draw(st.lists(st.integers(0, 200), min_size=count, max_size=count))
    units = draw(st.integers(0, 500))
    names = [f"k{at}" for at in range(count)]
    ceilings = [low + more for low, more in zip(floors, room, strict=True)]
    return pd.Series(shares, names), units, pd.Series(floors, names), pd.Series(ceilings, names)


@given(_cases())
def test_the_sum_is_exact_and_every_limit_holds_or_it_is_said_why(case):
    shares, units, floors, ceilings = case
    most = ceilings.where(shares > 0, floors).sum()
    if floors.sum() > units or most < units:
        with pytest.raises(InputError) as error:
            divide(shares, units, floors=floors, ceilings=ceilings)
        assert kinds(error) <= {FaultKind.FLOORS_TOO_HIGH, FaultKind.CEILINGS_TOO_LOW}
        return
    found = divide(shares, units, floors=floors, ceilings=ceilings)
    assert found.units.sum() == units
    assert (found.units >= floors).all()
    assert (found.units <= ceilings).all()
    assert (found.units - found.exact).abs().max() < 1


@given(_cases())
def test_the_exact_division_is_the_one_that_bisection_finds(case):
    shares, units, floors, ceilings = case
    most = ceilings.where(shares > 0, floors).sum()
    if floors.sum() > units or most < units:
        return
    low, high = 0.0, float((ceilings[shares > 0] / shares[shares > 0]).max()) + 1.0
    for _ in range(200):
        middle = (low + high) / 2
        below = (shares * middle).clip(floors, ceilings).sum() < units
        low, high = (middle, high) if below else (low, middle)
    expected = (shares * high).clip(floors, ceilings)
    found = divide(shares, units, floors=floors, ceilings=ceilings).exact
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-6)


@given(_cases())
def test_whoever_is_not_held_gets_the_same_for_each_part_of_its_share(case):
    shares, units, floors, ceilings = case
    if floors.sum() > units or ceilings.where(shares > 0, floors).sum() < units:
        return
    found = divide(shares, units, floors=floors, ceilings=ceilings)
    free = (found.held == "") & (shares > 0)
    rates = found.exact[free] / shares[free]
    np.testing.assert_allclose(rates, rates.mean() if len(rates) else 0.0, rtol=1e-9)
