"""The workbook, read back by another program."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from export.excel import ACROSS, FIRST_ROW, LINE, MOST_LINES, excel_bytes
from language import documents_text as words
from language import numbers
from tests.helpers.dossiers import TOLD, small_place
from tests.helpers.papers import HOSTILE, REASON, secrets_in, small_papers, unpacked

HEAD = FIRST_ROW + 1
"""Row of the headings as openpyxl counts."""


@pytest.fixture(scope="module")
def content():
    return excel_bytes(small_papers())


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(BytesIO(content))


def table(book, name):
    rows = list(book[name].iter_rows(min_row=HEAD, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_sheets_are_all_there_in_order(book):
    assert book.sheetnames == list(words.SHEETS.values())


def test_every_sheet_is_frozen_filtered_and_set_for_print(book):
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(HEAD + 1))
        assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")
        assert sheet.page_setup.orientation == "landscape"
        across = sum(column.width for column in sheet.column_dimensions.values())
        assert across / (sheet.page_setup.fitToWidth or 1) <= ACROSS * 1.1
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert bool(sheet.print_title_cols) == ((sheet.page_setup.fitToWidth or 1) > 1)
        assert sheet.oddFooter.right.text == "Sida &P av &N"


def test_a_row_is_as_high_as_its_longest_text_and_no_higher_than_can_be_read(book):
    sheet = book[words.SHEETS["method"]]
    heights = {}
    for row in sheet.iter_rows(min_row=HEAD + 1):
        longest = max(len(str(cell.value or "")) for cell in row)
        heights[longest] = sheet.row_dimensions[row[0].row].height or LINE
    assert heights[min(heights)] == LINE
    assert heights[max(heights)] == LINE * MOST_LINES
    lines = {longest: height / LINE for longest, height in heights.items()}
    assert all(lines[each] >= min(each / 48, MOST_LINES) for each in lines)


def test_a_note_is_as_wide_as_its_table_or_a_page_and_as_high_as_it_needs(book):
    for sheet in book:
        (merged,) = sheet.merged_cells.ranges
        assert (merged.min_row, merged.max_row, merged.min_col) == (2, 2, 1)
        widths = [column.width for column in sheet.column_dimensions.values()]
        assert sum(widths[: merged.max_col]) <= ACROSS * 1.1
        is_one_page = (sheet.page_setup.fitToWidth or 1) == 1
        assert (merged.max_col == sheet.max_column) == is_one_page
    long = max(book, key=lambda sheet: len(str(sheet["A2"].value)))
    assert long.row_dimensions[2].height > LINE


def test_numbers_are_numbers_with_the_formats_of_their_columns(book):
    rows = table(book, "Kortlista")
    assert [row["Ordning"] for row in rows] == [1, 2]
    assert rows[0]["Index"] == 50
    assert isinstance(rows[0]["Folkmängd 2025 (personer)"], float)
    assert rows[0]["Folkmängd 2025 (personer)"] == TOLD
    sheet = book["Kortlista"]
    at = {cell.value: cell.column for cell in sheet[HEAD]}
    assert sheet.cell(HEAD + 1, at["Index"]).number_format.startswith("#,##0.0;")
    assert sheet.cell(HEAD + 1, at["Ordning"]).number_format.startswith("#,##0;")
    assert "%" in sheet.cell(HEAD + 1, at[words.COVERAGE]).number_format


def test_what_is_missing_is_empty_and_never_zero(book):
    row = next(row for row in table(book, "Alla områden") if row["Kod"] == "A4")
    assert row["Rang"] is None
    assert row["Index"] is None
    assert row["Folkmängd 2025 (personer)"] is None


def test_contributions_sum_to_the_index(book):
    for row in table(book, "Bidrag"):
        if row["Index"] is not None:
            assert row["Fattiga"] + row["income"] == pytest.approx(row["Index"])


def test_a_suppressed_figure_is_told_as_such_and_is_in_no_byte(content, book):
    row = table(book, "Kandidater")[1]
    assert row["Fattiga (%)"] == numbers.SUPPRESSED
    assert secrets_in(content) == []


def test_the_search_for_what_is_suppressed_sees_what_is_told(content):
    assert any(b"3000.5" in part for part in unpacked(content).values())


def test_initiatives_boards_certainty_and_reasons_are_told(book):
    assert table(book, "Kandidater")[0]["Skäl"] == REASON
    areas = {row["Kod"]: row for row in table(book, "Insatser × områden")}
    assert areas["A2"]["Program: Stor"] == 100
    assert areas["A3"]["Program: Stor"] == 0
    assert {row["FRN"] for row in table(book, "Nämnder")} <= {"finns här", "i hela staden"}
    drawn = {row["Kod"]: row for row in table(book, "Säkerhet")}
    assert drawn["A1"][words.RANK_LOW] == 1
    assert drawn["A1"][words.RANK_HIGH] == 3
    assert drawn["A4"][words.RANK_LOW] is None


def test_an_empty_journal_says_so(book):
    assert table(book, "Journal") in ([], [dict.fromkeys(words.JOURNAL)])
    assert book["Journal"]["A2"].value == words.NOTE_NO_WORKSPACE


def test_bars_stand_in_the_columns_that_can_be_compared(book):
    ranges = [str(each.sqref) for each in book["Bidrag"].conditional_formatting]
    assert [each[0] for each in ranges] == ["D", "E", "F"]


def test_properties_name_title_case_and_day(book):
    assert book.properties.title == words.TITLE_DECK
    assert words.CASE in book.properties.subject
    assert book.properties.created == datetime(2026, 3, 1)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile):
    areas, table_, cards, register = small_place()
    named = areas.frame.assign(name=[hostile, "b", "c", "d"])
    place = (type(areas)(named), table_, cards, register)
    content = excel_bytes(small_papers(place, names={"A3": hostile}))
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    told = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [value for value in told if value.startswith(("=", "+", "@", "-"))]
    assert any(hostile.replace("\x00", " ").replace("\x0b", " ") in value for value in told)


def test_the_same_papers_give_the_same_bytes():
    assert excel_bytes(small_papers()) == excel_bytes(small_papers())
