"""Data that a command was given in place of what the program and the session have."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from layers.register import Register
from layers.table import IndicatorTable


@dataclass(frozen=True, eq=False)
class Given:
    """What a command was given.

    Parameters
    ----------
    folder, cache : Path, optional
        Of data like the embedded ones, and of fetched data.
    register : Register, optional
        Of initiatives.
    reference : IndicatorTable, optional
        Figures of a reference population.
    threshold : int, optional
        From which count open data are told.
    """

    folder: Path | None = None
    cache: Path | None = None
    register: Register | None = None
    reference: IndicatorTable | None = None
    threshold: int | None = None


_GIVEN: ContextVar[Given] = ContextVar("given")


def given() -> Given:
    """What is given here; nothing, in the app."""
    return _GIVEN.get(Given())


@contextmanager
def using(data: Given) -> Iterator[None]:
    """Compute on these data until the end of the block."""
    token = _GIVEN.set(data)
    try:
        yield
    finally:
        _GIVEN.reset(token)
