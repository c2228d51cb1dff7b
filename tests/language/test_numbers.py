import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.numbers import (
    MINUS,
    MISSING,
    THIN,
    interval,
    number,
    plain_number,
    rank,
    rank_of,
    with_unit,
)
from tests.helpers.invented import invented


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (7, 0, "7"),
        (1234, 0, f"1{THIN}234"),
        (1234567.891, 2, f"1{THIN}234{THIN}567,89"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, f"{MINUS}3"),
        (2.675, 2, "2,68"),
        (0.285, 2, "0,29"),
        (-12.345, 1, f"{MINUS}12,3"),
        (-0.04, 1, "0,0"),
        (-0.0, 0, "0"),
        (99.96, 1, "100,0"),
        (np.int64(12), 0, "12"),
        (np.float64(1.25), 1, "1,3"),
    ],
)
def test_figures_as_swedes_write_them(value, decimals, written):
    assert number(value, decimals) == written


@pytest.mark.parametrize("value", [None, math.nan, np.nan, np.float64("nan")])
def test_a_missing_figure_is_told_and_is_never_zero(value):
    assert number(value, 1) == MISSING
    assert with_unit(value, "%") == MISSING
    assert rank_of(value, 209) == MISSING


def test_a_unit_follows_after_a_blank_that_does_not_break():
    assert with_unit(12.34, "%", 1) == "12,3\u00a0%"
    assert with_unit(12, "") == "12"


def test_ranks_are_told_among_how_many():
    assert rank_of(3.0, 209) == "3 av 209"
    assert rank_of(2.5, 1209) == f"2,5 av 1{THIN}209"


def test_a_range_has_an_en_dash_and_one_figure_where_both_ends_read_the_same():
    assert interval(1, 12) == "1–12"
    assert interval(1.01, 1.04, 1) == "1,0"


@invented(20)
@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_half_is_rounded_away_from_zero(units, decimals):
    """A figure of one decimal more than is written, as a school book rounds it."""
    scale = 10 ** (decimals + 1)
    away = (abs(units) + 5) // 10
    whole, rest = divmod(away, 10**decimals)
    expected = f"{whole:,}".replace(",", THIN) + (f",{rest:0{decimals}d}" if decimals else "")
    expected = f"{MINUS}{expected}" if units < 0 and away else expected
    if abs(units) < 10**9:
        assert number(units / scale, decimals) == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (12.5, "12,5"), (1234.0, "1234"), (-0.125, "-0,125"), (5, "5"), (0.1, "0,1")],
)
def test_numbers_as_a_reader_types_them(value, written):
    assert plain_number(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(3.0, "3"), (2.5, "2,5"), (math.nan, MISSING), (1200.0, f"1{THIN}200")]
)
def test_a_rank_is_whole_unless_it_is_shared(value, written):
    assert rank(value) == written
