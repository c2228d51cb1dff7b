"""Access layers of the session: kept as choices, measured once, added to their places."""

import streamlit as st

from geo.faults import InputError
from layers.catalogue import Catalogue
from ui import session
from ui.access_layers import AccessLayer, without_indicators
from ui.access_measuring import Ground, MeasuredLayer, extended, ground_of, measure
from ui.workspace import Place


def kept(level: str) -> tuple[AccessLayer, ...]:
    """The reader's layers for a level; embedded levels share them."""
    return session.choice(_name(level), ())


def add(level: str, layer: AccessLayer) -> None:
    """Keep a layer, in place of one of the same name."""
    for old in kept(level):
        if old.id == layer.id:
            _forget(level, old, set(old.indicators) - set(layer.indicators))
    session.choose(_name(level), (*kept(level), layer))


def remove(level: str, layer: AccessLayer) -> None:
    """Forget a layer, and take its indicators out of the scenario so that it can be computed."""
    _forget(level, layer, set(layer.indicators))


def _forget(level: str, layer: AccessLayer, lost: set[str]) -> None:
    session.choose(_name(level), tuple(each for each in kept(level) if each.id != layer.id))
    if not lost:
        return
    session.forget("shown.")
    built = session.scenario(level)
    if built is None or not lost & set(built.columns):
        return
    rest = without_indicators(built, lost)
    if rest is None:
        session.forget(f"scenario.{session.family(level)}")
    else:
        session.keep_scenario(level, rest)
    session.forget("index.", "weight.")


def _name(level: str) -> str:
    return f"access.{session.family(level)}"


def measured(place: Place, layer: AccessLayer, catalogue: Catalogue) -> MeasuredLayer:
    """A layer measured for a place as it was read.

    Raises
    ------
    InputError
        Every fault of the layer's files, or no such number of persons.
    """
    return _measured(
        place.full_fingerprint, layer.fingerprint, place, layer, ground_of(place, catalogue)
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _measured(
    data: str, choices: str, _place: Place, _layer: AccessLayer, _ground: Ground
) -> MeasuredLayer:
    return measure(_layer, _place, _ground)


def usable(place: Place, catalogue: Catalogue) -> tuple[MeasuredLayer, ...]:
    """The reader's layers that can be measured for a place; the page tells of the others."""
    found = []
    for layer in kept(place.level):
        try:
            found.append(measured(place, layer, catalogue))
        except InputError:
            continue
    return tuple(found)


def with_layers(place: Place, catalogue: Catalogue) -> Place:
    """A place with the reader's access layers among its figures."""
    layers = usable(place, catalogue)
    if not layers:
        return place
    chosen = "".join(each.layer.fingerprint for each in layers)
    return _extended(place.full_fingerprint, chosen, place, layers)


@st.cache_resource(max_entries=32, show_spinner=False)
def _extended(data: str, choices: str, _place: Place, _layers: tuple[MeasuredLayer, ...]) -> Place:
    return extended(_place, _layers)
