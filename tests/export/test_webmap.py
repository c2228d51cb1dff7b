import json
import zlib
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.affinity import translate

from export.safe_text import for_html
from export.webmap import Basemap, MapDescription, MapTable, Overlay, to_html
from export.webmap.elements import CANVAS_FROM, describe
from export.webmap.geometry import STEPS_PER_DEGREE, encode, encode_points
from export.webmap.leaflet_assets import script, styles
from export.webmap.payload import assets, pack, state
from tests.export.map_samples import (
    PAYLOADS,
    TEXT,
    points_overlay,
    shading,
    square,
    square_areas,
    square_map,
)

MALMO_AREAS = Path("data/malmo/areas")
TILES = Basemap("https://{s}.tiles.example/{z}/{x}/{y}.png", "© Nobody")
TABLE = MapTable("Caption", ["Area", "Value"], [["Area 1", "0,5"]])


def decoded(entry):
    """A shape from its steps, by another way than the browser's."""
    return shapely.MultiPolygon(
        [
            (rings[0], rings[1:])
            for rings in (
                [np.reshape(ring, (-1, 2)).cumsum(axis=0) / STEPS_PER_DEGREE for ring in polygon]
                for polygon in entry
            )
        ]
    )


# ------------------------------------------------------------------ geometry


def test_geometry_comes_back_within_the_last_decimal():
    hole = square(0, 0).difference(square(0, 0).buffer(-100))
    shapes = gpd.GeoSeries(
        [square(1, 1), hole, shapely.union_all([square(3, 0), square(5, 0)])], crs="EPSG:3006"
    )
    back = [decoded(entry) for entry in encode(shapes, shapes.crs)]
    expected = shapes.to_crs("EPSG:4326")
    assert shapely.hausdorff_distance(back, expected.to_numpy()).max() < 1e-6
    assert [len(entry) for entry in encode(shapes, shapes.crs)] == [1, 1, 2]


def test_geometry_agrees_with_the_published_pair_of_coordinates():
    corner = shapely.Point(379844.1709, 6156729.8055).buffer(100, cap_style="square")
    x, y = encode(corner, square_areas().crs)[0][0][0][:2]
    published = np.array([13.09577306, 55.5417832])
    assert np.abs(np.array([x, y]) / STEPS_PER_DEGREE - published).max() < 0.003


def test_a_series_with_its_own_crs_is_not_taken_for_that_of_the_areas():
    areas = square_areas(1)
    other = gpd.GeoSeries([square(0, 0)], crs="EPSG:3006").to_crs("EPSG:3008")
    assert np.allclose(
        encode(other, areas.crs)[0][0][0][:2],
        encode(areas.geometry, areas.crs)[0][0][0][:2],
        atol=2,
    )


def test_empty_shapes_keep_their_place():
    shapes = gpd.GeoSeries([shapely.Polygon(), square(0, 0)], crs="EPSG:3006")
    assert [len(entry) for entry in encode(shapes, shapes.crs)] == [0, 1]


def test_lines_stay_open_and_come_back_within_the_last_decimal():
    lines = shapely.MultiLineString([[(0, 0), (500, 900)], [(900, 0), (0, 900), (300, 300)]])
    placed = translate(lines, 379_000, 6_156_000)
    (shape,) = encode(placed, "EPSG:3006")
    assert [len(part) for part in shape] == [1, 1]
    ends = [np.cumsum(np.reshape(part[0], (-1, 2)), axis=0) / STEPS_PER_DEGREE for part in shape]
    expected = gpd.GeoSeries([placed], crs="EPSG:3006").to_crs("EPSG:4326").iloc[0]
    back = shapely.MultiLineString(ends)
    assert [len(line.coords) for line in back.geoms] == [2, 3]
    assert shapely.hausdorff_distance(back, expected) < 1e-6


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(0, 0),
        shapely.GeometryCollection([square(0, 0), shapely.LineString([(0, 0), (1, 1)])]),
    ],
)
def test_what_is_neither_polygons_nor_lines_is_refused(shape):
    with pytest.raises(ValueError, match="only polygons, or lines"):
        encode(shape, square_areas().crs)


def test_an_overlay_says_whether_it_is_lines():
    line = shapely.LineString([(0, 0), (1, 1)])
    assert Overlay("a", "A", line, "#000000").is_lines
    assert not Overlay("a", "A", square(0, 0), "#000000").is_lines


def test_points_come_back_within_the_last_decimal():
    points = gpd.GeoSeries([shapely.Point(379844.1709, 6156729.8055)], crs="EPSG:3006")
    ((x, y),) = encode_points(points, square_areas().crs)
    assert (x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE) == pytest.approx(
        (13.09577306, 55.5417832), abs=1e-6
    )
    assert encode_points(points[:0], square_areas().crs) == []


@pytest.mark.parametrize("file", sorted(MALMO_AREAS.glob("*.geojson")), ids=lambda path: path.stem)
def test_embedded_areas_can_be_drawn(file):
    frame = gpd.read_file(file)
    assert len(encode(frame.geometry, frame.crs)) == len(frame)


# ------------------------------------------------------------------ description


def test_the_same_map_is_described_by_the_same_text():
    assert describe(square_map()) == describe(square_map())


def test_overlays_lie_in_a_pane_that_lets_the_pointer_through():
    chart = describe(square_map())
    for pane in ("background", "overlays", "highlights"):
        assert f'"{pane}");' in chart
    assert chart.count("style.pointerEvents = 'none'") == 3


def test_thousands_of_areas_are_painted_on_a_canvas():
    assert '"canvas": false' in describe(square_map(CANVAS_FROM - 1))
    assert '"canvas": true' in describe(square_map(CANVAS_FROM))


def test_no_network_is_named_unless_a_basemap_is_given():
    assert "http" not in describe(square_map())
    assert TILES.url in describe(square_map(basemap=TILES))


def test_no_text_from_data_reaches_folium():
    plain = describe(square_map())
    for payload in PAYLOADS:
        areas = square_areas(name=payload.replace("{", "{{").replace("}", "}}"))
        overlay = Overlay(payload, payload, square(0, 0), "#b2182b", group=payload)
        text = replace(TEXT, layers=payload, map_label=payload)
        hostile = MapDescription(areas, text, overlays=(overlay, square_map().overlays[1]))
        assert describe(hostile) == plain


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_attribution_is_inert_in_folium(payload):
    chart = describe(square_map(basemap=replace(TILES, attribution=payload)))
    line = next(line for line in chart.splitlines() if '"attribution"' in line)
    assert json.loads(f"{{{line.strip().rstrip(',')}}}")["attribution"] == for_html(payload)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://tiles.example/{{ 7 * 7 }}",
        "https://tiles.example/{z}'; alert(1)",
        "https://tiles.example/{key}/{z}",
        "/own/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_not_of_tiles_is_refused(url):
    with pytest.raises(ValueError, match="tile service"):
        Basemap(url, "Somebody")


def test_a_basemap_without_attribution_is_refused():
    with pytest.raises(ValueError, match="no attribution"):
        Basemap(TILES.url, " ")


def test_fingerprint_follows_everything_that_is_shown():
    first = square_map()
    others = [
        square_map(5),
        square_map(areas=square_areas(name="Other {}")),
        square_map(text=replace(TEXT, missing="?")),
        square_map(overlays=()),
        square_map(overlays=(replace(first.overlays[0], dashed=True), first.overlays[1])),
        square_map(overlays=(replace(first.overlays[0], geometry=square(2, 2)), first.overlays[1])),
        square_map(background=gpd.GeoSeries([square(9, 9)])),
        square_map(basemap=TILES),
    ]
    fingerprints = {each.fingerprint for each in [first, *others]}
    assert len(fingerprints) == len(others) + 1
    assert square_map().fingerprint == first.fingerprint


def test_points_are_given_apart_from_surfaces_with_what_is_known_of_each():
    surface, points = assets(square_map(overlays=(square_map().overlays[0], points_overlay())))[
        "overlays"
    ]
    assert (len(surface["geometry"]), surface["points"], surface["hollow"]) == (1, [], [])
    assert points["geometry"] == []
    assert len(points["points"]) == 2
    assert points["hollow"] == [False, True]


def test_an_overlay_of_points_has_a_choice_for_each_or_none():
    with pytest.raises(ValueError, match="1 choices for 2 points"):
        replace(points_overlay(), hollow=(True,))
    assert replace(points_overlay(), hollow=()).has_points
    assert not square_map().overlays[0].has_points
    assert points_overlay().fingerprint != replace(points_overlay(), hollow=()).fingerprint


def test_overlays_that_share_an_id_are_refused():
    overlay = square_map().overlays[0]
    with pytest.raises(ValueError, match="share an id: solid"):
        square_map(overlays=(overlay, overlay))


# ------------------------------------------------------------------ payloads


def test_state_holds_no_geometry_and_names_the_assets():
    description = square_map()
    shown = state(description, shading([0, 1, 2, -1]), selected=["K1", "gone"], focus="gone")
    assert shown["assets"] == description.fingerprint
    assert shown["classes"] == [0, 1, 2, -1]
    assert shown["missing"] is True
    assert shown["selected"] == ["K1"]
    assert shown["focus"] is None
    assert "areas" not in shown


def test_numpy_classes_are_taken():
    shown = state(square_map(), shading(np.array([0, 1, 2, -1])))
    assert json.dumps(shown["classes"]) == "[0, 1, 2, -1]"


@pytest.mark.parametrize("field", ["classes", "values", "ranks"])
def test_a_shading_of_other_areas_is_refused(field):
    entries = {"classes": [0, 1], "values": ["a"], "ranks": ["1"]}[field]
    with pytest.raises(ValueError, match=rf"{len(entries)} {field} for 4 areas"):
        state(square_map(), replace(shading([0, 1, 2, -1]), **{field: entries}))


def test_classes_without_a_colour_are_refused():
    with pytest.raises(ValueError, match=r"without a colour: \[-2, 3\]"):
        shading([0, 3, -2])


@pytest.mark.parametrize("colour", ["red", "#fff", "url(#x)", "#ffffff;"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="not colours"):
        shading([0], palette=[colour] * 3)
    with pytest.raises(ValueError, match="not colours"):
        Overlay("a", "A", square(0, 0), colour)


@pytest.mark.parametrize("level", [0, 1, 9])
def test_packed_payloads_are_the_same_json(level):
    payload = assets(square_map())
    assert json.loads(zlib.decompress(pack(payload, level))) == payload
    assert pack(payload, level) == pack(assets(square_map()), level)


# ------------------------------------------------------------------ one file


def test_scripts_and_styles_ask_for_no_file():
    assert "sourceMappingURL" not in script()
    assert "url(" not in styles()
    assert "@import" not in styles()


def test_the_page_says_its_language_title_source_and_table():
    page = to_html(
        square_map(), shading([0, 1, 2, -1]), TABLE, title="Title", source="Source: nobody"
    )
    assert '<html lang="sv">' in page
    assert "<title>Title</title>" in page
    assert '<p class="source">Source: nobody</p>' in page
    assert '<th scope="row">Area 1</th><td>0,5</td>' in page
    assert "http://" not in page.replace("http://www.w3.org/", "")


def test_the_page_holds_payloads_as_text_only():
    hostile = "".join(PAYLOADS)
    areas = square_areas(1, name=hostile.replace("{", "{{").replace("}", "}}"))
    overlay = Overlay(hostile, hostile, square(0, 0), "#b2182b", group=hostile)
    page = to_html(
        MapDescription(areas, TEXT, (overlay,)),
        shading([0], title=hostile, values=[hostile], ranks=[hostile]),
        MapTable(hostile, [hostile], [[hostile]]),
        title=hostile,
        source=hostile,
        introduction=hostile,
    )
    plain = to_html(
        square_map(1), shading([0]), TABLE, title="Title", source="Source", introduction="Intro"
    )
    for tag in ("<script", "</script", "<img", "<!--"):
        assert page.count(tag) == plain.count(tag)


def test_a_table_with_ragged_rows_is_refused():
    with pytest.raises(ValueError, match=r"rows without 2 cells: \[2\]"):
        MapTable("Caption", ["Area", "Value"], [["a", "1"], ["b"]])
