"""What a reader writes of the official index is one document, or one message with every fault."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from geo.faults import FaultKind, InputError
from language import inequality_text as words
from language.faults import message
from tests.helpers.baselines import published
from ui.baselines import YearlyFile
from ui.official import Written, published_of, written_of

TODAY = date(2026, 11, 26)
WRITTEN = Written(
    "Provstad", "Provverket", "Rapport 1, sidan 2", "2026-11-20", "2012; 30,25\n2013; 31"
)


def refused(**changed):
    with pytest.raises(InputError) as error:
        published_of(replace(WRITTEN, **changed), TODAY)
    return error.value.faults


def test_what_is_written_is_the_index_and_is_written_again_alike():
    found = published_of(WRITTEN, TODAY)
    assert found == published((2012, 30.25), (2013, 31.0), read="2026-11-20")
    assert written_of(found, TODAY) == WRITTEN
    assert written_of(None, TODAY) == Written("", "", "", "2026-11-26", "")


def test_a_file_counts_in_place_of_the_text():
    book = openpyxl.Workbook()
    for row in (("År", "Ojämlikhetsindex"), (2012, 30.25), (2013, None), (2014, 29)):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    excel = YearlyFile("index.xlsx", content.getvalue())
    csv = YearlyFile("index.csv", "år;värde\n2012;30,25\n2013;..\n2014;29\n".encode())
    for file in (excel, csv):
        found = published_of(replace(WRITTEN, file=file, text="inget"), TODAY)
        assert found.years == {2012: 30.25, 2014: 29.0}


def test_every_fault_is_told_at_once_in_the_words_of_the_screen():
    faults = refused(publisher=" ", reference="", read="2026-11-27", text="2012; 130\n2012; 30\nx")
    told = message(faults)
    for part in (words.PUBLISHER, words.REFERENCE, words.READ, words.DAY_UNTIL_NOW, "0–100"):
        assert part in told
    assert [fault.kind for fault in faults].count(FaultKind.FIELD_VALUE) == 4
    assert all(allowed in told for allowed in words.ALLOWED_WORDS.values())
    assert words.PLACE not in told


def test_no_year_is_after_the_day_on_which_it_was_read():
    (fault,) = refused(read="2013-01-01", text="2012; 30\n2014; 30")
    assert (fault.received, fault.allowed) == ("2014", "1990–2013")


@pytest.mark.parametrize("text", ["", "  \n", "År; värde", "2012; .."])
def test_without_any_figure_there_is_no_index(text):
    (fault,) = refused(text=text)
    assert (fault.kind, fault.where) == (FaultKind.FIELD_MISSING, words.VALUES)


def test_a_file_that_is_no_table_is_told():
    (fault,) = refused(file=YearlyFile("index.png", b"x"))
    assert fault.kind is FaultKind.FILE_TYPE
