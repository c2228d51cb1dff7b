"""Where an initiative works: areas picked, a surface or points drawn, or all of it typed."""

import json
from collections.abc import Sequence
from typing import Any

import shapely
import streamlit as st

from export.webmap import MapDescription, Shading
from language import drawing_text, register_text, text
from language.register_files_text import VOCABULARY
from layers.initiatives import Geography, InitiativeCard, Site
from layers.register_columns import COLUMNS
from layers.register_rows import DECIMALS, wkt
from layers.typed_places import outline_from_text, sites_from_text, sites_to_text
from ui import cached, drawing, session
from ui.components.drawing_map import Drawn, Geometry, ToolText, drawing_map
from ui.pages.map_page import area_title
from ui.pages.register_fields import DRAFT, ask, tied

MAP_HEIGHT = 460
OUTLINE, SITES, DIVISION = "geography.outline", "geography.sites", "geography.division"
AREA_FILL = "#e8e6df"
"""The one fill of areas that are not shaded by anything."""

PLAIN = ("extent", "certainty", "is_overlay_only")
LINES = ("geography.delomraden", "geography.derivation")
FIELDS = {column.field: column for column in COLUMNS["initiatives"]}


def plain_shading(areas: int, title: str, label: str) -> Shading:
    """Areas in one colour, where the map shows something else than figures."""
    return Shading([0] * areas, (AREA_FILL,), (label,), title)


def choose_place(card: InitiativeCard | None) -> dict[str, Any]:
    """Show the fields of the place with the map above them.

    Returns
    -------
    dict of str to object
        Text or choice by path of the field.
    """
    place = card.geography if card else Geography()
    columns = st.columns(len(PLAIN), vertical_alignment="bottom")
    found: dict[str, Any] = {}
    for name, column in zip(PLAIN, columns, strict=True):
        with column:
            found[name] = ask(FIELDS[name], card)
    st.markdown(register_text.DRAW_HELP)
    levels = list(cached.catalogue().levels)
    found[DIVISION] = st.radio(
        VOCABULARY.headings[DIVISION],
        levels,
        format_func=text.LEVELS.__getitem__,
        horizontal=True,
        **tied(DIVISION, place.division),
    )
    level = found[DIVISION]
    _draw(level, place)
    found["geography.areas"] = _areas(level, place)
    found[OUTLINE] = st.text_area(
        register_text.OUTLINE_LABEL, height=100, **tied(OUTLINE, place.outline)
    )
    found[SITES] = st.text_area(
        register_text.SITES_LABEL, height=100, **tied(SITES, sites_to_text(place.sites))
    )
    for name in LINES:
        found[name] = ask(FIELDS[name], card)
    if st.button(register_text.CLEAR):
        _put(level, [], "", "")
        session.choose(f"{DRAFT}.extent", "unknown")
        st.rerun()
    return found | {"geography.unmatched": list(place.unmatched)}


def read_place(name: str, entered: str, card: InitiativeCard | None, certainty: str) -> Any:
    """Outline or sites from their text.

    Raises
    ------
    InputError
        What cannot be read.
    """
    if name == OUTLINE:
        return outline_from_text(entered)
    known: Sequence[Site] = card.geography.sites if card else ()
    return sites_from_text(entered, known, certainty, register_text.UNNAMED)


def _areas(level: str, place: Geography) -> list[str]:
    areas = cached.catalogue().levels[level].areas
    return st.multiselect(
        register_text.AREAS_AT.format(level=text.LEVELS[level]),
        sorted(areas.codes, key=lambda code: str(areas.names[code]).casefold()),
        format_func=lambda code: area_title(areas, code),
        placeholder=register_text.AREAS_PLACEHOLDER,
        **tied(_areas_name(level), _first_areas(level, place)),
    )


def _areas_name(level: str) -> str:
    return f"areas.{level}"


def _first_areas(level: str, place: Geography) -> list[str]:
    return list(place.areas) if place.division == level else []


# ------------------------------------------------------------------ drawing


def _draw(level: str, place: Geography) -> None:
    """Show the map and put what is drawn on it into the fields below."""
    chosen = session.choice(f"{DRAFT}.{_areas_name(level)}", _first_areas(level, place))
    outline = session.choice(f"{DRAFT}.{OUTLINE}", place.outline)
    sites = session.choice(f"{DRAFT}.{SITES}", sites_to_text(place.sites))
    description = _description(level)
    drawn = drawing_map(
        description,
        plain_shading(
            len(description.areas),
            register_text.DRAW_MAP,
            register_text.MAP_AREAS.format(level=text.LEVELS[level]),
        ),
        key=f"register-drawing-{level}",
        text=ToolText(**drawing_text.TOOLS),
        shape=_shape(outline, sites),
        selected=chosen,
        height=MAP_HEIGHT,
    )
    if drawn is not None:
        _take(drawn, level, chosen, outline, sites)
        st.rerun()


@st.cache_resource(max_entries=4, show_spinner=False)
def _description(level: str) -> MapDescription:
    catalogue = cached.catalogue()
    return drawing.bare_description(cached.place(level), catalogue, register_text.DRAW_MAP)


def _take(drawn: Drawn, level: str, chosen: list[str], outline: str, sites: str) -> None:
    """Put a click or a drawing into the fields."""
    if drawn.geometry is None:
        code = drawn.code
        kept = [each for each in chosen if each != code]
        chosen = kept if code in chosen else [*chosen, code]
    elif drawn.tool == "point":
        corners = shapely.get_coordinates(_read(drawn.geometry)).round(DECIMALS).tolist()
        count = len(sites.splitlines())
        lines = [
            f"{register_text.UNNAMED.format(number=count + at)}; {x}; {y}"
            for at, (x, y) in enumerate(corners, start=1)
        ]
        sites = "\n".join([*sites.splitlines(), *lines])
    else:
        outline = wkt(_read(drawn.geometry))
    _put(level, chosen, outline, sites)
    surface = bool(chosen or outline)
    session.choose(f"{DRAFT}.extent", "areas" if surface else "points" if sites else "unknown")


def _put(level: str, areas: list[str], outline: str, sites: str) -> None:
    session.choose(f"{DRAFT}.{_areas_name(level)}", areas)
    session.choose(f"{DRAFT}.{OUTLINE}", outline)
    session.choose(f"{DRAFT}.{SITES}", sites)


def _read(geometry: Geometry) -> shapely.Geometry:
    return shapely.from_geojson(json.dumps(geometry))


def _shape(outline: str, sites: str) -> Geometry | None:
    """What the fields hold as one shape for the map; None where they cannot be read yet."""
    try:
        parts = [shapely.from_wkt(outline_from_text(outline))] if outline.strip() else []
        found = sites_from_text(sites, (), "remembered", register_text.UNNAMED)
    except ValueError:
        return None
    points = [
        shapely.Point(each["longitude"], each["latitude"])
        for each in found
        if each["longitude"] is not None and each["latitude"] is not None
    ]
    if parts:
        return json.loads(shapely.to_geojson(parts[0]))
    return json.loads(shapely.to_geojson(shapely.MultiPoint(points))) if points else None
