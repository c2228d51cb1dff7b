"""Run jobs one after the other: one source that is down does not stop the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.sources.desk import Job, Outcome

DOWN = {FaultKind.SOURCE_UNREACHABLE, FaultKind.SOURCE_SLOW, FaultKind.SOURCE_BUSY}
"""Faults after which the other jobs of the same source are left for another time."""

Progress = Callable[[int, int, Job], None]
"""Called before each job with how many are done, how many there are, and the job."""


@dataclass(frozen=True)
class Report:
    """What a run came to.

    Parameters
    ----------
    outcomes : tuple of Outcome
        Sets that are now in the cache.
    faults : tuple of Fault
        Why others are not, or are as they were.
    skipped : tuple of Job
        Not tried, since their source is down.
    """

    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[Job, ...]


def choose(jobs: Sequence[Job], only: Sequence[str]) -> tuple[Job, ...]:
    """Jobs by id, source, table or division; all where nothing is named.

    Raises
    ------
    InputError
        A name that fits no job.
    """
    known = {name for job in jobs for name in _names(job)}
    allowed = ", ".join(
        sorted({job.source for job in jobs} | {job.groups[0] for job in jobs if job.groups})
    )
    refuse(
        Fault(FaultKind.FIELD_VALUE, "", "--only", name, allowed)
        for name in only
        if name not in known
    )
    wanted = set(only)
    return tuple(job for job in jobs if not only or wanted & set(_names(job)))


def _names(job: Job) -> tuple[str, ...]:
    return (job.name, job.source, *job.groups)


def run(jobs: Sequence[Job], on_progress: Progress | None = None) -> Report:
    """Fetch, one job at a time, and gather what happened.

    Parameters
    ----------
    jobs : sequence of Job
    on_progress : callable, optional

    Returns
    -------
    Report
        A job with a fault leaves its set as it was.
    """
    outcomes: list[Outcome] = []
    faults: list[Fault] = []
    skipped: list[Job] = []
    down: set[str] = set()
    for at, job in enumerate(jobs):
        if job.source in down:
            skipped.append(job)
            continue
        if on_progress:
            on_progress(at, len(jobs), job)
        try:
            outcomes += job.run()
        except InputError as error:
            faults += error.faults
            if any(fault.kind in DOWN for fault in error.faults):
                down.add(job.source)
    return Report(tuple(outcomes), tuple(faults), tuple(skipped))
