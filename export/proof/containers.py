"""What kind of file an export is, by what is in it and not by its name."""

import io
import zipfile
from collections.abc import Mapping

from geo.faults import Fault, FaultKind, InputError

MAX_SIZE = 500_000_000
"""Bytes that a zip file may unfold to."""

BEGINNINGS = {
    b"SQLite format 3\x00": "gpkg",
    b"fgb\x03": "fgb",
    b"\x89PNG\r\n\x1a\n": "png",
    b"%PDF-": "pdf",
}
"""Kind by the first bytes."""

INSIDE = {
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "word/document.xml": "docx",
}
"""Kind of a zip file by a part that it holds; any other is ``zip``."""

MARKS = (("<svg", "svg"), ("<html", "html"), ('"FeatureCollection"', "geojson"))
"""Kind of a text by what stands near its beginning; any other is ``csv``."""

NEAR = 4_000


def kind_of(content: bytes, file: str) -> str:
    """Kind of a file.

    Parameters
    ----------
    content : bytes
    file : str
        Name for messages.

    Returns
    -------
    str
        ``gpkg``, ``fgb``, ``png``, ``pdf``, ``xlsx``, ``pptx``, ``docx``,
        ``zip``, ``svg``, ``html``, ``geojson`` or ``csv``.

    Raises
    ------
    InputError
        FILE_EMPTY, FILE_UNREADABLE or RECORD_NONE, where it is none of them.
    """
    if not content:
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content.startswith(b"PK"):
        held = unzipped(content, file)
        return next((kind for part, kind in INSIDE.items() if part in held), "zip")
    return _kind_of_text(content, file)


def _kind_of_text(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Fault(FaultKind.RECORD_NONE, file)]) from error
    return next((kind for mark, kind in MARKS if mark in text[:NEAR]), "csv")


def unzipped(content: bytes, file: str) -> dict[str, bytes]:
    """Every part of a zip file by name, in order.

    Raises
    ------
    InputError
        FILE_UNREADABLE where it is damaged or unfolds to more than
        :data:`MAX_SIZE`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_SIZE:
                raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)])
            return {each.filename: archive.read(each) for each in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error


OLDEST = (1980, 1, 1, 0, 0, 0)
"""Time of every part, so that the same parts give the same bytes."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as a zip file, in order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return content.getvalue()
