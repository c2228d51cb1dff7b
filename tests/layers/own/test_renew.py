"""Next year's file: recognised by its shape, with everything that has changed."""

import pytest

from geo.faults import FaultKind
from layers.own.files import open_own
from layers.own.renew import Change, ChangeKind, fitting, renew
from layers.own.take import read_own_file
from tests.helpers.areas import faults_of
from tests.helpers.corpus.books import workbook
from tests.helpers.corpus.case import KNOWN, NAMES
from tests.helpers.mappings import figure_choice, mapping_of

FULL = mapping_of(encoding="utf-8", separator=";", decimal=",")


def year_file(year=2025, *, heading="Område", figure="Andel {year}", names=NAMES, extra=()):
    """A file of next year, with what is told in place of what it was."""
    head = f"{heading};{figure.format(year=year)}"
    rows = [f"{name};{at},5" for at, name in enumerate(names)]
    return open_own(f"andel {year}.csv", "\n".join([head, *rows, *extra]).encode())


def renewed(file, mapping=FULL):
    return renew(mapping, file, KNOWN)


def test_the_same_file_of_another_year_changes_the_year_alone():
    found = renewed(year_file())
    assert found.changes == (Change(ChangeKind.YEARS, "2024", "2025"),)
    taken = read_own_file(year_file(), found.mapping, KNOWN)
    assert taken.required.indicators == ("andel_2025",)
    assert taken.cards["andel_2025"].direction == "higher_is_need"


def test_the_very_same_file_changes_nothing():
    assert renewed(year_file(2024)).changes == ()


@pytest.mark.parametrize(
    ("options", "change"),
    [
        ({"heading": "Områden"}, Change(ChangeKind.COLUMN, "Område", "Områden", True)),
        (
            {"figure": "Andelar {year}"},
            Change(ChangeKind.COLUMN, "Andel {year}", "Andelar {year}", True),
        ),
        ({"names": [*NAMES, "R77"]}, Change(ChangeKind.STRANGERS, "", "R77", True)),
        ({"names": [*NAMES][1:]}, Change(ChangeKind.ABSENT, "", "1280R001", True)),
        ({"extra": ["1280R002;-"]}, Change(ChangeKind.MARK, "", "-", True)),
    ],
)
def test_what_a_person_must_look_at_is_told(options, change):
    found = renewed(year_file(**options))
    assert change in found.changes
    assert all(each.must_look for each in found.changes if each.kind != ChangeKind.YEARS)


def test_a_renamed_column_is_read_by_its_new_name():
    file = year_file(heading="Områden", figure="Andelar {year}")
    assert read_own_file(file, renewed(file).mapping, KNOWN).required.indicators == ("andel_2025",)


def test_what_was_let_pass_last_year_is_not_asked_again():
    mapping = mapping_of(strangers=("Malmö",), absent=("1280R001",), marks={"-": "zero"})
    file = year_file(names=[*NAMES][1:-1], extra=["Malmö;9,5", "1280R005;-"])
    assert not [each for each in renewed(file, mapping).changes if each.must_look]


def test_headings_sheet_and_writing_that_moved_are_told_and_followed():
    rows = [[code, at + 0.5] for at, code in enumerate(NAMES)]
    table = [["En ny titel"], [None], ["Område", "Andel 2025"], *rows]
    file = open_own("andel.xlsx", workbook({"Om": [["x"]], "Tabell 2025": table}))
    found = renewed(file, mapping_of(part="Tabell 2024", separator=";"))
    kinds = {each.kind: (each.before, each.now) for each in found.changes}
    assert kinds[ChangeKind.PART] == ("Tabell 2024", "Tabell 2025")
    assert kinds[ChangeKind.HEADER] == ("1", "3")
    assert kinds[ChangeKind.SEPARATOR] == (";", "")
    assert not [each for each in found.changes if each.must_look]
    assert read_own_file(file, found.mapping, KNOWN).table is not None


def test_a_year_that_the_file_does_not_tell_must_be_told():
    mapping = mapping_of(figures=(figure_choice(column="Andel"),), is_year_told=True)
    file = open_own("andel.csv", "Område;Andel\n1280R001;1,5\n".encode())
    (untold,) = (
        each for each in renew(mapping, file, KNOWN).changes if each.kind is ChangeKind.YEAR_UNTOLD
    )
    assert (untold.before, untold.must_look) == ("2024", True)


def test_a_figure_that_is_gone_is_a_fault():
    file = open_own("andel.csv", "Område;Antal;Yta\n1280R001;1;2\n".encode())
    mapping = renewed(file, mapping_of(is_year_told=True)).mapping
    taken = read_own_file(file, mapping, KNOWN)
    assert [fault.kind for fault in taken.faults] == [FaultKind.COLUMN_MISSING]


def test_areas_that_are_not_there_are_a_fault():
    file = year_file()
    for function, arguments in (
        (read_own_file, (file, mapping_of(areas="own"), KNOWN)),
        (renew, (mapping_of(areas="own"), file, KNOWN)),
    ):
        (fault,) = faults_of(function, *arguments)
        assert fault.kind is FaultKind.AREAS_MISSING


# ------------------------------------------------------------------ which mapping fits


def test_mappings_of_another_shape_are_not_offered():
    other = mapping_of(
        columns=("region", "Inkomst {year}"), figures=(figure_choice(column="Inkomst {year}"),)
    )
    assert fitting([other, FULL], year_file()) == (FULL,)


def test_of_equal_shapes_the_one_with_the_likest_name_goes_first():
    first, second = mapping_of(file="trångboddhet 2024.csv"), mapping_of(file="andel 2023.csv")
    assert fitting([first, second], year_file()) == (second, first)
