"""Whether what the tab shows is what was frozen as a decision, so that an export may say so."""

from scoring.decision.shortlist import Shortlist
from scoring.scenario import Scenario
from ui import session
from ui.reference import reference_fingerprint
from ui.workspace import Place


def remember(place: Place, scenario: Scenario, shortlist: Shortlist, name: str) -> None:
    """Keep the hash of the decision that these were frozen as."""
    session.choose(_key(place), (_names(place, scenario, shortlist), name))


def decision_of(place: Place, scenario: Scenario, shortlist: Shortlist) -> str:
    """Hash of the decision that these were frozen as in this tab; empty where they were not."""
    names, found = session.choice(_key(place), ((), ""))
    return str(found) if names == _names(place, scenario, shortlist) else ""


def _key(place: Place) -> str:
    return f"decided.{place.level}"


def _names(place: Place, scenario: Scenario, shortlist: Shortlist) -> tuple[str, ...]:
    """Everything that a decision rests on."""
    return (
        place.full_fingerprint,
        scenario.fingerprint,
        reference_fingerprint(place.level, scenario),
        shortlist.model_dump_json(),
    )
