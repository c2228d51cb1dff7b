"""Published RegSO figures beside those carried up from DeSO, where RegSO has been fetched."""

from dataclasses import dataclass, replace

import streamlit as st

from geo.faults import InputError
from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from layers.upwards import aggregate_up
from scoring.certainty.agreement import Agreement, Computed, Published, agreement
from scoring.places.whole import whole_areas
from scoring.scenario import Scenario
from ui import cached, fetched, placed, session
from ui.fetching import EMBEDDED_DIVISION
from ui.workspace import Place

PUBLISHED = ("regso_2025", "regso_2020")
"""Levels with published RegSO figures, the one that is wanted first."""

PARTS = ("deso", "deso_2025")
"""Levels that RegSO are carried up from: embedded and fetched."""


@dataclass(frozen=True, eq=False)
class Beside:
    """Computed and published RegSO figures.

    Parameters
    ----------
    parts : Place
        The DeSO that were carried up.
    published : Place
        The fetched RegSO.
    found : tuple of Agreement
    """

    parts: Place
    published: Place
    found: tuple[Agreement, ...]


@dataclass(frozen=True, eq=False)
class CandidateBeside:
    """A candidate that is one RegSO, beside what is published for it.

    Parameters
    ----------
    name, code : str
        Of the candidate, and of the RegSO.
    found : tuple of Agreement
        Over that one area: all others are left out.
    """

    name: str
    code: str
    found: tuple[Agreement, ...]


def published_regso() -> Place | None:
    """The fetched RegSO, None where there are none or a file is damaged."""
    return next((place for level in PUBLISHED if (place := _fetched(level)) is not None), None)


def besides(published: Place) -> tuple[Beside, ...]:
    """Computed figures beside the published, of every level of parts there is."""
    places = [cached.place(PARTS[0]), *(_fetched(level) for level in PARTS[1:])]
    return tuple(
        Beside(each, published, _agreed(each.fingerprint, published.fingerprint, each, published))
        for each in places
        if each is not None
    )


def candidates_beside(published: Place, scenario: Scenario) -> tuple[CandidateBeside, ...]:
    """Candidates of embedded DeSO that are one whole RegSO, beside the published figures."""
    parts = cached.place(PARTS[0])
    kept = session.candidates(PARTS[0])
    same = whole_areas(kept.candidates, parts.areas.parent)
    if not same:
        return ()
    chosen = kept.model_copy(
        update={"candidates": tuple(each for each in kept.candidates if each.id in same)}
    )
    table = placed.figures(parts, scenario, chosen).table
    names = {each.id: each.name for each in chosen.candidates}
    return tuple(
        CandidateBeside(names[own], code, _of_candidate(_row(table, own, code), parts, published))
        for own, code in same.items()
    )


def _row(table: IndicatorTable, own: str, code: str) -> IndicatorTable:
    """Figures of one candidate under the code of the RegSO that it is."""
    renamed = {own: code}
    return IndicatorTable(
        table.values.loc[[own]].rename(index=renamed), table.status.loc[[own]].rename(index=renamed)
    )


def _of_candidate(row: IndicatorTable, parts: Place, published: Place) -> tuple[Agreement, ...]:
    key = f"{row.fingerprint}{parts.fingerprint}{published.fingerprint}"
    return _candidate_agreed(key, row, parts, published)


@st.cache_resource(max_entries=128, show_spinner=False)
def _candidate_agreed(
    key: str, _row: IndicatorTable, _parts: Place, _published_place: Place
) -> tuple[Agreement, ...]:
    return agreement(replace(_computed(_parts), table=_row), _published(_published_place))


@st.cache_resource(max_entries=8, show_spinner=False)
def _agreed(
    computed: str, published: str, _parts: Place, _published_place: Place
) -> tuple[Agreement, ...]:
    return agreement(_computed(_parts), _published(_published_place))


def _computed(parts: Place) -> Computed:
    """RegSO of these DeSO, for the indicators whose bases are there."""
    cards = _with_bases(parts)
    chosen = list(cards)
    table = IndicatorTable(parts.table.values[chosen], parts.table.status[chosen])
    parent = parts.areas.parent
    return Computed(aggregate_up(table, cards, parent), cards, _edition(parts), table, parent)


def _with_bases(place: Place) -> dict[str, IndicatorCard]:
    known = set(place.table.indicators)
    return {
        name: place.cards[name]
        for name in place.table.indicators
        if name in place.cards and known.issuperset(place.cards[name].upwards.bases)
    }


def _published(place: Place) -> Published:
    return Published(place.table, place.cards, _edition(place))


def _edition(place: Place) -> str:
    """Year of the edition of a place's division."""
    return EMBEDDED_DIVISION.get(place.level, place.level).rpartition("_")[2]


def _fetched(level: str) -> Place | None:
    try:
        return fetched.place(level, cached.initiatives())
    except InputError:
        return None
