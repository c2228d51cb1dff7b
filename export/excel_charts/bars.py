"""Lying bars as a chart that Excel draws; no bar where a figure is missing."""

from typing import Any

from export.excel_charts.cells import INK, Cells, Column, axis, code, strokes
from export.pictures.bar_series import BarSeries, bar_ends, bar_series, categories
from export.pictures.model import ProfileBars, RankedBars
from language import picture_text

GAP = 60
"""Per cent of the thickness of a bar between two categories."""


def bars_chart(cells: Cells, content: RankedBars | ProfileBars) -> Any:
    """Write the figures of a chart, and make the chart of them."""
    made: Any = cells.book.add_chart({"type": "bar"})
    series = bar_series(content)
    sure = [each for each in series if any(each.reach)]
    columns: list[Column] = [categories(content), *(each.values for each in series)]
    headings = [picture_text.ROW, *(each.label for each in series)]
    for each in sure:
        columns += [_ends(each, end) for end in (0, 1)]
        headings += [told.format(name=each.label) for told in picture_text.ENDS]
    held = cells.table(headings, columns, ["", *[code(content.decimals)] * (len(columns) - 1)])
    for at, each in enumerate(series, 1):
        told: dict[str, Any] = {
            "name": held.name(at),
            "categories": held.column(0),
            "values": held.column(at),
            "fill": {"color": each.colour},
            "gap": GAP,
            "overlap": 100 if isinstance(content, RankedBars) else 0,
        }
        if each in sure:
            below = 1 + len(series) + 2 * sure.index(each)
            told["x_error_bars"] = strokes(held, below, below + 1, INK)
        made.add_series(told)
    title = picture_text.with_strokes(content.axis) if sure else content.axis
    made.set_x_axis(axis(title, bar_ends(series), code(0)))
    made.set_y_axis({"reverse": True, "label_position": "low", "crossing": "max"})
    return made


def _ends(series: BarSeries, end: int) -> Column:
    return [None if reach is None else reach[end] for reach in series.reach]
