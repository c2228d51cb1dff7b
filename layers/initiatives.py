"""Initiatives (insatser): what runs already, where, by whom, for whom, and how sure that is."""

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from layers.cards import Card, Identifier, IsoDate, Source, Text

Certainty = Literal["verified", "inferred", "remembered"]
Phase = Literal["planned", "running", "ended", "unknown"]
Extent = Literal["areas", "points", "citywide", "unknown"]
Kind = Literal[
    "cooperation",
    "outreach",
    "meeting_place",
    "school",
    "preschool",
    "family_support",
    "support",
    "work",
    "adult_education",
    "leisure_culture",
    "built_environment",
    "safety",
    "service",
    "dialogue",
    "grants",
    "steering",
    "policing",
]
Theme = Literal[
    "growing_up",
    "parenting",
    "school_results",
    "school_attendance",
    "transitions",
    "employment",
    "crime_prevention",
    "local_safety",
    "mental_health",
    "drugs",
    "honour_violence",
    "leisure",
    "housing_place",
    "establishment",
    "participation",
    "disability",
    "ageing",
]
Age = Annotated[int, Field(ge=0, le=120)]
CASE_NUMBER = r"^[A-ZÅÄÖ]{2,5}-\d{4}-\d{1,5}(-\d{1,4})?$"
CASE_OR_NONE = f"^$|{CASE_NUMBER}"
CaseNumber = Annotated[str, Field(pattern=CASE_NUMBER)]

KINDS: tuple[str, ...] = get_args(Kind)
"""Every kind of initiative."""

THEMES: tuple[str, ...] = get_args(Theme)
"""Every question that an initiative may answer."""

WGS84 = "EPSG:4326"
"""CRS of coordinates on cards."""


class Site(Card):
    """One place of an initiative that works at points.

    ``longitude`` and ``latitude`` (WGS 84, degrees) where a source or the
    user gives them; else ``areas`` of the division that it lies somewhere in,
    if that much is known.
    """

    name: Text
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    delomrade: str = ""
    areas: tuple[str, ...] = ()
    certainty: Certainty

    @property
    def has_coordinates(self) -> bool:
        """Whether the point itself is known."""
        return self.longitude is not None and self.latitude is not None


class Geography(Card):
    """Where an initiative works: areas of one division, an outline of its own, or sites.

    ``outline`` is a polygon or multipolygon as WKT in WGS 84 (longitude
    first). ``unmatched`` are delområden that no area was found for.
    """

    division: Identifier = "deso"
    delomraden: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    outline: str = ""
    sites: tuple[Site, ...] = ()
    derivation: str = ""
    unmatched: tuple[str, ...] = ()


class Target(Card):
    """Whom an initiative is for; ages in whole years, none where the source gives none."""

    group: Text
    age_from: Age | None = None
    age_to: Age | None = None

    @property
    def ages(self) -> tuple[int, int]:
        """First and last age, every age where none is given."""
        first = 0 if self.age_from is None else self.age_from
        return first, 120 if self.age_to is None else self.age_to


class CitedSource(Source):
    """A source and where in it an initiative is spoken of.

    ``section`` is the heading, ``mention`` words that stand below it.
    ``says`` is what this source says where sources disagree.
    """

    section: str = ""
    mention: str = ""
    says: str = ""


class InitiativeCard(Card):
    """One initiative.

    ``responsible`` and ``partners`` are ids of organisations. ``dimensions``
    are those of the index that it bears on, ``themes`` the questions it
    answers. A ``forum`` is a group that meets; ``carrier`` is why that group
    could carry a new task, empty where no source says so. ``certainty`` is of
    the boundary: ``verified`` when a source lists the areas. A ``citywide``
    initiative is no local presence. An overlay only, such as the police's
    list, is context and never need or presence.
    """

    id: Identifier
    programme: Text
    name: Text
    summary: Text
    responsible: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    partners: tuple[Identifier, ...] = ()
    kind: Kind
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    target: Target
    dimensions: tuple[Identifier, ...] = ()
    forum: bool = False
    carrier: str = ""
    status: Phase
    start: IsoDate = ""
    end: IsoDate = ""
    extent: Extent
    certainty: Certainty
    is_overlay_only: bool = False
    case_numbers: tuple[CaseNumber, ...] = ()
    note: str = ""
    geography: Geography = Geography()
    sources: Annotated[tuple[CitedSource, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _end_after_start(self) -> "InitiativeCard":
        """Compare the dates as far as both are told."""
        told = min(len(self.start), len(self.end))
        if self.end[:told] < self.start[:told]:
            raise ValueError("end_after_start")
        return self

    @property
    def source(self) -> CitedSource:
        """The first source, which the card rests on."""
        return self.sources[0]

    @property
    def title(self) -> str:
        """Programme and name, the programme only where the name does not begin with it."""
        known = self.name.casefold().startswith(self.programme.casefold())
        return self.name if known else f"{self.programme}: {self.name}"

    @property
    def is_present(self) -> bool:
        """Whether it counts as an effort that works in its areas: local and not ended."""
        return self.extent == "areas" and self.status != "ended" and not self.is_overlay_only

    @property
    def organisations(self) -> tuple[str, ...]:
        """Ids of those responsible, then of their partners."""
        return tuple(dict.fromkeys([*self.responsible, *self.partners]))
