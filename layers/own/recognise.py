"""What a file is, by its content; its name is only what people call it."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from geo.faults import Fault, FaultKind, InputError

HEAD = 4096
"""Bytes from the beginning that tell what a file is."""

READABLE = "CSV, Excel (.xlsx), PC-Axis, GeoPackage, GeoJSON, Shapefile (zip), FlatGeobuf, "
READABLE += "GeoParquet, KML, TopoJSON"


class Format(StrEnum):
    """What a file is."""

    TEXT = "text"
    EXCEL = "excel"
    PX = "px"
    GPKG = "gpkg"
    GEOJSON = "geojson"
    TOPOJSON = "topojson"
    FGB = "fgb"
    PARQUET = "parquet"
    KML = "kml"
    ZIP = "zip"


SUFFIXES = {
    Format.GPKG: ".gpkg",
    Format.GEOJSON: ".geojson",
    Format.TOPOJSON: ".topojson",
    Format.FGB: ".fgb",
    Format.PARQUET: ".parquet",
    Format.KML: ".kml",
}
"""Ending under which GDAL and Arrow are given a file, whatever it is called."""

MAGIC = (
    (b"SQLite format 3\0", Format.GPKG),
    (b"fgb\x03fgb", Format.FGB),
    (b"PAR1", Format.PARQUET),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins an .xls, and an .xlsx behind a password."""

FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
"""Beginnings of files that people drop by mistake, and what they are called."""

PX_KEYWORD = re.compile(
    rb"\s*(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|DECIMALS|MATRIX|SUBJECT-CODE)="
)
TOPOLOGY = re.compile(rb'"type"\s*:\s*"Topology"')


def recognise(content: bytes, file: str) -> Format:
    """Tell what a file is by its content.

    Raises
    ------
    InputError
        It is empty, of a kind that is not read here, or an Excel file that must be saved anew.
    """
    if not content.strip():
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    if content.startswith(OLE):
        raise InputError([Fault(FaultKind.OLD_EXCEL, file)])
    foreign = next((name for magic, name in FOREIGN if content.startswith(magic)), None)
    if foreign is not None:
        raise foreign_kind(foreign, file)
    known = next((kind for magic, kind in MAGIC if content.startswith(magic)), None)
    if known is not None:
        return known
    return _archive(content, file) if content.startswith(b"PK") else _text(content, file)


def foreign_kind(name: str, file: str) -> InputError:
    """Word that a file is of a kind that is not read here."""
    return InputError([Fault(FaultKind.FILE_TYPE, file, "", name, READABLE)])


def _archive(content: bytes, file: str) -> Format:
    """A workbook, or an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
    if "xl/workbook.xml" in names:
        return Format.EXCEL
    for inside, name in (("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint")):
        if inside in names:
            raise foreign_kind(name, file)
    if "mimetype" in names or "xl/workbook.bin" in names:
        raise foreign_kind(PurePosixPath(file).suffix or "?", file)
    return Format.ZIP


def _text(content: bytes, file: str) -> Format:
    """What kind of text, as far as its beginning tells."""
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if PX_KEYWORD.match(head):
        return Format.PX
    if head.startswith(b"<"):
        return _markup(head, file)
    if head.startswith((b"{", b"[")):
        return Format.TOPOJSON if TOPOLOGY.search(head) else Format.GEOJSON
    return Format.TEXT


def _markup(head: bytes, file: str) -> Format:
    if re.search(rb"<(\w+:)?kml[\s>]", head):
        return Format.KML
    raise foreign_kind("HTML" if re.search(rb"<html|<!doctype html", head, re.I) else "XML", file)
