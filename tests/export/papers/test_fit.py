"""What fits: nothing lost, nothing overlapping, nothing outside its room."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.papers.cut import one_page
from export.papers.fit import SIZES, Box, Words, fitted_size, pages, shortened
from export.papers.measure import (
    AFTER,
    Grid,
    caption_height,
    column_widths,
    has_whole_words,
    lines_of,
    suited,
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


LONG_WORDS = (
    "Sysselsättning",
    "Gymnasie- och vuxenutbildningsnämnden",
    "Eftergymnasial utbildning",
)


def pieces(told, size, width):
    """Words that a column of a width would break."""
    return [
        word
        for word in told.split(" ")
        if len(lines_of(word, size, width - 10.0)) > 1  # 5 points at each side
    ]


def test_no_column_is_narrower_than_its_longest_word():
    held = Grid("", LONG_WORDS, (("1", "2", "3"), ("a " * 90, *LONG_WORDS[:2])), (False,) * 3)
    for size, width in ((14.0, 600.0), (10.0, 420.0)):
        assert has_whole_words(held, size, width)
        widths = column_widths(held, size, width)
        assert sum(widths) == pytest.approx(width)
        for cells, own in zip(zip(held.headings, *held.rows, strict=True), widths, strict=True):
            assert [word for cell in cells for word in pieces(cell, size, own)] == []


def test_a_table_shrinks_before_a_word_is_broken():
    held = Grid("", LONG_WORDS, (("1", "2", "3"),), (False,) * 3)
    placed = pages([held], Box(0, 0, 470, 300), LATER)[0][0]
    assert placed.size < SIZES[0][1]
    for told, own in zip(held.headings, placed.widths, strict=True):
        assert pieces(told, placed.size, own) == []


def test_long_headings_give_way_to_declared_short_ones_only_where_they_must():
    held = Grid("", LONG_WORDS, (("1", "2", "3"),), (True,) * 3, ("Syss.", "Gym.", "Utb."))
    assert suited(held, 12.0, 700.0).headings == LONG_WORDS
    assert suited(held, 12.0, 200.0).headings == held.short


@settings(max_examples=30, deadline=None)
@given(sentences, rows)
def test_what_has_to_stand_on_one_slide_keeps_within_it_and_says_what_it_left_out(told, cells):
    blocks = [Words(tuple(told)), Grid("Tabell", ("A", "B", "C"), tuple(cells), (False,) * 3)]
    placed = one_page(blocks, FIRST)
    assert placed[-1].box.bottom <= FIRST.bottom + 1e-6
    for over, under in itertools.pairwise([each.box for each in placed]):
        assert over.bottom <= under.top + 1e-6
    (grid,) = [each.block for each in placed if isinstance(each.block, Grid)] or [blocks[1]]
    left = len(cells) - len(grid.rows)
    if left > 0:
        assert grid.rows[-1][0] == f"… och {left + 1} till"
    kept = next(each.block for each in placed if isinstance(each.block, Words)).paragraphs
    assert kept[-1].endswith("…") == (letters(kept) != letters(told))
