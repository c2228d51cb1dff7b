"""Candidates kept between runs: which areas are neighbours, what is found, and its figures."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.barriers import SHARE, parted_pairs
from geo.borders import Borders, borders
from geo.neighbours import Neighbours, Rule, neighbours
from layers.barriers import read_barriers
from layers.cards import IndicatorCard, Upwards
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.places.candidates import Candidate, CandidateSet
from scoring.places.figures import CandidateFigures, candidate_figures
from scoring.places.goal import SearchRule
from scoring.places.graph import AreaGraph
from scoring.places.partitions import Partition, best_regions, max_p, skater
from scoring.places.search import SearchResult, search
from scoring.scenario import Scenario
from ui import cached
from ui.covered import CHILDREN, POPULATION, persons
from ui.files import spooled
from ui.memory import Memory
from ui.reference import reference_fingerprint
from ui.workspace import Place

Pairs = tuple[tuple[str, str], ...]

SEARCHES: Memory[SearchResult] = Memory(16)

PARTITIONS: Memory[dict[str, Partition]] = Memory(16)


@dataclass(frozen=True)
class Links:
    """What makes two areas neighbours, as for :func:`geo.neighbours.neighbours`."""

    rule: Rule = "queen"
    tolerance: float = 0.1
    distance: float = 1000.0


@dataclass(frozen=True)
class Barriers:
    """A reader's file of barriers, and the share (0-1) of a border from which they close it."""

    name: str
    content: bytes
    share: float = SHARE


@dataclass(frozen=True)
class Sizes:
    """Columns that a search counts: what its bounds are of, and whose need it captures."""

    size: str = POPULATION
    persons: str = POPULATION


def near(place: Place, links: Links = Links()) -> Neighbours:
    """Which areas of a place are neighbours, before any barrier."""
    return _near(place.areas.fingerprint, astuple(links), place, links)


@st.cache_resource(max_entries=32, show_spinner=False)
def _near(areas: str, choices: tuple[object, ...], _place: Place, _links: Links) -> Neighbours:
    return neighbours(
        _place.areas, _links.rule, tolerance=_links.tolerance, distance=_links.distance
    )


def parted(place: Place, links: Links, barriers: Barriers | None) -> Pairs:
    """Pairs of neighbours that barriers part, codes in the areas' order.

    Raises
    ------
    InputError
        The file holds no barriers.
    """
    if barriers is None:
        return ()
    content = hashlib.sha256(barriers.content).hexdigest()
    choices = (*astuple(links), barriers.name, content, barriers.share)
    return _parted(place.areas.fingerprint, choices, place, links, barriers)


@st.cache_resource(max_entries=16, show_spinner=False)
def _parted(
    areas: str, choices: tuple[object, ...], _place: Place, _links: Links, _barriers: Barriers
) -> Pairs:
    lines = _lines(_barriers, _place)
    found = parted_pairs(_place.areas, near(_place, _links), lines, min_share=_barriers.share)
    return tuple((str(one), str(other)) for one, other in found.index)


def _lines(barriers: Barriers, place: Place) -> gpd.GeoSeries:
    with tempfile.TemporaryDirectory() as folder:
        path = spooled(Path(folder) / "barriers", barriers.name, barriers.content)
        return read_barriers(path, place.areas.crs)


def graph(place: Place, links: Links = Links(), cut: Pairs = ()) -> AreaGraph:
    """The graph of a place's areas.

    Parameters
    ----------
    place : Place
    links : Links
        What makes neighbours.
    cut : tuple of (str, str)
        Codes of neighbours that a barrier parts.
    """
    found = near(place, links)
    return AreaGraph(found.codes, found.adjacency).without(cut)


def border_lengths(place: Place) -> Borders:
    """Surfaces, outlines and shared borders of a place's areas."""
    return _borders(place.areas.fingerprint, place)


@st.cache_resource(max_entries=8, show_spinner=False)
def _borders(areas: str, _place: Place) -> Borders:
    return borders(_place.areas, near(_place))


def search_key(place: Place, scenario: Scenario, of: AreaGraph, sizes: Sizes) -> str:
    """Names all that a search stands on beside its rule (hexadecimal)."""
    links = hashlib.sha256(of.adjacency.indices.tobytes() + of.adjacency.indptr.tobytes())
    parts = (_data(place, scenario), scenario.fingerprint, links.hexdigest(), *astuple(sizes))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def searched(
    place: Place, scenario: Scenario, of: AreaGraph, sizes: Sizes, rule: SearchRule
) -> SearchResult:
    """What a search finds.

    Raises
    ------
    InputError
        What cannot be met, and why.
    """
    return SEARCHES.get(
        (search_key(place, scenario, of, sizes), rule.model_dump_json()),
        lambda: search(
            cached.scored(place, scenario).index,
            persons(place, sizes.size),
            of,
            rule,
            persons=persons(place, sizes.persons),
            parent=place.areas.parent,
            borders=border_lengths(place),
        ),
    )


def partitions(
    place: Place, scenario: Scenario, of: AreaGraph, sizes: Sizes, found: SearchResult
) -> dict[str, Partition]:
    """The best regions of max-p and of SKATER, by the name of the method.

    Both part the city into about as many regions as candidates of middling
    size would fill it with.
    """
    key = search_key(place, scenario, of, sizes), found.rule.model_dump_json()
    return PARTITIONS.get(key, lambda: _partitions(place, scenario, of, sizes, found))


def _partitions(
    place: Place, scenario: Scenario, of: AreaGraph, sizes: Sizes, found: SearchResult
) -> dict[str, Partition]:
    need, size = cached.scored(place, scenario).index, persons(place, sizes.size)
    counted = persons(place, sizes.persons)
    middling = (found.rule.minimum + found.rule.maximum) / 2
    regions = max(2, round(float(size.sum()) / middling))
    labels = {
        "max_p": max_p(need, size, of, found.rule.minimum, seed=found.rule.seed),
        "skater": skater(need, of, regions),
    }
    return {
        method: best_regions(each, need, size, of, found, persons=counted)
        for method, each in labels.items()
    }


def _data(place: Place, scenario: Scenario) -> str:
    return f"{place.fingerprint}{reference_fingerprint(place.level, scenario)}"


def figures(place: Place, scenario: Scenario, candidates: CandidateSet) -> CandidateFigures:
    """Figures of candidates by a scenario.

    In the reader's own data, residents and children are looked for in columns
    named as the embedded ones; figures are means weighted by residents, and
    missing where their number is.
    """
    chosen = candidates.candidates
    if not chosen:
        return _computed(place, scenario, ())
    return _together([_figures_of(place, scenario, each, chosen) for each in chosen])


def _figures_of(
    place: Place, scenario: Scenario, candidate: Candidate, chosen: Sequence[Candidate]
) -> CandidateFigures:
    """Figures of one candidate, made anew only when its areas or those around them change."""
    data, choices = _data(place, scenario), scenario.fingerprint
    own = {*candidate.codes}
    around = tuple(each for each in chosen if own <= {*each.codes} or own >= {*each.codes})
    codes = tuple(each.codes for each in (candidate, *around))
    return _figures(data, choices, candidate.id, codes, place, scenario, candidate, around)


@st.cache_resource(max_entries=512, show_spinner=False)
def _figures(
    data: str,
    choices: str,
    identifier: str,
    codes: tuple[tuple[str, ...], ...],
    _place: Place,
    _scenario: Scenario,
    _candidate: Candidate,
    _around: tuple[Candidate, ...],
) -> CandidateFigures:
    return _computed(_place, _scenario, (_candidate,), _around)


def _together(parts: Sequence[CandidateFigures]) -> CandidateFigures:
    table = IndicatorTable(
        pd.concat([part.table.values for part in parts]),
        pd.concat([part.table.status for part in parts]),
    )
    inside = pd.concat([part.inside for part in parts])
    return CandidateFigures(table, inside, pd.concat([part.index for part in parts]))


def _computed(
    place: Place,
    scenario: Scenario,
    candidates: Sequence[Candidate],
    beside: Sequence[Candidate] | None = None,
) -> CandidateFigures:
    table = with_residents(place.table)
    cards = {name: place.cards.get(name) or _own_card(name) for name in table.indicators}
    return candidate_figures(
        candidates,
        table,
        cards,
        cached.scored(place, scenario),
        POPULATION,
        min_count=place.protection.small.threshold,
        beside=beside,
    )


def with_residents(table: IndicatorTable) -> IndicatorTable:
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
