"""A rule of choice as the values of a form's fields, and back."""

from collections.abc import Mapping
from typing import Any

from scoring.places.rules import (
    AnyOf,
    ChoiceRule,
    Condition,
    Ordering,
    PerParent,
    Population,
    Ranking,
    read_rule,
)

Fields = dict[str, Any]

MOST_CONDITIONS = 12
"""Conditions that the form has room for."""

USUAL_COVERED = 0.5
"""Share that the field for what is covered starts from, where the rule has none."""

PERCENT = "worst_share"
"""The operator whose value is a share, which the form shows in per cent."""


def fields_of(rule: ChoiceRule) -> Fields:
    """Values of the form's fields that stand for a rule.

    Parameters
    ----------
    rule : ChoiceRule

    Returns
    -------
    dict
        By name of the field. Conditions are numbered from 0 as ``c0.figure``
        and so on; ``c1.or`` is whether the second one is bound to the first by
        *or*. Rankings are ``by1`` and ``by2``, the second's figure None where
        there is one only.
    """
    size, parents = rule.population, rule.per_parent
    found: Fields = {
        "name": rule.name,
        "count": rule.count,
        "size": size.figure if size else None,
        "size.minimum": size.minimum if size else None,
        "size.maximum": size.maximum if size else None,
        "covered": rule.max_covered is not None,
        "covered.share": percent(USUAL_COVERED if rule.max_covered is None else rule.max_covered),
        "covered.by": list(rule.covered_by),
        "combination": rule.ranking.combination,
        "share": percent(rule.ranking.share),
        "least": parents.least if parents else 0,
        "most": parents.most if parents else None,
    }
    return found | _conditions(rule) | _rankings(rule)


def percent(share: float) -> float:
    """A share in per cent, without what multiplication adds after the tenth decimal."""
    return round(100 * share, 10)


def _conditions(rule: ChoiceRule) -> Fields:
    pairs = [(at > 0, one) for group in rule.conditions for at, one in enumerate(group.any)]
    found: Fields = {"conditions": len(pairs)}
    for at, (bound, one) in enumerate(pairs):
        value = percent(one.value) if one.operator == PERCENT else one.value
        found |= {
            f"c{at}.or": bound,
            f"c{at}.figure": one.figure,
            f"c{at}.operator": one.operator,
            f"c{at}.value": value,
            f"c{at}.direction": one.direction,
        }
    return found


def _rankings(rule: ChoiceRule) -> Fields:
    found: Fields = {"by2.figure": None}
    for at, own in enumerate(rule.ranking.by, start=1):
        found |= {
            f"by{at}.figure": own.figure,
            f"by{at}.direction": own.direction,
            f"by{at}.weight": own.weight,
        }
    return found


def rule_of(fields: Mapping[str, Any]) -> ChoiceRule:
    """The rule that the fields of a form say.

    Parameters
    ----------
    fields : mapping
        As :func:`fields_of` gives.

    Raises
    ------
    InputError
        Bounds that cross, shares that are none.
    """
    size = Population(
        figure=fields["size"] or "-",
        minimum=fields["size.minimum"],
        maximum=fields["size.maximum"],
    )
    limited = size.minimum is not None or size.maximum is not None
    bounds = fields["least"] > 0 or fields["most"] is not None
    rule = ChoiceRule(
        name=fields["name"],
        count=fields["count"],
        population=size if fields["size"] and limited else None,
        conditions=_groups(fields),
        max_covered=fields["covered.share"] / 100 if fields["covered"] else None,
        covered_by=tuple(fields["covered.by"]) if fields["covered"] else (),
        ranking=Ranking(
            by=tuple(_ordering(fields, at) for at in (1, 2) if fields[f"by{at}.figure"]),
            combination=fields["combination"],
            share=fields["share"] / 100,
        ),
        per_parent=PerParent(least=fields["least"], most=fields["most"]) if bounds else None,
    )
    return read_rule(rule.to_toml())


def _groups(fields: Mapping[str, Any]) -> tuple[AnyOf, ...]:
    groups: list[list[Condition]] = []
    for at in range(fields["conditions"]):
        operator, value = fields[f"c{at}.operator"], fields[f"c{at}.value"]
        one = Condition(
            figure=fields[f"c{at}.figure"],
            operator=operator,
            value=value / 100 if operator == PERCENT else value,
            direction=fields[f"c{at}.direction"],
        )
        if groups and fields[f"c{at}.or"]:
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(AnyOf(any=tuple(group)) for group in groups)


def _ordering(fields: Mapping[str, Any], at: int) -> Ordering:
    return Ordering(
        figure=fields[f"by{at}.figure"],
        direction=fields[f"by{at}.direction"],
        weight=fields[f"by{at}.weight"],
    )
