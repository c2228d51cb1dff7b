"""An index of the city as a whole that others publish, as a reader has copied it, by year."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field

from geo.faults import Fault, FaultKind
from layers.cards import IsoDate, Text, is_day
from layers.published import YEAR_TWICE
from layers.strict import Strict

FIRST = 1990
"""Earliest year that a published figure can be of."""

LOWEST, HIGHEST = 0, 100
"""Ends of the scale of the index."""


class PublishedValue(Strict):
    """The index in one year."""

    year: Annotated[int, Field(ge=FIRST, le=2100)]
    value: Annotated[float, Field(ge=LOWEST, le=HIGHEST, allow_inf_nan=False)]


class PublishedIndex(Strict):
    """A published index by year, and where it stands.

    Parameters
    ----------
    place : str
        Municipality or county that it is of.
    publisher, reference : str
        Who publishes it, and where: report and page, or address.
    read : str
        Day (ISO 8601) on which it was read there.
    values : tuple of PublishedValue
        At least one, the earliest first, no year twice, none after ``read``.
    """

    version: Literal[1] = 1
    place: Text
    publisher: Text
    reference: Text
    read: IsoDate
    values: Annotated[tuple[PublishedValue, ...], Field(min_length=1)]

    @property
    def years(self) -> dict[int, float]:
        """The index by year."""
        return {each.year: each.value for each in self.values}

    @property
    def decimals(self) -> int:
        """As many as the most exact of the figures has."""
        return max(len(f"{each.value:.12g}".partition(".")[2]) for each in self.values)


def published_faults(found: PublishedIndex) -> list[Fault]:
    """What a well-formed index still may get wrong: years out of order, and days."""
    if not is_day(found.read):
        return [Fault(FaultKind.FIELD_VALUE, "", "read", found.read, "day")]
    years = [each.year for each in found.values]
    counted, last = Counter(years), int(found.read[:4])
    return [
        Fault(FaultKind.FIELD_VALUE, "", f"values[{at}].year", str(year), allowed)
        for at, year in enumerate(years, start=1)
        for is_wrong, allowed in (
            (year > last, f"{FIRST}–{last}"),
            (counted[year] > 1, YEAR_TWICE),
        )
        if is_wrong
    ]
