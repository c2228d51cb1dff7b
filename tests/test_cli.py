"""The command line as a contract: what is written, what is told, and with which exit code."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
from shapely import Polygon

import cli
from language import cli_text
from scoring.certainty.montecarlo import sample_ranks
from scoring.score import score
from store.repository import open_store
from tests.helpers.areas import frame_of, square, write_zipped_shapefile
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import write_excel, write_text
from ui.documents import FORMATS
from ui.papers import DOCUMENTS
from ui.workspace import DATA, DEFAULT_SCENARIO, default_scenario, embedded, embedded_place

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture
def call(capsys, catalogue, monkeypatch):
    """Run a command; gives exit code, standard output and standard error.

    The embedded data are read once: that they can be read is tested elsewhere.
    """
    monkeypatch.setattr(cli, "embedded", lambda: catalogue)

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, told.out, told.err

    return run


@pytest.fixture(scope="module")
def malmo(tmp_path_factory, catalogue):
    """One table with the columns that the default scenario reads, and a scenario that is quick."""
    folder = tmp_path_factory.mktemp("malmo")
    scenario = default_scenario()
    values = catalogue.levels["deso"].table.values[list(scenario.columns)]
    values.to_csv(folder / "tabell.csv", sep=";", decimal=",", encoding="utf-8-sig")
    quick = scenario.uncertainty.model_copy(update={"draws": 200})
    text = scenario.model_copy(update={"uncertainty": quick}).to_toml()
    write_text(folder / "scenario.toml", text)
    return folder


@pytest.fixture
def small(tmp_path):
    """Three areas, a table and a scenario."""
    frame_of([square(), square(1), square(2)], ["a", "b", "c"]).to_parquet(tmp_path / "o.parquet")
    write_text(tmp_path / "t.csv", "kod;x;y\na;1,5;4\nb;2,5;..\nc;9;1\n")
    scenario = scenario_of(("d", 1, [indicator("x"), indicator("y", down=True)]))
    write_text(tmp_path / "s.toml", scenario.to_toml())
    return tmp_path


def small_call(folder, *more, areas=True):
    place = ["--areas", folder / "o.parquet"] if areas else []
    return ["score", *place, "--table", folder / "t.csv", "--scenario", folder / "s.toml", *more]


def read_result(path):
    return pd.read_csv(path, dtype={"code": str}, index_col="code")


# ------------------------------------------------------------------ score


def test_the_command_line_gives_what_the_library_gives(malmo, call, catalogue, tmp_path):
    out = tmp_path / "ut.csv"
    code, told, _ = call(
        "score",
        "--areas",
        DATA / "areas" / "deso.geojson",
        "--table",
        malmo / "tabell.csv",
        "--id-column",
        "code",
        "--scenario",
        malmo / "scenario.toml",
        "--out",
        out,
    )
    assert (code, told) == (0, "")
    place = embedded_place(catalogue, "deso")
    scenario = default_scenario()
    quick = scenario.uncertainty.model_copy(update={"draws": 200})
    scenario = scenario.model_copy(update={"uncertainty": quick})
    expected = score(place.table, scenario).to_frame()
    expected = expected.join(sample_ranks(place.table, scenario).intervals)
    found = read_result(out)
    assert found.index.tolist() == list(place.areas.codes)
    assert list(found.columns[: len(expected.columns)]) == list(expected.columns)
    assert {"index", "rank", "class", "rank_low", "rank_high", "p_top"} <= set(found.columns)
    np.testing.assert_array_equal(
        found[expected.columns].to_numpy(float),
        expected.astype("Float64").to_numpy(float, na_value=np.nan),
    )


def test_a_table_alone_is_scored_in_its_own_order(small, call):
    code, told, _ = call(*small_call(small, areas=False))
    assert code == 0
    found = pd.read_csv(io.StringIO(told), index_col="code")
    assert found.index.tolist() == ["a", "b", "c"]
    assert found["rank"].fillna(0).tolist() == [2, 0, 1]


def test_without_a_file_to_write_the_result_is_all_that_is_printed(small, call):
    code, told, error = call(*small_call(small))
    assert (code, error) == (0, "")
    assert told.startswith("code,index,rank,class,d,x,y,contribution_x,contribution_y\n")
    assert len(told.splitlines()) == 4


def test_a_rank_is_a_whole_number_and_a_missing_one_is_empty(small, call):
    _, told, _ = call(*small_call(small))
    assert [line.split(",")[2] for line in told.splitlines()[1:]] == ["2", "", "1"]


@pytest.mark.parametrize("kind", ["zip", "xlsx", "json"])
def test_other_types_of_files_give_the_same(small, call, kind):
    _, expected, _ = call(*small_call(small))
    arguments = small_call(small)
    if kind == "zip":
        frame = gpd.read_parquet(small / "o.parquet")
        path = write_zipped_shapefile(frame, small / "o.zip", without=(".prj",))
        arguments[2] = path
        arguments += ["--crs", "EPSG:3006"]
    elif kind == "xlsx":
        rows = [["kod", "x", "y"], ["a", 1.5, 4], ["b", 2.5, ".."], ["c", 9, 1]]
        arguments[4] = write_excel(small / "t.xlsx", Data=rows, Annat=[["a"]])
        arguments += ["--sheet", "Data"]
    else:
        scenario = scenario_of(("d", 1, [indicator("x"), indicator("y", down=True)]))
        arguments[6] = write_text(small / "s.json", scenario.to_json())
    code, told, _ = call(*arguments)
    assert (code, told) == (0, expected)


def test_codes_without_a_counterpart_stop_it_unless_they_are_let_pass(small, call):
    write_text(small / "t.csv", "kod;x;y\na;1,5;4\nc;9;1\nz;1;1\n")
    code, told, error = call(*small_call(small))
    assert (code, told) == (2, "")
    assert "Koden z finns inte bland områdena" in error
    assert "Området b har ingen rad i tabellen" in error
    code, told, error = call(*small_call(small, "--allow-unmatched"))
    assert code == 0
    assert [line.split(",")[0] for line in told.splitlines()[1:]] == ["a", "b", "c"]
    assert "Går vidare ändå." in error
    assert "Koden z" in error


def test_a_bow_tie_is_mended_on_request_and_told(small, call):
    corners = [(x, y) for x, y in square().exterior.coords[:4]]
    knot = Polygon([corners[0], corners[2], corners[1], corners[3]])
    frame_of([knot, square(1), square(2)], ["a", "b", "c"]).to_parquet(small / "o.parquet")
    code, _, error = call(*small_call(small))
    assert code == 2
    assert "Område a: gränsen korsar sig själv" in error
    code, _, error = call(*small_call(small, "--mend"))
    assert code == 0
    assert "område a lagades" in error


# ------------------------------------------------------------------ a broken copy


@pytest.fixture
def broken(malmo, tmp_path):
    """Malmö's files with five faults: the kinds that a planner's file comes with."""
    content = json.loads((DATA / "areas" / "deso.geojson").read_text(encoding="utf-8"))
    content["crs"] = None
    features = content["features"]
    codes = [feature["properties"]["code"] for feature in features]
    features[1]["properties"]["code"] = codes[0]
    ring = features[5]["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]
    areas = tmp_path / "områden.geojson"
    areas.write_text(json.dumps(content), encoding="utf-8")
    lines = (malmo / "tabell.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = lines[3].split(";")
    lines[3] = ";".join([cells[0], "tolv", *cells[2:]])
    lines.append(";".join(["9999X", *cells[1:]]))
    table = write_text(tmp_path / "tabell.csv", "\r\n".join(lines), "cp1252")
    return areas, table, codes


def test_a_broken_copy_gives_one_message_with_every_fault_and_no_file(broken, malmo, tmp_path):
    areas, table, codes = broken
    out = tmp_path / "ut.csv"
    before = sorted(tmp_path.iterdir())
    arguments = ["score", "--areas", areas, "--table", table, "--out", out]
    arguments += ["--scenario", malmo / "scenario.toml"]
    done = subprocess.run(
        [sys.executable, "cli.py", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    told = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Traceback" not in told
    assert told.count("Det finns") == 1
    assert told.startswith("Det finns 6 fel:")
    for line in (
        f"– områden.geojson: Koden {codes[0]} finns flera gånger (rad 1, 2).",
        "– områden.geojson: Koordinatsystemet saknas.",
        f"– områden.geojson: Område {codes[5]}: gränsen korsar sig själv",
        "– tabell.csv: Rad 4, kolumn low_econ_2024: fick ”tolv”, tillåtet är ett tal",
        "– tabell.csv: Koden 9999X finns inte bland områdena (områden.geojson).",
        # The code that the repeated one took the place of.
        f"– tabell.csv: Koden {codes[1]} finns inte bland områdena (områden.geojson).",
    ):
        assert line in told, line
    assert sorted(tmp_path.iterdir()) == before


def test_faults_of_the_scenario_are_told_with_those_of_the_files(broken, call, tmp_path):
    areas, table, _ = broken
    scenario = write_text(tmp_path / "s.toml", 'version = 2\nnmae = "x"\n')
    code, _, error = call("score", "--areas", areas, "--table", table, "--scenario", scenario)
    assert code == 2
    assert "s.toml: Fältet nmae är okänt" in error
    assert "s.toml: Fältet index saknas" in error
    assert "områden.geojson: Koordinatsystemet saknas" in error


def test_an_earlier_result_stays_as_it_was_when_the_input_is_broken(small, call):
    out = write_text(small / "ut.csv", "förra resultatet")
    write_text(small / "t.csv", "kod;x;y\na;ett;4\n")
    code, _, _ = call(*small_call(small, "--out", out))
    assert code == 2
    assert out.read_text(encoding="utf-8") == "förra resultatet"
    assert not list(small.glob("*.part"))


def test_a_place_that_cannot_be_written_to_is_told(small, call):
    code, _, error = call(*small_call(small, "--out", small / "finns_ej" / "ut.csv"))
    assert code == 2
    assert "ut.csv: Det går inte att skriva filen." in error


# ------------------------------------------------------------------ check


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("data/malmo", ["DeSO: 209 områden.", "RegSO: 91 områden.", "GeSO: 14 områden."]),
        ("data/malmo/areas/deso.geojson", ["209 områden.", "Koordinatsystem i filen: EPSG:4326."]),
        ("data/malmo/areas/deso.toml", ["Kort för deso.geojson", "SCB: DeSO 2025"]),
        ("data/malmo/indicators/buildings.csv", ["209 rader, 2 kolumner", "9 uppgifter saknas"]),
        ("data/malmo/indicators/buildings.toml", ["Kort för buildings.csv: 2 indikatorer."]),
        ("data/malmo/initiatives/nhl.toml", ["Insats: Nydala, Hermodsdal, Lindängen"]),
        ("data/malmo/scenarios/behov_barn_och_unga.toml", ["scenariot ”Behov: barn och unga”"]),
    ],
)
def test_check_tells_what_is_in_each_kind_of_file(path, lines, call):
    code, told, error = call("check", ROOT / path)
    assert (code, error) == (0, "")
    for line in lines:
        assert line in told


def test_check_tells_what_is_wrong(small, call):
    write_text(small / "t.csv", "kod;x\na;1\na;2\n")
    code, told, error = call("check", small / "t.csv")
    assert (code, told) == (2, "")
    assert "Koden a finns flera gånger (rad 2, 3)." in error


@pytest.mark.parametrize("name", ["finns_ej.csv", "fel.docx"])
def test_check_refuses_what_it_does_not_know(name, small, call):
    write_text(small / "fel.docx", "x")
    code, _, error = call("check", small / name)
    assert code == 2
    assert name in error


def test_check_refuses_a_folder_without_data(tmp_path, call):
    code, _, error = call("check", tmp_path)
    assert code == 2
    assert "areas/deso.toml: Filen finns inte." in error


# ------------------------------------------------------------------ export

BEGINNINGS = {
    "gpkg": b"SQLite format 3",
    "zip": b"PK",
    "fgb": b"fgb",
    "geojson": b"{",
    "csv": b"\xef\xbb\xbf",
    "html": b"<!DOCTYPE html>",
    "png": b"\x89PNG",
    "svg": b"<?xml",
    "pdf": b"%PDF",
    "xlsx": b"PK",
    "pptx": b"PK",
    "docx": b"PK",
}


@pytest.mark.parametrize("ending", FORMATS | DOCUMENTS)
def test_the_ending_of_the_file_decides_what_is_written(ending, tmp_path, call):
    out = tmp_path / f"ut.{ending}"
    code, _, told = call("export", "--out", out, "--level", "geso", "--top", 2)
    assert code == 0
    assert f"ut.{ending}" in told
    assert out.read_bytes().startswith(BEGINNINGS[ending])


def test_the_help_names_every_ending():
    assert [
        ending for ending in FORMATS | DOCUMENTS if f".{ending}" not in cli_text.OUT_REQUIRED
    ] == []


def test_export_writes_a_geopackage_with_the_leading_areas(tmp_path, call):
    out = tmp_path / "ut.gpkg"
    code, _, _ = call("export", "--out", out, "--level", "regso", "--top", 3, "--crs", "EPSG:3006")
    assert code == 0
    short = gpd.read_file(out, layer="kortlista")
    assert short["ordning"].tolist() == [1, 2, 3]
    assert short["rang"].tolist() == [1, 2, 3]
    assert short["skal"].iloc[0].startswith("Rang 1 i scenariot")
    assert pyogrio.read_info(out, layer="omraden")["features"] == 91
    assert short.crs.to_epsg() == 3006


def test_export_writes_the_areas_asked_for_in_their_order(tmp_path, call):
    out = tmp_path / "ut.csv"
    code, _, _ = call("export", "--out", out, "--level", "geso", "--select", "GeSO-11, GeSO-02")
    assert code == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[1] for line in lines[1:3]] == ["GeSO-11", "GeSO-02"]


def test_export_takes_a_shortlist_that_was_saved(tmp_path, call):
    saved = {"division": "geso", "entries": [{"code": "GeSO-03", "reason": "Skäl"}]}
    write_text(tmp_path / "k.json", json.dumps(saved))
    out = tmp_path / "ut.csv"
    arguments = ["--level", "geso", "--shortlist", tmp_path / "k.json"]
    assert call("export", "--out", out, *arguments)[0] == 0
    assert "1;GeSO-03;" in out.read_text(encoding="utf-8-sig")


def test_export_tells_of_candidates_and_of_what_is_rejected(tmp_path, call):
    candidate = {"code": "k-1", "kind": "candidate", "name": "Ihop", "reason": "En plats"}
    entries = [
        candidate | {"areas": ["GeSO-02", "GeSO-03"]},
        {"code": "GeSO-11", "status": "rejected", "reason": "Redan nog"},
    ]
    saved = {"version": 2, "division": "geso", "entries": entries}
    write_text(tmp_path / "k.json", json.dumps(saved))
    out = tmp_path / "ut.csv"
    arguments = ["--level", "geso", "--shortlist", tmp_path / "k.json"]
    code, _, error = call("export", "--out", out, *arguments)
    assert code == 0
    assert len(error.splitlines()) == 1
    chosen, _, rejected = out.read_text(encoding="utf-8-sig").partition("Bortvalda, med skäl")
    assert "1;k-1;Ihop;En plats;Kandidat;Förslag;" in chosen
    assert "GeSO-11;" in rejected
    assert "Redan nog" in rejected


def test_export_writes_a_map_that_stands_alone(tmp_path, call):
    out = tmp_path / "ut.html"
    assert call("export", "--out", out, "--level", "geso")[0] == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--level", "bydel"], "--level: fick ”bydel”, tillåtet är deso, regso, geso"),
        (["--crs", "EPSG:3021"], "--crs: fick ”EPSG:3021”, tillåtet är EPSG:3008"),
        (["--select", "1280C1010,X,Y"], "--select: Koden X finns inte bland områdena"),
        (["--scenario", "finns_ej.toml"], "finns_ej.toml: Filen finns inte"),
        (["--shortlist", "finns_ej.json"], "finns_ej.json: Filen finns inte"),
        (["--top", "-1"], "värdet för --top går inte att använda"),
        (["--top", "tio"], "värdet för --top går inte att använda"),
    ],
)
def test_export_refuses_what_is_not_there(arguments, told, tmp_path, call):
    out = tmp_path / "ut.gpkg"
    code, _, error = call("export", "--out", out, *arguments)
    assert code == 2
    assert told in error
    assert list(tmp_path.iterdir()) == []


def test_export_refuses_a_type_it_does_not_write(tmp_path, call):
    code, _, error = call("export", "--out", tmp_path / "ut.doc", "--level", "geso")
    assert code == 2
    assert "Filtypen .doc stöds inte" in error


# ------------------------------------------------------------------ the words of a command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["poängsätt"], "kommandot finns inte. Kommandona är: score, check"),
        (["score", "--tabell", "x"], "--tabell finns inte"),
        (["score", "--table"], "värdet för --table går inte att använda"),
        (["score", "--scenario", "s.toml"], "--table saknas"),
        (["check"], "FILE saknas"),
        (["check", "a", "b"], "fler ord än kommandot kan ta emot"),
        (["--version"], "--version finns inte"),
    ],
)
def test_a_command_that_cannot_be_understood_is_told_in_swedish(arguments, told, call):
    code, out, error = call(*arguments)
    assert (code, out) == (2, "")
    assert error.startswith("Kommandot går inte att förstå: ")
    assert told in error
    assert "--help" in error


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_the_commands_in_swedish(arguments, call):
    code, told, _ = call(*arguments)
    assert code == 0
    assert "Räkna index, rang och klass" in told


@pytest.mark.parametrize("command", ["score", "check", "repair", "export"])
def test_every_option_is_explained(command, call):
    code, told, _ = call(command, "--help")
    assert code == 0
    options = [line for line in told.splitlines() if line.strip().startswith("--")]
    assert options
    assert all(len(line.split()) > 2 for line in options)


# ------------------------------------------------------------------ as a program of its own


def test_a_process_of_its_own_writes_the_same_bytes(small, call):
    _, expected, _ = call(*small_call(small))
    done = subprocess.run(
        [sys.executable, "cli.py", *map(str, small_call(small))],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == expected
    assert done.stderr == b""


def test_the_raw_files_of_the_city_give_209_ranked_areas(shared_folder, call, tmp_path):
    raw = shared_folder / "data" / "malmo"
    names = {"low_econ_2024": "low_econ_2024", "unemp_2024": "unemp_2024"}
    heading = (raw / "deso2025_statistik_malmo.csv").read_text(encoding="utf-8").splitlines()[0]
    assert set(names) <= set(heading.split(","))
    scenario = scenario_of(("behov", 1, [indicator(name) for name in names]))
    write_text(tmp_path / "s.toml", scenario.to_toml())
    code, told, error = call(
        "score",
        "--areas",
        raw / "deso2025_malmo.geojson",
        "--table",
        raw / "deso2025_statistik_malmo.csv",
        "--scenario",
        tmp_path / "s.toml",
        "--mend",
    )
    assert code == 0, error
    found = pd.read_csv(io.StringIO(told), index_col="code")
    assert len(found) == 209
    assert found["rank"].notna().all()
    assert found["rank"].min() == 1


def test_the_default_scenario_is_where_the_help_says():
    assert DEFAULT_SCENARIO.is_file()


def test_an_unforeseen_error_is_told_in_one_swedish_line(monkeypatch, capsys):
    def broken(*_args, **_options):
        raise RuntimeError("oväntat")

    monkeypatch.setattr(cli, "describe_file", broken)
    assert cli.main(["check", "fil.csv"]) == 1
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "Traceback" not in said


def test_a_sheet_can_be_chosen_when_a_workbook_is_checked(tmp_path, capsys):
    path = write_excel(tmp_path / "bok.xlsx", Ett=[["kod", "a"], ["1", 2]], Två=[["kod"], ["1"]])
    assert cli.main(["check", str(path)]) == 2
    assert "Ett" in capsys.readouterr().err
    assert cli.main(["check", str(path), "--sheet", "Ett"]) == 0


# ------------------------------------------------------------------ backup and restore


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    """A folder for the database, in place of the user's own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KRAFTSAMLING_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def keep(name):
    """Store a workspace."""
    with open_store() as store:
        store.create_workspace(name, who="Ada")


def kept():
    with open_store() as store:
        return [workspace.name for workspace in store.workspaces()]


def test_what_is_stored_is_backed_up_and_restored(data_folder, tmp_path, call):
    keep("Norr")
    code, told, error = call("backup", tmp_path / "kopia.zip")
    assert (code, told) == (0, "")
    assert error.startswith("kopia.zip är skriven: 0 dokument, 0 versioner, 0 filer. ")
    shutil.rmtree(data_folder)
    code, told, restored = call("restore", tmp_path / "kopia.zip")
    assert (code, told) == (0, "")
    assert restored == error.replace("skriven", "återläst")
    assert kept() == ["Norr"]


def test_what_is_stored_is_replaced_only_on_request(data_folder, tmp_path, call):
    keep("Norr")
    call("backup", tmp_path / "kopia.zip")
    keep("Söder")
    code, _, error = call("restore", tmp_path / "kopia.zip")
    assert code == 2
    assert "--replace" in error
    assert "Databasen innehåller redan uppgifter" in error
    assert kept() == ["Norr", "Söder"]
    assert call("restore", tmp_path / "kopia.zip", "--replace")[0] == 0
    assert kept() == ["Norr"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "kopia.zip: Filen finns inte"), (b"x", "kopia.zip: Filen går inte att läsa")],
)
def test_a_backup_that_is_none_is_told(data_folder, tmp_path, call, content, said):
    if content:
        (tmp_path / "kopia.zip").write_bytes(content)
    code, _, error = call("restore", tmp_path / "kopia.zip")
    assert code == 2
    assert said in error


def test_a_database_that_cannot_be_opened_is_told(tmp_path, call, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://jag:hemligt@server/bas")
    code, _, error = call("backup", tmp_path / "kopia.zip")
    assert code == 2
    assert "Fältet DATABASE_URL: fick ”mysql”" in error
    assert "hemligt" not in error


def test_small_counts_are_not_used_where_that_is_asked_for(call, tmp_path):
    table = write_text(tmp_path / "t.csv", "code,barn\nA1,3\nA2,20\nA3,30\nA4,40\n")
    scenario = tmp_path / "s.toml"
    scenario.write_text(scenario_of(("d", 1, [indicator("barn")])).to_toml(), encoding="utf-8")
    given = ("score", "--table", table, "--scenario", scenario)
    code, out, told = call(*given, "--small-count", 5)
    hidden = pd.read_csv(io.StringIO(out), index_col="code")
    assert code == 0
    assert hidden["barn"].isna().to_dict() == {"A1": True, "A2": True, "A3": False, "A4": False}
    assert cli_text.hidden(2, 5) in told
    plain = pd.read_csv(io.StringIO(call(*given)[1]), index_col="code")
    assert plain["barn"].notna().all()
    assert call(*given, "--small-count", 0)[0] == 2
