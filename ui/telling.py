"""How far a document has come: shares of its parts told as shares of the whole."""

from collections.abc import Callable

Tell = Callable[[float], None] | None
"""Told the share that is done, 0-1; what it raises stops the work."""

FOUND, WRITTEN = 0.3, 0.7
"""Share of the work that is done when all is found, and when LibreOffice begins."""


def part(tell: Tell, start: float, end: float) -> Tell:
    """Tells the share of a part as a share of the whole."""
    return tell and (lambda share: tell(start + (end - start) * share))


def waiting(tell: Tell) -> Callable[[], None] | None:
    """Tells, while another program works, that there is nothing new; lets the reader stop it."""
    return tell and (lambda: tell(WRITTEN))
