import io
import json
import zipfile

import pytest

from geo.faults import FaultKind, InputError
from store.archives.archive import MANIFEST, open_archive, write_archive
from store.documents.canonical import sha256
from tests.helpers.areas import faults_of, kinds_of

PARTS = {"a.json": b"[1]", "mapp/b.bin": bytes(range(256)) * 40}


def written(parts=None, kind="prov", version=1):
    file = io.BytesIO()
    manifest = write_archive(file, kind, version, (parts or PARTS).items(), {"who": "Ada"})
    return file.getvalue(), manifest


def read(content, most=None):
    with open_archive(io.BytesIO(content), "prov", 1, file="x.zip", most=most) as archive:
        return archive.manifest, {name: archive.read(name) for name in archive.manifest.parts}


def altered(content, *, without=(), **parts):
    """The same archive with parts taken out, changed or added, and its manifest as it was."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in without and name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def test_parts_come_back_with_their_manifest():
    content, manifest = written()
    assert read(content) == (manifest, PARTS)
    assert manifest.told == {"who": "Ada"}
    assert manifest.parts == {name: sha256(part) for name, part in PARTS.items()}


def test_the_same_parts_are_the_same_bytes():
    assert written() == written()


def test_the_hash_names_every_part_and_all_that_is_told():
    hashes = {written(parts)[1].hash for parts in (None, {"a.json": b"[2]"}, {"b.json": b"[1]"})}
    hashes |= {written(version=2)[1].hash, written(kind="annat")[1].hash}
    assert len(hashes) == 5


def test_a_part_that_is_not_there_is_a_fault():
    content, _ = written()
    with open_archive(io.BytesIO(content), "prov", 1) as archive:
        assert kinds_of(archive.read, MANIFEST) == [FaultKind.FIELD_MISSING]


def test_every_breach_of_the_manifest_is_told_at_once():
    content, _ = written({"a": b"1", "b": b"2", "c": b"3"})
    faults = faults_of(read, altered(content, without=["b"], c=b"4", d=b"5"))
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.FIELD_MISSING, "b"),
        (FaultKind.PART_CHANGED, "c"),
        (FaultKind.FIELD_UNKNOWN, "d"),
    ]
    assert faults[1].received == sha256(b"4")[:12]
    assert faults[1].allowed == sha256(b"3")[:12]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_a_fault():
    content, _ = written()
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("a.json", b"[1]")
    assert kinds_of(read, file.getvalue()) == [FaultKind.FIELD_UNKNOWN]


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_one_turned_bit_anywhere_is_seen_or_harmless(place):
    content, _ = written({"a.json": b"[1, 2, 3]"})
    spoilt = bytearray(content)
    spoilt[place % len(content)] ^= 0x10
    try:
        found = read(bytes(spoilt))[1]
    except InputError:
        return
    assert found == {"a.json": b"[1, 2, 3]"}


@pytest.mark.parametrize("content", [b"", b"inte zip", written()[0][:-30]])
def test_what_is_no_archive_is_refused(content):
    assert kinds_of(read, content) == [FaultKind.FILE_UNREADABLE]


@pytest.mark.parametrize("manifest", [None, b"{", b"\xff", b"[" * 100_000])
def test_a_manifest_that_is_none_is_refused(manifest):
    parts = {} if manifest is None else {MANIFEST: manifest}
    content = altered(written()[0], without=[MANIFEST], **parts)
    assert kinds_of(read, content) == [FaultKind.FILE_UNREADABLE]


def test_a_manifest_of_another_form_is_refused():
    content, manifest = written()
    data = manifest.model_dump() | {"annat": 1}
    content = altered(content, **{MANIFEST: json.dumps(data)})
    assert kinds_of(read, content) == [FaultKind.FIELD_UNKNOWN]


@pytest.mark.parametrize("other", [{"kind": "annat"}, {"version": 2}])
def test_another_format_is_refused(other):
    (fault,) = faults_of(read, written(**other)[0])
    assert (fault.kind, fault.where, fault.allowed) == (FaultKind.FIELD_VALUE, "format", "prov 1")


def test_an_archive_that_unfolds_too_far_is_refused():
    content, _ = written({"a": bytes(100_000)})
    assert len(content) < 2000
    assert kinds_of(read, content, most=50_000) == [FaultKind.ARCHIVE_TOO_LARGE]
    assert read(content, most=200_000)


def test_a_file_that_is_not_there_is_told(tmp_path):
    opening = open_archive(tmp_path / "x.zip", "prov", 1, file="x.zip")
    assert kinds_of(opening.__enter__) == [FaultKind.FILE_NOT_FOUND]
