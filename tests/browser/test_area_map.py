from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from export.palettes import class_colours
from export.webmap import MapTable, Overlay, to_html
from export.webmap.elements import CANVAS_FROM
from tests.export.map_samples import (
    PAYLOADS,
    points_overlay,
    shading,
    square,
    square_areas,
    square_map,
)

APP = Path(__file__).with_name("area_map_app.py")
FILE = "http://localhost/map.html"
HATCHED = "url(#area-map-missing)"


@pytest.fixture
def traffic(page: Page) -> list[int]:
    """Size in bytes of each message that the page has received."""
    sizes: list[int] = []

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: sizes.append(len(payload)))

    page.on("websocket", opened)
    return sizes


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Dialogs, script errors and console errors of the page."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    return found


@pytest.fixture
def open_app(page: Page, app_server, traffic, faults) -> Callable[..., Locator]:
    """Open the app and give the map's container."""

    def open_app(**query: str | int) -> Locator:
        page.set_viewport_size({"width": 1280, "height": 1500})
        settings = "&".join(f"{name}={value}" for name, value in query.items())
        page.goto(f"{app_server(APP).url}/?{settings}")
        chart = page.locator(".area-map-leaflet")
        expect(page.locator(".leaflet-areas-pane > *").first).to_be_attached()
        settle(page)
        return chart

    return open_app


def settle(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(300)


def fills(page: Page) -> list[str | None]:
    paths = page.locator(".leaflet-areas-pane path").all()
    return [path.get_attribute("fill") for path in paths]


def move_slider(page: Page) -> None:
    step = int(page.get_by_text("step ").inner_text().split()[1])
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text(f"step {step + 1} ")).to_be_attached()
    settle(page)


def centre(page: Page, position: int) -> tuple[float, float]:
    """Middle of the area at a position, in pixels of the page."""
    box = page.locator(".leaflet-areas-pane path").nth(position).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# ------------------------------------------------------------------ in the app


def test_a_move_recolours_without_sending_the_geometry_again(page, open_app, traffic, faults):
    open_app(areas=400)
    first = sum(traffic)
    palette = class_colours(3)
    before = fills(page)
    assert before[:3] == [HATCHED, palette[1], palette[2]]
    traffic.clear()
    move_slider(page)
    assert fills(page)[:3] == [HATCHED, palette[2], palette[0]]
    assert sum(traffic) < 32_000 < 150_000 < first
    assert faults == []


def test_a_click_gives_the_code_once_and_outlines_the_area(page, open_app):
    chart = open_app()
    bottom = chart.bounding_box()["y"] + chart.bounding_box()["height"]
    page.set_viewport_size({"width": 1280, "height": int(bottom) - 100})
    page.mouse.click(*centre(page, 7))
    expect(page.get_by_text("clicked K8")).to_be_visible()
    assert page.locator(".leaflet-highlights-pane path").count() == 4
    move_slider(page)
    expect(page.get_by_text("clicked None chosen None selected ('K8',)")).to_be_visible()


def test_an_overlay_lets_the_click_through_to_the_area(page, open_app):
    open_app()
    page.get_by_label("Dashed").check()
    assert page.locator(".leaflet-overlays-pane path").count() == 4
    page.mouse.click(*centre(page, 1))
    expect(page.get_by_text("clicked K2")).to_be_visible()


def test_zoom_and_ticks_stay_through_moves_and_a_change_of_areas(page, open_app):
    open_app()
    page.locator(".leaflet-control-zoom-in").click()
    page.get_by_label("Solid").uncheck()
    page.wait_for_timeout(500)
    scale = page.locator(".leaflet-control-scale-line").inner_text()
    width = page.locator(".leaflet-areas-pane path").first.bounding_box()["width"]
    move_slider(page)
    page.get_by_text("half", exact=True).click()
    expect(page.locator(".leaflet-areas-pane path")).to_have_count(20)
    settle(page)
    assert page.locator(".leaflet-areas-pane path").first.bounding_box()["width"] == width
    assert page.locator(".leaflet-control-scale-line").inner_text() == scale
    assert page.get_by_label("Solid").is_checked() is False
    assert page.locator(".area-map-leaflet").count() == 1


def test_names_and_titles_from_data_are_inert(page, open_app, faults, outside_requests):
    chart = open_app(hostile=1)
    x, y = centre(page, 7)
    page.mouse.move(x, y)
    tip = page.locator(".area-map-tip strong")
    expect(tip).to_be_visible()
    assert tip.text_content() == "Area 8 " + "".join(PAYLOADS)
    page.mouse.click(x, y)
    expect(page.get_by_text("clicked K8")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert chart.locator("script").count() == 0
    assert faults == []
    assert outside_requests == []


def test_without_a_basemap_nothing_is_asked_of_the_network(
    page, open_app, faults, outside_requests
):
    open_app()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(500)
    assert outside_requests == []
    assert faults == []


def test_tiles_that_cannot_be_reached_are_given_up(page, open_app, outside_requests):
    open_app(tiles="https://tiles.example/{z}/{x}/{y}.png")
    expect(page.locator(".area-map-source")).to_have_text("Source: nobody")
    tried = len(outside_requests)
    assert tried > 0
    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_timeout(800)
    assert len(outside_requests) == tried
    first = page.locator(".leaflet-areas-pane path").first
    assert (first.get_attribute("fill"), first.get_attribute("fill-opacity")) == (HATCHED, "1")


def test_a_searched_area_is_brought_into_view(page, open_app):
    open_app(areas=400)
    page.get_by_role("textbox", name="Focus").fill("K400")
    page.keyboard.press("Enter")
    expect(page.locator(".area-map-said")).to_contain_text("Area 400")
    x, y = centre(page, 399)
    stage = page.locator(".area-map-stage").bounding_box()
    assert abs(x - stage["x"] - stage["width"] / 2) < 20
    assert abs(y - stage["y"] - stage["height"] / 2) < 20


def test_the_map_is_moved_and_an_area_chosen_by_keyboard(page, open_app):
    chart = open_app()
    page.locator(".leaflet-control-zoom-in").focus()
    page.keyboard.press("Shift+Tab")
    expect(chart).to_be_focused()  # and not one of the areas
    said = page.locator(".area-map-said")
    expect(said).to_contain_text("Index: v")
    first = said.text_content()
    page.keyboard.press("ArrowLeft")
    expect(said).not_to_have_text(first)
    position = said.text_content().split(",")[0].removeprefix("Area").strip()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"clicked K{position} ")).to_be_visible()


def test_the_map_follows_the_width_of_its_column(page, open_app):
    open_app()
    wide = page.locator(".area-map-stage").bounding_box()
    width = page.locator(".area-map-stage").evaluate("stage => getComputedStyle(stage).width")
    page.get_by_text("narrow", exact=True).click()
    expect(page.locator(".area-map-stage")).not_to_have_css("width", width)
    settle(page)
    stage = page.locator(".area-map-stage").bounding_box()
    panel = page.locator(".area-map-panel").bounding_box()
    assert stage["width"] < wide["width"]
    assert panel["y"] > stage["y"] + stage["height"]
    assert page.locator(".area-map-leaflet").bounding_box()["width"] <= stage["width"]


def test_a_map_in_a_tab_is_fitted_when_it_is_first_seen_and_then_left_alone(page, open_app, faults):
    open_app(hidden=1)
    page.get_by_role("tab", name="Second").click()
    first = page.locator(".leaflet-areas-pane path").first
    expect(first).to_be_in_viewport(ratio=1)
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(500)
    width = first.bounding_box()["width"]
    page.get_by_role("tab", name="First").click()
    move_slider(page)
    page.get_by_role("tab", name="Second").click()
    expect(page.locator(".area-map-leaflet")).to_be_visible()
    page.wait_for_timeout(300)
    assert first.bounding_box()["width"] == width
    assert faults == []


def test_all_words_on_the_map_are_those_handed_in(page, open_app):
    chart = open_app()
    titles = page.locator(".area-map [title]").evaluate_all("all => all.map((one) => one.title)")
    assert titles == ["<zoom_in>", "<zoom_out>", "<show_all>"]
    assert "<map_label>" in chart.get_attribute("aria-label")
    assert page.locator("html").get_attribute("lang") == "sv"
    rows = page.locator(".area-map-panel li").all_inner_texts()
    assert rows == [
        "high",
        "middle",
        "low",
        "<missing>",
        "<marked>",
        "Solid",
        "Dashed",
        "<verified>",
        "<inferred>",
    ]


def test_points_are_circles_hollow_where_the_place_is_only_known_about(page, faults):
    chart = square_map(overlays=(points_overlay(shown=True),))
    table = MapTable("Caption", ["Area"], [["1"]])
    html = to_html(chart, shading([0, 1, 2, 0]), table, title="Title", source="")
    page.route(FILE, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(FILE)
    circles = page.locator(".leaflet-overlays-pane path")
    expect(circles).to_have_count(4)
    styles = circles.evaluate_all(
        "all => all.map((one) => [one.getAttribute('fill'), one.getAttribute('stroke-dasharray')])"
    )
    assert styles[1::2] == [["#005a50", None], ["#ffffff", "3 2"]]
    rows = page.locator(".area-map-panel li").all_inner_texts()
    assert rows[-3:] == ["Points", "<point>", "<approximate>"]
    page.get_by_label("Points").uncheck()
    expect(circles).to_have_count(0)
    assert faults == []


def test_places_lie_over_outlines_and_outlines_over_hatchings(page):
    colours = ("#b2182b", "#1b7837", "#6a3d9a")
    solid, other = (
        Overlay(colour, colour, square(0, 0), colour, shown=True) for colour in colours[:2]
    )
    hatched = Overlay("hatched", "Hatched", square(0, 0), colours[2], hatched=True, shown=True)
    chart = square_map(overlays=(points_overlay(shown=True), solid, other, hatched))
    html = to_html(chart, shading([0] * 4), MapTable("", [], []), title="", source="")
    page.route(FILE, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(FILE)
    paths = page.locator(".leaflet-overlays-pane path")
    strokes = paths.evaluate_all("all => all.map((one) => one.getAttribute('stroke'))")
    seen = list(dict.fromkeys(each for each in strokes if each in (*colours, "#005a50")))
    assert seen == ["#6a3d9a", "#1b7837", "#b2182b", "#005a50"]


def test_thousands_of_areas_are_painted_and_clicked_on_a_canvas(page, open_app, traffic, faults):
    chart = open_app(areas=CANVAS_FROM)
    pixel = "canvas => [...canvas.getContext('2d').getImageData(300, 300, 1, 1).data]"
    canvas = page.locator(".leaflet-areas-pane canvas")
    before = canvas.evaluate(pixel)
    traffic.clear()
    move_slider(page)
    assert canvas.evaluate(pixel) != before
    assert sum(traffic) < 64_000
    chart.click(position={"x": 200, "y": 150})
    expect(page.get_by_text("clicked K")).to_be_visible()
    assert faults == []


# ------------------------------------------------------------------ the ranked list


def rows(page: Page) -> list[str]:
    return page.locator(".ranking tbody th").all_inner_texts()


def test_rows_are_found_sorted_and_chosen_by_keyboard(page, open_app):
    open_app()
    assert rows(page) == [f"Area {i} ".strip() for i in range(1, 11)]
    page.get_by_role("columnheader", name="Index").get_by_role("button").press("Enter")
    assert rows(page)[0] == "Area 40"
    assert page.get_by_role("columnheader", name="Index").get_attribute("aria-sort") == "ascending"
    page.get_by_role("searchbox", name="Find").fill("k12")
    assert rows(page) == ["Area 12"]
    page.get_by_role("button", name="Area 12").press("Enter")
    expect(page.get_by_text("chosen K12")).to_be_visible()
    expect(page.locator(".ranking tr[aria-current=true]")).to_contain_text("Area 12")
    expect(page.get_by_role("button", name="Area 12")).to_be_focused()


def test_more_rows_are_shown_on_request_and_a_search_without_hits_says_so(page, open_app):
    open_app()
    page.get_by_role("button", name="Show more").click()
    assert len(rows(page)) == 20
    page.get_by_role("searchbox", name="Find").fill("nowhere")
    expect(page.locator(".ranking .status")).to_have_text("None found")


def test_a_row_beyond_those_shown_is_shown_when_it_is_selected(page, open_app):
    open_app()
    page.mouse.click(*centre(page, 35))
    row = page.locator(".ranking tr[aria-current=true]")
    expect(row).to_contain_text("Area 36")
    expect(row).to_be_in_viewport()


def test_search_and_order_stay_through_a_move(page, open_app):
    open_app()
    page.get_by_role("searchbox", name="Find").fill("1")
    page.get_by_role("columnheader", name="Index").get_by_role("button").click()
    before = rows(page)
    move_slider(page)
    assert rows(page) == before


# ------------------------------------------------------------------ one file


def test_the_file_works_without_network_and_is_inert(page, faults, outside_requests):
    hostile = "".join(PAYLOADS)
    areas = square_areas(
        9, columns=3, name="Area {} " + hostile.replace("{", "{{").replace("}", "}}")
    )
    html = to_html(
        square_map(areas=areas),
        shading([-1, 0, 1, 2, 0, 1, 2, 0, 1], title=hostile),
        MapTable(hostile, ["Area", hostile], [[hostile, "1"]]),
        title=hostile,
        source=hostile,
        selected=["K2"],
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(FILE, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(FILE)
    expect(page.locator(".leaflet-areas-pane path")).to_have_count(9)
    page.mouse.move(*centre(page, 4))
    expect(page.locator(".area-map-tip strong")).to_have_text(f"Area 5 {hostile}")
    expect(page.locator("tbody th")).to_have_text(hostile)
    assert page.title().split() == hostile.split()
    assert asked == [FILE]
    assert outside_requests == []
    assert faults == []
