"""PDF: told plainly where it cannot be made, and right where it can."""

import re
import shutil
import subprocess

import pytest

from export import pdf
from export.papers.drawn import Drawn
from export.slides import slides_bytes
from export.word import annex_bytes
from geo.faults import FaultKind, InputError
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


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (subprocess.TimeoutExpired("soffice", 7), FaultKind.PDF_TOO_SLOW),
        (subprocess.CalledProcessError(1, "soffice"), FaultKind.PDF_FAILED),
        (OSError(), FaultKind.PDF_FAILED),
        (None, FaultKind.PDF_FAILED),
    ],
)
def test_a_run_that_fails_or_makes_nothing_is_told(error, kind, monkeypatch):
    def run(*_, **__):
        if error is not None:
            raise error

    monkeypatch.setattr(pdf.shutil, "which", lambda name: "/soffice")
    monkeypatch.setattr(pdf.subprocess, "run", run)
    with pytest.raises(InputError) as caught:
        pdf.to_pdf(b"", "a.docx", 7)
    assert kinds(caught) == [kind]
    if kind is FaultKind.PDF_TOO_SLOW:
        assert "7 sekunder" in faults.message(caught.value.faults)


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
