"""Tillgång: points become figures that the map, the index and the files carry."""

import json

import pytest

from language import access_text as words
from language import index_text, screen, share_text, text, workspace_text
from layers.access_layers import AccessLayers
from layers.point_set import read_point_set
from tests.ui.pages.conftest import links, opened, shared, signed
from ui import accessible, cached
from ui.files import file_stem
from ui.frame import PAGES
from ui.pages.access_page import layer_csv

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ${x} [a](javascript:x)"
POINTS = "namn;lat;long\nA;55,60;13,00\nB;55,58;13,02\nC;55,605;13,00\n"
WITHIN = "Inom 500 m"


def upload(app, content=POINTS, name="skolor.csv", label=words.FILE):
    (uploader,) = [each for each in app.test.file_uploader if each.label == label]
    uploader.set_value((name, content.encode(), "application/octet-stream"))
    return app.run()


def added(app, title="Skolor", content=POINTS, name="skolor.csv", distances="500, 1000"):
    app.go(words.PAGE)
    upload(app, content, name)
    app.named("text_input", words.TITLE).set_value(title)
    app.named("text_input", words.DISTANCES).set_value(distances)
    return app.press(words.MEASURE)


def told(app) -> str:
    (error,) = app.test.error
    return error.value.replace("\\", "")


def test_points_become_a_table_beside_a_map(app):
    added(app)
    assert len(app.ranked) == 209
    assert sum(int(cell) for cell in app.column(words.SHORT["points"])) == 3
    shares = [float(cell.split()[0].replace(",", ".")) for cell in app.column(WITHIN)]
    assert shares == sorted(shares)
    assert 0 == shares[0] < shares[-1] <= 100
    said = " ".join(app.said).replace("\\", "")
    assert "Inlästa platser: 3, varav 3 ligger i något område." in said
    assert "EPSG:4326" in said
    assert words.WAY_STRAIGHT in said
    assert "Antagande" in said


def test_the_form_asks_for_what_is_missing(app):
    app.go(words.PAGE)
    assert app.named("button", words.MEASURE).disabled
    upload(app).press(words.MEASURE)
    assert words.NEED_TITLE in told(app)
    app.named("text_input", words.TITLE).set_value("Skolor")
    app.named("text_input", words.DISTANCES).set_value("nära")
    app.press(words.MEASURE)
    assert "fick ”nära”" in told(app)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("namn;x;y\nA;6163000;373000\n", "byter plats"),
        ("namn;x;y\nA;;\nB;373000;6163000\n", "Rad 2: koordinaten saknas"),
        ("namn;x;y\nA;373000;6163000\nB;373001;6163001\nC;674000;6580000\n", "Rad 4: punkten"),
        ("namn;kod\nA;1\n", "vilka kolumner som har koordinaterna"),
    ],
)
def test_faults_of_the_file_are_told_in_swedish(app, content, said):
    added(app, content=content)
    assert said in told(app)
    app.go(text.PAGE_MAP)
    assert len(app.ranked) == 209


def test_every_level_of_the_family_has_the_figures(app):
    added(app).go(text.PAGE_MAP)
    app.named("radio", screen.CHOOSE_LEVEL).set_value("geso")
    app.run().named("selectbox", screen.CHOOSE_SHOWN).set_value("access_skolor_points")
    app.run()
    values = [int(cell.split()[0]) for cell in app.column(screen.COLUMN_VALUE_SHORT)]
    assert len(values) == 14
    assert sum(values) == 3
    app.go(words.PAGE)
    assert len(app.ranked) == 14


def in_index(app, indicator="access_skolor_within_500"):
    """Put a figure of the layer into the index."""
    app.go(index_text.PAGE)
    chooser = app.named("multiselect", index_text.INDICATORS)
    chooser.set_value([*chooser.value, indicator])
    return app.run()


def test_a_figure_can_be_scored_and_leaves_with_the_rest(app):
    before = app.ranked
    added(app)
    in_index(app).go(text.PAGE_MAP)
    assert sorted(app.ranked) == sorted(before)
    assert app.ranked != before
    app.go(text.PAGE_METHOD)
    cells = [cell for table in app.tables.values() for row in table for cell in row]
    assert any("Egen fil: skolor.csv" in cell for cell in cells)
    for _, title, _ in PAGES:
        app.go(title)
        assert not app.test.error


def test_a_layer_that_goes_away_leaves_the_index_too(app):
    before = app.ranked
    in_index(added(app)).go(words.PAGE).press("Ta bort Skolor")
    assert "access" not in json.dumps([list(box.options) for box in app.test.selectbox])
    app.go(text.PAGE_MAP)
    assert app.ranked == before
    assert not app.test.error


def test_a_layer_of_the_same_name_takes_the_place_of_the_old(app):
    in_index(added(app))
    added(app, content="namn;lat;long\nA;55,60;13,00\n", distances="250")
    assert sum(int(cell) for cell in app.column(words.SHORT["points"])) == 1
    app.go(text.PAGE_MAP)
    assert not app.test.error


def offered(app) -> list[str]:
    """What is said where a link is offered on the map."""
    app.test.session_state["share-"] = True
    return app.go(text.PAGE_MAP).said


def test_what_rests_on_the_points_has_no_link_and_the_rest_has(app):
    assert share_text.ACCESS not in offered(added(app))
    app.named("selectbox", screen.CHOOSE_SHOWN).set_value("access_skolor_points")
    assert share_text.ACCESS in offered(app.run())
    app.named("selectbox", screen.CHOOSE_SHOWN).set_value("index")
    assert share_text.ACCESS not in offered(app.run())
    assert share_text.ACCESS in offered(in_index(app))


def test_points_are_saved_in_a_workspace_and_opened_by_another(new_app, workspace, store):
    first = in_index(added(new_app())).go(text.PAGE_MAP)
    expected = first.ranked
    signed(first, "Ada").press(workspace_text.SAVE, at=0).press(workspace_text.SAVE, at=4)
    (version,) = store.documents(workspace, "access")
    (layer,) = version.read(AccessLayers).layers
    assert layer.title == version.name == "Skolor"
    assert read_point_set(store.file(layer.points.sha256), "a").file == "skolor.csv"
    other = signed(new_app(), "Bo")
    for kind in ("access", "scenario"):
        (saved,) = store.documents(workspace, kind)
        other.named("selectbox", workspace_text.DOCUMENT).set_value(saved.document)
        other.run().press(workspace_text.OPEN)
    assert other.go(text.PAGE_MAP).ranked == expected


def test_what_rests_on_the_points_is_opened_by_a_short_link(new_app, workspace):
    first = in_index(added(new_app()))
    expected = first.go(text.PAGE_MAP).ranked
    signed(first, "Ada")
    assert shared(first) == []
    (link,) = links(first.press(share_text.STORE))
    assert opened(new_app(), link).ranked == expected


def test_sites_of_the_register_are_measured_where_their_place_will_do(app):
    app.go(words.PAGE)
    app.named("radio", words.FROM).set_value("register")
    app.run().named("multiselect", words.KINDS_LABEL).set_value(["meeting_place"])
    app.run()
    assert app.named("button", words.MEASURE).disabled
    app.named("checkbox", words.APPROXIMATE).check()
    app.named("text_input", words.TITLE).set_value("Mötesplatser")
    app.run().press(words.MEASURE)
    assert sum(int(cell) for cell in app.column(words.SHORT["points"])) == 3
    assert "ungefärligt för 3" in " ".join(app.said)


def test_a_network_is_walked_along(app):
    added(app)
    straight = app.column(words.SHORT["median_m"])
    app.go(words.PAGE)
    upload(app)
    line = {"type": "LineString", "coordinates": [[12.9, 55.6], [13.1, 55.6]]}
    content = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": line}],
    }
    upload(app, json.dumps(content), "gata.geojson", words.NETWORK)
    app.named("text_input", words.TITLE).set_value("Längs gatan")
    app.press(words.MEASURE)
    assert app.column(words.SHORT["median_m"]) != straight
    assert "gata.geojson" in " ".join(app.said).replace("\\", "")


def test_a_hostile_name_is_text_on_every_page(app):
    name = HOSTILE[:60]
    in_index(added(app, title=name), f"access_{file_stem(name)}_points")
    for _, title, _ in PAGES:
        app.go(title)
        found = [html.value for html in app.test.get("html") if "<img src=x" in html.value]
        assert found == [], title
        shown = [line for line in app.said if "{{7*7}}" in line]
        assert shown == []


def test_own_data_are_measured_by_their_own_column(app):
    first = app.ranked[0]
    rows = [f"{code};{at and at + 20}" for at, code in enumerate(app.ranked)]
    app.load_own(("egen.csv", "\n".join(["kod;barn", *rows]).encode()))
    added(app)
    shares = dict(zip(app.ranked, app.column(WITHIN), strict=True))
    assert [code for code, share in shares.items() if share == "uppgift saknas"] == [first]
    for _, title, _ in PAGES:
        app.go(title)
        assert not app.test.error


def test_the_file_of_a_layer_has_every_area_and_figure(app):
    added(app)
    (layer,) = app.test.session_state["kept.access.embedded"]
    place = cached.bare_place("geso")
    found = accessible.measured(place, layer, cached.ground(place))
    lines = layer_csv(place, found).decode("utf-8-sig").splitlines()
    assert len(lines) == 15
    assert lines[0].split(";")[:3] == ["Kod", "Namn", "Skolor: antal 2025 (st)"]
