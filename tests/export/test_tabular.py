import csv
import io

import numpy as np
import pandas as pd
import pytest

from export.columns import Column
from export.tabular import (
    areas_csv,
    neutral,
    neutral_frame,
    plain_csv,
    shortlist_csv,
    swedish_csv,
    titled,
    write_bytes,
)
from layers.cells import FORMULA_STARTS
from layers.table import read_raw_table, to_indicators
from scoring.decision.shortlist import Shortlist
from tests.helpers.dossiers import SECRET, TOLD, small_dossier, small_scenario


def frame():
    return pd.DataFrame(
        {
            "kod": ["0101", "å2"],
            "andel": [1234.5, np.nan],
            "antal": pd.array([7, None], dtype="Int64"),
            "skäl": ["två; delar", 'med "citat"\noch rad'],
        }
    )


# ------------------------------------------------------------------ a Swedish Excel


def test_the_file_is_what_a_swedish_excel_opens_by_a_double_click():
    content = swedish_csv(frame())
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "kod;andel;antal;skäl"
    assert lines[1] == '0101;1234,5;7;"två; delar"'
    assert lines[2] == 'å2;;;"med ""citat""\noch rad"'
    assert lines[3:] == [""]


def test_pandas_reads_back_what_was_written():
    back = pd.read_csv(
        io.BytesIO(swedish_csv(frame())),
        sep=";",
        decimal=",",
        encoding="utf-8-sig",
        dtype={"kod": str, "antal": "Int64"},
    )
    pd.testing.assert_frame_equal(back, frame())


def test_our_own_reader_reads_back_what_was_written(tmp_path):
    (tmp_path / "t.csv").write_bytes(swedish_csv(frame()))
    table = to_indicators(read_raw_table(tmp_path / "t.csv"), ["andel", "antal"])
    assert table.values["andel"].fillna(-1).to_dict() == {"0101": 1234.5, "å2": -1}


# ------------------------------------------------------------------ formulas

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=cmd|" /C calc"!A0']


@pytest.mark.parametrize("payload", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(payload):
    risky = pd.DataFrame({"namn": [payload], payload: ["x"], "tal": [-1.5]})
    rows = list(csv.reader(io.StringIO(swedish_csv(risky).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == f"'{payload}"
    assert rows[0][1] == f"'{payload}"
    assert rows[1][2] == "-1,5"
    assert plain_csv(risky).decode().count(f"'{payload[0]}") == 2


def test_every_start_that_is_known_is_tried():
    assert {payload[0] for payload in DANGEROUS} == set(FORMULA_STARTS)


def test_numbers_and_what_is_missing_are_left_alone():
    safe = neutral_frame(
        pd.DataFrame({"a": [-1, 2], "b": [np.nan, -0.5], "c": pd.array([-1, None], dtype="Int64")})
    )
    assert safe["a"].tolist() == [-1, 2]
    assert safe["b"].tolist()[1] == -0.5
    assert safe["c"].tolist()[0] == -1
    assert neutral(None) is None
    assert neutral(-5) == -5
    assert neutral("1-2") == "1-2"


def test_the_frame_that_was_given_is_not_changed():
    risky = pd.DataFrame({"=a": ["=1"]})
    swedish_csv(risky)
    assert risky.to_dict("list") == {"=a": ["=1"]}


def test_two_columns_with_one_heading_are_both_written():
    twins = pd.DataFrame([["=1", 2.5]], columns=["Namn", "Namn"])
    assert swedish_csv(twins).decode("utf-8-sig") == "Namn;Namn\r\n'=1;2,5\r\n"


# ------------------------------------------------------------------ for programs


def test_a_plain_file_has_points_commas_and_every_digit():
    values = pd.DataFrame({"x": [0.1 + 0.2, 1e-17, np.nan]}, index=pd.Index(["a", "b", "c"]))
    content = plain_csv(values.rename_axis("code"))
    assert content == b"code,x\na,0.30000000000000004\nb,1e-17\nc,\n"
    back = pd.read_csv(io.BytesIO(content), index_col="code")
    pd.testing.assert_frame_equal(back, values.rename_axis("code"))


def test_ranks_are_whole_numbers_also_where_one_is_missing():
    ranks = pd.DataFrame({"rank": pd.array([1, None], dtype="Int64")}, index=["a", "b"])
    assert plain_csv(ranks.rename_axis("code")) == b"code,rank\na,1\nb,\n"


# ------------------------------------------------------------------ dossier


def test_titles_take_the_place_of_names_in_the_order_asked_for():
    columns = [Column("andel", "Andel (%)"), Column("kod", "Kod")]
    assert titled(frame(), columns).columns.tolist() == ["Andel (%)", "Kod"]


def test_the_shortlist_stands_above_scenario_date_and_sources():
    chosen = Shortlist(division="own").add("A3", "=HYPERLINK(1)").add("A1", "-")
    rows = list(
        csv.reader(
            io.StringIO(shortlist_csv(small_dossier(chosen)).decode("utf-8-sig")), delimiter=";"
        )
    )
    head, first, second, blank, *notes = rows
    assert head[:6] == ["Ordning", "Kod", "Namn", "Skäl", "Slag", "Ställning"]
    assert head[9:11] == ["Rang", "Index"]
    assert first[:4] == ["1", "A3", "A3", "'=HYPERLINK(1)"]
    assert first[9:11] == ["1", "50,0"]
    assert second[3] == "'-"
    assert blank == []
    told = dict(notes)
    assert told["Scenario"] == "Prov"
    assert told["Scenariots fingeravtryck (SHA-256)"] == small_scenario().fingerprint
    assert told["Skapad"] == "2026-03-01"


def test_what_is_suppressed_leaves_in_no_table():
    dossier = small_dossier()
    for content in (shortlist_csv(dossier), areas_csv(dossier)):
        assert str(SECRET).encode() not in content
        assert str(SECRET).replace(".", ",").encode() not in content
        assert str(int(SECRET)).encode() not in content
        assert str(TOLD).replace(".", ",").encode() in content


def test_every_area_is_in_the_table_of_areas():
    rows = areas_csv(small_dossier()).decode("utf-8-sig").split("\r\n")
    assert [row.split(";")[0] for row in rows[1:-1]] == ["A1", "A2", "A3", "A4"]


# ------------------------------------------------------------------ writing


def test_a_file_is_written_whole(tmp_path):
    write_bytes(b"nytt", tmp_path / "a.csv")
    write_bytes(b"nyare", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"nyare"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "mapp.csv").mkdir()
    with pytest.raises(OSError, match=r"mapp\.csv"):
        write_bytes(b"x", tmp_path / "mapp.csv")
    with pytest.raises(OSError, match="finns_ej"):
        write_bytes(b"x", tmp_path / "finns_ej" / "a.csv")
    assert list(tmp_path.iterdir()) == [tmp_path / "mapp.csv"]
