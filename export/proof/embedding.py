"""The record put into a finished file, and found in it again.

GeoPackage, workbook and CSV have it among their metadata, and FlatGeobuf in its head; those are
written with the rest of the file. The others get it here, where their format has a place for it.
"""

import html
import json
import re
import struct
import zlib
from collections.abc import Callable

from export.proof import pdf
from export.proof.containers import kind_of, unzipped, zipped
from export.proof.record import canonical
from export.proof.tables import csv_record, flatgeobuf_record, geopackage_record, workbook_record
from export.safe_text import for_script

NAME = "kraftsamling"
"""What the place of a record is called in every format."""

SIDECAR = "underlag.json"
"""Name of the record beside Shapefiles."""

SPACE = "urn:kraftsamling:export"
"""XML namespace of the record in Office documents."""

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
RELATIONS = {"pptx": "ppt/_rels/presentation.xml.rels", "docx": "word/_rels/document.xml.rels"}
"""ISO/IEC 29500-1, 15.2.5: custom XML data of a document, and where its relations are told."""

_SCRIPT = re.compile(f'<script type="application/json" id="{NAME}">(.*?)</script>', re.DOTALL)
_METADATA = re.compile(f'<metadata id="{NAME}">([^<]*)</metadata>')
_ITEM = re.compile(f'<record xmlns="{SPACE}">([^<]*)</record>')


def embed(content: bytes, text: str) -> bytes:
    """Put a record into a file.

    Parameters
    ----------
    content : bytes
        An export; of a kind that has its record already, it stays as it is.
    text : str
        The record, JSON in ASCII.

    Raises
    ------
    InputError
        The file is none of those that exports are.
    """
    write = _WRITERS.get(kind_of(content, ""))
    return content if write is None else write(content, text)


def record_text(content: bytes, file: str) -> str | None:
    """Find the record in a file.

    Parameters
    ----------
    content : bytes
    file : str
        Name for messages.

    Returns
    -------
    str or None
        None where the file has none.

    Raises
    ------
    InputError
        The file cannot be read, or is none of those that exports are.
    """
    return _READERS[kind_of(content, file)](content)


def _into_geojson(content: bytes, text: str) -> bytes:
    head, _, tail = content.rpartition(b"}")
    return b'%s,\n"%s": %s\n}%s' % (head.rstrip(), NAME.encode(), text.encode(), tail)


def _of_geojson(content: bytes) -> str | None:
    try:
        found = json.loads(content).get(NAME)
    except (ValueError, AttributeError, RecursionError):
        return None
    return None if found is None else canonical(found)


def _into_html(content: bytes, text: str) -> bytes:
    told = f'<script type="application/json" id="{NAME}">{for_script(json.loads(text))}</script>\n'
    head, end, tail = content.rpartition(b"</body>")
    return head + told.encode() + end + tail


def _of_html(content: bytes) -> str | None:
    found = _SCRIPT.findall(content.decode("utf-8-sig"))
    try:
        return canonical(json.loads(found[-1])) if found else None
    except (ValueError, RecursionError):
        return str(found[-1])


def _into_png(content: bytes, text: str) -> bytes:
    """An ``iTXt`` chunk before the last one (ISO/IEC 15948, 11.3.4.5), not compressed."""
    end = content.rindex(b"IEND") - 4
    body = b"iTXt" + NAME.encode() + b"\x00\x00\x00\x00\x00" + text.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return content[:end] + chunk + content[end:]


def _of_png(content: bytes) -> str | None:
    mark = b"iTXt" + NAME.encode() + b"\x00\x00\x00\x00\x00"
    at = content.rfind(mark)
    if at < 4:
        return None
    length = struct.unpack(">I", content[at - 4 : at])[0]
    return content[at + len(mark) : at + 4 + length].decode("utf-8", "replace")


def _into_svg(content: bytes, text: str) -> bytes:
    told = f'<metadata id="{NAME}">{html.escape(text, quote=False)}</metadata>\n'
    head, end, tail = content.rpartition(b"</svg>")
    return head + told.encode() + end + tail


def _of_svg(content: bytes) -> str | None:
    found = _METADATA.findall(content.decode("utf-8-sig"))
    return html.unescape(found[-1]) if found else None


DOCUMENTS = (".docx", ".pdf")
"""Endings of documents that come together in a zip file, and may part ways."""


def _into_zip(content: bytes, text: str) -> bytes:
    """Into each document, or else beside what is there."""
    parts = unzipped(content, "")
    if not any(name.endswith(DOCUMENTS) for name in parts):
        return zipped({**parts, SIDECAR: text.encode()})
    return zipped({name: embed(part, text) for name, part in parts.items()})


def _of_zip(content: bytes) -> str | None:
    parts = unzipped(content, "")
    if SIDECAR in parts:
        return parts[SIDECAR].decode("utf-8-sig", "replace")
    told = (record_text(part, "") for name, part in parts.items() if name.endswith(DOCUMENTS))
    return next(told, None)


def _into_office(kind: str) -> Callable[[bytes, str], bytes]:
    def written(content: bytes, text: str) -> bytes:
        parts = unzipped(content, "")
        number = next(at for at in range(1, len(parts) + 2) if _item(at) not in parts)
        item = f'<record xmlns="{SPACE}">{html.escape(text, quote=False)}</record>'
        relation = f'<Relationship Id="{NAME}" Type="{RELATION}" Target="../{_item(number)}"/>'
        head, end, tail = parts[RELATIONS[kind]].rpartition(b"</Relationships>")
        parts[RELATIONS[kind]] = head + relation.encode() + end + tail
        return zipped({**parts, _item(number): item.encode()})

    return written


def _item(number: int) -> str:
    return f"customXml/item{number}.xml"


def _of_office(content: bytes) -> str | None:
    items = [part for name, part in unzipped(content, "").items() if name.startswith("customXml/")]
    found = [told for part in items for told in _ITEM.findall(part.decode("utf-8", "replace"))]
    return html.unescape(found[-1]) if found else None


_WRITERS: dict[str, Callable[[bytes, str], bytes]] = {
    "geojson": _into_geojson,
    "html": _into_html,
    "png": _into_png,
    "svg": _into_svg,
    "pdf": pdf.with_field,
    "zip": _into_zip,
    "pptx": _into_office("pptx"),
    "docx": _into_office("docx"),
}

_READERS: dict[str, Callable[[bytes], str | None]] = {
    "geojson": _of_geojson,
    "html": _of_html,
    "png": _of_png,
    "svg": _of_svg,
    "pdf": pdf.field_of,
    "zip": _of_zip,
    "pptx": _of_office,
    "docx": _of_office,
    "gpkg": geopackage_record,
    "fgb": flatgeobuf_record,
    "xlsx": workbook_record,
    "csv": csv_record,
}
