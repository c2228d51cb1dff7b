"""Need against coverage as a chart that PowerPoint draws, and that can be edited there."""

import math
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Pt

from export.papers.fit import Box
from export.pictures import Scatter
from export.pictures.scatter import field_of, scatter_words
from export.slides.deck import describe, put
from language import documents_text as words
from language import numbers, picture_text

TEXT_SIZE, LABEL_SIZE = 10.5, 12.0
DOT, DISC = 6, 11
"""Points across a marker: of an area, and of what is numbered."""

CLOSE = 0.06
"""Share of an axis within which the numbers of two points are written together."""

RIGHTMOST = 0.85
"""Share of the axis beyond which a number stands to the left of its point."""

MARKERS = (
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
"""Shape of a point by field, so that the fields differ without colour."""

INK, PAPER, FAINT = map(RGBColor.from_string, ("1A1A1A", "FFFFFF", "595959"))

Spot = tuple[float, float]


def add_scatter(
    slide: Any, box: Box, content: Scatter, spots: Sequence[Spot | None], subjects: str
) -> None:
    """Add the chart to a slide.

    The field with the most areas comes first, since LibreOffice loses points that come before
    a longer series.

    Parameters
    ----------
    slide : Slide
    box : Box
        That it fills.
    content : Scatter
        All areas; those without a value are left out and counted in its words.
    spots : sequence of (float, float) or None
        Coverage (per cent) and index of what is numbered, in order from 1; None
        where one of them is missing.
    subjects : str
        What the numbered are, for the legend.
    """
    data: Any = XyChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    known = [point for point in content.points if field_of(point, content) is not None]
    (left, right), (low, high) = ends = (
        _ends([content.x_limit, *(point.x for point in known)]),
        _ends([content.y_limit, *(point.y for point in known)]),
    )
    own = [[each for each in known if field_of(each, content) == at] for at in range(len(MARKERS))]
    order = sorted(range(len(MARKERS)), key=lambda at: -len(own[at]))
    for at in order:
        name = f"{content.fields[at].label} ({picture_text.areas(len(own[at]))})"
        _add_series(data, name, [(each.x, each.y) for each in own[at]])
    _add_series(data, subjects, [spot for spot in spots if spot is not None])
    x, y = content.x_limit, content.y_limit
    told = numbers.number(x), numbers.number(y, 1)
    _add_series(data, words.CHART_X_LIMIT.format(limit=told[0]), [(x, low), (x, high)])
    _add_series(data, words.CHART_Y_LIMIT.format(limit=told[1]), [(left, y), (right, y)])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, 0, 0, 0, 0, data)
    put(frame, box)
    describe(frame, scatter_words(content))
    _style(frame.chart, content, order)
    _write_numbers(frame.chart.plots[0].series[len(order)], spots, ends)
    for axis, (start, end), title in (
        (frame.chart.category_axis, ends[0], content.x_axis),
        (frame.chart.value_axis, ends[1], content.y_axis),
    ):
        style_axis(axis, start, end, title)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """Round ends of an axis that holds all values."""
    low, high = (10 * math.floor(min(values) / 10), 10 * math.ceil(max(values) / 10))
    return low, max(high, low + 10)


def _add_series(data: Any, name: str, points: Sequence[Spot]) -> None:
    series = data.add_series(name)
    for x, y in points:
        series.add_data_point(x, y)


def _style(chart: Any, content: Scatter, order: Sequence[int]) -> None:
    chart.has_title = False
    chart.font.size = Pt(TEXT_SIZE)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    *fields, subjects, across, up = chart.plots[0].series
    for series, at in zip(fields, order, strict=True):
        colour = content.fields[at].colour.removeprefix("#").upper()
        fill = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
        _mark(series, MARKERS[at], DOT, fill, FAINT)
    _mark(subjects, XL_MARKER_STYLE.CIRCLE, DISC, INK, PAPER)
    for series in (across, up):
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb = FAINT
        series.format.line.width, series.format.line.dash_style = Pt(1), MSO_LINE.DASH


def _mark(series: Any, style: Any, size: int, fill: RGBColor, line: RGBColor) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = style, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = fill
    series.marker.format.line.color.rgb = line


def _write_numbers(series: Any, spots: Sequence[Spot | None], ends: tuple[Spot, Spot]) -> None:
    """Numbers beside their points, those of points close to each other together."""
    known = [(number, spot) for number, spot in enumerate(spots, start=1) if spot is not None]
    groups: dict[int, list[int]] = {}
    for at, (number, spot) in enumerate(known):
        near = next((first for first in groups if _are_close(known[first][1], spot, ends)), at)
        groups.setdefault(near, []).append(number)
    (left, right), _ = ends
    for first, own in groups.items():
        is_far = known[first][1][0] > left + RIGHTMOST * (right - left)
        position = XL_LABEL_POSITION.LEFT if is_far else XL_LABEL_POSITION.RIGHT
        _label(series.points[first], ", ".join(map(str, own)), position)


def _are_close(one: Spot, other: Spot, ends: tuple[Spot, Spot]) -> bool:
    return all(
        abs(a - b) < CLOSE * (end - start)
        for a, b, (start, end) in zip(one, other, ends, strict=True)
    )


def _label(point: Any, told: str, position: XL_LABEL_POSITION) -> None:
    frame = point.data_label.text_frame
    frame.text = told
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.language_id = Pt(LABEL_SIZE), True, MSO_LANGUAGE_ID.SWEDISH
    font.color.rgb = INK
    point.data_label.position = position


def number_code(decimals: int) -> str:
    """Format of numbers in a chart; PowerPoint writes its marks in the reader's language."""
    return f"0.{'0' * decimals}" if decimals else "0"


def style_axis(axis: Any, start: float, end: float, title: str, code: str = "0") -> None:
    """Numbers, whole unless told, along an axis from one round end to the other."""
    axis.minimum_scale, axis.maximum_scale = start, end
    axis.has_major_gridlines = False
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = code, False
    axis.tick_labels.font.size = Pt(TEXT_SIZE)
    axis.format.line.color.rgb = FAINT
    name_axis(axis, title)


def name_axis(axis: Any, title: str) -> None:
    """Write what an axis is, if anything."""
    axis.has_title = bool(title)
    if not title:
        return
    axis.axis_title.text_frame.text = title
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.language_id = Pt(TEXT_SIZE), False, MSO_LANGUAGE_ID.SWEDISH
