"""The map, described once: hosted by the app and written as a file of its own."""

from export.webmap.model import (
    MISSING,
    Basemap,
    MapDescription,
    MapText,
    Overlay,
    Shading,
)

__all__ = ["MISSING", "Basemap", "MapDescription", "MapText", "Overlay", "Shading"]
