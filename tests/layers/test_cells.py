import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.cells import from_cell, guarded, join_list, split_list, to_cell, unguarded
from tests.helpers.invented import invented


@invented(500)
@given(st.text())
def test_every_text_comes_back_from_its_cell(text):
    assert from_cell(to_cell(text)) == text
    assert unguarded(guarded(text)) == text


@invented(500)
@given(st.text())
def test_a_cell_holds_nothing_that_a_file_loses_or_runs(text):
    cell = to_cell(text)
    assert cell == cell.strip()
    assert not cell.startswith(("=", "+", "-", "@"))
    assert not any(sign < " " and sign not in "\t\n" for sign in cell)


@invented(500)
@given(st.lists(st.text(alphabet="ab;\"\n '=") | st.text()))
def test_every_list_comes_back_from_its_text(items):
    assert split_list(join_list(items)) == tuple(items)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a; b;c", ("a", "b", "c")),
        ("a\nb\n\nc", ("a", "b", "c")),
        (" ;; a ; ", ("a",)),
        ('a "b" c; "d', ('a "b" c', '"d')),
        ("", ()),
    ],
)
def test_lists_that_people_write_are_read(text, items):
    assert split_list(text) == items


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("rad\rrad", "rad_x000D_rad"),
        (" x", "_x0020_x"),
        ("_x0041_", "_x005F_x0041_"),
        ("två\nrader", "två\nrader"),
        ("2-3", "2-3"),
    ],
)
def test_text_is_left_alone_where_it_can_be(text, cell):
    assert to_cell(text) == cell
