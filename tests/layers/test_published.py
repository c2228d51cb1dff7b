"""A year and a figure a row, typed, pasted or from a file, with every fault at once."""

import pandas as pd
import pytest

from geo.faults import FaultKind
from layers.published import YEAR_AND_FIGURE, YEAR_TWICE, Figures, Scale, read_columns, read_pasted
from layers.table import RawTable

SCALE = Scale(1990, 2024, 0, 100)


def pasted(text):
    return read_pasted(text, "Inklistrat", SCALE)


def columns(**cells):
    frame = pd.DataFrame(cells, dtype=str)
    frame.index += 2
    return read_columns(RawTable(frame, "t.csv"), SCALE)


def told(found):
    assert {fault.kind for fault in found.faults} == {FaultKind.FIELD_VALUE}
    return [(fault.where, fault.received, fault.allowed) for fault in found.faults]


@pytest.mark.parametrize(
    "text",
    [
        "2013; 31,5\n2012; 30",
        "2013\t31,5\n2012\t30",
        "År\tOjämlikhetsindex\n2012\t30\n\n2013\t31,5",
        "2012 30.0\n 2013  31.5 ",
    ],
)
def test_lines_are_read_however_they_are_parted(text):
    assert pasted(text) == Figures({2012: 30.0, 2013: 31.5})


def test_every_fault_of_a_text_is_told_with_its_line():
    found = pasted("1980; 30\n2012\n2013; 100,5\n2014; många\n2015; 30\n2015; 31\n2025; -1")
    assert told(found) == [
        ("2", "2012", YEAR_AND_FIGURE),
        ("år, 1", "1980", "1990–2024"),
        ("värde, 3", "100,5", "0–100"),
        ("värde, 4", "många", "0–100"),
        ("år, 6", "2015", YEAR_TWICE),
        ("år, 7", "2025", "1990–2024"),
        ("värde, 7", "-1", "0–100"),
    ]


def test_both_ends_of_the_scale_may_be():
    assert pasted("1990; 0\n2024; 100") == Figures({1990: 0.0, 2024: 100.0})


def test_a_year_without_a_figure_is_left_out_and_never_zero():
    assert columns(år=["2012", "2013"], värde=["..", "31,5"]) == Figures({2013: 31.5})


def test_columns_are_found_by_name_or_are_the_only_two():
    named = columns(Kommun=["M", "M"], Index=["30", "31,5"], År=["2012", "2013"])
    assert named == columns(a=["2012", "2013"], b=["30", "31,5"]) == pasted("2012 30\n2013 31,5")


def test_a_file_is_told_by_its_headings_and_rows():
    assert told(columns(År=["2012", "12"], Värde=["x1", "30"])) == [
        ("Värde, 2", "x1", "0–100"),
        ("År, 3", "12", "1990–2024"),
    ]


def test_columns_that_are_not_there_are_named():
    found = columns(a=["2012"], b=["30"], c=["31"])
    assert [(fault.kind, fault.received) for fault in found.faults] == [
        (FaultKind.COLUMN_MISSING, "år"),
        (FaultKind.COLUMN_MISSING, "värde"),
    ]
    assert found.values == {}
