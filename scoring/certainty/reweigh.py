"""A scenario with other weights, at every depth."""

from collections.abc import Iterator
from typing import Any, TypeVar

from scoring.certainty.draws import WeightDraws, members
from scoring.scenario import Dimension, Index, Scenario


def drawn_scenarios(scenario: Scenario, drawn: WeightDraws) -> Iterator[Scenario]:
    """The scenario with each drawn set of weights in turn."""
    names = [member.id for member in members(scenario.index)]
    for row in zip(*(drawn.of[name] for name in names), strict=True):
        weights = {name: float(weight) for name, weight in zip(names, row, strict=True)}
        yield scenario.model_copy(update={"index": with_weights(scenario.index, weights)})


Level = TypeVar("Level", Index, Dimension)


def with_weights(level: Level, weights: dict[str, float]) -> Level:
    """Copy a level with other weights at every depth below it."""
    indicators = tuple(
        choice.model_copy(update={"weight": weights[choice.id]})
        for choice in getattr(level, "indicators", ())
    )
    dimensions = tuple(
        with_weights(below, weights).model_copy(update={"weight": weights[below.id]})
        for below in level.dimensions
    )
    update: dict[str, Any] = {"dimensions": dimensions}
    if isinstance(level, Dimension):
        update["indicators"] = indicators
    return level.model_copy(update=update)
