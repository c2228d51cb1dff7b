"""The verdict: what is left open, and what a fact sheet is compared with."""

import pytest

from export.proof.containers import unzipped
from export.proof.embedding import embed, record_text
from export.proof.record import read_record
from geo.faults import FaultKind
from language import verify_text as words
from tests.helpers.areas import kinds_of
from tests.helpers.exports import FIRST, SECOND, content_of, make, shortlist
from ui import papers, verifying
from ui.given import given
from ui.verify_data import Files
from ui.verifying import verify
from ui.workspace import DATA


@pytest.fixture(scope="module")
def picture():
    return make("png")


@pytest.fixture
def verdict(tmp_path):
    def of(content, name="a.png", **files):
        path = tmp_path / name
        path.write_bytes(content)
        return verify(path, Files(**files))

    return of


def with_libraries(content, **versions):
    record = read_record(record_text(content, "a"), "a")
    return embed(content, replace_record(record, libraries=record.libraries | versions).text)


def replace_record(record, **parts):
    return record.model_copy(update=parts)


def test_a_picture_as_it_was_made_holds(picture, verdict):
    found = verdict(picture)
    assert found.holds
    assert found.is_decided
    assert found.count > 1_000


def test_a_picture_by_other_libraries_is_left_open(picture, verdict):
    assert verdict(with_libraries(picture, matplotlib="1.0")).holds
    other = make("png", content_of(shortlist(SECOND, FIRST)))
    told = record_text(with_libraries(picture, matplotlib="1.0"), "a")
    found = verdict(embed(other, told))
    assert not found.holds
    assert not found.is_decided
    told = words.versions(found.record.libraries, {"matplotlib": "2.0"})
    assert "matplotlib 1.0" in told


def test_a_figure_is_never_left_open(verdict):
    content = with_libraries(make("svg"), pandas="1.0").replace(
        "högst behov".encode(), b"minst behov"
    )
    found = verdict(content)
    assert not found.holds
    assert found.is_decided


def test_a_pdf_of_office_is_refused_where_there_is_none(verdict, monkeypatch):
    content = make("pdf")
    record = read_record(record_text(content, "a"), "a")
    shape = record.shape.model_copy(update={"form": "docx", "is_pdf": True})
    changed = embed(content, replace_record(record, shape=shape).text)
    monkeypatch.setattr(verifying, "office", lambda: None)
    assert kinds_of(verdict, changed) == [FaultKind.RECORD_NO_OFFICE]


def test_a_fact_sheet_is_held_against_the_one_of_its_name(verdict):
    made = papers.fact_sheets(content_of(), codes=[FIRST, SECOND])
    parts = unzipped(made, "a")
    first, second = parts
    assert verdict(parts[second], second).holds
    assert not verdict(parts[second], first).holds


def test_a_shortlist_with_rejected_areas_holds(verdict):
    chosen = shortlist().with_status(SECOND, "rejected", "Skäl")
    assert verdict(make("csv", content_of(chosen)), "a.csv").holds


def test_what_was_given_is_forgotten_afterwards(picture, verdict):
    verdict(picture, data=DATA)
    assert given().folder is None
