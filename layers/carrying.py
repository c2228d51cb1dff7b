"""How each figure of a table is carried to other areas: counts are divided, shares are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from layers.cards import IndicatorCard, Upwards

Rule = Literal["count", "ratio", "weighted", "ground", "none"]


@dataclass(frozen=True)
class Carrying:
    """How one figure is carried.

    Parameters
    ----------
    rule : {"count", "ratio", "weighted", "ground", "none"}
        ``count``: divided and added. ``ratio``: from `numerator` and `denominator`, both divided
        and added, times `factor`. ``weighted``: mean weighed by the count `weight`. ``ground``:
        mean weighed by what the crosswalk measures. ``none``: not at all.
    numerator, denominator : tuple of str
    factor : float
    weight : str
    exact : bool
        Whether a mean over whole areas is what would have been published for them together.
    """

    rule: Rule
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    factor: float = 100.0
    weight: str = ""
    exact: bool = False


COUNT, GROUND, NONE = Carrying("count", exact=True), Carrying("ground"), Carrying("none")


def carryings(
    indicators: Sequence[str],
    cards: Mapping[str, IndicatorCard],
    told: Mapping[str, Carrying] | None = None,
) -> dict[str, Carrying]:
    """How each indicator is carried: as it is told, else by its card.

    An intensive figure whose counts or base are not in the table is weighed by what the crosswalk
    measures, as is one that has no card: no figure is taken for a count unless that is said.

    Parameters
    ----------
    indicators : sequence of str
        Of the table.
    cards : mapping of str to IndicatorCard
    told : mapping of str to Carrying, optional
        Goes before the cards.
    """
    known, given = set(indicators), told or {}
    return {
        each: given[each] if each in given else _by_card(cards.get(each), known)
        for each in indicators
    }


def _by_card(card: IndicatorCard | None, known: set[str]) -> Carrying:
    if card is None:
        return GROUND
    upwards = card.upwards
    if upwards.method == "sum":
        return COUNT
    if upwards.method == "none":
        return NONE
    return _intensive(upwards, card.kind == "median") if known.issuperset(upwards.bases) else GROUND


def _intensive(upwards: Upwards, is_median: bool) -> Carrying:
    if upwards.method == "ratio":
        return Carrying("ratio", upwards.numerator, upwards.denominator, upwards.factor, exact=True)
    exact = upwards.exact and not is_median
    return Carrying("weighted", weight=str(upwards.weight), exact=exact)
