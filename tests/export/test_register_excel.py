import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.register_excel import excel_bytes, fitted
from export.register_tables import RegisterTable
from layers.cells import unguarded
from layers.register import Register
from tests.helpers.initiatives import initiative_card
from tests.helpers.invented import invented
from tests.helpers.registers import TERMS

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=cmd|" /C calc"!A0', "\t=1", "\r=1"]


def sheet_of(register, name="Insatser"):
    content = excel_bytes(register, TERMS)
    return openpyxl.load_workbook(io.BytesIO(content))[name]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text):
    card = initiative_card("x", "a", name=text, programme=text, note=text)
    sheet = sheet_of(Register(cards=(card,)).put(card.model_copy(update={"note": "x"}), when="1"))
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any(str(cell.value)[:1] in "=+-@" for cell in sheet[2] if cell.value)


def test_headings_are_bold_and_stay_in_sight():
    sheet = sheet_of(Register(cards=(initiative_card("x", "a"),)))
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]][:3] == ["Id", "Insats", "Program"]


def test_ages_are_numbers_and_so_are_coordinates_that_a_workbook_can_hold():
    site = {"name": "Huset", "longitude": 13.02, "latitude": 12.985843622507549}
    place = {"sites": [site | {"certainty": "verified"}]}
    target = {"group": "Barn", "age_from": 6}
    card = initiative_card("x", extent="points", target=target, geography=place)
    register = Register(cards=(card,))
    assert sheet_of(register)["J2"].value == 6
    row = [cell.value for cell in sheet_of(register, "Platser")[2]]
    assert row[2:4] == [13.02, "12.985843622507549"]


@invented(200)
@given(st.lists(st.text(alphabet="ab'=", max_size=30), min_size=1))
def test_what_goes_on_in_other_columns_is_whole_again_when_put_together(texts):
    table = RegisterTable("T", ("A", "B"), tuple((text or None, 1.0) for text in texts))
    parted = fitted(table, limit=7)
    assert parted.headings[-1] == "B"
    for text, row in zip(texts, parted.rows, strict=True):
        first, *rest = (cell or "" for cell in row[:-1])
        assert first + "".join(map(unguarded, rest)) == text
        assert all(len(cell) <= 8 for cell in row[:-1] if cell)
        assert not any(cell.startswith("=") for cell in row[1:-1] if cell)


def test_a_table_without_rows_keeps_its_headings():
    table = RegisterTable("T", ("A", "B"), ())
    assert fitted(table) == table
