"""PDF: told plainly where it cannot be made, and right where it can."""

import subprocess

import pytest

from export import pdf
from export.papers.drawn import draw
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
    drawn = draw(papers)
    made = pdf.to_pdfs(
        {"bilder.pptx": slides_bytes(papers, drawn), "bilaga.docx": annex_bytes(papers, drawn)}
    )
    assert list(made) == ["bilder.pdf", "bilaga.pdf"]
    for content in made.values():
        assert content.startswith(b"%PDF")
        assert not [each for each in bytes_of_secret() if each in content]
