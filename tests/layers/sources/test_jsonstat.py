"""JSON-stat 2 in the forms that the standard allows, against a reading by hand."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.numbers import Status
from layers.sources.jsonstat import read_cube
from tests.helpers.areas import FaultKind, faults_of


def dataset(**members):
    """The example of the standard's size: two areas, two years, one content."""
    return {
        "class": "dataset",
        "label": "Tabell",
        "updated": "2026-01-01",
        "note": ["Brus"],
        "id": ["A", "B"],
        "size": [2, 3],
        "dimension": {
            "A": {"category": {"index": {"y": 1, "x": 0}, "label": {"x": "ex", "y": "ypsilon"}}},
            "B": {"category": {"index": ["1", "2", "3"]}},
        },
        "value": [0, 1, 2, 3, 4, 5],
    } | members


def cells(data):
    frame = read_cube(data, "T").frame()
    return {(row["A"], row["B"]): row["value"] for row in frame.to_dict("records")}


def test_values_run_along_the_last_dimension_first():
    found = cells(dataset())
    assert found == {(a, b): 3 * "xy".index(a) + "123".index(b) for a in "xy" for b in "123"}


def test_labels_notes_and_title_come_along():
    cube = read_cube(dataset(), "T")
    assert cube.labels == {"A": {"x": "ex", "y": "ypsilon"}, "B": {"1": "1", "2": "2", "3": "3"}}
    assert (cube.title, cube.updated, cube.notes, cube.cells) == (
        "Tabell",
        "2026-01-01",
        ("Brus",),
        6,
    )


def test_values_keyed_by_position_are_the_same_and_the_rest_is_missing():
    cube = read_cube(dataset(value={"1": 1, "5": 5}), "T")
    np.testing.assert_array_equal(cube.values, [np.nan, 1, np.nan, np.nan, np.nan, 5])
    assert cube.status.tolist() == [1, 0, 1, 1, 1, 0]


@pytest.mark.parametrize("status", [{"2": "x", "3": ".."}, [None, None, "x", "..", None, None]])
def test_a_mark_says_why_there_is_no_figure(status):
    cube = read_cube(dataset(value=[0, 1, None, None, 4, None], status=status), "T")
    assert cube.status.tolist() == [
        Status.OBSERVED,
        Status.OBSERVED,
        Status.SUPPRESSED,
        Status.MISSING,
        Status.OBSERVED,
        Status.MISSING,
    ]


def test_a_figure_that_is_marked_as_not_there_is_not_used():
    cube = read_cube(dataset(status={"4": "..", "5": "x"}), "T")
    assert math.isnan(cube.values[4])
    assert math.isnan(cube.values[5])


def test_a_mark_that_is_no_reason_leaves_the_figure():
    assert read_cube(dataset(status={"0": "-", "1": "p"}), "T").values[:2].tolist() == [0, 1]


def test_one_mark_alone_is_for_every_cell():
    assert set(read_cube(dataset(status="x"), "T").status) == {Status.SUPPRESSED}


def test_a_dimension_with_one_code_may_have_a_label_only():
    data = dataset(value=[7], size=[1, 1])
    data["dimension"] = {
        "A": {"category": {"label": {"x": "X"}}},
        "B": {"category": {"index": ["1"]}},
    }
    assert cells(data) == {("x", "1"): 7}


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"id": None}, FaultKind.SOURCE_CHANGED),
        ({"id": ["A", "C"]}, FaultKind.SOURCE_CHANGED),
        ({"id": []}, FaultKind.SOURCE_CHANGED),
        ({"dimension": {"A": {}, "B": {}}}, FaultKind.SOURCE_CHANGED),
        ({"value": None}, FaultKind.SOURCE_CHANGED),
        ({"value": ["a"] * 6}, FaultKind.SOURCE_CHANGED),
        ({"value": [1] * 5}, FaultKind.SOURCE_COUNT),
        ({"value": []}, FaultKind.SOURCE_COUNT),
        ({"value": {"6": 1}}, FaultKind.SOURCE_COUNT),
        ({"value": {"-1": 1}}, FaultKind.SOURCE_COUNT),
        ({"status": ["x"]}, FaultKind.SOURCE_COUNT),
    ],
)
def test_what_does_not_hold_together_is_refused(members, kind):
    (fault,) = faults_of(read_cube, dataset(**members), "T")
    assert fault.kind is kind


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.lists(
                st.one_of(st.none(), st.integers(0, 9)),
                min_size=math.prod(size),
                max_size=math.prod(size),
            ),
        )
    )
)
def test_every_cell_lands_where_the_standard_says(case):
    size, values = case
    names = [f"D{at}" for at in range(len(size))]
    data = {
        "id": names,
        "size": size,
        "dimension": {
            name: {"category": {"index": [str(code) for code in range(length)]}}
            for name, length in zip(names, size, strict=True)
        },
        "value": values,
    }
    frame = read_cube(data, "T").frame()
    strides = [math.prod(size[at + 1 :]) for at in range(len(size))]
    for codes, value in zip(itertools.product(*map(range, size)), frame["value"], strict=True):
        expected = values[sum(code * step for code, step in zip(codes, strides, strict=True))]
        assert math.isnan(value) if expected is None else value == expected
    assert frame[names].drop_duplicates().shape[0] == math.prod(size)
