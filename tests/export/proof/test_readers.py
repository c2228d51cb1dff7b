"""Every format is read whole: a thing that is changed is a value that differs."""

import io
import json

import numpy as np
import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from export.excel import excel_bytes
from export.figures import map_figure
from export.gis import flatgeobuf_bytes, geojson_bytes, geopackage_bytes, shapefile_bytes
from export.papers.drawn import Drawn
from export.pictures import draw_map
from export.proof.containers import BEGINNINGS, unzipped, zipped
from export.proof.readers import read
from export.proof.reading import Place, compare
from export.slides import slides_bytes
from export.tabular import shortlist_csv
from export.word import annex_bytes
from geo.faults import FaultKind, InputError
from language import text
from language.documents_text import REJECTED_TITLE
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import kinds_of
from tests.helpers.dossiers import TOLD, bytes_of_secret, dossier_with_sites, small_dossier
from tests.helpers.papers import small_papers

DOSSIER = {
    "gpkg": geopackage_bytes,
    "zip": shapefile_bytes,
    "fgb": flatgeobuf_bytes,
    "geojson": geojson_bytes,
    "csv": shortlist_csv,
    "png": lambda dossier: draw_map(map_figure(dossier), "png").content,
    "svg": lambda dossier: draw_map(map_figure(dossier), "svg").content,
    "pdf": lambda dossier: draw_map(map_figure(dossier), "pdf").content,
}


@pytest.mark.parametrize("write", DOSSIER.values(), ids=DOSSIER)
def test_the_same_dossier_reads_the_same_and_another_does_not(write):
    first = read(write(small_dossier()), "a")
    assert first
    assert compare(first, read(write(small_dossier()), "a")) == []
    other = small_dossier(Shortlist(division="own").add("A2", "Annat skäl"))
    assert compare(first, read(write(other), "a"))


@pytest.mark.parametrize("kind", ["gpkg", "zip", "fgb", "geojson", "csv"])
def test_figures_are_read_as_numbers_by_code(kind):
    found = read(DOSSIER[kind](small_dossier()), "a")
    told = [place for place, value in found.items() if value == TOLD]
    assert {place.row for place in told} == {"A3"}


def test_figures_under_cover_are_not_read_anywhere():
    for write in DOSSIER.values():
        found = repr(list(read(write(small_dossier()), "a").values())).encode()
        assert [secret for secret in bytes_of_secret() if secret in found] == []


@pytest.mark.parametrize("kind", ["gpkg", "zip", "geojson"])
def test_an_outline_that_was_moved_differs(kind):
    dossier = dossier_with_sites()
    found = read(DOSSIER[kind](dossier), "a")
    dossier.areas.geometry = dossier.areas.geometry.translate(1.0, 0.0)
    columns = {each.place.column for each in compare(found, read(DOSSIER[kind](dossier), "a"))}
    assert columns <= {"geom", "geometry"}
    assert columns


def test_a_workbook_is_read_by_sheet_code_and_heading():
    content = excel_bytes(small_papers())
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.worksheets[0].cell(1, 1).value = "Annan rubrik"
    book.create_sheet("Nytt").cell(5, 1).value = "x"
    held = io.BytesIO()
    book.save(held)
    found = compare(read(held.getvalue(), "a"), read(content, "a"))
    assert found[0].told == "Annan rubrik"
    assert {each.place.part for each in found if each.is_extra} == {"Nytt"}


def test_what_a_heading_means_is_read_too():
    content = excel_bytes(small_papers())
    book = openpyxl.load_workbook(io.BytesIO(content))
    told = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.comment]
    told[0].comment.text = "Annat"
    found = compare(read(_saved(book), "a"), read(content, "a"))
    assert [(each.place.row, each.told) for each in found] == [(told[0].coordinate, "Annat")]


@pytest.fixture(scope="module")
def documents():
    return slides_bytes(small_papers(), drawn()), annex_bytes(small_papers(), drawn())


def drawn():
    return Drawn(small_papers())


def _saved(file):
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def test_a_shape_that_was_added_to_a_slide_is_seen(documents):
    file = Presentation(io.BytesIO(documents[0]))
    file.slides[1].shapes.add_textbox(Pt(0), Pt(0), Pt(9), Pt(9)).text_frame.text = "Nytt"
    found = compare(read(_saved(file), "a"), read(documents[0], "a"))
    assert {each.place.part for each in found} == {"bild 2"}
    assert "Nytt" in {each.told for each in found}


def test_words_above_and_below_a_document_are_read(documents):
    file = Document(io.BytesIO(documents[1]))
    file.sections[0].header.paragraphs[0].text = "Annat"
    found = compare(read(_saved(file), "a"), read(documents[1], "a"))
    assert [each.told for each in found] == ["Annat"]


def _contents(file):
    return [each for each in file.paragraphs if each.style.name.startswith("toc ")]


def _pages(content):
    """Every heading on a page of its own."""
    return range(2, 2 + len(_contents(Document(io.BytesIO(content)))))


def test_contents_make_no_difference_whoever_has_filled_them_in(documents):
    numbered = annex_bytes(small_papers(), drawn(), _pages)
    file = Document(io.BytesIO(numbered))
    assert "7" in "".join(each.text for each in _contents(file))
    assert compare(read(numbered, "a"), read(documents[1], "a")) == []
    for line in _contents(file)[2:]:
        line._p.getparent().remove(line._p)
    assert compare(read(_saved(file), "a"), read(documents[1], "a")) == []


def test_a_figure_of_a_chart_that_was_changed_is_seen(documents):
    parts = unzipped(documents[0], "a")
    (name,) = (each for each in parts if each.startswith("ppt/charts/chart"))
    first = parts[name].index(b"<c:v>", parts[name].index(b"<c:yVal>")) + len(b"<c:v>")
    parts[name] = parts[name][:first] + b"9" + parts[name][first:]
    (found,) = compare(read(zipped(parts), "a"), read(documents[0], "a"))
    assert found.told == f"9{found.computed}"
    assert "diagrammets uppgift" in found.place.column


@pytest.mark.parametrize("at", [0, 1])
def test_a_picture_of_another_is_seen(at, documents):
    parts = unzipped(documents[at], "a")
    pictures = [name for name in parts if name.endswith(".png")]
    parts[pictures[0]] = parts[pictures[-1]]
    assert len(pictures) > 1
    assert compare(read(zipped(parts), "a"), read(documents[at], "a"))


def test_a_map_is_read_by_area_and_by_text():
    state = {"classes": [1, 2], "ranks": ["1", "2"], "title": "Index"}
    page = (
        "<!DOCTYPE html><html><body><h1>Titel</h1><table><tr><th>Namn</th></tr>"
        "<tr><th>A &amp; B</th></tr></table><p>Källa</p>"
        '<script type="application/json" id="assets">{"codes":["A","B"]}</script>\n'
        f'<script type="application/json" id="state">{json.dumps(state)}</script>'
    )
    found = read(page.encode(), "a")
    assert found[Place("tabellen", "1", "Namn")] == "A & B"
    assert found[Place("kartans data (state)", "ranks", "B")] == "2"
    assert "Källa" in found.values()
    assert compare(read(page.replace("<h1>", "<h1 class='x'>").encode(), "a"), found)


def test_a_row_of_pixels_is_told_by_its_number():
    first, second = (
        read(DOSSIER["png"](small_dossier(chosen)), "a")
        for chosen in (Shortlist(division="own"), Shortlist(division="own").add("A2"))
    )
    rows = [int(each.place.row) for each in compare(first, second)]
    assert rows == sorted(rows)
    assert np.array(rows).min() >= 1


@settings(max_examples=60)
@given(st.sampled_from([b"", b"PK\x03\x04", b"<svg", b"<html", *BEGINNINGS]), st.binary())
def test_any_bytes_are_read_or_refused(beginning, content):
    try:
        found = read(beginning + content, "a")
    except InputError:
        return
    assert isinstance(found, dict)


def test_a_file_cut_short_is_unreadable():
    content = geopackage_bytes(small_dossier())
    assert kinds_of(read, content[: len(content) // 3], "a") == [FaultKind.FILE_UNREADABLE]


def test_notes_of_a_csv_are_read():
    found = read(shortlist_csv(small_dossier()), "a")
    assert text.META_DATE in found.values()


def test_what_is_rejected_is_read_apart_in_a_csv():
    chosen = Shortlist(division="own").add("A1").add("A2")
    first, second = (
        read(shortlist_csv(small_dossier(chosen.with_status("A2", "rejected", reason))), "a")
        for reason in ("För litet", "För stort")
    )
    (found,) = compare(first, second)
    assert found.place == (REJECTED_TITLE, "A2", text.COLUMN_REASON)
    assert (found.told, found.computed) == ("För litet", "För stort")
