"""What the browser is given: once for a map, and again for each shading."""

import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from export import palettes
from export.safe_text import for_script
from export.webmap.elements import describe
from export.webmap.geometry import encode, encode_points
from export.webmap.model import MISSING, MapDescription, Overlay, Shading

Payload = dict[str, Any]

COLOURS = {
    "missing": palettes.MISSING_FILL,
    "hatch": palettes.MISSING_HATCH,
    "line": palettes.AREA_LINE,
    "casing": palettes.CASING,
    "selected": palettes.SELECTED_LINE,
    "marked": palettes.MARKED_LINE,
    "water": palettes.WATER,
    "land": palettes.LAND,
}


def assets(description: MapDescription) -> Payload:
    """All of a map that does not change when the scores do.

    Parameters
    ----------
    description : MapDescription
        What the map shows.

    Returns
    -------
    dict
        JSON data: folium's script, words, codes, names and geometry, with
        the fingerprint of the description as ``id``.
    """
    areas = description.areas
    background = description.background
    basemap = description.basemap
    return {
        "id": description.fingerprint,
        "script": describe(description),
        "text": asdict(description.text),
        "colours": COLOURS,
        "codes": list(areas.codes),
        "names": [str(name) for name in areas.names],
        "areas": encode(areas.geometry, areas.crs),
        "overlays": [_overlay(overlay, areas.crs) for overlay in description.overlays],
        "background": encode(background, areas.crs) if background is not None else [],
        "basemap": basemap.attribution if basemap else "",
        "notes": [
            note
            for note in (areas.source, description.text.generalised if areas.generalised else "")
            if note
        ],
    }


def _overlay(overlay: Overlay, crs: Any) -> Payload:
    points = overlay.has_points
    return {
        "id": overlay.id,
        "label": overlay.label,
        "group": overlay.group,
        "colour": overlay.colour,
        "dashed": overlay.dashed,
        "hatched": overlay.hatched,
        "shown": overlay.shown,
        "lines": overlay.is_lines,
        "geometry": [] if points else encode(overlay.geometry, crs),
        "points": encode_points(overlay.geometry, crs) if points else [],
        "hollow": list(overlay.hollow),
    }


def state(
    description: MapDescription,
    shading: Shading,
    *,
    selected: Sequence[str] = (),
    marked: Sequence[str] = (),
    focus: str | None = None,
) -> Payload:
    """One shading of a map and what is highlighted on it.

    Parameters
    ----------
    description : MapDescription
        The map.
    shading : Shading
        Classes, values and ranks in the order of the areas.
    selected, marked : sequence of str
        Codes of the areas to outline; codes of other areas are passed over.
    focus : str, optional
        Code of the area to bring into view.

    Returns
    -------
    dict
        JSON data, without geometry.

    Raises
    ------
    ValueError
        If the shading does not have one entry for each area.
    """
    known = set(description.areas.codes)
    return {
        "assets": description.fingerprint,
        "title": shading.title,
        "palette": list(shading.palette),
        "labels": [str(label) for label in shading.class_labels],
        "classes": _per_area("classes", [int(each) for each in shading.classes], len(known)),
        "values": _per_area("values", _texts(shading.values), len(known), optional=True),
        "ranks": _per_area("ranks", _texts(shading.ranks), len(known), optional=True),
        "missing": any(int(each) == MISSING for each in shading.classes),
        "selected": [code for code in selected if code in known],
        "marked": [code for code in marked if code in known],
        "focus": focus if focus in known else None,
    }


def pack(payload: Payload, level: int = 1) -> bytes:
    """A payload as JSON in zlib's format; the same payload gives the same bytes.

    Parameters
    ----------
    payload : dict
        JSON data.
    level : int
        How hard to compress, 0 (not at all) to 9.
    """
    return zlib.compress(for_script(payload).encode(), level=level)


def _texts(values: Sequence[Any]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


def _per_area(what: str, values: list[Any], areas: int, *, optional: bool = False) -> list[Any]:
    if len(values) != areas and not (optional and not values):
        raise ValueError(f"{len(values)} {what} for {areas} areas")
    return values
