"""What an area or candidate is compared with: the city, the GeSO around it, areas like it."""

from collections.abc import Callable, Sequence

import pandas as pd

from export.papers import Comparator
from language import documents_text, screen, text
from layers.catalogue import LEVELS, ancestors
from layers.table import IndicatorTable
from layers.upwards import aggregate_up
from scoring.places.candidates import Candidate
from scoring.places.similar import similar
from scoring.score import ScoreResult
from ui import cached
from ui.workspace import Place


def comparators_of(
    place: Place, result: ScoreResult, candidate: Candidate, wanted: Sequence[str]
) -> tuple[Comparator, ...]:
    """What a candidate is compared with, in the order of :data:`COMPARATORS`.

    Parameters
    ----------
    place : Place
    result : ScoreResult
        Of the place.
    candidate : Candidate
        One area or several.
    wanted : sequence of str
        Of :data:`COMPARATORS`; those that do not exist here are left out.
    """
    found = [make(place, result, candidate) for name, make in _MAKERS.items() if name in wanted]
    return tuple(each for each in found if each is not None)


def _city(place: Place, _result: ScoreResult, _candidate: Candidate) -> Comparator | None:
    if not place.cards:
        return None
    return Comparator(screen.HEAD_CITY, cached.city_figures())


def _above(place: Place, _result: ScoreResult, candidate: Candidate) -> Comparator | None:
    """The GeSO that holds all of it, where one does."""
    if place.level not in LEVELS[:-1]:
        return None
    held = set(_parents(place.level)[list(candidate.codes)])
    if len(held) != 1:
        return None
    code, above = held.pop(), cached.catalogue().levels[LEVELS[-1]]
    name = f"{text.LEVELS[LEVELS[-1]]} {above.areas.names[code]}"
    return Comparator(name, above.table.values.loc[code])


def _parents(level: str) -> pd.Series:
    """Code of the GeSO by area of a level below."""
    areas = {name: found.areas for name, found in cached.catalogue().levels.items()}
    top = ancestors(areas, LEVELS[-1])
    if level == LEVELS[0]:
        return top
    pairs = pd.DataFrame({"own": ancestors(areas, level), "top": top}).drop_duplicates("own")
    return pairs.set_index("own")["top"]


SIMILAR = 5
"""Areas that one is compared with as its like."""


def _similar(place: Place, result: ScoreResult, candidate: Candidate) -> Comparator | None:
    """Areas like it, carried up together as one."""
    figures = result.normalised
    profile = figures.loc[list(candidate.codes)].mean(axis=0, skipna=False)
    others = figures[result.rank.notna() & ~figures.index.isin(list(candidate.codes))]
    codes = list(similar(profile, others).index[:SIMILAR])
    if not codes or not place.cards:
        return None
    part = IndicatorTable(place.table.values.loc[codes], place.table.status.loc[codes])
    together = aggregate_up(part, place.cards, pd.Series("together", index=codes))
    name = documents_text.SIMILAR_AREAS.format(count=len(codes))
    return Comparator(name, together.values.iloc[0])


_MAKERS: dict[str, Callable[[Place, ScoreResult, Candidate], Comparator | None]] = {
    "city": _city,
    "above": _above,
    "similar": _similar,
}

COMPARATORS = tuple(_MAKERS)
"""What an area may be compared with."""
