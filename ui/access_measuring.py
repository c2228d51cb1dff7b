"""Access layers measured: figures of a place, with their cards and what to know of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.access import Access, access
from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError
from language import access_text as words
from language.initiatives_text import KINDS
from layers.access import AccessSubject, access_cards, access_table
from layers.access_layers import AccessChoices
from layers.cards import IndicatorCard, Source
from layers.catalogue import LEVELS, Catalogue, ancestors
from layers.join import join
from layers.table import IndicatorTable
from ui.access_layers import AccessLayer
from ui.access_reading import read_files
from ui.workspace import Place


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
    if layer.choices.persons not in ground.table.indicators:
        known = ", ".join(ground.table.indicators)
        raise InputError([Fault(FaultKind.INDICATOR_UNKNOWN, "", "", layer.choices.persons, known)])
    points, file_crs, left_out, network, spread = read_files(layer, place.initiatives, ground.areas)
    found = access(ground.areas, points.geometry, layer.choices.distances, spread, network)
    persons = ground.table.values[layer.choices.persons]
    subject = _subject(layer, place, ground, int(points["approximate"].sum()))
    table = access_table(found, subject, persons, ground.parent)
    return MeasuredLayer(
        layer,
        join(table, place.areas.codes).table,
        _cards(subject, layer.choices, layer.choices.persons in place.internal),
        subject.way,
        points,
        file_crs,
        left_out,
        int((persons[spread.unmasked] > 0).sum()),
        _unreached(found, persons),
    )


def _cards(
    subject: AccessSubject, choices: AccessChoices, internal: bool
) -> dict[str, IndicatorCard]:
    """Cards of a layer: internal where it is, or where the number of persons is."""
    cards = access_cards(subject, choices.distances, words.CARD_WORDS)
    marked = {"internal": internal or choices.internal}
    return {name: card.model_copy(update=marked) for name, card in cards.items()}


def _subject(layer: AccessLayer, place: Place, ground: Ground, vague: int) -> AccessSubject:
    choices, points = layer.choices, layer.points
    card = place.cards.get(choices.persons)
    source = Source(
        publisher=words.SOURCE_FILE if points else words.SOURCE_REGISTER,
        title=points.file if points else "; ".join(KINDS[kind] for kind in choices.kinds),
        retrieved=choices.day,
        sha256=points.sha256 if points else "",
    )
    homes, network = choices.homes, choices.network
    return AccessSubject(
        id=layer.id,
        title=layer.title,
        persons=choices.persons,
        persons_title=card.title if card else choices.persons,
        year=card.year if card else int(choices.day[:4]),
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
    measured = tuple(each.layer for each in layers)
    return replace(place, table=table, cards=cards, layers=(*place.layers, *measured))
