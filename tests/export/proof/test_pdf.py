"""The record in a PDF: added behind what is there, where any reader of PDF finds it."""

import shutil
import subprocess

import pytest

from export.figures import map_figure
from export.pictures import draw_map
from export.proof import pdf
from geo.faults import FaultKind
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import kinds_of
from tests.helpers.dossiers import small_dossier

TEXT = '{"a":"\\u00e5 (b) \\\\ ) endobj >> trailer"}'


@pytest.fixture(scope="module")
def content():
    return draw_map(map_figure(small_dossier()), "pdf").content


def test_what_was_there_stands_first(content):
    assert pdf.with_field(content, TEXT).startswith(content)
    assert pdf.streams(pdf.with_field(content, TEXT)) == pdf.streams(content)


def test_the_field_comes_out_as_it_went_in(content):
    assert pdf.field_of(content) is None
    once = pdf.with_field(content, "{}")
    assert pdf.field_of(pdf.with_field(once, TEXT)) == TEXT


def test_the_new_table_points_at_the_new_object(content):
    added = pdf.with_field(content, TEXT)
    start = int(added.rsplit(b"startxref", 1)[1].split()[0])
    assert added[start:].startswith(b"xref\n0 1\n")
    number, offset = added[start:].split(b"\n")[3:5]
    at = int(offset.split()[0])
    assert added[at:].startswith(number.split()[0] + b" 0 obj\n<<")


def test_a_program_of_others_reads_it(content, tmp_path):
    program = shutil.which("pdfinfo")
    if program is None:
        pytest.skip("pdfinfo is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.with_field(content, '{"a":"b (c)"}'))
    told = subprocess.run([program, "-custom", path], capture_output=True, text=True, check=True)
    assert '{"a":"b (c)"}' in told.stdout
    assert told.stderr == ""


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4", b"%PDF-1.4\ntrailer\n<<>>\nstartxref\n9\n"])
def test_what_has_no_information_is_refused(broken):
    assert kinds_of(pdf.with_field, broken, TEXT) == [FaultKind.PDF_FAILED]


def test_what_is_drawn_differs_where_the_map_does(content):
    dossier = small_dossier(Shortlist(division="own").add("A2"))
    other = draw_map(map_figure(dossier), "pdf").content
    assert pdf.streams(other) != pdf.streams(content)


def test_time_and_what_follows_from_it_are_left_out():
    first = b"a /CreationDate(D:1) /ID [ <AB>\n<CD> ] /DocChecksum /AB b"
    second = b"a /CreationDate(D:2) /ID [ <12>\n<34> ] /DocChecksum /CD b"
    assert pdf.rest(first) == pdf.rest(second) != pdf.rest(first + b"c")
