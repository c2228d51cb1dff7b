"""The map with tools to draw on it: a surface, points, a box or a free line around areas."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import shapely

from export.webmap import MapDescription, Shading
from export.webmap.payload import state
from ui.components.area_map import HEIGHT, hosted

Tool = Literal["polygon", "point", "box", "lasso"]
Geometry = Mapping[str, Any]


@dataclass(frozen=True)
class ToolText:
    """Words on the bar of tools, in the reader's language.

    Parameters
    ----------
    toolbar : str
        Name of the bar, for a screen reader.
    polygon, point, box, lasso : str
        Buttons that take a tool.
    polygon_help, point_help, box_help, lasso_help : str
        How the tool is used, by pointer and by keyboard.
    done, back, cancel : str
        Buttons that finish, take back a corner and give up.
    """

    toolbar: str
    polygon: str
    point: str
    box: str
    lasso: str
    polygon_help: str
    point_help: str
    box_help: str
    lasso_help: str
    done: str
    back: str
    cancel: str


@dataclass(frozen=True)
class Drawn:
    """What the reader did on the map just now.

    Parameters
    ----------
    tool : {"click", "polygon", "point", "box", "lasso"}
        ``click``: an area was clicked with no tool in hand.
    code : str
        Code of the area that was clicked, else empty.
    geometry : mapping or None
        GeoJSON in WGS 84 of what was drawn: a valid Polygon, or a MultiPoint.
    """

    tool: str
    code: str = ""
    geometry: Geometry | None = None


def drawing_map(
    description: MapDescription,
    shading: Shading,
    *,
    key: str,
    text: ToolText,
    tools: Sequence[Tool] = ("polygon", "point"),
    shape: Geometry | None = None,
    selected: Sequence[str] = (),
    marked: Sequence[str] = (),
    height: int = HEIGHT,
) -> Drawn | None:
    """Show a map of areas that can be drawn on.

    Parameters
    ----------
    description : MapDescription
        The map.
    shading : Shading
        Classes, values and ranks; sent at each run.
    key : str
        Name of the map, unique on the page.
    text : ToolText
        Words on the bar.
    tools : sequence of str
        Tools on the bar, in order.
    shape : mapping, optional
        GeoJSON in WGS 84 to show as drawn, such as the one that is being edited.
    selected, marked : sequence of str
        Codes of areas to outline; the two look different.
    height : int
        Height of the map in pixels.

    Returns
    -------
    Drawn or None
        What was done just now; None in every other run, and where what was
        drawn is no shape (a line that runs back on itself).

    Raises
    ------
    ValueError
        If the shading does not have one entry for each area.
    """
    shown = state(description, shading, selected=selected, marked=marked)
    bar = {"names": list(tools), "text": asdict(text)}
    result = hosted(description, {**shown, "height": height, "tools": bar, "shape": shape}, key)
    if result.drawn:
        return read_drawn(result.drawn, tools)
    if result.clicked in description.areas.codes:
        return Drawn("click", code=result.clicked)
    return None


def read_drawn(message: str, tools: Sequence[str]) -> Drawn | None:
    """Read what the browser says was drawn; None where it is no shape.

    Parameters
    ----------
    message : str
        JSON with ``tool`` and ``geometry``.
    tools : sequence of str
        Tools that the page offers.

    Returns
    -------
    Drawn or None
        A polygon that crosses itself is given as the surface that it encloses.
    """
    try:
        told = json.loads(message)
        tool, geometry = told["tool"], shapely.from_geojson(json.dumps(told["geometry"]))
    except (ValueError, TypeError, KeyError, shapely.GEOSException):
        return None
    whole = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    west, south, east, north = shapely.bounds(whole)
    wanted = ("MultiPoint",) if tool == "point" else ("Polygon", "MultiPolygon")
    on_earth = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    if tool not in tools or whole.geom_type not in wanted or not on_earth:
        return None
    return Drawn(tool, geometry=json.loads(shapely.to_geojson(whole)))
