"""The sheet of charts, read back: figures, gaps, names and words."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.chart import BarChart, ScatterChart

from export.excel import Face, book_bytes
from export.papers.charted import Charted, chart_words
from export.papers.model import Heading, Table
from language import documents_text, picture_text
from tests.helpers.papers import unpacked
from tests.helpers.pictures import bars, profile, years

EMPTY = Table("Tom", "Tom", (Heading("a"),), ())


def book_of(*charts):
    charted = [Charted(chart, EMPTY, "=1+1") for chart in charts]
    return book_bytes([EMPTY], Face("T", "S", "L", date(2026, 3, 1)), charted)


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))[documents_text.CHARTS]


def test_without_charts_there_is_no_sheet_for_them():
    book = openpyxl.load_workbook(io.BytesIO(book_of()))
    assert book.sheetnames == ["Tom"]


def test_figures_stand_below_their_chart_with_empty_cells_for_gaps():
    content = years(7)
    rows = [[cell.value for cell in row] for row in sheet_of(book_of(content)).iter_rows()]
    at = next(at for at, row in enumerate(rows) if row[0] == picture_text.YEAR)
    assert rows[at][1:4] == [line.label for line in content.lines]
    assert rows[at][4] == picture_text.interval_of("Norr")
    figures = [content.figures(line) for line in content.lines]
    for number, time in enumerate(content.times):
        told = [None if own[number] is None else own[number].value for own in figures]
        assert rows[at + 1 + number][:4] == [time, *told]
    labels = {row[0] for row in rows[at:]}
    assert {*(mark.label for mark in content.marks), content.aims[0].label} <= labels


def test_a_chart_reads_its_own_cells_and_leaves_gaps():
    content = years(7)
    sheet = sheet_of(book_of(content, bars(5), profile()))
    lines, ranked, pairs = sheet._charts
    assert isinstance(lines, ScatterChart)
    assert isinstance(ranked, BarChart)
    assert len(lines.series) == 3 + len(content.marks) + 1
    assert [bool(series.errBars) for series in lines.series[:3]] == [True, False, True]
    assert len(pairs.series) == 2
    xml = unpacked(book_of(content))["xl/charts/chart1.xml"].decode()
    assert '<c:dispBlanksAs val="gap"/>' in xml


def test_the_cells_that_a_chart_reads_are_those_of_its_table():
    content = years(7)
    sheet = sheet_of(book_of(content))
    own = sheet._charts[0].series[1]
    area = own.yVal.numRef.f.split("!")[1].replace("$", "")
    values = [row[0].value for row in sheet[area]]
    assert values == [point and point.value for point in content.figures(content.lines[1])]


@pytest.mark.parametrize("content", [years(3), bars(4), profile()])
def test_every_chart_has_words(content):
    drawing = unpacked(book_of(content))["xl/drawings/drawing1.xml"].decode()
    assert chart_words(content)[:40] in drawing


def test_words_of_data_are_no_formulas():
    sheet = sheet_of(book_of(years(3, title="=Norr")))
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
