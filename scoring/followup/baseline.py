"""The baseline: what is frozen when a decision is made, so that later years have a start."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from geo.faults import Fault, FaultKind
from layers.cards import IndicatorCard, IsoDate, Text
from layers.strict import Strict
from scoring.places.graph import Codes
from scoring.scenario import Scenario

GroupKind = Literal["nearest", "rest", "equal"]
"""Nearest by profile before the start; the rest of the city; equal need without the effort."""

Year = Annotated[int, Field(ge=1900, le=2100)]
Figures = tuple[float | None, ...]


class ComparisonGroup(Strict):
    """Areas that a candidate is compared with, as they were chosen at the start."""

    kind: GroupKind
    codes: Annotated[Codes, Field(min_length=1)]


class Followed(Strict):
    """A candidate that is followed, and what it is compared with."""

    id: Text
    name: Text
    codes: Annotated[Codes, Field(min_length=1)]
    groups: tuple[ComparisonGroup, ...] = ()

    def group(self, kind: str) -> Codes:
        """Codes of a group; none where it is not there."""
        return next((each.codes for each in self.groups if each.kind == kind), ())


class Series(Strict):
    """One indicator by year and area, as it was known at the start.

    Parameters
    ----------
    stem : str
        Its id without the year.
    cards : tuple of IndicatorCard
        One a year, the earliest first.
    values, bases : tuple of tuple of float
        By year, then by area in the baseline's order; None where missing or
        suppressed.
    """

    stem: Text
    cards: Annotated[tuple[IndicatorCard, ...], Field(min_length=1)]
    values: tuple[Figures, ...]
    bases: tuple[Figures, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the earliest first."""
        return tuple(card.year for card in self.cards)


class Scale(Strict):
    """Where the areas lay at the start in an indicator of the index: its goalposts."""

    indicator: Text
    low: float
    high: float
    mean: float
    deviation: float


class Goal(Strict):
    """What is to be reached in a candidate.

    Parameters
    ----------
    id, candidate, indicator : str
        ``indicator`` is a stem.
    base, base_year
        The candidate's figure at the start.
    target, year
        What it is to be, and when.
    responsible : str
        Id of the organisation that answers for it.
    activities : tuple of str
        Ids of the initiatives that are meant to lead there.
    note : str
    """

    id: Text
    candidate: Text
    indicator: Text
    base: Annotated[float, Field(allow_inf_nan=False)]
    base_year: Year
    target: Annotated[float, Field(allow_inf_nan=False)]
    year: Year
    responsible: Text
    activities: tuple[str, ...] = ()
    note: str = ""

    @field_validator("target")
    @classmethod
    def _elsewhere(cls, target: float, told: ValidationInfo) -> float:
        if target == told.data.get("base"):
            raise ValueError("target_other_than_base")
        return target

    @field_validator("year")
    @classmethod
    def _later(cls, year: int, told: ValidationInfo) -> int:
        if year <= told.data.get("base_year", 0):
            raise ValueError("year_after_base_year")
        return year


class Baseline(Strict):
    """All that later years are held against.

    Parameters
    ----------
    division : str
        Division of the areas.
    name, who : str
    frozen : str
        Day (ISO 8601) of the freezing.
    start : int
        First year in which the decision can have had an effect.
    scenario : Scenario
        Of the index.
    areas : tuple of str
        Codes of all areas, in order.
    followed : tuple of Followed
        At least one.
    series : tuple of Series
        Indicators that are followed.
    scales : tuple of Scale
        Of the indicators of the index.
    goals : tuple of Goal
    """

    version: Literal[1] = 1
    division: Text
    name: Text
    who: str = ""
    frozen: IsoDate
    start: Year
    scenario: Scenario
    areas: Annotated[Codes, Field(min_length=1)]
    followed: Annotated[tuple[Followed, ...], Field(min_length=1)]
    series: tuple[Series, ...] = ()
    scales: tuple[Scale, ...] = ()
    goals: tuple[Goal, ...] = ()

    def __getitem__(self, identifier: str) -> Followed:
        return {each.id: each for each in self.followed}[identifier]

    @property
    def stems(self) -> tuple[str, ...]:
        """Indicators that are followed."""
        return tuple(each.stem for each in self.series)

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of every area of every candidate."""
        return frozenset(code for each in self.followed for code in each.codes)


def baseline_faults(found: Baseline) -> list[Fault]:
    """What a well-formed baseline still may get wrong: names that lead nowhere, rows too short."""
    known, ids = set(found.areas), {each.id for each in found.followed}
    faults = [
        Fault(FaultKind.CODE_NOT_IN_AREAS, "", each.id, code, found.division)
        for each in found.followed
        for code in (*each.codes, *(code for group in each.groups for code in group.codes))
        if code not in known
    ]
    for goal in found.goals:
        faults += _unknown(goal.id, goal.candidate, ids)
        faults += _unknown(goal.id, goal.indicator, set(found.stems))
    count = len(found.areas)
    return faults + [
        Fault(FaultKind.ROW_WIDTH, "", each.stem, str(len(row)), str(count))
        for each in found.series
        for row in (*each.values, *each.bases)
        if len(row) != count
    ]


def _unknown(where: str, received: str, known: set[str]) -> list[Fault]:
    allowed = ", ".join(sorted(known))
    return [] if received in known else [Fault(FaultKind.FIELD_VALUE, "", where, received, allowed)]
