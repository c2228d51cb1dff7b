"""Comparisons kept between runs: what is compared, its figures, and how sure their order is."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from language import compare_text as words
from layers.catalogue import LEVELS, ancestors
from scoring.places.candidates import Candidate, CandidateSet
from scoring.places.compare import Difference, bases_within, difference, figure_differences
from scoring.places.coverage import reached
from scoring.places.fields import candidate_fields
from scoring.places.figures import CandidateFigures
from scoring.places.joint import correlation, in_common, joint_indices, share_above
from scoring.places.placing import dimension_values, place_indicators
from scoring.places.portfolio import persons_of_share
from scoring.places.turning import figure_turns, weight_turns
from scoring.scenario import Scenario, Uncertainty
from scoring.score import ScoreResult
from ui import cached, covered, placed, session
from ui.covered import CHILDREN, POPULATION, persons
from ui.reference import reference_fingerprint
from ui.workspace import Place

CITY = "*"
"""Id of the whole city among the candidates that are compared."""

LOW_ECON = "low_econ_2024"
SURE = 0.95
"""Share of the draws from which an order is said to be sure."""


@dataclass(frozen=True, eq=False)
class Compared:
    """Candidates beside each other and beside the whole city.

    Parameters
    ----------
    place : Place
    scenario : Scenario
    result : ScoreResult
        Of the areas.
    candidates : tuple of Candidate
        As chosen; the city is not among them.
    figures : CandidateFigures
        Of the candidates, then of the city (:data:`CITY`).
    normalised : DataFrame of float
        Their figures on the areas' scale.
    """

    place: Place
    scenario: Scenario
    result: ScoreResult
    candidates: tuple[Candidate, ...]
    figures: CandidateFigures
    normalised: pd.DataFrame

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the candidates, in order."""
        return tuple(each.id for each in self.candidates)

    @property
    def key(self) -> str:
        """Names all that a comparison stands on (hexadecimal)."""
        return _digest(
            self.place.full_fingerprint,
            reference_fingerprint(self.place.level, self.scenario),
            self.scenario.fingerprint,
            *(each.model_dump_json() for each in self.candidates),
        )

    def __getitem__(self, identifier: str) -> Candidate:
        return {each.id: each for each in self.everyone}[identifier]

    @property
    def everyone(self) -> tuple[Candidate, ...]:
        """The candidates and the city."""
        return (*self.candidates, whole_city(self.place))

    def name(self, identifier: str) -> str:
        """Name for the reader."""
        return self[identifier].name

    def figure(self, identifier: str, indicator: str) -> float:
        """A figure in its own unit; NaN where it is missing or there is none."""
        values = self.figures.table.values
        return float(values.loc[identifier, indicator]) if indicator in values else float("nan")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def whole_city(place: Place) -> Candidate:
    """All areas of a place."""
    name = words.WHOLE if place.level == cached.OWN else words.CITY
    return Candidate(id=CITY, name=name, codes=tuple(place.areas.codes), made="union")


def offered(level: str) -> tuple[str, ...]:
    """What can be compared at a level, the candidates first where there are any."""
    own = ("candidates",) if session.candidates(level).candidates else ()
    if level not in LEVELS:
        return (*own, level)
    return (*own, *(each for each in LEVELS[1:] if LEVELS.index(each) >= LEVELS.index(level)))


def to_compare(place: Place, kind: str) -> tuple[Candidate, ...]:
    """Candidates of the reader, or larger areas as if they were; see :func:`offered`."""
    if kind == "candidates":
        return session.candidates(place.level).within(place.areas.codes).candidates
    if kind == place.level or kind not in cached.catalogue().levels:
        division = place if kind in (cached.OWN, place.level) else cached.place(kind)
        names = division.areas.names.astype(str)
        return tuple(Candidate(id=code, name=names[code], codes=(code,)) for code in names.index)
    areas = {level: found.areas for level, found in cached.catalogue().levels.items()}
    above = ancestors(areas, kind) if place.level == LEVELS[0] else place.areas.parent
    names = areas[kind].names.astype(str)
    return tuple(
        Candidate(id=str(code), name=names[code], codes=tuple(inside.index))
        for code, inside in above.groupby(above)
    )


def compared(place: Place, scenario: Scenario, candidates: Sequence[Candidate]) -> Compared:
    """Figures of candidates beside those of the city."""
    everyone = CandidateSet(division=place.level, candidates=(*candidates, whole_city(place)))
    result = cached.scored(place, scenario)
    figures = placed.figures(place, scenario, everyone)
    normalised = place_indicators(figures.table.values, place.table, result)
    return Compared(place, scenario, result, tuple(candidates), figures, normalised)


def uncertainty(found: Compared) -> Uncertainty:
    """The scenario's own, the usual where it has none."""
    return found.scenario.uncertainty or Uncertainty()


def order(found: Compared) -> pd.DataFrame:
    """Share of the joint draws in which one candidate lies above another, the city included."""
    return _order(found.key, found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _order(key: str, _found: Compared) -> pd.DataFrame:
    together = correlation(in_common(_found.everyone, persons(_found.place, POPULATION)))
    return share_above(
        joint_indices(
            _found.figures, together, _found.place.table, _found.result, uncertainty(_found)
        )
    )


def dimensions(found: Compared) -> pd.DataFrame:
    """Value of each dimension by candidate, the city last."""
    return _dimensions(found.key, found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _dimensions(key: str, _found: Compared) -> pd.DataFrame:
    return dimension_values(_found.normalised, _found.result)


def apart(found: Compared, one: str, other: str) -> pd.DataFrame:
    """Figures of one candidate against another's, or the city's, with their uncertainty."""
    inside = set(found[other].codes)
    codes = [code for code in found[one].codes if code in inside]
    shared = bases_within(codes, found.place.table, found.place.cards, POPULATION)
    return figure_differences(found.figures, one, other, shared)


def explained(found: Compared, one: str, other: str) -> Difference:
    """What the difference of two indices is made of."""
    return _explained(found.key, one, other, found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _explained(key: str, one: str, other: str, _found: Compared) -> Difference:
    return difference(_found.normalised.loc[[one, other]], _found.result)


def turned_by_figures(found: Compared, moving: str, other: str) -> pd.DataFrame:
    """The figure of one candidate that brings it level with another, one indicator at a time."""
    return _turned(found.key, moving, other, found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _turned(key: str, moving: str, other: str, _found: Compared) -> pd.DataFrame:
    values = _found.figures.table.values
    return figure_turns(values, moving, other, _found.place.table, _found.result)


def turned_by_weights(found: Compared, one: str, other: str) -> pd.DataFrame:
    """How far one weight must move; raises as :func:`scoring.places.turning.weight_turns`."""
    return weight_turns(found.normalised.loc[[one, other]], found.result)


@dataclass(frozen=True, eq=False)
class Reach:
    """What reaches candidates, the city last.

    Parameters
    ----------
    coverage : Series of float
        Coverage index of the children, 0-1.
    field : Series of str
        From :func:`scoring.places.fields.candidate_fields`.
    initiatives : DataFrame of float
        Share of surface under each initiative that counts.
    """

    coverage: pd.Series
    field: pd.Series
    initiatives: pd.DataFrame


def reach(found: Compared) -> Reach:
    """Coverage, field and initiatives of the candidates."""
    return _reach(found.key, found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _reach(key: str, _found: Compared) -> Reach:
    cover = covered.coverage_of(_found.place, _found.scenario)
    small = cover.parts.table[["index"]]
    parent = pd.Series(small.index, small.index) if cover.parent is None else cover.parent
    children = persons(cover.small, CHILDREN)
    surface = _found.place.areas.geometry.area
    shares, held = {}, {}
    for each in _found.everyone:
        inside = parent[parent.isin(list(each.codes))].index
        shares[each.id] = _together(small.loc[inside], children)["index"]
        held[each.id] = _together(cover.surface.initiatives.loc[list(each.codes)], surface)
    share = pd.Series(shares, dtype=float)
    fields = covered.fields_of(_found.place, _found.scenario).fields
    return Reach(
        share,
        candidate_fields(_found.figures.index["index"], share, fields),
        pd.DataFrame.from_dict(held, orient="index"),
    )


def _together(part: pd.DataFrame, base: pd.Series) -> pd.Series:
    """Covered share of some areas as one."""
    return reached(part, base, pd.Series("one", part.index)).share.iloc[0]


def counts(place: Place) -> pd.DataFrame:
    """Persons by area: all, children, and those with low economic standard, NaN where unknown."""
    everyone = persons(place, POPULATION)
    return pd.DataFrame(
        {
            "persons": everyone,
            "children": persons(place, CHILDREN),
            "low_econ": persons_of_share(persons(place, LOW_ECON), everyone),
        }
    )


def area_names(place: Place) -> pd.Series:
    """Names of the areas by code."""
    return place.areas.names.astype(str)
