"""run.py: options, commands, ports, and what a page of the app does not do."""

import ast
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

import run
from tests.conftest import AppServer
from tools import checks, environment

ROOT = Path(__file__).resolve().parent.parent


# ------------------------------------------------------------------ Python and options


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10)])
def test_an_old_python_is_told_in_swedish(version: tuple[int, int]):
    said = run.old_python(version)
    assert said is not None
    assert "Python 3.11" in said
    assert "{}.{}".format(*version) in said


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_new_python_is_let_through(version: tuple[int, int]):
    assert run.old_python(version) is None


def test_an_old_python_can_read_the_file():
    old = {"feature_version": (3, 8)}
    assert ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), **old).body
    with pytest.raises(SyntaxError):  # what is too new is seen
        ast.parse("match 1:\n    case 1:\n        pass", **old)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (None, True)),
        (["--no-browser"], (None, False)),
        (["--port", "8600"], (8600, True)),
        (["--port=8600", "--no-browser"], (8600, False)),
    ],
)
def test_options(arguments: list[str], expected: tuple[int | None, bool]):
    assert run.options(arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fast"], "--fast"),
        (["--port"], "--port"),
        (["--port", "eighty"], "65535"),
        (["--port", "80"], "1024"),
        (["--port", "70000"], "65535"),
    ],
)
def test_options_that_cannot_be_followed(arguments: list[str], said: str):
    with pytest.raises(SystemExit, match=said):
        run.options(arguments)


def test_help_is_in_swedish(capsys: pytest.CaptureFixture[str]):
    assert run.main(["--help"]) == 0
    assert "startar appen" in capsys.readouterr().out


# ------------------------------------------------------------------ commands


@pytest.fixture
def stub_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose command line tells its arguments and folder, and ends with code 7."""
    (tmp_path / "cli.py").write_text(
        "import os, sys\nprint(os.getcwd(), sys.argv[1:])\nsys.exit(7)", encoding="utf-8"
    )
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "prepare", lambda _: Path(sys.executable))
    return tmp_path


def test_a_command_is_handed_on_unchanged(
    stub_project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    arguments = ["score", "--table", "två ord.csv", "--help", ""]
    assert run.main(arguments) == 7
    assert capfd.readouterr().out.strip() == f"{elsewhere} {arguments}"


def test_the_tests_get_their_arguments(monkeypatch: pytest.MonkeyPatch):
    given: list[str] = []
    monkeypatch.setattr(checks, "run", lambda arguments: given.extend(arguments) or 3)
    assert run.main(["test", "tests/geo", "-k", "x"]) == 3
    assert given == ["tests/geo", "-k", "x"]


# ------------------------------------------------------------------ ports and screen


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not run.is_free(port)
        assert run.free_port(port) > port


def test_a_port_taken_on_every_address_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        assert not run.is_free(taken.getsockname()[1])


def test_no_free_port_is_told_in_swedish(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "is_free", lambda port: False)
    with pytest.raises(SystemExit, match="8501"):
        run.free_port(8501)


def test_nobody_answers_on_a_port_without_a_server():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        assert not run.answers(silent.getsockname()[1])


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_browser_can_open(platform: str, environ: dict[str, str], expected: bool):
    assert run.has_display(platform, environ) is expected


def test_a_server_ends_with_its_block():
    with run.running([sys.executable, "-c", "import time; time.sleep(60)"]) as server:
        assert server.poll() is None
    assert server.poll() is not None


# ------------------------------------------------------------------ settings of the screen


def test_every_setting_of_the_screen_exists():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    in_use = tomllib.loads(shown.stdout[shown.stdout.index("\n[") :])
    assert in_use.keys() >= settings.keys()
    for section, options in settings.items():
        assert in_use[section].items() >= options.items()
    assert shown.stderr == ""


# ------------------------------------------------------------------ the guards of the tests


def test_no_test_leaves_this_machine():
    with socket.socket() as caller, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        caller.connect(("192.0.2.1", 80))


@pytest.mark.browser
def test_a_page_of_the_app_has_no_english_menu(
    app_server: Callable[..., AppServer], page: Page, tmp_path: Path
):
    script = tmp_path / "app.py"
    script.write_text("import sys, streamlit\nstreamlit.title(sys.argv[1])", encoding="utf-8")
    page.goto(app_server(script, "Områden").url)
    expect(page.get_by_role("heading", name="Områden")).to_be_visible()
    expect(page.get_by_test_id("stMainMenu")).to_have_count(0)


@pytest.mark.browser
def test_no_page_leaves_this_machine(page: Page, outside_requests: list[str]):
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto("https://192.0.2.1/x")
    assert outside_requests == ["https://192.0.2.1/x"]
