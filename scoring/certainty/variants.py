"""Variants of a scenario: each choice of method replaced by an alternative."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from geo.faults import Fault, FaultKind, refuse
from scoring.certainty.draws import levels
from scoring.index.methods import AGGREGATIONS, NORMALISERS
from scoring.scenario import Dimension, IndicatorChoice, Scenario, Uncertainty
from scoring.scenario_file import scenario_faults

KINDS = ("normalise", "aggregation", "treat", "missing")
"""Choices that can be varied, in the order they are told."""

ABOVE_ZERO = 1.0
"""Least value of a scale that an aggregation without zeros is given."""


@dataclass(frozen=True)
class Variant:
    """A scenario with some choices replaced.

    Parameters
    ----------
    changes : tuple of (str, str)
        Kind of choice and the alternative taken, for those that differ.
    scenario : Scenario
        The result.
    """

    changes: tuple[tuple[str, str], ...]
    scenario: Scenario


def one_at_a_time(scenario: Scenario, choice: Uncertainty) -> Iterator[Variant]:
    """Every alternative by itself, the rest as the scenario has it.

    Raises
    ------
    InputError
        Unknown alternatives.
    """
    refuse(variant_faults(scenario, choice))
    for kind in KINDS:
        for option in getattr(choice, kind):
            yield Variant(((kind, option),), vary(scenario, {kind: option}))


def all_together(scenario: Scenario, choice: Uncertainty) -> tuple[Variant, ...]:
    """Every combination of the scenario's own choices and the alternatives.

    Raises
    ------
    InputError
        Unknown alternatives, or combinations that cannot be computed.
    """
    refuse(variant_faults(scenario, choice))
    options = [("", *getattr(choice, kind)) for kind in KINDS]
    return tuple(_variant(scenario, picked) for picked in product(*options))


def _variant(scenario: Scenario, picked: tuple[str, ...]) -> Variant:
    changes = tuple((kind, option) for kind, option in zip(KINDS, picked, strict=True) if option)
    return Variant(changes, vary(scenario, dict(changes)))


def variant_faults(scenario: Scenario, choice: Uncertainty) -> list[Fault]:
    """Alternatives that do not exist, or cannot go with an aggregation that takes no zeros."""
    faults = [
        fault
        for kind in KINDS
        for option in getattr(choice, kind)
        for fault in scenario_faults(vary(scenario, {kind: option}))
    ]
    known = [name for name in choice.aggregation if name in AGGREGATIONS]
    strict = [name for name in known if AGGREGATIONS[name].positive]
    used = dict.fromkeys([item.normalise for item in scenario.indicators()])
    fit = ", ".join(name for name in NORMALISERS if _liftable(name))
    return faults + [
        Fault(FaultKind.FIELD_VALUE, "", "uncertainty.normalise", f"{name} + {normaliser}", fit)
        for name in strict
        for normaliser in dict.fromkeys([*used, *choice.normalise])
        if normaliser in NORMALISERS and not _liftable(normaliser)
    ]


def _liftable(normaliser: str) -> bool:
    """Whether a normaliser's scale can be told to begin above zero."""
    method = NORMALISERS[normaliser]
    return "low" in method.defaults() and not method.turned_after


def vary(scenario: Scenario, changes: dict[str, str]) -> Scenario:
    """Replace choices throughout a scenario.

    Parameters
    ----------
    scenario : Scenario
    changes : dict of str to str
        Alternative by kind; ``normalise`` and ``treat`` for every indicator,
        with their default parameters, ``aggregation`` at every level,
        ``missing`` for the policy.
    """
    index = _vary_level(scenario.index, changes)
    missing = scenario.missing
    if "missing" in changes:
        missing = missing.model_copy(update={"policy": changes["missing"]})
    varied = scenario.model_copy(update={"index": index, "missing": missing})
    names = [level.aggregation for level in levels(varied.index)]
    strict = any(name in AGGREGATIONS and AGGREGATIONS[name].positive for name in names)
    return _lifted(varied) if strict and "aggregation" in changes else varied


def _lifted(scenario: Scenario) -> Scenario:
    """The scenario with every scale that can begin above zero beginning at 1."""
    return scenario.model_copy(update={"index": _vary_level(scenario.index, {}, lift=True)})


def _vary_level(level: Any, changes: dict[str, str], *, lift: bool = False) -> Any:
    update: dict[str, Any] = {
        "dimensions": tuple(_vary_level(each, changes, lift=lift) for each in level.dimensions)
    }
    if "aggregation" in changes:
        update |= {"aggregation": changes["aggregation"], "parameters": ()}
    if isinstance(level, Dimension):
        update["indicators"] = tuple(_vary_leaf(each, changes, lift) for each in level.indicators)
    return level.model_copy(update=update)


def _vary_leaf(choice: IndicatorChoice, changes: dict[str, str], lift: bool) -> IndicatorChoice:
    update: dict[str, Any] = {}
    if changes.get("normalise", choice.normalise) != choice.normalise:
        update |= {"normalise": changes["normalise"], "parameters": ()}
    if changes.get("treat", choice.treat) != choice.treat:
        update |= {"treat": changes["treat"], "treat_parameters": ()}
    if lift and _liftable(choice.normalise):
        update["parameters"] = tuple(
            sorted((dict(choice.parameters) | {"low": ABOVE_ZERO}).items())
        )
    return choice.model_copy(update=update)
