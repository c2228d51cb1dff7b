"""The inequality of the city by year as a chart: two lines that are never joined."""

from typing import Any

from export.palettes import SERIES
from language import inequality_text as words
from language import numbers
from scoring.followup.published import PublishedIndex
from ui.pages.compare_charts import SWEDISH, Point, by_colour, show
from ui.pages.inequality_result import Own

HEIGHT = 320
INK, DASH = "#1a1a1a", [4, 4]
SHAPES = ("circle", "square")
"""Shape of a point by line, so that lines differ without colour."""

BETWEEN = 0.5
"""Years before its first one that a break is drawn at."""


def show_chart(level: str, own: Own | None, official: PublishedIndex | None) -> None:
    """Draw a line for each, cut where our own is broken; nothing where neither has a figure."""
    spec = inequality_chart(level, own, official)
    if spec is not None:
        show(spec, "followup-inequality")


def inequality_chart(
    level: str, own: Own | None, official: PublishedIndex | None
) -> dict[str, Any] | None:
    """Lines by year, each a colour and a shape, as Vega-Lite; None where there is no figure.

    Parameters
    ----------
    level : str
        What the areas are called.
    own : Own or None
    official : PublishedIndex or None
    """
    lines: dict[str, list[Point]] = {}
    if own is not None:
        lines[words.CHART_OWN.format(level=level)] = _own_points(own)
    if official is not None:
        name = words.HEAD_OFFICIAL.format(publisher=official.publisher)
        lines[name] = [
            _point(year, 0, value, official.decimals) for year, value in official.years.items()
        ]
    rows = [
        point | {"group": name, "part": f"{name} {point['part']}"}
        for name, points in lines.items()
        for point in points
    ]
    if not rows:
        return None
    marks = [] if own is None else _marks(own, _years(rows))
    return {
        "description": words.CHART_DESCRIPTION,
        "title": {"text": words.CHART, "anchor": "start"},
        "height": HEIGHT,
        "data": {"values": rows},
        "layer": [*_drawn(rows, list(lines)), *marks],
    }


def _own_points(own: Own) -> list[Point]:
    """Points of a line that each break begins anew."""
    cut = {each.year for each in own.cuts}
    told = own.years["dissimilarity"].dropna()
    return [
        _point(int(str(year)), sum(each <= year for each in cut), float(value), 1)
        for year, value in told.items()
    ]


def _point(year: int, part: int, value: float, decimals: int) -> Point:
    return {"year": year, "part": part, "value": value, "told": numbers.number(value, decimals)}


def _years(rows: list[Point]) -> dict[str, Any]:
    years = sorted({row["year"] for row in rows})
    return {
        "field": "year",
        "type": "quantitative",
        "title": words.HEAD_YEAR,
        "axis": {"values": years, "format": "d", "labelExpr": "datum.value"},
        "scale": {"domain": [years[0] - 1, years[-1] + 1], "nice": False},
    }


def _drawn(rows: list[Point], names: list[str]) -> list[dict[str, Any]]:
    colour = by_colour("group", names, SERIES[: len(names)])
    shape = colour | {"scale": {"domain": names, "range": list(SHAPES[: len(names)])}}
    encoding = {
        "x": _years(rows),
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": None,
            "axis": {"labelExpr": SWEDISH, "tickCount": 6},
            "scale": {"zero": False, "padding": 20},
        },
        "color": colour,
        "detail": {"field": "part", "type": "nominal"},
    }
    told = [
        {"field": "group", "type": "nominal", "title": words.CHART_SERIES},
        {"field": "year", "type": "quantitative", "title": words.HEAD_YEAR, "format": "d"},
        {"field": "told", "type": "nominal", "title": words.CHART_VALUE},
    ]
    dot = {"type": "point", "filled": True, "size": 60, "opacity": 1}
    return [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": encoding},
        {"mark": dot, "encoding": encoding | {"shape": shape, "tooltip": told}},
    ]


def _marks(own: Own, x: dict[str, Any]) -> list[dict[str, Any]]:
    """A line where our own series is broken, with the word."""
    cut = dict.fromkeys(each.year for each in own.cuts)
    if not cut:
        return []
    data = {"values": [{"at": year - BETWEEN, "told": words.CHART_BREAK} for year in cut]}
    place = {"x": x | {"field": "at"}}
    rule = {"type": "rule", "strokeDash": DASH, "color": INK}
    word = {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 12}
    text = place | {"y": {"value": 8}, "text": {"field": "told"}}
    return [
        {"data": data, "mark": rule, "encoding": place},
        {"data": data, "mark": word, "encoding": text},
    ]
