"""What the reader follows up, kept in the session: baseline, goals of the next, published index."""

from scoring.followup.baseline import Baseline, Goal
from scoring.followup.published import PublishedIndex
from ui import session


def baseline(level: str) -> Baseline | None:
    """What later years are held against at a level, if anything is frozen."""
    return session.choice(f"followup.baseline.{level}", None)


def keep_baseline(level: str, frozen: Baseline | None) -> None:
    """Keep what later years are held against, or let go of it."""
    session.choose(f"followup.baseline.{level}", frozen)


def goals(level: str) -> tuple[Goal, ...]:
    """Goals that are to be frozen with the next baseline."""
    return session.choice(f"followup.goals.{level}", ())


def keep_goals(level: str, changed: tuple[Goal, ...]) -> None:
    """Keep goals that are to be frozen."""
    session.choose(f"followup.goals.{level}", changed)


WRITTEN = "published."
"""Beginning of the names of the fields that a published index is written in."""


def published() -> PublishedIndex | None:
    """The published index of the city as a whole, the same for every level, if any is put in."""
    return session.choice("followup.published", None)


def keep_published(changed: PublishedIndex | None) -> None:
    """Keep a published index, or let go of it; its fields show what is kept."""
    session.choose("followup.published", changed)
    session.forget(WRITTEN)
