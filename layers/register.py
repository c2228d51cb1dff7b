"""The register: initiatives as they stand, checked against each other, and how they came to."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

import numpy as np
import shapely
from pydantic import Field, model_validator

from geo.areas import AreaSet, geometry_faults
from geo.faults import Fault, FaultKind, refuse
from layers.cards import Card, Text
from layers.initiatives import Geography, InitiativeCard, Site
from layers.located import Initiatives, locate, outline_of
from layers.organisations import Organisation, repeated_ids

Action = Literal["added", "edited", "ended", "removed", "imported"]

WITHIN = 2_000.0
"""Metres outside the areas where a site or outline is taken for a mistake, such as swapped axes."""


class Change(Card):
    """One change of a register: who made it, when (ISO 8601), and the card before and after."""

    when: Text
    who: str = ""
    action: Action
    before: InitiativeCard | None = None
    after: InitiativeCard | None = None

    @model_validator(mode="after")
    def _of_a_card(self) -> "Change":
        if self.before is None and self.after is None:
            raise ValueError("before_or_after")
        return self

    @property
    def card(self) -> InitiativeCard:
        """The card that the change is about, as it was last."""
        found = self.after or self.before
        assert found is not None
        return found


class Register(Card):
    """Cards with all that was changed in them, oldest change first; every change gives a new one.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        No id twice.
    changes : tuple of Change
        None for a register as it was read.
    """

    version: Annotated[int, Field(ge=1, le=1)] = 1
    cards: tuple[InitiativeCard, ...] = ()
    changes: tuple[Change, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over cards and changes (hexadecimal)."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def __copy__(self) -> Self:
        """A copy that is about to be changed, and has no fingerprint yet."""
        copied = super().__copy__()
        copied.__dict__.pop("fingerprint", None)
        return copied

    def get(self, identifier: str) -> InitiativeCard | None:
        """The card with this id, if there is one."""
        return next((card for card in self.cards if card.id == identifier), None)

    def put(
        self, card: InitiativeCard, *, when: str, who: str = "", action: Action | None = None
    ) -> "Register":
        """Add a card, or put it in the place of the one with its id.

        The same card again changes nothing.
        """
        before = self.get(card.id)
        if before == card:
            return self
        kept = tuple(card if each.id == card.id else each for each in self.cards)
        told = action or ("edited" if before else "added")
        change = Change(when=when, who=who, action=told, before=before, after=card)
        return self._with(kept if before else (*self.cards, card), change)

    def end(self, identifier: str, last: str, *, when: str, who: str = "") -> "Register":
        """Say that an initiative has ended.

        Parameters
        ----------
        identifier : str
            Its id.
        last : str
            Last day, month or year (ISO 8601).

        Raises
        ------
        KeyError
            There is no such card.
        ValidationError
            The end lies before the start.
        """
        card = self._known(identifier)
        data = card.model_dump() | {"status": "ended", "end": last}
        ended = InitiativeCard.model_validate(data)
        return self.put(ended, when=when, who=who, action="ended")

    def remove(self, identifier: str, *, when: str, who: str = "") -> "Register":
        """Take a card out; it stays in the changes.

        Raises
        ------
        KeyError
            There is no such card.
        """
        card = self._known(identifier)
        kept = tuple(each for each in self.cards if each.id != identifier)
        return self._with(kept, Change(when=when, who=who, action="removed", before=card))

    def history(self, identifier: str) -> tuple[Change, ...]:
        """Changes of one card, oldest first."""
        return tuple(change for change in self.changes if change.card.id == identifier)

    def _known(self, identifier: str) -> InitiativeCard:
        card = self.get(identifier)
        if card is None:
            raise KeyError(identifier)
        return card

    def _with(self, cards: tuple[InitiativeCard, ...], change: Change) -> "Register":
        return self.model_copy(update={"cards": cards, "changes": (*self.changes, change)})


def locate_checked(
    cards: tuple[InitiativeCard, ...],
    divisions: dict[str, AreaSet],
    organisations: Mapping[str, Organisation],
) -> Initiatives:
    """Check cards and give them their shapes and points.

    Raises
    ------
    InputError
        Every fault of :func:`check_cards`.
    """
    refuse(check_cards(cards, divisions, organisations))
    return locate(cards, divisions)


def check_cards(
    cards: tuple[InitiativeCard, ...],
    divisions: Mapping[str, AreaSet],
    organisations: Mapping[str, Organisation],
) -> list[Fault]:
    """Compare cards with what they refer to.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        Cards of one register.
    divisions : mapping of str to AreaSet
        Area sets that cards may name, all in one CRS.
    organisations : mapping of str to Organisation
        Those that exist.

    Returns
    -------
    list of Fault
        Ids that stand twice, unknown organisations, divisions and area codes,
        outlines that are no valid polygon, places far outside the areas, and
        geography that does not fit the extent.
    """
    ids = [card.id for card in cards]
    return repeated_ids(ids, "") + [
        fault for card in cards for fault in _card_faults(card, divisions, organisations)
    ]


def _card_faults(
    card: InitiativeCard,
    divisions: Mapping[str, AreaSet],
    organisations: Collection[str],
) -> Iterator[Fault]:
    """Faults of one card, told under its id."""
    file = card.id
    allowed = ", ".join(sorted(organisations))
    for field in ("responsible", "partners"):
        for each in getattr(card, field):
            if each not in organisations:
                yield Fault(FaultKind.FIELD_VALUE, file, field, each, allowed)
    place = card.geography
    if place.division not in divisions:
        known = ", ".join(divisions)
        yield Fault(FaultKind.FIELD_VALUE, file, "geography.division", place.division, known)
        return
    areas = divisions[place.division]
    yield from _extent_faults(card, file)
    yield from _area_faults(place.areas, areas, file, "geography.areas")
    if place.outline:
        yield from _outline_faults(place, areas, file)
    for number, site in enumerate(place.sites, start=1):
        yield from _site_faults(site, areas, file, f"geography.sites[{number}]")


def _extent_faults(card: InitiativeCard, file: str) -> Iterator[Fault]:
    """Geography that its extent needs, or that it must not have."""
    place = card.geography
    has_surface = bool(place.areas or place.outline)
    if card.extent == "areas" and not has_surface:
        yield Fault(FaultKind.FIELD_MISSING, file, "geography.areas, geography.outline")
    if card.extent == "points" and not place.sites:
        yield Fault(FaultKind.FIELD_MISSING, file, "geography.sites")
    if card.extent in ("citywide", "unknown") and (has_surface or place.sites):
        yield Fault(FaultKind.FIELD_VALUE, file, "extent", card.extent, "areas, points")


def _area_faults(codes: tuple[str, ...], areas: AreaSet, file: str, field: str) -> Iterator[Fault]:
    for code in codes:
        if code not in areas.codes:
            yield Fault(FaultKind.CODE_NOT_IN_AREAS, file, field, code, areas.division)


def _outline_faults(place: Geography, areas: AreaSet, file: str) -> Iterator[Fault]:
    try:
        outline = outline_of(place, areas.crs)
    except shapely.GEOSException:
        yield Fault(FaultKind.FIELD_VALUE, file, "geography.outline", place.outline[:40], "WKT")
        return
    faults = geometry_faults(outline.set_axis(["geography.outline"]), file)
    yield from faults
    if not faults and _far(outline.iloc[0], areas):
        yield Fault(FaultKind.OUTSIDE_AREAS, file, "geography.outline", place.outline[:40])


def _site_faults(site: Site, areas: AreaSet, file: str, field: str) -> Iterator[Fault]:
    yield from _area_faults(site.areas, areas, file, f"{field}.areas")
    if (site.longitude is None) != (site.latitude is None):
        missing = "longitude" if site.longitude is None else "latitude"
        yield Fault(FaultKind.FIELD_MISSING, file, f"{field}.{missing}")
    elif site.has_coordinates:
        point = outline_of(
            Geography(outline=f"POINT ({site.longitude} {site.latitude})"), areas.crs
        )
        if _far(point.iloc[0], areas):
            received = f"{site.longitude}, {site.latitude}"
            yield Fault(FaultKind.OUTSIDE_AREAS, file, field, received)


def _far(shape: shapely.Geometry, areas: AreaSet) -> bool:
    """Whether a shape lies farther from every area than a careless click explains."""
    if not np.isfinite(shapely.bounds(shape)).all():
        return True
    west, south, east, north = areas.geometry.total_bounds
    near = shapely.box(west - WITHIN, south - WITHIN, east + WITHIN, north + WITHIN)
    return not near.intersects(shape)
