import json
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import expect

from language import drawing_text

APP = Path(__file__).with_name("drawing_map_app.py")
WORDS = drawing_text.TOOLS


@pytest.fixture
def chart(page, app_server):
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(app_server(APP).url)
    expect(page.locator(".leaflet-areas-pane > *").first).to_be_attached()
    settle(page)
    return page.locator(".area-map-leaflet")


def settle(page):
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(300)


def take(page, tool):
    page.get_by_role("button", name=WORDS[tool], exact=True).click()


def at(chart, x, y):
    box = chart.bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def told(page, tool):
    """Code and geometry that the app was given by a tool."""
    shown = page.get_by_test_id("stText")
    expect(shown).to_contain_text(f'["{tool}"')
    settle(page)
    found, code, geometry = json.loads(shown.inner_text())
    assert found == tool
    return code, geometry


def test_a_polygon_is_clicked_out_and_given_once_it_is_done(page, chart):
    take(page, "polygon")
    expect(page.get_by_text(WORDS["polygon_help"])).to_be_visible()
    done = page.get_by_role("button", name=WORDS["done"])
    expect(done).to_be_disabled()
    for x, y in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6), (0.9, 0.9)):
        page.mouse.click(*at(chart, x, y))
    page.get_by_role("button", name=WORDS["back"]).click()
    done.click()
    code, geometry = told(page, "polygon")
    assert code == ""
    shape = shapely.from_geojson(json.dumps(geometry))
    assert len(shape.exterior.coords) == 4
    assert shape.is_valid
    assert page.locator(".leaflet-highlights-pane path").count() == 1


def test_a_click_on_the_first_corner_closes_and_chooses_no_area(page, chart):
    take(page, "polygon")
    for x, y in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6), (0.3, 0.3)):
        page.mouse.click(*at(chart, x, y))
    told(page, "polygon")
    page.wait_for_timeout(200)
    page.mouse.click(*at(chart, 0.5, 0.5))
    assert told(page, "click")[0]


@pytest.mark.parametrize("tool", ["box", "lasso"])
def test_a_box_and_a_free_line_are_dragged_and_choose_no_area(page, chart, tool):
    take(page, tool)
    page.mouse.move(*at(chart, 0.3, 0.3))
    page.mouse.down()
    for x, y in ((0.5, 0.32), (0.6, 0.6), (0.32, 0.62)):
        page.mouse.move(*at(chart, x, y), steps=4)
    page.mouse.up()
    _, geometry = told(page, tool)
    assert shapely.from_geojson(json.dumps(geometry)).area > 0


def test_points_are_set_by_keyboard_alone(page, chart):
    take(page, "point")
    chart.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    done = page.get_by_role("button", name=WORDS["done"])
    done.focus()
    page.keyboard.press("Enter")
    _, geometry = told(page, "point")
    assert geometry["type"] == "MultiPoint"
    assert len(geometry["coordinates"]) == 2


def test_escape_gives_up_and_the_map_is_an_ordinary_one_again(page, chart):
    take(page, "polygon")
    page.mouse.click(*at(chart, 0.4, 0.4))
    chart.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_text(WORDS["polygon_help"])).to_have_count(0)
    page.mouse.click(*at(chart, 0.5, 0.5))
    assert told(page, "click")[0]
