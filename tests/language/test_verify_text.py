"""What is said of a difference: values that a reader can tell apart."""

from types import SimpleNamespace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from language import verify_text as words


def where(part="Kortlista", row="", column=""):
    return SimpleNamespace(part=part, row=row, column=column)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (where(row="A1", column="Rang"), "”Kortlista”, raden A1, fältet Rang"),
        (where(row="12"), "”Kortlista”, nummer 12"),
        (where(row="stycke 2"), "”Kortlista”, stycke 2"),
        (where(), "”Kortlista”"),
    ],
)
def test_a_place_is_told_by_what_it_has(place, told):
    assert words.place(place) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, words.NOTHING),
        (48.71794871794871, "48,7179487179"),
        (-2.0, "−2"),
        ("a\n b", "”a b”"),
        (shapely.Point(1.5, 2), "en form med mitten (1,5; 2)"),
        (shapely.Point(), "en form med mitten (0; 0)"),
    ],
)
def test_a_value_is_quoted_in_swedish(value, told):
    assert words.value(value) == told


@given(st.text("ab", min_size=200, max_size=400), st.integers(0, 199))
def test_of_a_long_text_the_part_that_differs_is_quoted(told, at):
    other = told[:at] + "x" + told[at + 1 :]
    assert "x" in words.value(other, told)
    assert len(words.value(other, told)) <= words.LONGEST + 4


@pytest.mark.parametrize(
    ("is_extra", "is_lacking", "told"),
    [
        (True, False, "filen har 1, omräkningen ger ingenting"),
        (False, True, "filen har ingenting, omräkningen ger 2"),
        (False, False, "filen har 1, omräkningen ger 2"),
    ],
)
def test_what_only_one_has_is_nothing_in_the_other(is_extra, is_lacking, told):
    found = SimpleNamespace(
        place=where(), told=1.0, computed=2.0, is_extra=is_extra, is_lacking=is_lacking
    )
    assert told in words.first_line(found)
