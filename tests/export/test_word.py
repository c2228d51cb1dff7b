"""The annex and the fact sheets, read back."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from export.papers.drawn import Drawn
from export.pictures import STRIP
from export.word import annex_bytes, sheet_bytes, sheets_zip
from language import documents_text as words
from language import numbers
from tests.helpers.papers import HOSTILE, REASON, secrets_in, small_papers, unpacked


@pytest.fixture(scope="module")
def papers():
    return small_papers()


@pytest.fixture(scope="module")
def drawn(papers):
    return Drawn(papers)


@pytest.fixture(scope="module")
def content(papers, drawn):
    return annex_bytes(papers, drawn)


def opened(content):
    return docx.Document(BytesIO(content))


def paragraphs(document):
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document):
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def headings(document, level):
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def test_the_sections_come_in_order_and_each_area_has_its_own(content):
    document = opened(content)
    assert headings(document, 1) == list(words.SECTIONS.values())
    assert headings(document, 2)[:2] == ["Område A3", "Område A4"]


def test_the_case_stands_on_the_first_page_and_above_every_page(content):
    document = opened(content)
    assert words.CASE_LINE.format(case=words.CASE) in paragraphs(document)
    assert words.CASE in document.sections[0].header.paragraphs[0].text


def fields(part):
    return [each.text.strip() for each in part.iter(qn("w:instrText"))]


def contents(document):
    """Lines of the contents: words, and the page where it is told."""
    return [
        tuple(p.text.split("\t")) for p in document.paragraphs if p.style.name.startswith("toc")
    ]


def test_contents_captions_and_page_numbers_are_fields(content):
    document = opened(content)
    found = fields(document.element)
    assert found[0].startswith('TOC \\o "1-2" \\n')
    tables = [each for each in found if each.startswith("SEQ Tabell")]
    assert len(tables) == len(document.tables)
    assert fields(document.sections[0].footer._element) == ["PAGE", "NUMPAGES"]


def test_the_contents_are_filled_in_with_links_to_every_heading(content):
    document = opened(content)
    wanted = [p.text for p in document.paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    assert contents(document) == [(each,) for each in wanted]
    links = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(set(links)) == len(wanted)


def test_the_contents_tell_the_pages_that_a_program_has_found(papers, drawn):
    made = annex_bytes(papers, drawn, lambda laid_out: pages_in(laid_out))
    document = opened(made)
    told = contents(document)
    assert [int(page) for _, page in told] == list(range(1, len(told) + 1))
    found = fields(document.element)
    assert found[0].startswith('TOC \\o "1-2" \\h')
    assert sum(each.startswith("PAGEREF") for each in found) == len(told)
    balance = [each.get(qn("w:fldCharType")) for each in document.element.iter(qn("w:fldChar"))]
    assert balance.count("begin") == balance.count("end")


def pages_in(laid_out):
    """As many pages as the document has references."""
    found = fields(opened(laid_out).element)
    return list(range(1, sum(each.startswith("PAGEREF") for each in found) + 1))


def test_contents_without_a_page_for_every_heading_have_none(papers, drawn):
    assert {len(line) for line in contents(opened(annex_bytes(papers, drawn, lambda _: [1])))} == {
        1
    }


def test_the_document_asks_for_no_update_when_it_is_opened(content):
    found = unpacked(content)
    assert b"updateFields" not in found["word/settings.xml"]
    assert b"w:dirty" not in found["word/document.xml"]


def test_captions_are_numbered_in_order(content):
    told = [p.text for p in opened(content).paragraphs if p.style.name == "Caption"]
    numbered = [each.split(".")[0] for each in told if each.startswith("Tabell")]
    assert numbered == [f"Tabell {number}" for number in range(1, len(numbered) + 1)]


def test_tables_repeat_their_headings_and_rows_are_whole_and_described(content):
    for table in opened(content).tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_tables_are_no_wider_than_the_text(content):
    document = opened(content)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + 1000


def test_every_picture_has_words(content):
    shapes = opened(content).inline_shapes
    assert len(shapes) == 4
    assert all(shape._inline.docPr.get("descr") for shape in shapes)


def test_the_language_is_swedish(content):
    styles = opened(content).styles.element
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {"sv-SE"}


def test_reasons_and_figures_under_cover_are_told_as_such(content):
    document = opened(content)
    assert words.REASON.format(reason=REASON) in paragraphs(document)
    assert words.NO_REASON in paragraphs(document)
    assert numbers.SUPPRESSED in cells(document)
    assert secrets_in(content) == []


def test_candidates_are_listed_before_they_are_told_of_one_by_one(drawn):
    document = opened(annex_bytes(small_papers(are_candidates=True), drawn))
    told = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert any(words.CAPTIONS["candidates"] in each for each in told)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile, drawn):
    content = annex_bytes(small_papers(names={"A3": hostile}), drawn)
    kept = hostile.replace("\x00", " ").replace("\x0b", " ")
    document = opened(content)
    assert kept in headings(document, 2)
    assert {each.split(" ")[0] for each in fields(document.element)} == {"TOC", "SEQ"}
    links = [part for name, part in unpacked(content).items() if name.endswith(".rels")]
    assert b"http://x" not in b"".join(links)


def test_a_fact_sheet_tells_of_one_area_with_what_it_is_compared_with(papers, drawn):
    content = sheet_bytes(papers, papers.profiles[0], drawn.profile(0, STRIP))
    document = opened(content)
    assert headings(document, 1) == ["Områdesblad: Område A3"]
    assert "Malmö" in cells(document)
    assert "Fritidsnämnden (finns här)" in cells(document)
    assert len(document.inline_shapes) == 1
    assert secrets_in(content) == []


def test_all_fact_sheets_come_in_a_zip_in_order(papers, drawn):
    content = sheets_zip(papers, drawn, lambda name: name.replace(" ", "-"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["01_Område-A3.docx", "02_Område-A4.docx"]
        inside = [archive.read(name) for name in archive.namelist()]
    assert headings(opened(inside[1]), 1) == ["Områdesblad: Område A4"]
    assert all(secrets_in(each) == [] for each in inside)


def test_the_sheets_can_become_other_files(papers, drawn):
    content = sheets_zip(papers, drawn, str, lambda files: {f"{name}.x": b"y" for name in files})
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["01_Område A3.docx.x", "02_Område A4.docx.x"]
