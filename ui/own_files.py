"""A user's own files: named by what they hold, and read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.areas import AreaSet
from geo.coverage import CoverageReport, repair_coverage
from geo.faults import Fault, FaultKind, InputError, refuse, repeated
from geo.repair import GeometryRepair
from layers.cards import IndicatorCard
from layers.catalogue import Level
from layers.disclosure import SmallNumbers
from layers.inputs import Inputs
from layers.own.files import OwnFile
from layers.own.keys import KnownAreas
from layers.own.mapping import indicator_id
from layers.own.places import Placing, read_places
from layers.own.take import Taken, read_own_file
from layers.own_columns import ColumnRole, Protection, protect_own
from layers.table import IndicatorTable
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from ui.own_opened import opened
from ui.session import OwnAreas, OwnData, OwnTable

OWN = "own"
"""Level id of the user's own data."""


@dataclass(frozen=True, eq=False)
class OwnInputs:
    """A user's own data as read.

    Parameters
    ----------
    areas : AreaSet
    table : IndicatorTable
        In the order of the areas.
    cards : dict of str to IndicatorCard
    repairs : tuple of GeometryRepair
        Geometries that were mended.
    coverage : CoverageReport or None
        What moved where overlaps and gaps between areas were repaired.
    """

    areas: AreaSet
    table: IndicatorTable
    cards: dict[str, IndicatorCard]
    repairs: tuple[GeometryRepair, ...]
    coverage: CoverageReport | None


def own_fingerprint(own: OwnData) -> str:
    """Names a set of own data with its choices (hexadecimal)."""
    digest = hashlib.sha256(own.scenario.fingerprint.encode())
    for table in own.tables:
        digest.update(hashlib.sha256(table.content).digest())
        digest.update(f"{table.name}{table.mapping.model_dump_json()}".encode())
    if own.areas is not None:
        digest.update(hashlib.sha256(own.areas.content).digest())
        told = {name: value for name, value in vars(own.areas).items() if name != "content"}
        digest.update(repr(told).encode())
    digest.update(own.level.encode())
    return digest.hexdigest()


def read_own(own: OwnData, levels: Mapping[str, Level]) -> OwnInputs:
    """Read a user's own files, without what is small or would give it away.

    Parameters
    ----------
    own : OwnData
        Files, and what has been said of them.
    levels : mapping of str to Level
        Embedded levels, which figures without areas of their own may be for.

    Raises
    ------
    InputError
        Every fault of the files.
    """
    areas, repairs, report = _areas(own, levels)
    known = KnownAreas.of(OWN if own.areas is not None else own.level, areas)
    faults: list[Fault] = []
    taken: list[Taken] = []
    for each in own.tables:
        try:
            found = read_own_file(opened(each.name, each.content), each.mapping, (known,))
        except InputError as error:
            faults += error.faults
        else:
            faults += found.faults
            taken.append(found)
    refuse([*faults, *_repeated(own.tables)])
    whole = IndicatorTable.beside([found.required for found in taken])
    table = protect_own(whole, own.protection, areas.parent).table
    cards = {name: card for found in taken for name, card in found.cards.items()}
    return OwnInputs(areas, table, cards, repairs, report)


def _repeated(tables: tuple[OwnTable, ...]) -> list[Fault]:
    """Indicators that two files give."""
    ids = (name for each in tables for name in each.mapping.ids)
    file = tables[-1].name
    return [Fault(FaultKind.INDICATOR_TWICE, file, received=name) for name in repeated(ids)]


def _areas(
    own: OwnData, levels: Mapping[str, Level]
) -> tuple[AreaSet, tuple[GeometryRepair, ...], CoverageReport | None]:
    if own.areas is None:
        return levels[own.level].areas, (), None
    file = opened(own.areas.name, own.areas.content)
    areas, repairs = areas_of(file, own.areas)
    clean, report = repair_coverage(areas) if own.areas.repair else (areas, None)
    return clean, repairs, report


def areas_of(file: OwnFile, chosen: OwnAreas) -> tuple[AreaSet, tuple[GeometryRepair, ...]]:
    """Areas of a file, and what was mended of them.

    Raises
    ------
    InputError
        The part has no geometry; every fault of the areas.
    """
    frame = file.part(chosen.part).frame
    if frame is None:
        raise InputError([Fault(FaultKind.FILE_EMPTY, file.name)])
    found = read_places(
        frame,
        file.name,
        Placing(chosen.crs, chosen.is_swapped),
        code_column=chosen.code_column,
        name_column=chosen.name_column,
        mend_ambiguous=chosen.mend,
    )
    if found.reading is None:
        raise InputError(found.faults)
    return found.reading.areas, found.reading.repairs


def own_scenario(tables: tuple[OwnTable, ...], name: str, dimension: str) -> Scenario | None:
    """A scenario of every figure that is a measure of need; None where none is."""
    choices = tuple(
        IndicatorChoice(id=indicator_id(figure, year), direction=figure.direction)
        for table in tables
        for figure, year in table.mapping.figure_years
        if figure.direction != "context"
    )
    if not choices:
        return None
    whole = Dimension(id="egna", title=dimension, indicators=choices)
    return Scenario(name=name, index=Index(dimensions=(whole,)))


def without_small(read: Inputs, protection: Protection, columns: Sequence[str]) -> Inputs:
    """The inputs with some columns, protected as the areas that they are for ask."""
    parent = read.parent
    if parent is None and read.areas is not None:
        parent = read.areas.parent
    table = protect_own(read.table, protection, parent).table
    wanted = list(columns)
    return replace(read, table=IndicatorTable(table.values[wanted], table.status[wanted]))


def protection_of(scenario: Scenario, small: SmallNumbers) -> Protection:
    """How a table is protected where a scenario is all that tells of its columns.

    An indicator with a base is a share of it; the rest is taken for what it looks like.
    """
    bases = {
        each.id: each.base or (each.shrink.base if each.shrink else "")
        for each in scenario.indicators()
    }
    roles = tuple(
        ColumnRole(column=name, kind="share", base=base) for name, base in bases.items() if base
    )
    return Protection(small=small, roles=roles)
