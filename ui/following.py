"""What the reader follows up: the baseline, and the goals of the next, kept in the session."""

from scoring.followup.baseline import Baseline, Goal
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
