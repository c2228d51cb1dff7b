"""Small maps for the tests: a row of squares, and text that tries to do harm."""

from dataclasses import fields

import geopandas as gpd
from shapely.geometry import box

from export.palettes import class_colours
from export.webmap import MapDescription, MapText, Overlay, Shading
from geo.areas import AreaSet

TEXT = MapText(**{field.name: f"<{field.name}>" for field in fields(MapText)} | {"language": "sv"})
"""Words that show where they end up."""

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "{{ 7 * 7 }}",
    "{% for %}",
    "{# note",
    "${alert(3)}",
    "`+alert(4)+`",
    "\\",
    "\"' onmouseover=alert(5) x='",
    "\u2028alert(6)\u2029",
    "[a](javascript:alert(7))",
)
"""One of each kind: HTML, script, Jinja, template literals, quotes, line ends, Markdown."""

ORIGIN = (374_000.0, 6_163_000.0)
SIDE = 500.0


def square_areas(count: int = 4, columns: int = 10, name: str = "Area {}") -> AreaSet:
    """Squares of 500 m in EPSG:3006, in rows from the south-west, coded ``K1`` and on."""
    shapes = [square(i % columns, i // columns) for i in range(count)]
    frame = gpd.GeoDataFrame(
        {"name": [name.format(i + 1) for i in range(count)]},
        geometry=shapes,
        index=[f"K{i + 1}" for i in range(count)],
        crs="EPSG:3006",
    )
    return AreaSet(frame, source="Source: nobody")


def square(column: int, row: int):
    """One square of 500 m by its place in the grid."""
    west, south = ORIGIN[0] + SIDE * column, ORIGIN[1] + SIDE * row
    return box(west, south, west + SIDE, south + SIDE)


def square_map(count: int = 4, **changes) -> MapDescription:
    """A map of squares with one verified and one inferred overlay."""
    content = {
        "areas": square_areas(count),
        "text": TEXT,
        "overlays": (
            Overlay("solid", "Solid", square(0, 0), "#b2182b", shown=True),
            Overlay("dashed", "Dashed", square(1, 0), "#6a3d9a", dashed=True, hatched=True),
        ),
    }
    return MapDescription(**content | changes)


def points_overlay(**changes) -> Overlay:
    """Two places, the second of which is only known about."""
    places = gpd.GeoSeries([square(0, 0).centroid, square(1, 0).centroid], crs="EPSG:3006")
    return Overlay("points", "Points", places, "#005a50", hollow=(False, True), **changes)


def shading(classes, **changes) -> Shading:
    """Classes with three colours and a value and rank that tell the area's position."""
    content = {
        "classes": classes,
        "palette": class_colours(3),
        "class_labels": ("low", "middle", "high"),
        "title": "Index",
        "values": [f"v{i}" for i in range(len(classes))],
        "ranks": [f"r{i}" for i in range(len(classes))],
    }
    return Shading(**content | changes)
