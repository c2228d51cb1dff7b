"""What may leave: nothing internal in a file that is marked public."""

from dataclasses import dataclass, replace
from typing import Literal

from geo.faults import Fault, FaultKind, InputError
from language import protection_text as words
from layers.table import IndicatorTable
from scoring.scenario import Scenario
from ui.workspace import Place

Spread = Literal["public", "internal"]
SPREADS: tuple[Spread, ...] = ("public", "internal")
"""How far a file may go, the default first."""


@dataclass(frozen=True)
class Release:
    """What a file is made of, and how far it may go."""

    place: Place
    spread: Spread

    @property
    def is_internal(self) -> bool:
        """Whether the file is marked as internal."""
        return self.spread == "internal"


def release(place: Place, scenario: Scenario, spread: Spread) -> Release:
    """Take away what is internal, unless the file is.

    Parameters
    ----------
    place : Place
    scenario : Scenario
        That the index is made by.
    spread : {"public", "internal"}

    Raises
    ------
    InputError
        The file is to be public, and its areas or its index are internal.
    """
    if spread == "internal" or not place.internal:
        return Release(place, spread)
    used = [name for name in place.internal if name in scenario.columns]
    if used or place.protection.internal:
        titles = ", ".join(place.title(name) for name in used or place.internal)
        told = words.WHOLE_LAYER.format(columns=titles) if place.protection.internal else titles
        raise InputError([Fault(FaultKind.INTERNAL_LAYER, received=told)])
    return Release(without(place, place.internal), spread)


def without(place: Place, indicators: tuple[str, ...]) -> Place:
    """The place without some of its figures, their cards, and layers that have no other."""
    kept = [name for name in place.table.indicators if name not in indicators]
    table = IndicatorTable(place.table.values[kept], place.table.status[kept])
    cards = {name: card for name, card in place.cards.items() if name not in indicators}
    layers = tuple(each for each in place.layers if not {*each.indicators} <= {*indicators})
    return replace(place, table=table, cards=cards, layers=layers)
