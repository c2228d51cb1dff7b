"""The map in the app: drawn once in the browser, then only recoloured.

Three Streamlit components share the work. The first carries Leaflet and our
scripts, the second one map's geometry and words, the third the current classes,
values and ranks. Streamlit sends a message of 10 kB or more that has not
changed as a reference to what the browser already holds, so a move of a slider
sends the third alone. Nothing lies at an open address.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from export.safe_text import for_script
from export.webmap import MapDescription, Shading
from export.webmap.leaflet_assets import script, styles
from export.webmap.payload import Payload, assets, pack, state

HEIGHT = 560
"""Height of the map in pixels where the page says nothing else."""

KEPT_FROM = 10_000
"""Bytes from which Streamlit lets the browser keep a message (global.minCachedMessageSize)."""

_FOLDER = Path(__file__).parent


def _source(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _runtime_source() -> str:
    text = f"const MAP_STYLES = {for_script(styles())};"
    return "\n".join([script(), text, _source("slots.js"), _source("area_map_runtime.js")])


_runtime = st.components.v2.component("area_map_runtime", js=_runtime_source())
_assets = st.components.v2.component(
    "area_map_assets", js=_source("slots.js") + _source("area_map_assets.js")
)
_map = st.components.v2.component("area_map", js=_source("slots.js") + _source("area_map.js"))


def area_map(
    description: MapDescription,
    shading: Shading,
    *,
    key: str,
    selected: Sequence[str] = (),
    marked: Sequence[str] = (),
    focus: str | None = None,
    height: int = HEIGHT,
    on_click: Callable[[], None] | None = None,
) -> str | None:
    """Show a map of areas and tell which area is clicked.

    Zoom, position and ticked layers belong to the browser: they stay through
    every rerun, through a change of description and when the reader comes
    back from another page.

    Parameters
    ----------
    description : MapDescription
        The map; sent when its fingerprint is new to the browser.
    shading : Shading
        Classes, values and ranks; sent at each run.
    key : str
        Name of the map, unique on the page.
    selected, marked : sequence of str
        Codes of areas to outline; the two look different.
    focus : str, optional
        Code of an area to bring into view, once each time it changes.
    height : int
        Height of the map in pixels.
    on_click : callable, optional
        Called before the run that a click causes; the code is then in
        ``st.session_state[key]["clicked"]``.

    Returns
    -------
    str or None
        Code of the area that was clicked just now; None in every other run.

    Raises
    ------
    ValueError
        If the shading does not have one entry for each area.
    """
    shown = state(description, shading, selected=selected, marked=marked, focus=focus)
    result = hosted(description, {**shown, "height": height}, key, on_click)
    return result.clicked if result.clicked in description.areas.codes else None


def hosted(
    description: MapDescription,
    shown: Payload,
    key: str,
    on_click: Callable[[], None] | None = None,
) -> Any:
    """Put the three components of a map on the page.

    Parameters
    ----------
    description : MapDescription
        The map.
    shown : dict
        What is sent at each run: a state and the height.
    key : str
        Name of the map, unique on the page.
    on_click : callable, optional
        Called before the run that a click causes.

    Returns
    -------
    object
        With ``clicked``, a code, and ``drawn``, JSON; None where that did not happen just now.
    """
    with st.container(gap=None):
        _runtime(key=f"{key}-runtime")
        _assets(key=f"{key}-assets", data=_packed_assets(description.fingerprint, description))
        return _map(
            key=key,
            data=pack({**shown, "name": key}),
            on_clicked_change=on_click or _nothing,
            on_drawn_change=_nothing,
        )


def _nothing() -> None:
    """Ask for no callback: Streamlit returns only what has one."""


@st.cache_resource(max_entries=16, show_spinner=False)
def _packed_assets(fingerprint: str, _description: MapDescription) -> bytes:
    """Geometry and words of a map behind their fingerprint, made once for all readers."""
    payload = assets(_description)
    packed = pack(payload)
    if len(packed) < KEPT_FROM:
        packed = pack(payload, level=0)
    return fingerprint.encode() + packed
