"""What a rule of choice reads of a place, and the areas that it chooses."""

import pandas as pd

from language import rule_text as words
from scoring.places.coverage import counted
from scoring.places.rules import ChoiceRule
from scoring.places.selection import RuleResult, apply_rule
from ui.bench import Bench
from ui.covered import choice_of
from ui.nesting import flatten

INDEX = "index"
"""Name in rules of the index of the scenario that is looked at."""

DIMENSION = "dim_"
"""What the name of a dimension begins with in rules."""


def figures_for(bench: Bench) -> pd.DataFrame:
    """Every figure that a rule can read: the index, its dimensions, and all indicators.

    Returns
    -------
    DataFrame of float
        Index ``code``; NaN = missing. An indicator whose name begins as a
        dimension's, or is that of the index, stands back for it.
    """
    own = bench.result.dimensions.add_prefix(DIMENSION)
    first = pd.concat([bench.result.index.rename(INDEX), own], axis=1)
    table = bench.place.table.values[list(bench.place.ordered_indicators(bench.scenario))]
    return pd.concat([first, table.drop(columns=list(first.columns), errors="ignore")], axis=1)


def figure_title(bench: Bench, name: str) -> str:
    """Title of a figure for the reader."""
    if name == INDEX:
        return words.INDEX
    nested = flatten(bench.scenario.index)
    titles = {f"{DIMENSION}{each.dimension.id}": each.label for each in nested}
    if name in titles:
        return words.DIMENSION.format(title=titles[name])
    return bench.place.title(name)


def covered_by(bench: Bench, rule: ChoiceRule) -> pd.Series:
    """Share (0-1) of each area's surface under the initiatives that a rule names, or all that run.

    What runs is counted as coverage is by the scenario, but for its phases.
    """
    running = choice_of(bench.scenario).model_copy(update={"phases": ("running",)})
    cards = counted(bench.place.initiatives.cards, running)
    return bench.place.cover.union(rule.covered_by or [card.id for card in cards])


def chosen_by(bench: Bench, rule: ChoiceRule) -> RuleResult:
    """Areas that a rule chooses.

    Raises
    ------
    InputError
        Figures that the place lacks.
    """
    return apply_rule(
        rule,
        figures_for(bench),
        parent=bench.place.areas.parent,
        covered=covered_by(bench, rule),
    )
