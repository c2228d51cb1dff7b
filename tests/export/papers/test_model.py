"""Tables and how their cells are read."""

import pytest

from export.papers.model import Heading, Table, shown
from language import numbers


@pytest.mark.parametrize(
    ("cell", "heading", "told"),
    [
        (1234.56, Heading("Tal", 1), "1\u202f234,6"),
        (12.0, Heading("Andel", 0, "%"), "12\u00a0%"),
        (None, Heading("Tal", 0), numbers.MISSING),
        (None, Heading("Text"), ""),
        (0.0, Heading("Tal", 0), "0"),
        (numbers.SUPPRESSED, Heading("Tal", 0), numbers.SUPPRESSED),
    ],
)
def test_a_cell_is_told_in_swedish_and_what_is_missing_is_never_zero(cell, heading, told):
    assert shown(cell, heading) == told


TABLE = Table("t", "T", (Heading("A"), Heading("B", 0), Heading("C")), (("a", 1.0, "c"),), "Not.")


def test_columns_are_kept_in_the_order_asked_for_and_unknown_ones_are_left_out():
    kept = TABLE.kept(["C", "Finns inte", "A"])
    assert [heading.title for heading in kept.headings] == ["C", "A"]
    assert kept.rows == (("c", "a"),)
    assert (kept.name, kept.caption, kept.note) == ("t", "T", "Not.")


def test_a_row_without_a_cell_for_each_heading_is_refused():
    with pytest.raises(ValueError, match="3 cells"):
        Table("t", "T", TABLE.headings, (("a", 1.0),))
