"""Read and check scenarios: every fault of a file at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from geo.faults import Fault, FaultKind, refuse, repeated
from layers.text_files import check_model, parse_fields
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.index.registry import Parameter, Registry
from scoring.scenario import CONTRIBUTION, Dimension, Index, IndicatorChoice, Scenario

FROM_PREVIOUS = "previous"
"""Imputation from the year before, which needs a table and is therefore no registry entry."""

RESERVED = ("code", "name", "index", "rank", "class", "rank_low", "rank_high", "p_top", "certain")
"""Column names of a result that no dimension or indicator may take."""


def read_scenario(text: str, file: str = "") -> Scenario:
    """Read a scenario from TOML or JSON text.

    Parameters
    ----------
    text : str
        JSON where it begins with a brace, else TOML.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        Syntax, unknown, missing and wrong fields, unknown methods, ids used
        twice, weights that are all zero: all at once.
    """
    scenario = check_model(Scenario, parse_fields(text, file), file)
    refuse(scenario_faults(scenario, file))
    return scenario


def scenario_faults(scenario: Scenario, file: str = "") -> list[Fault]:
    """What a well-formed scenario still may get wrong.

    Returns
    -------
    list of Fault
        Unknown methods and parameters, ids used twice or reserved, empty
        dimensions, weights that are all zero at some level, own classes
        without breaks, a share of the areas beyond 1.
    """
    faults = [*_id_faults(scenario), *_level_faults(scenario.index, "index")]
    faults += _missing_faults(scenario) + _class_faults(scenario) + _coverage_faults(scenario)
    return [replace(fault, file=file) for fault in faults]


def _level_faults(level: Index | Dimension, where: str) -> Iterator[Fault]:
    yield from AGGREGATIONS.faults(
        level.aggregation, dict(level.parameters), f"{where}.aggregation"
    )
    if isinstance(level, Dimension):
        parameters = dict(level.normalise_parameters)
        yield from _method_faults(NORMALISERS, level.normalise, parameters, f"{where}.normalise")
        if bool(level.indicators) == bool(level.dimensions):
            yield Fault(FaultKind.FIELD_MISSING, where=f"{where}.indicators")
    if level.members and sum(member.weight for member in level.members) == 0:
        yield Fault(FaultKind.FIELD_VALUE, where=f"{where}.weight", received="0", allowed="> 0")
    for number, below in enumerate(level.dimensions, start=1):
        yield from _level_faults(below, f"{where}.dimensions[{number}]")
    if isinstance(level, Dimension):
        for number, choice in enumerate(level.indicators, start=1):
            yield from _indicator_faults(choice, f"{where}.indicators[{number}]")


def _indicator_faults(choice: IndicatorChoice, where: str) -> list[Fault]:
    parameters = dict(choice.parameters)
    faults = _method_faults(NORMALISERS, choice.normalise, parameters, f"{where}.normalise")
    faults += _method_faults(
        TREATMENTS, choice.treat, dict(choice.treat_parameters), f"{where}.treat"
    )
    zero_based = parameters.get("definition") == "calenviroscreen"
    if zero_based and choice.direction == "lower_is_need":
        faults.append(_turned_fault(where))
    return faults


def _turned_fault(where: str) -> Fault:
    """A definition that ranks figures above zero leaves nothing of figures turned round."""
    return Fault(FaultKind.FIELD_VALUE, "", f"{where}.direction", "lower_is_need", "higher_is_need")


def _method_faults(
    registry: Registry, name: str, parameters: Mapping[str, Parameter], where: str
) -> list[Fault]:
    """Unknown method or parameters, and parameters that the method itself refuses."""
    faults = registry.faults(name, parameters, where)
    return faults or registry[name].trial_faults(parameters, where, np.empty(0))


def _missing_faults(scenario: Scenario) -> list[Fault]:
    method = scenario.missing.impute
    if method == FROM_PREVIOUS or method in IMPUTATIONS:
        return []
    allowed = ", ".join([*IMPUTATIONS, FROM_PREVIOUS])
    return [Fault(FaultKind.FIELD_VALUE, "", "missing.impute", method, allowed)]


def _class_faults(scenario: Scenario) -> list[Fault]:
    rule = scenario.classes
    rising = all(low < high for low, high in zip(rule.breaks, rule.breaks[1:], strict=False))
    if rule.method == "own" and not (rule.breaks and rising):
        received = ", ".join(f"{value:g}" for value in rule.breaks)
        return [Fault(FaultKind.FIELD_VALUE, "", "classes.breaks", received, "rising")]
    return []


def _coverage_faults(scenario: Scenario) -> list[Fault]:
    choice = scenario.coverage
    if choice is None:
        return []
    faults = []
    if choice.weightless:
        faults.append(Fault(FaultKind.FIELD_VALUE, "", "coverage.weights", "0", "> 0"))
    if choice.need == "top_share" and not 0 <= choice.need_from <= 1:
        received = f"{choice.need_from:g}"
        faults.append(Fault(FaultKind.FIELD_VALUE, "", "coverage.need_from", received, "0–1"))
    return faults


def _id_faults(scenario: Scenario) -> list[Fault]:
    ids = [*dimension_ids(scenario.index), *scenario.indicator_ids]
    taken = {*RESERVED, *(f"{CONTRIBUTION}{name}" for name in scenario.indicator_ids)}
    taken |= {*repeated(ids)}
    return [
        Fault(FaultKind.INDICATOR_TWICE, received=name)
        for name in dict.fromkeys(ids)
        if name in taken
    ]


def dimension_ids(level: Index | Dimension) -> Iterator[str]:
    """Ids of the dimensions below, at any depth, in order."""
    for below in level.dimensions:
        yield below.id
        yield from dimension_ids(below)
