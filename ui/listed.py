"""The shortlist in the tab: as last written, changed, and gone back to."""

from collections.abc import Callable, Iterable

from scoring.decision.entry import lacks_reason
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate
from ui import registering, session
from ui.workspace import Place

MOST_STEPS = 50
"""Changes that can be gone back from."""


def reason_name(level: str, code: str) -> str:
    """Name of the choice of what is written about an entry."""
    return f"reason.{level}.{code}"


def status_name(level: str, code: str) -> str:
    """Name of the choice of what becomes of an entry."""
    return f"status.{level}.{code}"


def as_written(level: str) -> Shortlist:
    """The shortlist of a level with statuses and reasons as last written, changed ones signed.

    What is to be rejected stays as it was until there is a reason.
    """
    kept = changed = session.shortlist(level)
    for entry in kept.entries:
        reason = session.choice(reason_name(level, entry.code), entry.reason)
        status = session.choice(status_name(level, entry.code), entry.status)
        is_same = (status, reason) == (entry.status, entry.reason)
        if not is_same and not lacks_reason(status, reason):
            changed = changed.with_status(entry.code, status, reason, **_signed())
    if changed != kept:
        _remember(kept)
        session.keep_shortlist(changed)
    return changed


def waits_for_reason(level: str, code: str) -> bool:
    """Whether an entry is marked as rejected without any reason written."""
    entry = session.shortlist(level)[code]
    status = session.choice(status_name(level, code), entry.status)
    return lacks_reason(status, session.choice(reason_name(level, code), entry.reason))


def add_area(level: str, code: str) -> None:
    """Put an area last on the list."""
    _change(level, lambda kept: kept.add(code, **_signed()))


def put_candidate(level: str, candidate: Candidate) -> None:
    """Put a candidate last on the list, or renew its name and areas there."""
    reason = candidate.note
    _change(level, lambda kept: kept.put_candidate(candidate, reason, **_signed()))


def remove(level: str, code: str) -> None:
    """Take an entry off the list."""
    _change(level, lambda kept: kept.remove(code))


def move(level: str, code: str, steps: int) -> None:
    """Move an entry by steps, negative towards the front."""
    _change(level, lambda kept: kept.move(code, steps))


def put(opened: Shortlist) -> None:
    """Put a shortlist in the place of the one that is there, which can be gone back to."""
    _change(opened.division, lambda _: opened)


def keep_within(level: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Take entries with other areas than these off the list, without a way back; their names."""
    kept = session.shortlist(level)
    left = kept.within(codes)
    session.keep_shortlist(left)
    session.forget(_before_name(level))
    return tuple(own.name or own.code for own in kept.entries if own.code not in left.codes)


def can_undo(level: str) -> bool:
    """Whether there is a change to go back from."""
    return bool(session.choice(_before_name(level), ()))


def undo(level: str) -> None:
    """Go one change back."""
    written = as_written(level)
    *earlier, before = session.choice(_before_name(level), ()) or (written,)
    session.choose(_before_name(level), tuple(earlier))
    _keep(written, before)


def groups(place: Place, chosen: Shortlist) -> tuple[Candidate, ...]:
    """What is chosen on the list, in order; an area is a candidate of one, its code for its id.

    Entries with areas that the place does not have are left out.
    """
    return tuple(
        Candidate(
            id=entry.code,
            name=entry.name or str(place.areas.names[entry.code]) or entry.code,
            codes=entry.members,
        )
        for entry in chosen.within(place.areas.codes).chosen
    )


def _signed() -> dict[str, str]:
    return {"who": session.who(), "when": registering.now()}


def _change(level: str, change: Callable[[Shortlist], Shortlist]) -> None:
    kept = as_written(level)
    changed = change(kept)
    if changed != kept:
        _remember(kept)
        _keep(kept, changed)


def _remember(kept: Shortlist) -> None:
    name = _before_name(kept.division)
    session.choose(name, (*session.choice(name, ()), kept)[-MOST_STEPS:])


def _keep(before: Shortlist, after: Shortlist) -> None:
    """Keep a list; fields whose content it changes show it."""
    for entry in after.entries:
        was = before[entry.code] if entry.code in before.codes else None
        if was is None or (was.status, was.reason) != (entry.status, entry.reason):
            session.choose(reason_name(after.division, entry.code), entry.reason)
            session.choose(status_name(after.division, entry.code), entry.status)
    session.keep_shortlist(after)


def _before_name(level: str) -> str:
    return f"shortlist.before.{level}"
