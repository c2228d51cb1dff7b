"""Whole columns of numbers are read as their cells are one by one."""

import math
import re
import struct

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.numbers import MARKERS, PLAIN, SPACED, SPACES, Status, decimal_signs, parse_numbers
from tests.helpers.invented import invented

CELLS = st.one_of(
    st.floats(-1e9, 1e9).map(lambda x: f"{x:.3f}"),
    st.floats(-1e9, 1e9).map(lambda x: f"{x:.2f}".replace(".", ",")),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-(10**20), 10**20).map(str),
    st.integers(0, 10**9).map(lambda x: f"{x:,}".replace(",", " ")),
    st.from_regex(
        re.compile(r"[+\-\u2212 ]?[0-9]{0,4}[.,]?[0-9]{0,4}\s?", re.ASCII), fullmatch=True
    ),
    st.sampled_from(
        [*MARKERS, "-0", "-0,0", "-0.0", "1e5", "1E-3", "9" * 400, "٣", "1\n", "-", "a"]
    ),
    st.text(max_size=4),
)


def one_by_one(cell, decimal, markers):
    """The rule for a single cell, written out."""
    text = cell.strip()
    mark = markers.get(text.casefold())
    if mark is not None:
        return math.nan, mark, False
    bare = text.translate(SPACES) if SPACED.fullmatch(text) else text
    if PLAIN[decimal].fullmatch(bare):
        value = float(bare.replace(decimal, ".").replace("\u2212", "-"))
        if math.isfinite(value):
            return value + 0.0, Status.OBSERVED, False
    return math.nan, Status.MISSING, True


def signs_of(cell):
    bare = cell.translate(SPACES)
    return {sign for sign in ".," if sign in bare and PLAIN[sign].fullmatch(bare)}


def bits(values):
    return [struct.pack("d", value) for value in values]


@invented(150)
@given(
    cells=st.lists(CELLS, max_size=30),
    decimal=st.sampled_from([".", ","]),
    markers=st.sampled_from([MARKERS, MARKERS | {"-": Status.MISSING}, MARKERS | {"9": Status(2)}]),
)
def test_a_column_is_read_as_its_cells(cells, decimal, markers):
    column = pd.Series(cells, dtype=str)
    values, status, wrong = parse_numbers(column, decimal, markers)
    expected = [one_by_one(cell, decimal, markers) for cell in cells]
    assert bits(values) == bits(value for value, _, _ in expected)
    assert status.tolist() == [state for _, state, _ in expected]
    assert wrong.tolist() == [fault for _, _, fault in expected]
    assert decimal_signs(column) == set().union(*map(signs_of, cells))


@pytest.mark.parametrize("kind", [str, object])
def test_how_the_text_is_stored_does_not_matter(kind):
    column = pd.Series(["1,5", "..", "2 000", "x"], index=[3, 7, 8, 9], dtype=kind)
    values, status, wrong = parse_numbers(column, ",")
    assert values[[0, 2]].tolist() == [1.5, 2000.0]
    assert status.tolist() == [Status.OBSERVED, Status.MISSING, Status.OBSERVED, Status.SUPPRESSED]
    assert not wrong.any()
