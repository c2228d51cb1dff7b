"""Results kept between runs, keyed on fingerprints, shared by all readers, never changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from geo.neighbours import neighbours
from layers.catalogue import LEVELS, Catalogue, read_catalogue
from layers.disclosure import SmallNumbers
from layers.located import Initiatives
from layers.protected import Shown, shown
from layers.register import Register
from layers.sources.divisions import DIVISIONS
from layers.table import IndicatorTable
from scoring.certainty.certificates import Certificates, certify
from scoring.certainty.draws import is_linear
from scoring.certainty.intervals import WeightInterval, weight_intervals
from scoring.certainty.montecarlo import Sampled, sample_ranks
from scoring.certainty.sobol import Sensitivity, both_sensitivities
from scoring.certainty.spatial import (
    GlobalMoran,
    LocalPattern,
    getis_ord,
    global_moran,
    local_moran,
)
from scoring.scenario import Scenario, Uncertainty
from scoring.score import ScoreResult, score
from ui import accessible, fetched
from ui.access_measuring import Ground, ground_of
from ui.given import given
from ui.memory import Memory
from ui.open_data import open_threshold, with_threshold
from ui.own_documents import told as own_told
from ui.own_files import OWN, own_fingerprint, read_own
from ui.reference import outside, reference_fingerprint
from ui.session import OwnData, own_data
from ui.session import register as session_register
from ui.session import scenario as session_scenario
from ui.workspace import DATA, Place, default_scenario, embedded_place, own_place

LINEAR_SIZE, GROWN_SIZE = 1024, 512
"""Points of Saltelli's design; fewer where every one of them is a tree grown anew."""

SAMPLED: Memory[Sampled] = Memory(16)
SENSITIVITIES: Memory[tuple[Sensitivity, Sensitivity]] = Memory(32)
"""What takes so long that its progress is shown, which Streamlit's own caches do not allow."""


def catalogue() -> Catalogue:
    """The embedded data, or those that a command was given in their place, without what is small.

    What is small is so by the reader's threshold for open data.
    """
    return _shown_here().catalogue


def _shown_here() -> Shown:
    return _shown(str(given().folder or DATA), open_threshold())


@st.cache_resource(max_entries=4, show_spinner=False)
def _shown(folder: str, threshold: int) -> Shown:
    return shown(_read(folder), SmallNumbers(threshold=threshold))


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(folder: str) -> Catalogue:
    return read_catalogue(Path(folder))


def register() -> Register:
    """The register of initiatives: as the reader has changed it, else as it was read."""
    return given().register or session_register() or catalogue().register


def initiatives() -> Initiatives:
    """The register with its shapes and points."""
    current = register()
    return _initiatives(catalogue().fingerprint, current.fingerprint, current)


@st.cache_resource(max_entries=16, show_spinner=False)
def _initiatives(data: str, fingerprint: str, _register: Register) -> Initiatives:
    return catalogue().locate(_register)


@st.cache_resource(max_entries=32, show_spinner=False)
def _embedded_place(
    data: str, level: str, fingerprint: str, threshold: int, _over: Initiatives
) -> Place:
    found = embedded_place(catalogue(), level, _over)
    return with_threshold(found, threshold)


def place(level: str) -> Place:
    """A level of the embedded data, or the user's own, with the reader's access layers."""
    bare = bare_place(level)
    return accessible.with_layers(bare, ground(bare)) if accessible.kept(level) else bare


def ground(bare: Place) -> Ground:
    """Small areas that access is measured from for a place."""
    return ground_of(bare, bare_place(LEVELS[0]), catalogue())


def bare_place(level: str) -> Place:
    """A level as it was read, under the register's initiatives."""
    own = own_data()
    if level == OWN and own is not None:
        return own_place_of(own)
    over = initiatives()
    if level in DIVISIONS:
        return fetched.protected(level, over, open_threshold())
    data = catalogue().fingerprint
    return _embedded_place(data, level, over.fingerprint, open_threshold(), over)


def fetched_levels() -> tuple[str, ...]:
    """Fetched divisions that have all figures of the default scenario."""
    wanted, over = set(_default_scenario().columns), initiatives()
    return tuple(level for level in DIVISIONS if fetched.is_ready(level, over, wanted))


def own_place_of(own: OwnData) -> Place:
    """A user's own data as a place.

    Raises
    ------
    InputError
        Every fault of the files.
    """
    over = initiatives()
    return _own_place(own_fingerprint(own), over.fingerprint, own, over)


def base_scenario(level: str) -> Scenario:
    """The scenario that a level starts from."""
    built = session_scenario(level)
    if built is not None:
        return built
    own = own_data()
    return own.scenario if level == OWN and own is not None else _default_scenario()


@st.cache_resource(show_spinner=False)
def _default_scenario() -> Scenario:
    return default_scenario()


def _data(at: Place, scenario: Scenario) -> str:
    """Names everything that a scenario is computed on."""
    return f"{at.fingerprint}{reference_fingerprint(at.level, scenario)}"


def scored(at: Place, scenario: Scenario) -> ScoreResult:
    """Score of a place by a scenario."""
    table = outside(at.level, scenario)
    return _scored(_data(at, scenario), scenario.fingerprint, at, scenario, table)


@st.cache_resource(max_entries=64, show_spinner=False)
def _scored(
    data: str,
    choices: str,
    _place: Place,
    _scenario: Scenario,
    _reference: IndicatorTable | None,
) -> ScoreResult:
    return score(_place.table, _scenario, parent=_place.areas.parent, reference=_reference)


def certificates(at: Place, scenario: Scenario) -> Certificates:
    """Certificates of a place by a scenario's uncertainty.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    return _certificates(_data(at, scenario), scenario.fingerprint, at, scenario)


@st.cache_resource(max_entries=64, show_spinner=False)
def _certificates(data: str, choices: str, _place: Place, _scenario: Scenario) -> Certificates:
    choice = _scenario.uncertainty or Uncertainty()
    return certify(scored(_place, _scenario), choice.weights, choice.top)


def weight_intervals_of(at: Place, scenario: Scenario) -> tuple[WeightInterval, ...]:
    """Interval of every weight within which the list stays.

    Raises
    ------
    InputError
        The index is no weighted mean.
    """
    return _weight_intervals(_data(at, scenario), scenario.fingerprint, at, scenario)


@st.cache_resource(max_entries=64, show_spinner=False)
def _weight_intervals(
    data: str, choices: str, _place: Place, _scenario: Scenario
) -> tuple[WeightInterval, ...]:
    choice = _scenario.uncertainty or Uncertainty()
    return weight_intervals(scored(_place, _scenario), choice.top)


def sampled(
    at: Place, scenario: Scenario, progress: Callable[[float], None] | None = None
) -> Sampled:
    """Drawn ranks of a place by a scenario's uncertainty.

    Raises
    ------
    InputError
        Alternatives that cannot be computed together.
    """
    return SAMPLED.get(
        (_data(at, scenario), scenario.fingerprint),
        lambda: sample_ranks(
            at.table,
            scenario,
            parent=at.areas.parent,
            reference=outside(at.level, scenario),
            progress=progress,
        ),
    )


@dataclass(frozen=True, eq=False)
class SpatialPattern:
    """Whether need gathers: for all areas together, and for each with its neighbours."""

    moran: GlobalMoran
    local: LocalPattern
    hot: LocalPattern


def spatial_pattern(at: Place, scenario: Scenario) -> SpatialPattern:
    """Moran's I of the index, over areas with a common border or corner."""
    return _spatial_pattern(_data(at, scenario), scenario.fingerprint, at, scenario)


@st.cache_resource(max_entries=32, show_spinner=False)
def _spatial_pattern(data: str, choices: str, _place: Place, _scenario: Scenario) -> SpatialPattern:
    index = scored(_place, _scenario).index
    adjacency = neighbours(_place.areas).adjacency
    return SpatialPattern(
        global_moran(index, adjacency),
        local_moran(index, adjacency),
        getis_ord(index, adjacency),
    )


def sensitivities(
    at: Place, scenario: Scenario, progress: Callable[[float], None] | None = None
) -> tuple[Sensitivity, Sensitivity]:
    """Sobol indices of the weights: for the mean shift of ranks, and for each area's index.

    Raises
    ------
    InputError
        Some weights give a value that a method cannot take.
    """
    choice = scenario.uncertainty or Uncertainty()
    result = scored(at, scenario)
    size = LINEAR_SIZE if is_linear(scenario) else GROWN_SIZE
    return SENSITIVITIES.get(
        (_data(at, scenario), scenario.fingerprint),
        lambda: both_sensitivities(
            result, choice.weights, size=size, seed=choice.seed, progress=progress
        ),
    )


def city_figures() -> pd.Series:
    """Malmö as a whole: each embedded indicator carried up to the city, NaN where it cannot be."""
    return _shown_here().city


@st.cache_resource(max_entries=4, show_spinner=False)
def _own_place(fingerprint: str, register: str, _own: OwnData, _over: Initiatives) -> Place:
    inputs = read_own(_own, catalogue().levels)
    told = own_told(_own)
    return own_place(inputs.areas, inputs.table, _over, _own.protection, inputs.cards, told)
