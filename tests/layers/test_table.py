import datetime
import zipfile

import numpy as np
import pandas as pd
import pytest

from geo.faults import Fault, FaultKind
from layers.numbers import Status
from layers.table import (
    IndicatorTable,
    inspect_indicators,
    number_columns,
    read_raw_table,
    to_indicators,
)
from tests.helpers.areas import assert_same_index, faults_of, kinds_of
from tests.helpers.tables import table_of, write_excel, write_text


def read(path, *indicators, **options):
    return to_indicators(read_raw_table(path), indicators or ("v",), **options)


def read_csv(tmp_path, text, *indicators, encoding="utf-8", name="t.csv", **options):
    return read(write_text(tmp_path / name, text, encoding), *indicators, **options)


# ------------------------------------------------------------------ CSV


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_separator_line_end_and_encoding_gives_the_same_table(
    separator, end, encoding, tmp_path
):
    rows = [["kod", "Värde å"], ["0101", "1"], ["Ö2", "20"]]
    text = end.join(separator.join(row) for row in rows) + end
    table = read_csv(tmp_path, text, "Värde å", encoding=encoding)
    assert_same_index(table.values, ["0101", "Ö2"])
    assert table.values["Värde å"].tolist() == [1.0, 20.0]


def test_a_decimal_comma_in_quotes_does_not_separate(tmp_path):
    assert read_csv(tmp_path, 'kod,v\n"a","1,5"\n').values["v"].tolist() == [1.5]


def test_a_heading_with_commas_in_quotes_does_not_hide_the_semicolon(tmp_path):
    table = read_csv(tmp_path, 'kod;"v, w, x, y"\na;1\n', "v, w, x, y")
    assert table.values.iloc[0, 0] == 1.0


def test_a_heading_with_mark_and_quotes_is_read_bare(tmp_path):
    table = read_csv(tmp_path, '"kod";"v"\r\n"a";"1,5"\r\n', encoding="utf-8-sig")
    assert table.values["v"].to_dict() == {"a": 1.5}


def test_a_cell_may_hold_a_line_break(tmp_path):
    raw = read_raw_table(write_text(tmp_path / "t.csv", 'kod;n;v\na;"två\nrader";1\n'))
    assert raw.frame["n"].tolist() == ["två\nrader"]


def test_excels_own_line_about_the_separator_is_obeyed(tmp_path):
    table = read_csv(tmp_path, "sep=;\nkod;n,m,o;v\na;x;1\nb;x;fel\n".replace("fel", "2"))
    assert table.values["v"].to_dict() == {"a": 1.0, "b": 2.0}


def test_blank_lines_and_lines_of_separators_are_no_rows(tmp_path):
    table = read_csv(tmp_path, "\n\nkod;v\n\na;1\n;\n \nb;2\n\n;\n")
    assert table.values["v"].to_dict() == {"a": 1.0, "b": 2.0}


def test_columns_without_a_heading_are_left_out(tmp_path):
    raw = read_raw_table(write_text(tmp_path / "t.csv", "kod;v;\na;1;\nb;2;x\n"))
    assert list(raw.frame.columns) == ["kod", "v"]


def test_leading_zeros_and_trailing_decimals_of_codes_are_kept(tmp_path):
    assert_same_index(
        read_csv(tmp_path, "kod;v\n0101;1\n101.0;2\n1e3;3\nNA;4\n").values,
        ["0101", "101.0", "1e3", "NA"],
    )


# ------------------------------------------------------------------ Excel


def test_a_workbook_gives_the_same_table_as_text(tmp_path):
    rows = [["kod", "v", "w"], ["0101", 1.5, "2,5"], [102, 2, None], [103.0, "..", "x"]]
    table = read(write_excel(tmp_path / "t.xlsx", Blad1=rows), "v", "w")
    assert_same_index(table.values, ["0101", "102", "103"])
    assert table.values["v"].fillna(-1).tolist() == [1.5, 2.0, -1]
    assert table.values["w"].fillna(-1).tolist() == [2.5, -1, -1]
    assert table.status["w"].tolist() == [Status.OBSERVED, Status.MISSING, Status.SUPPRESSED]


def test_of_several_sheets_one_is_named_and_empty_ones_do_not_count(tmp_path):
    rows = [["kod", "v"], ["a", 1]]
    one = write_excel(tmp_path / "en.xlsx", Tom=[], Data=rows)
    assert read(one).values["v"].tolist() == [1.0]
    two = write_excel(tmp_path / "flera.xlsx", Ett=rows, Två=[["kod", "v"], ["a", 2]])
    assert to_indicators(read_raw_table(two, sheet="Två"), ["v"]).values["v"].tolist() == [2.0]
    choice = Fault(FaultKind.LAYER_CHOICE, "flera.xlsx", "", "", "Ett, Två")
    assert faults_of(read_raw_table, two) == (choice,)
    wrong = Fault(FaultKind.LAYER_CHOICE, "flera.xlsx", "", "Tre", "Ett, Två")
    assert faults_of(read_raw_table, two, sheet="Tre") == (wrong,)


def test_words_that_programs_take_for_missing_are_codes_all_the_same(tmp_path):
    rows = [["kod", "v"], ["NA", 1], ["None", 2], ["null", 3]]
    path = write_excel(tmp_path / "t.xlsx", Blad1=rows)
    assert_same_index(read(path).values, ["NA", "None", "null"])


def test_an_error_in_a_cell_is_told_and_not_taken_for_missing(tmp_path):
    path = write_excel(tmp_path / "t.xlsx", Blad1=[["kod", "v"], ["a", 1], ["b", "#DIV/0!"]])
    (fault,) = faults_of(read, path)
    assert (fault.kind, fault.where, fault.received) == (FaultKind.NUMBER, "3", "#DIV/0!")


def test_a_date_that_excel_made_of_a_code_is_seen_as_what_it_became(tmp_path):
    rows = [["kod", "v"], [datetime.date(2026, 2, 1), 1]]
    path = write_excel(tmp_path / "t.xlsx", Blad1=rows)
    assert_same_index(read(path).values, ["2026-02-01 00:00:00"])


@pytest.mark.parametrize("cell", [True, datetime.date(2026, 2, 1)])
def test_a_cell_of_another_kind_is_no_number(cell, tmp_path):
    path = write_excel(tmp_path / "t.xlsx", Blad1=[["kod", "v"], ["a", cell]])
    assert kinds_of(read, path) == [FaultKind.NUMBER]


def test_blank_rows_and_cells_round_a_table_do_not_matter(tmp_path):
    rows = [[], [], ["kod", "v", None, None], ["a", 1], [None, None], ["b", "fel"], [" "], []]
    path = write_excel(tmp_path / "t.xlsx", Blad1=rows)
    (fault,) = faults_of(read, path)
    assert (fault.kind, fault.where) == (FaultKind.NUMBER, "6")


def test_text_and_numbers_in_one_sheet_have_one_decimal_sign(tmp_path):
    rows = [["kod", "v"], ["a", 1.25], ["b", "1,5"], ["c", 1e-7], ["d", 1e22]]
    path = write_excel(tmp_path / "t.xlsx", Blad1=rows)
    assert read(path).values["v"].tolist() == [1.25, 1.5, 1e-7, 1e22]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"kod;v\na;1\n"])
def test_what_is_no_workbook_is_refused(content, tmp_path):
    (tmp_path / "t.xlsx").write_bytes(content)
    assert kinds_of(read_raw_table, tmp_path / "t.xlsx") == [FaultKind.FILE_UNREADABLE]


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr("a.txt", "hej")
    assert kinds_of(read_raw_table, tmp_path / "t.xlsx") == [FaultKind.FILE_UNREADABLE]


def test_a_workbook_without_rows_is_empty(tmp_path):
    path = write_excel(tmp_path / "t.xlsx", Blad1=[], Blad2=[[None, " "]])
    assert kinds_of(read_raw_table, path) == [FaultKind.FILE_EMPTY]


# ------------------------------------------------------------------ faults of the file


@pytest.mark.parametrize("text", ["", "\n\n", "kod;v\n", "kod;v\n;\n\n", "\ufeff", "\ufeff\n"])
def test_a_file_without_rows_is_empty(text, tmp_path):
    path = write_text(tmp_path / "t.csv", text)
    assert faults_of(read_raw_table, path) == (Fault(FaultKind.FILE_EMPTY, "t.csv"),)


def test_a_file_that_is_not_there_or_of_another_type_is_refused(tmp_path):
    assert kinds_of(read_raw_table, tmp_path / "t.csv") == [FaultKind.FILE_NOT_FOUND]
    assert kinds_of(read_raw_table, tmp_path / "t.ods") == [FaultKind.FILE_TYPE]


def test_headings_that_occur_twice_are_told_in_order(tmp_path):
    path = write_text(tmp_path / "t.csv", "kod;w;v;w;v\na;1;2;3;4\n")
    assert [fault.received for fault in faults_of(read_raw_table, path)] == ["w", "v"]


def test_ragged_rows_are_told_by_their_number_in_the_file(tmp_path):
    path = write_text(tmp_path / "t.csv", "kod;v\na;1;1\n\nb;2\nc\n")
    assert faults_of(read_raw_table, path) == (
        Fault(FaultKind.ROW_WIDTH, "t.csv", "2", "3", "2"),
        Fault(FaultKind.ROW_WIDTH, "t.csv", "5", "1", "2"),
    )


@pytest.mark.parametrize("text", ['kod;v\na;"1\nb;2\n', 'kod;v\na;"1"x\n'])
def test_quotes_that_do_not_match_are_refused(text, tmp_path):
    path = write_text(tmp_path / "t.csv", text)
    assert faults_of(read_raw_table, path) == (Fault(FaultKind.FILE_UNREADABLE, "t.csv"),)


# ------------------------------------------------------------------ figures


def test_missing_and_suppressed_cells_have_a_state_and_no_figure(tmp_path):
    table = read_csv(tmp_path, "kod;v\na;\nb;..\nc;x\nd;0\n")
    assert table.status["v"].tolist() == [
        Status.MISSING,
        Status.MISSING,
        Status.SUPPRESSED,
        Status.OBSERVED,
    ]
    assert table.values["v"].isna().tolist() == [True, True, True, False]


def test_both_decimal_signs_in_one_file_are_refused_once(tmp_path):
    path = write_text(tmp_path / "t.csv", "kod;v;w\na;1,5;1\nb;2;1.5\n")
    fault = Fault(FaultKind.NUMBER_AMBIGUOUS, "t.csv")
    assert faults_of(read, path, "v", "w") == (fault,)


def test_columns_that_are_not_asked_for_have_no_say_in_the_decimal_sign(tmp_path):
    text = "kod;v;not\na;1,5;v. 1.5\nb;2;1.5\n"
    assert read_csv(tmp_path, text).values["v"].tolist() == [1.5, 2.0]


def test_every_fault_of_a_table_is_told_at_once(tmp_path):
    path = write_text(tmp_path / "t.csv", "kod;v;w\na;1,5;ett\n\n;2;-\na;tre;4\n")
    faults = faults_of(read, path, "v", "w", "saknas_här")
    assert faults == (
        Fault(FaultKind.CODE_EMPTY, "t.csv", "4"),
        Fault(FaultKind.CODE_DUPLICATE, "t.csv", "2, 5", "a"),
        Fault(FaultKind.COLUMN_MISSING, "t.csv", "", "saknas_här", "kod, v, w"),
        Fault(FaultKind.NUMBER, "t.csv", "5", "tre", ",", "v"),
        Fault(FaultKind.NUMBER, "t.csv", "2", "ett", ",", "w"),
        Fault(FaultKind.NUMBER, "t.csv", "4", "-", ",", "w"),
    )


def test_a_code_column_is_named_or_found_or_asked_for(tmp_path):
    text = "q;v\na;1\n"
    assert_same_index(read_csv(tmp_path, text, id_column="Q").values, ["a"])
    assert kinds_of(read_csv, tmp_path, text) == [FaultKind.COLUMN_AMBIGUOUS]
    assert kinds_of(read_csv, tmp_path, text, id_column="z") == [FaultKind.COLUMN_MISSING]


def test_an_inspection_gives_the_codes_even_of_a_table_with_faults(tmp_path):
    raw = read_raw_table(write_text(tmp_path / "t.csv", "kod;v\na;fel\nb;1\n"))
    inspection = inspect_indicators(raw, ["v"])
    assert list(inspection.codes) == ["a", "b"]
    assert inspection.table is None
    assert len(inspection.faults) == 1


def test_columns_of_numbers_are_those_without_a_single_other_cell(tmp_path):
    text = "kod;a;b;c;d\n1;1,5;x;text;1.5\n2;;..;1;-\n"
    assert number_columns(read_raw_table(write_text(tmp_path / "t.csv", text))) == ("a", "b")


# ------------------------------------------------------------------ the table


def test_plain_figures_make_a_table_in_which_nan_is_missing():
    table = IndicatorTable.of(pd.DataFrame({"v": [1, np.nan]}, index=["a", "b"]))
    assert table.status["v"].tolist() == [Status.OBSERVED, Status.MISSING]
    assert table.indicators == ("v",)
    assert table.codes.tolist() == ["a", "b"]


def test_arrays_have_their_columns_in_the_order_asked_for():
    table = table_of({"v": [1, 2], "w": [3, 4], "u": [5, 6]}, suppressed=[("A1", "u")])
    figures, states = table.arrays(["u", "v"])
    np.testing.assert_array_equal(figures, [[np.nan, 1], [6, 2]])
    assert states[0].tolist() == [Status.SUPPRESSED, Status.OBSERVED]


def test_a_table_without_any_indicator_is_a_table_all_the_same(tmp_path):
    raw = read_raw_table(write_text(tmp_path / "t.csv", "kod;v\na;1\n"))
    assert_same_index(to_indicators(raw, []).values, ["a"])


def test_some_columns_have_the_fingerprint_of_a_table_that_holds_no_others():
    table = table_of({"v": [1, 2], "w": [3, 4], "u": [5, 6]}, suppressed=[("A1", "u")])
    alone = table_of({"u": [5, 6], "v": [1, 2]}, suppressed=[("A1", "u")])
    assert table.fingerprint_of(["u", "v"]) == alone.fingerprint
    assert table.fingerprint_of(["v", "u"]) != alone.fingerprint


def test_what_is_suppressed_is_dropped_whoever_makes_the_table():
    table = table_of({"v": [1, 2]}, suppressed=[("A1", "v")])
    assert table.values["v"].isna().tolist() == [True, False]


def test_the_fingerprint_changes_with_codes_names_figures_and_states():
    plain = table_of({"v": [1, 2]})
    assert plain.fingerprint == table_of({"v": [1, 2]}).fingerprint
    others = [
        table_of({"v": [1, 2]}, ["A1", "B"]),
        table_of({"w": [1, 2]}),
        table_of({"v": [1, 3]}),
        table_of({"v": [1, 2]}, suppressed=[("A1", "v")]),
        table_of({"v": [1, np.nan]}),
    ]
    assert len({plain.fingerprint, *(other.fingerprint for other in others)}) == 6


def test_tables_of_the_same_areas_are_put_side_by_side_with_their_states():
    one, other = (
        IndicatorTable.of(pd.DataFrame({name: [1.0, np.nan]}, index=["a", "b"])) for name in "xy"
    )
    whole = IndicatorTable.beside([one, other])
    assert whole.indicators == ("x", "y")
    assert whole.status.to_numpy().tolist() == [[Status.OBSERVED] * 2, [Status.MISSING] * 2]
    assert set(whole.status.dtypes.astype(str)) == {"int8"}
