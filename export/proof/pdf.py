"""The record in a PDF: a field of its document information, added after what is there.

ISO 32000-1, sections 7.5.6 (incremental updates) and 14.3.3 (document information).
"""

import re
import zlib

from geo.faults import Fault, FaultKind, InputError

FIELD = b"/Kraftsamling"

_TRAILER = re.compile(rb"trailer\s*<<(.*?)startxref\s+(\d+)", re.DOTALL)
_SIZE, _ROOT = re.compile(rb"/Size\s+(\d+)"), re.compile(rb"/Root\s+(\d+\s+\d+\s+R)")
_INFO = re.compile(rb"/Info\s+(\d+)\s+0\s+R")
_TOLD = re.compile(FIELD + rb"\s*\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_STREAM = re.compile(rb"<<((?:(?!endobj).)*?)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PRODUCER = re.compile(rb"/Producer\s*(<[^>]*>|\((?:[^\\()]|\\.)*\))")


def with_field(content: bytes, text: str) -> bytes:
    """Add a text to the document information.

    Parameters
    ----------
    content : bytes
        A PDF with a cross-reference table whose last object is the document
        information, as matplotlib and LibreOffice write it.
    text : str
        ASCII.

    Raises
    ------
    InputError
        PDF_FAILED where it is no such file.
    """
    try:
        trailer, start = list(_TRAILER.findall(content))[-1]
        size, root = int(_first(_SIZE, trailer)), _first(_ROOT, trailer)
        number = int(_first(_INFO, trailer))
        told = _object(content[: int(start)], number)
    except (IndexError, ValueError) as error:
        raise InputError([Fault(FaultKind.PDF_FAILED)]) from error
    written = text.encode("ascii")
    for sign in (b"\\", b"(", b")"):
        written = written.replace(sign, b"\\" + sign)
    head = content if content.endswith(b"\n") else content + b"\n"
    added = b"%d 0 obj\n<<%s\n%s (%s)>>\nendobj\n" % (number, told, FIELD, written)
    table = b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n" % (number, len(head))
    tail = b"trailer\n<</Size %d/Root %s/Info %d 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        number,
        start,
        len(head) + len(added),
    )
    return head + added + table + tail


def _first(pattern: re.Pattern[bytes], content: bytes) -> bytes:
    return pattern.findall(content)[0]


def _object(body: bytes, number: int) -> bytes:
    """What stands in the last object of a file, without its brackets."""
    start = body.rindex(b"\n%d 0 obj" % number)
    return body[body.index(b"<<", start) + 2 : body.rindex(b">>", start, body.rindex(b"endobj"))]


def field_of(content: bytes) -> str | None:
    """The text that :func:`with_field` added; None where there is none."""
    found = _TOLD.findall(content)
    if not found:
        return None
    return re.sub(rb"\\(.)", rb"\1", found[-1], flags=re.DOTALL).decode("ascii", "replace")


def producer(content: bytes) -> bytes:
    """What the document says that it was made by; empty where it says nothing."""
    found = _PRODUCER.findall(content)
    return found[-1] if found else b""


def streams(content: bytes) -> list[bytes]:
    """What is drawn: every stream unfolded, in order, without those that only describe."""
    return [
        _unfolded(head, body) for head, body in _STREAM.findall(content) if b"/Metadata" not in head
    ]


def _unfolded(head: bytes, body: bytes) -> bytes:
    if b"/FlateDecode" not in head:
        return body
    try:
        return zlib.decompressobj().decompress(body)
    except zlib.error:
        return body


_VARYING = re.compile(
    rb"/(?:CreationDate|ModDate)\s*\([^)]*\)|/ID\s*\[[^\]]*\]|/DocChecksum\s*/\w+"
)


def rest(content: bytes) -> bytes:
    """All that is no stream, without the time and what follows from it."""
    return _VARYING.sub(b"", _STREAM.sub(b"", content))
