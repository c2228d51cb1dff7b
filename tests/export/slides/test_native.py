"""Charts that PowerPoint draws: gaps, strokes and words, read back from the file."""

from io import BytesIO

import openpyxl
import pptx
import pytest

from export.papers.charted import Charted
from export.papers.model import Heading, Table
from export.slides.charted import add_charted
from export.slides.deck import open_deck
from language import picture_text
from tests.export.slides.test_slides import assert_tidy, sizes
from tests.helpers.pictures import LONG, bars, profile, years


def table(rows: int = 3, columns: int = 3) -> Table:
    headings = tuple(Heading(f"Kolumn {at}") for at in range(columns))
    return Table(
        "Tabell", "Tabell", headings, tuple(("12,3 ± 1,2",) * columns for _ in range(rows))
    )


def deck_of(chart, told=None, note=""):
    deck = open_deck("Rapport")
    add_charted(deck, Charted(chart, told or table(), note))
    return pptx.Presentation(BytesIO(deck.content()))


def frame_of(deck):
    (frame,) = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    return frame


def strokes(series):
    """How far below each point its stroke goes, by the number of the point."""
    points = series._element.xpath("c:errBars/c:minus/c:numLit/c:pt")
    return {int(each.get("idx")): float(each.xpath("string(c:v)")) for each in points}


def test_gaps_are_rows_without_a_figure_in_the_chart_and_in_its_workbook():
    content = years(7)
    frame = frame_of(deck_of(content))
    style = frame.chart.part._element.xpath("string(//c:scatterStyle/@val)")
    assert style == "lineMarker"
    _, like, *_ = frame.chart.plots[0].series
    told = [None if point is None else point.value for point in content.figures(content.lines[1])]
    assert list(like.values) == told
    assert told.count(None) == 2
    assert frame.chart.part._element.xpath("string(//c:dispBlanksAs/@val)") == "gap"
    held = openpyxl.load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    rows = [(row[0].value, row[1].value) for row in held.iter_rows()]
    start = next(at for at, row in enumerate(rows) if row[1] == "Liknande")
    assert rows[start + 1 : start + 1 + len(told)] == list(zip(content.times, told, strict=True))


def test_strokes_are_there_where_the_uncertainty_is_known():
    content = years(7)
    own, like, *_ = frame_of(deck_of(content)).chart.plots[0].series
    known = [at for at, point in enumerate(content.figures(content.lines[0])) if point]
    assert strokes(own) == dict.fromkeys(known, 2.5)
    assert strokes(like) == {}


def test_marks_and_targets_are_series_with_names_and_the_axes_hold_them():
    content = years(7)
    chart = frame_of(deck_of(content)).chart
    names = [series.name for series in chart.plots[0].series]
    assert names[3:] == [each.label for each in content.marks] + [content.aims[0].label]
    assert (chart.category_axis.minimum_scale, chart.category_axis.maximum_scale) == content.across
    assert chart.value_axis.minimum_scale == content.up[0]


@pytest.mark.parametrize("count", [1, 3, 10])
@pytest.mark.parametrize("names", ["", f" {LONG}"])
def test_chart_and_table_stand_beside_each_other_in_sizes_that_can_be_read(count, names):
    deck = deck_of(years(count, names=names), table(count, 5), "Mål 2031: går inte att säga.")
    assert_tidy(deck)
    assert len(deck.slides) == 1
    frame = frame_of(deck)
    assert frame._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Linjediagram")
    assert min(sizes(frame.chart.part._element)) >= 10


def test_a_table_without_room_beside_the_chart_has_slides_of_its_own():
    deck = deck_of(years(5), table(60, 8))
    assert_tidy(deck)
    assert len(deck.slides) > 1
    assert frame_of(deck).width > deck.slide_width * 0.9


def test_bars_have_the_first_at_the_top_none_for_what_is_missing_and_strokes():
    content = bars(5)
    frame = frame_of(deck_of(content))
    plain, marked = frame.chart.plots[0].series
    assert (plain.name, marked.name) == (content.value_label, content.marked_label)
    assert list(plain.values) == [None, None, None, content.bars[3].value, None]
    assert list(marked.values)[:3] == [bar.value for bar in content.bars[:3]]
    assert strokes(marked).keys() == {0, 1}
    assert frame.chart.category_axis.reverse_order
    assert frame.chart.value_axis._element.xpath("string(c:crosses/@val)") == "max"
    names = list(frame.chart.plots[0].categories)
    assert [" ".join(name.split("\n")) for name in names] == [bar.label for bar in content.bars]
    assert frame._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Stapeldiagram")


def test_pairs_of_bars_have_no_strokes_and_say_nothing_of_them():
    content = profile()
    chart = frame_of(deck_of(content)).chart
    assert [series.name for series in chart.plots[0].series] == [content.area, content.city]
    assert chart.value_axis.axis_title.text_frame.text == content.axis
    sure = frame_of(deck_of(bars(5))).chart.value_axis.axis_title.text_frame.text
    assert sure == picture_text.with_strokes("Index")


def test_a_table_whose_words_would_be_broken_beside_the_chart_has_a_slide_of_its_own():
    words = ("Arbetsmarknadsförvaltningens",) * 6
    headings = tuple(Heading(f"Kolumn {at}") for at in range(6))
    deck = deck_of(bars(4), Table("Tabell", "Tabell", headings, (words,)))
    assert len(deck.slides) == 2
