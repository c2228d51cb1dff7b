"""Settings from the environment, each with a default that works offline."""

import os

TILES = "KRAFTSAMLING_TILES"
"""Address of map tiles with {z}, {x} and {y}; empty for none."""

OPEN_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"


def tile_address() -> str:
    """Address of the basemap's tiles, empty where none are wanted."""
    return os.environ.get(TILES, OPEN_TILES).strip()
