"""Candidates kept between runs: which areas are neighbours, and the figures of sets of them."""

from dataclasses import astuple, dataclass

import pandas as pd
import streamlit as st

from geo.neighbours import Neighbours, Rule, neighbours
from layers.cards import IndicatorCard, Upwards
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.places.candidates import CandidateSet
from scoring.places.figures import CandidateFigures, candidate_figures
from scoring.places.graph import AreaGraph
from scoring.scenario import Scenario
from ui import cached
from ui.covered import CHILDREN, POPULATION
from ui.reference import reference_fingerprint
from ui.workspace import Place

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Links:
    """What makes two areas neighbours, as for :func:`geo.neighbours.neighbours`."""

    rule: Rule = "queen"
    tolerance: float = 0.1
    distance: float = 1000.0


def near(place: Place, links: Links = Links()) -> Neighbours:
    """Which areas of a place are neighbours, before any barrier."""
    return _near(place.areas.fingerprint, astuple(links), place, links)


@st.cache_resource(max_entries=32, show_spinner=False)
def _near(areas: str, choices: tuple[object, ...], _place: Place, _links: Links) -> Neighbours:
    return neighbours(
        _place.areas, _links.rule, tolerance=_links.tolerance, distance=_links.distance
    )


def graph(place: Place, links: Links = Links(), parted: Pairs = ()) -> AreaGraph:
    """The graph of a place's areas.

    Parameters
    ----------
    place : Place
    links : Links
        What makes neighbours.
    parted : tuple of (str, str)
        Codes of neighbours that a barrier parts.
    """
    found = near(place, links)
    return AreaGraph(found.codes, found.adjacency).without(parted)


def figures(place: Place, scenario: Scenario, candidates: CandidateSet) -> CandidateFigures:
    """Figures of candidates by a scenario.

    In the reader's own data, residents and children are looked for in columns
    named as the embedded ones; figures are means weighted by residents, and
    missing where their number is.
    """
    told = candidates.model_dump_json()
    data = f"{place.fingerprint}{reference_fingerprint(place.level, scenario)}"
    return _figures(data, scenario.fingerprint, told, place, scenario, candidates)


@st.cache_resource(max_entries=64, show_spinner=False)
def _figures(
    data: str,
    choices: str,
    told: str,
    _place: Place,
    _scenario: Scenario,
    _candidates: CandidateSet,
) -> CandidateFigures:
    table = _with_residents(_place.table)
    return candidate_figures(
        _candidates.candidates,
        table,
        {name: _place.cards.get(name) or _own_card(name) for name in table.indicators},
        cached.scored(_place, _scenario),
        POPULATION,
    )


def _with_residents(table: IndicatorTable) -> IndicatorTable:
    """The table, with a column of residents that is missing throughout where it has none."""
    if POPULATION in table.indicators:
        return table
    return IndicatorTable(
        table.values.assign(**{POPULATION: float("nan")}),
        table.status.assign(**{POPULATION: pd.Series(Status.MISSING, table.codes, dtype="int8")}),
    )


def _own_card(name: str) -> IndicatorCard:
    """What is taken of a column that has no card: a count where it is known, else a mean."""
    cards = cached.catalogue().cards
    if name in (POPULATION, CHILDREN):
        return cards[name]
    mean = {"id": name, "title": name, "kind": "mean", "upwards": Upwards(method="none")}
    return cards[POPULATION].model_copy(update=mean)
