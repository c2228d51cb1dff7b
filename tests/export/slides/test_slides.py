"""The slides, read back: geometry, words, alternatives, templates."""

from dataclasses import replace
from io import BytesIO

import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Emu, Inches

from export.papers.drawn import Drawn
from export.papers.fit import Box
from export.slides import slides_bytes
from export.slides.chart import add_scatter
from export.slides.deck import MARGINALS, TITLES
from geo.faults import FaultKind, InputError
from language import documents_text as words
from language import numbers, text
from tests.helpers.papers import HOSTILE, REASON, secrets_in, small_papers, unpacked
from tests.helpers.pictures import cloud

LONG = "Ett område med ett namn som är mycket längre än något namn bör vara och lite till " * 3


@pytest.fixture(scope="module")
def papers():
    return small_papers()


@pytest.fixture(scope="module")
def drawn(papers):
    return Drawn(papers)


@pytest.fixture(scope="module")
def content(papers, drawn):
    return slides_bytes(papers, drawn)


def opened(content):
    return pptx.Presentation(BytesIO(content))


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def told(deck):
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def assert_tidy(deck):
    """Every shape inside its slide, and no two over each other."""
    for slide in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        slack = Emu(1000)
        for left, top, right, bottom in boxes:
            assert left >= -slack
            assert top >= -slack
            assert right <= deck.slide_width + slack
            assert bottom <= deck.slide_height + slack
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = (
                    one[2] <= other[0] + slack
                    or other[2] <= one[0] + slack
                    or one[3] <= other[1] + slack
                    or other[3] <= one[1] + slack
                )
                assert apart, (slide.shapes.title.text_frame.text, one, other)


def test_the_slides_come_in_the_order_of_the_questions(content):
    found = titles(opened(content))
    assert found[:6] == [
        words.TITLE_DECK,
        words.QUESTION_TITLE,
        words.METHOD_TITLE,
        words.NEED_TITLE,
        words.COVERAGE_TITLE,
        words.SHORTLIST_TITLE,
    ]
    assert found[6:8] == ["1 Område A3", "2 Område A4"]
    assert found[8:] == [words.CERTAINTY_TITLE, words.NEEDED_TITLE, words.SOURCES_TITLE]


def test_the_slides_are_wide_tidy_and_numbered(content):
    deck = opened(content)
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert_tidy(deck)
    for number, slide in enumerate(deck.slides, start=1):
        own = next(shape for shape in slide.shapes if shape.name == words.NUMBER_NAME)
        field = own._element.xpath(".//a:fld")[0]
        assert field.get("type") == "slidenum"
        assert field.xpath("string(a:t)") == str(number)


def test_everything_is_in_swedish_and_every_picture_and_table_has_words(content):
    for slide in opened(content).slides:
        for shape in slide.shapes:
            runs = shape._element.xpath(".//a:rPr")
            assert all(run.get("lang") == "sv-SE" for run in runs)
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                own = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert own
            if shape.has_table or shape.has_chart:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def sizes(element):
    """Sizes of all text of a part, in points."""
    return {int(run.get("sz")) / 100 for run in element.iter() if (run.get("sz") or "").isdigit()}


def test_no_text_is_smaller_than_ten_points(content):
    for slide in opened(content).slides:
        for shape in slide.shapes:
            assert min(sizes(shape._element), default=10) >= 10
            if shape.has_chart:
                assert min(sizes(shape.chart.part._element)) >= 10


def test_each_profile_has_one_slide_with_its_map_and_all_of_it_in_the_notes(papers, content):
    slides = [each for each in opened(content).slides if "Område A" in each.shapes.title.text]
    assert len(slides) == len(papers.profiles)
    for slide, profile in zip(slides, papers.profiles, strict=True):
        assert [shape.shape_type for shape in slide.shapes].count(MSO_SHAPE_TYPE.PICTURE) == 1
        notes = slide.notes_slide.notes_text_frame.text
        for table in profile.tables:
            for row in table.words():
                assert " · ".join(row) in notes
        for fact in profile.facts:
            assert fact in notes


def chart_of(deck):
    (chart,) = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    return chart


def test_need_against_coverage_is_a_chart_of_its_own_with_the_areas_of_the_tables(papers, content):
    chart = chart_of(opened(content))
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    *fields, subjects, _, _ = chart.plots[0].series
    counts = {row[0]: row[2] for row in papers.totals.rows}
    for series in fields:
        name = series.name.rsplit(" (", 1)[0]
        assert len(list(series.values)) == counts[name]
    lengths = [len(list(series.values)) for series in fields]
    assert lengths == sorted(lengths, reverse=True)
    assert subjects.name == words.CHART_SUBJECTS[False]


def test_the_chart_has_words_and_numbers_only_what_is_told_of():
    many = small_papers(subjects=("A1", "A2", "A3", "A4"))
    deck = opened(slides_bytes(many, Drawn(many)))
    shape = next(s for slide in deck.slides for s in slide.shapes if s.has_chart)
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Punktdiagram")
    labels = shape.chart.part._element.xpath(".//c:dLbl//a:t/text()")
    told = sorted(int(each) for label in labels for each in label.split(", "))
    places = many.candidates.kept((words.COVERAGE, text.COLUMN_INDEX)).rows
    assert told == [at for at, row in enumerate(places, start=1) if None not in row]


@pytest.mark.parametrize(
    ("spots", "told"),
    [
        ([(0, 99), (0, 98), (100, 50)], ["1, 2", "3"]),
        ([(0, 99), None, (50, 99)], ["1", "3"]),
        ([None, None], []),
    ],
)
def test_numbers_of_points_on_each_other_are_written_together(spots, told):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_scatter(slide, Box(0, 0, 500, 300), cloud(40), spots, "Kortlistan")
    (frame,) = slide.shapes
    assert frame.chart.part._element.xpath(".//c:dLbl//a:t/text()") == told


def test_the_template_of_the_deck_is_in_swedish_and_has_its_own_places(content):
    deck = opened(content)
    names = [layout.name for layout in deck.slide_layouts]
    assert names == [words.LAYOUT_OPENING, words.LAYOUT_CONTENT]
    for slide in deck.slides:
        kinds = [place.placeholder_format.type for place in slide.placeholders]
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        assert PP_PLACEHOLDER.FOOTER in kinds


def test_facts_reasons_and_the_case_are_told(content):
    found = told(opened(content))
    assert any(words.CASE in each for each in found)
    assert any(REASON in each for each in found)
    assert words.NO_REASON in "\n".join(found)
    assert "Fritidsnämnden (finns här)" in found


def test_a_suppressed_figure_is_told_as_such_and_is_in_no_byte(content):
    assert numbers.SUPPRESSED in told(opened(content))
    assert secrets_in(content) == []


def test_long_names_are_shrunk_and_continued_never_cut_or_over_others(drawn):
    papers = small_papers(names={"A3": LONG, "A4": LONG})
    deck = opened(slides_bytes(papers, drawn))
    assert_tidy(deck)
    assert any(LONG.split(" ")[-2] in each for each in titles(deck))


def test_candidates_have_a_slide_of_their_own_where_nothing_is_on_the_shortlist(drawn):
    papers = small_papers(are_candidates=True)
    assert words.CANDIDATES_TITLE not in titles(opened(slides_bytes(papers, drawn)))
    nothing = replace(papers, shortlist=replace(papers.shortlist, rows=()))
    deck = opened(slides_bytes(nothing, drawn))
    assert words.CANDIDATES_TITLE in titles(deck)
    assert words.SHORTLIST_TITLE not in titles(deck)
    assert_tidy(deck)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile, drawn):
    content = slides_bytes(small_papers(names={"A3": hostile}), drawn)
    kept = hostile.replace("\x00", " ").replace("\x0b", " ")
    assert any(kept in each for each in titles(opened(content)))
    assert not any(
        "http://x" in str(part) for name, part in unpacked(content).items() if "rels" in name
    )


def template(**changes):
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(7.5)
    for layout in list(deck.slide_layouts):
        if layout.name in changes.get("without", ()):
            deck.slide_layouts.remove(layout)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Exempelbild"
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def test_a_template_gives_its_size_and_layouts_and_none_of_its_slides(papers, drawn):
    deck = opened(slides_bytes(papers, drawn, template(), "mall.pptx"))
    assert deck.slide_width == Inches(10)
    assert "Exempelbild" not in told(deck)
    first, *others = [slide.slide_layout.name for slide in deck.slides]
    assert first == "Title Slide"
    assert set(others) == {"Title Only"}
    assert_tidy(deck)


def test_places_of_a_layout_that_are_not_used_are_taken_away(papers, drawn):
    held = template(without=("Title Only",))
    deck = opened(slides_bytes(papers, drawn, held))
    kinds = {place.placeholder_format.type for slide in deck.slides for place in slide.placeholders}
    unused = kinds - {*TITLES, *MARGINALS, PP_PLACEHOLDER.SUBTITLE}
    assert unused == set()


def test_a_template_without_titles_is_refused(papers, drawn):
    kept = ("Blank",)
    names = [layout.name for layout in pptx.Presentation().slide_layouts]
    deck = pptx.Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name in set(names) - set(kept):
            deck.slide_layouts.remove(layout)
    held = BytesIO()
    deck.save(held)
    with pytest.raises(InputError) as caught:
        slides_bytes(papers, drawn, held.getvalue(), "mall.pptx")
    assert [fault.kind for fault in caught.value.faults] == [FaultKind.TEMPLATE_NO_TITLE]


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04 trasig", b"<html>"])
def test_a_broken_template_is_refused(broken, papers, drawn):
    with pytest.raises(InputError) as caught:
        slides_bytes(papers, drawn, broken, "mall.pptx")
    (fault,) = caught.value.faults
    assert (fault.kind, fault.file) == (FaultKind.FILE_UNREADABLE, "mall.pptx")
