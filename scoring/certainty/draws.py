"""Drawn weights: every weight of the tree moved at once, many times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario, Uncertainty


@dataclass(frozen=True, eq=False)
class WeightDraws:
    """Drawn weights of every member of the tree.

    Parameters
    ----------
    scenario : Scenario
        Whose weights they are.
    of : mapping of str to ndarray, shape (draws,)
        Drawn weight by id of dimension or indicator.
    """

    scenario: Scenario
    of: Mapping[str, np.ndarray]

    @property
    def count(self) -> int:
        """Number of draws."""
        return len(next(iter(self.of.values())))

    def part(self, draws: slice) -> "WeightDraws":
        """Some of the draws, in order."""
        return WeightDraws(self.scenario, {name: drawn[draws] for name, drawn in self.of.items()})

    def leaf_weights(self, present: Mapping[str, bool]) -> np.ndarray:
        """Weight of each indicator in the index for one pattern of missing.

        Parameters
        ----------
        present : mapping of str to bool
            Which indicators and dimensions have a value.

        Returns
        -------
        ndarray, shape (draws, m)
            Columns in the order of ``scenario.indicator_ids``; rows sum to 1.
        """
        return self._below(self.scenario.index, present).T

    def _below(self, level: Index | Dimension, present: Mapping[str, bool]) -> np.ndarray:
        below: tuple[Dimension | IndicatorChoice, ...] = level.members
        own = np.zeros((len(below), self.count))
        for at, each in enumerate(below):
            if present[each.id]:
                own[at] = self.of[each.id]
        held = own.sum(axis=0)
        np.divide(own, held, out=own, where=held > 0)
        if not level.dimensions:
            return own
        inner = [self._below(each, present) for each in level.dimensions]
        return np.vstack([share * weights for share, weights in zip(own, inner, strict=True)])


def members(level: Index | Dimension) -> Iterator[Dimension | IndicatorChoice]:
    """Every dimension and indicator below a level, in order."""
    for member in level.members:
        yield member
        if isinstance(member, Dimension):
            yield from members(member)


def draw_weights(
    scenario: Scenario, choice: Uncertainty, draws: int, generator: np.random.Generator
) -> WeightDraws:
    """Draw weights by the distribution that is chosen.

    Parameters
    ----------
    scenario : Scenario
    choice : Uncertainty
        Distribution and its reach or concentration.
    draws : int
        All that are wanted: drawn in parts they would differ.
    generator : numpy Generator
    """
    if choice.distribution == "dirichlet":
        return draw_dirichlet(scenario, choice.concentration, draws, generator)
    return draw_within(scenario, choice.weights, draws, generator)


def draw_within(
    scenario: Scenario, reach: float, draws: int, generator: np.random.Generator
) -> WeightDraws:
    """Draw every weight from the uniform distribution on ``w (1 ± reach)``, independently.

    Parameters
    ----------
    scenario : Scenario
    reach : float
        As a share of each weight, 0-1.
    draws : int
    generator : numpy Generator
    """
    everyone = list(members(scenario.index))
    nominal = np.array([member.weight for member in everyone])
    moves = generator.uniform(1 - reach, 1 + reach, (draws, len(everyone)))
    drawn = nominal * moves
    return WeightDraws(scenario, {m.id: drawn[:, at] for at, m in enumerate(everyone)})


def draw_dirichlet(
    scenario: Scenario, concentration: float, draws: int, generator: np.random.Generator
) -> WeightDraws:
    """Draw the weights of each level from a Dirichlet distribution around the chosen ones.

    Parameters
    ----------
    scenario : Scenario
    concentration : float
        Above zero; the larger, the nearer to the chosen weights. The
        parameters are the weights as shares of their level, times this, times
        the number of members; weights of zero stay zero. With equal weights
        and a concentration of 1 the draws are uniform on the simplex.
    draws : int
    generator : numpy Generator
    """
    drawn: dict[str, np.ndarray] = {}
    for level in levels(scenario.index):
        below: tuple[Dimension | IndicatorChoice, ...] = level.members
        nominal = np.array([member.weight for member in below])
        shares = nominal / nominal.sum()
        active = shares > 0
        block = np.zeros((draws, len(shares)))
        scale = concentration * active.sum()
        block[:, active] = generator.dirichlet(shares[active] * scale, size=draws)
        for at, member in enumerate(below):
            drawn[member.id] = block[:, at]
    return WeightDraws(scenario, drawn)


def levels(level: Index | Dimension) -> Iterator[Index | Dimension]:
    """The level itself and every one below it that has members."""
    yield level
    for below in level.dimensions:
        yield from levels(below)


def is_linear(scenario: Scenario) -> bool:
    """Whether the index is a weighted sum of the indicators for given missing cells."""
    return scenario.index.weights == "normalised" and all(
        level.aggregation == "arithmetic"
        and (isinstance(level, Index) or level.normalise == "none")
        for level in levels(scenario.index)
    )
