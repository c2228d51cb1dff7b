"""Need against coverage as a chart, and the shadings of its maps."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from export.palettes import FIELD_INK, FIELDS, SELECTED_LINE, class_colours
from export.webmap import Shading
from language import coverage_text as words
from language import numbers, text
from scoring.index.ranks import classify
from scoring.places.fields import FIELDS as FIELD_NAMES
from scoring.score import ScoreResult
from ui.covered import PlaceCoverage, PlaceFields
from ui.drawing import index_shading
from ui.pages.compare_charts import spoken

QUARTERS = (0.25, 0.5, 0.75)
"""Limits of the classes of coverage."""

HEIGHT = 540
ROOM = 3
"""Per cent beyond 0 and 100 on the axis of coverage, so that no circle lies on its edge."""

SIZES = [12, 420]
"""Surface in square pixels of the smallest and the largest circle."""


def areas_frame(found: PlaceCoverage, placed: PlaceFields, result: ScoreResult) -> pd.DataFrame:
    """Every area with its figures.

    Returns
    -------
    DataFrame
        Index codes in order; ``name``, ``rank``, ``index``, ``share`` (coverage
        of the children, 0-1), ``children``, ``field``, ``sure`` (0-1).
    """
    codes = found.place.areas.codes
    reach = found.children
    return pd.DataFrame(
        {
            "name": found.place.areas.names.astype(str),
            "rank": result.rank,
            "index": result.index,
            "share": reach.share["index"],
            "children": reach.base,
            "field": placed.fields.of,
            "sure": [placed.sureness(code) for code in codes],
        },
        index=codes,
    )


def percent(share: float) -> str:
    """A share as whole per cent; missing in words."""
    return numbers.with_unit(100 * share, "%")


def field_title(field: str) -> str:
    """Name of a field as the reader sees it."""
    return words.FIELDS[field] if field else words.NO_FIELD


def show_chart(frame: pd.DataFrame, placed: PlaceFields, selected: str | None) -> None:
    """Draw the chart; it has an equal table beside it."""
    known = frame[frame["field"] != ""]
    if not known.empty:
        drawn = spoken(chart(known, placed, selected))
        st.vega_lite_chart(drawn, width="stretch", key="coverage-chart")
        st.caption(words.CHART_NOTE)


def chart(known: pd.DataFrame, placed: PlaceFields, selected: str | None) -> dict[str, Any]:
    """The chart as Vega-Lite: four named fields, a circle an area, a ring for the chosen one."""
    low, high = _span(known["index"])
    need = float(np.clip(placed.fields.need_from, low, high))
    reach = 100 * placed.fields.coverage_from
    points = _points(known)
    ring = [point for point in points if point["code"] == selected]
    return {
        "description": words.CHART_DESCRIPTION,
        "title": {"text": words.CHART, "anchor": "start"},
        "height": HEIGHT,
        "layer": [
            _ground(low, high, need, reach),
            _circles(points, low, high, filled=True),
            _circles(ring, low, high, filled=False),
            _names(low, high, need, reach),
        ],
    }


def _span(index: pd.Series) -> tuple[float, float]:
    """The axis of need, with some room: 0 to 100 where that holds every area."""
    low, high = float(index.min()), float(index.max())
    if low >= 0 and high <= 100:
        low, high = 0.0, 100.0
    room = ROOM / 100 * (high - low) or 1.0
    return low - room, high + room


def _points(known: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "name": row["name"],
            "x": 100 * row["share"],
            "y": row["index"],
            "children": row["children"],
            "told_x": percent(row["share"]),
            "told_y": numbers.number(row["index"], 1),
            "told_children": numbers.number(row["children"]),
            "told_field": field_title(row["field"]),
            "told_sure": percent(row["sure"]),
        }
        for code, row in known.iterrows()
    ]


def _ground(low: float, high: float, need: float, reach: float) -> dict[str, Any]:
    boxes = {
        "gap": (-ROOM, reach, need, high),
        "strengthen": (reach, 100 + ROOM, need, high),
        "watch": (reach, 100 + ROOM, low, need),
        "ordinary": (-ROOM, reach, low, need),
    }
    values = [
        {"left": x, "right": x2, "low": y, "high": y2, "colour": FIELDS[name]}
        for name, (x, x2, y, y2) in boxes.items()
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "opacity": 0.3, "tooltip": None},
        "encoding": {
            "x": _across("left"),
            "x2": {"field": "right"},
            "y": _axis("low", words.CHART_Y, low, high),
            "y2": {"field": "high"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }


def _across(field: str) -> dict[str, Any]:
    """The axis of coverage, per cent of the children."""
    axis = _axis(field, words.CHART_X, -ROOM, 100 + ROOM)
    axis["axis"]["values"] = [0, 25, 50, 75, 100]
    return axis


def _axis(field: str, title: str, low: float, high: float) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [low, high], "nice": False},
        "axis": {"grid": False, "labelExpr": "replace(datum.label, '.', ',')"},
    }


def _circles(
    points: list[dict[str, Any]], low: float, high: float, *, filled: bool
) -> dict[str, Any]:
    mark = {"type": "circle", "opacity": 0.55, "stroke": "#ffffff", "strokeWidth": 0.7}
    if not filled:
        mark = {"type": "point", "filled": False, "stroke": SELECTED_LINE, "strokeWidth": 3}
    told = {
        "name": text.COLUMN_NAME,
        "told_y": text.COLUMN_INDEX,
        "told_x": words.HEAD_COVERAGE,
        "told_children": words.CHART_CHILDREN,
        "told_field": words.HEAD_FIELD,
        "told_sure": words.HEAD_SURE,
    }
    greatest = max((point["children"] for point in points), default=1.0)
    size: dict[str, Any] = {"field": "children", "type": "quantitative", "legend": None}
    size["scale"] = {"domain": [0, greatest], "range": SIZES}
    return {
        "data": {"values": points},
        "mark": mark if filled else mark | {"size": SIZES[1] + 80},
        "encoding": {
            "x": _across("x"),
            "y": _axis("y", words.CHART_Y, low, high),
            "tooltip": [
                {"field": field, "type": "nominal", "title": title} for field, title in told.items()
            ],
        }
        | ({"size": size, "color": {"value": FIELD_INK}} if filled else {}),
    }


def _names(low: float, high: float, need: float, reach: float) -> dict[str, Any]:
    corners = {
        "gap": (reach / 2, high),
        "strengthen": ((100 + reach) / 2, high),
        "watch": ((100 + reach) / 2, low),
        "ordinary": (reach / 2, low),
    }
    values = [
        {"x": x, "y": y, "name": words.FIELDS[name], "shift": 14 if y == high else -12}
        for name, (x, y) in corners.items()
        if low < need < high or (y == high) == (need <= low)
    ]
    return {
        "data": {"values": values},
        "mark": {
            "type": "text",
            "fontSize": 14,
            "fontWeight": "bold",
            "color": "#1a1a1a",
            "dy": {"expr": "datum.shift"},
            "tooltip": None,
        },
        "encoding": {
            "x": _across("x"),
            "y": _axis("y", words.CHART_Y, low, high),
            "text": {"field": "name", "type": "nominal"},
        },
    }


def shading(shown: str, frame: pd.DataFrame, result: ScoreResult) -> Shading:
    """Colours of the map: the four fields, or one of the two measures by itself."""
    if shown == "need":
        return index_shading(result, words.MAPS[shown])
    return _field_shading(frame) if shown == "fields" else _coverage_shading(frame)


def _field_shading(frame: pd.DataFrame) -> Shading:
    place = {name: at for at, name in enumerate(FIELD_NAMES)}
    return Shading(
        classes=[place.get(field, -1) for field in frame["field"]],
        palette=[FIELDS[name] for name in FIELD_NAMES],
        class_labels=[f"{words.FIELDS[n]}: {words.FIELD_MEANINGS[n]}" for n in FIELD_NAMES],
        title=words.MAPS["fields"],
        values=[field_title(field) for field in frame["field"]],
    )


def _coverage_shading(frame: pd.DataFrame) -> Shading:
    classes = classify(frame["share"].to_numpy(float), "own", breaks=QUARTERS)
    return Shading(
        classes=(classes.of - 1).tolist(),
        palette=class_colours(len(QUARTERS) + 1),
        class_labels=words.COVERAGE_CLASSES,
        title=words.MAP_COVERAGE,
        values=[percent(share) for share in frame["share"]],
    )
