"""Fetched divisions as places, and fetched indices of others, kept between runs."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from geo.faults import Fault, FaultKind, InputError
from layers.cards import IndicatorCard
from layers.located import Initiatives
from layers.sources.cache import Cache
from layers.sources.divisions import DIVISIONS
from layers.sources.scb_tables import Registry
from ui.fetching import cache_folder, fetched_place, published_for, registry
from ui.given import given
from ui.workspace import Place


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
