"""Charts over years as Vega-Lite: lines that breaks cut, with bands of uncertainty."""

from collections.abc import Sequence
from typing import Any

from language import followup_text as words
from ui.pages.compare_charts import SWEDISH, Point, by_colour

HEIGHT = 320
DASH = [4, 4]
INK, NOISE = "#1a1a1a", "#8c8c8c"
CHANGES = 0.5
"""Years before its first one that a break, or the start, is drawn at."""


def lines_by_year(
    rows: Sequence[Point],
    names: Sequence[str],
    palette: Sequence[str],
    *,
    marks: Sequence[Point],
    title: str,
    description: str,
    told_as: tuple[str, str] = (words.AGAINST, words.INDICATOR),
) -> dict[str, Any]:
    """Lines by year, each group a colour.

    Parameters
    ----------
    rows : sequence of dict
        ``year``, ``group``, ``part`` (a line goes on within one part only),
        ``value``, ``told``, and ``low`` and ``high`` where they are known.
    names, palette : sequence of str
        Groups in order, with as many colours.
    marks : sequence of dict
        ``year`` and ``told``: where a vertical line stands, and what for.
    title, description : str
    told_as : tuple of str
        What a group, and its value, is called beside the pointer.
    """
    years = sorted({row["year"] for row in rows})
    colour = by_colour("group", names, palette)
    colour["legend"] = colour["legend"] | {"symbolOpacity": 1}
    shared = {"x": _years(years), "color": colour, "detail": {"field": "part", "type": "nominal"}}
    up = {"field": "value", "type": "quantitative", "title": None, "axis": _numbers()}
    told = [
        {"field": "group", "type": "nominal", "title": told_as[0]},
        {"field": "year", "type": "quantitative", "title": words.HEAD_YEAR, "format": "d"},
        {"field": "told", "type": "nominal", "title": told_as[1]},
    ]
    band = {
        "transform": [{"filter": "isValid(datum.low)"}],
        "mark": {"type": "errorband", "opacity": 0.15},
        "encoding": shared | {"y": up | {"field": "low"}, "y2": {"field": "high"}},
    }
    line = {
        "mark": {"type": "line", "point": {"size": 50, "filled": True}, "strokeWidth": 2},
        "encoding": shared | {"y": up | {"scale": {"zero": False}}, "tooltip": told},
    }
    return _chart(title, description, rows, [band, line, *_marked(marks, years)])


def effect_by_year(
    rows: Sequence[Point], *, marks: Sequence[Point], title: str, description: str
) -> dict[str, Any]:
    """Points by year over a band round zero.

    Parameters
    ----------
    rows : sequence of dict
        ``year``, ``value``, ``told``, and ``low`` and ``high`` of what chance
        does where it is known.
    marks : sequence of dict
        As for :func:`lines_by_year`.
    title, description : str
    """
    years = sorted({row["year"] for row in rows})
    x = _years(years)
    up = {"type": "quantitative", "title": None, "axis": _numbers()}
    zero = {"data": {"values": [{"zero": 0}]}, "mark": {"type": "rule", "color": INK}}
    told = [
        {"field": "year", "type": "quantitative", "title": words.HEAD_YEAR, "format": "d"},
        {"field": "told", "type": "nominal", "title": words.EFFECT_SERIES},
    ]
    band = {
        "transform": [{"filter": "isValid(datum.low)"}],
        "mark": {"type": "errorband", "opacity": 0.3, "color": NOISE},
        "encoding": {"x": x, "y": up | {"field": "low"}, "y2": {"field": "high"}},
    }
    dots = {
        "mark": {"type": "point", "filled": True, "size": 90, "color": "#0072b2", "opacity": 1},
        "encoding": {"x": x, "y": up | {"field": "value"}, "tooltip": told},
    }
    level = zero | {"encoding": {"y": {"field": "zero", "type": "quantitative"}}}
    return _chart(title, description, rows, [band, level, dots, *_marked(marks, years)])


def _chart(
    title: str, description: str, rows: Sequence[Point], layers: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "description": description,
        "title": {"text": title, "anchor": "start"},
        "height": HEIGHT,
        "data": {"values": list(rows)},
        "layer": layers,
    }


def _years(years: Sequence[int]) -> dict[str, Any]:
    axis = {"values": list(years), "format": "d", "labelExpr": "datum.value"}
    scale = {"domain": [min(years) - 1, max(years) + 1], "nice": False}
    return {
        "field": "year",
        "type": "quantitative",
        "title": words.HEAD_YEAR,
        "axis": axis,
        "scale": scale,
    }


def _numbers() -> dict[str, Any]:
    return {"labelExpr": SWEDISH, "tickCount": 6}


def _marked(marks: Sequence[Point], years: Sequence[int]) -> list[dict[str, Any]]:
    if not marks:
        return []
    data = {"values": [mark | {"at": mark["year"] - CHANGES} for mark in marks]}
    x = _years(years) | {"field": "at"}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "strokeDash": DASH, "color": INK},
            "encoding": {"x": x},
        },
        {
            "data": data,
            "mark": {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 12},
            "encoding": {"x": x, "y": {"value": 8}, "text": {"field": "told"}},
        },
    ]
