"""Initiatives with shapes and points: geometry made once from what the cards say."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from layers.initiatives import WGS84, Geography, InitiativeCard, Site


@dataclass(frozen=True, eq=False)
class Initiatives:
    """A register of initiatives with the shapes and points of those that have any.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        All of them, in order of programme and name.
    shapes : GeoSeries
        Polygons by initiative id, in the areas' CRS; only those with extent
        ``areas``.
    points : GeoDataFrame
        One row a located site of those with extent ``points``, in the same
        CRS; columns ``initiative``, ``name``, ``approximate`` (True where the
        point only stands for the areas that the site lies in).
    """

    cards: tuple[InitiativeCard, ...]
    shapes: gpd.GeoSeries
    points: gpd.GeoDataFrame

    def card(self, identifier: str) -> InitiativeCard:
        """Return the card with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        return self._by_id[identifier]

    @cached_property
    def _by_id(self) -> dict[str, InitiativeCard]:
        return {card.id: card for card in self.cards}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the cards (hexadecimal); their geometry follows from them."""
        cards = "\n".join(card.model_dump_json() for card in self.cards)
        return hashlib.sha256(cards.encode()).hexdigest()

    def to_crs(self, crs: object) -> "Initiatives":
        """The same register in another CRS."""
        return Initiatives(self.cards, self.shapes.to_crs(crs), self.points.to_crs(crs))


def locate(cards: tuple[InitiativeCard, ...], divisions: Mapping[str, AreaSet]) -> Initiatives:
    """Give every initiative its shape, the union of its areas and its outline, or its points.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        A checked register (:func:`layers.register.check_cards`).
    divisions : mapping of str to AreaSet
        Area sets that the cards may name, all in one CRS.

    Returns
    -------
    Initiatives
    """
    crs = next(iter(divisions.values())).crs
    ordered = tuple(sorted(cards, key=lambda card: (card.programme, card.name)))
    local = [card for card in cards if card.extent == "areas"]
    shapes = np.empty(len(local), dtype=object)
    shapes[:] = [shape_of(card.geography, divisions) for card in local]
    return Initiatives(
        ordered,
        gpd.GeoSeries(shapes, index=[card.id for card in local], crs=crs),
        _points([card for card in cards if card.extent == "points"], divisions, crs),
    )


def outline_of(place: Geography, crs: object) -> gpd.GeoSeries:
    """The outline of a geography in another CRS.

    Parameters
    ----------
    place : Geography
        With an outline.
    crs : object
        Any CRS that geopandas takes.

    Returns
    -------
    GeoSeries
        One geometry.

    Raises
    ------
    GEOSException
        The outline is no WKT.
    """
    return gpd.GeoSeries([shapely.from_wkt(place.outline)], crs=WGS84).to_crs(crs)


def shape_of(place: Geography, divisions: Mapping[str, AreaSet]) -> shapely.Geometry:
    """The union of a geography's areas and its outline, in the areas' CRS.

    Raises
    ------
    KeyError
        The division or an area is not known.
    GEOSException
        The outline is no WKT.
    """
    areas = divisions[place.division]
    parts = list(areas.geometry.loc[list(place.areas)])
    if place.outline:
        parts += list(outline_of(place, areas.crs))
    return shapely.union_all(parts)


def _points(
    cards: list[InitiativeCard], divisions: Mapping[str, AreaSet], crs: object
) -> gpd.GeoDataFrame:
    sites = [(card, site) for card in cards for site in card.geography.sites]
    known = [(card, site) for card, site in sites if site.has_coordinates]
    vague = [(card, site) for card, site in sites if not site.has_coordinates and site.areas]
    exact = gpd.GeoSeries(
        shapely.points([(site.longitude, site.latitude) for _, site in known] or np.empty((0, 2))),
        crs=WGS84,
    ).to_crs(crs)
    within = [_middle(card.geography.division, site, divisions) for card, site in vague]
    named = pd.DataFrame(
        {
            "initiative": [card.id for card, _ in known + vague],
            "name": [site.name for _, site in known + vague],
            "approximate": [False] * len(known) + [True] * len(vague),
        }
    ).astype({"initiative": str, "name": str, "approximate": bool})
    return gpd.GeoDataFrame(named, geometry=[*exact, *within], crs=crs)


def _middle(division: str, site: Site, divisions: Mapping[str, AreaSet]) -> shapely.Point:
    """A point inside the areas that a site lies somewhere in."""
    areas = divisions[division].geometry.loc[list(site.areas)]
    return shapely.point_on_surface(shapely.union_all(np.asarray(areas)))
