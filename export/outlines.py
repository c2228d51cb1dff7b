"""Small maps that can be laid side by side: outlines of sets of areas, all to one scale (SVG)."""

from collections.abc import Collection, Mapping
from html import escape

import numpy as np
import shapely

from export.palettes import AREA_LINE, LAND
from geo.areas import AreaSet

ROOM = 1.12
"""How much wider a window is than the widest set."""

DETAIL = 400
"""Parts of a window's side that an outline is drawn in at most."""

BARS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""Lengths of the scale bar in metres; the longest that a third of the window holds."""

FILL, FAINT = "#2c7fb8", "#b5b5b5"


def window_side(areas: AreaSet, sets: Collection[Collection[str]]) -> float:
    """Side in metres of the square window that holds the widest of several sets."""
    bounds = areas.geometry.bounds
    sides = []
    for codes in sets:
        inside = bounds.loc[list(codes)]
        width = inside["maxx"].max() - inside["minx"].min()
        height = inside["maxy"].max() - inside["miny"].min()
        sides.append(max(width, height))
    return ROOM * float(max(sides))


def small_map(
    areas: AreaSet,
    codes: Collection[str],
    side: float,
    *,
    title: str,
    bar_texts: Mapping[int, str],
    size: int = 300,
) -> str:
    """Draw a set of areas among its neighbours, in a window of a given side.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    codes : collection of str
        The set, drawn filled.
    side : float
        Side of the window in metres; the same for maps that are to be compared.
    title : str
        What the map shows, for those who do not see it.
    bar_texts : mapping of int to str
        What the scale bar says, by its length in metres; see :data:`BARS`.
    size : int
        Side in pixels.

    Returns
    -------
    str
        SVG.
    """
    chosen = areas.geometry.loc[list(codes)]
    west, south, east, north = chosen.total_bounds
    left, top = (west + east - side) / 2, (south + north + side) / 2
    scale = size / side
    frame = shapely.box(left, top - side, left + side, top)
    near = areas.geometry[areas.geometry.intersects(frame)]

    def drawn(shapes: Collection[shapely.Geometry]) -> str:
        coarse = shapely.simplify(np.asarray(shapes), side / DETAIL)
        parts = shapely.get_parts(shapely.clip_by_rect(coarse, *frame.bounds))
        return " ".join(_path(part, left, top, scale) for part in parts)

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" '
        f'height="{size}" role="img"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="{LAND}"/>'
        f'<path d="{drawn(near.to_numpy())}" fill="none" stroke="{FAINT}" stroke-width="0.7"/>'
        f'<path d="{drawn(chosen.to_numpy())}" fill="{FILL}" fill-opacity="0.55" '
        f'stroke="{AREA_LINE}" stroke-width="1.2" fill-rule="evenodd"/>'
        f"{_bar(side, scale, size, bar_texts)}</svg>"
    )


def _path(part: shapely.Geometry, left: float, top: float, scale: float) -> str:
    """Path of a polygon, in pixels from the upper left corner."""
    if part.geom_type != "Polygon":
        return ""
    rings = []
    for ring in (part.exterior, *part.interiors):
        points = shapely.get_coordinates(ring)[:-1]
        across, down = (points[:, 0] - left) * scale, (top - points[:, 1]) * scale
        rings.append(
            "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, down, strict=True)) + "Z"
        )
    return "".join(rings)


def _bar(side: float, scale: float, size: int, texts: Mapping[int, str]) -> str:
    fitting = [length for length in BARS if length <= side / 3] or [BARS[0]]
    length = fitting[-1]
    end, y = 10 + length * scale, size - 10
    return (
        f'<path d="M10,{y - 4}V{y}H{end:.1f}V{y - 4}" fill="none" stroke="#1a1a1a"/>'
        f'<text x="10" y="{y - 8}" font-family="sans-serif" font-size="12" '
        f'fill="#1a1a1a">{escape(texts[length])}</text>'
    )
