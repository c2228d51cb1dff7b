"""What every chart has: title above, source below, axes that speak Swedish, a legend outside."""

from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator

from export.pictures.canvas import FAINT, POINTS_PER_INCH, drawable, wrapped
from language import numbers

MARGIN = 0.15
"""Inches kept free round a chart."""

TITLE_SIZE, TEXT_SIZE, SOURCE_SIZE = 13.0, 8.0, 6.5
LINE_HEIGHT = 1.25
"""Of a line of text, in sizes of its font."""

AXIS = 0.45
"""Inches of the numbers along an axis and its name."""

NARROW = 8.0
"""Inches below which a picture has its legend below."""

LEGEND_WIDTH, LEGEND_SAMPLE = 1.9, 0.7
"""Inches of the words in a legend, which are wrapped to it, and of what stands before them."""


def chart(
    width: float, inner: float, title: str, source: str, *, is_wide: bool = False
) -> tuple[Figure, Axes]:
    """A figure with one pair of axes, its title wrapped beside the legend, its source below.

    Parameters
    ----------
    width, inner : float
        Inches: of the figure, and the height that the axes have at least.
    title, source : str
    is_wide : bool
        Whether the title has the whole width, since the legend stands below.
    """
    room = (width - 2 * MARGIN) * POINTS_PER_INCH
    beside = room if is_wide else room - (LEGEND_WIDTH + LEGEND_SAMPLE) * POINTS_PER_INCH
    heading = wrapped(title, TITLE_SIZE, beside, bold=True)
    sources = wrapped(source, SOURCE_SIZE, room)
    lines = len(heading) * TITLE_SIZE + len(sources) * SOURCE_SIZE
    height = inner + AXIS + 6 * MARGIN + lines * LINE_HEIGHT / POINTS_PER_INCH
    layout = ConstrainedLayoutEngine(w_pad=MARGIN, h_pad=MARGIN)
    figure = Figure(figsize=(width, height), layout=layout, facecolor="white")
    left: dict[str, Any] = {"x": MARGIN / width, "ha": "left"}
    figure.suptitle("\n".join(heading), fontsize=TITLE_SIZE, fontweight="bold", **left)
    figure.supxlabel("\n".join(sources), fontsize=SOURCE_SIZE, color=FAINT, **left)
    return figure, figure.add_subplot()


def label_axis(axis: Axis, title: str, decimals: int) -> None:
    """Name an axis, and write its numbers with a decimal comma."""
    axis.set_label_text(drawable(title), fontsize=TEXT_SIZE)
    axis.set_major_locator(MaxNLocator(nbins=6))
    axis.set_major_formatter(FuncFormatter(lambda value, _: numbers.number(value, decimals)))
    axis.set_tick_params(labelsize=TEXT_SIZE)


def round_ends(low: float, high: float) -> tuple[float, float, float]:
    """Round ends of an axis that holds both, and its step."""
    if low == high:
        low, high = low - 1, high + 1
    ticks = MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0])


def legend(
    figure: Figure, entries: Sequence[tuple[Artist, str]], *, is_below: bool = False
) -> None:
    """A legend outside, where nothing is under it: to the right and above, or below."""
    room = LEGEND_WIDTH * POINTS_PER_INCH
    style: dict[str, Any] = {"loc": "outside right upper", "fontsize": TEXT_SIZE}
    if is_below:
        style |= {"loc": "outside lower center", "ncols": 2}
    figure.legend(
        [artist for artist, _ in entries],
        ["\n".join(wrapped(words, TEXT_SIZE, room)) for _, words in entries],
        frameon=False,
        **style,
    )
