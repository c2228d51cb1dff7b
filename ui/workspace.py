"""The workspace: embedded data, scored and overlaid, for the app and the command line alike."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Literal

import pandas as pd

from export.dossier import Dossier, make_dossier
from export.listed import CandidateFacts
from geo.areas import AreaSet
from geo.cover import Cover, cover
from geo.overlap import Overlap, overlap
from language import numbers, text
from layers.cards import IndicatorCard
from layers.catalogue import Catalogue, read_catalogue
from layers.disclosure import SmallNumbers
from layers.located import Initiatives
from layers.numbers import Status
from layers.own.told import OwnTold
from layers.own_columns import Protection
from layers.table import IndicatorTable
from layers.text_files import read_text
from scoring.decision.shortlist import Shortlist
from scoring.scenario import Scenario
from scoring.scenario_file import read_scenario
from scoring.score import ScoreResult, score
from ui.access_layers import AccessLayer

DATA = Path(__file__).resolve().parent.parent / "data" / "malmo"
"""Folder of the embedded data."""

SCENARIOS = DATA / "scenarios"
"""Folder of the scenarios that come with the program."""

DEFAULT_SCENARIO = SCENARIOS / "behov_barn_och_unga.toml"


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
    protection : Protection
        What is small, and whether all of it is internal.
    layers : tuple of AccessLayer
        Access layers whose figures are in the table.
    own : OwnTold or None
        How the reader's own files were read.
    """

    level: str
    areas: AreaSet
    table: IndicatorTable
    cards: dict[str, IndicatorCard]
    initiatives: Initiatives
    protection: Protection = field(default_factory=Protection)
    layers: tuple[AccessLayer, ...] = ()
    own: OwnTold | None = None

    @property
    def fingerprint(self) -> str:
        """Names areas and figures; what results are cached on."""
        small = self.protection.small
        told = "" if small == SmallNumbers() else small.model_dump_json()
        return f"{self.areas.fingerprint}{self.table.fingerprint}{told}"

    @property
    def full_fingerprint(self) -> str:
        """Names the initiatives besides; what maps and coverage are cached on."""
        return f"{self.fingerprint}{self.initiatives.fingerprint}"

    @property
    def internal(self) -> tuple[str, ...]:
        """Indicators that never leave in a file that is marked public."""
        return tuple(
            name
            for name in self.table.indicators
            if self.protection.internal or (name in self.cards and self.cards[name].internal)
        )

    def ordered_indicators(self, scenario: Scenario) -> tuple[str, ...]:
        """Indicators for the reader: the scenario's first, then by title."""
        used = [name for name in scenario.indicator_ids if name in self.table.indicators]
        rest = [name for name in self.table.indicators if name not in used]
        return (*used, *sorted(rest, key=lambda name: self.title(name).casefold()))

    def title(self, indicator: str) -> str:
        """Title and year of an indicator, its id where it has no card."""
        card = self.cards.get(indicator)
        return text.with_year(card.title, card.year) if card else indicator

    def words(self, indicator: str) -> pd.Series:
        """The figure of each area with its unit, or why there is none; index: the areas."""
        told = self.table.values[indicator].map(partial(self._with_unit, indicator))
        hidden = self.table.status[indicator] == Status.SUPPRESSED
        return told.mask(hidden, numbers.SUPPRESSED)

    def word(self, indicator: str, code: str) -> str:
        """The figure of one area with its unit, or why there is none."""
        if self.table.status.loc[code, indicator] == Status.SUPPRESSED:
            return numbers.SUPPRESSED
        return self._with_unit(indicator, float(self.table.values.loc[code, indicator]))

    def _with_unit(self, indicator: str, figure: float) -> str:
        card = self.cards.get(indicator)
        unit, decimals = (card.unit, card.decimals) if card else ("", 1)
        return numbers.with_unit(figure, unit, decimals)

    def is_context(self, indicator: str) -> bool:
        """Whether an indicator describes and is no measure of need."""
        card = self.cards.get(indicator)
        return card is not None and card.direction == "context"

    def direction(self, indicator: str) -> Literal["higher_is_need", "lower_is_need"]:
        """Direction that an indicator starts with when it is chosen."""
        card = self.cards.get(indicator)
        if card is not None and card.direction == "lower_is_need":
            return "lower_is_need"
        return "higher_is_need"

    def share_base(self, indicator: str) -> str | None:
        """Indicator with the number of persons a share is of, where its card says."""
        card = self.cards.get(indicator)
        return card.upwards.weight if card is not None and card.kind == "share" else None

    def dimension(self, indicator: str) -> str | None:
        """Dimension that an indicator's card puts it in."""
        card = self.cards.get(indicator)
        return card.dimension if card else None

    def dimensions(self) -> tuple[str, ...]:
        """Dimensions of all cards."""
        return tuple(dict.fromkeys(card.dimension for card in self.cards.values()))

    @cached_property
    def presence(self) -> Overlap:
        """Overlap of the areas with the local initiatives."""
        return overlap(self.areas, self.initiatives.shapes)

    @cached_property
    def cover(self) -> Cover:
        """The areas cut into pieces by the shapes of the local initiatives."""
        return cover(self.areas, self.initiatives.shapes)

    def dossier(
        self,
        result: ScoreResult,
        shortlist: Shortlist,
        today: date,
        reference_fingerprint: str = "",
        candidates: CandidateFacts | None = None,
        *,
        is_internal: bool = False,
    ) -> Dossier:
        """All that an export of this place shows; candidates with figures where they are given."""
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
            reference_fingerprint=reference_fingerprint,
            candidates=candidates,
            is_internal=is_internal,
        )


def embedded() -> Catalogue:
    """Read the embedded data.

    Raises
    ------
    InputError
        A file under ``data/`` has been changed so that it no longer holds.
    """
    return read_catalogue(DATA)


def embedded_place(
    catalogue: Catalogue, level: str, initiatives: Initiatives | None = None
) -> Place:
    """One level of the embedded data, under its own initiatives or others.

    Raises
    ------
    KeyError
        There is no such level.
    """
    found = catalogue.levels[level]
    over = catalogue.initiatives if initiatives is None else initiatives
    return Place(level, found.areas, found.table, dict(catalogue.cards), over)


def own_place(
    areas: AreaSet,
    table: IndicatorTable,
    initiatives: Initiatives,
    protection: Protection | None = None,
    cards: dict[str, IndicatorCard] | None = None,
    own: OwnTold | None = None,
) -> Place:
    """A user's own areas and figures, under the register's initiatives."""
    kept = protection or Protection()
    over = initiatives.to_crs(areas.crs)
    return Place("own", areas, table, cards or {}, over, kept, own=own)


def default_scenario() -> Scenario:
    """The scenario that the app opens with."""
    return read_scenario(read_text(DEFAULT_SCENARIO), DEFAULT_SCENARIO.name)


def preset_scenarios() -> dict[str, Scenario]:
    """Scenarios that come with the program, by name, the default first."""
    paths = sorted(SCENARIOS.glob("*.toml"), key=lambda path: (path != DEFAULT_SCENARIO, path))
    found = [read_scenario(read_text(path), path.name) for path in paths]
    return {scenario.name: scenario for scenario in found}


def score_place(place: Place, scenario: Scenario) -> ScoreResult:
    """Score a place."""
    return score(place.table, scenario, parent=place.areas.parent)
