"""Rules of choice as national programmes have them: who may come in, in what order, how many."""

from typing import Annotated, Literal

import tomli_w
from pydantic import Field

from geo.faults import Fault, FaultKind, refuse
from layers.text_files import check_model, parse_fields
from scoring.choice import Choice

Name = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(gt=0, le=1)]
Direction = Literal["higher_is_need", "lower_is_need"]
Operator = Literal["at_least", "above", "at_most", "below", "worst_share"]


class Condition(Choice):
    """A demand on one figure.

    ``at_least``, ``above``, ``at_most`` and ``below`` compare with ``value``;
    ``worst_share`` asks for the areas with the most need, ``value`` of all that
    have the figure (0-1), ties at the end included. Need is the higher figure
    unless ``direction`` says otherwise. An area without the figure does not
    meet it.
    """

    figure: Name
    operator: Operator
    value: float
    direction: Direction = "higher_is_need"


class AnyOf(Choice):
    """Conditions of which one is enough; all groups of a rule must be met."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Population(Choice):
    """Floor and ceiling, both allowed, of the number of persons in a column."""

    figure: Name
    minimum: float | None = None
    maximum: float | None = None


class Ordering(Choice):
    """A figure that areas are ranked by, the most need first."""

    figure: Name
    direction: Direction = "higher_is_need"
    weight: Annotated[float, Field(gt=0)] = 1.0


class Ranking(Choice):
    """How one figure or two put areas in order.

    ``mean_rank``: the mean of the ranks, equal figures sharing the mean of
    theirs. ``both_worst``: only areas that are among the worst ``share`` by
    each figure, then in the order of the mean rank. ``weighted``: the weighted
    mean of the figures, which must be on one scale. With one figure all three
    give its own order, ``both_worst`` within the worst share.
    """

    by: Annotated[tuple[Ordering, ...], Field(min_length=1, max_length=2)]
    combination: Literal["mean_rank", "both_worst", "weighted"] = "mean_rank"
    share: Share = 0.1


class PerParent(Choice):
    """Least and greatest number of areas within one parent area.

    A parent with fewer areas to choose among than ``least`` gets those.
    """

    least: Annotated[int, Field(ge=0)] = 0
    most: Annotated[int, Field(ge=1)] | None = None


class ChoiceRule(Choice):
    """A rule that chooses areas.

    In this order: ``population``; every group of ``conditions``; areas of
    which more than ``max_covered`` (0-1) lies under what is supported already,
    the initiatives in ``covered_by`` or, where none is named, all that run;
    the ranking; ``per_parent``; ``count``.
    """

    version: Literal[1] = 1
    name: Name
    count: Annotated[int, Field(ge=1)]
    population: Population | None = None
    conditions: tuple[AnyOf, ...] = ()
    max_covered: Annotated[float, Field(ge=0, le=1)] | None = None
    covered_by: tuple[Name, ...] = ()
    ranking: Ranking
    per_parent: PerParent | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """Columns that the rule reads, each once."""
        size = [self.population.figure] if self.population else []
        asked = [one.figure for group in self.conditions for one in group.any]
        return tuple(dict.fromkeys([*size, *asked, *(own.figure for own in self.ranking.by)]))

    def to_json(self) -> str:
        """Write as JSON; reading it gives the same rule back."""
        return self.model_dump_json(indent=2, exclude_none=True) + "\n"

    def to_toml(self) -> str:
        """Write as TOML; reading it gives the same rule back."""
        return tomli_w.dumps(self.model_dump(mode="json", exclude_none=True))


def read_rule(text: str, file: str = "") -> ChoiceRule:
    """Read a rule from TOML or JSON text.

    Parameters
    ----------
    text : str
        JSON where it begins with a brace, else TOML.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        Syntax; unknown, missing and wrong fields; bounds that cross: all at
        once.
    """
    rule = check_model(ChoiceRule, parse_fields(text, file), file)
    refuse(_bound_faults(rule, file))
    return rule


def _bound_faults(rule: ChoiceRule, file: str) -> list[Fault]:
    faults = []
    size, parents = rule.population, rule.per_parent
    if size and size.minimum is not None and size.maximum is not None:
        faults += _crossing("population.minimum", size.minimum, size.maximum, file)
    if parents and parents.most is not None:
        faults += _crossing("per_parent.least", parents.least, parents.most, file)
    for number, group in enumerate(rule.conditions, start=1):
        for place, one in enumerate(group.any, start=1):
            if one.operator == "worst_share" and not 0 < one.value <= 1:
                where = f"conditions[{number}].any[{place}].value"
                faults.append(Fault(FaultKind.FIELD_VALUE, file, where, f"{one.value:g}", "0–1"))
    return faults


def _crossing(where: str, low: float, high: float, file: str) -> list[Fault]:
    if low <= high:
        return []
    return [Fault(FaultKind.FIELD_VALUE, file, where, f"{low:g}", f"≤ {high:g}")]
