"""Access layers of the session: kept as choices, measured once, added to their places."""

from collections.abc import Sequence

import streamlit as st

from geo.faults import InputError
from ui import session
from ui.access_layers import AccessLayer, without_indicators
from ui.access_measuring import Ground, MeasuredLayer, extended, measure
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


def put(place: Place, layers: Sequence[AccessLayer], ground: Ground) -> None:
    """Keep layers in place of those that there are.

    Parameters
    ----------
    place : Place
        As it was read.
    layers : sequence of AccessLayer
    ground : Ground
        Of the place.

    Raises
    ------
    InputError
        One cannot be measured for the place; nothing is changed.
    """
    with_these(place, layers, ground)
    new = {name for layer in layers for name in layer.indicators}
    for old in kept(place.level):
        _forget(place.level, old, set(old.indicators) - new)
    session.choose(_name(place.level), tuple(layers))


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


def measured(place: Place, layer: AccessLayer, ground: Ground) -> MeasuredLayer:
    """A layer measured for a place as it was read.

    Raises
    ------
    InputError
        Every fault of the layer's files, or no such number of persons.
    """
    data = f"{place.full_fingerprint}{ground.table.fingerprint}"
    return _measured(data, layer.fingerprint, place, layer, ground)


@st.cache_resource(max_entries=32, show_spinner=False)
def _measured(
    data: str, choices: str, _place: Place, _layer: AccessLayer, _ground: Ground
) -> MeasuredLayer:
    return measure(_layer, _place, _ground)


def with_layers(place: Place, ground: Ground) -> Place:
    """A place with those of the reader's access layers that can be measured for it."""
    layers = []
    for layer in kept(place.level):
        try:
            layers.append(measured(place, layer, ground))
        except InputError:  # the page on access tells of it
            continue
    return _with(place, layers, ground)


def with_these(place: Place, layers: Sequence[AccessLayer], ground: Ground) -> Place:
    """A place as it was read, with some layers.

    Raises
    ------
    InputError
        One cannot be measured for it.
    """
    return _with(place, [measured(place, each, ground) for each in layers], ground)


def _with(place: Place, layers: list[MeasuredLayer], ground: Ground) -> Place:
    if not layers:
        return place
    data = f"{place.full_fingerprint}{ground.table.fingerprint}"
    return _extended(data, "".join(each.layer.fingerprint for each in layers), place, layers)


@st.cache_resource(max_entries=32, show_spinner=False)
def _extended(data: str, choices: str, _place: Place, _layers: list[MeasuredLayer]) -> Place:
    return extended(_place, _layers)
