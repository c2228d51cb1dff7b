"""Cards: what a figure is, where it comes from and how it may be used. No data."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from layers.strict import Strict

IDENTIFIER = r"^[a-z][a-z0-9_-]*$"
CHECKSUM = r"^([0-9a-f]{64})?$"
DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"

Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Text = Annotated[str, Field(min_length=1)]
Checksum = Annotated[str, Field(pattern=CHECKSUM)]


def _in_the_calendar(text: str) -> str:
    """Refuse a day or month that no year has."""
    if text:
        try:
            date.fromisoformat(f"{text}-01-01"[:10])
        except ValueError:
            raise ValueError(DATE) from None
    return text


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as YYYY-MM-DD and no other form of ISO 8601."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


IsoDate = Annotated[str, Field(pattern=DATE), AfterValidator(_in_the_calendar)]


class Card(Strict):
    """Base of every card: frozen, and an unknown field is a fault."""


class Source(Card):
    """Who published a figure, and when it was fetched.

    Empty text means that the source does not say. ``sha256`` is of the file
    as it was received.
    """

    publisher: Text
    title: Text
    url: str = ""
    licence: str = ""
    attribution: str = ""
    reference_date: IsoDate = ""
    retrieved: IsoDate = ""
    sha256: Checksum = ""


class Upwards(Card):
    """How an indicator is carried from areas to the areas above them.

    ``sum`` adds counts. ``ratio`` divides the sum of ``numerator`` by the sum
    of ``denominator``, times ``factor``. ``weighted_mean`` weighs by
    ``weight`` and is approximate unless ``exact``. ``none`` gives no figure.
    """

    method: Literal["sum", "ratio", "weighted_mean", "none"]
    numerator: tuple[Identifier, ...] = ()
    denominator: tuple[Identifier, ...] = ()
    factor: float = 100.0
    weight: Identifier | None = None
    exact: bool = False

    @model_validator(mode="after")
    def _complete(self) -> "Upwards":
        if self.method == "ratio" and not (self.numerator and self.denominator):
            raise ValueError("numerator, denominator")
        if self.method == "weighted_mean" and self.weight is None:
            raise ValueError("weight")
        return self

    @property
    def bases(self) -> tuple[str, ...]:
        """Ids of the other indicators that the method needs."""
        weight = () if self.weight is None else (self.weight,)
        return (*self.numerator, *self.denominator, *weight)


Direction = Literal["higher_is_need", "lower_is_need", "context"]


class IndicatorCard(Card):
    """One indicator.

    ``direction`` has no default: ``context`` is never scored unless a
    scenario says so in so many words. ``kind`` tells a count from a share, a
    mean, a median and an index that others publish. ``decimals`` is how many the screen shows.
    ``cells`` is how many published cells a count, or the numerator of a share, is the sum of.
    ``parts`` are counts that add up to it, ``total`` its published sum over
    all areas. ``internal``: it never leaves in a file that is marked public.
    """

    id: Identifier
    title: Text
    definition: Text
    unit: Text
    kind: Literal["count", "share", "mean", "median", "change", "index"]
    direction: Direction
    base: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    dimension: Text
    upwards: Upwards
    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    cells: Annotated[int, Field(ge=1)] = 1
    parts: tuple[Identifier, ...] = ()
    total: float | None = None
    internal: bool = False
    note: str = ""
    source: Source


class TableCard(Card):
    """Card of one file of figures: its source, shared by its indicators.

    ``indicators`` are cards without ``source``.
    """

    file: Text
    sha256: Checksum = ""
    division: Identifier
    id_column: Text
    note: str = ""
    source: Source
    indicators: Annotated[tuple[dict[str, object], ...], Field(min_length=1)]


class AreaCard(Card):
    """Card of one file of areas."""

    id: Identifier
    title: Text
    file: Text
    sha256: Checksum = ""
    generalised: bool = False
    derived: str = ""
    note: str = ""
    source: Source
