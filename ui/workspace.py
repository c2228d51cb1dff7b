"""The workspace: embedded data, scored and overlaid, for the app and the command line alike."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from export.dossier import Dossier, make_dossier
from geo.areas import AreaSet
from geo.overlap import Overlap, overlap
from layers.cards import IndicatorCard
from layers.catalogue import Catalogue, read_catalogue
from layers.initiatives import Initiatives
from layers.table import IndicatorTable
from layers.text_files import read_text
from scoring.decision.shortlist import Shortlist
from scoring.scenario import Scenario
from scoring.scenario_file import read_scenario
from scoring.score import ScoreResult, score

DATA = Path(__file__).resolve().parent.parent / "data" / "malmo"
"""Folder of the embedded data."""

DEFAULT_SCENARIO = DATA / "scenarios" / "behov_barn_och_unga.toml"


@dataclass(frozen=True, eq=False)
class Place:
    """One level of areas with its figures and the initiatives over them.

    Parameters
    ----------
    level : str
        ``deso``, ``regso``, ``geso`` or ``own``.
    areas : AreaSet
    table : IndicatorTable
        In the order of the areas.
    cards : dict of str to IndicatorCard
        Of those indicators that have one.
    initiatives : Initiatives
        In the CRS of the areas.
    """

    level: str
    areas: AreaSet
    table: IndicatorTable
    cards: dict[str, IndicatorCard]
    initiatives: Initiatives

    @property
    def fingerprint(self) -> str:
        """Names areas and figures; what results are cached on."""
        return f"{self.areas.fingerprint}{self.table.fingerprint}"

    def ordered_indicators(self, scenario: Scenario) -> tuple[str, ...]:
        """Indicators for the reader: the scenario's first, then by title."""
        used = [name for name in scenario.indicator_ids if name in self.table.indicators]
        rest = [name for name in self.table.indicators if name not in used]
        return (*used, *sorted(rest, key=self._title))

    def _title(self, indicator: str) -> str:
        card = self.cards.get(indicator)
        return (card.title if card else indicator).casefold()

    @cached_property
    def presence(self) -> Overlap:
        """Overlap of the areas with the local initiatives."""
        return overlap(self.areas, self.initiatives.shapes)

    def dossier(self, result: ScoreResult, shortlist: Shortlist, today: date) -> Dossier:
        """All that an export of this place shows."""
        return make_dossier(
            self.areas,
            self.table,
            self.cards,
            result,
            self.initiatives,
            self.presence,
            shortlist,
            data_fingerprint=self.fingerprint,
            today=today,
        )


def embedded() -> Catalogue:
    """Read the embedded data.

    Raises
    ------
    InputError
        A file under ``data/`` has been changed so that it no longer holds.
    """
    return read_catalogue(DATA)


def embedded_place(catalogue: Catalogue, level: str) -> Place:
    """One level of the embedded data.

    Raises
    ------
    KeyError
        There is no such level.
    """
    found = catalogue.levels[level]
    return Place(level, found.areas, found.table, dict(catalogue.cards), catalogue.initiatives)


def own_place(areas: AreaSet, table: IndicatorTable, catalogue: Catalogue) -> Place:
    """A user's own areas and figures, under the register's initiatives."""
    shapes = catalogue.initiatives.shapes.to_crs(areas.crs)
    return Place("own", areas, table, {}, replace(catalogue.initiatives, shapes=shapes))


def default_scenario() -> Scenario:
    """The scenario that the app opens with."""
    return read_scenario(read_text(DEFAULT_SCENARIO), DEFAULT_SCENARIO.name)


def score_place(place: Place, scenario: Scenario) -> ScoreResult:
    """Score a place."""
    return score(place.table, scenario)
