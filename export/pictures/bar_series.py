"""Bars as the series that an office program draws them from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from export import palettes
from export.pictures.canvas import wrapped
from export.pictures.frame import round_ends
from export.pictures.model import Bar, ProfileBars, RankedBars

SIZE, NAMES = 10.5, 290.0
"""Points: of the font that names beside bars are measured in, and of the width of their lines."""

Reach = tuple[float, float] | None
"""How far a figure may be below and above; None where that is not known."""


@dataclass(frozen=True)
class BarSeries:
    """Bars of one colour: name, ``#rrggbb``, and by category their values, None for no bar."""

    label: str
    colour: str
    values: tuple[float | None, ...]
    reach: tuple[Reach, ...]


def categories(content: RankedBars | ProfileBars) -> tuple[str, ...]:
    """Names beside the bars, from the top, in lines, since LibreOffice does not wrap them."""
    rows = content.bars if isinstance(content, RankedBars) else content.rows
    return tuple("\n".join(wrapped(row.label, SIZE, NAMES)) for row in rows)


def bar_series(content: RankedBars | ProfileBars) -> tuple[BarSeries, ...]:
    """Bars by colour; a series without any bar is left out where another has one."""
    found = _ranked(content) if isinstance(content, RankedBars) else _profile(content)
    told = tuple(each for each in found if any(value is not None for value in each.values))
    return told or found[:1]


def bar_ends(series: Sequence[BarSeries]) -> tuple[float, float, float]:
    """Round ends of an axis that holds zero, all bars and how sure they are, and its step."""
    told = [
        value + end
        for each in series
        for value, reach in zip(each.values, each.reach, strict=True)
        if value is not None
        for end in (0.0, *(() if reach is None else (-reach[0], reach[1])))
    ]
    return round_ends(min([0.0, *told]), max([0.0, *told]))


def _ranked(content: RankedBars) -> tuple[BarSeries, ...]:
    return tuple(
        BarSeries(
            label,
            colour,
            tuple(_known(bar.value) if bar.is_marked == wanted else None for bar in content.bars),
            tuple(_reach(bar) if bar.is_marked == wanted else None for bar in content.bars),
        )
        for label, colour, wanted in (
            (content.value_label, palettes.BAR, False),
            (content.marked_label, palettes.MARKED_LINE, True),
        )
    )


def _profile(content: ProfileBars) -> tuple[BarSeries, ...]:
    own = tuple(_known(row.area) for row in content.rows)
    beside = tuple(_known(row.city) for row in content.rows)
    nothing = (None,) * len(own)
    return (
        BarSeries(content.area, palettes.BAR, own, nothing),
        BarSeries(content.city, palettes.BAR_BESIDE, beside, nothing),
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _reach(bar: Bar) -> Reach:
    is_unknown = math.isnan(bar.value + bar.low + bar.high)
    return None if is_unknown else (bar.value - bar.low, bar.high - bar.value)
