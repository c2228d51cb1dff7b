"""tools.environment: made once, repaired when half made, and told in plain words."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win32", "x/Scripts/python.exe"),
        ("linux", "x/bin/python"),
        ("darwin", "x/bin/python"),
    ],
)
def test_where_the_environment_keeps_its_python(platform: str, expected: str):
    assert environment.venv_python(Path("x"), platform).as_posix() == expected


class Workshop:
    """Makes and fills an environment in name only, and notes what it did."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.hindrance: BaseException | None = None

    def make(self, venv: Path) -> None:
        self.done.append("make")
        shutil.rmtree(venv, ignore_errors=True)
        python = environment.venv_python(venv)
        python.parent.mkdir(parents=True)
        python.touch()

    def install(self, python: Path, requirements: Path, log: Path) -> None:
        self.done.append(requirements.name)
        if self.hindrance:
            raise self.hindrance

    def is_usable(self, venv: Path) -> bool:
        whole = not environment.unfinished(venv).exists()
        return environment.venv_python(venv).exists() and whole


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    made = Workshop()
    for name in ("make", "install", "is_usable"):
        monkeypatch.setattr(environment, name, getattr(made, name))
    return made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\nb==2\n", encoding="utf-8")
    return tmp_path


def test_the_environment_is_made_once(workshop: Workshop, project: Path):
    first = environment.prepare("requirements.txt", project)
    assert environment.prepare("requirements.txt", project) == first
    assert workshop.done == ["make", "requirements.txt"]


def test_changed_requirements_are_installed_into_the_same_environment(
    workshop: Workshop, project: Path
):
    environment.prepare("requirements.txt", project)
    (project / "requirements.txt").write_text("a==2\n", encoding="utf-8")
    environment.prepare("requirements.txt", project)
    assert workshop.done == ["make", "requirements.txt", "requirements.txt"]


def test_what_the_tests_need_holds_what_the_program_needs(workshop: Workshop, project: Path):
    environment.prepare("requirements-dev.txt", project)
    environment.prepare("requirements.txt", project)
    assert workshop.done == ["make", "requirements-dev.txt"]


def test_an_interrupted_install_is_made_again(workshop: Workshop, project: Path):
    workshop.hindrance = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        environment.prepare("requirements.txt", project)
    workshop.hindrance = None
    environment.prepare("requirements.txt", project)
    environment.prepare("requirements.txt", project)
    assert workshop.done == ["make", "requirements.txt"] * 2


def test_another_python_counts_as_changed_requirements(project: Path):
    requirements = project / "requirements.txt"
    assert environment.fingerprint(requirements, "3.11") != environment.fingerprint(
        requirements, "3.12"
    )


def test_an_environment_that_cannot_run_is_not_usable(tmp_path: Path):
    assert not environment.is_usable(tmp_path)
    python = environment.venv_python(tmp_path)
    python.parent.mkdir(parents=True)
    python.write_bytes(b"no program")
    assert not environment.is_usable(tmp_path)


def test_this_environment_is_usable():
    assert environment.is_usable(Path(sys.prefix))


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("WARNING: x SSLError(CERTIFICATE_VERIFY_FAILED)\nERROR: No matching distribution", "cert"),
        ("WARNING: x ProxyError('Cannot connect to proxy.')\nERROR: y", "HTTPS_PROXY"),
        ("WARNING: x NewConnectionError: [Errno 11001] getaddrinfo failed", "HTTPS_PROXY"),
        ("ERROR: x\nHINT: does not have Windows Long Path support enabled", "för lång"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "Disken är full"),
        ("ERROR: [WinError 5] Access is denied: 'x.pyd'", "ett annat fönster"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "Python 3.11"),
        ("ERROR: something new", "Försök igen"),
        ("", "Försök igen"),
    ],
)
def test_a_failed_install_says_what_to_do(
    told: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(environment, "_pip", lambda *_: (1, told))
    environment.unfinished(tmp_path).touch()
    with pytest.raises(environment.NotReadyError, match=word) as failure:
        environment.install(Path("python"), ROOT / "requirements.txt", tmp_path / "install.log")
    assert str(tmp_path / "install.log") in str(failure.value)
    assert any(line in str(failure.value) for line in told.splitlines() or [""])
    assert not environment.unfinished(tmp_path).exists()


def test_an_unknown_certificate_is_looked_for_in_the_computers_own_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[tuple[str, ...]] = []

    def pip(python: Path, requirements: Path, progress: object, *options: str) -> tuple[int, str]:
        asked.append(options)
        return (0, "") if options else (1, "SSLError")

    monkeypatch.setattr(environment, "_pip", pip)
    environment.install(Path("python"), ROOT / "requirements.txt", tmp_path / "install.log")
    assert asked == [(), ("--use-feature=truststore",)]


def test_progress_is_told_in_plain_words(capsys: pytest.CaptureFixture[str]):
    progress = environment.Progress(2)
    for line in (
        "Collecting numpy==2.4.6 (from -r requirements.txt (line 3))",
        "  Using cached numpy-2.4.6-cp311-cp311-win_amd64.whl.metadata (6 kB)",
        "Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl (12.0 MB)",
        "Processing /wheels/tomli_w-1.2.0-py3-none-any.whl",
        "Installing collected packages: numpy, tomli_w",
    ):
        progress(line)
    assert capsys.readouterr().err.splitlines() == [
        "  1 av 2: numpy",
        "  2 av 2: tomli_w",
        environment.UNPACKING,
    ]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(name: str):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert all(re.match(r"[a-z][a-z0-9-]*==[0-9.]+(;.*)?( |$)", line) for line in packages)
    assert environment.number_of_pins(ROOT / name) >= len(packages) > 5
