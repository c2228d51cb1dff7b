"""Take the pictures of the documentation from the running app.

``python tools/screenshot.py``, from the root of the repository, with the packages of
``requirements-dev.txt`` and a Chromium. Writes ``docs/images/*.png``.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import run  # noqa: E402 (needs the path)
from layers.catalogue import read_catalogue  # noqa: E402 (needs the path)
from tools import browsers  # noqa: E402 (needs the path)
from tools.navigation import turn_to  # noqa: E402 (needs the path)

IMAGES = ROOT / "docs" / "images"
FIRST_PORT = 8760
SIZE = {"width": 1600, "height": 900}
LARGEST = 400_000
"""Bytes that a picture may have."""

PATIENCE = 120_000
"""Milliseconds that a page may take, the first one most."""

CHOSEN = ("Herrgården norr · C1880", "Holma · C1430")
REASON = "Högst index i staden, och många barn i förhållande till folkmängden."

MOVING = ".leaflet-zoom-anim, .leaflet-pan-anim"
"""What Leaflet marks while the map moves."""


@contextmanager
def app() -> Iterator[str]:
    """Run the app without map tiles, and give its address."""
    port = run.free_port(FIRST_PORT)
    command = run.streamlit_command(sys.executable, ROOT / "app.py", port)
    environ = {**os.environ, "KRAFTSAMLING_TILES": ""}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            if not run.wait_until_it_answers(process, port):
                raise RuntimeError("the app did not start")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


@contextmanager
def swedish_page() -> Iterator[Page]:
    """A page of a Swedish reader, in a window of the pictures' size."""
    chromium = browsers.find_chromium()
    if chromium is None:
        raise RuntimeError("no Chromium, Chrome or Edge was found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(locale="sv-SE", viewport=SIZE, reduced_motion="reduce")
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def choose(page: Page, name: str) -> None:
    """Choose an area in the ranked table and wait until the map has come to rest."""
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("heading", name=name, exact=True).wait_for()
    settle(page)


def settle(page: Page) -> None:
    """Wait until no script runs, nothing on the map moves and no message is on its way out."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.locator(MOVING).wait_for(state="detached")
    page.locator("[data-testid=stToast]").wait_for(state="detached")


def show_map(page: Page) -> None:
    """The map with an area chosen."""
    choose(page, CHOSEN[1])


def show_profile(page: Page) -> None:
    """The profile of the chosen area, below the map."""
    page.get_by_role("heading", name=CHOSEN[1], exact=True).scroll_into_view_if_needed()
    page.get_by_role("heading", name=CHOSEN[1], exact=True).evaluate(
        "heading => heading.scrollIntoView({block: 'start'})"
    )


def show_shortlist(page: Page) -> None:
    """The shortlist with two areas and a reason, from the top."""
    for name in CHOSEN:
        choose(page, name)
        page.get_by_role("button", name="Lägg till på kortlistan").click()
        page.get_by_role("button", name="Ta bort från kortlistan").wait_for()
        page.mouse.move(0, 0)
        settle(page)
    turn_to(page, "Kortlista")
    field = page.get_by_label(f"Skäl för {CHOSEN[0]}")
    field.fill(REASON)
    field.blur()
    page.get_by_role("cell", name=REASON, exact=True).wait_for()
    page.get_by_role("heading", name="Kortlista", exact=True).scroll_into_view_if_needed()


def show_own_data(page: Page) -> None:
    """The page for own data, with a file of made-up figures that has been recognised."""
    areas = read_catalogue(ROOT / "data" / "malmo").levels["regso"].areas
    rows = [f"Malmö (RegSO-{name});{at % 9},5;{at % 7},5" for at, name in enumerate(areas.names)]
    lines = ["Påhittade tal", "", "region;2023;2024", *rows, "", "Källa: påhittad"]
    turn_to(page, "Egna data")
    page.get_by_role("heading", name="Egna data", exact=True).wait_for()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "pahittad.csv",
            "mimeType": "text/csv",
            "buffer": "\n".join(lines).encode("cp1252"),
        }
    )
    page.get_by_text("5. Läs in").wait_for()


def show_method(page: Page) -> None:
    """Data och metod, from the top."""
    turn_to(page, "Data och metod")
    page.get_by_role("heading", name="Alla uppgifter").wait_for()


def show_index(page: Page) -> None:
    """The page where the index is built."""
    turn_to(page, "Index")
    page.get_by_text("Utgå från").wait_for()


def show_certainty(page: Page) -> None:
    """How sure the list is."""
    turn_to(page, "Säkerhet")
    page.get_by_text("Säkra besked om listan").wait_for()


def show_register(page: Page) -> None:
    """The register of initiatives, from the top."""
    turn_to(page, "Insatser")
    page.get_by_label("Sök bland insatserna").wait_for()


PICTURES: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("karta", show_map),
    ("profil", show_profile),
    ("kortlista", show_shortlist),
    ("index", show_index),
    ("sakerhet", show_certainty),
    ("insatser", show_register),
    ("egna-data", show_own_data),
    ("data-och-metod", show_method),
)
"""Each picture with what leads to it from the one before."""


def take(folder: Path) -> None:
    """Write every picture.

    Parameters
    ----------
    folder : Path
        Where the pictures are put; made if it is not there.

    Raises
    ------
    RuntimeError
        There is no browser, the app does not start, or a picture is too large.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with app() as url, swedish_page() as page:
        page.goto(url)
        for name, lead in PICTURES:
            lead(page)
            settle(page)
            page.mouse.move(0, 0)
            size = len(page.screenshot(path=folder / f"{name}.png"))
            if size > LARGEST:
                raise RuntimeError(f"{name}.png has {size} bytes")
            print(f"{name}.png: {size / 1000:.0f} kB")


if __name__ == "__main__":
    take(IMAGES)
