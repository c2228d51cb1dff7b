"""Areas by two values in four fields: need against what is already there."""

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from export.pictures.canvas import (
    FAINT,
    INK,
    POINTS_PER_INCH,
    Kind,
    Picture,
    drawable,
    picture,
    text_width,
)
from export.pictures.frame import NARROW, chart, label_axis, legend
from export.pictures.labels import place
from export.pictures.model import Point, Scatter
from language import picture_text

WIDTH, HEIGHT = 10.0, 6.0
"""Inches: width of the picture, height of its axes."""

DOT = 28.0
"""Area of a point in square points."""

MARKERS = ("s", "o", "^", "D")
"""Shape of a point by field, so that the fields differ without colour."""

NAME_SIZE = 7.0
BESIDE = ((1.1, 0.0), (-1.1, 0.0), (0.0, 2.0), (0.0, -2.0))
"""Where a name stands from its point, at best: right, left, above, below."""

AIR = 0.06
"""Share of the spread left free around the points."""


def scatter(content: Scatter, kind: Kind, width: float = WIDTH) -> Picture:
    """Draw areas by two values, in four fields.

    Parameters
    ----------
    content : Scatter
        What it shows.
    kind : str
        ``png``, ``svg`` or ``pdf``.
    width : float
        Inches; where it is narrow, the legend stands below.

    Returns
    -------
    Picture
    """
    return picture(
        lambda: scatter_sheet(content, width), kind, content.title, scatter_words(content)
    )


def scatter_words(content: Scatter) -> str:
    """What a scatter shows, in words."""
    fields = [field_of(point, content) for point in content.points]
    words = picture_text.scatter_alternative(
        content.title,
        content.x_axis,
        content.y_axis,
        [(each.label, fields.count(at)) for at, each in enumerate(content.fields)],
        [point.label for point in content.points if point.is_marked],
    )
    return f"{words} {picture_text.without(fields.count(None))}".strip()


def field_of(point: Point, content: Scatter) -> int | None:
    """Number of the field that a point lies in, none where a value is missing."""
    if math.isnan(point.x) or math.isnan(point.y):
        return None
    return 2 * (point.y < content.y_limit) + (point.x >= content.x_limit)


def scatter_sheet(content: Scatter, width: float = WIDTH) -> Figure:
    """A scatter as a figure, not yet written to a file."""
    missing = sum(1 for point in content.points if field_of(point, content) is None)
    source = f"{picture_text.without(missing)} {content.source}".strip()
    figure, axes = chart(width, HEIGHT * width / WIDTH, content.title, source)
    _draw_points(axes, content)
    _draw_limits(axes, content)
    label_axis(axes.xaxis, content.x_axis, content.decimals)
    label_axis(axes.yaxis, content.y_axis, content.decimals)
    legend(figure, _legend(content), is_below=width < NARROW)
    _write_names(figure, axes, content)
    return figure


def _draw_points(axes: Axes, content: Scatter) -> None:
    known = [point for point in content.points if field_of(point, content) is not None]
    for number, field in enumerate(content.fields):
        own = [point for point in known if field_of(point, content) == number]
        axes.scatter(
            [point.x for point in own],
            [point.y for point in own],
            s=DOT,
            c=field.colour,
            marker=MARKERS[number],
            edgecolors=[INK if point.is_marked else "white" for point in own],
            linewidths=[1.1 if point.is_marked else 0.4 for point in own],
            zorder=3,
        )
    for of, limit, change in (
        ([point.x for point in known], content.x_limit, axes.set_xlim),
        ([point.y for point in known], content.y_limit, axes.set_ylim),
    ):
        low, high = min([*of, limit]), max([*of, limit])
        air = (high - low) * AIR or 1.0
        change(low - air, high + air)


def _draw_limits(axes: Axes, content: Scatter) -> None:
    style: dict[str, Any] = {"color": FAINT, "linewidth": 0.9, "linestyle": (0, (4, 3))}
    axes.axvline(content.x_limit, zorder=2, **style)
    axes.axhline(content.y_limit, zorder=2, **style)


def _legend(content: Scatter) -> list[tuple[Line2D, str]]:
    fields = [field_of(point, content) for point in content.points]
    return [
        (
            Line2D([], [], color=field.colour, marker=MARKERS[number], linestyle="none"),
            f"{field.label} ({picture_text.areas(fields.count(number))})",
        )
        for number, field in enumerate(content.fields)
    ]


def _write_names(figure: Figure, axes: Axes, content: Scatter) -> None:
    """Names of the marked points where they cover neither points nor each other."""
    figure.draw_without_rendering()
    known = [point for point in content.points if field_of(point, content) is not None]
    dots = axes.transData.transform([(point.x, point.y) for point in known] or np.empty((0, 2)))
    points_per_dot = POINTS_PER_INCH / figure.dpi
    half = math.sqrt(DOT) / 2 / points_per_dot
    taken = [(x - half, y - half, x + half, y + half) for x, y in dots]
    marked = [at for at, point in enumerate(known) if point.is_marked]
    names = [drawable(known[at].label) for at in marked]
    sizes = [(text_width(name, NAME_SIZE) + 2, NAME_SIZE + 2) for name in names]
    box = axes.get_window_extent()
    middles = place(
        dots[marked],
        np.reshape(sizes, (-1, 2)) / points_per_dot,
        (box.x0, box.y0, box.x1, box.y1),
        taken=taken,
        starts=BESIDE,
    )
    back = axes.transData.inverted()
    for name, at, middle in zip(names, marked, middles, strict=True):
        if not np.isnan(middle).any():
            _write_name(axes, name, (known[at].x, known[at].y), back.transform(middle))


def _write_name(axes: Axes, name: str, point: tuple[float, float], middle: np.ndarray) -> None:
    """A name, and below it a line to its point."""
    x, y = float(middle[0]), float(middle[1])
    axes.plot([point[0], x], [point[1], y], color=FAINT, linewidth=0.5, zorder=2.5)
    box = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
    axes.text(x, y, name, size=NAME_SIZE, ha="center", va="center", zorder=5, bbox=box)
