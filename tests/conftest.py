"""Fixtures for every test: no network, a browser, an app that runs, the shared folder.

What a test needs but the machine lacks is a reason in Swedish to leave the test out; the
reasons are gathered and told last, here and by ``run.py``.
"""

import gc
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect, sync_playwright

import run
from store import opening
from tools import browsers

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BROWSER_TESTS = ROOT / "tests" / "browser"
LONGEST = ("test_journey.py", "test_register.py", "test_candidates.py", "test_together.py")
"""Browser tests that take a minute or more a file, the longest first."""

NO_BROWSER = "webbläsarprov: ingen Chromium, Chrome eller Edge hittades"
NO_SHARED = "prov mot underlagen: mappen ../shared finns inte"
LEFT_OUT_TITLE = "Utelämnat"

BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
START_SECONDS = 60

PATIENCE = 20_000
"""Milliseconds that a browser test waits for what it expects; a busy machine takes its time."""

expect.set_options(timeout=PATIENCE)

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")


class NetworkReachedError(RuntimeError):
    """A test tried to leave the machine.

    No ``OSError``, so that code which copes with a broken network does not swallow it.
    """


# ------------------------------------------------------------------ order and summary


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave modules and tests, which live to the end, out of the search for garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests and put them last, those first that take longest.

    Playwright keeps an event loop running in its worker once it has started, which would
    disturb a test that wants a loop of its own. And no worker is to be left alone with a long
    file when the others are done.
    """
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("browser") is None:
        return 0
    name = item.path.name
    return 1 + (LONGEST.index(name) if name in LONGEST else len(LONGEST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was left out and why, one line per reason."""
    reports = terminalreporter.stats.get("skipped", [])
    reasons = Counter(_reason(report) for report in reports)
    if reasons:
        terminalreporter.section(LEFT_OUT_TITLE)
    for reason, number in reasons.most_common():
        terminalreporter.line(f"{number} × {reason}")


def _reason(report: pytest.TestReport) -> str:
    place = report.longrepr
    text = place[2] if isinstance(place, tuple) else str(place)
    return text.removeprefix("Skipped: ")


# ------------------------------------------------------------------ no network


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine."""
    return host in ("localhost", "::1") or host.startswith("127.")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that Python opens to another machine.

    Programs and C libraries (GDAL) that open their own are out of its reach.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


def _guarded(connect: Callable[..., object]) -> Callable[..., object]:
    def guarded(self: socket.socket, address: tuple[str, int]) -> object:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            raise NetworkReachedError(f"a test reached for {address}")
        return connect(self, address)

    return guarded


# ------------------------------------------------------------------ browser


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of a Chromium; without one the test is left out, or fails where one is required."""
    found = browsers.find_chromium()
    if found is None and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(NO_BROWSER)
    if found is None:
        pytest.skip(NO_BROWSER)
    return str(found)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One headless browser per worker."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_path, headless=True, args=list(BROWSER_ARGUMENTS)
        )
        yield launched
        launched.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """Addresses outside this machine that pages of the test asked for, all refused."""
    return []


@pytest.fixture
def new_page(browser: Browser, outside_requests: list[str]) -> Iterator[Callable[[], Page]]:
    """Make fresh Swedish pages, each of a reader of its own, that reach this machine only."""

    def refuse(route: Route) -> None:
        outside_requests.append(route.request.url)
        route.abort()

    def refuse_socket(route: WebSocketRoute) -> None:
        outside_requests.append(route.url)
        route.close()

    with ExitStack() as contexts:

        def make() -> Page:
            context = browser.new_context(locale="sv-SE", service_workers="block")
            contexts.callback(context.close)
            context.route(_is_outside, refuse)
            context.route_web_socket(_is_outside, refuse_socket)
            return context.new_page()

        yield make


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    """A fresh Swedish page that reaches this machine only."""
    return new_page()


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and not is_loopback(parts.hostname or "")


# ------------------------------------------------------------------ the app


@dataclass(frozen=True)
class AppServer:
    """A Streamlit app that answers.

    Parameters
    ----------
    url : str
        Its address.
    port : int
        Its port on this machine.
    log : Path
        What it has printed, tracebacks included.
    """

    url: str
    port: int
    log: Path


@pytest.fixture(scope="session")
def app_server() -> Iterator[Callable[..., AppServer]]:
    """Start an app once per script and arguments: ``app_server(script, *args, env=None)``.

    ``env`` adds to the environment. Every browser page has a session of its own, so tests
    can share a server. All servers stop with the test run.
    """
    running: dict[object, AppServer] = {}
    with ExitStack() as servers:

        def start(
            script: str | Path, *args: str, env: Mapping[str, str] | None = None
        ) -> AppServer:
            key = (str(script), args, tuple(sorted((env or {}).items())))
            if key not in running:
                running[key] = servers.enter_context(_serve(script, args, env or {}))
            return running[key]

        yield start


@contextmanager
def _serve(
    script: str | Path, args: tuple[str, ...], env: Mapping[str, str]
) -> Iterator[AppServer]:
    port = _unused_port()
    command = run.streamlit_command(sys.executable, script, port)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "server.log"
        with (
            log.open("wb") as output,
            subprocess.Popen(
                [*command, "--", *args],
                cwd=ROOT,
                env=os.environ | {opening.FOLDER: folder, opening.URL: ""} | env,
                stdout=output,
                stderr=subprocess.STDOUT,
            ) as process,
        ):
            try:
                _wait_until_it_answers(process, port, log)
                yield AppServer(f"http://localhost:{port}", port, log)
            finally:
                process.terminate()


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not run.answers(port):
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


# ------------------------------------------------------------------ the shared folder


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder beside the repository with real source material, where there is one."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED
