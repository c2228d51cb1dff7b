"""PDF: told plainly where it cannot be made, and right where it can."""

import html
import os
import re
import shutil
import subprocess
from io import BytesIO

import docx
import pptx
import pytest
from pptx.util import Pt

from export import pdf
from export.papers.drawn import Drawn
from export.slides import slides_bytes
from export.word import annex_bytes
from geo.faults import FaultKind, InputError
from language import documents_text as words
from language import faults
from tests.helpers.dossiers import bytes_of_secret
from tests.helpers.papers import small_papers

installed = pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")


def kinds(caught):
    return [fault.kind for fault in caught.value.faults]


def test_without_libreoffice_it_is_told(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    with pytest.raises(InputError) as caught:
        pdf.to_pdf(b"", "a.docx")
    assert kinds(caught) == [FaultKind.PDF_NO_OFFICE]
    assert "LibreOffice" in faults.message(caught.value.faults)


def program(folder, monkeypatch, script):
    """A program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda name: str(path))


@pytest.mark.skipif(os.name != "posix", reason="a program written in sh")
@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("sleep 60", FaultKind.PDF_TOO_SLOW),
        ("exit 1", FaultKind.PDF_FAILED),
        ("exit 0", FaultKind.PDF_FAILED),
    ],
)
def test_a_run_that_is_slow_or_fails_or_makes_nothing_is_told(script, kind, tmp_path, monkeypatch):
    program(tmp_path, monkeypatch, script)
    with pytest.raises(InputError) as caught:
        pdf.to_pdf(b"", "a.docx", 1)
    assert kinds(caught) == [kind]
    if kind is FaultKind.PDF_TOO_SLOW:
        assert "1 sekunder" in faults.message(caught.value.faults)


def test_a_program_that_cannot_be_started_is_told(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: "/there/is/none")
    with pytest.raises(InputError) as caught:
        pdf.to_pdf(b"", "a.docx")
    assert kinds(caught) == [FaultKind.PDF_FAILED]


@pytest.mark.skipif(os.name != "posix", reason="a program written in sh")
def test_a_stop_ends_the_program_with_its_children_and_leaves_no_file(tmp_path, monkeypatch):
    told = tmp_path / "child"
    program(tmp_path, monkeypatch, f"sleep 60 & echo $! > {told}; wait")
    folders = tmp_path / "folders"
    folders.mkdir()
    monkeypatch.setattr(pdf.tempfile, "tempdir", str(folders))

    def stop():
        if told.exists() and told.read_text().strip():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf.to_pdf(b"", "a.docx", waiting=stop)
    assert list(folders.iterdir()) == []
    assert not is_running(int(told.read_text()))


def is_running(process):
    """Whether a process still runs; one that nobody has waited for does not."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], check=False, capture_output=True, text=True
    ).stdout.strip()
    return bool(found) and not found.startswith("Z")


@installed
def test_slides_and_annex_become_pdf_in_one_run():
    papers = small_papers()
    drawn = Drawn(papers)
    made = pdf.to_pdfs(
        {"bilder.pptx": slides_bytes(papers, drawn), "bilaga.docx": annex_bytes(papers, drawn)}
    )
    assert list(made) == ["bilder.pdf", "bilaga.pdf"]
    for content in made.values():
        assert content.startswith(b"%PDF")
        assert not [each for each in bytes_of_secret() if each in content]


BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


def words_on_pages(content, folder):
    """Boxes of the words on every page, as poppler finds them."""
    path = folder / "a.pdf"
    path.write_bytes(content)
    told = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = told.split("<page ")[1:]
    return [[(*map(float, found[:4]), found[4]) for found in BOX.findall(page)] for page in pages]


def overlapping(boxes):
    """Pairs of words that share more than a fifth of the lower one's height, and any width."""
    found = []
    for at, (left, top, right, bottom, told) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            if across > 1 and down > 0.2 * min(bottom - top, other[3] - other[1]):
                found.append((told, other[4]))
    return found


def test_words_over_each_other_are_seen():
    assert overlapping([(0, 0, 10, 10, "a"), (5, 5, 15, 15, "b")]) == [("a", "b")]
    assert overlapping([(0, 0, 10, 10, "a"), (0, 9, 15, 19, "b")]) == []


@installed
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_no_word_of_the_slides_is_drawn_over_another_even_with_long_names(tmp_path):
    long = "Ett namn som är mycket längre än något namn bör vara " * 4
    papers = small_papers(names={"A3": long, "A4": "Ord" * 60})
    content = pdf.to_pdf(slides_bytes(papers, Drawn(papers)), "bilder.pptx")
    pages = words_on_pages(content, tmp_path)
    assert len(pages) > 8
    assert [overlapping(boxes) for boxes in pages] == [[]] * len(pages)


def of_table(deck):
    """Every cell of every table of a deck."""
    slides = pptx.Presentation(BytesIO(deck)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


@installed
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("share", [1.0, 0.75], ids=["16:9", "4:3"])
def test_no_word_of_a_table_is_broken_and_nothing_leaves_the_slide(share, tmp_path):
    template = pptx.Presentation()
    template.slide_width, template.slide_height = Pt(960 * share), Pt(540)
    for place in [
        p for of in (template.slide_master, *template.slide_layouts) for p in of.placeholders
    ]:
        place.left, place.width = (
            int(place.left * 960 * share / 720),
            int(place.width * 960 * share / 720),
        )
        place.top, place.height = place.top, place.height
    held = BytesIO()
    template.save(held)
    papers = small_papers(are_candidates=True)
    deck = slides_bytes(papers, Drawn(papers), held.getvalue(), "mall.pptx")
    pages = words_on_pages(pdf.to_pdf(deck, "bilder.pptx"), tmp_path)
    seen = {html.unescape(told) for boxes in pages for *_, told in boxes}
    wanted = {word for cell in of_table(deck) for word in cell.split()}
    assert wanted - seen == set()
    for boxes in pages:
        assert max(right for _, _, right, _, _ in boxes) <= 960 * share
        assert max(bottom for _, _, _, bottom, _ in boxes) <= 540


@installed
def test_the_contents_tell_the_pages_that_the_headings_are_on(tmp_path):
    papers = small_papers()
    content = annex_bytes(papers, Drawn(papers), pdf.heading_pages)
    lines = [
        p for p in docx.Document(BytesIO(content)).paragraphs if p.style.name.startswith("toc")
    ]
    told = {p.text.split("\t")[0]: int(p.text.split("\t")[1]) for p in lines}
    assert len(told) >= len(words.SECTIONS)
    pages = words_on_pages(pdf.to_pdf(content, "bilaga.docx"), tmp_path)
    for heading, number in told.items():
        on_page = " ".join(html.unescape(word) for *_, word in pages[number - 1])
        assert heading in on_page
    assert "Högerklicka" not in "".join(p.text for p in lines)
