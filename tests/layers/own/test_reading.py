"""Limits, encodings, numbers and keys, each on its own and as properties."""

import zipfile

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from layers.numbers import Status
from layers.own import limits
from layers.own.decoding import decode_text
from layers.own.delimited import find_separator
from layers.own.figures import find_form, find_marks, read_figures, usual_meaning
from layers.own.files import open_own
from layers.own.keys import KnownAreas, find_keys, match, name_key
from layers.own.limits import Budget
from layers.own.mapping import read_mapping, write_mapping
from layers.own.roles import find_roles, template
from tests.helpers.areas import faults_of
from tests.helpers.corpus.case import KNOWN, NAMES
from tests.helpers.mappings import mapping_of

REGSO = KNOWN[1]


# ------------------------------------------------------------------ limits


def kinds(function, *arguments):
    return [fault.kind for fault in faults_of(function, *arguments)]


def test_a_file_over_the_limit_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE", 2 * limits.MEGABYTE)
    (fault,) = faults_of(open_own, "stor.csv", b"a;b\n" * 600_000)
    assert (fault.kind, fault.received, fault.allowed) == (FaultKind.FILE_TOO_LARGE, "3", "2")


def test_cells_are_counted_while_they_are_read():
    def endless():
        while True:
            yield ["1280R001", "1"]

    with pytest.raises(InputError, match="cells_too_many"):
        list(Budget("x.csv", cells=1_000).rows(endless()))


def test_time_is_bounded():
    budget = Budget("x.csv", seconds=-1.0)
    assert kinds(lambda: list(budget.rows([["a"]] * 2_000))) == [FaultKind.READING_SLOW]


def test_every_number_of_members_is_refused_above_the_limit(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(str(number), b"")
    with zipfile.ZipFile(path) as archive:
        limits.check_archive(archive, "a.zip")
    assert kinds(limits.check_parts, 3, "a.zip", 2) == [FaultKind.PARTS_TOO_MANY]


# ------------------------------------------------------------------ encodings


@given(
    st.text("abc åäöÅÄÖéü;1,2\n", min_size=40).filter(
        lambda text: sum(c in "åäöÅÄÖ" for c in text) > 5
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"]),
)
def test_swedish_text_comes_back_from_every_encoding(text, encoding):
    assert decode_text(text.encode(encoding), "a.csv").text == text


@given(st.binary(min_size=1))
def test_bytes_are_text_or_a_fault(content):
    try:
        text = decode_text(content, "a.csv").text
    except InputError:
        return
    assert text.strip()
    assert "\r" not in text


@pytest.mark.parametrize("sign", [";", "\t", ",", "|"])
def test_a_separator_is_found_among_decimal_commas(sign):
    decimal = "." if sign == "," else ","
    assert find_separator(f"kod{sign}andel\nA{sign}1{decimal}5\nB{sign}2{decimal}5\n") == sign


# ------------------------------------------------------------------ numbers

FORMS = [(",", ""), (".", ""), (",", "."), (".", ","), (",", " "), (",", "\u00a0"), (",", "\u202f")]


@given(
    st.lists(st.integers(-9_999_999, 9_999_999), min_size=3, max_size=20),
    st.sampled_from(FORMS),
)
def test_numbers_come_back_from_every_way_to_write_them(numbers, form):
    decimal, group = form
    numbers = [*numbers, 1234567]
    texts = [f"{n:,}".replace(",", group) + f"{decimal}25" for n in numbers]
    cells = pd.Series(texts, dtype=str, name="x")
    found = find_form([texts])
    values, status, faults = read_figures(cells, found, {}, "a.csv")
    wanted = [
        n + 0.25 if not text.startswith("-") else n - 0.25
        for n, text in zip(numbers, texts, strict=True)
    ]
    np.testing.assert_allclose(values, wanted)
    assert (faults, set(status)) == ([], {Status.OBSERVED})


@pytest.mark.parametrize(
    ("texts", "unclear"),
    [(["1.234", "2.345"], "1.234"), (["1,234"], "1,234"), (["1.234", "2.5"], ""), (["0.125"], "")],
)
def test_thousands_and_decimals_that_look_alike_are_not_guessed(texts, unclear):
    assert find_form([texts]).unclear == unclear


def test_a_person_settles_what_is_unclear():
    assert find_form([["1.234"]], ".").decimal == "."
    told = find_form([["1.234"]], ",")
    assert (told.decimal, told.grouping) == (",", ".")


def test_marks_have_meanings_that_a_note_may_tell():
    frame = pd.DataFrame({"x": ["1", "-", "..", "<5", "x", "abc def"]}, dtype=str)
    found = {
        mark.text: (mark.meaning, mark.is_told) for mark in find_marks(frame, ["x"], ["- = noll"])
    }
    assert found == {"-": ("zero", True), "<5": ("suppressed", False), "x": ("suppressed", False)}
    assert usual_meaning("-") is None


def test_what_may_not_be_told_leaves_no_figure():
    cells = pd.Series(["7", "x", "-", ".."], dtype=str, name="x")
    values, status, _ = read_figures(
        cells, find_form([cells]), {"x": "suppressed", "-": "zero"}, "a"
    )
    assert status.tolist() == [Status.OBSERVED, Status.SUPPRESSED, Status.OBSERVED, Status.MISSING]
    np.testing.assert_allclose(values, [7, np.nan, 0, np.nan])


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize(
    "text",
    [
        "Nydala norr",
        "NYDALA  NORR",
        "nydala-norr",
        "Malmö (RegSO-Nydala norr)",
        "1280R002 Nydala norr",
    ],
)
def test_a_name_is_one_however_it_is_written(text):
    assert name_key(text) == "nydala norr"
    assert REGSO.find(text, "name") == "1280R002"


@pytest.mark.parametrize(
    "text", ["1280R002", "1280r002 ", "1280R002_RegSO2025", "R002", "1280R002 Nydala"]
)
def test_a_code_is_one_however_it_is_written(text):
    assert REGSO.find(text, "code") == "1280R002"


def test_names_that_two_areas_share_are_no_key():
    areas = KnownAreas("own", pd.Series({"1": "Norr", "2": "Norr", "3": "Syd"}))
    assert (areas.find("norr", "name"), areas.find("syd", "name")) == (None, "3")


def test_near_names_are_proposed_once_and_taken_only_when_confirmed():
    cells = [
        "Nydalla norr",
        "Nydala nor",
        "Malmö totalt",
        *[n for n in NAMES.values() if n != "Nydala norr"],
    ]
    found = match(cells, "name", REGSO, {})
    assert found.near == {"Nydalla norr": "1280R002"} or found.near == {"Nydala nor": "1280R002"}
    assert set(found.strangers) == {"Nydalla norr", "Nydala nor", "Malmö totalt"}
    told = match(cells, "name", REGSO, {"Nydalla norr": "1280R002"})
    assert told.found["Nydalla norr"] == "1280R002"
    assert told.absent == ()


def test_codes_are_never_taken_for_near_ones():
    assert match(["1280R00l", "1280R003"], "code", REGSO, {}).near == {}


def test_the_key_is_the_column_with_most_areas_and_codes_go_before_names():
    frame = pd.DataFrame(
        {
            "x": ["1", "2"],
            "namn": ["Nydala norr", "Rosengård mitt"],
            "kod": ["1280R002", "1280R005"],
        },
        dtype=str,
    )
    first, second = find_keys(frame, KNOWN)
    assert (first.column, first.kind, first.areas) == ("kod", "code", "regso")
    assert (second.column, second.kind) == ("namn", "name")


def test_areas_of_other_municipalities_are_no_strangers():
    found = match(["0180R001", "1280R002", "Stockholm"], "code", REGSO, {})
    assert (found.elsewhere, found.strangers) == (1, ("Stockholm",))


@given(st.text("abcåäöxyz -./"))
def test_names_are_compared_without_case_and_signs(text):
    assert name_key(text.upper()) == name_key(text)
    assert name_key(f"  {text}. ") == name_key(text)
    assert name_key(f"Malmö (RegSO-{text}z)") == name_key(f"{text}z")


# ------------------------------------------------------------------ roles and mappings


def test_years_in_headings_are_one_figure():
    frame = pd.DataFrame({"kod": ["1280R001"], "Andel 2022": ["1"], "Andel 2023": ["2"]}, dtype=str)
    (series,) = find_roles(frame, "kod").series
    assert (series.column, series.years) == ("Andel {year}", (2022, 2023))
    assert template("2015–2023") == "2015–2023"


def test_numbers_that_name_something_are_no_figures():
    frame = pd.DataFrame({"kod": ["1280R001"], "kommunkod": ["1280"], "Antal": ["2"]}, dtype=str)
    assert find_roles(frame, "kod").figures == ("Antal",)
    assert find_roles(frame.drop(columns="Antal"), "kod").figures == ("kommunkod",)


def test_a_mapping_comes_back_as_it_was_written():
    mapping = mapping_of(near={"Nydalla": "1280R002"}, marks={"x": "suppressed"})
    assert read_mapping(write_mapping(mapping), "val.json") == mapping


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 2}', "[" * 100_000])
def test_what_is_no_mapping_is_told(text):
    assert faults_of(read_mapping, text, "val.json")
