"""Lines over years as a chart that Excel draws; a gap is an empty cell."""

from typing import Any

from export.excel_charts.cells import (
    FAINT,
    INK,
    TIMES,
    YEARS,
    Cells,
    Column,
    Held,
    axis,
    code,
    strokes,
)
from export.pictures.years import MarkKind, YearLine, YearLines, YearMark
from language import picture_text

MARKERS = ("circle", "square", "triangle", "diamond")
"""Shape of a point by line, as :data:`export.pictures.years.SHAPES`."""

DASHES: dict[MarkKind, str] = {"baseline": "solid", "start": "dash", "break": "round_dot"}
OWN, OTHER, DOT, AIM = 2.5, 1.5, 7, 11
"""Points: width of the first line and of the others, across a point and across an aim."""

PALE = "#d9d9d9"


def years_chart(cells: Cells, content: YearLines) -> Any:
    """Write the figures of a chart, and make the chart of them.

    That empty cells are gaps is written out, which xlsxwriter does not: a chart that says nothing
    of them shows them as zeros in programs that go by the standard (ECMA-376, part 1, 21.2.2.42).
    """
    made: Any = cells.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    held = _figures(cells, content)
    for at, line in enumerate(content.lines, 1):
        made.add_series(_line(held, content, line, at))
    if content.marks or content.aims:
        cells.table(picture_text.BESIDE, (), ())
    for mark in content.marks:
        made.add_series(_mark(cells, content, mark))
    for aim in content.aims:
        row = _beside(cells, content, aim.label, ((float(aim.year), aim.value),))
        look = _look("star", INK, AIM)
        made.add_series(row | {"line": {"none": True}, "marker": look})
    first, last = content.across
    made.set_x_axis(axis("", (first, last, content.every), YEARS))
    title = picture_text.with_strokes(content.axis) if content.has_reach else content.axis
    grid = {"visible": True, "line": {"color": PALE}}
    up = axis(title, content.up, code(content.tick_decimals))
    made.set_y_axis(up | {"major_gridlines": grid})
    made._write_disp_blanks_as = lambda: made._xml_empty_tag("c:dispBlanksAs", [("val", "gap")])
    return made


def _figures(cells: Cells, content: YearLines) -> Held:
    """Years, the figure of every line, and half the interval of each."""
    points = [content.figures(line) for line in content.lines]
    values = [[None if each is None else each.value for each in own] for own in points]
    reach = [[each.reach if each and each.has_reach else None for each in own] for own in points]
    names = [line.label for line in content.lines]
    columns: list[Column] = [content.times, *values, *reach]
    headings = [picture_text.YEAR, *names, *(picture_text.interval_of(name) for name in names)]
    codes = [YEARS, *[code(content.decimals)] * 2 * len(names)]
    return cells.table(headings, columns, codes)


def _line(held: Held, content: YearLines, line: YearLine, at: int) -> dict[str, Any]:
    beside = at + len(content.lines)
    told: dict[str, Any] = {
        "name": held.name(at),
        "categories": held.column(0),
        "values": held.column(at),
        "line": {"color": line.colour, "width": OWN if at == 1 else OTHER},
        "marker": _look(MARKERS[(at - 1) % len(MARKERS)], line.colour, DOT),
    }
    if any(point.has_reach for point in line.points):
        told["y_error_bars"] = strokes(held, beside, beside, line.colour)
    return told


def _mark(cells: Cells, content: YearLines, mark: YearMark) -> dict[str, Any]:
    low, high, _ = content.up
    row = _beside(cells, content, mark.label, ((mark.at, low), (mark.at, high)))
    line = {"color": FAINT, "width": 1.25, "dash_type": DASHES[mark.kind]}
    return row | {"line": line, "marker": {"type": "none"}}


def _beside(
    cells: Cells, content: YearLines, label: str, points: tuple[tuple[float, float], ...]
) -> dict[str, Any]:
    """What has a name, times and figures of its own."""
    names = [label, *[None] * (len(points) - 1)]
    times, figures = zip(*points, strict=True)
    held = cells.table((), [names, times, figures], ["", TIMES, code(content.decimals)])
    return {
        "name": held.name(0, is_headed=False),
        "categories": held.column(1),
        "values": held.column(2),
    }


def _look(kind: str, colour: str, size: int) -> dict[str, Any]:
    return {"type": kind, "size": size, "fill": {"color": colour}, "border": {"color": colour}}
