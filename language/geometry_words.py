"""What GEOS says of geometry, in Swedish."""

import re

GEOMETRY_WORDS = {
    "Ring Self-intersection": "gränsen rör vid sig själv",
    "Self-intersection": "gränsen korsar sig själv",
    "Hole lies outside shell": "ett hål ligger utanför ytan",
    "Holes are nested": "hål ligger i varandra",
    "Nested shells": "ytor ligger i varandra",
    "Interior is disconnected": "ytan hänger inte ihop",
    "Too few points in geometry component": "gränsen har för få punkter",
    "Invalid Coordinate": "en koordinat är inte ett tal",
    "Duplicate Rings": "samma gräns finns två gånger",
    "Ring is not closed": "gränsen är inte sluten",
    "LineString": "en linje",
    "MultiLineString": "linjer",
    "Point": "en punkt",
    "MultiPoint": "punkter",
    "Polygon": "en yta",
    "MultiPolygon": "ytor",
    "GeometryCollection": "en blandning av former",
}
"""GEOS's reasons and geometry types in Swedish."""

REASON = re.compile(r"(?P<reason>[A-Za-z -]+)(\[(?P<x>\S+) (?P<y>\S+)\])?")


def geometry_words(text: str) -> str:
    """Translate a reason such as ``Self-intersection[13.1 55.5]``, its place included."""
    found = REASON.fullmatch(text)
    if not found or found["reason"] not in GEOMETRY_WORDS:
        return text
    words = GEOMETRY_WORDS[found["reason"]]
    if found["x"] is None or "nan" in found["x"] + found["y"]:
        return words
    x, y = (f"{float(found[axis]):.5f}".replace(".", ",") for axis in "xy")
    return f"{words} vid ({x}; {y})"
