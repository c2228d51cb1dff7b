"""The catalogue: everything that lies under a data folder, read by its cards."""

import hashlib
import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError, refuse
from geo.reading import read_areas, read_vector
from layers.cards import AreaCard, IndicatorCard, TableCard
from layers.initiatives import InitiativeCard
from layers.join import join, unmatched_faults
from layers.located import Initiatives
from layers.organisations import Organisation, read_organisations
from layers.register import Register, check_cards, locate_checked
from layers.table import IndicatorTable, read_raw_table, to_indicators
from layers.text_files import check_model, parse_toml, read_text
from layers.upwards import aggregate_up

LEVELS = ("deso", "regso", "geso")
"""Levels of the embedded division, finest first; each is the parent of the one before."""


Identified = TypeVar("Identified", AreaCard, InitiativeCard)


@dataclass(frozen=True, eq=False)
class Level:
    """One level of areas with its figures.

    Parameters
    ----------
    areas : AreaSet
        The areas.
    card : AreaCard
        Where they come from.
    table : IndicatorTable
        One row per area, in the areas' order.
    """

    areas: AreaSet
    card: AreaCard
    table: IndicatorTable


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All embedded data, read and checked.

    Parameters
    ----------
    levels : mapping of str to Level
        By level id, finest first.
    cards : mapping of str to IndicatorCard
        By indicator id; the same indicators at every level.
    register : Register
        The initiatives as their cards are.
    organisations : mapping of str to Organisation
        Those that the register names, and others; by id.
    water : GeoSeries
        Sea within the city, for the map's background; may be empty.
    checksum_faults : tuple of Fault
        Files that are not the ones their cards speak of.
    """

    levels: Mapping[str, Level]
    cards: Mapping[str, IndicatorCard]
    register: Register
    organisations: Mapping[str, Organisation]
    water: gpd.GeoSeries
    checksum_faults: tuple[Fault, ...]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over areas and figures of every level and the register (hexadecimal)."""
        parts = [
            part
            for level in self.levels.values()
            for part in (level.areas.fingerprint, level.table.fingerprint)
        ]
        parts.append(self.register.model_dump_json())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def divisions(self) -> dict[str, AreaSet]:
        """Area sets that an initiative may name, by level."""
        return {level: found.areas for level, found in self.levels.items()}

    @cached_property
    def initiatives(self) -> Initiatives:
        """The register with its shapes."""
        return self.locate(self.register)

    def locate(self, register: Register) -> Initiatives:
        """Give the initiatives of a register their shapes.

        Raises
        ------
        InputError
            Every fault of every card.
        """
        return locate_checked(register.cards, self.divisions, self.organisations)


def read_catalogue(folder: Path) -> Catalogue:
    """Read areas, indicators and initiatives below a folder.

    Parameters
    ----------
    folder : Path
        Holds ``areas/``, ``indicators/`` and ``initiatives/``, each file with its card, and
        ``organisations.toml``.

    Raises
    ------
    InputError
        Every fault of every card and file that could be reached.
    """
    area_cards = _cards(folder / "areas", AreaCard)
    if LEVELS[0] not in area_cards:
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, f"areas/{LEVELS[0]}.toml")])
    areas = {
        level: _level_areas(folder / "areas", area_cards[level])
        for level in LEVELS
        if level in area_cards
    }
    cards, table, table_cards = read_indicators(folder / "indicators", areas[LEVELS[0]])
    tables = {LEVELS[0]: table}
    for _below, level in itertools.pairwise(LEVELS):
        if level in areas:
            up = ancestors(areas, level)
            tables[level] = join(aggregate_up(table, cards, up), areas[level].codes).table
    initiative_cards = _cards(folder / "initiatives", InitiativeCard)
    files = [(folder / "areas" / card.file, card.sha256) for card in area_cards.values()]
    files += [(folder / "indicators" / card.file, card.sha256) for card in table_cards]
    organisations = read_organisations(folder)
    refuse(check_cards(tuple(initiative_cards.values()), areas, organisations))
    return Catalogue(
        MappingProxyType(
            {key: Level(value, area_cards[key], tables[key]) for key, value in areas.items()}
        ),
        MappingProxyType(cards),
        Register(cards=tuple(initiative_cards.values())),
        MappingProxyType(organisations),
        _water(folder / "areas" / "water.geojson", areas[LEVELS[0]]),
        tuple(fault for path, sum_ in files for fault in checksum_faults(path, sum_)),
    )


def _cards(folder: Path, model: type[Identified]) -> dict[str, Identified]:
    """Cards of a folder by id; all faults of all cards at once."""
    found: dict[str, Identified] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            card = check_model(model, parse_toml(read_text(path), path.name), path.name)
        except InputError as error:
            faults += error.faults
        else:
            faults += _twice([card.id], found, path.name)
            found[card.id] = card
    refuse(faults)
    return found


def _level_areas(folder: Path, card: AreaCard) -> AreaSet:
    path = folder / card.file
    areas = read_areas(path, code_column="code", name_column="name", division=card.id).areas
    parent = read_vector(path).set_index("code").get("parent")
    frame = areas.frame if parent is None else areas.frame.assign(parent=parent.to_numpy())
    return replace(areas, frame=frame, generalised=card.generalised, source=card.source.attribution)


def ancestors(areas: Mapping[str, AreaSet], level: str) -> pd.Series:
    """Code at ``level`` of every area of the finest level."""
    up = _parent(areas[LEVELS[0]])
    for step in LEVELS[1 : LEVELS.index(level)]:
        up = up.map(_parent(areas[step]))
    return up


def _parent(areas: AreaSet) -> pd.Series:
    if areas.parent is None:
        raise InputError([Fault(FaultKind.COLUMN_MISSING, areas.division, "", "parent")])
    return areas.parent


def read_indicators(
    folder: Path, areas: AreaSet
) -> tuple[dict[str, IndicatorCard], IndicatorTable, tuple[TableCard, ...]]:
    """Read every indicator file of a folder by its card.

    Parameters
    ----------
    folder : Path
        TOML cards, each naming its CSV or Excel file.
    areas : AreaSet
        Areas that the figures are for; codes must match both ways.

    Returns
    -------
    cards : dict of str to IndicatorCard
    table : IndicatorTable
        Index: the areas' codes in order.
    table_cards : tuple of TableCard

    Raises
    ------
    InputError
        Every fault of every card and file.
    """
    cards: dict[str, IndicatorCard] = {}
    tables: list[IndicatorTable] = []
    table_cards: list[TableCard] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            card = check_model(TableCard, parse_toml(read_text(path), path.name), path.name)
            own = _indicator_cards(card, cards, path.name)
            raw = read_raw_table(folder / card.file)
            figures = to_indicators(raw, list(own), id_column=card.id_column)
            refuse(unmatched_faults(areas.codes, figures.codes, areas.division, card.file))
        except InputError as error:
            faults += error.faults
        else:
            cards |= own
            tables.append(join(figures, areas.codes).table)
            table_cards.append(card)
    refuse(faults)
    if not tables:
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, f"{folder.name}/*.toml")])
    refuse(_base_faults(cards))
    return cards, IndicatorTable.beside(tables), tuple(table_cards)


def _indicator_cards(
    card: TableCard, known: Collection[str], file: str
) -> dict[str, IndicatorCard]:
    """Cards of a table's indicators by id; all faults of all of them at once."""
    found: dict[str, IndicatorCard] = {}
    faults: list[Fault] = []
    for data in card.indicators:
        try:
            own = check_model(IndicatorCard, dict(data) | {"source": card.source}, file)
        except InputError as error:
            faults += error.faults
        else:
            faults += _twice([own.id], [*known, *found], file)
            found[own.id] = own
    refuse(faults)
    return found


def _twice(own: Iterable[str], known: Collection[str], file: str) -> list[Fault]:
    return [Fault(FaultKind.INDICATOR_TWICE, file, received=key) for key in own if key in known]


def _base_faults(cards: Mapping[str, IndicatorCard]) -> list[Fault]:
    """Indicators that a card is carried upwards with or made of, and that do not exist."""
    return [
        Fault(FaultKind.INDICATOR_UNKNOWN, card.id, received=base, allowed=", ".join(cards))
        for card in cards.values()
        for base in (*card.upwards.bases, *card.parts)
        if base not in cards
    ]


def _water(path: Path, areas: AreaSet) -> gpd.GeoSeries:
    if not path.is_file():
        return gpd.GeoSeries([], crs=areas.crs)
    return read_vector(path).to_crs(areas.crs).geometry


def checksum_faults(path: Path, sha256: str) -> list[Fault]:
    """Compare a file with the checksum its card gives; an empty checksum is not compared."""
    if not sha256 or not path.is_file():
        return []
    received = hashlib.sha256(path.read_bytes()).hexdigest()
    if received == sha256:
        return []
    return [Fault(FaultKind.CHECKSUM, path.name, "", received, sha256)]
