import numpy as np
import pandas as pd
import pytest

from geo.columns import CODE_COLUMNS, NAME_COLUMNS, as_codes, find_column
from geo.faults import Fault, FaultKind


def find(columns, wanted=None, usual=CODE_COLUMNS, **options):
    return find_column(pd.DataFrame(columns=columns), wanted, usual, "f.csv", **options)


@pytest.mark.parametrize("name", CODE_COLUMNS)
def test_every_usual_name_is_found_whatever_its_case(name):
    assert find(["x", name.upper()]) == (name.upper(), [])


def test_the_first_usual_name_goes_before_the_first_column():
    assert find(["region", "id", "deso"])[0] == "deso"


def test_outer_blanks_of_a_heading_do_not_matter():
    assert find([" Kod "])[0] == " Kod "


def test_the_name_asked_for_is_taken_as_it_stands_before_it_is_taken_without_case():
    assert find(["KOD", "kod"], "kod")[0] == "kod"
    assert find(["KOD"], " Kod ")[0] == "KOD"


def test_a_name_that_is_not_there_is_a_fault_that_lists_the_columns():
    fault = Fault(FaultKind.COLUMN_MISSING, "f.csv", "", "q", "a, b")
    assert find(["a", "b"], "q") == (None, [fault])
    assert find(["a", "b"], "q", NAME_COLUMNS, required=False) == (None, [fault])


def test_nothing_usual_is_a_fault_only_where_a_column_is_required():
    fault = Fault(FaultKind.COLUMN_AMBIGUOUS, "f.csv", "", "", "a, b")
    assert find(["a", "b"]) == (None, [fault])
    assert find(["a", "b"], None, NAME_COLUMNS, required=False) == (None, [])


def test_geometry_is_no_column_for_codes():
    assert find(["geometry"], "geometry")[0] is None


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (["0101", " 0102 "], ["0101", "0102"]),
        ([101, 102], ["101", "102"]),
        ([101.0, np.nan], ["101", ""]),
        ([1.5, 2.0], ["1.5", "2.0"]),
        ([1e22, 1.0], ["10000000000000000000000", "1"]),
        ([np.inf, 1.0], ["inf", "1.0"]),
        (["a", None], ["a", ""]),
        (pd.array([101, None], dtype="Int64"), ["101", ""]),
        (pd.Categorical(["b", "a"]), ["b", "a"]),
        ([True, False], ["True", "False"]),
        ([], []),
    ],
)
def test_codes_are_text_whatever_a_program_made_of_them(column, codes):
    found = as_codes(pd.Series(column))
    assert found.tolist() == codes
    assert pd.api.types.is_string_dtype(found)


def test_text_that_looks_like_a_number_is_not_touched():
    assert as_codes(pd.Series(["101.0", "0e5", "1E3"])).tolist() == ["101.0", "0e5", "1E3"]


def test_a_list_in_a_cell_is_text():
    column = pd.Series([np.array([1.5, 2.5]), ["a"], None, "b"], dtype=object)
    assert as_codes(column).tolist() == ["[1.5 2.5]", "['a']", "", "b"]
