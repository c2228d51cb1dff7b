"""Divisions that figures can be carried between, wherever they come from, and the way between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from geo.areas import AreaSet
from geo.columns import CODE_COLUMNS, NAME_COLUMNS, find_column
from geo.crosswalk import Crosswalk
from geo.faults import Fault, FaultKind, refuse
from geo.reading import read_areas
from language import text
from layers.across import Carried, carry_across
from layers.across_errors import errors, round_trip
from layers.between import edition_faults
from layers.cards import IndicatorCard
from layers.carrying import COUNT, GROUND, Carrying, carryings
from layers.catalogue import Catalogue
from layers.join import unmatched_faults
from layers.sources.cache import Cache
from layers.sources.ckan import ROW
from layers.sources.divisions import DIVISIONS
from layers.sources.fetched import fetched_areas, fetched_table
from layers.sources.manifest import Manifest
from layers.sources.scb_tables import Registry
from layers.table import IndicatorTable, inspect_indicators, number_columns, read_raw_table
from ui.fetching import MUNICIPALITY


@dataclass(frozen=True, eq=False)
class Side:
    """A division with what is known of it.

    Parameters
    ----------
    id, title : str
    areas : AreaSet
    table : IndicatorTable or None
        Figures of its areas, in their order; None where there are none.
    cards : mapping of str to IndicatorCard
        Of those indicators that have one.
    """

    id: str
    title: str
    areas: AreaSet
    table: IndicatorTable | None = None
    cards: Mapping[str, IndicatorCard] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Names areas, edition and figures."""
        table = self.table.fingerprint if self.table is not None else ""
        return f"{self.areas.division}{self.areas.fingerprint}{table}"

    def name_of(self, indicator: str) -> str:
        """Title and year of an indicator, its id where it has no card."""
        card = self.cards.get(indicator)
        return text.with_year(card.title, card.year) if card else indicator


def known_sides(catalogue: Catalogue, cache: Cache) -> dict[str, str]:
    """Title by id of every division with outlines: embedded, fetched, and other fetched layers."""
    fetched = {
        key: text.LEVELS[key]
        for key in DIVISIONS
        if cache.manifest(f"{key}-{MUNICIPALITY}") is not None
    }
    return (
        {level: found.card.title for level, found in catalogue.levels.items()}
        | fetched
        | {each.name: each.title for each in _layers(cache)}
    )


def _layers(cache: Cache) -> tuple[Manifest, ...]:
    """Fetched outlines that are no division of SCB."""
    return tuple(each for each in cache.manifests() if each.kind == "areas" and not each.division)


def known_side(side: str, catalogue: Catalogue, cache: Cache, registry: Registry) -> Side:
    """A division by its id, as :func:`known_sides` has it.

    Raises
    ------
    InputError
        A fetched file is damaged, or its areas cannot be read.
    """
    title = known_sides(catalogue, cache)[side]
    if side in catalogue.levels:
        found = catalogue.levels[side]
        return Side(side, title, found.areas, found.table, catalogue.cards)
    if side in DIVISIONS:
        return _fetched(side, title, cache, registry)
    (manifest,) = [each for each in _layers(cache) if each.name == side]
    return Side(side, title, _layer_areas(cache, manifest))


def _fetched(side: str, title: str, cache: Cache, registry: Registry) -> Side:
    areas = fetched_areas(cache, DIVISIONS[side], MUNICIPALITY)
    assert areas is not None
    if not any(each.division == side and each.table for each in cache.manifests()):
        return Side(side, title, areas)
    table, cards = fetched_table(cache, registry, areas, MUNICIPALITY)
    return Side(side, title, areas, table, cards)


def _layer_areas(cache: Cache, manifest: Manifest) -> AreaSet:
    """Areas of a layer whose columns nobody has described: by code, else by name, else by row."""
    frame = cache.frame(manifest)
    for usual in (CODE_COLUMNS, NAME_COLUMNS, (ROW,)):
        code, _ = find_column(frame, None, usual, manifest.title, required=False)
        if code is not None and frame[code].notna().all() and frame[code].is_unique:
            break
    path = cache.folder / manifest.file
    areas = read_areas(path, code_column=code, division=manifest.name).areas
    return replace(areas, source=manifest.attribution)


def file_side(path: Path, **options: str | None) -> Side:
    """A file of areas, without figures.

    Parameters
    ----------
    path : Path
    **options
        As for :func:`geo.reading.inspect_areas`.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    return Side(path.stem, path.name, read_areas(path, **options).areas)


def with_table(
    side: Side, path: Path, told: Mapping[str, Carrying], cards: Mapping[str, IndicatorCard]
) -> Side:
    """A division with the figures of a file in place of its own.

    Parameters
    ----------
    side : Side
    path : Path
        CSV or Excel, a row per area.
    told : mapping of str to Carrying
        Columns whose kind is told; where none is, all columns of numbers that have a card.
    cards : mapping of str to IndicatorCard
        Of columns that are known by their id.

    Raises
    ------
    InputError
        Every fault of the file; codes that match nothing; years of another edition; a column
        that is neither told nor known.
    """
    raw = read_raw_table(path)
    bases = [base for each in told.values() for base in _bases(each)]
    wanted = list(dict.fromkeys([*told, *bases])) or list(number_columns(raw))
    found = inspect_indicators(raw, wanted)
    faults = [*found.faults, *edition_faults(side.areas.division, wanted, path.name)]
    faults += [
        Fault(FaultKind.KIND_NOT_TOLD, path.name, received=name)
        for name in wanted
        if name not in told and name not in cards and name not in bases
    ]
    if found.table is not None:
        faults += unmatched_faults(side.areas.codes, found.codes, side.title, path.name)
    refuse(faults)
    return replace(side, table=found.table, cards={n: cards[n] for n in wanted if n in cards})


def _bases(carrying: Carrying) -> tuple[str, ...]:
    weight = (carrying.weight,) if carrying.weight else ()
    return (*carrying.numerator, *carrying.denominator, *weight)


def told_kinds(counts: Sequence[str], shares: Sequence[str]) -> dict[str, Carrying]:
    """What columns are, as the command line says: counts, and shares as COLUMN or COLUMN=BASE."""
    told = dict.fromkeys(counts, COUNT)
    for share in shares:
        column, _, base = share.partition("=")
        told[column] = Carrying("weighted", weight=base) if base else GROUND
    return told


@dataclass(frozen=True, eq=False)
class Crossed:
    """Figures of one division on the areas of another, with how wrong they may be.

    Parameters
    ----------
    source, target : Side
    crosswalk : Crosswalk
    carried : Carried
    round_trip : DataFrame
        As :func:`layers.across_errors.round_trip`.
    known : DataFrame
        As :func:`layers.across_errors.errors` against the target's own figures; empty where it
        has none of the same.
    """

    source: Side
    target: Side
    crosswalk: Crosswalk
    carried: Carried
    round_trip: pd.DataFrame
    known: pd.DataFrame


def cross(
    source: Side,
    target: Side,
    crosswalk: Crosswalk,
    chosen: Sequence[str],
    told: Mapping[str, Carrying],
    min_covered: float,
) -> Crossed:
    """Carry chosen figures from one division to another.

    Parameters
    ----------
    source, target : Side
        The source has figures.
    crosswalk : Crosswalk
        Between their areas.
    chosen : sequence of str
        Indicators of the source.
    told : mapping of str to Carrying
        How those without a card are carried.
    min_covered : float
        As for :func:`layers.across.carry_across`.
    """
    assert source.table is not None
    rules = carryings(source.table.indicators, source.cards, told)
    how = {name: rules[name] for name in chosen}
    carried = carry_across(source.table, crosswalk, how, min_covered=min_covered)
    trip = round_trip(source.table, crosswalk, how, min_covered=min_covered)
    real = target.table.values if target.table is not None else pd.DataFrame()
    return Crossed(source, target, crosswalk, carried, trip, errors(real, carried.table.values))
