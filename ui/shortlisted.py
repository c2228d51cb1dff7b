"""What is found about the shortlist: figures of its candidates, and all that an export shows."""

from datetime import date

import pandas as pd

from export.dossier import Dossier, present_titles
from export.listed import CandidateFacts
from layers.numbers import Status
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from scoring.score import ScoreResult
from ui.candidate_outcome import rank_among
from ui.placed import figures
from ui.workspace import Place


def dossier_of(
    place: Place,
    result: ScoreResult,
    shortlist: Shortlist,
    today: date,
    reference_fingerprint: str = "",
    *,
    is_internal: bool = False,
) -> Dossier:
    """All that an export of a place shows, its candidates with figures from counts and bases."""
    facts = candidate_facts(place, result, shortlist)
    return place.dossier(
        result, shortlist, today, reference_fingerprint, facts, is_internal=is_internal
    )


def candidate_facts(
    place: Place, result: ScoreResult, shortlist: Shortlist
) -> CandidateFacts | None:
    """What is found about the candidates of a shortlist; none where it has none.

    Candidates with areas that the place does not have are left out.
    """
    found = [
        Candidate(id=entry.code, name=entry.name, codes=entry.areas)
        for entry in shortlist.within(place.areas.codes).entries
        if entry.is_candidate
    ]
    if not found:
        return None
    own = CandidateSet(division=place.level, candidates=tuple(found))
    told = figures(place, result.scenario, own)
    index = told.index["index"]
    surface = place.areas.geometry.area
    present = pd.Series(
        [place.presence.within(surface.loc[list(each.codes)]) for each in found], own.ids
    )
    return CandidateFacts(
        index,
        index.map(lambda value: rank_among(result.index, value)),
        told.table.values.mask(told.table.status == Status.SUPPRESSED),
        present_titles(place.initiatives, present),
    )
