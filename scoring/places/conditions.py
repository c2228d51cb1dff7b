"""What a rule of choice asks of areas: who meets its conditions, and in what order they come."""

import numpy as np
import pandas as pd

from scoring.places.rules import AnyOf, ChoiceRule, Condition, Ordering


def needs(figures: pd.DataFrame, own: Ordering | Condition) -> np.ndarray:
    """A figure turned so that higher is more need, shape (n,); NaN = missing."""
    values = figures[own.figure].to_numpy(float)
    return values if own.direction == "higher_is_need" else -values


def worst(wanted: np.ndarray, share: float) -> np.ndarray:
    """Whether an area is among the worst share of those that have the figure, ties included."""
    rank = pd.Series(wanted).rank(ascending=False, method="min").to_numpy()
    return rank <= max(1.0, np.floor(share * np.sum(~np.isnan(wanted)) + 1e-9))


def meets(group: AnyOf, figures: pd.DataFrame) -> np.ndarray:
    """Whether each area meets one of the conditions."""
    found = np.zeros(len(figures), dtype=bool)
    for one in group.any:
        values = figures[one.figure].to_numpy(float)
        if one.operator == "worst_share":
            found |= worst(needs(figures, one), one.value)
        elif one.operator in ("at_least", "above"):
            found |= values >= one.value if one.operator == "at_least" else values > one.value
        else:
            found |= values <= one.value if one.operator == "at_most" else values < one.value
    return found


def position(rule: ChoiceRule, figures: pd.DataFrame) -> np.ndarray:
    """What areas are put in order by, the least first, shape (n,); NaN where not ranked."""
    wanted = np.column_stack([needs(figures, own) for own in rule.ranking.by])
    if rule.ranking.combination == "weighted":
        weights = np.array([own.weight for own in rule.ranking.by])
        return -(wanted @ weights) / weights.sum()
    ranks = pd.DataFrame(wanted).rank(ascending=False, method="average")
    return ranks.mean(axis=1, skipna=False).to_numpy()
