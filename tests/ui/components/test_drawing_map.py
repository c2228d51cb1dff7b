import json

import pytest
import shapely

from ui.components.drawing_map import read_drawn

TOOLS = ("polygon", "point")


def message(tool, geometry):
    return json.dumps({"tool": tool, "geometry": geometry})


def polygon(*ring):
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def test_a_surface_is_given_as_it_was_drawn():
    found = read_drawn(message("polygon", polygon([13, 55], [14, 55], [14, 56])), TOOLS)
    assert found.tool == "polygon"
    assert shapely.from_geojson(json.dumps(found.geometry)).area == pytest.approx(0.5)


def test_a_bow_tie_is_the_two_surfaces_that_it_encloses():
    tie = polygon([13, 55], [14, 56], [14, 55], [13, 56])
    found = read_drawn(message("polygon", tie), TOOLS)
    assert found.geometry["type"] == "MultiPolygon"
    assert shapely.from_geojson(json.dumps(found.geometry)).area == pytest.approx(0.5)


def test_points_are_given_as_points():
    points = {"type": "MultiPoint", "coordinates": [[13, 55.5], [13.1, 55.6]]}
    assert read_drawn(message("point", points), TOOLS).geometry == points


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{}",
        message("polygon", None),
        message("polygon", {"type": "Polygon", "coordinates": "x"}),
        message("polygon", polygon([13, 55], [14, 55], [13.5, 55])),
        message("point", polygon([13, 55], [14, 55], [14, 56])),
        message("polygon", polygon([13, 555], [14, 55], [14, 56])),
        message("axe", polygon([13, 55], [14, 55], [14, 56])),
    ],
)
def test_what_is_no_shape_is_nothing(told):
    assert read_drawn(told, TOOLS) is None
