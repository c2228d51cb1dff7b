"""The scenario: every choice that affects a result, frozen, checked and versioned."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    field_serializer,
    field_validator,
)

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.text_files import check_model, parse_toml
from scoring.index.aggregate import AGGREGATIONS
from scoring.index.normalise import NORMALISERS
from scoring.index.ranks import ClassMethod, Ties
from scoring.index.registry import Parameter

Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]

RESERVED = ("code", "name", "index", "rank", "class", "rank_low", "rank_high", "p_top")
"""Column names of a result that no dimension or indicator may take."""


class Choice(BaseModel):
    """Base of the scenario's parts: frozen, and an unknown field is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IndicatorChoice(Choice):
    """One indicator in a dimension.

    ``direction`` has no default: whether more is more need is always said.
    ``parameters`` belong to the normaliser.
    """

    id: Annotated[str, Field(min_length=1)]
    weight: Weight = 1.0
    direction: Literal["higher_is_need", "lower_is_need"]
    normalise: str = "percentile"
    parameters: tuple[tuple[str, Parameter], ...] = ()

    @field_validator("parameters", mode="before")
    @classmethod
    def _pairs(cls, value: Any) -> Any:
        return tuple(sorted(value.items())) if isinstance(value, Mapping) else value

    @field_serializer("parameters")
    def _mapping(self, value: tuple[tuple[str, Parameter], ...]) -> dict[str, Parameter]:
        return dict(value)


class Dimension(Choice):
    """A group of indicators that answers one question."""

    id: Annotated[str, Field(min_length=1)]
    title: str = ""
    weight: Weight = 1.0
    aggregation: str = "arithmetic"
    indicators: Annotated[tuple[IndicatorChoice, ...], Field(min_length=1)]


class Index(Choice):
    """How dimensions become one index.

    ``scale``: ``native`` keeps the weighted mean of the normalised values,
    ``min_max_100`` stretches it from 0 to 100, ``auto`` stretches only where a
    normaliser is unbounded (z-scores, figures as they are).
    """

    aggregation: str = "arithmetic"
    scale: Literal["auto", "native", "min_max_100"] = "auto"
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]


class Missing(Choice):
    """What to do with a missing figure.

    ``available`` shares its weight among the figures present, ``exclude``
    leaves the area unranked, ``impute`` puts the named statistic of the other
    areas in its place and marks the cell. ``min_share`` is the least share of
    the weight that must be present, within each dimension and among them.
    """

    policy: Literal["available", "exclude", "impute"] = "available"
    min_share: Share = 0.65
    impute: Literal["median", "mean"] = "median"


class Ranking(Choice):
    """How equal indices are ranked; see :func:`scoring.index.ranks.rank`."""

    ties: Ties = "min"


class ClassRule(Choice):
    """How the index is cut into classes; see :func:`scoring.index.ranks.classify`."""

    method: ClassMethod = "quantile"
    count: Annotated[int, Field(ge=2, le=10)] = 5


class Uncertainty(Choice):
    """How rank intervals are drawn.

    ``weights`` is how far each weight may move, as a share of itself;
    ``top`` the length of the list that ``p_top`` speaks of; ``interval`` the
    share of the draws between ``rank_low`` and ``rank_high``.
    """

    draws: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    seed: Annotated[int, Field(ge=0)] = 1
    weights: Annotated[float, Field(ge=0, le=1)] = 0.25
    top: Annotated[int, Field(ge=1)] = 10
    interval: Annotated[float, Field(gt=0, le=1)] = 0.9


class Scenario(Choice):
    """All choices behind an index.

    Equal scenarios are equal values; :attr:`fingerprint` names one.
    """

    version: Literal[1] = 1
    name: Annotated[str, Field(min_length=1)]
    index: Index
    missing: Missing = Missing()
    ranking: Ranking = Ranking()
    classes: ClassRule = ClassRule()
    uncertainty: Uncertainty | None = None

    def indicators(self) -> Iterator[IndicatorChoice]:
        """Indicators of all dimensions, in order."""
        return (choice for dimension in self.index.dimensions for choice in dimension.indicators)

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        """Ids of :meth:`indicators`."""
        return tuple(choice.id for choice in self.indicators())

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON (hexadecimal)."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def dimension_shares(self) -> tuple[float, ...]:
        """Weight of each dimension as a share of all, which sum to 1."""
        weights = [dimension.weight for dimension in self.index.dimensions]
        return tuple(weight / sum(weights) for weight in weights)

    def to_json(self) -> str:
        """Write as JSON; :func:`read_scenario` gives the same scenario back."""
        return self.model_dump_json(indent=2, exclude_none=True) + "\n"

    def to_toml(self) -> str:
        """Write as TOML; :func:`read_scenario` gives the same scenario back."""
        return tomli_w.dumps(self.model_dump(mode="json", exclude_none=True))

    def with_weights(self, weights: Mapping[str, float]) -> "Scenario":
        """Return a variant with other weights of dimensions.

        Parameters
        ----------
        weights : mapping of str to float
            New weight by dimension id; others stay.
        """
        dimensions = tuple(
            dimension.model_copy(update={"weight": float(weights[dimension.id])})
            if dimension.id in weights
            else dimension
            for dimension in self.index.dimensions
        )
        return self.model_copy(
            update={"index": self.index.model_copy(update={"dimensions": dimensions})}
        )


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
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError([Fault(FaultKind.SYNTAX, file, "", str(error), "JSON")]) from error
    else:
        data = parse_toml(text, file)
    scenario = check_model(Scenario, data, file)
    refuse(scenario_faults(scenario, file))
    return scenario


def scenario_faults(scenario: Scenario, file: str = "") -> list[Fault]:
    """What a well-formed scenario still may get wrong.

    Returns
    -------
    list of Fault
        Unknown methods and parameters, ids used twice or reserved, weights
        that are all zero at some level.
    """
    faults = _id_faults(scenario) + AGGREGATIONS.faults(
        scenario.index.aggregation, {}, "index.aggregation"
    )
    faults += _zero_faults(scenario.index.dimensions, "index.dimensions")
    for number, dimension in enumerate(scenario.index.dimensions, start=1):
        where = f"index.dimensions[{number}]"
        faults += AGGREGATIONS.faults(dimension.aggregation, {}, f"{where}.aggregation")
        faults += _zero_faults(dimension.indicators, f"{where}.indicators")
        for place, choice in enumerate(dimension.indicators, start=1):
            faults += NORMALISERS.faults(
                choice.normalise, dict(choice.parameters), f"{where}.indicators[{place}].normalise"
            )
    return [
        Fault(item.kind, file, item.where, item.received, item.allowed, item.field)
        for item in faults
    ]


def _zero_faults(items: tuple[Any, ...], where: str) -> list[Fault]:
    if sum(item.weight for item in items) > 0:
        return []
    return [Fault(FaultKind.FIELD_VALUE, where=f"{where}.weight", received="0", allowed="> 0")]


def _id_faults(scenario: Scenario) -> list[Fault]:
    ids = [dimension.id for dimension in scenario.index.dimensions]
    ids += scenario.indicator_ids
    return [
        Fault(FaultKind.INDICATOR_TWICE, received=name)
        for name in dict.fromkeys(ids)
        if ids.count(name) > 1 or name in RESERVED
    ]
