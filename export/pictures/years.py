"""What a chart over years shows: lines that have gaps, how sure they are, and what happened when.

A line is drawn within one of its runs only: a break in the series, or a year without a figure,
ends a run, so that no chart can join what does not hang together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from export.pictures.frame import round_ends
from language import picture_text

MarkKind = Literal["baseline", "start", "break"]

HALF = 0.5
"""Years before its first one that a break, or an effect, is drawn at."""

SHAPES = ("o", "s", "^", "D")
"""Shape of a point by line, as matplotlib names them, so that lines differ without colour."""

DASHES: dict[MarkKind, tuple[float, ...]] = {"baseline": (), "start": (6, 3), "break": (1, 2)}
"""Strokes and gaps of a vertical line, in its own widths; whole where there are none."""

MOST_YEARS = 14
"""Years that are written along the axis before every other one is left out."""


@dataclass(frozen=True)
class YearPoint:
    """A figure of a year, and half the width of its interval; NaN where that is unknown."""

    year: int
    value: float
    reach: float = float("nan")

    @property
    def has_reach(self) -> bool:
        """Whether it is known how sure it is."""
        return not math.isnan(self.reach)


@dataclass(frozen=True)
class YearLine:
    """A line: name, ``#rrggbb``, and runs of points that hang together, the earliest first."""

    label: str
    colour: str
    runs: tuple[tuple[YearPoint, ...], ...]

    @property
    def points(self) -> tuple[YearPoint, ...]:
        """All of them."""
        return tuple(point for run in self.runs for point in run)


@dataclass(frozen=True)
class YearMark:
    """Where a vertical line stands, in years, and what for."""

    kind: MarkKind
    at: float
    label: str


@dataclass(frozen=True)
class Aim:
    """What is to be reached and when, with its words."""

    year: int
    value: float
    label: str


@dataclass(frozen=True)
class YearLines:
    """Lines over years.

    Parameters
    ----------
    title, axis : str
        Above, and along the figures.
    lines : sequence of YearLine
        The first is what it is about.
    marks : sequence of YearMark
    aims : sequence of Aim
    decimals : int
        Of the figures in its words.
    """

    title: str
    axis: str
    lines: Sequence[YearLine]
    marks: Sequence[YearMark] = ()
    aims: Sequence[Aim] = ()
    decimals: int = 1

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years that any line has a figure of, the earliest first."""
        return tuple(sorted({point.year for line in self.lines for point in line.points}))

    @property
    def has_reach(self) -> bool:
        """Whether it is known of any figure how sure it is."""
        return any(point.has_reach for line in self.lines for point in line.points)

    @cached_property
    def across(self) -> tuple[int, int]:
        """First and last year of the axis, with one free at each side."""
        told = [*self.years, *(aim.year for aim in self.aims)]
        told += [math.ceil(mark.at) for mark in self.marks]
        return min(told) - 1, max(told) + 1

    @property
    def every(self) -> int:
        """Years from one that is written along the axis to the next."""
        first, last = self.across
        return 1 + (last - first - 1) // MOST_YEARS

    @cached_property
    def up(self) -> tuple[float, float, float]:
        """Round ends of the axis of figures, which holds all of them, and its step.

        An interval that goes below zero is cut there where no figure is below.
        """
        points = [point for line in self.lines for point in line.points]
        told = [point.value for point in points] + [aim.value for aim in self.aims]
        known = [point for point in points if point.has_reach]
        low = min([*told, *(point.value - point.reach for point in known)])
        high = max([*told, *(point.value + point.reach for point in known)])
        start, end, step = round_ends(low, high)
        return (0.0 if min(told) >= 0 > start else start), end, step

    @property
    def tick_decimals(self) -> int:
        """Decimals that the numbers along the axis of figures need."""
        step = self.up[2]
        return next((digits for digits in range(6) if math.isclose(step, round(step, digits))), 6)

    @cached_property
    def times(self) -> tuple[float, ...]:
        """Years of :attr:`years`, with the half year before each one that no line goes on to.

        At least two, since LibreOffice does not draw a series that is shorter than what follows.
        """
        begun = {run[0].year for line in self.lines for run in line.runs[1:]}
        gone_on = {point.year for line in self.lines for run in line.runs for point in run[1:]}
        found = sorted([*map(float, self.years), *(year - HALF for year in begun - gone_on)])
        return tuple(found) if len(found) > 1 else (*found, found[0] + HALF)

    def figures(self, line: YearLine) -> tuple[YearPoint | None, ...]:
        """Points of a line at :attr:`times`; None where it has a gap."""
        known = {float(point.year): point for point in line.points}
        return tuple(known.get(time) for time in self.times)


def years_words(content: YearLines) -> str:
    """What lines over years show, in words."""
    told = [
        (
            line.label,
            [[(point.year, point.value) for point in run] for run in line.runs],
        )
        for line in content.lines
    ]
    beside = [mark.label for mark in content.marks] + [aim.label for aim in content.aims]
    return picture_text.years_alternative(
        content.title, content.axis, told, beside, content.decimals
    )
