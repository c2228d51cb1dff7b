import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from layers.join import join, unmatched_faults
from layers.numbers import Status
from layers.table import IndicatorTable
from tests.helpers.areas import assert_same_index
from tests.helpers.invented import invented
from tests.helpers.tables import table_of


def codes(*names):
    return pd.Index(names, dtype=str)


def test_figures_follow_their_code_and_not_their_row():
    table = table_of({"v": [1, 2, 3]}, ["c", "a", "b"])
    joined = join(table, codes("a", "b", "c"))
    assert_same_index(joined.table.values, ["a", "b", "c"])
    assert joined.table.values["v"].tolist() == [2, 3, 1]
    assert (joined.not_in_areas, joined.not_in_table) == ((), ())


def test_an_area_without_a_row_is_missing_and_a_row_without_an_area_is_left_out():
    joined = join(table_of({"v": [1, 2]}, ["a", "x"]), codes("b", "a"))
    assert_same_index(joined.table.status, ["b", "a"])
    assert np.isnan(joined.table.values.loc["b", "v"])
    assert joined.table.status["v"].tolist() == [Status.MISSING, Status.OBSERVED]
    assert joined.table.status["v"].dtype == np.int8
    assert (joined.not_in_areas, joined.not_in_table) == (("x",), ("b",))


def test_states_follow_too():
    table = table_of({"v": [1, 2]}, ["a", "b"], suppressed=[("b", "v")])
    assert join(table, codes("b", "a")).table.status["v"].tolist() == [
        Status.SUPPRESSED,
        Status.OBSERVED,
    ]


@invented()
@given(st.permutations(range(8)))
def test_the_order_of_rows_never_matters(order):
    table = table_of({"v": range(8), "w": range(8, 16)})
    rows = list(order)
    mixed = IndicatorTable(table.values.iloc[rows], table.status.iloc[rows])
    assert join(mixed, table.codes).table.fingerprint == table.fingerprint


def test_codes_that_match_nothing_are_told_for_both_files():
    assert unmatched_faults(codes("a", "b"), codes("b", "c"), "o.gpkg", "t.csv") == [
        Fault(FaultKind.CODE_NOT_IN_AREAS, "t.csv", "", "c", "o.gpkg"),
        Fault(FaultKind.CODE_NOT_IN_TABLE, "o.gpkg", "", "a", "t.csv"),
    ]


def test_empty_and_repeated_codes_are_not_told_as_unmatched():
    assert unmatched_faults(codes("a", "", "a"), codes("", "a"), "o", "t") == []


def test_a_code_is_matched_as_text_and_not_as_a_number():
    assert len(unmatched_faults(codes("0101"), codes("101"), "o", "t")) == 2
