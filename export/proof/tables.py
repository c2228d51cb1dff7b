"""Exports that are tables, read as values by place: GIS files, workbook and CSV."""

import csv
import io
import itertools
import re
import sqlite3
import tempfile
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import shapely

from export.excel import FIRST_ROW
from export.proof.containers import unzipped
from export.proof.reading import Place, Reading, leaves, plain, table
from language import documents_text, ledger_text, money_text, text, verify_text

NAMES = (
    "kod",
    "id",
    text.COLUMN_CODE,
    documents_text.NAME,
    text.COLUMN_KEY,
    money_text.HEAD_CANDIDATE,
    money_text.HEAD_WHAT,
    ledger_text.HEAD_NUMBER,
)
"""Columns that name a row, the best first."""

METHOD_SHEETS = (
    documents_text.SHEETS["method"],
    money_text.METHOD_SHEET,
    ledger_text.SOURCE_SHEET,
)
"""Sheets that hold the record of a workbook."""

SYSTEM = ("gpkg_", "rtree_", "sqlite_")
"""Beginnings of the names of a GeoPackage's own tables."""


def geopackage(content: bytes) -> Reading:
    """Every row of every table of a GeoPackage; figures before metadata."""
    found: Reading = {}
    with closing(_database(content)) as database:
        for name in _tables(database):
            cursor = database.execute(f'SELECT * FROM "{name}"')
            headings = [column[0] for column in cursor.description]
            rows = [[_sqlite(cell) for cell in row] for row in cursor]
            found |= table(name, headings, rows, NAMES)
    return found


def _database(content: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return database


def _tables(database: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    names = [str(name) for (name,) in database.execute(query)]
    return [name for name in names if not name.startswith(SYSTEM) and '"' not in name]


HEADER = 8
ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of a geometry's head, and of its envelope by its kind (OGC 12-128r18, clause 2.1.3)."""


def _sqlite(cell: Any) -> Any:
    if not isinstance(cell, bytes):
        return cell
    if cell[:2] != b"GP":
        return cell.hex()
    return shapely.from_wkb(cell[HEADER + ENVELOPES[(cell[3] >> 1) & 7] :])


def geopackage_record(content: bytes) -> str | None:
    """The record in the table of metadata."""
    with closing(_database(content)) as database:
        if "metadata" not in _tables(database):
            return None
        query = f'SELECT "{text.COLUMN_VALUE}" FROM metadata WHERE "{text.COLUMN_KEY}" = ?'
        found = database.execute(query, (text.META_RECORD,)).fetchall()
    return str(found[-1][0]) if found else None


def flatgeobuf(content: bytes) -> Reading:
    """Every row, and what the head tells."""
    return _vector(io.BytesIO(content), "omraden") | leaves("metadata", _head(content))


def _head(content: bytes) -> dict[str, str]:
    return dict(pyogrio.read_info(io.BytesIO(content))["layer_metadata"] or {})


def flatgeobuf_record(content: bytes) -> str | None:
    """The record in the head."""
    return _head(content).get(text.META_RECORD)


def _vector(source: Any, part: str) -> Reading:
    with warnings.catch_warnings():
        # what GDAL warns of in a file that was tampered with is told as a difference
        warnings.simplefilter("ignore")
        frame = pyogrio.read_dataframe(source)
    plain = frame.astype(object)
    plain = plain.where(frame.notna(), None)
    return table(part, [str(name) for name in frame.columns], plain.to_numpy().tolist(), NAMES)


def shapefile(content: bytes) -> Reading:
    """Every row of every Shapefile in a zip, and the lines of the text beside them."""
    found: Reading = {}
    parts = unzipped(content, "")
    with tempfile.TemporaryDirectory() as folder:
        for name, part in parts.items():
            (Path(folder) / Path(name).name).write_bytes(part)
        for path in sorted(Path(folder).glob("*.shp")):
            found |= _vector(path, path.stem)
    for name in parts:
        if name.endswith((".txt", ".prj", ".cpg")):
            lines = parts[name].decode("utf-8-sig", "replace").splitlines()
            found |= table(name, [verify_text.LINE], [[line] for line in lines])
    return found


def workbook(content: bytes) -> Reading:
    """Every sheet: the table by its headings, the words above it by their row, its comments."""
    found: Reading = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        found |= _sheet(sheet)
    return found


def _sheet(sheet: Any) -> Reading:
    rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    above, body = rows[: FIRST_ROW + 1], rows[FIRST_ROW + 1 :]
    titles = [str(cell or "") for cell in (above[FIRST_ROW] if len(above) > FIRST_ROW else [])]
    heads = {
        Place(sheet.title, verify_text.ABOVE.format(row=at), str(number)): plain(cell)
        for at, row in enumerate(above, start=1)
        for number, cell in enumerate(row, start=1)
    }
    comments = {
        Place(sheet.title, cell.coordinate, verify_text.COMMENT): " ".join(
            cell.comment.text.split()
        )
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    return table(sheet.title, titles, body, NAMES) | heads | comments


def _cell(value: Any) -> Any:
    """A cell; an empty text is an empty cell once the workbook has been saved again."""
    return None if value == "" else value


def workbook_record(content: bytes) -> str | None:
    """The record on the sheet about the method, put together from its pieces."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    name = next((each for each in METHOD_SHEETS if each in book.sheetnames), None)
    if name is None:
        return None
    rows = [row[:2] for row in book[name].iter_rows(values_only=True) if len(row) > 1]
    pieces = [str(value or "") for key, value in rows if key == text.META_RECORD]
    return "".join(pieces) or None


def swedish_csv(content: bytes) -> Reading:
    """The shortlist's rows, those of what is rejected under their heading, and the notes last."""
    rows = itertools.groupby(_rows(content), key=any)
    first, *others = [list(block) for is_told, block in rows if is_told] or [[[]]]
    is_list = text.COLUMN_ORDER in first[0]
    found = _csv_table(verify_text.SHORTLIST if is_list else verify_text.TABLE_PART, first)
    for (title, *_), *block in others[:-1]:
        found |= _csv_table(title, block or [[]])
    notes = others[-1] if others else []
    return found | table(verify_text.NOTES, (text.COLUMN_KEY, text.COLUMN_VALUE), notes)


def _csv_table(part: str, rows: list[list[str]]) -> Reading:
    head, *body = rows
    return table(part, head, [[_figure(cell) for cell in row] for row in body], NAMES)


_FIGURE = re.compile(r"-?\d+,\d+(?:e[+-]?\d+)?")


def _figure(cell: str) -> str | float:
    """A figure with decimals as a number; whole numbers stay text, as codes are."""
    return float(cell.replace(",", ".")) if _FIGURE.fullmatch(cell) else cell


def csv_record(content: bytes) -> str | None:
    """The record among the notes, put together from its pieces."""
    found = [row[1] for row in _rows(content) if len(row) > 1 and row[0] == text.META_RECORD]
    return "".join(found) or None


def _rows(content: bytes) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
