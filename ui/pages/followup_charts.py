"""Charts over years as Vega-Lite: lines that breaks cut, with bands of uncertainty."""

from collections.abc import Sequence
from typing import Any

from export.pictures.years import DASHES, HALF, SHAPES, YearLines, YearMark, years_words
from language import followup_text as words
from language import numbers, picture_text
from ui.pages.compare_charts import SWEDISH, Point, by_colour

HEIGHT = 400
INK, NOISE = "#1a1a1a", "#8c8c8c"
VEGA_SHAPES = dict(zip(SHAPES, ("circle", "square", "triangle-up", "diamond"), strict=True))
STAR = "M0,-1L.24,-.31L.95,-.31L.36,.12L.59,.81L0,.38L-.59,.81L-.36,.12L-.95,-.31L-.24,-.31Z"


def lines_by_year(content: YearLines) -> dict[str, Any]:
    """Lines by year, each a colour and a shape, with what is marked in time and aimed at.

    Parameters
    ----------
    content : YearLines
        As it leaves in files.
    """
    rows = _rows(content)
    names = [line.label for line in content.lines]
    colour = by_colour("group", names, [line.colour for line in content.lines])
    shapes = [VEGA_SHAPES[SHAPES[at % len(SHAPES)]] for at in range(len(names))]
    shape = colour | {"scale": {"domain": names, "range": shapes}}
    colour["legend"] = shape["legend"] = colour["legend"] | {"symbolOpacity": 1}
    x = _years(content.across, content.every)
    shared = {"x": x, "color": colour, "detail": {"field": "part", "type": "nominal"}}
    up = _up(content)
    layers = [*_marked(content.marks, x), *_reach(shared, up)]
    encoding = shared | {"y": up | {"field": "value"}}
    line = {"mark": {"type": "line", "strokeWidth": 2}, "encoding": encoding}
    dot = {
        "mark": {"type": "point", "size": 60, "filled": True, "opacity": 1},
        "encoding": encoding | {"shape": shape, "tooltip": _told()},
    }
    return _chart(content.title, years_words(content), rows, [*layers, line, dot, *_aims(content)])


def _rows(content: YearLines) -> list[Point]:
    return [
        {
            "year": point.year,
            "group": line.label,
            "part": f"{line.label} {at}",
            "value": point.value,
            "told": numbers.with_unit(point.value, content.axis, content.decimals),
            "low": point.value - point.reach if point.has_reach else None,
            "high": point.value + point.reach if point.has_reach else None,
            "alone": len(run) == 1,
        }
        for line in content.lines
        for at, run in enumerate(line.runs)
        for point in run
    ]


def _told() -> list[dict[str, str]]:
    return [
        {"field": "group", "type": "nominal", "title": picture_text.SERIES},
        {"field": "year", "type": "quantitative", "title": words.HEAD_YEAR, "format": "d"},
        {"field": "told", "type": "nominal", "title": picture_text.VALUE},
    ]


def _up(content: YearLines) -> dict[str, Any]:
    low, high, step = content.up
    axis = _numbers() | {"tickCount": round((high - low) / step)}
    scale = {"domain": [low, high], "nice": False}
    return {"type": "quantitative", "title": content.axis, "axis": axis, "scale": scale}


def _reach(shared: dict[str, Any], up: dict[str, Any]) -> list[dict[str, Any]]:
    """A band where a line has two years, else a stroke."""
    encoding = shared | {"y": up | {"field": "low"}, "y2": {"field": "high"}}
    return [
        {
            "transform": [{"filter": f"isValid(datum.low) && {alone}datum.alone"}],
            "mark": mark | {"clip": True},
            "encoding": encoding,
        }
        for alone, mark in (
            ("!", {"type": "area", "opacity": 0.15}),
            ("", {"type": "rule", "strokeWidth": 1.5}),
        )
    ]


def _marked(marks: Sequence[YearMark], x: dict[str, Any]) -> list[dict[str, Any]]:
    """Vertical lines that the legend tells of."""
    if not marks:
        return []
    labels = [mark.label for mark in marks]
    dashes = [list(DASHES[mark.kind]) or [1, 0] for mark in marks]
    return [
        {
            "data": {"values": [{"at": mark.at, "told": mark.label} for mark in marks]},
            "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
            "encoding": {
                "x": x | {"field": "at"},
                "strokeDash": {
                    "field": "told",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": labels, "range": dashes},
                    "legend": {"orient": "bottom", "columns": 4, "labelLimit": 300},
                },
            },
        }
    ]


def _aims(content: YearLines) -> list[dict[str, Any]]:
    """A star for what is aimed at, with its words on the side that has room."""
    x, up = _years(content.across, content.every), _up(content)
    middle = sum(content.across) / 2
    layers = []
    for aim in content.aims:
        is_late = aim.year > middle
        place = {"x": x, "y": up | {"field": "value"}}
        data = {"values": [{"year": aim.year, "value": aim.value, "told": aim.label}]}
        star = {"type": "point", "shape": STAR, "size": 160, "color": INK, "fill": "white"}
        side = {"align": "right", "dx": -10} if is_late else {"align": "left", "dx": 10}
        text = {"type": "text", "fontSize": 13, "color": INK} | side
        layers += [
            {"data": data, "mark": star | {"opacity": 1}, "encoding": place},
            {
                "data": data,
                "mark": text,
                "encoding": place | {"text": {"field": "told"}},
            },
        ]
    return layers


def effect_by_year(
    rows: Sequence[Point], *, start: int, title: str, description: str
) -> dict[str, Any]:
    """Points by year over a band round zero.

    Parameters
    ----------
    rows : sequence of dict
        ``year``, ``value``, ``told``, and ``low`` and ``high`` of what chance
        does where it is known.
    start : int
        First year of effect.
    title, description : str
    """
    known = sorted({row["year"] for row in rows})
    x = _years((known[0] - 1, known[-1] + 1), 1)
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
    mark = YearMark("start", start - HALF, words.MARK_START.format(year=start))
    return _chart(title, description, rows, [band, level, dots, *_marked([mark], x)])


def _chart(
    title: str, description: str, rows: Sequence[Point], layers: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "description": description,
        "title": {"text": title, "anchor": "start"},
        "height": HEIGHT,
        "data": {"values": list(rows)},
        "layer": layers,
        "config": {"legend": {"layout": {"bottom": {"direction": "vertical"}}}},
    }


def _years(ends: tuple[int, int], every: int) -> dict[str, Any]:
    first, last = ends
    values = list(range(first + 1, last, every))
    axis = {"values": values, "format": "d", "labelExpr": "datum.value"}
    return {
        "field": "year",
        "type": "quantitative",
        "title": words.HEAD_YEAR,
        "axis": axis,
        "scale": {"domain": [first, last], "nice": False},
    }


def _numbers() -> dict[str, Any]:
    return {"labelExpr": SWEDISH, "tickCount": 6}
