"""Next year's file in three clicks, and a file whose coordinates lie, in a real browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from language import own_text as words
from language import screen, text
from store import opening
from store.opening import database_url, open_database
from store.repository import Store
from tests.helpers.mappings import mapping_of
from tools.navigation import turn_to
from ui.workspace import embedded

ROOT = Path(__file__).resolve().parents[2]
FIRST_LOOK = 60_000


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder of a store in which last year's choices are kept in a workspace."""
    folder = tmp_path_factory.mktemp("store")
    store = Store(open_database(database_url({opening.FOLDER: str(folder)})))
    workspace = store.create_workspace("Trygghet", who="Ada")
    mapping = mapping_of(confirmed="2025-02-01")
    store.create(workspace.id, "mapping", mapping.title, mapping, who="Ada")
    store.close()
    return folder


@pytest.fixture
def own_page(page: Page, app_server, desk: Path) -> Page:
    """The page Egna data of an app with that store."""
    env = {"KRAFTSAMLING_TILES": "", opening.FOLDER: str(desk)}
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(f"{app_server(ROOT / 'app.py', env=env).url}/egna-data")
    expect(page.get_by_text(words.STEP_FILE)).to_be_visible(timeout=FIRST_LOOK)
    return page


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    """Click on the button for files, and choose some in the window that opens."""
    with page.expect_file_chooser() as window:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").first.click()
    window.value.set_files(
        [{"name": name, "mimeType": "", "buffer": content} for name, content in files]
    )


def test_next_years_file_is_loaded_in_three_clicks(own_page: Page):
    codes = embedded().levels["regso"].areas.codes
    rows = [f"{code};{at};{at + 0.5}".replace(".", ",") for at, code in enumerate(codes)]
    content = "\n".join(["Område;Andel 2024;Andel 2025", *rows, "", "Källa: Malmö stad"])
    choose(own_page, ("andel 2025.csv", content.encode("cp1252")))
    own_page.get_by_role("button", name=words.USE_MAPPING).click()
    own_page.get_by_role("button", name=screen.OWN_READ).click()
    expect(own_page.get_by_text("91 områden är inlästa")).to_be_visible()
    turn_to(own_page, text.PAGE_MAP)
    first = own_page.get_by_role("rowheader").get_by_role("button").first
    expect(first).to_contain_text(str(embedded().levels["regso"].areas.names.iloc[-1]))


def test_areas_without_a_crs_are_seen_on_the_map_before_they_are_read(own_page: Page):
    squares = [
        {
            "type": "Feature",
            "properties": {"kod": f"Q{at}", "namn": f"Ruta {at}", "Antal 2025": at},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[n, e], [n, e + 500], [n + 500, e + 500], [n + 500, e], [n, e]]],
            },
        }
        for at, (n, e) in enumerate(((6_163_000, 118_000), (6_163_000, 119_000)))
    ]
    collection = {"type": "FeatureCollection", "crs": None, "features": squares}
    choose(own_page, ("rutor.geojson", json.dumps(collection).encode()))
    expect(own_page.get_by_text("SWEREF 99 13 30", exact=False).first).to_be_visible()
    expect(own_page.locator(".leaflet-areas-pane path")).to_have_count(2)
    expect(own_page.get_by_text(words.LEFT_CRS)).to_be_visible()
    own_page.get_by_text(words.CRS_RIGHT, exact=True).click()
    expect(own_page.get_by_text(words.LEFT_CRS)).to_have_count(0)
