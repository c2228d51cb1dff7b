"""Access layers as a document: which points, for whom, how far and along what."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from geo.faults import Fault
from layers.access import access_ids
from layers.attachment import Attachment
from layers.cards import Card, IsoDate, Text
from layers.organisations import repeated_ids
from layers.slugs import slug

MOST_DISTANCES = 6
LONGEST = 50_000
"""Metres."""

LONGEST_STEM = 40
"""Characters of an id that come from the title."""


def _rising(distances: tuple[float, ...]) -> tuple[float, ...]:
    if list(distances) != sorted(set(distances)) or any(each % 1 for each in distances):
        raise ValueError("rising")
    return distances


Distance = Annotated[float, Field(ge=1, le=LONGEST)]
Distances = Annotated[
    tuple[Distance, ...], Field(min_length=1, max_length=MOST_DISTANCES), AfterValidator(_rising)
]


class AccessChoices(Card):
    """One layer: points, and how access to them is measured.

    Parameters
    ----------
    title : str
        What the points are called; names the layer.
    persons : str
        Indicator with the number of persons.
    distances : tuple of float
        Whole metres, rising.
    day : str
        Day that the points were given on, as YYYY-MM-DD.
    points : Attachment or None
        A :class:`layers.point_set.PointSet`; None where they are sites of the register.
    leave_out : bool
        Leave out points far outside the areas.
    kinds : tuple of str
        Kinds of initiatives whose sites are the points.
    approximate : bool
        Take also sites that are only known to lie somewhere in some areas.
    crs : str
        CRS of the two files below, where they do not say.
    network : Attachment or None
        Lines that the way leads along; as the crow flies where there are none.
    join_crossings : bool
        Let lines of the network that only cross meet.
    homes : Attachment or None
        Surfaces or points where the persons live; the whole surface where there are none.
    internal : bool
        Whether the figures never leave in a file that is marked public.
    """

    title: Text
    persons: Text
    distances: Distances
    day: IsoDate
    points: Attachment | None = None
    leave_out: bool = False
    kinds: tuple[str, ...] = ()
    approximate: bool = False
    crs: str = ""
    network: Attachment | None = None
    join_crossings: bool = False
    homes: Attachment | None = None
    internal: bool = False

    @model_validator(mode="after")
    def _from_one_place(self) -> "AccessChoices":
        if (self.points is None) != bool(self.kinds):
            raise ValueError("points_or_kinds")
        return self

    @property
    def id(self) -> str:
        """Stem of the ids of its indicators."""
        return f"access_{slug(self.title)[:LONGEST_STEM] or 'x'}"

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of its indicators."""
        return access_ids(self.id, self.distances)

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Files that it refers to, in order: points, network, homes."""
        return tuple(each for each in (self.points, self.network, self.homes) if each is not None)


class AccessLayers(Card):
    """The layers of a tab, in order.

    Parameters
    ----------
    version : int
        Of this form.
    layers : tuple of AccessChoices
    """

    version: Literal[1] = 1
    layers: tuple[AccessChoices, ...] = ()


def access_faults(document: AccessLayers) -> list[Fault]:
    """Layers whose titles differ, and give the same ids."""
    by_title = {each.title: each.id for each in document.layers}
    return repeated_ids([*by_title.values()], "layers")
