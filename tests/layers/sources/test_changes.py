import numpy as np
import pandas as pd

from layers.sources.changes import Change, compare
from tests.helpers.areas import frame_of, square


def table(values, codes="abc", year="2024"):
    return pd.DataFrame({"code": list(codes), "year": year, "value": values})


KEYS = ("code", "year")


def test_the_first_set_is_all_new():
    assert compare(None, table([1, 2, 3]), KEYS) == Change(first=True, added=3)


def test_the_order_of_rows_means_nothing():
    assert compare(table([1, 2, 3]), table([3, 2, 1], "cba"), KEYS).is_none


def test_rows_are_counted_by_key():
    found = compare(table([1.0, 2.0, np.nan]), table([1.5, np.nan, np.nan, 4.0], "abcd"), KEYS)
    assert found == Change(added=1, changed=2)
    assert compare(table([1, 2, 3]), table([1], "a"), KEYS) == Change(removed=2)


def test_missing_and_missing_is_the_same():
    assert compare(table([np.nan] * 3), table([np.nan] * 3), KEYS).is_none


def test_columns_that_come_and_go_are_named():
    before = table([1, 2, 3]).assign(old="x")
    assert compare(before, table([1, 2, 3]), KEYS) == Change(columns=("old",))
    assert compare(before.drop(columns="code"), table([1, 2, 3]), KEYS).removed == 3


def test_an_outline_that_has_moved_is_a_change():
    before = frame_of([square(), square(1)], ["a", "b"])
    after = frame_of([square(), square(2)], ["a", "b"])
    assert compare(before, after, ("code",)) == Change(changed=1)
    assert compare(before, before.copy(), ("code",)).is_none
