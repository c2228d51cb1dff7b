"""Lying bars as a chart that PowerPoint draws, and that can be edited there."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from export.papers.charted import chart_words
from export.papers.fit import Box
from export.pictures.bar_series import BarSeries, bar_ends, bar_series, categories
from export.pictures.model import ProfileBars, RankedBars
from export.slides.chart import FAINT, TEXT_SIZE, name_axis, number_code
from export.slides.deck import describe, put
from export.slides.reach import add_reach
from language import picture_text

GAP = 60
"""Per cent of the thickness of a bar between two categories."""

STROKE = "#1a1a1a"
THOUSANDS = "#,##0"


def add_bars(slide: Any, box: Box, content: RankedBars | ProfileBars) -> None:
    """Add the chart to a slide: the first category at the top, no bar where a figure is missing.

    Parameters
    ----------
    slide : Slide
    box : Box
        That it fills.
    content : RankedBars or ProfileBars
    """
    series = bar_series(content)
    code = number_code(content.decimals)
    data: Any = CategoryChartData(number_format=code)  # type: ignore[no-untyped-call]
    data.categories = categories(content)
    for each in series:
        data.add_series(each.label, each.values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 0, 0, data)
    put(frame, box)
    is_ranked = isinstance(content, RankedBars)
    describe(frame, chart_words(content))
    _style(frame.chart, series, overlap=100 if is_ranked else 0)
    _style_axes(frame.chart, content, series)


def _style(chart: Any, series: tuple[BarSeries, ...], *, overlap: int) -> None:
    chart.has_title = False
    chart.font.size = Pt(TEXT_SIZE)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = GAP, overlap
    for own, each in zip(plot.series, series, strict=True):
        own.format.fill.solid()
        colour = each.colour.removeprefix("#").upper()
        own.format.fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
        own.invert_if_negative = False
        add_reach(own, each.reach, STROKE, is_scatter=False)


def _style_axes(
    chart: Any, content: RankedBars | ProfileBars, series: tuple[BarSeries, ...]
) -> None:
    """Names at the left, the first at the top, and figures below, from end to end."""
    names, figures = chart.category_axis, chart.value_axis
    names.reverse_order = True
    figures._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM
    figures.minimum_scale, figures.maximum_scale, figures.major_unit = bar_ends(series)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = figures.has_major_gridlines = False
    figures.tick_labels.number_format_is_linked = False
    figures.tick_labels.number_format = THOUSANDS
    for axis in (names, figures):
        axis.tick_labels.font.size = Pt(TEXT_SIZE)
        axis.format.line.color.rgb = FAINT
    has_reach = any(any(each.reach) for each in series)
    name_axis(figures, picture_text.with_strokes(content.axis) if has_reach else content.axis)
