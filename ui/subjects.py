"""Areas and candidates one by one: all that was found about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from export.dossier import Dossier
from export.papers import Subject
from layers.responsibility import ResponsibilityRules
from layers.table import IndicatorTable
from scoring.places.candidates import Candidate, CandidateSet
from scoring.places.coverage import present, reached_within
from scoring.places.fields import candidate_fields
from scoring.places.figures import CandidateFigures, candidate_figures
from scoring.places.responsibility import (
    dimension_parts,
    excess,
    excess_shares,
    excess_within,
    presence_matrix,
    propose,
)
from scoring.score import ScoreResult
from ui.comparators import comparators_of
from ui.covered import (
    CHILDREN,
    POPULATION,
    PlaceCoverage,
    PlaceFields,
    choice_of,
    owners,
    persons,
    surface_within,
)
from ui.workspace import Place

NORMAL_95 = 1.96
"""Standard errors in half a 95 % interval of the normal distribution."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What subjects are made from.

    Parameters
    ----------
    place : Place
    result : ScoreResult
        Of the place.
    coverage : PlaceCoverage
    fields : PlaceFields
    rules : ResponsibilityRules
        Who is named for what.
    comparators : tuple of str
        What each is compared with.
    """

    place: Place
    result: ScoreResult
    coverage: PlaceCoverage
    fields: PlaceFields
    rules: ResponsibilityRules
    comparators: tuple[str, ...]


def chosen_subjects(
    place: Place, dossier: Dossier, candidates: CandidateSet | None = None
) -> tuple[tuple[Candidate, ...], dict[str, str]]:
    """What a document tells of one by one, and why.

    What is chosen on the shortlist, areas and candidates in its order; where
    there is none, the candidates that are not turned down.
    """
    short = dossier.shortlist
    if short.empty and candidates:
        left = [each for each in candidates.candidates if each.id not in dossier.members]
        return tuple(left), {each.id: each.note for each in left}
    subjects = tuple(
        Candidate(id=code, name=name or code, codes=dossier.members.get(code, (code,)))
        for code, name in zip(short["kod"], short["namn"], strict=True)
    )
    return subjects, dict(zip(short["kod"], short["skal"], strict=True))


def named_subjects(
    place: Place, dossier: Dossier, candidates: CandidateSet | None, codes: Sequence[str]
) -> tuple[Candidate, ...]:
    """Areas by their codes and candidates by their ids, in the order given.

    Candidates are those on the shortlist as they were put there, and then the
    others that are given.
    """
    known = {each.id: each for each in candidates.candidates} if candidates else {}
    for listed in (dossier.rejected, dossier.shortlist):
        for code, name in zip(listed["kod"], listed["namn"], strict=True):
            if code in dossier.members:
                known[code] = Candidate(id=code, name=name or code, codes=dossier.members[code])
    return tuple(known.get(code) or single(place, code) for code in codes)


def told_candidates(
    dossier: Dossier, candidates: CandidateSet | None, codes: Sequence[str]
) -> tuple[Candidate, ...]:
    """Of candidates beside the shortlist, those that a document tells of.

    Parameters
    ----------
    dossier : Dossier
        With the shortlist.
    candidates : CandidateSet, optional
    codes : sequence of str
        What fact sheets are of; none for other documents.
    """
    known = candidates.candidates if candidates else ()
    if codes:
        listed = {*dossier.shortlist["kod"], *dossier.rejected["kod"]}
        return tuple(each for each in known if each.id in codes and each.id not in listed)
    if not dossier.shortlist.empty:
        return ()
    return tuple(each for each in known if each.id not in dossier.members)


def single(place: Place, code: str) -> Candidate:
    """An area as a candidate of one, its code for its id."""
    return Candidate(id=code, name=str(place.areas.names[code]) or code, codes=(code,))


def make_subjects(
    ground: Ground, candidates: Sequence[Candidate], reasons: Mapping[str, str]
) -> tuple[Subject, ...]:
    """Every candidate with all that was found about it.

    Parameters
    ----------
    ground : Ground
    candidates : sequence of Candidate
        Ids each once.
    reasons : mapping of str to str
        Why each is chosen, by id.
    """
    figures = _figures(ground, candidates) if candidates else None
    return tuple(_subject(ground, each, reasons.get(each.id, ""), figures) for each in candidates)


def _figures(ground: Ground, candidates: Sequence[Candidate]) -> CandidateFigures | None:
    """Figures and their uncertainty; none where the place has no cards or no number of people."""
    table, cards = ground.place.table, ground.place.cards
    if POPULATION not in table.indicators or not set(table.indicators) <= set(cards):
        return None
    threshold = ground.place.protection.small.threshold
    return candidate_figures(
        candidates, table, cards, ground.result, POPULATION, min_count=threshold
    )


def _subject(
    ground: Ground, candidate: Candidate, reason: str, figures: CandidateFigures | None
) -> Subject:
    index, low, high = _index(ground, candidate, figures)
    covered, here = _children(ground, candidate), _surface(ground, candidate)
    is_here = present(here)
    register, choice = ground.place.initiatives.cards, choice_of(ground.result.scenario)
    presence = presence_matrix(is_here, register, list(owners()), choice).iloc[0]
    shares = excess_shares(_beyond(ground, candidate))
    return Subject(
        candidate,
        reason,
        _own_table(ground, candidate, figures),
        _margin(candidate, figures),
        index,
        low,
        high,
        covered,
        _field(index, covered, ground),
        here.iloc[0][is_here.iloc[0]].sort_values(ascending=False, kind="stable"),
        presence,
        propose(shares, ground.rules.rules, presence.to_dict()),
        comparators_of(ground.place, ground.result, candidate, ground.comparators),
    )


def _field(index: float, covered: float, ground: Ground) -> str:
    """Field by the limits of the areas."""
    return str(
        candidate_fields(pd.Series([index]), pd.Series([covered]), ground.fields.fields).iloc[0]
    )


def _own_table(
    ground: Ground, candidate: Candidate, figures: CandidateFigures | None
) -> IndicatorTable:
    """Its figures as one row: an area's as published, a candidate's as computed if they can be."""
    own = ground.place.table
    if len(candidate.codes) == 1:
        row = list(candidate.codes)
        return IndicatorTable(own.values.loc[row], own.status.loc[row])
    if figures is None:
        return IndicatorTable.of(pd.DataFrame(np.nan, [candidate.id], own.indicators))
    row = [candidate.id]
    return IndicatorTable(figures.table.values.loc[row], figures.table.status.loc[row])


def _margin(candidate: Candidate, figures: CandidateFigures | None) -> pd.Series:
    if figures is None or figures.inside.empty:
        return pd.Series(dtype=float)
    return NORMAL_95 * figures.inside.loc[candidate.id, "error"]


def _index(
    ground: Ground, candidate: Candidate, figures: CandidateFigures | None
) -> tuple[float, float, float]:
    """Index with its bounds; NaN where it cannot be computed."""
    own = float(ground.result.index[candidate.codes[0]])
    if figures is None:
        return (own if len(candidate.codes) == 1 else float("nan")), float("nan"), float("nan")
    row = figures.index.loc[candidate.id]
    index = own if len(candidate.codes) == 1 else float(row["index"])
    return index, float(row["index_low"]), float(row["index_high"])


def _children(ground: Ground, candidate: Candidate) -> float:
    """Coverage index of the children, from the small areas."""
    parent, codes = ground.coverage.parent, list(candidate.codes)
    small = codes if parent is None else list(parent[parent.isin(codes)].index)
    base = persons(ground.coverage.small, CHILDREN)
    found = reached_within(ground.coverage.parts.table, base, small)
    return float(found.share["index"].iloc[0])


def _surface(ground: Ground, candidate: Candidate) -> pd.DataFrame:
    """Share of the surface under each initiative, one row."""
    return surface_within(ground.coverage.surface.initiatives, ground.place, candidate.codes)


def _beyond(ground: Ground, candidate: Candidate) -> pd.Series:
    """What lies above the city's mean, by title of dimension."""
    titles = {each.id: each.title or each.id for each in ground.result.scenario.index.dimensions}
    beyond = excess(dimension_parts(ground.result)).rename(columns=titles)
    if len(candidate.codes) == 1:
        return beyond.loc[candidate.codes[0]]
    return excess_within(beyond, persons(ground.place, CHILDREN), candidate.codes)
