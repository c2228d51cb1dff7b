"""Hämta data: buttons, what changed, what is there; and the fetched levels on the other pages."""

import pytest

from language import compare_text, fetch_text, index_text, screen, text, together_text
from layers.sources.addresses import ADDRESSES, ENVIRONMENT
from layers.sources.cache import Cache
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import malmo_world
from tests.helpers.replay import replaying, small_world
from ui.fetching import CACHE, cache_folder, fetch
from ui.frame import PAGES
from ui.workspace import embedded


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def server(world, monkeypatch, tmp_path):
    """A server at all addresses, and a cache of its own for the test."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    with replaying(world) as running:
        for source, usual in ADDRESSES.items():
            path = usual.split("/", 3)[3] if usual.count("/") > 2 else ""
            monkeypatch.setenv(ENVIRONMENT[source], f"{running.url}/{path}".rstrip("/"))
        yield running


def button(source):
    return fetch_text.FETCH_ONE[source]


def test_nothing_is_asked_for_until_a_button_is_pressed(server, app):
    app.go(fetch_text.PAGE)
    assert server.asked == []
    assert fetch_text.CACHE_EMPTY in app.said


def test_what_was_fetched_is_listed_with_publisher_year_day_and_licence(server, app):
    app.go(fetch_text.PAGE).press(button("scb-wfs"))
    assert app.test.success[0].value == fetch_text.DONE
    changes = app.tables[fetch_text.CHANGES_TABLE]
    assert changes[1] == ["DeSO 2025, 1280", "ny, 6 rader"]
    head, *rows = app.tables[fetch_text.CACHE_TABLE]
    assert head[0] == fetch_text.HEAD_SET
    assert [row[1] for row in rows] == ["SCB"] * 4
    assert [row[6] for row in rows] == ["CC0"] * 4
    app.press(button("scb-wfs"))
    assert {row[1] for row in app.tables[fetch_text.CHANGES_TABLE][1:]} == {"oförändrad"}


def test_a_fault_is_one_message_and_the_page_stays(server, app):
    server.fail("html")
    app.go(fetch_text.PAGE).press(button("kolada"))
    (error,) = app.test.error
    assert fetch_text.NOT_ALL in error.value.replace("\\", "")
    assert "en webbsida" in error.value
    assert fetch_text.CACHE_EMPTY in app.said
    server.mend()
    app.press(button("kolada"))
    _, *rows = app.tables[fetch_text.BENCHMARKS]
    assert [row[0] for row in rows] == [
        "Invånare 0–19 år i ekonomiskt utsatta hushåll",
        "Arbetslösa 18–65 år",
        "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun",
    ]


def test_columns_are_confirmed_once_and_kept(server, app, new_app, world):
    for row in world.records:
        row["andel"] = "3,5"
    app.go(fetch_text.PAGE).press(button("malmo-ckan"))
    assert app.named("selectbox", fetch_text.MAPPING_CODE).value == "omradesnamn"
    assert app.named("multiselect", fetch_text.MAPPING_FIGURES).value == ["antal", "andel"]
    app.press(fetch_text.MAPPING_CONFIRM)
    said = fetch_text.MAPPING_KEPT.split("{figures}")[1].format(areas=7, missing=0)
    assert any(said in line for line in app.said)
    later = new_app().go(fetch_text.PAGE)
    assert any(said in line for line in later.said)
    assert [each.label for each in later.test.get("download_button")] == [
        fetch_text.MAPPING_DOWNLOAD
    ]


def test_hostile_names_are_text(server, app, world):
    world.records = [row | {"<img src=x>": "1", "namn {{7*7}}": "a"} for row in world.records]
    app.go(fetch_text.PAGE).press(button("malmo-ckan")).press(fetch_text.MAPPING_CONFIRM)
    assert not any("<img" in html.value for html in app.test.get("html"))
    assert not any("<img src=x>" in line or "{{7*7}}" in line for line in app.said)
    assert any("img" in line for line in app.said)


@pytest.fixture(scope="module")
def malmo_cache(tmp_path_factory):
    folder = tmp_path_factory.mktemp("malmo")
    with replaying(malmo_world(embedded())) as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        only = ["deso_2025", "regso_2025"]
        report = fetch("malmo", Cache(folder), only=only, base_urls=[running.url], today=TODAY)
    assert report.faults == ()
    return folder


@pytest.fixture
def fetched(malmo_cache, monkeypatch, new_app):
    monkeypatch.setenv(CACHE, str(malmo_cache))
    return new_app()


def test_a_fetched_division_is_a_level_beside_the_embedded_ones(fetched):
    levels = fetched.named("radio", screen.CHOOSE_LEVEL)
    assert levels.options[-2:] == [text.LEVELS["deso_2025"], text.LEVELS["regso_2025"]]
    before = fetched.ranked
    levels.set_value("deso_2025")
    fetched.run()
    assert sorted(fetched.ranked) == sorted(before)
    assert fetched.ranked != before
    for _, title, _ in PAGES:
        fetched.go(title)
        assert [error.value for error in fetched.test.error] == []


def test_areas_of_a_fetched_division_can_be_the_like_of_a_candidate(fetched):
    fetched.go(compare_text.PAGE)
    fetched.named("radio", compare_text.VIEW).set_value("similar")
    fetched.run()
    among = fetched.named("selectbox", together_text.SIMILAR_AMONG)
    among.set_value("deso_2025")
    fetched.run()
    tables = [rows for rows in fetched.tables.values() if len(rows) > 5]
    (likes,) = tables
    assert all(row[1] for row in likes[2:])


def test_the_page_says_which_levels_are_ready(fetched):
    fetched.go(fetch_text.PAGE)
    assert any("DeSO 2025, hämtad, RegSO 2025, hämtad" in line for line in fetched.said)


def test_a_level_whose_data_are_gone_gives_way_to_the_embedded_ones(fetched, monkeypatch, tmp_path):
    fetched.named("radio", screen.CHOOSE_LEVEL).set_value("regso_2025")
    fetched.run()
    monkeypatch.setenv(CACHE, str(tmp_path / "tom"))
    fetched.run()
    assert fetched.named("radio", screen.CHOOSE_LEVEL).value == "deso"
    assert len(fetched.ranked) == 209


@pytest.mark.parametrize("level", ["regso", "regso_2025"])
def test_the_published_index_is_compared_with_the_chosen_one(fetched, level):
    fetched.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    fetched.run().go(text.PAGE_METHOD)
    (table,) = [rows for caption, rows in fetched.tables.items() if caption in _captions(fetched)]
    head, *rows = table
    assert [row[0] for row in rows] == ["SCB:s socioekonomiska index 2024"]
    assert rows[0][head.index(index_text.HEAD_AREAS)] == "91"
    assert (
        rows[0][head.index(index_text.HEAD_SPEARMAN)]
        .replace("\u2212", "-")
        .startswith(("0,", "-0,"))
    )


def test_without_a_published_index_for_the_level_that_is_said(fetched):
    fetched.go(text.PAGE_METHOD)
    assert index_text.NO_PUBLISHED in fetched.said


def _captions(app):
    start = index_text.PUBLISHED_TABLE.split("{")[0]
    return [caption for caption in app.tables if caption.startswith(start)]


def test_a_damaged_file_is_told_where_data_are_fetched_and_hides_nothing_else(server, app):
    app.go(fetch_text.PAGE).press(button("scb-pxweb"))
    cache = Cache(cache_folder())
    (cache.folder / cache.manifest("tab6586-regso_2025-1280").file).write_bytes(b"")
    (error,) = app.run().test.error
    assert "Socioekonomiskt index" in error.value
    app.go(text.PAGE_METHOD)
    assert [error.value for error in app.test.error] == []
