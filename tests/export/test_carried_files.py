import io

import numpy as np
import openpyxl
import pandas as pd
import pytest
from shapely import box

from export.carried_files import carried_csv, carried_excel, figures_frame
from geo.crosswalk import crosswalk
from language import crosswalk_text as words
from layers.across import carry_across
from layers.carrying import COUNT
from tests.helpers.areas import area_set
from tests.helpers.tables import table_of

NOTES = [("Från", "=HYPERLINK(1)"), ("Till", "p")]


@pytest.fixture
def figures():
    """One estimated, one suppressed, one outside."""
    sources = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    targets = area_set(p=box(0, 0, 5, 10), q=box(10, 0, 15, 10), r=box(50, 0, 60, 10))
    table = table_of({"pop": [100, 7]}, ["a", "b"], [("b", "pop")])
    carried = carry_across(table, crosswalk(sources, targets), {"pop": COUNT})
    names = pd.Series(["Väst", "=1+1", "Långt bort"], targets.codes)
    return figures_frame(carried, names, {"pop": "Folkmängd 2023"})


def test_every_figure_stands_beside_what_it_is_made_of(figures):
    assert list(figures.columns) == [
        "Kod",
        "Namn",
        "Folkmängd 2023",
        "Folkmängd 2023: Täckt del (%)",
        "Folkmängd 2023: Kommentar",
    ]
    assert figures["Folkmängd 2023"].tolist() == pytest.approx([50, np.nan, np.nan], nan_ok=True)
    assert figures["Folkmängd 2023: Kommentar"].tolist() == [
        "uppskattad",
        "visas inte (sekretess)",
        "ligger utanför områdena med uppgifter",
    ]


def test_csv_opens_in_a_swedish_excel_and_runs_nothing(figures):
    text = carried_csv(figures, NOTES).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[1] == "p;Väst;50,0;100,0;uppskattad"
    assert lines[2].startswith("q;'=1+1;;")
    assert "Från;'=HYPERLINK(1)" in lines
    assert "7" not in lines[2]


def test_excel_has_figures_errors_and_origin_and_no_formula(figures):
    errors = pd.DataFrame({"Uppgift": ["=x"], "Relativt fel (%)": [np.nan]})
    book = openpyxl.load_workbook(io.BytesIO(carried_excel(figures, errors, NOTES)))
    assert book.sheetnames == [words.SHEET_FIGURES, words.SHEET_ERRORS, words.SHEET_NOTES]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert book[words.SHEET_FIGURES]["C2"].value == 50
    assert book[words.SHEET_FIGURES]["C3"].value is None
    assert book[words.SHEET_FIGURES]["B3"].value == "'=1+1"
    assert book[words.SHEET_ERRORS]["B2"].value is None
