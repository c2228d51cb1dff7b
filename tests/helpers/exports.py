"""Exports of the smallest embedded level, each made once, and the same with one thing changed."""

import io
import json
import re
import sqlite3
import struct
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas as gpd
import openpyxl
from docx import Document
from pptx import Presentation

from export.proof.containers import unzipped, zipped
from export.proof.embedding import embed, record_text
from language import text
from layers.disclosure import SmallNumbers
from layers.inputs import read_inputs
from layers.own_columns import Protection
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import frame_of, square
from tests.helpers.scenarios import indicator, scenario_of
from ui import cached
from ui.content import Content
from ui.documents import FORMATS
from ui.own_files import without_small
from ui.papers import DOCUMENTS
from ui.shortlisted import dossier_of
from ui.workspace import default_scenario, own_place, score_place

LEVEL = "geso"
FIRST, SECOND, THIRD = "GeSO-11", "GeSO-02", "GeSO-05"
REASON = "Skäl ett </script> {{ 7*7 }}"
DAY = date(2026, 3, 1)


def shortlist(*codes):
    """Areas in order, the first with a reason that some program would run."""
    chosen = Shortlist(division=LEVEL)
    for code in codes or (FIRST, SECOND):
        chosen = chosen.add(code, REASON if code == FIRST else "Skäl", who="Anna", when="2026")
    return chosen


def content_of(chosen=None, scenario=None, **parts):
    """The content of an export."""
    place = cached.place(LEVEL)
    result = cached.scored(place, scenario or default_scenario())
    chosen = chosen or shortlist()
    dossier = dossier_of(place, result, chosen, DAY)
    return Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=chosen, **parts)


def make(ending, content=None):
    """A file of a kind."""
    return (FORMATS | DOCUMENTS)[ending].write(content or content_of())


def _geopackage(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gpkg"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as database, database:
            # GDAL's triggers ask for functions of its own
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in names.fetchall():
                database.execute(f'DROP TRIGGER "{name}"')
            changed = "UPDATE omraden SET indexvarde = indexvarde + 1 WHERE kod = ?"
            database.execute(changed, (THIRD,))
        return path.read_bytes()


def _shapefile(content):
    parts = unzipped(content, "")
    old, new = "Skäl ett".encode(), "Skäl nio".encode()
    parts["kortlista.dbf"] = parts["kortlista.dbf"].replace(old, new)
    return zipped(parts)


def _flatgeobuf(content):
    index = float(content_of().result.index[THIRD])
    return content.replace(struct.pack("<d", index), struct.pack("<d", index + 1))


def _geojson(content):
    data = json.loads(content)
    row = next(each for each in data["features"] if each["properties"]["kod"] == THIRD)
    row["properties"]["rang"] = 1
    return json.dumps(data).encode()


def _csv(content):
    index = str(float(content_of().result.index[FIRST])).replace(".", ",")
    return content.replace(index.encode(), b"12,5")


def _html(content):
    page = content.decode()
    found = re.search(r'"ranks":\["([^"]*)"', page)
    return (page[: found.start(1)] + "99" + page[found.end(1) :]).encode()


def _other_picture(ending):
    def changed(content):
        other = make(ending, content_of(shortlist(SECOND, FIRST)))
        return embed(other, record_text(content, ""))

    return changed


def _svg(content):
    return content.replace("högst behov".encode(), b"minst behov")


def _workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[4]]
    sheet.cell(5, titles.index(text.COLUMN_INDEX) + 1).value = 12.5
    return _saved(book)


def _slides(content):
    file = Presentation(io.BytesIO(content))
    for slide in file.slides:
        for shape in slide.shapes:
            if shape.has_table and shape.table.cell(0, 0).text == text.COLUMN_ORDER:
                shape.table.cell(1, 3).text_frame.paragraphs[0].runs[0].text = "12,5"
                return _saved(file)
    raise AssertionError("no shortlist on any slide")


def _word(content):
    file = Document(io.BytesIO(content))
    table = next(each for each in file.tables if each.cell(0, 0).text == text.COLUMN_ORDER)
    table.cell(1, 3).paragraphs[0].runs[0].text = "12,5"
    return _saved(file)


def _saved(file):
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


saved_again = _saved

TAMPERED = {
    "gpkg": (_geopackage, (f"”omraden”, raden {THIRD}, fältet indexvarde", "filen har ")),
    "zip": (_shapefile, (f"”kortlista”, raden {FIRST}, fältet skal", "”Skäl nio")),
    "fgb": (_flatgeobuf, (f"”omraden”, raden {THIRD}, fältet indexvarde",)),
    "geojson": (_geojson, (f"”omraden”, raden {THIRD}, fältet rang", "filen har 1, omräkningen")),
    "csv": (_csv, (f"”kortlistan”, raden {FIRST}, fältet {text.COLUMN_INDEX}", "filen har 12,5")),
    "html": (_html, ("”kartans data (state)”, raden ranks, fältet ", "filen har ”99”")),
    "png": (_other_picture("png"), ("”bilden”, raden ", "fältet bildpunkter")),
    "svg": (_svg, ("”bildens texter”", "minst behov", "högst behov")),
    "pdf": (_other_picture("pdf"), ("”PDF-filen”, raden ", "fältet innehåll")),
    "xlsx": (_workbook, (f"raden {FIRST}, fältet {text.COLUMN_INDEX}", "filen har 12,5")),
    "pptx": (_slides, (f"fältet {text.COLUMN_INDEX}", "filen har ”12,5”")),
    "docx": (_word, (f"fältet {text.COLUMN_INDEX}", "filen har ”12,5”")),
}
"""By ending: how one thing is changed, and what is told of it."""


TOLD_ALL = Protection(small=SmallNumbers(threshold=1))


def own_export(folder, protection=TOLD_ALL):
    """An export of areas of the reader's own, and the two files it was made of."""
    areas, table = folder / "omr.gpkg", folder / "tal.csv"
    frame = frame_of([square(0), square(1), square(2)], ["A", "B", "C"])
    gpd.GeoDataFrame(frame.rename(columns={"code": "kod"})).to_file(areas, engine="pyogrio")
    table.write_text("kod,x\nA,1\nB,2\nC,3\n", encoding="utf-8")
    scenario = scenario_of(("d", 1, [indicator("x")]))
    inputs = read_inputs(areas, table, scenario.columns, id_column="kod")
    shown = without_small(inputs, protection, scenario.columns).table
    place = own_place(inputs.areas, shown, cached.initiatives(), protection)
    result = score_place(place, scenario)
    chosen = Shortlist(division="own").add("B", "Skäl")
    dossier = dossier_of(place, result, chosen, DAY)
    content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=chosen)
    return make("gpkg", content), areas, table
