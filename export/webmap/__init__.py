"""The map, described once: hosted by the app and written as a file of its own."""

from export.webmap.model import (
    MISSING,
    Basemap,
    MapDescription,
    MapText,
    Overlay,
    Shading,
)
from export.webmap.page import MapTable, to_html

__all__ = [
    "MISSING",
    "Basemap",
    "MapDescription",
    "MapTable",
    "MapText",
    "Overlay",
    "Shading",
    "to_html",
]
