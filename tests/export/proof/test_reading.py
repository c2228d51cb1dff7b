"""Values by place: what is the same, what differs, and where."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from export.proof.reading import Place, compare, is_same, leaves, plain, table

VALUES = st.one_of(st.none(), st.text(max_size=5), st.floats(allow_nan=False))
READINGS = st.dictionaries(
    st.builds(Place, st.sampled_from("ab"), st.sampled_from("12"), st.sampled_from("xy")), VALUES
)


@given(READINGS)
def test_a_reading_does_not_differ_from_itself(reading):
    assert compare(reading, dict(reading)) == []


@given(READINGS, READINGS)
def test_every_place_that_differs_is_found_once(told, computed):
    found = compare(told, computed)
    expected = {
        place
        for place in {*told, *computed}
        if place not in told or place not in computed or not is_same(told[place], computed[place])
    }
    assert {each.place for each in found} == expected
    assert len(found) == len(expected)
    assert all(each.is_lacking == (each.place not in told) for each in found)
    assert all(each.is_extra == (each.place not in computed) for each in found)


def test_differences_come_in_the_order_of_the_file():
    a, b, c = (Place("t", "1", name) for name in "abc")
    found = compare({b: 1.0, a: 1.0}, {a: 2.0, c: 3.0, b: 2.0})
    assert [each.place for each in found] == [b, a, c]
    assert (found[0].told, found[0].computed) == (1.0, 2.0)


@pytest.mark.parametrize(
    ("told", "computed", "same"),
    [
        (0.1 + 0.2, 0.3, True),
        (48.7, 48.8, False),
        (1e6, 1e6 + 1, False),
        (0.0, 1e-6, False),
        (1.0, "1", False),
        (None, 0.0, False),
        ("a", "a ", False),
        (shapely.Point(373000, 6163000), shapely.Point(373000.0001, 6163000), True),
        (shapely.Point(373000, 6163000), shapely.Point(373000.1, 6163000), False),
        (shapely.Point(1, 1), None, False),
    ],
)
def test_the_last_digits_do_not_matter_and_all_else_does(told, computed, same):
    assert is_same(told, computed) is same
    assert is_same(computed, told) is same


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.int64(3), 3.0),
        (True, "True"),
        (float("nan"), None),
        (b"ab", "b'ab'"),
        ("3", "3"),
        (None, None),
    ],
)
def test_values_of_libraries_become_plain(value, expected):
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_an_infinite_figure_stays_one():
    assert plain(float("inf")) == math.inf


def test_rows_are_named_by_the_first_column_that_names_each():
    rows = [["x", "A"], ["x", "B"]]
    by_code = table("t", ["namn", "kod"], rows, ["namn", "kod"])
    assert list(by_code) == [
        Place("t", code, column) for code in "AB" for column in ("namn", "kod")
    ]
    assert {place.row for place in table("t", ["namn", "kod"], rows)} == {"1", "2"}
    assert {place.row for place in table("t", ["kod"], [["A"], [None]], ["kod"])} == {"1", "2"}


def test_a_heading_that_comes_twice_keeps_both_columns():
    assert [place.column for place in table("t", ["a", "a"], [[1, 2]])] == ["a", "a (1)"]


def test_leaves_are_told_by_row_and_column():
    data = {"a": [1, {"b": "x"}], "c": None}
    assert leaves("d", data) == {
        Place("d", "a", "1"): 1.0,
        Place("d", "a", "2.b"): "x",
        Place("d", "c", ""): None,
    }
