"""Initiatives (insatser): what runs already, where, and how sure that is."""

from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, refuse
from layers.cards import Card, Identifier, IsoDate, Source, Text

Certainty = Literal["verified", "inferred", "remembered"]
Phase = Literal["planned", "running", "ended", "unknown"]
Extent = Literal["areas", "citywide", "unknown"]


class Geography(Card):
    """Where an initiative works, as areas of one division."""

    division: Identifier = "deso"
    delomraden: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    derivation: str = ""
    unmatched: tuple[str, ...] = ()


class InitiativeCard(Card):
    """One initiative.

    ``certainty`` is of the boundary: ``verified`` when a source lists the
    areas. A ``citywide`` initiative is no local presence. An overlay only,
    such as the police's list, is context and never need or presence.
    """

    id: Identifier
    programme: Text
    name: Text
    certainty: Certainty
    status: Phase
    start: IsoDate = ""
    end: IsoDate = ""
    extent: Extent
    is_overlay_only: bool = False
    note: str = ""
    geography: Geography = Geography()
    source: Source

    @property
    def title(self) -> str:
        """Programme and name, the programme only where the name does not begin with it."""
        known = self.name.casefold().startswith(self.programme.casefold())
        return self.name if known else f"{self.programme}: {self.name}"

    @property
    def is_present(self) -> bool:
        """Whether it counts as an effort that works in its areas: local and not ended."""
        return self.extent == "areas" and self.status != "ended" and not self.is_overlay_only


@dataclass(frozen=True, eq=False)
class Initiatives:
    """A register of initiatives with the shapes of those that have one.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        All of them, in order of programme and name.
    shapes : GeoSeries
        Union of the areas by initiative id, in the areas' CRS; only those
        with extent ``areas``.
    """

    cards: tuple[InitiativeCard, ...]
    shapes: gpd.GeoSeries

    def card(self, identifier: str) -> InitiativeCard:
        """Return the card with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        return {card.id: card for card in self.cards}[identifier]


def locate(cards: tuple[InitiativeCard, ...], divisions: dict[str, AreaSet]) -> Initiatives:
    """Give every local initiative its shape: the union of its areas.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        The register.
    divisions : dict of str to AreaSet
        Area sets that the cards may name, all in one CRS.

    Returns
    -------
    Initiatives

    Raises
    ------
    InputError
        Unknown divisions and area codes, all at once.
    """
    refuse(fault for card in cards for fault in _unknown_areas(card, divisions))
    local = [card for card in cards if card.extent == "areas"]
    shapes = np.empty(len(local), dtype=object)
    for at, card in enumerate(local):
        geometry = divisions[card.geography.division].geometry
        shapes[at] = shapely.union_all(np.asarray(geometry.loc[list(card.geography.areas)]))
    crs = next(iter(divisions.values())).crs
    ordered = tuple(sorted(cards, key=lambda card: (card.programme, card.name)))
    return Initiatives(ordered, gpd.GeoSeries(shapes, index=[card.id for card in local], crs=crs))


def _unknown_areas(card: InitiativeCard, divisions: dict[str, AreaSet]) -> list[Fault]:
    place = card.geography
    if place.division not in divisions:
        allowed = ", ".join(divisions)
        return [
            Fault(FaultKind.FIELD_VALUE, card.id, "geography.division", place.division, allowed)
        ]
    known = divisions[place.division].codes
    return [
        Fault(FaultKind.CODE_NOT_IN_AREAS, card.id, "geography.areas", code, place.division)
        for code in place.areas
        if code not in known
    ]
