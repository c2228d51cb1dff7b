"""The command that carries figures across, as a contract: what is written, told and returned."""

import csv
import io

import geopandas as gpd
import pytest
from shapely import box

import cli
from language import crosswalk_text as words
from layers.numbers import Status
from tests.helpers.areas import area_set
from ui.fetching import CACHE


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    """Run the command; gives exit code, rows of the table by code, and standard error."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))

    def run(*arguments):
        code = cli.main(["crosswalk", *(str(each) for each in arguments)])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        rows = {row["code"]: row for row in csv.DictReader(io.StringIO(told.out))}
        return code, rows, told.err

    return run


@pytest.fixture
def files(tmp_path):
    """Two squares with figures, and areas across and beside them."""
    old = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    new = area_set(p=box(0, 0, 14, 10), q=box(14, 0, 20, 10), r=box(15, 20, 20, 30))
    for name, areas in (("old", old), ("new", new)):
        moved = areas.frame.assign(geometry=areas.geometry.translate(373000, 6163000))
        moved.reset_index().to_file(tmp_path / f"{name}.gpkg", engine="pyogrio")
    table = "code;pop;share;hidden\na;100;10;5\nb;300;20;x\n"
    (tmp_path / "figures.csv").write_text(table, encoding="utf-8")
    return tmp_path


def ways(files):
    return (
        *("--from", files / "old.gpkg", "--to", files / "new.gpkg"),
        *("--table", files / "figures.csv"),
    )


def test_counts_are_divided_and_shares_weighed(call, files):
    code, rows, told = call(*ways(files), "--count", "pop", "--share", "share=pop")
    assert code == 0
    assert float(rows["p"]["pop"]) == pytest.approx(220)
    assert float(rows["q"]["pop"]) == pytest.approx(180)
    assert float(rows["p"]["share"]) == pytest.approx((100 * 10 + 120 * 20) / 220)
    assert rows["p"]["pop_status"] == "estimated"
    assert (rows["r"]["pop"], rows["r"]["pop_reason"]) == ("", "outside")
    assert "2 av 3 områden är täckta" in told
    assert "Fram och tillbaka" in told


def test_what_is_suppressed_is_not_told(call, files):
    code, rows, _ = call(*ways(files), "--count", "hidden", "--min-covered", "0.5")
    assert code == 0
    assert rows["q"]["hidden"] == ""
    assert rows["q"]["hidden_status"] == Status.SUPPRESSED.name.lower()
    assert float(rows["p"]["hidden"]) == 5


def test_points_tell_where_people_live(call, files, tmp_path):
    points = gpd.GeoDataFrame(
        {"persons": [9, 1, 4]},
        geometry=gpd.points_from_xy([373012, 373018, 373002], [6163005, 6163005, 6163005]),
        crs="EPSG:3006",
    )
    points.to_file(tmp_path / "points.gpkg", engine="pyogrio")
    places = ("--method", "dasymetric", "--places", tmp_path / "points.gpkg")
    code, rows, _ = call(*ways(files), "--count", "pop", *places)
    assert code == 0
    assert float(rows["q"]["pop"]) == pytest.approx(150)
    _, rows, _ = call(*ways(files), "--count", "pop", *places, "--places-column", "persons")
    assert float(rows["q"]["pop"]) == pytest.approx(30)


def test_embedded_levels_go_by_code_and_are_held_against_the_truth(call, tmp_path):
    out, errors = tmp_path / "ut.csv", tmp_path / "fel.csv"
    code, rows, told = call("--from", "deso", "--to", "regso", "--out", out, "--errors", errors)
    assert code == 0
    assert rows == {}
    assert "91 av 91 områden" in told
    assert "Mot facit: relativt fel 0,0" in told
    written = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert len(written) == 91
    assert {row["pop_2025_status"] for row in written} == {"observed"}
    tests = {row["test"] for row in csv.DictReader(io.StringIO(errors.read_text(encoding="utf-8")))}
    assert tests == {"round_trip", "known"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "nada", "--to", "regso"), "--from: fick ”nada”, tillåtet är deso, regso, geso"),
        (("--from", "deso", "--to", "saknas.gpkg"), "Filen finns inte"),
        (("--from", "deso", "--to", "regso", "--method", "ögonmått"), "areal, population, dasym"),
        (("--from", "deso", "--to", "regso", "--method", "dasymetric"), "Fältet --places saknas"),
        (("--from", "deso", "--to", "regso", "--min-covered", "3"), "--min-covered: fick ”3”"),
        (("--from", "regso", "--to", "deso", "--method", "population", "--people-column", "x"),
         "Indikatorn x finns inte"),
    ],
)  # fmt: skip
def test_faults_are_told_in_swedish(call, arguments, told):
    code, rows, error = call(*arguments)
    assert code == 2
    assert rows == {}
    assert told in error


def test_a_column_that_is_neither_count_nor_share_is_asked_about(call, files):
    code, _, told = call(*ways(files))
    assert code == 2
    assert all(name in told for name in ("pop", "share", "hidden"))
    assert "ett antal eller en andel" in told


def test_figures_of_an_earlier_edition_are_not_taken_for_the_later(call, tmp_path):
    table = tmp_path / "gamla.csv"
    table.write_text("code;pop_2023\n1280C1010;1\n", encoding="utf-8")
    code, _, told = call("--from", "deso", "--to", "regso", "--table", table, "--count", "pop_2023")
    assert code == 2
    assert "2023" in told
    assert "DeSO 2025" in told


def test_areas_of_a_file_need_a_table(call, files):
    code, _, told = call("--from", files / "old.gpkg", "--to", "regso")
    assert code == 2
    assert "--table" in told


def test_the_help_is_in_swedish(capsys):
    assert cli.main(["crosswalk", "--help"]) == 0
    assert words.COMMAND.split(".")[0] in capsys.readouterr().out.replace("\n", " ").replace(
        "  ", " "
    )
