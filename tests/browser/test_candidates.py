"""A candidate drawn in a real browser, seen with its figures, and moved by a weight."""

import re

import pytest
from playwright.sync_api import Page, expect

from language import candidates_text as words
from language import drawing_text, screen
from tests.browser.test_journey import FIRST_LOOK, ROOT, VISIBLE_TEXT, areas, english, go
from tests.browser.test_journey import settle as at_rest

PATIENCE = 60_000
"""Milliseconds that figures which are drawn for the first time may take."""

INDEX = re.compile(r"Index \d+,\d")


@pytest.fixture
def page_of_candidates(page: Page, app_server) -> Page:
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url)
    expect(areas(page)).to_have_count(209, timeout=FIRST_LOOK)
    go(page, words.PAGE)
    expect(areas(page)).to_have_count(209)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until what is slow the first time has been computed."""
    page.wait_for_timeout(300)
    state = ("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stApp")).to_have_attribute(*state, timeout=PATIENCE)
    at_rest(page)


def lasso(page: Page) -> None:
    """Draw freely around what lies a little east of the middle of the map."""
    page.get_by_role("button", name=drawing_text.TOOLS["lasso"], exact=True).click()
    box = page.locator(".area-map-leaflet").bounding_box()
    assert box
    corners = ((0.45, 0.4), (0.6, 0.4), (0.62, 0.55), (0.45, 0.55))
    around = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in corners]
    page.mouse.move(*around[0])
    page.mouse.down()
    for corner in around[1:]:
        page.mouse.move(*corner, steps=6)
    page.mouse.up()
    chosen = page.get_by_role("combobox", name=words.EDITED)
    expect(chosen).to_have_value("Kandidat 1", timeout=PATIENCE)
    settle(page)


def index(page: Page) -> str:
    told = page.get_by_test_id("stMarkdown").filter(has_text=INDEX).first.inner_text()
    found = INDEX.search(told)
    assert found
    return found[0]


def test_a_candidate_is_drawn_changed_by_clicks_and_follows_the_weights(page_of_candidates):
    page = page_of_candidates
    lasso(page)
    table = page.get_by_role("table", name=words.TABLE)
    expect(table.get_by_role("rowheader", name="Kandidat 1")).to_be_visible()
    expect(page.get_by_text(f"check {words.CHECK_WHOLE}")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Kandidat 1")).to_be_checked()
    a_click_adds_an_area_and_takes_it_out_again(page)
    before = index(page)
    go(page, "Karta")
    slider = page.get_by_role("slider", name="Utbildning")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    expect(page.get_by_text("Utbildning 60 %")).to_be_visible()
    settle(page)
    go(page, words.PAGE)
    settle(page)
    assert index(page) != before
    expect(page.get_by_role("table", name=words.TABLE)).to_contain_text(index(page)[6:])


def a_click_adds_an_area_and_takes_it_out_again(page: Page) -> None:
    counted = page.get_by_text(re.compile(r"^\d+\sområden:"))
    before = counted.inner_text()
    box = page.locator(".area-map-leaflet").bounding_box()
    place = box["x"] + 0.3 * box["width"], box["y"] + 0.75 * box["height"]
    page.mouse.click(*place)
    expect(counted).not_to_have_text(before, timeout=PATIENCE)
    settle(page)
    page.mouse.click(*place)
    expect(counted).to_have_text(before, timeout=PATIENCE)
    settle(page)


def test_every_way_to_build_is_in_swedish(page_of_candidates):
    page = page_of_candidates
    for title in (words.LINKS, words.FILES):
        page.get_by_text(title, exact=True).click()
    page.get_by_text(words.LINKS_SHOW, exact=True).click()
    settle(page)
    for way in words.WAYS.values():
        page.get_by_role("radio", name=way, exact=True).click()
        settle(page)
        expect(page.get_by_role("radio", name=way, exact=True)).to_be_checked()
        expect(page.get_by_role("checkbox", name=words.LINKS_LABEL)).to_be_checked()
        expect(page.get_by_text(words.LINKS_SHOW, exact=True)).to_be_visible()
        expect(page.get_by_role("region", name=words.OPEN)).to_be_visible()
        assert english(page) == []
        assert screen.UNEXPECTED not in page.evaluate(VISIBLE_TEXT)
