"""An initiative drawn in a real browser, saved, seen, taken out as files and taken in again."""

import json
import re
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Locator, Page, expect

from language import coverage_text, drawing_text, register_text
from language.register_files_text import HEADINGS
from tools.navigation import turn_to

ROOT = Path(__file__).resolve().parents[2]
FIRST_LOOK = 60_000
"""Milliseconds for the first page of a server that has just started."""

PATIENCE = 30_000
"""Milliseconds for the page to be drawn anew on a machine that has other things to do."""

NAME = "Läxhjälp på Holma"
TITLE = f"Studiestöd: {NAME}"


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Dialogs and script errors of the page."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(f"dialog {dialog.message}"), dialog.dismiss()))
    return found


@pytest.fixture
def register(page: Page, app_server, faults) -> Page:
    """The page of the register when it has come to rest."""
    page.set_viewport_size({"width": 1366, "height": 1600})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url + "/insatser")
    expect(page.locator(".leaflet-areas-pane path")).to_have_count(209, timeout=FIRST_LOOK)
    expect(rows(page).first).to_be_visible(timeout=PATIENCE)
    settle(page)
    return page


def settle(page: Page) -> None:
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
    expect(page.locator(".leaflet-zoom-anim, .leaflet-pan-anim")).to_have_count(0)
    page.wait_for_timeout(300)


def rows(page: Page) -> Locator:
    return page.get_by_role("rowheader").get_by_role("button")


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    settle(page)


def write(page: Page, field: str, text: str) -> None:
    box = page.get_by_label(re.compile(rf"^{re.escape(HEADINGS[field])}( \*)?$"))
    box.fill(text)
    box.blur()
    settle(page)


def pick(page: Page, field: str, option: str) -> None:
    box = page.get_by_label(re.compile(rf"{re.escape(HEADINGS[field])} \*$")).last
    box.click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Tab")
    settle(page)


def fill(page: Page) -> None:
    for field, text in (
        ("name", NAME),
        ("programme", "Studiestöd"),
        ("summary", "Hjälp två kvällar i veckan."),
        ("target.group", "Elever"),
        ("sources.publisher", "Malmö stad"),
        ("sources.title", "Verksamhetsplan"),
    ):
        write(page, field, text)
    pick(page, "kind", "Skola")
    pick(page, "themes", "Skolresultat")
    pick(page, "responsible", "Grundskolenämnden")


def draw(page: Page, tool: str, *places: tuple[float, float]) -> None:
    """Click out places of the map, as shares of its width and height, with a tool."""
    page.get_by_role("button", name=drawing_text.TOOLS[tool], exact=True).click()
    expect(page.get_by_text(drawing_text.TOOLS[f"{tool}_help"])).to_be_visible()
    chart = page.locator(".area-map-leaflet")
    chart.scroll_into_view_if_needed()
    for x, y in places:
        box = chart.bounding_box()
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    press(page, drawing_text.TOOLS["done"])


def download(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def upload(page: Page, name: str, content: bytes) -> None:
    if not page.get_by_text(register_text.OPEN_HELP[:40]).is_visible():
        page.get_by_text(register_text.OPEN, exact=True).click()
    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(chosen)
    expect(page.get_by_text(name, exact=True).first).to_be_visible(timeout=PATIENCE)
    settle(page)


def totals(page: Page) -> str:
    """The table of areas and children in each field, on the page of need and coverage."""
    turn_to(page, coverage_text.PAGE)
    table = page.get_by_role("table", name=coverage_text.FIELDS_TABLE)
    expect(table).to_be_visible(timeout=FIRST_LOOK)
    settle(page)
    told: str = table.inner_text()
    turn_to(page, register_text.PAGE)
    expect(rows(page).first).to_be_visible(timeout=PATIENCE)
    settle(page)
    return told


def test_an_initiative_is_drawn_saved_seen_and_comes_back_from_every_file(
    register, outside_requests, faults
):
    before = totals(register)
    press(register, register_text.ADD)
    fill(register)
    draw(register, "polygon", (0.45, 0.45), (0.55, 0.45), (0.55, 0.6))
    typed = register.get_by_label(register_text.OUTLINE_LABEL)
    expect(typed).to_have_value(re.compile("^POLYGON"), timeout=PATIENCE)
    settle(register)
    outline = typed.input_value()
    assert shapely.from_wkt(outline).is_valid
    press(register, register_text.SAVE)

    row = register.get_by_role("button", name=TITLE, exact=True)
    expect(row).to_be_visible(timeout=PATIENCE)
    assert totals(register) != before
    expect(register.get_by_role("heading", name=TITLE, exact=True)).to_be_visible()
    expect(register.get_by_role("checkbox", name=TITLE).last).to_be_checked()

    name, saved = download(register, register_text.DOWNLOAD_JSON)
    assert name.endswith(".json")
    cards = json.loads(saved)["cards"]
    (card,) = [each for each in cards if each["name"] == NAME]
    assert card["geography"]["outline"] == outline
    for label in (register_text.DOWNLOAD_EXCEL, register_text.DOWNLOAD_GPKG):
        file, content = download(register, label)
        upload(register, f"r{Path(file).suffix}", content)
        told = register.get_by_text(re.compile(f"{len(cards)} oförändrade"))
        expect(told).to_be_visible(timeout=PATIENCE)
        press(register, register_text.TAKE_IN)
        expect(told).to_have_count(0, timeout=PATIENCE)
        settle(register)
        assert download(register, register_text.DOWNLOAD_JSON)[1] == saved
    assert outside_requests == []
    assert faults == []


def test_places_are_set_out_and_drawn_as_circles(register, faults):
    press(register, register_text.ADD)
    fill(register)
    draw(register, "point", (0.48, 0.5), (0.52, 0.5))
    typed = register.get_by_label(register_text.SITES_LABEL)
    two = re.compile("^Plats 1; 1[23].*\nPlats 2; 1[23]")
    expect(typed).to_have_value(two, timeout=PATIENCE)
    settle(register)
    press(register, register_text.SAVE)
    chosen = register.locator(".leaflet-overlays-pane path[fill='#000000']")
    expect(chosen).to_have_count(2, timeout=PATIENCE)
    assert faults == []


def test_a_file_with_faults_changes_nothing_and_says_why(register, faults):
    listed = rows(register).count()
    content = "Insats;Ansvarig;Longitud;Latitud\nA;Fritidsnämden;13,02;55,58\n"
    upload(register, "fel.csv", content.encode())
    told = register.get_by_text("fick ”Fritidsnämden”, tillåtet är Fritidsnämnden")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(register.get_by_role("button", name=register_text.TAKE_IN)).to_have_count(0)
    assert rows(register).count() == listed
    assert faults == []


def test_the_link_from_a_profile_keeps_what_was_chosen(page, app_server, faults):
    page.set_viewport_size({"width": 1366, "height": 2000})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url)
    name = "Holma · C1430"
    page.get_by_role("button", name=name, exact=True).click(timeout=FIRST_LOOK)
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name=register_text.FROM_PROFILE).click()
    expect(rows(page).first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1, name=register_text.PAGE)).to_be_visible()
    turn_to(page, "Karta")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=PATIENCE)
    assert faults == []
