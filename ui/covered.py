"""Coverage kept between runs: what reaches the areas of a place, and where need outruns it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from geo.nearest import nearest
from layers.catalogue import LEVELS, ancestors
from layers.organisations import Organisation
from layers.responsibility import ResponsibilityRules, read_rules
from scoring.certainty.montecarlo import Figures
from scoring.coverage_choice import Coverage
from scoring.places.coverage import Covered, Reached, cover_areas, reached, reached_within
from scoring.places.fields import (
    Fields,
    field_probabilities,
    fields,
    p_coverage_high,
    p_need_high,
)
from scoring.scenario import Scenario, Uncertainty
from ui import cached
from ui.given import given
from ui.reference import outside, reference_fingerprint
from ui.workspace import DATA, Place

CHILDREN = "children_0_19_2025"
POPULATION = "pop_2025"

MOST_DRAWS = 4_000
"""Draws of need at most, as on the page on certainty; the page is waited for."""


@dataclass(frozen=True, eq=False)
class PlaceCoverage:
    """How far initiatives reach in a place.

    Parameters
    ----------
    place : Place
    small : Place
        The small areas that persons are spread over: DeSO, or the place itself
        where it is the reader's own.
    parent : Series of str or None
        Area of the place by small area.
    surface : Covered
        By the place's own areas: shares of surface.
    parts : Covered
        By the small areas.
    """

    place: Place
    small: Place
    parent: pd.Series | None
    surface: Covered
    parts: Covered

    def reach(self, shares: pd.DataFrame, column: str) -> Reached:
        """Persons of a column under something, by area of the place in order."""
        found = reached(shares, persons(self.small, column), self.parent)
        codes = self.place.areas.codes
        return Reached(found.covered.reindex(codes), found.base.reindex(codes))

    @property
    def children(self) -> Reached:
        """Children under the union, and by the coverage index."""
        return self.reach(self.parts.table, CHILDREN)


@dataclass(frozen=True, eq=False)
class PlaceFields:
    """The field of each area of a place, and the probability (0-1) of each."""

    fields: Fields
    probabilities: pd.DataFrame

    def sureness(self, code: str) -> float:
        """Probability of the field that an area stands in; NaN where it has none."""
        field = self.fields.of[code]
        return float(self.probabilities.loc[code, field]) if field else float("nan")


def surface_within(shares: pd.DataFrame, place: Place, codes: Sequence[str]) -> pd.DataFrame:
    """Share of the surface of some areas together that lies under something; one row."""
    return reached_within(shares, place.areas.geometry.area, list(codes)).share


def persons(place: Place, column: str) -> pd.Series:
    """A count by area; NaN throughout where the place does not have it."""
    if column in place.table.indicators:
        return place.table.values[column]
    return pd.Series(float("nan"), place.areas.codes)


def choice_of(scenario: Scenario) -> Coverage:
    """What the scenario says of coverage, the usual where it says nothing."""
    return scenario.coverage or Coverage()


def coverage_of(place: Place, scenario: Scenario) -> PlaceCoverage:
    """How far initiatives reach in a place by a scenario."""
    choice = choice_of(scenario)
    small = cached.place(LEVELS[0]) if place.level in LEVELS else place
    data = f"{place.full_fingerprint}{small.full_fingerprint}"
    return _coverage(data, choice.model_dump_json(), place, small, choice)


@st.cache_resource(max_entries=32, show_spinner=False)
def _coverage(
    data: str, choices: str, _place: Place, _small: Place, _choice: Coverage
) -> PlaceCoverage:
    small, surface = _small, cover_areas(_place.cover, _place.initiatives.cards, _choice)
    if small.level == _place.level:
        return PlaceCoverage(_place, small, None, surface, surface)
    areas = {level: found.areas for level, found in cached.catalogue().levels.items()}
    parts = cover_areas(small.cover, small.initiatives.cards, _choice)
    return PlaceCoverage(_place, small, ancestors(areas, _place.level), surface, parts)


def fields_of(place: Place, scenario: Scenario) -> PlaceFields:
    """The field of each area, and how sure it is."""
    choice = choice_of(scenario)
    found = coverage_of(place, scenario)
    need = _need_high(
        f"{place.fingerprint}{reference_fingerprint(place.level, scenario)}",
        scenario.model_copy(update={"coverage": None}).fingerprint,
        (choice.need, choice.need_from),
        place,
        scenario,
        choice,
    )
    seed = (scenario.uncertainty or Uncertainty()).seed
    reach = _coverage_high(
        f"{place.full_fingerprint}{found.small.full_fingerprint}",
        choice.model_dump_json(),
        seed,
        found,
        choice,
    )
    share = found.children.share["index"]
    result = cached.scored(place, scenario)
    return PlaceFields(fields(result, share, choice), field_probabilities(need, reach))


@st.cache_resource(max_entries=32, show_spinner=False)
def _need_high(
    data: str,
    choices: str,
    limit: tuple[str, float],
    _place: Place,
    _scenario: Scenario,
    _choice: Coverage,
) -> pd.Series:
    own = _scenario.uncertainty or Uncertainty()
    drawn = own.model_copy(update={"draws": min(own.draws, MOST_DRAWS)})
    varied = _scenario.model_copy(update={"uncertainty": drawn})
    outer = outside(_place.level, _scenario)
    return p_need_high(Figures(_place.table, _place.areas.parent, outer), varied, _choice)


@st.cache_resource(max_entries=32, show_spinner=False)
def _coverage_high(
    data: str, choices: str, seed: int, _found: PlaceCoverage, _choice: Coverage
) -> pd.Series:
    small = _found.small
    return p_coverage_high(
        small.cover,
        small.initiatives.cards,
        _choice,
        persons(small, CHILDREN),
        _found.parent,
        seed=seed,
    )


def nearest_sites(place: Place, scenario: Scenario) -> pd.DataFrame:
    """Metres from each area to the nearest site of each kind whose phase counts."""
    phases = choice_of(scenario).phases
    return _nearest(place.full_fingerprint, phases, place)


@st.cache_resource(max_entries=32, show_spinner=False)
def _nearest(data: str, phases: tuple[str, ...], _place: Place) -> pd.DataFrame:
    kinds = {card.id: card.kind for card in _place.initiatives.cards if card.status in phases}
    points = _place.initiatives.points
    counted = points[points["initiative"].isin(list(kinds))]
    return nearest(_place.areas, counted, counted["initiative"].map(kinds))


def delivered_rules() -> ResponsibilityRules:
    """The rules of responsibility that come with the embedded data."""
    return _delivered_rules(str(given().folder or DATA))


@st.cache_resource(max_entries=4, show_spinner=False)
def _delivered_rules(folder: str) -> ResponsibilityRules:
    return read_rules(Path(folder), cached.catalogue().organisations)


def owners() -> dict[str, Organisation]:
    """Boards and companies of the city, by id."""
    known = cached.catalogue().organisations
    return {name: found for name, found in known.items() if found.is_of_the_city}
