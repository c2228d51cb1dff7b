"""The crosswalk between two divisions that the program knows: by their codes where those tell."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.areas import AreaSet
from geo.crosswalk import Crosswalk, crosswalk, nested
from geo.faults import Fault
from geo.grounds import Ground
from layers.sources.divisions import DIVISIONS, EMBEDDED_DIVISION

HOLDS = frozenset(
    {
        ("deso_2025", "regso_2025"),
        ("deso_2018", "regso_2020"),
        ("regso_2025", "geso"),
    }
)
"""Editions of which the first has the codes of the second as its parents."""


def edition(division: str) -> str:
    """The edition that a division is, whether it is embedded or fetched."""
    return EMBEDDED_DIVISION.get(division, division)


def between(
    sources: AreaSet, targets: AreaSet, ground: Ground | None = None, **options: Any
) -> Crosswalk:
    """Make the crosswalk from one division to another.

    Parameters
    ----------
    sources, targets : AreaSet
        ``division`` tells their edition. Where that of one holds the other by its codes, or it is
        the same, the codes decide; otherwise, as between two editions, the outlines do. The
        sources are brought to the coordinate system of the targets.
    ground : Ground, optional
        As for :func:`geo.crosswalk.crosswalk`, in the coordinate system of the targets.
    **options
        As for :func:`geo.crosswalk.crosswalk`.

    Raises
    ------
    InputError
        As :func:`geo.crosswalk.crosswalk` and :func:`geo.crosswalk.nested`.
    """
    sources = replace(sources, frame=sources.frame.to_crs(targets.crs))
    editions = edition(sources.division), edition(targets.division)
    if editions[0] == editions[1] in DIVISIONS and set(sources.codes) == set(targets.codes):
        same = pd.Series(sources.codes, sources.codes)
        return nested(sources, targets, same, ground)
    if editions in HOLDS and sources.parent is not None:
        return nested(sources, targets, ground=ground)
    if editions[::-1] in HOLDS and targets.parent is not None:
        return nested(targets, sources, ground=ground).back
    return crosswalk(sources, targets, ground, **options)


def edition_faults(division: str, indicators: Iterable[str], file: str) -> list[Fault]:
    """Figures whose id ends in a year that the division does not hold for."""
    known = DIVISIONS.get(edition(division))
    years = [int(name[-4:]) for name in indicators if name[-5:-4] == "_" and name[-4:].isdecimal()]
    return known.year_faults(years, file) if known is not None else []
