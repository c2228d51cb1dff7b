"""Bars: areas in order with how sure they are, and one area beside the city."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from export import palettes
from export.pictures.canvas import FAINT, POINTS_PER_INCH, Kind, Picture, picture, wrapped
from export.pictures.frame import NARROW, TEXT_SIZE, chart, label_axis, legend
from export.pictures.model import Bar, ProfileBars, ProfileRow, RankedBars
from language import numbers, picture_text

WIDTH = 10.0
"""Inches."""

LABEL_WIDTH = 2.8
"""Inches of the names beside the bars, which are wrapped to it."""

ROW, EXTRA_LINE = 0.19, 0.15
"""Inches: a bar with its gap, every further line of its name."""

PAIR = 0.42
"""Inches of two bars beside each other with their gap."""

THICK = 0.13
"""Inches of a bar."""

AIR = 1.14
"""Length of the axis, in lengths of the longest bar, so that its figure has room."""


def ranked_bars(content: RankedBars, kind: Kind, width: float = WIDTH) -> Picture:
    """Draw areas in order, each with a value and an interval.

    Parameters
    ----------
    content : RankedBars
        What it shows; the picture grows with the number of bars.
    kind : str
        ``png``, ``svg`` or ``pdf``.
    width : float
        Inches; where it is narrow, the legend stands below.

    Returns
    -------
    Picture
    """
    words = ranked_words(content)
    return picture(lambda: ranked_sheet(content, width), kind, content.title, words)


def ranked_words(content: RankedBars) -> str:
    """What bars in order show, in words."""
    told = [(bar.label, _bar_words(bar, content.decimals)) for bar in content.bars]
    return picture_text.bars_alternative(content.title, content.axis, told)


def _bar_words(bar: Bar, decimals: int) -> str:
    value = numbers.number(bar.value, decimals)
    if not _has_interval(bar):
        return value
    return f"{value} ({numbers.interval(bar.low, bar.high, decimals)})"


def ranked_sheet(content: RankedBars, width: float = WIDTH) -> Figure:
    """Areas in order as a figure, not yet written to a file."""
    names = _names([bar.label for bar in content.bars])
    middles, height = _rows(names, ROW)
    figure, axes = chart(width, height, content.title, content.source, is_wide=width < NARROW)
    values = np.array([bar.value for bar in content.bars], dtype=float)
    starts, ends = (
        np.array([getattr(bar, end) if _has_interval(bar) else bar.value for bar in content.bars])
        for end in ("low", "high")
    )
    starts, ends = np.fmin(values, starts), np.fmax(values, ends)
    colours = [palettes.MARKED_LINE if bar.is_marked else palettes.BAR for bar in content.bars]
    axes.barh(middles, np.nan_to_num(values), height=THICK, color=colours, zorder=2)
    _draw_intervals(axes, content.bars, middles)
    _write_values(axes, middles, values, ends, content.decimals)
    reached = np.concatenate([starts, ends])
    _finish(axes, names, middles, height, content.axis, content.decimals, reached)
    legend(figure, _ranked_legend(content), is_below=width < NARROW)
    return figure


def _draw_intervals(axes: Axes, bars: Sequence[Bar], middles: np.ndarray) -> None:
    """A line from end to end with a stroke at each, over a light casing."""
    known = [at for at, bar in enumerate(bars) if _has_interval(bar)]
    low = np.array([bars[at].low for at in known])
    high = np.array([bars[at].high for at in known])
    across, stroke = middles[known], 0.3 * THICK
    axes.hlines(across, low, high, colors=palettes.CASING, linewidth=2.6, zorder=3)
    axes.hlines(across, low, high, colors=palettes.BAR_INTERVAL, linewidth=1.1, zorder=3.1)
    for ends in (low, high):
        axes.vlines(
            ends, across - stroke, across + stroke, colors=palettes.BAR_INTERVAL, zorder=3.1
        )


def _has_interval(bar: Bar) -> bool:
    return not any(math.isnan(each) for each in (bar.value, bar.low, bar.high))


def _ranked_legend(content: RankedBars) -> list[tuple[Patch | Line2D, str]]:
    entries: list[tuple[Patch | Line2D, str]] = []
    marked = {bar.is_marked for bar in content.bars}
    if False in marked:
        entries.append((Patch(color=palettes.BAR), content.value_label))
    if True in marked:
        entries.append((Patch(color=palettes.MARKED_LINE), content.marked_label))
    if any(_has_interval(bar) for bar in content.bars):
        line = Line2D([], [], color=palettes.BAR_INTERVAL, linewidth=1.1)
        entries.append((line, content.interval_label))
    return entries


def profile_bars(content: ProfileBars, kind: Kind, width: float = WIDTH) -> Picture:
    """Draw an area beside the city, dimension by dimension.

    Parameters
    ----------
    content : ProfileBars
        What it shows.
    kind : str
        ``png``, ``svg`` or ``pdf``.
    width : float
        Inches; where it is narrow, the legend stands below.

    Returns
    -------
    Picture
    """
    words = profile_words(content)
    return picture(lambda: profile_sheet(content, width), kind, content.title, words)


def profile_words(content: ProfileBars) -> str:
    """What an area beside the city shows, in words."""
    decimals = content.decimals
    told = [
        (row.label, numbers.number(row.area, decimals), numbers.number(row.city, decimals))
        for row in content.rows
    ]
    return picture_text.profile_alternative(content.title, content.area, content.city, told)


def profile_sheet(content: ProfileBars, width: float = WIDTH) -> Figure:
    """An area beside the city as a figure, not yet written to a file."""
    names = _names([row.label for row in content.rows])
    middles, height = _rows(names, PAIR)
    figure, axes = chart(width, height, content.title, content.source, is_wide=width < NARROW)
    own, city = _two_columns(content.rows)
    for values, side, colour in (
        (own, -0.5, palettes.BAR),
        (city, 0.5, palettes.BAR_BESIDE),
    ):
        places = middles + side * THICK * 1.1
        axes.barh(places, np.nan_to_num(values), height=THICK, color=colour, zorder=2)
        _write_values(axes, places, values, values, content.decimals)
    _finish(
        axes, names, middles, height, content.axis, content.decimals, np.concatenate([own, city])
    )
    pairs = ((palettes.BAR, content.area), (palettes.BAR_BESIDE, content.city))
    entries = [(Patch(color=colour), words) for colour, words in pairs]
    legend(figure, entries, is_below=width < NARROW)
    return figure


def _two_columns(rows: Sequence[ProfileRow]) -> tuple[np.ndarray, np.ndarray]:
    pairs = np.array([(row.area, row.city) for row in rows], dtype=float).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _names(labels: Sequence[str]) -> list[list[str]]:
    return [wrapped(label, TEXT_SIZE, LABEL_WIDTH * POINTS_PER_INCH) for label in labels]


def _rows(names: Sequence[Sequence[str]], row: float) -> tuple[np.ndarray, float]:
    """Middle of each row from the top and height of all, in inches."""
    heights = np.array([row + EXTRA_LINE * (len(lines) - 1) for lines in names], dtype=float)
    below = np.cumsum(heights)
    return below - heights / 2, float(below[-1]) if len(below) else row


def _write_values(
    axes: Axes, middles: np.ndarray, values: np.ndarray, ends: np.ndarray, decimals: int
) -> None:
    """The figure of each bar after its end, or that it is missing."""
    for middle, value, end in zip(middles, values, ends, strict=True):
        is_missing = math.isnan(value)
        axes.annotate(
            numbers.number(value, decimals),
            (0.0 if is_missing else max(end, 0.0), middle),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            size=TEXT_SIZE - 1,
            color=FAINT if is_missing else None,
            style="italic" if is_missing else "normal",
        )


def _finish(
    axes: Axes,
    names: Sequence[Sequence[str]],
    middles: np.ndarray,
    height: float,
    title: str,
    decimals: int,
    ends: np.ndarray,
) -> None:
    """Names beside the rows, the first above, and an axis with room for the figures."""
    axes.set_yticks(middles, ["\n".join(lines) for lines in names], fontsize=TEXT_SIZE)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(height, 0)
    known = [end for end in ends if not math.isnan(end)]
    axes.set_xlim(min([0.0, *known]), max([*known, 0.0]) * AIR or 1.0)
    axes.grid(axis="x", color="#d9d9d9", linewidth=0.5, zorder=0)
    label_axis(axes.xaxis, title, 0 if decimals <= 1 else decimals)
