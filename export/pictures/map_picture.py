"""The map as a picture: map, legend to the right or below, scale and sources."""

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
    RESERVE,
    Kind,
    Picture,
    picture,
    text_width,
    wrapped,
)
from export.pictures.labels import place
from export.pictures.model import A4, MapFigure, Page, numbered
from export.pictures.panel import (
    DASHES,
    LINE_WIDTH,
    MARKED_WIDTH,
    MIDDLE_WIDTH,
    draw_panel,
    outline_colour,
)
from language import picture_text

STRIP, GAP = 0.42, 0.15
"""Inches: height of the scale's strip, between parts."""

LINE_HEIGHT = 1.3
"""Of a line of text, in sizes of its font."""

AREA_WIDTH, CASING = 0.35, 1.0
"""Points: outline of an area, and what a casing adds to a line."""

NUMBER: dict[str, Any] = {
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


Bounds = Sequence[float] | np.ndarray
"""West, south, east and north."""


def draw_map(figure: MapFigure, kind: Kind, page: Page = A4) -> Picture:
    """Draw a map.

    Parameters
    ----------
    figure : MapFigure
        What it shows.
    kind : str
        ``png``, ``svg`` or ``pdf``.
    page : Page
        What it is drawn on.

    Returns
    -------
    Picture
    """
    return picture(lambda: map_sheet(figure, page), kind, figure.title, map_words(figure))


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


def map_sheet(figure: MapFigure, page: Page = A4) -> Figure:
    """A map as a figure, not yet written to a file."""
    sheet = Figure(figsize=(page.width, page.height), facecolor="white")
    top, bottom = _write_round(sheet, figure, page)
    width, height = page.width - 2 * page.margin, top - bottom - STRIP
    if page.is_below:
        panel = (page.margin, bottom, width, page.panel)
        height -= page.panel + GAP
        bottom += page.panel + GAP
    else:
        panel = (page.width - page.margin - page.panel, bottom, page.panel, top - bottom)
        width -= page.panel + GAP
    axes = _axes(sheet, (page.margin, bottom + STRIP, width, height))
    _set_extent(axes, figure.frame or figure.areas.total_bounds, width, height)
    _draw_ground(axes, figure)
    _draw_areas(axes, figure)
    _draw_lines(axes, figure)
    _draw_scale(_axes(sheet, (page.margin, bottom, width, STRIP)), axes, width, page.number)
    named = draw_panel(sheet, figure, panel, page)
    _draw_numbers(axes, figure, named, width, page.number)
    return sheet


def _write_round(sheet: Figure, figure: MapFigure, page: Page) -> tuple[float, float]:
    """Title and sources, as far as the page has them; top and bottom in inches of the rest."""
    room = (page.width - 2 * page.margin) * POINTS_PER_INCH * RESERVE
    top, bottom = page.height - page.margin, page.margin
    if page.title:
        title = wrapped(figure.title, page.title, room, bold=True)
        _write(sheet, title, (page.margin, top), page.title, weight="bold")
        top -= _inches(title, page.title) + GAP
    if page.source:
        source = wrapped(figure.source, page.source, room)
        bottom += _inches(source, page.source) + GAP
        _write(sheet, source, (page.margin, bottom - GAP), page.source, color=FAINT)
    return top, bottom


def _inches(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT / POINTS_PER_INCH


def _write(
    sheet: Figure, lines: Sequence[str], corner: tuple[float, float], size: float, **style: Any
) -> None:
    """Lines below a corner: inches from the left and from the bottom."""
    width, height = sheet.get_size_inches()
    for number, line in enumerate(lines):
        down = corner[1] - _inches(lines[:number], size)
        sheet.text(corner[0] / width, down / height, line, size=size, va="top", **style)


def _axes(sheet: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes in a box of inches: left, bottom, width, height."""
    left, bottom, width, height = box
    across, up = sheet.get_size_inches()
    axes = sheet.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    return axes


def _set_extent(
    axes: Axes, bounds: Sequence[float] | np.ndarray, width: float, height: float
) -> None:
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


def _draw_numbers(
    axes: Axes, figure: MapFigure, named: Sequence[int], width: float, size: float
) -> None:
    """Number what the legend names, with a line to it where a number had to move aside."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    metres = (east - west) / (width * POINTS_PER_INCH)
    words = [str(number) for number in named]
    shapes = [figure.marked[number - 1].shape for number in named]
    anchors = shapely.get_coordinates(shapely.point_on_surface(shapes))
    sizes = [(text_width(each, size, bold=True) + 5, size + 4) for each in words]
    frame = (west, south, east, north)
    middles = place(anchors, np.reshape(sizes, (-1, 2)) * metres, frame)
    for word, anchor, middle in zip(words, anchors, middles, strict=True):
        if np.isnan(middle).any():
            continue
        if not np.allclose(anchor, middle):
            axes.plot(*zip(anchor, middle, strict=True), zorder=6, **LEADER)
        axes.text(float(middle[0]), float(middle[1]), word, zorder=5, size=size, **NUMBER)


def _draw_scale(strip: Axes, axes: Axes, width: float, size: float) -> None:
    """Scale bar and north arrow in a strip of their own, where they cover nothing."""
    west, east = axes.get_xlim()
    length = round_length(LONGEST_SCALE * (east - west))
    half = length / (east - west) * width / 2
    strip.set(xlim=(0, width), ylim=(0, STRIP), facecolor="none")
    edge: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.6, "clip_on": False}
    strip.add_patch(Rectangle((0, 0.24), half, 0.06, facecolor=INK, **edge))
    strip.add_patch(Rectangle((half, 0.24), half, 0.06, facecolor="white", **edge))
    strip.text(0, 0.2, "0", size=size, ha="left", va="top")
    strip.text(2 * half, 0.2, picture_text.distance(length), size=size, ha="center", va="top")
    arrow = np.array([(0, 0.3), (0.08, 0.05), (0, 0.11), (-0.08, 0.05)])
    arrow[:, 0] += width - 0.18
    strip.add_patch(Polygon(arrow, facecolor=INK, edgecolor=INK, linewidth=0.4))
    north: dict[str, Any] = {"weight": "bold", "ha": "right", "va": "center"}
    strip.text(width - 0.32, 0.18, picture_text.NORTH, size=size + 2, **north)


def round_length(longest: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is no longer than this."""
    power = 10.0 ** np.floor(np.log10(longest))
    return float(max(step * power for step in (1, 2, 5) if step * power <= longest))
