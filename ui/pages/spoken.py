"""Faults of a scenario that is built on the page, in the words of the page instead of a file's."""

import re
from dataclasses import replace

from geo.faults import Fault, FaultKind
from language import index_text as words
from language import screen
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from ui.workspace import Place

STEP = re.compile(r"(dimensions|indicators)\[(\d+)\]")

FIELDS = {
    "aggregation": words.AGGREGATION,
    "direction": words.DIRECTION,
    "normalise": words.NORMALISE,
    "treat": words.TREAT,
    "weight": words.WEIGHT,
    "breaks": words.BREAKS,
}
"""Labels of the widgets by the field that they set."""

VALUES = {**words.DIRECTIONS, **screen.AGGREGATION, "> 0": words.ABOVE_ZERO}


def spoken(place: Place, scenario: Scenario, fault: Fault) -> Fault:
    """The fault with titles and labels in place of ids, paths and names of methods."""
    if fault.kind is FaultKind.REFERENCE_MISSING:
        return replace(fault, received=place.title(fault.received))
    return replace(
        fault,
        where=_where(place, scenario, fault.where),
        received=VALUES.get(fault.received, fault.received),
        allowed=VALUES.get(fault.allowed, fault.allowed),
    )


def _where(place: Place, scenario: Scenario, path: str) -> str:
    if not path.startswith(("index", "classes")):
        return path
    member: Index | Dimension | IndicatorChoice = scenario.index
    for kind, number in STEP.findall(path):
        member = getattr(member, kind)[int(number) - 1]
    field = next((FIELDS[part] for part in path.split(".") if part in FIELDS), "")
    name = "" if path.startswith("classes") else _name(place, member)
    return ", ".join(part for part in (name, field) if part)


def _name(place: Place, member: Index | Dimension | IndicatorChoice) -> str:
    if isinstance(member, IndicatorChoice):
        return place.title(member.id)
    return member.title or member.id if isinstance(member, Dimension) else words.PAGE
