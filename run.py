"""Start the app or pass the tests: ``python3 run.py`` and ``python3 run.py test``.

Runs before anything is installed: standard library only. This file keeps to syntax that
Python 3.8 reads, so that an old Python gets a sentence instead of a syntax error.
"""

from __future__ import annotations

import sys

OLD_PYTHON = """\
Det här programmet behöver Python 3.11 eller senare, men startades med Python {}.
Hämta en nyare Python på python.org eller där du brukar hämta program, och försök igen."""


def old_python(version: Sequence[int]) -> str | None:
    """Sentence for a Python that is too old.

    Parameters
    ----------
    version : sequence of int
        Major and minor version.

    Returns
    -------
    str or None
        None where the version will do.
    """
    shown = ".".join(str(part) for part in version)
    return OLD_PYTHON.format(shown) if tuple(version) < (3, 11) else None


if old_python(sys.version_info[:2]):
    sys.exit(old_python(sys.version_info[:2]))

import contextlib
import http.client
import io
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import FrameType
from typing import Iterator, Mapping, Sequence

from tools import checks, environment

ROOT = Path(__file__).resolve().parent
FIRST_PORT = 8501
PORTS_TRIED = 100
PROBE_SECONDS = 0.2
PATIENCE_SECONDS = 5

HELP = """\
Så här används run.py:

  python3 run.py                      startar appen och öppnar den i webbläsaren
  python3 run.py --port 8600          startar appen på en viss port
  python3 run.py --no-browser         startar appen utan att öppna webbläsaren
  python3 run.py test                 kör alla kontroller och prov
  python3 run.py test tests/geo -k x  kör bara vissa prov (argumenten går till pytest)
  python3 run.py KOMMANDO …           arbetar utan skärm: check, score, repair, export med
                                      flera; hjälp: python3 run.py KOMMANDO --help

Första gången hämtas de paket som behövs till mappen .venv, vilket tar någon minut.
På Windows heter python3 oftast py eller python."""
UNKNOWN_OPTION = "Okänt val: {}\nSkriv python3 run.py --help för att se vad som finns."
PORT_VALUE = "Efter --port ska det stå ett tal från 1024 till 65535."
PORT_TAKEN = "Port {} är upptagen. Appen startar på port {} i stället."
NO_PORT = "Ingen ledig port hittades från {} och uppåt. Avsluta något program och försök igen."
STARTING = "Startar appen …"
ADDRESS = "\nAppen finns på {}\nLåt det här fönstret vara öppet. Avsluta med Ctrl+C."
STOPPED = "\nAppen är avslutad."
APP_FAILED = "Appen stannade av sig själv. Vad som hände står ovanför."
INTERRUPTED = "\nAvbrutet."


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for.

    Parameters
    ----------
    arguments : list of str
        Without the name of the program.

    Returns
    -------
    int
        Exit code.
    """
    if arguments and not arguments[0].startswith("-"):
        command, *rest = arguments
        return checks.run(rest) if command == "test" else hand_on(arguments)
    if "-h" in arguments or "--help" in arguments:
        print(HELP)
        return 0
    port, with_browser = options(arguments)
    return start(port, with_browser)


def options(arguments: Sequence[str]) -> tuple[int | None, bool]:
    """Read the options of a plain start.

    Returns
    -------
    port : int or None
        The port asked for.
    with_browser : bool
        Whether to open the browser.

    Raises
    ------
    SystemExit
        With a Swedish sentence, for an option that does not exist or has no value.
    """
    port, with_browser, rest = None, True, list(arguments)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name == "--no-browser":
            with_browser = False
        elif name == "--port":
            port = _port(value or (rest.pop(0) if rest else ""))
        else:
            sys.exit(UNKNOWN_OPTION.format(name))
    return port, with_browser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:
        sys.exit(PORT_VALUE)
    return int(text)


def hand_on(arguments: Sequence[str]) -> int:
    """Hand a command on to the command line program, from the folder where the user stands."""
    python = environment.prepare("requirements.txt")
    return subprocess.call([python, ROOT / "cli.py", *arguments])


def start(port: int | None, with_browser: bool) -> int:
    """Start the app, tell where it is and stay until it ends.

    Parameters
    ----------
    port : int or None
        Preferred port; the first free one from there is taken.
    with_browser : bool
        Whether to open the browser, where there is a display.

    Returns
    -------
    int
        Exit code; 0 after Ctrl+C.
    """
    python = environment.prepare("requirements.txt")
    free = free_port(port or FIRST_PORT)
    if port not in (None, free):
        print(PORT_TAKEN.format(port, free))
    print(STARTING, flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        with running(streamlit_command(python, ROOT / "app.py", free)) as app:
            if wait_until_it_answers(app, free):
                show(f"http://localhost:{free}", with_browser)
                app.wait()
        print(APP_FAILED)
        return 1
    print(STOPPED)
    return 0


def show(url: str, with_browser: bool) -> None:
    """Print the address and open the browser on it."""
    print(ADDRESS.format(url), flush=True)
    if with_browser and has_display(sys.platform, os.environ):
        import webbrowser

        webbrowser.open(url)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser window has somewhere to open."""
    return not platform.startswith("linux") or bool(
        environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    )


def streamlit_command(python: str | Path, script: str | Path, port: int) -> list[str]:
    """Command that serves a script; further settings lie in ``.streamlit/config.toml``."""
    serve = [python, "-m", "streamlit", "run", script, "--server.port", port]
    return [str(part) for part in serve]


@contextlib.contextmanager
def running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in the folder of the project; it has ended when the block ends.

    Its greetings are in English and are dropped; its log and tracebacks are not. Ctrl+C does
    not reach it, for while it is starting it would answer with a traceback.
    """
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait for the server; False if the process ends first."""
    while not answers(port):
        if process.poll() is not None:
            return False
        time.sleep(0.05)
    return True


def answers(port: int) -> bool:
    """Whether a Streamlit server on this machine says that it is well."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port(first: int) -> int:
    """First free port on this machine, counted upwards.

    Raises
    ------
    SystemExit
        With a Swedish sentence, where a hundred ports in a row are taken.
    """
    for port in range(first, min(first + PORTS_TRIED, 65536)):
        if is_free(port):
            return port
    return sys.exit(NO_PORT.format(first))


def is_free(port: int) -> bool:
    """Whether a server could be given the port.

    Asked twice, for a port can be bound while another program listens to it on every
    address (macOS, Windows), and be unbindable though nobody answers.
    """
    with socket.socket() as caller:
        caller.settimeout(PROBE_SECONDS)
        if caller.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as server:
        if os.name == "posix":
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _end(signal_number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + signal_number)


if __name__ == "__main__":
    for ending in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, ending), _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except environment.NotReadyError as fault:
        sys.exit(str(fault))
    except KeyboardInterrupt:
        print(INTERRUPTED, file=sys.stderr)
        sys.exit(128 + signal.SIGINT)
