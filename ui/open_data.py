"""The reader's threshold for small numbers in open data: embedded and fetched."""

from dataclasses import replace

from layers.disclosure import SmallNumbers
from layers.own_columns import Protection
from ui import session
from ui.given import given
from ui.workspace import Place

OFF = 1
"""Threshold that hides nothing: those who publish open data have protected them already."""

NAME = "small.open"
"""Name of the choice."""


def open_threshold() -> int:
    """From which count on open data are told, for embedded and fetched levels alike."""
    return given().threshold or int(session.choice(NAME, OFF))


def with_threshold(place: Place, threshold: int) -> Place:
    """The place, its candidates held to the same threshold unless it is off."""
    if threshold == OFF:
        return place
    return replace(place, protection=Protection(small=SmallNumbers(threshold=threshold)))
