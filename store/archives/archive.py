"""Zip files whose manifest holds the checksum of every part."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from geo.faults import Fault, FaultKind, InputError, refuse, repeated
from layers.strict import Strict
from layers.text_files import check_model
from store.documents.canonical import canonical, sha256

MANIFEST = "manifest.json"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Time of every part, so that the same parts give the same file."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
"""What reading a part of a damaged, encrypted or exotic zip file may raise."""

CHUNK = 1 << 20
MAX_MANIFEST = 50_000_000
"""Bytes of a manifest."""


class Manifest(Strict):
    """What an archive is, and the checksum of each of its parts.

    ``format`` names what it is for, ``told`` is what that format tells
    besides.
    """

    format: str
    version: int
    told: dict[str, Any]
    parts: dict[str, str]

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical manifest: names the archive with all its parts."""
        return sha256(canonical(self.model_dump(mode="json")))


def write_archive(
    target: Path | IO[bytes],
    format: str,  # noqa: A002
    version: int,
    parts: Iterable[tuple[str, bytes]],
    told: Mapping[str, Any],
) -> Manifest:
    """Write an archive, one part at a time.

    Parameters
    ----------
    target : Path or file
        What is written to.
    format, version : str, int
        Of the manifest.
    parts : iterable of (str, bytes)
        Name and content; no name twice.
    told : mapping
        Plain data for the manifest, read when the parts are written.

    Raises
    ------
    OSError
        It cannot be written.
    """
    sums: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(_info(name), content)
            sums[name] = sha256(content)
        manifest = Manifest(format=format, version=version, told=dict(told), parts=sums)
        archive.writestr(_info(MANIFEST), canonical(manifest.model_dump(mode="json")))
    return manifest


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


class Archive:
    """An archive that is open, every part as its manifest says.

    Parameters
    ----------
    file : ZipFile
        Open.
    manifest : Manifest
        Checked.
    """

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest):
        self._file = file
        self.manifest = manifest

    def read(self, name: str) -> bytes:
        """One part.

        Raises
        ------
        InputError
            There is none of this name.
        """
        if name not in self.manifest.parts:
            raise InputError([Fault(FaultKind.FIELD_MISSING, where=name)])
        return self._file.read(name)


@contextmanager
def open_archive(
    source: Path | IO[bytes],
    format: str,  # noqa: A002
    version: int,
    *,
    file: str = "",
    most: int | None = None,
) -> Iterator[Archive]:
    """Open an archive and compare every part with its checksum.

    Parameters
    ----------
    source : Path or file
        What is read.
    format, version : str, int
        What it has to be.
    file : str
        Name for messages.
    most : int, optional
        Bytes that all parts may come to.

    Raises
    ------
    InputError
        No archive, of another format, too large, or with parts that are
        missing, changed or not in the manifest: all of these at once.
    """
    with _opened(source, file) as zipped:
        manifest = _manifest(zipped, format, version, file)
        size = sum(info.file_size for info in zipped.infolist())
        if most is not None and size > most:
            raise InputError([Fault(FaultKind.ARCHIVE_TOO_LARGE, file, "", str(size), str(most))])
        refuse(_part_faults(zipped, manifest, file))
        yield Archive(zipped, manifest)


def _opened(source: Path | IO[bytes], file: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except FileNotFoundError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, file)]) from error
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error


def _manifest(zipped: zipfile.ZipFile, wanted: str, version: int, file: str) -> Manifest:
    names = zipped.namelist()
    if MANIFEST not in names or zipped.getinfo(MANIFEST).file_size > MAX_MANIFEST:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)])
    try:
        data = json.loads(zipped.read(MANIFEST))
    except (*DAMAGE, ValueError, RecursionError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
    manifest = check_model(Manifest, data, file)
    if (manifest.format, manifest.version) != (wanted, version):
        received = f"{manifest.format} {manifest.version}"
        raise InputError(
            [Fault(FaultKind.FIELD_VALUE, file, "format", received, f"{wanted} {version}")]
        )
    return manifest


def _part_faults(zipped: zipfile.ZipFile, manifest: Manifest, file: str) -> Iterator[Fault]:
    names = [name for name in zipped.namelist() if name != MANIFEST]
    for name, checksum in manifest.parts.items():
        if name not in names:
            yield Fault(FaultKind.FIELD_MISSING, file, name)
        elif (received := _sum_of(zipped, name)) != checksum:
            yield Fault(FaultKind.PART_CHANGED, file, name, received[:12], checksum[:12])
    twice = repeated(names)
    for name in dict.fromkeys(names):
        if name not in manifest.parts or name in twice:
            yield Fault(FaultKind.FIELD_UNKNOWN, file, name)


def _sum_of(zipped: zipfile.ZipFile, name: str) -> str:
    """Checksum of a part, read in pieces; of nothing where the zip file itself is damaged."""
    digest = hashlib.sha256()
    try:
        with zipped.open(name) as part:
            while piece := part.read(CHUNK):
                digest.update(piece)
    except DAMAGE:
        return ""
    return digest.hexdigest()
