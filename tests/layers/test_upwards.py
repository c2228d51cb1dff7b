import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.numbers import Status
from layers.table import IndicatorTable
from layers.upwards import aggregate_up
from tests.helpers.areas import assert_same_index
from tests.helpers.invented import invented
from tests.helpers.tables import indicator_card, table_of

RATIO = {"method": "ratio", "numerator": ["rented"], "denominator": ["rented", "owned"]}
MEAN = {"method": "weighted_mean", "weight": "pop"}

CARDS = {
    "pop": indicator_card("pop"),
    "rented": indicator_card("rented"),
    "owned": indicator_card("owned"),
    "renters": indicator_card("renters", kind="share", upwards=RATIO),
    "low": indicator_card("low", kind="share", upwards=MEAN),
    "exact": indicator_card("exact", kind="share", upwards=MEAN | {"exact": True}),
    "median": indicator_card("median", kind="median", upwards={"method": "none"}),
}


def table(**columns):
    plain = {
        "pop": [100, 300, 50],
        "rented": [10, 30, 5],
        "owned": [30, 30, 0],
        "renters": [25, 50, 100],
        "low": [10, 20, 40],
        "exact": [10, 20, 40],
        "median": [250, 300, 350],
    }
    return table_of(plain | columns, ["a", "b", "c"])


PARENT = pd.Series({"c": "q", "a": "p", "b": "p"})


def up(parts, parent=PARENT, **options):
    return aggregate_up(parts, CARDS, parent, **options)


def test_figures_of_parents_worked_out_by_hand():
    found = up(table())
    assert_same_index(found.values, ["p", "q"])
    assert found.indicators == tuple(CARDS)
    assert found.values.loc["p"].drop("median").to_dict() == {
        "pop": 400,
        "rented": 40,
        "owned": 60,
        "renters": 40.0,  # 100 * 40 / 100, not the mean of 25 and 50
        "low": 17.5,  # (100 * 10 + 300 * 20) / 400, not 15
        "exact": 17.5,
    }


def test_a_parent_of_one_area_has_its_figures():
    found, own = up(table()), table()
    for indicator in ("pop", "rented", "owned", "renters", "low", "exact"):
        assert found.values.loc["q", indicator] == own.values.loc["c", indicator]


def test_states_say_what_is_observed_and_what_is_estimated():
    assert up(table()).status.loc["p"].to_dict() == {
        "pop": Status.OBSERVED,
        "rented": Status.OBSERVED,
        "owned": Status.OBSERVED,
        "renters": Status.OBSERVED,
        "low": Status.ESTIMATED,
        "exact": Status.OBSERVED,
        "median": Status.MISSING,
    }


def test_what_rests_on_an_estimate_is_estimated():
    parts = table()
    status = parts.status.copy()
    status.loc["a", ["rented", "exact"]] = Status.ESTIMATED
    found = up(IndicatorTable(parts.values, status)).status
    assert found.loc["p", ["rented", "renters", "exact"]].tolist() == [Status.ESTIMATED] * 3
    assert found.loc["p", ["pop", "owned"]].tolist() == [Status.OBSERVED] * 2
    assert found.loc["q", ["rented", "renters", "exact"]].tolist() == [Status.OBSERVED] * 3


def test_an_exact_mean_is_an_estimate_where_a_part_with_persons_lacks_its_figure():
    assert up(table(exact=[np.nan, 20, 40])).status.loc["p", "exact"] == Status.ESTIMATED
    nobody = table(exact=[np.nan, 20, 40], pop=[0, 300, 50])
    assert up(nobody).status.loc["p", "exact"] == Status.OBSERVED


def test_a_sum_or_a_ratio_with_a_part_missing_is_missing_and_never_zero():
    found = up(table(rented=[10, np.nan, 5]))
    assert found.values.loc["p", ["rented", "renters"]].isna().all()
    assert found.values.loc["p", "owned"] == 60
    assert found.status.loc["p", "rented"] == Status.MISSING
    assert found.status.loc["p", "renters"] == Status.MISSING


def test_a_ratio_to_nothing_is_missing():
    found = up(table(rented=[0, 0, 5], owned=[0, 0, 0]))
    assert np.isnan(found.values.loc["p", "renters"])


def test_a_weighted_mean_is_of_the_parts_that_have_a_figure():
    # b holds 300 of 400 and stands alone.
    found = up(table(low=[np.nan, 20, 40]))
    assert found.values.loc["p", "low"] == 20
    # a holds 100 of 400: less than half of the base says nothing.
    assert np.isnan(up(table(low=[10, np.nan, 40])).values.loc["p", "low"])
    assert up(table(low=[10, np.nan, 40]), min_base=0.25).values.loc["p", "low"] == 10


def test_a_weighted_mean_without_any_figure_is_missing():
    found = up(table(low=[np.nan, np.nan, np.nan]))
    assert found.values["low"].isna().all()
    assert (found.status["low"] == Status.MISSING).all()


def test_a_part_without_a_base_weighs_nothing_but_is_no_zero():
    assert up(table(pop=[0, 300, 50])).values.loc["p", "low"] == 20
    # Nobody lives there: no mean at all.
    assert np.isnan(up(table(pop=[0, 0, 50])).values.loc["p", "low"])


def test_a_part_with_an_unknown_base_makes_no_figure_up():
    found = up(table(pop=[np.nan, 300, 50]))
    assert np.isnan(found.values.loc["p", "pop"])
    assert found.values.loc["p", "low"] == 20


def test_an_area_without_a_parent_belongs_to_none():
    found = up(table(), pd.Series({"a": "p", "b": "p"}))
    assert_same_index(found.values, ["p"])
    assert found.values.loc["p", "pop"] == 400


def test_what_was_given_is_not_changed():
    parts, parent = table(), PARENT.copy()
    before = parts.fingerprint
    up(parts, parent)
    assert parts.fingerprint == before
    pd.testing.assert_series_equal(parent, PARENT)


@invented()
@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.floats(0, 100), st.sampled_from("pqr")),
        min_size=1,
        max_size=12,
    )
)
def test_a_loop_over_parents_finds_the_same(parts):
    pop, low, parent = (list(column) for column in zip(*parts, strict=True))
    codes = [f"A{at}" for at in range(len(parts))]
    cards = {"pop": CARDS["pop"], "low": CARDS["low"]}
    found = aggregate_up(
        table_of({"pop": pop, "low": low}, codes), cards, pd.Series(parent, index=codes)
    )
    assert_same_index(found.values, sorted(set(parent)))
    for name in set(parent):
        rows = [at for at, own in enumerate(parent) if own == name]
        total = sum(pop[at] for at in rows)
        mean = sum(pop[at] * low[at] for at in rows) / total
        assert found.values.loc[name, "pop"] == total
        assert found.values.loc[name, "low"] == pytest.approx(mean, rel=1e-9)


def test_a_sum_with_a_suppressed_part_is_suppressed_and_so_is_what_is_built_on_it():
    columns = {"n": [9, 20, 30], "all": [90, 80, 70]}
    table = table_of(columns, [*"abc"], suppressed=[("a", "n")])
    ratio = {"method": "ratio", "numerator": ["n"], "denominator": ["all"]}
    cards = {
        "n": indicator_card("n"),
        "all": indicator_card("all"),
        "share": indicator_card("share", kind="share", upwards=ratio),
    }
    table = IndicatorTable(
        table.values.assign(share=[None, 25.0, 40.0]), table.status.assign(share=np.int8(0))
    )
    found = aggregate_up(table, cards, pd.Series(["x", "x", "y"], [*"abc"]))
    assert found.status.loc["x"].tolist() == [Status.SUPPRESSED, Status.OBSERVED, Status.SUPPRESSED]
    assert found.status.loc["y", "share"] == Status.OBSERVED
