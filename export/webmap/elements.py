"""The map as folium describes it: panes, tiles and layers, without any text or geometry.

The description names layers by position. Geometry and words are handed to the
browser beside it as data, so that nothing from a file passes through folium's
templates.
"""

from collections.abc import Iterator
from typing import cast

import folium
from branca.element import Element, Figure, MacroElement
from folium.map import CustomPane
from folium.template import Template

from export.safe_text import for_html
from export.webmap.model import Basemap, MapDescription

CANVAS_FROM = 1_500
"""Number of areas from which they are painted on a canvas instead of one SVG path each."""

ZOOM_SNAP = 0.25
"""Step of the zoom levels at which a map is fitted, so that the areas fill their frame."""

PANES = {"background": 150, "areas": 400, "overlays": 450, "highlights": 470}
"""Stacking order of our panes; Leaflet's tiles lie at 200, its tooltips at 650."""

MALMO = (55.6, 13.0)
"""Latitude and longitude (degrees) that a map has until it is fitted to its areas."""


class HostCall(MacroElement):
    """A call from folium's script to the page that hosts it: ``host.verb(map, options)``.

    Parameters
    ----------
    verb : str
        Function of the host.
    **options : bool, int or str
        Handed on as JSON; only what this program chose itself.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "host.{{ this.verb }}({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, verb: str, **options: bool | int | str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "host_call"
        self.verb = verb
        self.options = options


def describe(description: MapDescription) -> str:
    """Folium's script for the map.

    Parameters
    ----------
    description : MapDescription
        What the map shows.

    Returns
    -------
    str
        JavaScript to be run with ``L`` and ``host`` in scope. The same
        description gives the same text.
    """
    chart = folium.Map(
        location=MALMO,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=ZOOM_SNAP,
    )
    for pane, height in PANES.items():
        CustomPane(pane, z_index=height, pointer_events=pane == "areas").add_to(chart)
    if description.background is not None:
        HostCall("background", pane="background").add_to(chart)
    if description.basemap:
        _tiles(description.basemap).add_to(chart)
    canvas = len(description.areas) >= CANVAS_FROM
    HostCall("areas", pane="areas", canvas=canvas).add_to(chart)
    for position in range(len(description.overlays)):
        HostCall("overlay", pane="overlays", position=position).add_to(chart)
    HostCall("highlights", pane="highlights").add_to(chart)
    HostCall("controls").add_to(chart)
    root = cast(Figure, chart.get_root())
    _number(root, iter(range(10_000)))
    root.render()
    return root.script.render()


def _tiles(basemap: Basemap) -> folium.TileLayer:
    return folium.TileLayer(
        basemap.url,
        attr=for_html(basemap.attribution),
        max_zoom=basemap.max_zoom,
        name="basemap",
        control=False,
    )


def _number(element: Element, numbers: Iterator[int]) -> None:
    """Replace folium's random names by numbers, so that the script can be compared."""
    element._id = str(next(numbers))
    for child in element._children.values():
        _number(child, numbers)
