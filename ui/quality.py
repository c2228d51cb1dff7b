"""The quality report of a place, kept between runs."""

from collections.abc import Callable, Collection

import streamlit as st

from geo.editions import changed_areas
from geo.faults import InputError
from layers.own_columns import roles_of, structure_of_roles
from layers.quality import Layer, Quality, quality
from layers.sources.divisions import DIVISIONS
from ui import cached, fetched
from ui.fetching import EMBEDDED_DIVISION
from ui.workspace import Place

BEFORE = {"deso_2025": "deso_2018", "regso_2025": "regso_2020"}
"""The edition before, by division."""


def report(place: Place) -> tuple[Quality, ...]:
    """The quality report of a place by what is small in it."""
    return _report(place.fingerprint, fetched.cache().state, place)


@st.cache_resource(max_entries=16, show_spinner=False)
def _report(data: str, fetched_state: str, _place: Place) -> tuple[Quality, ...]:
    return quality(layer_of(_place), small=_place.protection.small)


def layer_of(place: Place) -> Layer:
    """The figures of a place with what is known beside them."""
    if place.level == cached.OWN:
        roles = roles_of(place.table, place.protection.roles)
        known = [role for role in roles if role.column in place.table.indicators]
        return Layer(place.table, structure=structure_of_roles(known, place.table.values))
    above = _other(fetched.ABOVE.get(place.level))
    return Layer(
        place.table,
        place.cards,
        holds=_holds(place.level),
        parent=place.areas.parent,
        above=above.table if above else None,
        changed=_changed(place),
    )


def _holds(level: str) -> Callable[[int], bool] | None:
    division = DIVISIONS.get(EMBEDDED_DIVISION.get(level, level))
    return division.holds if division else None


def _other(level: str | None) -> Place | None:
    """Another fetched division, None where it is not whole."""
    try:
        return fetched.place(level, cached.initiatives()) if level else None
    except InputError:
        return None


def _changed(place: Place) -> Collection[str]:
    """Areas that are not the same as the area of the same code in the edition before."""
    before = _other(BEFORE.get(place.level))
    if before is None:
        return ()
    return changed_areas(place.areas, before.areas.geometry)
