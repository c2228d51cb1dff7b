"""tools.checks and tools.browsers: what is run, with which browser, and what is told last."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools import browsers, checks, environment

# ------------------------------------------------------------------ browser


def nowhere(name: str) -> None:
    """No program is on PATH."""


def test_a_named_browser_goes_first(tmp_path: Path):
    named, on_path = tmp_path / "named", tmp_path / "chromium"
    named.touch()
    on_path.touch()
    environ = {"CHROMIUM": str(named)}
    assert browsers.find_chromium(environ, "linux", lambda name: str(on_path)) == named
    named.unlink()
    assert browsers.find_chromium(environ, "linux", lambda name: str(on_path)) == on_path


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("win32", "LOCALAPPDATA", "ms-playwright/chromium-1200/chrome-win64/chrome.exe"),
        ("linux", "HOME", ".cache/ms-playwright/chromium-1200/chrome-linux/chrome"),
        (
            "darwin",
            "HOME",
            "Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/C",
        ),
    ],
)
def test_a_browser_is_found_in_its_usual_place(
    platform: str, variable: str, place: str, tmp_path: Path
):
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).touch()
    assert browsers.find_chromium({variable: str(tmp_path)}, platform, nowhere) == tmp_path / place


def test_no_browser_is_no_fault():
    assert browsers.find_chromium({}, "linux", nowhere) is None
    assert browsers.find_chromium({}, "freebsd", nowhere) is None


# ------------------------------------------------------------------ checks


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands of the checks, noted and not run; a step that names ``ruff`` fails."""
    noted: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        noted.append(command[2:])
        return int(command[2] == "ruff")

    monkeypatch.setattr(environment, "prepare", lambda _: Path(sys.executable))
    monkeypatch.setattr(subprocess, "call", call)
    return noted


def test_every_check_is_run_though_one_fails(
    steps: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(browsers, "find_chromium", lambda: Path("chromium"))
    assert checks.run([]) == 1
    assert [step[0] for step in steps] == ["ruff", "ruff", "mypy", "pytest"]
    assert capsys.readouterr().out.splitlines()[-2:] == [
        checks.NOTHING_LEFT_OUT,
        checks.FAILED.format("ruff"),
    ]


def test_arguments_choose_tests_only(steps: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browsers, "find_chromium", lambda: Path("chromium"))
    assert checks.run(["tests/geo", "-k", "x"]) == 0
    assert [step[0] for step in steps] == ["pytest"]
    assert steps[0][-3:] == ["tests/geo", "-k", "x"]


def test_a_missing_browser_is_said_last(
    steps: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(browsers, "find_chromium", lambda: None)
    monkeypatch.setattr(browsers, "install_chromium", lambda: None)
    checks.run(["tests/geo"])
    assert capsys.readouterr().out.rstrip().endswith(checks.NO_BROWSER)


def test_what_was_left_out_is_counted_by_reason(tmp_path: Path):
    report = tmp_path / "report.xml"
    report.write_text(
        """<testsuites><testsuite>
        <testcase><skipped type="pytest.skip" message="ingen mapp">x:1</skipped></testcase>
        <testcase><skipped type="pytest.skip" message="ingen mapp">x:9</skipped></testcase>
        <testcase><skipped type="pytest.skip" message="collection skipped"
          >('a.py', 3, 'Skipped: inget paket')</skipped></testcase>
        <testcase><skipped type="pytest.xfail" message="känt fel"/></testcase>
        <testcase/></testsuite></testsuites>""",
        encoding="utf-8",
    )
    assert checks.left_out(report) == {"ingen mapp": 2, "inget paket": 1}
    assert checks.left_out(tmp_path / "absent.xml") == {}


def test_the_summary_names_what_was_left_out():
    assert checks.summed_up([], Counter({"ingen mapp": 2})).splitlines()[1:] == [
        checks.LEFT_OUT,
        "  2 × ingen mapp",
        checks.ALL_PASSED,
    ]
