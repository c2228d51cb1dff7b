"""The map as a picture on one lying A4: map to the left, legend to the right, sources below."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.path import Path

from export import palettes
from export.pictures.canvas import (
    FAINT,
    INK,
    POINTS_PER_INCH,
    Kind,
    Picture,
    picture,
    text_width,
    wrapped,
)
from export.pictures.labels import place
from export.pictures.model import MapFigure, numbered
from export.pictures.panel import (
    DASHES,
    LINE_WIDTH,
    MARKED_WIDTH,
    MIDDLE_WIDTH,
    draw_panel,
    outline_colour,
)
from language import picture_text

WIDTH, HEIGHT = 297 / 25.4, 210 / 25.4
"""Inches of a lying A4."""

MARGIN, PANEL, STRIP, GAP = 0.4, 3.0, 0.42, 0.15
"""Inches: round the page, width of the legend, height of the scale's strip, between parts."""

TITLE_SIZE, SOURCE_SIZE, NUMBER_SIZE = 15.0, 6.5, 7.0
LINE_HEIGHT = 1.3
"""Of a line of text, in sizes of its font."""

AREA_WIDTH, CASING = 0.35, 1.0
"""Points: outline of an area, and what a casing adds to a line."""

NUMBER: dict[str, Any] = {
    "size": NUMBER_SIZE,
    "weight": "bold",
    "color": INK,
    "ha": "center",
    "va": "center",
    "bbox": {
        "boxstyle": "round,pad=0.2",
        "facecolor": "white",
        "edgecolor": INK,
        "linewidth": 0.5,
    },
}
"""How the number of a marked area is written."""

LEADER: dict[str, Any] = {
    "color": INK,
    "linewidth": 0.7,
    "marker": "o",
    "markersize": 2.5,
    "markevery": [0],
}
"""How a number that lies aside is tied to its area."""

HATCH = "//////"
ROOM = 0.03
"""Share of the areas' extent left free around them."""

LONGEST_SCALE = 0.3
"""Share of the map's width that a scale bar may take."""


def draw_map(figure: MapFigure, kind: Kind) -> Picture:
    """Draw a map.

    Parameters
    ----------
    figure : MapFigure
        What it shows.
    kind : str
        ``png``, ``svg`` or ``pdf``.

    Returns
    -------
    Picture
    """
    return picture(lambda: map_sheet(figure), kind, figure.title, map_words(figure))


def map_words(figure: MapFigure) -> str:
    """What the map shows, in words."""
    count = Counter(figure.classes)
    return picture_text.map_alternative(
        figure.title,
        [(each.label, count[each.number]) for each in reversed(figure.legend)],
        count[0],
        numbered(figure.marked),
        [line.label for line in figure.lines if not line.dashed],
        [line.label for line in figure.lines if line.dashed],
    )


def map_sheet(figure: MapFigure) -> Figure:
    """A map as a figure, not yet written to a file."""
    sheet = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
    room = (WIDTH - 2 * MARGIN) * POINTS_PER_INCH
    title = wrapped(figure.title, TITLE_SIZE, room, bold=True)
    source = wrapped(figure.source, SOURCE_SIZE, room)
    top = HEIGHT - MARGIN - _inches(title, TITLE_SIZE) - GAP
    bottom = MARGIN + _inches(source, SOURCE_SIZE) + GAP
    _lines(sheet, title, HEIGHT - MARGIN, TITLE_SIZE, weight="bold")
    _lines(sheet, source, bottom - GAP, SOURCE_SIZE, color=FAINT)
    width = WIDTH - 2 * MARGIN - PANEL - GAP
    axes = _axes(sheet, (MARGIN, bottom + STRIP, width, top - bottom - STRIP))
    _set_extent(axes, figure.areas.total_bounds, width, top - bottom - STRIP)
    _draw_ground(axes, figure)
    _draw_areas(axes, figure)
    _draw_lines(axes, figure)
    _draw_scale(_axes(sheet, (MARGIN, bottom, width, STRIP)), axes, width)
    named = draw_panel(sheet, figure, (WIDTH - MARGIN - PANEL, bottom, PANEL, top - bottom))
    _draw_numbers(axes, figure, named, width)
    return sheet


def _inches(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT / POINTS_PER_INCH


def _lines(sheet: Figure, lines: Sequence[str], top: float, size: float, **style: Any) -> None:
    for number, line in enumerate(lines):
        down = top - _inches(lines[:number], size)
        sheet.text(MARGIN / WIDTH, down / HEIGHT, line, size=size, va="top", ha="left", **style)


def _axes(sheet: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes in a box of inches: left, bottom, width, height."""
    left, bottom, width, height = box
    axes = sheet.add_axes((left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    return axes


def _set_extent(axes: Axes, bounds: np.ndarray, width: float, height: float) -> None:
    """Show all areas in the middle, to one scale both ways."""
    west, south, east, north = bounds
    metres = max((east - west) / width, (north - south) / height, 1.0) * (1 + 2 * ROOM)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    axes.set_xlim(middle_x - metres * width / 2, middle_x + metres * width / 2)
    axes.set_ylim(middle_y - metres * height / 2, middle_y + metres * height / 2)


def _draw_ground(axes: Axes, figure: MapFigure) -> None:
    axes.set_facecolor(palettes.LAND)
    axes.spines[:].set_visible(True)
    axes.spines[:].set_linewidth(0.5)
    if figure.water is None:
        return
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    frame = shapely.box(west, south, east, north)
    water = figure.water.to_crs(figure.areas.crs).intersection(frame)
    _add(axes, water, 0, facecolor=palettes.WATER, edgecolor="none")


def _draw_areas(axes: Axes, figure: MapFigure) -> None:
    of = np.asarray(figure.classes)
    outline = {"edgecolor": palettes.AREA_LINE, "linewidth": AREA_WIDTH}
    for each in figure.legend:
        _add(axes, figure.areas[of == each.number], 1, facecolor=each.colour, **outline)
    missing = figure.areas[of == 0]
    _add(axes, missing, 1, facecolor=palettes.MISSING_FILL, **outline)
    hatched = {"facecolor": "none", "edgecolor": palettes.MISSING_HATCH, "linewidth": 0}
    _add(axes, missing, 1.1, hatch=HATCH, **hatched)


def _draw_lines(axes: Axes, figure: MapFigure) -> None:
    for is_candidate in (False, True):
        shapes = [each.shape for each in figure.marked if each.is_candidate == is_candidate]
        order = 2 + is_candidate / 2
        _add_outline(axes, shapes, outline_colour(is_candidate), MARKED_WIDTH, order)
        if is_candidate:
            middle = {"edgecolor": palettes.CASING, "linewidth": MIDDLE_WIDTH}
            _add(axes, shapes, order, facecolor="none", joinstyle="round", **middle)
    for number, line in enumerate(figure.lines):
        style = DASHES if line.dashed else "solid"
        order = 3 + number / len(figure.lines)
        _add_outline(axes, [line.shape], line.colour, LINE_WIDTH, order, linestyle=style)


def _add_outline(
    axes: Axes, shapes: Iterable[Any], colour: str, width: float, order: float, **style: Any
) -> None:
    """A line over its casing."""
    common = {"facecolor": "none", "joinstyle": "round"}
    _add(axes, shapes, order, edgecolor=palettes.CASING, linewidth=width + CASING, **common)
    _add(axes, shapes, order, edgecolor=colour, linewidth=width, **common, **style)


def _add(axes: Axes, shapes: Iterable[Any], order: float, **style: Any) -> None:
    paths = [path for path in (_path(shape) for shape in shapes) if path is not None]
    if paths:
        axes.add_collection(PathCollection(paths, zorder=order, **style), autolim=False)


def _path(shape: Any) -> Path | None:
    """Every ring of a shape as one path, so that holes stay open."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    closed = [Path(shapely.get_coordinates(ring), closed=True) for ring in rings]
    return Path.make_compound_path(*closed) if closed else None


def _draw_numbers(axes: Axes, figure: MapFigure, named: Sequence[int], width: float) -> None:
    """Number what the legend names, with a line to it where a number had to move aside."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    metres = (east - west) / (width * POINTS_PER_INCH)
    words = [str(number) for number in named]
    shapes = [figure.marked[number - 1].shape for number in named]
    anchors = shapely.get_coordinates(shapely.point_on_surface(shapes))
    sizes = [(text_width(each, NUMBER_SIZE, bold=True) + 5, NUMBER_SIZE + 4) for each in words]
    frame = (west, south, east, north)
    middles = place(anchors, np.reshape(sizes, (-1, 2)) * metres, frame)
    for word, anchor, middle in zip(words, anchors, middles, strict=True):
        if np.isnan(middle).any():
            continue
        if not np.allclose(anchor, middle):
            leader: dict[str, Any] = {
                "color": INK,
                "linewidth": 0.7,
                "marker": "o",
                "markersize": 2.5,
            }
            axes.plot(*zip(anchor, middle, strict=True), zorder=6, markevery=[0], **leader)
        axes.text(float(middle[0]), float(middle[1]), word, zorder=5, **NUMBER)


def _draw_scale(strip: Axes, axes: Axes, width: float) -> None:
    """Scale bar and north arrow in a strip of their own, where they cover nothing."""
    west, east = axes.get_xlim()
    length = round_length(LONGEST_SCALE * (east - west))
    half = length / (east - west) * width / 2
    strip.set(xlim=(0, width), ylim=(0, STRIP), facecolor="none")
    edge: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.6, "clip_on": False}
    strip.add_patch(Rectangle((0, 0.2), half, 0.06, facecolor=INK, **edge))
    strip.add_patch(Rectangle((half, 0.2), half, 0.06, facecolor="white", **edge))
    strip.text(0, 0.16, "0", size=7, ha="left", va="top")
    strip.text(2 * half, 0.16, picture_text.distance(length), size=7, ha="center", va="top")
    arrow = np.array([(0, 0.3), (0.08, 0.05), (0, 0.11), (-0.08, 0.05)])
    arrow[:, 0] += width - 0.18
    strip.add_patch(Polygon(arrow, facecolor=INK, edgecolor=INK, linewidth=0.4))
    north: dict[str, Any] = {"size": 9, "weight": "bold", "ha": "right", "va": "center"}
    strip.text(width - 0.32, 0.18, picture_text.NORTH, **north)


def round_length(longest: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is no longer than this."""
    power = 10.0 ** np.floor(np.log10(longest))
    return float(max(step * power for step in (1, 2, 5) if step * power <= longest))
