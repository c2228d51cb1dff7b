"""Charts of candidates as Vega-Lite: bars side by side, bars from zero, points with names."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from export.palettes import FIELD_INK, SERIES, SERIES_WHOLE
from language import compare_text as words

BAR = 15
"""Height of a bar in pixels."""

SWEDISH = "replace(replace(datum.label, regexp(',', 'g'), '\u202f'), '.', ',')"
"""A label as Vega writes it, with the thousands and the decimals as Swedes write them."""

TICKS = 8

NAME = {"type": "text", "dy": -15, "fontSize": 13, "color": "#1a1a1a", "tooltip": None}
"""Words above a point."""

Point = dict[str, Any]


def colours(count: int, *, city: bool) -> list[str]:
    """Colours of so many candidates in order, the city's last where it is there."""
    return [*SERIES[:count], *([SERIES_WHOLE] if city else [])]


def by_colour(field: str, names: Sequence[str], palette: Sequence[str]) -> Point:
    """A colour a name, with a legend below."""
    return {
        "field": field,
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(names), "range": list(palette)},
        "legend": {"orient": "bottom", "columns": 4, "labelLimit": 260},
    }


def grouped_bars(
    rows: Sequence[Point],
    series: Sequence[str],
    palette: Sequence[str],
    *,
    title: str,
    description: str,
    axis: str,
) -> dict[str, Any]:
    """Bars side by side.

    Parameters
    ----------
    rows : sequence of dict
        ``group``, ``series``, ``value`` and ``told``, the value as the reader sees it.
    series : sequence of str
        In order, with ``palette`` of as many colours.
    title, description, axis : str
    """
    groups = list(dict.fromkeys(row["group"] for row in rows))
    return {
        "description": description,
        "title": {"text": title, "anchor": "start"},
        "height": {"step": BAR},
        "data": {"values": list(rows)},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {
                "field": "group",
                "type": "nominal",
                "sort": groups,
                "title": None,
                "axis": {"labelLimit": 260},
                "scale": {"paddingInner": 0.25},
            },
            "yOffset": {"field": "series", "sort": list(series)},
            "x": _quantity("value", axis),
            "color": by_colour("series", series, palette),
            "tooltip": [_told("series", words.CANDIDATE), _told("told", axis)],
        },
    }


def bars_from_zero(
    rows: Sequence[Point], *, title: str, description: str, axis: str
) -> dict[str, Any]:
    """Bars to the right where ``value`` is above zero, else to the left; ``group`` names each."""
    groups = [row["group"] for row in rows]
    return {
        "description": description,
        "title": {"text": title, "anchor": "start"},
        "height": {"step": 2 * BAR},
        "data": {"values": list(rows)},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {
                "field": "group",
                "type": "nominal",
                "sort": groups,
                "title": None,
                "axis": {"labelLimit": 320},
            },
            "x": _quantity("value", axis),
            "color": {
                "condition": {"test": "datum.value < 0", "value": SERIES[5]},
                "value": SERIES[0],
            },
            "tooltip": [_told("group", words.HEAD_FIGURE), _told("told", axis)],
        },
    }


def named_points(
    points: Sequence[Point], *, title: str, description: str, across: str, up: str
) -> dict[str, Any]:
    """Points with their names: ``x``, ``y``, ``name``, ``told`` and ``full`` (filled or a ring)."""
    place = {
        "x": _quantity("x", across),
        "y": _quantity("y", up) | {"scale": {"zero": False, "padding": 24}},
    }
    told = [_told("name", words.CANDIDATE), _told("told", words.HEAD_STATUS)]
    dot = {"type": "point", "size": 160, "strokeWidth": 2, "stroke": FIELD_INK, "opacity": 1}
    fill = {"condition": {"test": "datum.full", "value": FIELD_INK}, "value": "#ffffff"}
    return {
        "description": description,
        "title": {"text": title, "anchor": "start"},
        "height": 380,
        "data": {"values": list(points)},
        "layer": [
            {"mark": dot, "encoding": place | {"fill": fill, "tooltip": told}},
            {"mark": NAME, "encoding": place | {"text": {"field": "name"}}},
        ],
    }


def show(spec: dict[str, Any], key: str) -> None:
    """Draw a chart, and say where its figures are."""
    st.vega_lite_chart(spoken(spec), width="stretch", key=key)
    st.caption(words.CHART_SAME)


def spoken(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart whose own description is what a screen reader hears: Vega's words are English."""
    return spec | {"config": spec.get("config", {}) | {"aria": False}}


def _quantity(field: str, title: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "axis": {"labelExpr": SWEDISH, "tickCount": TICKS},
    }


def _told(field: str, title: str) -> dict[str, str]:
    return {"field": field, "type": "nominal", "title": title}
