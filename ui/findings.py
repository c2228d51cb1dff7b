"""What the documents need to know of a place, gathered once from what is computed."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from export.papers import Findings
from geo.faults import InputError
from layers.responsibility import ResponsibilityRules
from scoring.certainty.draws import is_linear
from scoring.places.candidates import Candidate
from scoring.places.coverage import present
from scoring.places.fields import field_totals
from scoring.places.responsibility import presence_matrix
from scoring.score import ScoreResult
from ui import cached
from ui.comparators import COMPARATORS
from ui.covered import CHILDREN, choice_of, coverage_of, fields_of, owners, persons
from ui.subjects import Ground, make_subjects
from ui.workspace import Place

Tell = Callable[[float], None] | None


def gather(
    place: Place,
    result: ScoreResult,
    rules: ResponsibilityRules,
    candidates: Sequence[Candidate],
    reasons: Mapping[str, str],
    *,
    are_candidates: bool = False,
    comparators: Sequence[str] = COMPARATORS,
    tell: Tell = None,
) -> Findings:
    """Gather all that was found about a place and the areas or candidates to tell of.

    Parameters
    ----------
    place : Place
    result : ScoreResult
        Of the place.
    rules : ResponsibilityRules
        Who is named for what.
    candidates : sequence of Candidate
        What is told of one by one; a single area is a candidate of one.
    reasons : mapping of str to str
        Why each is chosen, by id.
    are_candidates : bool
        Whether they are candidates of the user's making.
    comparators : sequence of str
        Of :data:`ui.comparators.COMPARATORS`.
    tell : callable, optional
        Told the share of the draws that is done, 0-1.

    Returns
    -------
    Findings
    """
    scenario, register = result.scenario, place.initiatives
    coverage, fields = coverage_of(place, scenario), fields_of(place, scenario)
    ground = Ground(place, result, coverage, fields, rules, tuple(comparators))
    surface, water = coverage.surface.initiatives, cached.catalogue().water
    return Findings(
        place.areas,
        place.table,
        place.cards,
        result,
        register,
        surface,
        coverage.children,
        fields.fields,
        fields.probabilities,
        field_totals(fields.fields.of, persons(place, CHILDREN)),
        _drawn(place, result, tell),
        _verdict(place, result),
        presence_matrix(present(surface), register.cards, list(owners()), choice_of(scenario)),
        cached.catalogue().organisations,
        make_subjects(ground, candidates, reasons),
        are_candidates,
        water if len(water) else None,
    )


def _drawn(place: Place, result: ScoreResult, tell: Tell) -> pd.DataFrame | None:
    """Drawn ranks; none where the scenario draws none or its alternatives cannot be drawn."""
    if result.scenario.uncertainty is None:
        return None
    try:
        return cached.sampled(place, result.scenario, tell).intervals
    except InputError:
        return None


def _verdict(place: Place, result: ScoreResult) -> pd.Series | None:
    if result.scenario.uncertainty is None or not is_linear(result.scenario):
        return None
    return cached.certificates(place, result.scenario).verdict
