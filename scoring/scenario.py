"""The scenario: every choice that affects a result, frozen, checked and versioned."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import tomli_w
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from scoring.choice import Choice, Share
from scoring.coverage_choice import Coverage
from scoring.index.ranks import ClassMethod, Rounding, Ties
from scoring.index.registry import Parameter

Weight = Annotated[float, Field(ge=0, le=1e12)]
Name = Annotated[str, Field(min_length=1)]

CONTRIBUTION = "contribution_"
"""What a result puts before an indicator's id to name the column of its contribution."""


Parameters = Annotated[
    tuple[tuple[str, Parameter], ...],
    BeforeValidator(lambda value: tuple(value.items()) if isinstance(value, Mapping) else value),
    AfterValidator(lambda pairs: tuple(sorted(dict(pairs).items()))),
    PlainSerializer(dict),
]
"""Parameters of a method: a table in the file, a sorted tuple of pairs within."""


class Shrinkage(Choice):
    """How the share of a small area is steadied; see :func:`scoring.index.shrink.shrink`.

    ``base`` is the indicator with the number of persons the share is of.
    """

    base: Name
    towards: Literal["city", "parent"] = "city"


class IndicatorChoice(Choice):
    """One indicator in a dimension, and the steps it goes through, in this order.

    ``shrink`` steadies shares of small areas, ``treat`` draws in outliers,
    ``direction`` says whether more is more need (it has no default), and
    ``normalise`` brings it to the common scale, against the areas themselves
    or a ``table`` of a reference population. ``previous`` is the same
    indicator a year before, for the policy that imputes from it; ``base`` the
    number of persons a share is of, for the noise of small counts.
    """

    id: Name
    weight: Weight = 1.0
    direction: Literal["higher_is_need", "lower_is_need"]
    shrink: Shrinkage | None = None
    treat: str = "none"
    treat_parameters: Parameters = ()
    normalise: str = "percentile"
    parameters: Parameters = ()
    reference: Literal["areas", "table"] = "areas"
    previous: str | None = None
    base: str | None = None


class Dimension(Choice):
    """A group of indicators, or of dimensions below it, that answers one question.

    ``aggregation`` brings them together; ``normalise`` may bring the result
    to a scale anew (the English index ranks and transforms its domains).
    """

    id: Name
    title: str = ""
    weight: Weight = 1.0
    aggregation: str = "arithmetic"
    parameters: Parameters = ()
    normalise: str = "none"
    normalise_parameters: Parameters = ()
    indicators: tuple[IndicatorChoice, ...] = ()
    dimensions: tuple["Dimension", ...] = ()

    @property
    def members(self) -> "tuple[IndicatorChoice, ...] | tuple[Dimension, ...]":
        """What the dimension is made of, one level down."""
        return self.indicators or self.dimensions

    def leaves(self) -> Iterator[IndicatorChoice]:
        """Indicators at any depth, in order."""
        yield from self.indicators
        for below in self.dimensions:
            yield from below.leaves()


class Elicitation(Choice):
    """How the dimensions' weights were agreed on, kept with the scenario.

    ``consistency_ratio`` belongs to pairwise judgements; above 0.1 they need
    an ``override``, the reason for using them all the same.
    """

    method: Literal["budget", "pairwise", "swing"]
    people: tuple[str, ...] = ()
    consistency_ratio: Annotated[float, Field(ge=0)] | None = None
    override: str = ""


class Index(Choice):
    """How dimensions become one index.

    ``weights``: ``normalised`` scales them to 1 within their level,
    ``as_given`` uses them as they stand at every level. ``scale``: ``native``
    keeps the aggregated values, ``min_max_100`` stretches them from 0 to 100,
    ``auto`` stretches only where a normaliser is unbounded.
    """

    aggregation: str = "arithmetic"
    parameters: Parameters = ()
    weights: Literal["normalised", "as_given"] = "normalised"
    scale: Literal["auto", "native", "min_max_100"] = "auto"
    elicitation: Elicitation | None = None
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]

    @property
    def members(self) -> tuple[Dimension, ...]:
        """The dimensions."""
        return self.dimensions


class Missing(Choice):
    """What to do with a missing figure, and with small areas.

    ``available`` shares its weight among the figures present, ``exclude``
    leaves the area unranked, ``impute`` puts a figure in its place by the
    method ``impute`` and marks the cell; a suppressed figure is never imputed.
    ``min_share`` is the least share of the weight that must be present at each
    level. An area with fewer than ``min_population`` by the indicator
    ``population`` is shown but not ranked.
    """

    policy: Literal["available", "exclude", "impute"] = "available"
    min_share: Share = 0.65
    impute: str = "median"
    population: str | None = None
    min_population: Annotated[float, Field(ge=0)] = 0.0


class Ranking(Choice):
    """How indices are ranked; see :func:`scoring.index.ranks.rank`.

    ``decimals``: the index is rounded to so many before it is ranked; not at
    all where none is given.
    """

    ties: Ties = "min"
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None


class ClassRule(Choice):
    """How the index is cut into classes; see :func:`scoring.index.ranks.classify`."""

    method: ClassMethod = "quantile"
    count: Annotated[int, Field(ge=2, le=10)] = 5
    rounding: Rounding = "floor"
    breaks: tuple[float, ...] = ()


class Uncertainty(Choice):
    """What is varied, together, to see how sure a rank is.

    Weights: ``uniform`` draws each within ``w (1 ± weights)``; ``dirichlet``
    draws those of each level around the chosen ones, the closer the greater
    ``concentration``. ``normalise``, ``aggregation``, ``treat`` and ``missing``
    are alternatives to the scenario's own choice, drawn with equal chance
    beside it. ``small_counts`` adds the noise of a share of few persons,
    ``cell_key`` the standard deviation, in persons, of a publisher's noise on
    counts; both need the indicator's ``base``. ``top`` is the length of the list
    that ``p_top`` speaks of, ``interval`` the share of the draws between
    ``rank_low`` and ``rank_high``.
    """

    draws: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    seed: Annotated[int, Field(ge=0)] = 1
    weights: Share = 0.25
    distribution: Literal["uniform", "dirichlet"] = "uniform"
    concentration: Annotated[float, Field(gt=0)] = 10.0
    normalise: tuple[str, ...] = ()
    aggregation: tuple[str, ...] = ()
    treat: tuple[str, ...] = ()
    missing: tuple[Literal["available", "exclude", "impute"], ...] = ()
    small_counts: bool = False
    cell_key: Annotated[float, Field(ge=0)] = 0.0
    top: Annotated[int, Field(ge=1)] = 10
    interval: Annotated[float, Field(gt=0, le=1)] = 0.9

    @property
    def noisy(self) -> bool:
        """Whether the figures themselves are disturbed."""
        return self.small_counts or self.cell_key > 0


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
    coverage: Coverage | None = None

    def indicators(self) -> Iterator[IndicatorChoice]:
        """Indicators of all dimensions, in order."""
        return (choice for dimension in self.index.dimensions for choice in dimension.leaves())

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        """Ids of :meth:`indicators`."""
        return tuple(choice.id for choice in self.indicators())

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the table that the scenario reads, indicators first."""
        choices = list(self.indicators())
        bases = [choice.shrink.base for choice in choices if choice.shrink is not None]
        bases += [choice.base for choice in choices if choice.base is not None]
        years = [choice.previous for choice in choices if choice.previous is not None]
        size = [self.missing.population] if self.missing.population is not None else []
        return tuple(dict.fromkeys([*self.indicator_ids, *bases, *years, *size]))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON (hexadecimal).

        A scenario without ``coverage`` has the one it had before there was such a part.
        """
        data = self.model_dump(mode="json", exclude=None if self.coverage else {"coverage"})
        canonical = json.dumps(data, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def leaf_shares(self) -> dict[str, float]:
        """Nominal weight of each indicator in the index, by id; they sum to 1."""

        def below(level: Index | Dimension, share: float) -> Iterator[tuple[str, float]]:
            total = sum(member.weight for member in level.members)
            for member in level.members:
                own = share * member.weight / total
                if isinstance(member, Dimension):
                    yield from below(member, own)
                else:
                    yield member.id, own

        return dict(below(self.index, 1.0))

    def dimension_shares(self) -> tuple[float, ...]:
        """Weight of each dimension as a share of all, which sum to 1."""
        weights = [dimension.weight for dimension in self.index.dimensions]
        return tuple(weight / sum(weights) for weight in weights)

    def to_json(self) -> str:
        """Write as JSON; reading it gives the same scenario back."""
        return self.model_dump_json(indent=2, exclude_none=True) + "\n"

    def to_toml(self) -> str:
        """Write as TOML; reading it gives the same scenario back."""
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
