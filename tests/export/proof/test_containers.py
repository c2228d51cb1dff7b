"""A file is known by what is in it; what is damaged or too large is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.proof import containers
from export.proof.containers import kind_of, unzipped, zipped
from geo.faults import FaultKind, InputError
from tests.helpers.areas import kinds_of


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"SQLite format 3\x00...", "gpkg"),
        (b"fgb\x03fgb", "fgb"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"%PDF-1.4", "pdf"),
        (b'<?xml version="1.0"?>\n<svg>', "svg"),
        (b"<!DOCTYPE html>\n<html>", "html"),
        (b'{"type": "FeatureCollection"}', "geojson"),
        ("\ufeffkod;namn".encode(), "csv"),
        (zipped({"xl/workbook.xml": b""}), "xlsx"),
        (zipped({"ppt/presentation.xml": b""}), "pptx"),
        (zipped({"word/document.xml": b""}), "docx"),
        (zipped({"omraden.shp": b""}), "zip"),
    ],
)
def test_a_kind_is_known_by_its_content(content, kind):
    assert kind_of(content, "namn.exe") == kind


def test_an_empty_file_and_an_unknown_one_are_refused():
    assert kinds_of(kind_of, b"", "a") == [FaultKind.FILE_EMPTY]
    assert kinds_of(kind_of, b"\xff\x00", "a") == [FaultKind.RECORD_NONE]


KINDS = {
    *containers.BEGINNINGS.values(),
    *containers.INSIDE.values(),
    *(kind for _, kind in containers.MARKS),
    "zip",
    "csv",
}


@given(st.sampled_from([b"", b"PK\x03\x04"]), st.binary(max_size=200))
def test_any_bytes_have_a_kind_or_are_refused(beginning, content):
    with suppress(InputError):
        assert kind_of(beginning + content, "a") in KINDS


def test_the_parts_of_a_zip_come_back_in_order():
    parts = {"b.txt": b"1", "a.txt": b"2"}
    assert list(unzipped(zipped(parts), "a").items()) == list(parts.items())
    assert zipped(parts) == zipped(parts)


def test_a_zip_that_unfolds_too_far_is_refused(monkeypatch):
    monkeypatch.setattr(containers, "MAX_SIZE", 10)
    content = zipped({"a": b"0" * 11})
    assert kinds_of(unzipped, content, "a") == [FaultKind.FILE_UNREADABLE]
