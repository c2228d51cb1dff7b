"""Lines over years as a chart that PowerPoint draws, and that can be edited there."""

from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from export.papers.fit import Box
from export.pictures.bar_series import Reach
from export.pictures.years import MarkKind, YearLine, YearLines, years_words
from export.slides.chart import FAINT, INK, TEXT_SIZE, number_code, style_axis
from export.slides.deck import describe, put
from export.slides.reach import add_reach
from language import picture_text

MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
"""Shape of a point by line, as :data:`export.pictures.years.SHAPES`."""

DASHES: dict[MarkKind, Any] = {
    "baseline": MSO_LINE.SOLID,
    "start": MSO_LINE.DASH,
    "break": MSO_LINE.ROUND_DOT,
}

OWN, OTHER, DOT, AIM = 2.5, 1.5, 7, 11
"""Points: width of the first line and of the others, across a point and across an aim."""


def add_years(slide: Any, box: Box, content: YearLines) -> None:
    """Add the chart to a slide.

    A gap is a row without a figure in the chart's own workbook. Lines come before what has fewer
    points, since LibreOffice loses points that come before a longer series.

    Parameters
    ----------
    slide : Slide
    box : Box
        That it fills.
    content : YearLines
        With a figure at least.
    """
    code = number_code(content.decimals)
    data: Any = XyChartData(number_format=code)  # type: ignore[no-untyped-call]
    (low, high, step), (first, last) = content.up, content.across
    for line in content.lines:
        _add(data, line.label, zip(content.times, _values(content, line), strict=True))
    for mark in content.marks:
        _add(data, mark.label, ((mark.at, low), (mark.at, high)))
    for aim in content.aims:
        _add(data, aim.label, ((aim.year, aim.value),))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, 0, 0, 0, 0, data)
    put(frame, box)
    describe(frame, years_words(content))
    _style(frame.chart, content)
    across, up = frame.chart.category_axis, frame.chart.value_axis
    style_axis(across, first, last, "")
    across.major_unit = content.every
    digits, title = content.tick_decimals, picture_text.with_strokes(content.axis)
    style_axis(up, low, high, title if content.has_reach else content.axis, number_code(digits))
    up.major_unit, up.has_major_gridlines = step, True
    up.major_gridlines.format.line.color.rgb = _colour("#d9d9d9")


def _values(content: YearLines, line: YearLine) -> list[float | None]:
    return [None if point is None else point.value for point in content.figures(line)]


def _reach(content: YearLines, line: YearLine) -> list[Reach]:
    points = content.figures(line)
    return [(each.reach, each.reach) if each and each.has_reach else None for each in points]


def _add(data: Any, name: str, points: Any) -> None:
    series = data.add_series(name)
    for x, y in points:
        series.add_data_point(x, y)


def _style(chart: Any, content: YearLines) -> None:
    chart.has_title = False
    chart.font.size = Pt(TEXT_SIZE)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    series = iter(chart.plots[0].series)
    for at, line in enumerate(content.lines):
        _draw_line(next(series), content, line, at)
    for mark in content.marks:
        own = next(series)
        own.marker.style = XL_MARKER_STYLE.NONE
        own.format.line.color.rgb, own.format.line.width = FAINT, Pt(1.25)
        own.format.line.dash_style = DASHES[mark.kind]
    for _ in content.aims:
        _draw_aim(next(series))


def _draw_line(series: Any, content: YearLines, line: YearLine, at: int) -> None:
    colour, own = _colour(line.colour), series.marker
    series.smooth = False
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(OTHER if at else OWN)
    own.style, own.size = MARKERS[at % len(MARKERS)], DOT
    own.format.fill.solid()
    own.format.fill.fore_color.rgb = own.format.line.color.rgb = colour
    add_reach(series, _reach(content, line), line.colour, is_scatter=True)


def _draw_aim(series: Any) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.STAR, AIM
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = series.marker.format.line.color.rgb = INK


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#").upper())  # type: ignore[no-untyped-call]
