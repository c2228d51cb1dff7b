"""Översätt: choose from and to, see map, table and errors, take the figures away or use them."""

import geopandas as gpd
import pytest
from shapely import box

from language import crosswalk_text as words
from language import fetch_text, index_text, screen, text
from layers.sources.cache import Cache
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import malmo_world
from tests.helpers.replay import replaying
from ui.fetching import CACHE, fetch
from ui.workspace import embedded


@pytest.fixture
def page(app):
    return app.go(words.PAGE)


def choose(page, label, value, kind="selectbox"):
    page.named(kind, label).set_value(value)
    return page.run()


def table(page, start):
    (found,) = [rows for caption, rows in page.tables.items() if caption.startswith(start)]
    return found


def test_deso_to_regso_is_summed_and_says_so(page):
    assert page.named("selectbox", words.FROM).value == "deso"
    assert page.named("selectbox", words.TO).value == "regso"
    assert any("91 av 91 områden" in line and "91 är hela" in line for line in page.said)
    assert len(page.component("codes")["codes"]) == 91
    assert set(page.column(words.HEAD_COVERED)) == {"100\u00a0%"}
    assert set(page.column(words.HEAD_STATE)) == {words.STATES[0]}
    known = table(page, "Mot facit")
    assert {row[2] for row in known[1:]} == {"0,0\u00a0%"}


def test_regso_to_deso_is_estimated_and_held_against_the_truth(page):
    choose(page, words.FROM, "regso")
    choose(page, words.TO, "deso")
    regso = embedded().levels["deso"].areas.parent
    alone = int((regso.map(regso.value_counts()) == 1).sum())
    assert page.column(words.HEAD_STATE).count(words.STATES[0]) == alone
    assert page.column(words.HEAD_STATE).count(words.STATES[3]) == 209 - alone
    trip = {row[0]: row[2] for row in table(page, "Fram och tillbaka")[1:]}
    known = {row[0]: row[2] for row in table(page, "Mot facit")[1:]}
    assert set(trip.values()) == {"0,0\u00a0%"}
    assert known["Folkmängd 2025"] != "0,0\u00a0%"
    choose(page, words.METHOD, "population", "radio")
    better = {row[0]: row[2] for row in table(page, "Mot facit")[1:]}
    assert better["Folkmängd 2025"] == "0,0\u00a0%"


def test_another_division_has_a_yardstick_instead_of_the_truth(page):
    choose(page, words.TO, "geso")
    assert len(page.component("codes")["codes"]) == 14
    page.named("multiselect", words.INDICATORS).set_value(["growth_2025"])
    page.run()
    assert table(page, "Mot facit")
    choose(page, words.FROM, "geso")
    choose(page, words.TO, "geso")
    assert page.test.error == []


def test_nothing_chosen_is_asked_for_and_no_more(page):
    page.named("multiselect", words.INDICATORS).set_value([])
    page.run()
    assert words.NEEDS_INDICATORS in page.said
    choose(page, words.TO, "file")
    assert words.NEEDS_TO_FILE in page.said
    choose(page, words.METHOD, "dasymetric", "radio")
    assert page.test.error == []


def half_of_the_city(tmp_path):
    regso = embedded().levels["regso"].areas
    west, south, east, north = regso.geometry.total_bounds
    middle = (west + east) / 2
    areas = gpd.GeoDataFrame(
        {"kod": ["V", "Ö", "X"], "namn": ["Väster", "Öster", "=1+1"]},
        geometry=[
            regso.geometry.union_all().intersection(box(west, south, middle, north)),
            regso.geometry.union_all().intersection(box(middle, south, east, north)),
            box(east + 1000, south, east + 2000, north),
        ],
        crs=regso.crs,
    )
    areas.to_file(tmp_path / "halvor.gpkg", engine="pyogrio")
    return (tmp_path / "halvor.gpkg").read_bytes()


def test_own_areas_get_figures_and_those_outside_none(page, tmp_path):
    choose(page, words.TO, "file")
    page.test.file_uploader[0].set_value(("halvor.gpkg", half_of_the_city(tmp_path), ""))
    page.run()
    assert page.component("codes")["codes"] == ["V", "Ö", "X"]
    assert page.column(words.HEAD_STATE)[2] == words.REASONS[1]
    assert page.column(words.HEAD_VALUE)[2] == "uppgift saknas"
    assert any("2 av 3 områden" in line for line in page.said)
    assert words.KNOWN_NOTE in page.said
    assert table(page, words.KNOWN_YARDSTICK)
    buttons = [each.label for each in page.test.get("download_button")]
    assert buttons == [words.DOWNLOAD_CSV, words.DOWNLOAD_EXCEL]
    page.press(words.USE)
    assert words.USED in page.said
    page.go(text.PAGE_MAP)
    assert page.named("radio", screen.CHOOSE_LEVEL).value == "own"
    assert sorted(page.ranked) == ["V", "X", "Ö"]
    page.go(index_text.PAGE)
    page.go(words.PAGE)
    assert text.LEVELS["own"] in page.named("selectbox", words.FROM).options


def test_a_mask_is_uploaded_and_areas_without_any_of_it_are_told(page, tmp_path):
    choose(page, words.FROM, "regso")
    choose(page, words.TO, "deso")
    choose(page, words.METHOD, "dasymetric", "radio")
    assert words.NEEDS_PLACES in page.said
    regso = embedded().levels["regso"].areas
    west, south, east, north = regso.geometry.total_bounds
    mask = gpd.GeoDataFrame(geometry=[box(west, south, (west + east) / 2, north)], crs=regso.crs)
    mask.to_file(tmp_path / "mark.gpkg", engine="pyogrio")
    content = (tmp_path / "mark.gpkg").read_bytes()
    page.test.file_uploader[0].set_value(("mark.gpkg", content, ""))
    page.run()
    start = words.BY_SURFACE.split("{")[0]
    assert any(line.startswith(start) for line in page.said)
    assert any("209 av 209 områden" in line for line in page.said)
    choose(page, words.METHOD, "areal", "radio")
    assert not any(line.startswith(start) for line in page.said)


def test_a_table_of_ones_own_says_what_is_a_count(page):
    choose(page, words.OWN_TABLE, True, "checkbox")
    deso = embedded().levels["deso"].areas
    rows = [f"{code};{at};{at % 7},5;x" for at, code in enumerate(deso.codes)]
    content = "\n".join(["kod;antal;andel;hemligt", *rows]).encode()
    page.test.file_uploader[0].set_value(("egen.csv", content, "text/csv"))
    page.run()
    choose(page, words.KIND.format(column="antal"), "count", "radio")
    choose(page, words.BASE.format(column="andel"), "antal")
    rules = {row[0]: row[1] for row in table(page, "Fram och tillbaka")[1:]}
    assert rules["antal"] == words.RULES["count"]
    assert rules["andel"] == words.RULES["weighted"].format(weight="antal")
    choose(page, words.SHOWN, "hemligt")
    assert set(page.column(words.HEAD_VALUE)) == {"visas inte (sekretess)"}


def test_faults_of_files_are_told_in_swedish(page):
    choose(page, words.OWN_TABLE, True, "checkbox")
    page.test.file_uploader[0].set_value(("egen.csv", b"kod;pop_2023\nx;1\n", "text/csv"))
    page.run()
    (error,) = page.test.error
    assert "2023" in error.value
    assert "DeSO 2025" in error.value


@pytest.fixture(scope="module")
def malmo_cache(tmp_path_factory):
    folder = tmp_path_factory.mktemp("malmo")
    with replaying(malmo_world(embedded())) as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        only = ["deso_2018", "deso_2025"]
        report = fetch("malmo", Cache(folder), only=only, base_urls=[running.url], today=TODAY)
    assert report.faults == ()
    return folder


def test_figures_of_an_earlier_edition_reach_the_later_one_and_become_own_data(
    malmo_cache, monkeypatch, new_app
):
    monkeypatch.setenv(CACHE, str(malmo_cache))
    page = new_app()
    assert text.LEVELS["deso_2018"] not in page.named("radio", screen.CHOOSE_LEVEL).options
    page.go(words.PAGE)
    choose(page, words.FROM, "deso_2018")
    choose(page, words.TO, "deso")
    page.named("multiselect", words.INDICATORS).set_value(["pop_2023", "low_econ_2023"])
    page.run()
    assert any("209 av 209 områden" in line for line in page.said)
    page.press(words.USE)
    page.go(text.PAGE_MAP)
    assert page.named("radio", screen.CHOOSE_LEVEL).value == "own"
    assert len(page.ranked) == 209
    assert page.go(fetch_text.PAGE).test.error == []
