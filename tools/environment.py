"""The program's own environment: a ``.venv`` that holds what a requirements file lists.

A stamp in ``.venv`` tells what was installed, so that a second start costs nothing. A mark
stands there while something is being installed: found at the next start, it means that the
environment was left half made, and that it is made again.
"""

import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = "{}.{}".format(*sys.version_info)
LONGEST_LINE = 300

MAKING = "Förbereder en egen miljö för programmet (mappen .venv) …"
MAKING_AGAIN = "Miljön i mappen .venv är inte hel. Den görs om …"
INSTALLING = "Hämtar paket. Det tar någon minut första gången …"
FETCHED = "  {} av {}: {}"
UNPACKING = "  Packar upp. Det kan dröja en minut utan att något syns …"
RETRYING = "  Anslutningen lyckades inte, försöker igen …"
INSTALLED = "Klart på {:.0f} sekunder."
NO_VENV = """\
Det gick inte att skapa mappen .venv i {}
Kontrollera att du får skriva där och att disken inte är full. På Debian och Ubuntu behövs
paketet python3-venv (sudo apt install python3-venv).
Tekniskt besked: {}"""
NOT_INSTALLED = """\

Paketen kunde inte installeras.

{}

Tekniskt besked: {}
Allt som hände står i {}"""
ADVICE = {
    r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify": """\
Anslutningen godkändes inte, för Python känner inte igen certifikatet. Så är det ofta bakom
en arbetsplats brandvägg. Be it-avdelningen om organisationens rotcertifikat (en fil som
slutar på .pem eller .crt), tala om var filen ligger och försök igen:

  python3 -m pip config set global.cert SÖKVÄG-TILL-FILEN""",
    r"ProxyError|407 |Tunnel connection|NewConnectionError|getaddrinfo|ConnectTimeout|"
    r"name resolution|Name or service|Network is unreachable|Connection refused|"
    r"Max retries|Read timed out|ReadTimeout": """\
Datorn nådde inte paketförrådet. Kontrollera att nätet fungerar. På en arbetsplats går
trafiken ofta genom en proxy: fråga it-avdelningen efter adressen, ange den och försök igen:

  Windows:      set HTTPS_PROXY=http://PROXY:PORT
  Mac, Linux:   export HTTPS_PROXY=http://PROXY:PORT
  för gott:     python3 -m pip config set global.proxy http://PROXY:PORT""",
    r"Long Path": """\
Sökvägen till mappen är för lång för Windows. Flytta programmets mapp närmare roten, till
exempel till C:\\omraden, och försök igen.""",
    r"No space left|Errno 28|WinError 112": """\
Disken är full. Det behövs ungefär 1,5 GB. Frigör plats och försök igen.""",
    r"Permission denied|Errno 13|WinError 5\b|WinError 32|Access is denied": """\
En fil i mappen .venv fick inte skrivas. Stäng appen om den är igång i ett annat fönster,
kontrollera att du får skriva i mappen och försök igen.""",
    r"No matching distribution|requires a different Python": f"""\
Något paket finns inte för Python {VERSION} på den här datorn. Programmet är gjort för
Python 3.11, 3.12 och 3.13 på Windows, Mac och Linux.""",
    r"": """\
Försök igen. Händer samma sak, ta bort mappen .venv och försök en gång till.""",
}
"""What to do, by a pattern in what pip wrote; the first that is found counts."""

CERTIFICATE = next(iter(ADVICE))


class NotReadyError(Exception):
    """The environment could not be made; the text tells the user what to do."""


def prepare(requirements: str, root: Path = ROOT) -> Path:
    """Python of an environment that holds what a requirements file lists.

    Parameters
    ----------
    requirements : str
        Name of a requirements file in ``root``.
    root : Path
        Folder that gets the ``.venv``.

    Returns
    -------
    Path
        The Python to run the program with.

    Raises
    ------
    NotReadyError
        Where something could not be made or fetched.
    """
    venv, files = root / ".venv", with_included(root / requirements)
    python = venv_python(venv)
    if not is_current(venv, root / requirements):
        if not is_usable(venv):
            make(venv)
        mark = unfinished(venv)
        mark.touch()
        install(python, files[0], venv / "install.log")
        for file in files:
            stamp(venv, file).write_text(fingerprint(file), encoding="utf-8")
        mark.unlink()
    return python


def venv_python(venv: Path, platform: str = sys.platform) -> Path:
    """Where a virtual environment keeps its Python."""
    return venv / ("Scripts/python.exe" if platform == "win32" else "bin/python")


def unfinished(venv: Path) -> Path:
    """The mark that stands while something is being installed."""
    return venv / "unfinished"


def stamp(venv: Path, requirements: Path) -> Path:
    """The file that tells what was last installed from a requirements file."""
    return venv / f"{requirements.stem}.stamp"


def with_included(requirements: Path) -> list[Path]:
    """A requirements file and those that its ``-r`` lines name."""
    text = requirements.read_text(encoding="utf-8")
    included = [requirements.parent / name for name in re.findall(r"^-r\s+(\S+)", text, re.M)]
    return [requirements, *(file for name in included for file in with_included(name))]


def fingerprint(requirements: Path, version: str = VERSION) -> str:
    """SHA-256 (hexadecimal) over a requirements file, those it includes, and Python's version."""
    digest = hashlib.sha256(version.encode())
    for file in with_included(requirements):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current(venv: Path, requirements: Path) -> bool:
    """Whether nothing needs to be installed."""
    told = stamp(venv, requirements)
    return (
        venv_python(venv).exists()
        and not unfinished(venv).exists()
        and told.exists()
        and told.read_text(encoding="utf-8") == fingerprint(requirements)
    )


def is_usable(venv: Path) -> bool:
    """Whether the environment is whole, of this version of Python, and can install."""
    if unfinished(venv).exists() or not venv_python(venv).exists():
        return False
    tell = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    try:
        told = subprocess.run(
            [venv_python(venv), "-c", tell], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return told.stdout.strip() == VERSION


def make(venv: Path) -> None:
    """Make an empty environment, over whatever stood there.

    Raises
    ------
    NotReadyError
        Where it cannot be made.
    """
    say(MAKING_AGAIN if venv.exists() else MAKING)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if made.returncode:
        raise NotReadyError(NO_VENV.format(venv.parent, made.stdout.strip()))


def install(python: Path, requirements: Path, log: Path) -> None:
    """Install a requirements file, telling how far it has come.

    A certificate that Python's own list does not hold is looked for in that of the
    computer, where an organisation keeps its own.

    Raises
    ------
    NotReadyError
        Where pip fails; it has then changed nothing, or only added packages.
    """
    say(INSTALLING)
    began = time.monotonic()
    progress = Progress(number_of_pins(requirements))
    code, told = _pip(python, requirements, progress)
    more = ""
    if code and re.search(CERTIFICATE, told):
        code, more = _pip(python, requirements, progress, "--use-feature=truststore")
    log.write_text(told + more, encoding="utf-8")
    if code:
        unfinished(log.parent).unlink(missing_ok=True)
        raise NotReadyError(NOT_INSTALLED.format(*advice(told), log))
    say(INSTALLED.format(time.monotonic() - began))


def _pip(
    python: Path, requirements: Path, progress: Callable[[str], None], *options: str
) -> tuple[int, str]:
    command = [str(python), "-m", "pip", "install", "-r", str(requirements), *options]
    quietly = ["--no-input", "--disable-pip-version-check", "--progress-bar=off", "--retries=2"]
    lines = []
    with subprocess.Popen(
        [*command, *quietly],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        try:
            for line in pip.stdout or ():
                lines.append(line)
                progress(line)
        except BaseException:
            pip.terminate()
            raise
    return pip.returncode, "".join(lines)


class Progress:
    """Turn pip's lines into plain words.

    Parameters
    ----------
    total : int
        How many packages there are to fetch.
    """

    FETCH = re.compile(
        r"\s*(?:Downloading|Using cached|Processing) (?:\S*/)?([^\s/]+)\.whl\b(?!\.)"
    )

    def __init__(self, total: int):
        self._total = total
        self._fetched: set[str] = set()

    def __call__(self, line: str) -> None:
        """Say what one line of pip's means to the user, if anything."""
        fetch = self.FETCH.match(line)
        if fetch:
            self._fetched.add(fetch[1].split("-")[0])
            say(FETCHED.format(len(self._fetched), self._total, fetch[1].split("-")[0]))
        elif line.startswith("Installing collected packages"):
            say(UNPACKING)
        elif "WARNING: Retrying" in line:
            say(RETRYING)


def number_of_pins(requirements: Path) -> int:
    """How many packages a requirements file lists for this computer, about."""
    return sum(
        bool(re.match(r"[a-z].*==", line))
        for file in with_included(requirements)
        for line in file.read_text(encoding="utf-8").splitlines()
    )


def advice(told: str) -> tuple[str, str]:
    """What the user can do about what pip wrote, and the line of it that says why."""
    pattern, remedy = next(each for each in ADVICE.items() if re.search(each[0], told))
    why = [line.strip() for line in told.splitlines() if line.strip() and re.search(pattern, line)]
    return remedy, (why[0] if pattern else why[-1])[:LONGEST_LINE] if why else ""


def say(text: str) -> None:
    """Tell the user how the work goes, beside what a command prints as its result."""
    print(text, file=sys.stderr, flush=True)
