"""How fast the map follows a slider: ours beside a plain st_folium map, in a real browser.

Run from the root of the repository: ``python -m bench.map_update``. Each app is
served by itself; the slider is moved by the arrow key, and every area changes
class at each move. Measured inside the page: the time from the key to the first
frame with new colours, and the frames without any area. Measured outside: the
bytes that go through the websocket. Leaflet's addresses at content delivery
networks are answered from this machine, so that the plain map does not wait for
a network.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, WebSocket, sync_playwright
from xstatic.pkg import leaflet

import run
from tools import browsers

ROOT = Path(__file__).resolve().parent.parent
APPS = ROOT / "bench" / "apps"
PORT = 8790
MOVES = 3
ROUNDS = 3
"""The two maps take turns, so that what else the machine does falls on both."""

WAIT = 120_000
"""Longest wait for a map, in milliseconds."""


@dataclass(frozen=True)
class Target:
    """What is to be reached at a number of areas.

    Parameters
    ----------
    areas : int
        Number of areas.
    share : float
        Largest allowed share of the plain map's time.
    kilobytes : float
        Largest allowed traffic per move.
    """

    areas: int
    share: float = float("inf")
    kilobytes: float = float("inf")


Move = tuple[float, float, int]
"""Seconds, kilobytes and blank frames of one move."""

TARGETS = (Target(209), Target(1_000, 1 / 5, 64), Target(6_160, 1 / 10, 128))


@dataclass(frozen=True)
class Result:
    """Medians over the moves of one map.

    Parameters
    ----------
    seconds : float
        From the key to the recoloured map.
    kilobytes : float
        Through the websocket, both ways.
    blank : int
        Largest number of frames without any area during a move.
    """

    seconds: float
    kilobytes: float
    blank: int

    @classmethod
    def of(cls, moves: list[Move]) -> "Result":
        """The result of some moves."""
        seconds, kilobytes, blank = zip(*moves, strict=True)
        return cls(statistics.median(seconds), statistics.median(kilobytes), max(blank))


def main() -> int:
    """Measure, print the table, and tell whether every target is met."""
    with sync_playwright() as playwright, served("our_map", PORT), served("plain_map", PORT + 1):
        browser = playwright.chromium.launch(
            executable_path=browsers.find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        lines = [line(browser, target) for target in TARGETS]
        browser.close()
    print("areas    plain s  ours s  share   plain kB  ours kB  blank frames plain/ours  verdict")
    print("\n".join(text for text, _ in lines))
    return 0 if all(met for _, met in lines) else 1


def line(browser: Browser, target: Target) -> tuple[str, bool]:
    """Measure both maps at one size; a row of the table, and whether the target is met."""
    ports = {"plain": PORT + 1, "ours": PORT}
    moves: dict[str, list[Move]] = {name: [] for name in ports}
    for _ in range(ROUNDS):
        for name, port in ports.items():
            moves[name] += measure(browser, port, target.areas)
    plain, ours = Result.of(moves["plain"]), Result.of(moves["ours"])
    share = ours.seconds / plain.seconds
    met = share <= target.share and ours.kilobytes <= target.kilobytes and not ours.blank
    text = (
        f"{target.areas:5d}  {plain.seconds:9.2f} {ours.seconds:7.2f}  1/{1 / share:<5.1f}"
        f" {plain.kilobytes:9.0f} {ours.kilobytes:8.1f}"
        f"  {plain.blank:18d}/{ours.blank:<5d}  {'MET' if met else 'NOT MET'}"
    )
    return text, met


@contextmanager
def served(app: str, port: int) -> Iterator[None]:
    """One of the apps on a port, until the block ends."""
    command = run.streamlit_command(sys.executable, APPS / f"{app}.py", port)
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL
    ) as process:
        try:
            while not run.answers(port):
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


def measure(browser: Browser, port: int, areas: int) -> list[Move]:
    """Open one app and move its slider a few times."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.route(lambda url: "localhost" not in url, answer_from_here)
    page = context.new_page()
    traffic = count_traffic(page)
    page.add_init_script(path=APPS / "painted.js")
    page.goto(f"http://localhost:{port}/?areas={areas}")
    page.wait_for_function("mapWatch.shown() !== ''", timeout=WAIT)
    settle(page, traffic)
    moves = [move(page, traffic) for _ in range(MOVES)]
    context.close()
    return moves


def move(page: Page, traffic: list[int]) -> Move:
    """Move the slider one step: seconds, kilobytes and blank frames."""
    page.get_by_role("slider").focus()
    traffic.clear()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("mapWatch.done", timeout=WAIT, polling=50)
    settle(page, traffic)
    seconds = page.evaluate("mapWatch.done - mapWatch.moved") / 1000
    return seconds, sum(traffic) / 1000, page.evaluate("mapWatch.blank")


def settle(page: Page, traffic: list[int]) -> None:
    """Wait until nothing has come through the websocket for a second."""
    before = -1
    while before != len(traffic):
        before = len(traffic)
        page.wait_for_timeout(1000)


def count_traffic(page: Page) -> list[int]:
    """The size in bytes of each message through the page's websockets, from now on."""
    sizes: list[int] = []

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: sizes.append(len(payload)))
        socket.on("framesent", lambda payload: sizes.append(len(payload)))

    page.on("websocket", opened)
    return sizes


def answer_from_here(route: Route) -> None:
    """Leaflet from its package; anything else from outside is empty."""
    name = Path(route.request.url).name
    local = Path(leaflet.BASE_DIR) / name
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=local)
    else:
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        route.fulfill(body="", content_type=kind)


if __name__ == "__main__":
    sys.exit(main())
