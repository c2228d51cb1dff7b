"""A planner's way through the real app, in a real browser that reaches this machine only."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from playwright.sync_api import Locator, Page, expect

from language import screen, text
from tools.navigation import turn_to
from ui.frame import PAGES
from ui.workspace import DATA

ROOT = Path(__file__).resolve().parents[2]

HOLMA, HERRGARDEN = "Holma · C1430", "Herrgården norr · C1880"
FIRST_LOOK = 60_000
"""Milliseconds for the first page of a server that has just started."""

MOST_STEPS = 25
"""Presses of Tab that the way from the weights to the table may take."""

IN_A_SEARCH_FIELD = "() => document.activeElement.shadowRoot?.activeElement?.type === 'search'"

A_HAND = 80
"""Milliseconds from press to release of a button, as a hand does it."""

ENGLISH = re.compile(
    r"\b(Upload|Drag|Drop|Browse|Search|Download|Deploy|Settings|Press|Enter|Choose|Select|Loading"
    r"|Running|Rerun|Stop|Help|Open|Close|Clear|Remove|Add|Skip|Connecting|Error|Limit|per file"
    r"|No results|No options|Made with|Manage|Show|Hide|Sort|Filter|Zoom in|Zoom out|not allowed"
    r"|file|files|page|and|the|of)\b"
)
"""Words that no Swedish text of the app has."""

NAMES = """() => [...document.querySelectorAll("[aria-label], [placeholder]")]
  .filter((element) => element.checkVisibility())
  .flatMap((element) => ["aria-label", "placeholder"].map((name) => element.getAttribute(name)))
  .filter(Boolean)"""
"""What a screen reader says of fields and buttons."""

VISIBLE_TEXT = """() => {
  const found = [];
  const visible = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return style.visibility !== "hidden" && parseFloat(style.fontSize) > 0
      && parseFloat(style.opacity) > 0 && box.width > 1 && box.height > 1;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (node.data.trim() && (!parent || visible(parent))) found.push(node.data.trim());
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches("style, script, noscript, [data-testid=stIconMaterial]")) return;
      for (const name of ["placeholder", "title"]) {
        if (node.getAttribute(name) && !node.value) found.push(node.getAttribute(name));
      }
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return found;
}"""

POINT_INSIDE = """(path) => {
  const box = path.getBBox(), matrix = path.getScreenCTM();
  for (let part = 2; part < 40; part += 1) {
    for (let i = 1; i < part; i += 1) for (let j = 1; j < part; j += 1) {
      const point = new DOMPoint(box.x + box.width * i / part, box.y + box.height * j / part);
      if (path.isPointInFill(point)) {
        const { x, y } = point.matrixTransform(matrix);
        return [x, y];
      }
    }
  }
}"""
"""A point of the screen that lies inside a path, wherever it has its hollows."""


FIVE_COLOURS = """() => {
  const maps = [...document.querySelectorAll("*")].filter((element) => element.shadowRoot);
  const areas = (map) => [...map.shadowRoot.querySelectorAll(".leaflet-areas-pane path")];
  const paths = maps.flatMap(areas);
  return new Set(paths.map((path) => path.getAttribute("fill"))).size === 5;
}"""


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Dialogs and script errors of the page."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(f"dialog {dialog.message}"), dialog.dismiss()))
    return found


@pytest.fixture
def app(page: Page, app_server, faults: list[str]) -> Page:
    """The app's first page, without tiles, when it has come to rest."""
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url)
    expect(areas(page)).to_have_count(209, timeout=FIRST_LOOK)
    expect(page.get_by_role("button", name=HERRGARDEN, exact=True)).to_be_visible()
    settle(page)
    return page


def areas(page: Page) -> Locator:
    return page.locator(".leaflet-areas-pane path")


def settle(page: Page) -> None:
    """Wait until the script has run and the map is at rest."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(".leaflet-zoom-anim, .leaflet-pan-anim")).to_have_count(0)


def comes_true(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what the browser draws a moment after the script; fail after five seconds."""
    for _ in range(50):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def fills(page: Page) -> list[str]:
    return areas(page).evaluate_all("paths => paths.map((path) => path.getAttribute('fill'))")


def names(page: Page) -> list[str]:
    return page.get_by_role("rowheader").get_by_role("button").all_inner_texts()


def go(page: Page, title: str) -> None:
    turn_to(page, title, delay=A_HAND)
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_attached()
    settle(page)


def shortlist(page: Page, *chosen: str) -> None:
    for name in chosen:
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        page.get_by_role("button", name="Lägg till på kortlistan").click()
        expect(page.get_by_role("button", name="Ta bort från kortlistan")).to_be_visible()
        settle(page)


def reason(page: Page, name: str) -> Locator:
    return page.get_by_label(f"Skäl för {name}")


def download_as(page: Page, form: str, ending: str) -> tuple[str, bytes]:
    box = page.get_by_role("combobox", name="Format", exact=True)
    box.focus()
    box.press_sequentially(form)
    page.get_by_role("option", name=form, exact=True).click()
    settle(page)
    return download(page, f"Ladda ned filen (.{ending})")


def download(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def upload(page: Page, name: str, content: str, at: int = 0) -> None:
    chosen = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("input[type=file]").nth(at).set_input_files(chosen)
    expect(page.get_by_text(name, exact=True).first).to_be_visible()
    settle(page)


def codes() -> list[str]:
    return pd.read_csv(DATA / "indicators" / "labour.csv")["code"].tolist()


# ------------------------------------------------------------------ first sight


def test_the_first_page_is_the_scored_map_in_swedish(app, outside_requests, faults):
    assert len(set(fills(app))) == 5
    assert names(app)[:2] == [HERRGARDEN, "Persborg-Törnrosen · C1890"]
    expect(app.get_by_text("högst behov")).to_be_visible()
    assert app.locator("html").get_attribute("lang") == "sv"
    assert app.title() == "Kraftsamling"
    assert outside_requests == []
    assert faults == []


def test_tiles_are_asked_for_at_the_address_that_is_set(page, app_server, outside_requests):
    tiles = "https://tiles.example.org/{z}/{x}/{y}.png"
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": tiles}).url)
    expect(areas(page)).to_have_count(209, timeout=FIRST_LOOK)
    settle(page)
    assert outside_requests
    assert all(url.startswith("https://tiles.example.org/") for url in outside_requests)


# ------------------------------------------------------------------ weights


def test_a_slider_moved_by_keyboard_changes_map_and_table(app):
    colours, order = fills(app), names(app)
    slider = app.get_by_role("slider", name="Utbildning")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    expect(app.get_by_text("Ekonomi 25 % · Arbete 25 % · Utbildning 50 %")).to_be_visible()
    expect(app.get_by_role("rowheader").first).to_be_visible()
    settle(app)
    comes_true(app, lambda: names(app) != order and fills(app) != colours)
    app.get_by_role("button", name="Återställ vikterna").click()
    expect(app.get_by_text("Utbildning 33 %")).to_be_visible()
    settle(app)
    comes_true(app, lambda: names(app) == order and fills(app) == colours)


# ------------------------------------------------------------------ choosing


def test_an_area_is_chosen_in_the_map(app):
    position = codes().index("1280C1430")
    x, y = areas(app).nth(position).evaluate(POINT_INSIDE)
    app.mouse.click(x, y)
    expect(app.get_by_role("heading", name=HOLMA, exact=True)).to_be_visible()
    expect(app.get_by_text("Rang 8 av 209")).to_be_visible()
    expect(app.get_by_role("combobox", name="Sök område")).to_have_value(HOLMA)


def test_an_area_is_found_and_chosen_with_the_keyboard_alone(app):
    search = app.get_by_role("combobox", name="Sök område")
    search.focus()
    search.press_sequentially("holma · c14")
    expect(app.get_by_role("option", name=HOLMA)).to_be_visible()
    search.press("ArrowDown")
    search.press("Enter")
    expect(app.get_by_role("heading", level=3, name="Holma")).to_be_visible()
    settle(app)

    app.get_by_role("button", name="Återställ vikterna").focus()
    for _ in range(MOST_STEPS):
        app.keyboard.press("Tab")
        if app.evaluate(IN_A_SEARCH_FIELD):
            break
    assert app.evaluate(IN_A_SEARCH_FIELD)
    app.keyboard.type("kroksbäck")
    expect(app.get_by_role("button", name=HERRGARDEN)).not_to_be_visible()
    chosen = app.get_by_role("rowheader").get_by_role("button").first
    name = chosen.inner_text()
    chosen.focus()
    chosen.press("Enter")
    expect(app.get_by_role("heading", name=name, exact=True)).to_be_visible()


# ------------------------------------------------------------------ shortlist and files


def test_a_shortlist_with_reasons_leaves_as_files_and_comes_back(app, tmp_path):
    shortlist(app, HOLMA, HERRGARDEN)
    go(app, "Kortlista")
    reason(app, HOLMA).press_sequentially("Många barn; ”nära” skolan")
    turn_to(app, "Data och metod", delay=A_HAND)
    expect(app.get_by_role("heading", name="Alla uppgifter")).to_be_visible()
    go(app, "Kortlista")
    expect(reason(app, HOLMA)).to_have_value("Många barn; ”nära” skolan")
    app.get_by_role("button", name="Flytta ned").first.click()
    expect(app.get_by_text(f"1. {HERRGARDEN}")).to_be_visible()
    settle(app)

    name, package = download_as(app, "GeoPackage för GIS", "gpkg")
    assert re.fullmatch(r"kraftsamling_deso_behov-barn-och-unga_\d{4}-\d\d-\d\d\.gpkg", name)
    file = tmp_path / name
    file.write_bytes(package)
    listed = pyogrio.read_dataframe(file, layer="kortlista")
    assert listed["kod"].tolist() == ["1280C1880", "1280C1430"]
    assert listed["skal"].tolist() == ["", "Många barn; ”nära” skolan"]
    assert listed["rang"].tolist() == [1, 8]
    assert listed.crs.to_epsg() == 3008
    assert len(pyogrio.read_dataframe(file, layer="omraden")) == 209

    _, table = download_as(app, "CSV för Excel", "csv")
    frame = pd.read_csv(BytesIO(table), sep=";", decimal=",", encoding="utf-8-sig", nrows=2)
    assert frame["Namn"].tolist() == [HERRGARDEN, HOLMA]
    assert frame["Skäl"].tolist()[1] == "Många barn; ”nära” skolan"
    assert frame["Index"].tolist() == pytest.approx([99.8, 96.5], abs=0.05)

    _, web = download_as(app, "Karta som webbsida", "html")
    assert web.startswith(b"<!")
    assert HOLMA in web.decode()

    name, picture = download_as(app, "Karta att skriva ut (PDF)", "pdf")
    assert name.endswith(".pdf")
    assert picture.startswith(b"%PDF-")

    _, saved = download(app, "Spara kortlistan som fil")
    app.reload()
    expect(app.get_by_text("Kortlistan är tom")).to_be_visible()
    app.get_by_text("Öppna en sparad kortlista (.json)").first.click()
    given = {"name": "kortlista.json", "mimeType": "application/json", "buffer": saved}
    app.locator("input[type=file]").set_input_files(given)
    expect(app.get_by_text(f"2. {HOLMA}")).to_be_visible()
    expect(reason(app, HOLMA)).to_have_value("Många barn; ”nära” skolan")


# ------------------------------------------------------------------ own data


def test_own_figures_with_a_fault_are_told_and_without_are_mapped(app, faults):
    go(app, "Egna data")
    rows = [f"{code};{at},5" for at, code in enumerate(codes())]
    head = "kod;behörighet 2025"
    upload(app, "fel.csv", "\n".join([head, *rows[:-1], f"{codes()[-1]};okänd andel"]))
    told = app.get_by_role("alert").filter(has_text="Det finns ett fel")
    expect(told).to_contain_text("Rad 210, kolumn behörighet 2025")
    take_away(app, "fel.csv")

    upload(app, "bra.csv", "\n".join([head, *rows]))
    expect(app.get_by_text("De första raderna i bra.csv")).to_be_visible()
    settle(app)
    write(app, "Vem har tagit fram uppgifterna?", "Malmö stad")
    write(app, "Vilka gäller uppgiften?", "elever i årskurs 9")
    app.get_by_text("Mindre behov").click()
    expect(app.get_by_role("radio", name="Mindre behov")).to_be_checked()
    settle(app)
    app.get_by_role("button", name="Läs in och räkna").click()
    expect(app.get_by_text("209 områden är inlästa")).to_be_visible()
    go(app, "Karta")
    expect(app.get_by_role("radio", name="Egna områden")).to_be_checked()
    expect(app.get_by_role("table").first).to_contain_text("Egna data")
    expect(areas(app)).to_have_count(209)
    first = app.get_by_role("rowheader").get_by_role("button").first
    expect(first).to_have_text(re.compile(codes()[0].removeprefix("1280")))
    app.wait_for_function(FIVE_COLOURS)
    assert faults == []


# ------------------------------------------------------------------ language


def english(page: Page) -> list[str]:
    told = [*page.evaluate(VISIBLE_TEXT), *page.evaluate(NAMES)]
    return [each for each in told if ENGLISH.search(each)]


def test_english_would_be_seen(page):
    page.set_content("<p>Ladda upp</p><button>Browse files</button><i style='font-size:0'>Drop</i>")
    assert english(page) == ["Browse files"]
    page.set_content("<button aria-label='Help for Vikter'>?</button>")
    assert english(page) == ["Help for Vikter"]


CREDIT = "OpenStreetMap contributors"


Step = Callable[[Page], None]


def hover_help(page: Page) -> None:
    page.get_by_test_id("stTooltipIcon").first.hover()
    expect(page.get_by_text("DeSO är SCB:s små")).to_be_visible()


def search_in_vain(page: Page) -> None:
    page.mouse.move(0, 0)
    page.get_by_role("combobox", name="Sök område").fill("qqqq")
    expect(page.get_by_role("listbox")).to_be_visible()


def search_table_in_vain(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("searchbox", name="Sök i tabellen").fill("qqqq")
    expect(page.get_by_text("Inget område stämmer")).to_be_visible()
    page.get_by_role("searchbox", name="Sök i tabellen").fill("")


def fill_shortlist(page: Page) -> None:
    shortlist(page, HOLMA)


def open_shortlist(page: Page) -> None:
    go(page, "Kortlista")
    page.get_by_text("Öppna en sparad kortlista (.json)").first.click()
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_be_visible()


def write_a_reason(page: Page) -> None:
    reason(page, HOLMA).press_sequentially("skriver")


def take_away(page: Page, name: str) -> None:
    """Take a file away that was dropped."""
    page.get_by_role("button", name=re.compile(name)).click()
    expect(page.get_by_text(name)).to_have_count(0)
    settle(page)


def write(page: Page, label: str, words: str) -> None:
    """Fill in a field and leave it."""
    field = page.get_by_role("textbox", name=label)
    field.fill(words)
    field.press("Enter")
    settle(page)


def wrong_file(page: Page) -> None:
    go(page, "Egna data")
    upload(page, "fel.pdf", "%PDF")
    expect(page.get_by_role("alert").first).to_contain_text("Filtypen PDF stöds inte")


def right_file(page: Page) -> None:
    take_away(page, "fel.pdf")
    upload(page, "bra.csv", "\n".join(["kod;x", *(f"{code};1" for code in codes())]))


def all_chosen(page: Page) -> None:
    settle(page)
    field = page.get_by_role("combobox", name="Uppgifter som ska läsas in")
    field.scroll_into_view_if_needed()
    field.focus()
    field.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def own_areas(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_text("Egen fil med områden").click()
    expect(page.get_by_role("alert").first).to_contain_text("Släpp också filen med gränserna")


def method(page: Page) -> None:
    go(page, "Data och metod")


def every_page(page: Page) -> None:
    for _, title, _ in PAGES:
        go(page, title)
        expect(page).to_have_title(f"{title} · {text.APP}")
        expect(page.locator("html")).to_have_attribute("lang", "sv")
        expect(page.get_by_role("link", name=screen.SKIP, exact=True)).to_be_attached()
        assert english(page) in ([], [CREDIT])


STEPS: tuple[Step, ...] = (
    hover_help,
    search_in_vain,
    search_table_in_vain,
    fill_shortlist,
    open_shortlist,
    write_a_reason,
    wrong_file,
    right_file,
    all_chosen,
    own_areas,
    method,
    every_page,
)


def test_no_english_is_seen_on_the_way_and_nothing_is_asked_of_another_machine(
    app, outside_requests, faults
):
    seen = {"first sight": english(app)}
    for step in STEPS:
        step(app)
        seen[step.__name__] = english(app)
    left = {
        name: [each for each in texts if ENGLISH.search(each.replace(CREDIT, ""))]
        for name, texts in seen.items()
    }
    assert {name: texts for name, texts in left.items() if texts} == {}
    assert outside_requests == []
    assert faults == []
