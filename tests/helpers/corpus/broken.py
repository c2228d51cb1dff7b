"""Files of the corpus that are wrong, each with the one kind of fault that it must give."""

import io
import json
import zipfile

from geo.faults import FaultKind
from tests.helpers.corpus.books import px, simple, workbook, zipped
from tests.helpers.corpus.case import Case, lines, rows
from tests.helpers.corpus.maps import geopackage, parquet, shapefile, written
from tests.helpers.corpus.texts import PLAIN


def cut(content: bytes, share: float = 0.6) -> bytes:
    """The beginning of a file."""
    return content[: int(len(content) * share)]


def bomb() -> bytes:
    """A workbook that says of a sheet that it unpacks to more than is allowed."""
    target = io.BytesIO(simple())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"")
        archive.getinfo("xl/worksheets/sheet9.xml").file_size = 700 * 2**20
    return target.getvalue()


def crowded() -> bytes:
    """An archive of very many files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"{number}.csv", b"a")
    return target.getvalue()


def locked() -> bytes:
    """An archive whose member says that it needs a password."""
    content = bytearray(zipped({"andel.csv": PLAIN.encode()}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    return bytes(content)


def without(ending: str) -> bytes:
    """A Shapefile that lacks one of its files."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(shapefile())) as whole,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in whole.namelist():
            if not name.endswith(ending):
                archive.writestr(name, whole.read(name))
    return target.getvalue()


def vast() -> bytes:
    """A workbook with a cell in the last row and column that Excel has."""
    content = workbook({"Blad1": [["Kod", "Andel"], ["1280R001", 1]]})
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            if name.endswith("sheet1.xml"):
                far = b'<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'
                text = text.replace(b"</sheetData>", far)
            archive.writestr(name, text)
    return target.getvalue()


def changed(place: int, cell: str) -> bytes:
    """The plain table with another figure in a row."""
    table = rows()
    table[place][1] = cell
    return lines(table).encode()


UNCLEAR = "kod;Antal 2024\n1280R001;1.234\n1280R002;2.345\n"
MIXED = "kod;Antal 2024\n1280R001;1.5\n1280R002;2,5\n"
EMPTY_COLLECTION = json.dumps({"type": "FeatureCollection", "features": []}).encode()
TWICE = "kod;Andel 2024;Andel 2024\n1280R001;1;2\n1280R002;1;2\n"
NO_FIGURES = "kod;namn\n1280R001;Almvik\n1280R002;Nydala\n"
STRANGE = "kod;Andel 2024\n0180R001;1\n0180R002;2\n"
UNEVEN = f"{PLAIN}1280R009;1;2;3\n"
REPEATED = f"{PLAIN}1280R001;3\n"
KEYLESS = f"{PLAIN};3\n"
TITLE_ALONE = "Tabell 1\n\nKälla: SCB\n"
UNHEADED = lines(rows()[1:])
HTML = b"<!DOCTYPE html><html><table><tr><td>1280R001</td></tr></table></html>"

WRONG = {
    "empty": Case("andel.csv", lambda: b"", fault=FaultKind.FILE_EMPTY),
    "blanks": Case("andel.csv", lambda: b" \r\n\t ", fault=FaultKind.FILE_EMPTY),
    "PDF": Case("andel.csv", lambda: b"%PDF-1.7\n%\xe2\xe3", fault=FaultKind.FILE_TYPE),
    "picture": Case("andel.xlsx", lambda: b"\x89PNG\r\n\x1a\n", fault=FaultKind.FILE_TYPE),
    "web page": Case("andel.xls", lambda: HTML, fault=FaultKind.FILE_TYPE),
    "XML": Case("andel.kml", lambda: b"<gml><a/></gml>", fault=FaultKind.FILE_TYPE),
    "old Excel": Case(
        "andel.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        fault=FaultKind.OLD_EXCEL,
    ),
    "Word": Case(
        "andel.docx", lambda: zipped({"word/document.xml": b"<a/>"}), fault=FaultKind.FILE_TYPE
    ),
    "program": Case("andel.csv", lambda: b"MZ\x90\0", fault=FaultKind.FILE_TYPE),
    "zeros": Case("andel.csv", lambda: b"kod;a\n\0\0\0;1\n", fault=FaultKind.FILE_UNREADABLE),
    "workbook cut short": Case(
        "andel.xlsx", lambda: cut(simple()), fault=FaultKind.FILE_UNREADABLE
    ),
    "workbook without cells": Case(
        "andel.xlsx", lambda: workbook({"Blad1": []}), fault=FaultKind.FILE_EMPTY
    ),
    "workbook that unpacks to too much": Case(
        "andel.xlsx", bomb, fault=FaultKind.UNPACKED_TOO_LARGE
    ),
    "workbook too wide": Case("andel.xlsx", vast, fault=FaultKind.COLUMNS_TOO_MANY),
    "text too wide": Case(
        "andel.csv", lambda: b"kod" + b";a" * 2_001 + b"\n", fault=FaultKind.COLUMNS_TOO_MANY
    ),
    "archive of too many": Case("andel.zip", crowded, fault=FaultKind.PARTS_TOO_MANY),
    "archive in an archive": Case(
        "andel.zip",
        lambda: zipped({"inre.zip": zipped({"a.csv": b"1"})}),
        fault=FaultKind.FILE_TYPE,
    ),
    "archive behind a password": Case("andel.zip", locked, fault=FaultKind.FILE_UNREADABLE),
    "archive of nothing": Case("andel.zip", lambda: zipped({}), fault=FaultKind.FILE_EMPTY),
    "Shapefile without attributes": Case(
        "andel.zip", lambda: without(".dbf"), fault=FaultKind.SHAPEFILE_PARTS
    ),
    "Shapefile without its index": Case(
        "andel.zip", lambda: without(".shx"), fault=FaultKind.SHAPEFILE_PARTS
    ),
    "GeoPackage cut short": Case(
        "andel.gpkg", lambda: cut(geopackage(), 0.3), fault=FaultKind.FILE_UNREADABLE
    ),
    "FlatGeobuf cut short": Case(
        "andel.fgb", lambda: cut(written(".fgb")), fault=FaultKind.FILE_UNREADABLE
    ),
    "Parquet cut short": Case(
        "andel.parquet", lambda: cut(parquet(True)), fault=FaultKind.FILE_UNREADABLE
    ),
    "GeoJSON cut short": Case(
        "andel.geojson", lambda: cut(written(".geojson")), fault=FaultKind.FILE_UNREADABLE
    ),
    "GeoJSON of nothing": Case(
        "andel.geojson", lambda: EMPTY_COLLECTION, fault=FaultKind.FILE_EMPTY
    ),
    "other JSON": Case("andel.json", lambda: b'{"a": [1, 2]}', fault=FaultKind.FILE_UNREADABLE),
    "PC-Axis without data": Case(
        "andel.px", lambda: px().split(b"DATA=")[0], fault=FaultKind.SYNTAX
    ),
    "PC-Axis with too few cells": Case(
        "andel.px", lambda: px(data="1 2 3"), fault=FaultKind.FIELD_VALUE
    ),
    "PC-Axis that breaks off": Case("andel.px", lambda: cut(px(), 0.4), fault=FaultKind.SYNTAX),
    "quotation mark alone": Case(
        "andel.csv", lambda: PLAIN.replace(";12,5", ';"12,5').encode(), fault=FaultKind.SYNTAX
    ),
    "heading twice": Case("andel.csv", TWICE.encode, fault=FaultKind.COLUMN_DUPLICATE),
    "uneven rows": Case("andel.csv", UNEVEN.encode, fault=FaultKind.ROW_WIDTH),
    "area twice": Case("andel.csv", REPEATED.encode, fault=FaultKind.CODE_DUPLICATE),
    "figure without an area": Case("andel.csv", KEYLESS.encode, fault=FaultKind.CODE_EMPTY),
    "text among figures": Case(
        "andel.csv", lambda: changed(1, "ungefär 12"), fault=FaultKind.NUMBER
    ),
    "two numbers in a cell": Case(
        "andel.csv", lambda: changed(1, "12,5,1"), fault=FaultKind.NUMBER
    ),
    "mark that nobody explains": Case(
        "andel.csv", lambda: changed(1, "-"), fault=FaultKind.MARK_UNKNOWN
    ),
    "both decimal signs": Case("andel.csv", MIXED.encode, fault=FaultKind.NUMBER_AMBIGUOUS),
    "thousands or decimals": Case("andel.csv", UNCLEAR.encode, fault=FaultKind.DECIMAL_UNCLEAR),
    "thousands or decimals in a workbook": Case(
        "andel.xlsx",
        lambda: workbook({"Blad1": [["kod", "Antal 2024"], ["1280R001", "1.234"]]}),
        fault=FaultKind.DECIMAL_UNCLEAR,
    ),
    "no headings": Case("andel.csv", UNHEADED.encode, fault=FaultKind.HEADINGS_MISSING),
    "a title alone": Case("andel.csv", TITLE_ALONE.encode, fault=FaultKind.HEADINGS_MISSING),
    "no figures": Case("andel.csv", NO_FIGURES.encode, fault=FaultKind.FIGURES_MISSING),
    "areas of elsewhere": Case("andel.csv", STRANGE.encode, fault=FaultKind.KEY_MISSING),
    "headings alone": Case("andel.csv", lambda: b"kod;Andel 2024\n", fault=FaultKind.FILE_EMPTY),
}
