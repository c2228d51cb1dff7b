"""Areas and candidates, chosen and rejected, in a dossier and in every file that is made of it."""

import csv
import io
import json
from dataclasses import replace

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import pytest
from docx import Document
from pptx import Presentation

from export.changes import Changes
from export.excel import FIRST_ROW, excel_bytes
from export.figures import map_figure
from export.gis import geojson_bytes, geopackage_bytes
from export.papers import make_papers
from export.papers.drawn import Drawn
from export.pictures.map_picture import map_sheet, map_words
from export.slides import slides_bytes
from export.tabular import shortlist_csv
from export.word import annex_bytes
from language import documents_text, picture_text, text
from language import shortlist_text as words
from tests.helpers.areas import assert_same_index
from tests.helpers.dossiers import (
    bytes_of_secret,
    mixed_dossier,
    mixed_shortlist,
    small_dossier,
)
from tests.helpers.papers import HOSTILE, small_findings
from tests.helpers.pictures import boxes, faults


@pytest.fixture(scope="module")
def dossier():
    return mixed_dossier()


@pytest.fixture(scope="module")
def papers(dossier):
    return make_papers(dossier, small_findings())


# ------------------------------------------------------------------ the table


def test_what_is_rejected_stands_by_itself_and_the_rest_are_numbered(dossier):
    assert_same_index(dossier.shortlist, ["hand-1", "A3"])
    assert dossier.shortlist["ordning"].tolist() == [1, 2]
    assert dossier.shortlist["status"].tolist() == ["Förslag", "Kvar"]
    assert_same_index(dossier.rejected, ["A2", "hand-2"])
    assert dossier.rejected["skal"].tolist() == ["Redan nog", "För stor"]
    assert "ordning" not in [column.name for column in dossier.rejected_columns]
    assert set(dossier.rejected["status"]) == {"Bortvald"}


def test_a_candidate_has_its_own_figures_and_the_shape_of_its_areas(dossier):
    row = dossier.shortlist.loc["hand-1"]
    assert row[["namn", "slag", "skal", "vem", "andrad", "insatser"]].tolist() == [
        "Väst",
        "Kandidat",
        "Hör ihop",
        "Ada",
        "2026-02-28 10:15",
        "Program: Stor",
    ]
    assert row["omraden"] == "A1; A2"
    assert row[["rang", "indexvarde", "poor", "pop_2025"]].tolist() == [2, 45.5, 16.5, 3000]
    both = dossier.areas.geometry[["A1", "A2"]]
    assert row["geometry"].equals(both.union_all())


def test_what_goes_for_areas_alone_is_missing_for_a_candidate(dossier):
    assert pd.isna(dossier.shortlist.loc["hand-1", "klass"])
    assert np.isnan(dossier.shortlist.loc["hand-1", "dim_fattig"])
    assert dossier.rejected.loc["hand-2", ["rang", "indexvarde", "poor"]].isna().all()


def test_an_area_has_the_figures_that_it_has_among_all(dossier):
    same = [column.name for column in dossier.columns]
    assert dossier.shortlist.loc["A3", same].equals(dossier.areas.loc["A3", same])
    alone = small_dossier().shortlist.loc["A3", same]
    assert dossier.shortlist.loc["A3", same].equals(alone)


def test_columns_say_what_a_figure_is_for_a_candidate(dossier):
    meanings = {column.name: column.meaning for column in dossier.shortlist_columns}
    assert meanings["rang"] == words.MEANING_RANK
    assert meanings["poor"].endswith("För en kandidat räknat från antal personer.")
    assert [*meanings, "geometry"] == list(dossier.shortlist.columns)


def test_without_facts_a_candidate_has_no_figures():
    found = small_dossier(mixed_shortlist()).shortlist.loc["hand-1"]
    assert found[["rang", "indexvarde", "poor", "pop_2025"]].isna().all()


# ------------------------------------------------------------------ files


@pytest.fixture(scope="module")
def package(dossier, tmp_path_factory):
    path = tmp_path_factory.mktemp("gis") / "a.gpkg"
    path.write_bytes(geopackage_bytes(dossier))
    return path


def test_the_geopackage_has_order_kind_status_and_reason(package):
    found = gpd.read_file(package, layer="kortlista")
    assert found[["ordning", "namn", "slag", "status", "skal"]].to_numpy().tolist() == [
        [1, "Väst", "Kandidat", "Förslag", "Hör ihop"],
        [2, "A3", "Område", "Kvar", "Störst behov"],
    ]
    assert found["pop_2025"].tolist()[0] == 3000
    assert found.geometry.area.iloc[0] == pytest.approx(2 * found.geometry.area.iloc[1])


def test_what_is_rejected_is_a_layer_of_its_own_where_there_is_any(package, tmp_path):
    found = gpd.read_file(package, layer="bortvalda")
    assert found[["namn", "slag", "skal"]].to_numpy().tolist() == [
        ["A2", "Område", "Redan nog"],
        ["Öst", "Kandidat", "För stor"],
    ]
    (tmp_path / "b.gpkg").write_bytes(geopackage_bytes(small_dossier()))
    assert "bortvalda" not in pyogrio.list_layers(tmp_path / "b.gpkg")[:, 0]


def test_one_layer_of_areas_tells_status_and_candidates(dossier):
    features = json.loads(geojson_bytes(dossier))["features"]
    told = {
        each["properties"]["kod"]: [
            each["properties"][name] for name in ("ordning", "status", "skal", "kandidater")
        ]
        for each in features
    }
    assert told == {
        "A1": [None, None, None, "1 Väst"],
        "A2": [None, "Bortvald", "Redan nog", "1 Väst"],
        "A3": [2, "Kvar", "Störst behov", ""],
        "A4": [None, None, None, ""],
    }


def test_the_csv_has_what_is_rejected_below_the_list(dossier):
    content = shortlist_csv(dossier).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    at = rows.index([documents_text.REJECTED_TITLE])
    assert [row[:4] for row in rows[1:3]] == [
        ["1", "hand-1", "Väst", "Hör ihop"],
        ["2", "A3", "A3", "Störst behov"],
    ]
    assert rows[at + 1][:3] == ["Kod", "Namn", "Skäl"]
    assert [row[:3] for row in rows[at + 2 : at + 4]] == [
        ["A2", "A2", "Redan nog"],
        ["hand-2", "Öst", "För stor"],
    ]
    assert "\ufeff" not in content


def sheet(book, name):
    rows = list(book[name].iter_rows(min_row=FIRST_ROW + 1, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_workbook_has_the_chosen_and_the_rejected_apart(papers):
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(papers)))
    assert [row["Namn"] for row in sheet(book, "Kortlista")] == ["Väst", "A3"]
    rejected = sheet(book, "Bortvalda")
    assert [(row["Namn"], row["Skäl"], row[words.COLUMN_WHO]) for row in rejected] == [
        ("A2", "Redan nog", "Ada"),
        ("Öst", "För stor", "Ada"),
    ]
    assert rejected[1]["Index"] is None


def test_a_workbook_without_any_rejected_says_so(papers):
    book = openpyxl.load_workbook(
        io.BytesIO(excel_bytes(make_papers(small_dossier(), small_findings())))
    )
    assert book["Bortvalda"]["A2"].value == documents_text.NOTE_NONE_REJECTED


def test_annex_and_slides_tell_what_is_rejected_and_why(papers):
    drawn = Drawn(papers)
    annex = Document(io.BytesIO(annex_bytes(papers, drawn)))
    assert documents_text.REJECTED_TITLE in [each.text for each in annex.paragraphs]
    cells = [cell.text for table in annex.tables for row in table.rows for cell in row.cells]
    assert {"Redan nog", "För stor"} <= set(cells)
    slides = Presentation(io.BytesIO(slides_bytes(papers, drawn)))
    titles = [slide.shapes.title.text for slide in slides.slides if slide.shapes.title]
    assert documents_text.REJECTED_TITLE in titles


def test_no_file_holds_what_is_under_cover(dossier, papers, package):
    for content in (package.read_bytes(), geojson_bytes(dossier), shortlist_csv(dossier)):
        assert not [secret for secret in bytes_of_secret() if secret in content]


# ------------------------------------------------------------------ the map


def test_the_map_tells_candidates_from_areas(dossier):
    figure = map_figure(dossier)
    assert [(each.name, each.heading, each.is_candidate) for each in figure.marked] == [
        ("Väst", picture_text.SHORTLIST_CANDIDATES, True),
        ("A3", picture_text.SHORTLIST, False),
    ]
    drawn = map_sheet(figure)
    assert faults(drawn) == []
    told = [each for each, _ in boxes(drawn)]
    assert {picture_text.SHORTLIST, picture_text.SHORTLIST_CANDIDATES} <= set(told)
    assert told.count("1") == told.count("2") == 2
    spoken = map_words(figure)
    assert "Kandidater på kortlistan, i ordning: 1 Väst." in spoken
    assert "Områden på kortlistan, i ordning: 2 A3." in spoken


# ------------------------------------------------------------------ the journal


def journal_of(*rows):
    return Changes("Arbetsytan ”A”.", pd.DataFrame(rows, columns=[text.COLUMN_NAME, "Före"]))


def with_changes(changes):
    return make_papers(replace(mixed_dossier(), changes=changes), small_findings())


def test_the_journal_has_the_rows_of_the_workspace():
    made = with_changes(journal_of(("Ada", "x" * 2_000), ("Bo", "")))
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(made)))
    assert book["Journal"]["A2"].value == "Arbetsytan ”A”."
    first, second = sheet(book, "Journal")
    assert (first["Namn"], len(first["Före"])) == ("Ada", 1_001)
    assert first["Före"].endswith("…")
    assert second["Namn"] == "Bo"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_in_the_journal_is_text(hostile):
    made = with_changes(journal_of((hostile, hostile)))
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(made)))
    cells = [cell for row in book["Journal"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    told = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [value for value in told if value.startswith(("=", "+", "@", "-"))]
