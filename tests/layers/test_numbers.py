import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import numbers as swedish
from layers.numbers import MARKERS, Status, decimal_signs, parse_numbers
from tests.helpers.invented import invented


def parse(*cells, decimal=","):
    values, status, wrong = parse_numbers(pd.Series(cells, dtype=str), decimal)
    return values.tolist(), status.tolist(), wrong.tolist()


def value_of(cell, decimal=","):
    (value,), (status,), (wrong,) = parse(cell, decimal=decimal)
    assert not wrong, cell
    assert status == Status.OBSERVED
    return value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0.0),
        ("12", 12.0),
        ("1,5", 1.5),
        (",5", 0.5),
        ("5,", 5.0),
        (" 7 ", 7.0),
        ("+3", 3.0),
        ("-3,25", -3.25),
        ("\u22123,25", -3.25),
        ("1 234", 1234.0),
        ("1\u00a0234\u00a0567", 1234567.0),
        ("12\u2009345,5", 12345.5),
        ("\u22121\u202f234,5", -1234.5),
        ("1e3", 1000.0),
        ("1,5E-3", 0.0015),
        ("0012", 12.0),
    ],
)
def test_numbers_as_swedes_write_them(cell, value):
    assert value_of(cell) == value


@pytest.mark.parametrize(("cell", "value"), [("1.5", 1.5), ("1 234.5", 1234.5), ("-.5", -0.5)])
def test_numbers_with_a_decimal_point(cell, value):
    assert value_of(cell, decimal=".") == value


@pytest.mark.parametrize(
    "cell",
    [
        "-",
        "–",
        "1.5",
        "1,2,3",
        "1.234,5",
        "12 34",
        "1 2345",
        "1  234",
        "− 5",
        "5 %",
        "12a",
        "ca 5",
        "1e999",
        "inf",
        "1_000",
        "0x10",
        "=1+1",
        "#DIV/0!",
        "True",
        "2024-01-01",
    ],
)
def test_what_is_not_surely_a_number_is_wrong_and_has_no_value(cell):
    (value,), (status,), (wrong,) = parse(cell)
    assert wrong
    assert math.isnan(value)
    assert status == Status.MISSING


@pytest.mark.parametrize("mark", [*MARKERS, *map(str.upper, MARKERS), "  "])
def test_a_mark_is_a_state_and_never_zero(mark):
    (value,), (status,), (wrong,) = parse(mark)
    assert not wrong
    assert math.isnan(value)
    assert status == MARKERS[mark.strip().casefold()]


def test_missing_and_suppressed_are_different_states():
    assert parse("..", "x")[1] == [Status.MISSING, Status.SUPPRESSED]


def test_a_file_that_says_what_its_hyphen_means_is_believed():
    cells = pd.Series(["-", "3"])
    values, status, wrong = parse_numbers(cells, ",", MARKERS | {"-": Status.MISSING})
    assert np.isnan(values[0])
    assert not wrong.any()
    assert status.tolist() == [Status.MISSING, Status.OBSERVED]


def test_minus_zero_is_zero():
    assert math.copysign(1, value_of("-0")) == 1
    assert math.copysign(1, value_of("\u22120,0")) == 1


def test_no_cells_at_all():
    assert parse() == ([], [], [])


@pytest.mark.parametrize(
    ("cells", "signs"),
    [
        (["1", "2"], set()),
        (["1,5", "2"], {","}),
        (["1.5", "1 234.5"], {"."}),
        (["1,5", "1.5"], {",", "."}),
        (["a.b", "x, y", ".", "..", ","], set()),
    ],
)
def test_decimal_signs_are_seen_in_numbers_only(cells, signs):
    assert decimal_signs(pd.Series(cells, dtype=str)) == signs


@invented()
@given(
    st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 3)),
    st.integers(0, 6),
)
def test_what_the_screen_writes_the_reader_reads(value, decimals):
    written = swedish.number(value, decimals)
    assert value_of(written) == pytest.approx(value, abs=0.5000001 * 10**-decimals, rel=1e-12)


@invented()
@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_comes_back_exactly(value):
    assert value_of(swedish.number(value)) == value
    assert value_of(str(value)) == value
