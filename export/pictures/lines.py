"""Lines over years: bands of uncertainty, gaps where a series is broken, and what is aimed at."""

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, MultipleLocator

from export.pictures.canvas import FAINT, INK, Kind, Picture, drawable, picture
from export.pictures.frame import NARROW, TEXT_SIZE, chart, label_axis, legend
from export.pictures.years import DASHES, SHAPES, YearLine, YearLines, YearMark, years_words
from language import picture_text

WIDTH, HEIGHT = 6.5, 2.7
"""Inches: the width of the text on a page, and the height of the axes."""

BAND, OWN, OTHER, DOT = 0.15, 2.2, 1.4, 4.5
"""Opacity of a band; points of the first line, of the others, and across a mark."""

AIM = "*"


def year_lines(content: YearLines, kind: Kind, width: float = WIDTH) -> Picture:
    """Draw lines over years.

    Parameters
    ----------
    content : YearLines
        What it shows.
    kind : str
        ``png``, ``svg`` or ``pdf``.
    width : float
        Inches; where it is narrow, the legend stands below.

    Returns
    -------
    Picture
    """
    words = years_words(content)
    return picture(lambda: years_sheet(content, width), kind, content.title, words)


def years_sheet(content: YearLines, width: float = WIDTH) -> Figure:
    """Lines over years as a figure, not yet written to a file."""
    figure, axes = chart(width, HEIGHT, content.title, "", is_wide=width < NARROW)
    for mark in content.marks:
        axes.axvline(mark.at, zorder=1, **_stroke(mark))
    for at, line in enumerate(content.lines):
        _draw(axes, line, at)
    for aim in content.aims:
        axes.plot(aim.year, aim.value, zorder=4, **_aim_style())
    _finish(axes, content)
    legend(figure, _legend(content), is_below=width < NARROW)
    return figure


def _stroke(mark: YearMark) -> dict[str, Any]:
    dashes = DASHES[mark.kind]
    style: Any = (0, dashes) if dashes else "solid"
    return {"color": FAINT, "linewidth": 1.2, "linestyle": style}


def _aim_style() -> dict[str, Any]:
    return {
        "marker": AIM,
        "markersize": 2.2 * DOT,
        "markerfacecolor": "white",
        "markeredgecolor": INK,
        "linestyle": "none",
    }


def _line_style(line: YearLine, at: int) -> dict[str, Any]:
    return {
        "color": line.colour,
        "marker": SHAPES[at % len(SHAPES)],
        "markersize": DOT,
        "linewidth": OTHER if at else OWN,
    }


def _draw(axes: Axes, line: YearLine, at: int) -> None:
    """Each run for itself; a band where it has two years, else a stroke."""
    style = _line_style(line, at)
    for run in line.runs:
        years = [point.year for point in run]
        axes.plot(years, [point.value for point in run], zorder=3 - at / 10, **style)
        low = [point.value - point.reach for point in run]
        high = [point.value + point.reach for point in run]
        if len(run) > 1:
            band: dict[str, Any] = {"color": line.colour, "alpha": BAND, "linewidth": 0}
            axes.fill_between(years, low, high, zorder=2, **band)
        elif run[0].has_reach:
            axes.vlines(years, low, high, colors=line.colour, linewidth=1.1, zorder=2.5)


def _finish(axes: Axes, content: YearLines) -> None:
    first, last = content.across
    low, high, step = content.up
    axes.set_xlim(first, last)
    axes.set_ylim(low, high)
    axes.xaxis.set_major_locator(FixedLocator(range(first + 1, last, content.every)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))
    axes.tick_params(axis="x", labelsize=TEXT_SIZE)
    axes.grid(axis="y", color="#d9d9d9", linewidth=0.5, zorder=0)
    label_axis(axes.yaxis, content.axis, content.tick_decimals)
    axes.yaxis.set_major_locator(MultipleLocator(step))


def _legend(content: YearLines) -> list[tuple[Artist, str]]:
    entries: list[tuple[Artist, str]] = [
        (Line2D([], [], **_line_style(line, at)), line.label)
        for at, line in enumerate(content.lines)
    ]
    if content.has_reach:
        entries.append((Patch(color=FAINT, alpha=2 * BAND), picture_text.BAND))
    entries += [(Line2D([], [], **_stroke(mark)), mark.label) for mark in content.marks]
    entries += [(Line2D([], [], **_aim_style()), drawable(aim.label)) for aim in content.aims]
    return entries
