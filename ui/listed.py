"""The shortlist with its reasons as last written, wherever they were."""

from scoring.decision.shortlist import Shortlist
from ui import registering, session


def reason_name(chosen: Shortlist, code: str) -> str:
    """Name of the choice of what is written about an area."""
    return f"reason.{chosen.division}.{code}"


def as_written(level: str) -> Shortlist:
    """The shortlist of a level with its reasons as last written; a changed one is signed."""
    chosen = session.shortlist(level)
    for code in chosen.codes:
        written = session.choice(reason_name(chosen, code), chosen.reason(code))
        if written != chosen.reason(code):
            signed = {"who": session.who(), "when": registering.now()}
            chosen = chosen.with_reason(code, written, **signed)
    session.keep_shortlist(chosen)
    return chosen


def put(opened: Shortlist) -> None:
    """Put a shortlist in the place of the one that is there."""
    for entry in opened.entries:
        session.choose(reason_name(opened, entry.code), entry.reason)
    session.keep_shortlist(opened)
