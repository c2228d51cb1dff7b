"""Access layers measured: figures of a place, with their cards and what to know of them."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.access import Access, Spread, access, spread_over_homes, spread_over_surface
from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError, refuse
from geo.network import Network
from language import access_text as words
from language.initiatives_text import KINDS
from layers.access import AccessSubject, access_cards, access_table
from layers.cards import IndicatorCard, Source
from layers.catalogue import LEVELS, Catalogue, ancestors
from layers.join import join
from layers.located import Initiatives
from layers.points import read_points
from layers.table import IndicatorTable
from layers.walked import read_homes, read_network
from ui.access_layers import AccessLayer
from ui.files import spooled
from ui.workspace import Place

Result = TypeVar("Result")

COUNTED_PHASES = ("running", "unknown")
"""Phases of the initiatives whose sites are measured to, as for coverage."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What a place's access is measured from.

    Parameters
    ----------
    areas : AreaSet
        Small areas that persons are known for.
    table : IndicatorTable
        Their figures.
    parent : Series of str or None
        Area of the place by small area; None where they are the same.
    """

    areas: AreaSet
    table: IndicatorTable
    parent: pd.Series | None


@dataclass(frozen=True, eq=False)
class MeasuredLayer:
    """A layer as figures of a place.

    Parameters
    ----------
    layer : AccessLayer
    table : IndicatorTable
        In the order of the place's areas.
    cards : dict of str to IndicatorCard
        By indicator, in the order of the table.
    way : str
        How the distance is measured and where persons are taken to live.
    points : GeoDataFrame
        Columns ``name`` and ``approximate``, in the CRS of the areas.
    file_crs : str
        CRS of a file's coordinates; empty for the register.
    left_out : dict of str to int
        Number of points that do not count, by why: ``without_place``,
        ``far``, ``approximate``.
    unmasked : int
        Small areas with persons that no home lies in.
    unreached : float
        Share (0-1) of all persons that no way leads to a point from; NaN
        where nobody is known.
    """

    layer: AccessLayer
    table: IndicatorTable
    cards: dict[str, IndicatorCard]
    way: str
    points: gpd.GeoDataFrame
    file_crs: str
    left_out: dict[str, int]
    unmasked: int
    unreached: float

    @property
    def inside(self) -> int:
        """Points that lie in some area."""
        return int(self.table.values[self.layer.indicators[0]].sum())


def ground_of(place: Place, finest: Place, catalogue: Catalogue) -> Ground:
    """Small areas of a place: those of the finest level for an embedded one, else its own."""
    if place.level not in LEVELS:
        return Ground(place.areas, place.table, None)
    areas = {level: found.areas for level, found in catalogue.levels.items()}
    parent = None if place.level == LEVELS[0] else ancestors(areas, place.level)
    return Ground(finest.areas, finest.table, parent)


def measure(layer: AccessLayer, place: Place, ground: Ground) -> MeasuredLayer:
    """Measure a layer for the areas of a place.

    Raises
    ------
    InputError
        The small areas have no such number of persons, or every fault of the files.
    """
    if layer.persons not in ground.table.indicators:
        known = ", ".join(ground.table.indicators)
        raise InputError([Fault(FaultKind.INDICATOR_UNKNOWN, "", "", layer.persons, known)])
    with tempfile.TemporaryDirectory() as folder:
        points, file_crs, left_out, network, spread = _read(layer, place, ground, Path(folder))
    found = access(ground.areas, points.geometry, layer.distances, spread, network)
    persons = ground.table.values[layer.persons]
    subject = _subject(layer, place, ground, int(points["approximate"].sum()))
    table = access_table(found, subject, persons, ground.parent)
    return MeasuredLayer(
        layer,
        join(table, place.areas.codes).table,
        _cards(subject, layer, layer.persons in place.internal),
        subject.way,
        points,
        file_crs,
        left_out,
        int((persons[spread.unmasked] > 0).sum()),
        _unreached(found, persons),
    )


def _cards(subject: AccessSubject, layer: AccessLayer, internal: bool) -> dict[str, IndicatorCard]:
    """Cards of a layer; what rests on an internal number of persons is internal too."""
    cards = access_cards(subject, layer.distances, words.CARD_WORDS)
    return {name: card.model_copy(update={"internal": internal}) for name, card in cards.items()}


def _read(
    layer: AccessLayer, place: Place, ground: Ground, folder: Path
) -> tuple[gpd.GeoDataFrame, str, dict[str, int], Network | None, Spread]:
    """Everything that the layer's files hold, every fault of all of them at once."""
    paths = [
        file and spooled(folder / name, file.name, file.content)
        for name, file in zip(("points", "network", "homes"), layer.files, strict=True)
    ]
    crs, areas = layer.options.crs or None, ground.areas
    faults: list[Fault] = []
    points = _or_faults(faults, lambda: _points(layer, place.initiatives, areas, paths[0]))
    network = paths[1] and _or_faults(
        faults,
        lambda: read_network(
            Path(str(paths[1])), areas, crs=crs, join_crossings=layer.join_crossings
        ),
    )
    homes = paths[2] and _or_faults(faults, lambda: read_homes(Path(str(paths[2])), areas, crs=crs))
    refuse(faults)
    assert points is not None
    return *points, network or None, _spread(areas, homes)


def _or_faults(faults: list[Fault], read: Callable[[], Result]) -> Result | None:
    """What is read; None, and its faults with the others, where it cannot be."""
    try:
        return read()
    except InputError as error:
        faults += error.faults
        return None


def _spread(areas: AreaSet, homes: gpd.GeoSeries | None) -> Spread:
    if homes is not None and (homes.geom_type == "Point").all():
        return spread_over_homes(areas, homes)
    return spread_over_surface(areas, homes)


def _points(
    layer: AccessLayer, initiatives: Initiatives, areas: AreaSet, path: Path | None
) -> tuple[gpd.GeoDataFrame, str, dict[str, int]]:
    """Points of the file, or of the register; the CRS of the file; how many were left out."""
    if path is not None:
        read = read_points(path, areas, layer.options)
        frame = read.points.assign(approximate=False)
        return frame, read.file_crs, {"without_place": read.without_place, "far": read.far}
    sites = register_sites(initiatives, layer.kinds).to_crs(areas.crs)
    vague = sites["approximate"].to_numpy(bool) & (not layer.approximate)
    return sites[~vague], "", {"approximate": int(vague.sum())}


def register_sites(initiatives: Initiatives, kinds: Sequence[str]) -> gpd.GeoDataFrame:
    """Sites of the initiatives of some kinds that run, or may; as ``Initiatives.points``."""
    counted = [
        card.id
        for card in initiatives.cards
        if card.kind in kinds and card.status in COUNTED_PHASES and not card.is_overlay_only
    ]
    return initiatives.points[initiatives.points["initiative"].isin(counted)]


def _subject(layer: AccessLayer, place: Place, ground: Ground, vague: int) -> AccessSubject:
    card = place.cards.get(layer.persons)
    file = layer.file
    source = Source(
        publisher=words.SOURCE_FILE if file else words.SOURCE_REGISTER,
        title=file.name if file else "; ".join(KINDS[kind] for kind in layer.kinds),
        retrieved=layer.day,
        sha256=file.sha256 if file else "",
    )
    homes, network = layer.homes, layer.network
    return AccessSubject(
        id=layer.id,
        title=layer.title,
        persons=layer.persons,
        persons_title=card.title if card else layer.persons,
        year=card.year if card else int(layer.day[:4]),
        way=words.way(
            ground.areas.division,
            network=network.name if network else "",
            homes=homes.name if homes else "",
            vague=vague,
        ),
        source=source,
    )


def _unreached(found: Access, persons: pd.Series) -> float:
    lost = found.spread.mean_of(np.isinf(found.metres).astype(float))
    total = persons.sum(min_count=1)
    return float((lost * persons).sum() / total) if total > 0 else float("nan")


def extended(place: Place, layers: Sequence[MeasuredLayer]) -> Place:
    """A place with the figures of some layers after its own."""
    table = IndicatorTable.beside([place.table, *(each.table for each in layers)])
    cards = dict(place.cards)
    for each in layers:
        cards |= each.cards
    return replace(place, table=table, cards=cards)
