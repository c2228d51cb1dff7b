"""Fetched divisions as places, and fetched indices of others, kept between runs."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.faults import Fault, FaultKind, InputError
from layers.cards import IndicatorCard
from layers.disclosure import Protected, SmallNumbers, protect, structure_of
from layers.located import Initiatives
from layers.protected import hide
from layers.sources.cache import Cache
from layers.sources.divisions import DIVISIONS
from layers.sources.scb_tables import Registry
from ui.fetching import cache_folder, fetched_place, published_for, registry
from ui.given import given
from ui.open_data import with_threshold
from ui.workspace import Place

ABOVE = {"deso_2025": "regso_2025", "deso_2018": "regso_2020"}
"""The division above, with figures of its own, by division."""


def cache() -> Cache:
    """What has been fetched."""
    return Cache(given().cache or cache_folder())


def place(level: str, over: Initiatives) -> Place | None:
    """A fetched division as a place, None where outlines or figures are lacking.

    Raises
    ------
    InputError
        A fetched file is damaged, or does not fit its division.
    """
    there = cache()
    if not there.state:
        return None
    return _place(level, str(there.folder), there.state, over.fingerprint, there, over)


@st.cache_resource(max_entries=8, show_spinner=False)
def _place(
    level: str, folder: str, state: str, register: str, _cache: Cache, _over: Initiatives
) -> Place | None:
    return fetched_place(_cache, _declared(), level, _over)


def required(level: str, over: Initiatives) -> Place:
    """A fetched division that has been chosen.

    Raises
    ------
    InputError
        It is no longer there, or is damaged.
    """
    found = place(level, over)
    if found is None:
        raise InputError([Fault(FaultKind.CACHE_CHANGED, DIVISIONS[level].title)])
    return found


def protected(level: str, over: Initiatives, threshold: int) -> Place:
    """The same as :func:`required`, without what is small by the threshold.

    Larger areas are told less of where it would give smaller ones away.
    """
    found = required(level, over)
    if threshold == 1:
        return found
    below = next((place(each, over) for each, above in ABOVE.items() if above == level), None)
    key = f"{found.full_fingerprint}{below.fingerprint if below else ''}"
    return _protected(key, threshold, found, below)


@st.cache_resource(max_entries=8, show_spinner=False)
def _protected(key: str, threshold: int, _found: Place, _below: Place | None) -> Place:
    rule = SmallNumbers(threshold=threshold)
    table = _protect(_found, rule).table
    if _below is not None:
        table = hide(table, _protect(_below, rule).above[0])
    return with_threshold(replace(_found, table=table), threshold)


def _protect(found: Place, rule: SmallNumbers) -> Protected:
    parent = found.areas.parent
    parents = [] if parent is None else [parent]
    return protect(found.table, structure_of(found.cards), rule, parents)


def is_ready(level: str, over: Initiatives, wanted: Collection[str]) -> bool:
    """Whether a division can be chosen: it is whole, and has these indicators.

    An edition that holds for none of their years is not looked into.
    """
    years = {int(name[-4:]) for name in wanted if name[-4:].isdecimal()}
    if years and not any(DIVISIONS[level].holds(year) for year in years):
        return False
    try:
        found = place(level, over)
    except InputError:
        return False
    return found is not None and set(wanted) <= set(found.table.indicators)


@st.cache_resource(show_spinner=False)
def _declared() -> Registry:
    return registry()


def published(level: str) -> tuple[tuple[IndicatorCard, pd.Series], ...]:
    """Indices that others have published for the areas of a level, where they were fetched.

    A damaged file counts as none here: Hämta data is where it is told.
    """
    there = cache()
    if not there.state:
        return ()
    try:
        return _published(level, str(there.folder), there.state, there)
    except InputError:
        return ()


@st.cache_resource(max_entries=8, show_spinner=False)
def _published(
    level: str, folder: str, state: str, _cache: Cache
) -> tuple[tuple[IndicatorCard, pd.Series], ...]:
    return published_for(_cache, _declared(), level)
