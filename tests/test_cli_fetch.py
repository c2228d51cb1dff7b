"""The command that fetches, as a contract: what is written, what is told, and the exit code."""

from datetime import date

import pytest

import cli
from language import fetch_text
from layers.sources.addresses import ENVIRONMENT
from layers.sources.cache import Cache
from tests.helpers.fetching import content
from tests.helpers.replay import replaying, small_world


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def server(world, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with replaying(world) as running:
        yield running


@pytest.fixture
def call(capsys, server, tmp_path):
    """Fetch into a folder; gives exit code, standard output and standard error."""

    def run(*arguments, place="malmo"):
        common = ["--out", tmp_path / "ut", "--base-url", server.url]
        code = cli.main([str(each) for each in ["fetch", place, *common, *arguments]])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, told.out, told.err

    return run


def test_sets_are_written_and_told_with_their_source(call, tmp_path):
    code, told, error = call("--only", "tab6586-regso_2025-1280", "--only", "kolada")
    assert code == 0
    table, benchmark = told.splitlines()
    assert table == (
        "tab6586-regso_2025-1280: ny, 6 rader. SCB: Socioekonomiskt index och områdestyp "
        "(TAB6586), RegSO 2025, avser 2024, hämtad " + date.today().isoformat() + ", CC0."
    )
    assert benchmark.startswith("kolada-1280: ny, 78 rader. Kolada (RKA): ")
    assert "1 av 2: " in error
    names = [each.name for each in Cache(tmp_path / "ut").manifests()]
    assert names == ["kolada-1280", "tab6586-regso_2025-1280"]


def test_the_second_time_tells_what_is_new(call, world):
    call("--only", "regso_2025")
    code, told, _ = call("--only", "regso_2025")
    assert code == 0
    assert all(": oförändrad. " in line for line in told.splitlines())
    world.updated, world.shift = "2026-10-01T07:00:00Z", 3
    _, told, _ = call("--only", "TAB6586")
    assert "tab6586-regso_2025-1280: 6 uppgifter ändrade. " in told


def test_any_municipality_can_be_fetched(call):
    code, told, _ = call("--only", "deso_2025-0180", place="0180")
    assert code == 0
    assert told.startswith("deso_2025-0180: ny, 1 rader. SCB: DeSO 2025, 0180, ")


def test_faults_come_last_with_code_2_and_the_rest_is_kept(call, server, tmp_path):
    server.fail("html", path="/wfs")
    server.fail("changed", path="kpi")
    code, told, error = call("--only", "scb-wfs", "--only", "kolada", "--only", "TAB6586")
    assert code == 2
    assert len(told.splitlines()) == 2
    assert f"{fetch_text.NOT_ALL}\nDet finns 5 fel:\n– SCB DeSO 2025: " in error
    assert "fick en webbsida" in error
    before = content(tmp_path / "ut")
    call("--only", "kolada")
    assert content(tmp_path / "ut") == before


def test_a_source_that_is_down_is_told_once(call, server):
    server.fail("404", path="/metadata")
    code, _, error = call("--only", "TAB6586", "--base-url", "scb-wfs=http://127.0.0.1:9/wfs")
    assert code == 2
    assert error.count("svarade med felet 404") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "tab1"], "Fältet --only: fick ”tab1”"),
        (["--base-url", "ftp://x"], "Fältet --base-url: fick ”ftp://x”"),
    ],
)
def test_a_wrong_word_is_told_with_what_is_allowed(call, arguments, told):
    code, out, error = call(*arguments)
    assert (code, out) == (2, "")
    assert told in error
    assert "scb-wfs" in error


@pytest.mark.parametrize("place", ["lund", "128", "../x", ""])
def test_an_unknown_place_is_told(call, place):
    code, _, error = call(place=place)
    assert code == 2
    assert f"fick ”{place}”, tillåtet är malmo" in error


def test_addresses_of_the_environment_are_asked(server, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(ENVIRONMENT["kolada"], f"{server.url}/v3")
    assert cli.main(["fetch", "malmo", "--out", str(tmp_path), "--only", "kolada"]) == 0
    assert server.asked[0].startswith("/v3/data/kpi/")


def test_a_folder_that_cannot_be_written_to_is_told(server, tmp_path, capsys):
    (tmp_path / "fil").write_text("")
    arguments = ["--out", str(tmp_path / "fil"), "--only", "kolada", "--base-url", server.url]
    assert cli.main(["fetch", "malmo", *arguments]) == 2
    assert "Det går inte att skriva filen" in capsys.readouterr().err
