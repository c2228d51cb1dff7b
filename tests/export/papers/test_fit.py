"""What fits: nothing lost, nothing overlapping, nothing outside its room."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.papers.fit import (
    AFTER,
    Box,
    Grid,
    Words,
    caption_height,
    column_widths,
    fitted_size,
    pages,
    shortened,
    text_height,
)

FIRST, LATER = Box(400, 100, 300, 300), Box(36, 100, 880, 380)

sentences = st.lists(st.text("aå bcd", min_size=1, max_size=400), min_size=1, max_size=12)
cells = st.text("xyz åäö", max_size=300)
rows = st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=25)


def letters(told):
    return "".join(told).replace(" ", "")


@settings(max_examples=30, deadline=None)
@given(sentences, rows)
def test_nothing_is_lost_nothing_overlaps_and_nothing_leaves_its_room(paragraphs, cells):
    blocks = [Words(tuple(paragraphs)), Grid("Tabell", ("A", "B", "C"), tuple(cells), (False,) * 3)]
    found = pages(blocks, FIRST, LATER)
    for number, slide in enumerate(found):
        room = FIRST if number == 0 else LATER
        boxes = [each.box for each in slide]
        assert all(box.top >= room.top and box.bottom <= room.bottom + 1e-6 for box in boxes)
        assert all(box.left == room.left and box.width <= room.width for box in boxes)
        for over, under in itertools.pairwise(boxes):
            assert over.bottom <= under.top + 1e-6
    placed = [each.block for slide in found for each in slide]
    told = [p for each in placed if isinstance(each, Words) for p in each.paragraphs]
    assert letters(told) == letters(paragraphs)
    grids = [each for each in placed if isinstance(each, Grid)]
    for column in range(3):
        kept = [row[column] for each in grids for row in each.rows]
        assert letters(kept) == letters([row[column] for row in cells])


def test_short_content_is_large_and_long_content_small():
    short = pages([Words(("Kort.",))], FIRST, LATER)
    long = pages([Words(("Längre " * 60,))], FIRST, LATER)
    assert len(short) == len(long) == 1
    assert short[0][0].size > long[0][0].size


def test_a_box_is_as_high_as_its_paragraphs():
    placed = pages([Words(("En rad.", "En till."))], FIRST, LATER)[0][0]
    one = text_height("En rad.", placed.size, FIRST.width)
    assert placed.box.height == pytest.approx(2 * (one + AFTER))


def test_columns_fill_the_width_and_give_long_text_more():
    held = Grid("", ("A", "B"), (("1", "en lång förklaring med många ord " * 4),), (True, False))
    widths = column_widths(held, 10, 500)
    assert sum(widths) == pytest.approx(500)
    assert widths[1] > 3 * widths[0]


def test_a_title_shrinks_and_what_has_no_room_at_all_ends_in_an_ellipsis():
    long = "Ett mycket långt namn på ett område " * 4
    assert fitted_size("Kort", 600, 58, (28, 14)) == 28
    assert fitted_size(long, 600, 58, (28, 14)) == 14
    cut = shortened(long * 10, 14, 600, 58)
    assert cut.endswith("…")
    assert text_height(cut, 14, 600, bold=True) <= 58
    assert shortened("Kort", 14, 600, 58) == "Kort"


def test_captions_and_headings_are_measured_in_the_bold_that_they_are_written_in():
    told = "Uppgifter för ett område med ett långt namn " * 3
    held = Grid(told, ("A",), (("1",),), (False,))
    assert caption_height(held, 14, 300) == text_height(told, 14, 300, bold=True) + AFTER
    assert caption_height(held, 14, 300) > text_height(told, 14, 300)
