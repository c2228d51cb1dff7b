"""How an amount is to be divided, as the reader decides it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from layers.strict import Strict

Unit = Literal[1, 100, 100_000]
"""What amounts are rounded to, in öre: the öre, the krona, a thousand kronor."""

Ore = Annotated[int, Field(ge=0, le=10**15)]


class KeyChoice(Strict):
    """A key, and how much it weighs among the keys that are used."""

    id: Annotated[str, Field(min_length=1)]
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Limit(Strict):
    """What a candidate gets at least and at most, and what running it would cost, in öre.

    ``administration`` is the reader's own estimate, none where there is none.
    """

    candidate: Annotated[str, Field(min_length=1)]
    floor: Ore = 0
    ceiling: Ore | None = None
    administration: Ore | None = None


class Plan(Strict):
    """How an amount is to be divided; amounts in öre.

    Parameters
    ----------
    amount : int
        All that there is.
    reserve : int
        Taken off first.
    unit : int
        What amounts are rounded to.
    keys : tuple of KeyChoice
        Weights are divided by their sum.
    limits : tuple of Limit
        At most one a candidate.
    """

    version: Literal[1] = 1
    amount: Ore
    reserve: Ore = 0
    unit: Unit = 100_000
    keys: Annotated[tuple[KeyChoice, ...], Field(min_length=1)] = (
        KeyChoice(id="children_need", weight=1.0),
    )
    limits: tuple[Limit, ...] = ()

    @property
    def weights(self) -> dict[str, float]:
        """Weights of the keys that are used, by id."""
        return {key.id: key.weight for key in self.keys if key.weight > 0}

    def limit(self, candidate: str) -> Limit:
        """What is said of a candidate; no limits where nothing is."""
        usual = Limit(candidate=candidate)
        return next((each for each in self.limits if each.candidate == candidate), usual)

    def with_keys(self, weights: Mapping[str, float]) -> "Plan":
        """The plan with other keys."""
        keys = tuple(KeyChoice(id=name, weight=weight) for name, weight in weights.items())
        return self.model_copy(update={"keys": keys})
