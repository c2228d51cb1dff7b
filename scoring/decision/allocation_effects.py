"""What each choice moves: keys alone, one key less, another index, and chance."""

from collections.abc import Iterable, Mapping

import pandas as pd

from scoring.decision.allocation import allocate
from scoring.decision.keys import column_faults, key_faults
from scoring.decision.plan import Plan

LEVEL = 0.9
"""Share of the draws inside a range."""


def alone(plan: Plan, table: pd.DataFrame) -> pd.DataFrame:
    """Amounts if each key of the table decided alone, candidates by keys, in öre.

    A key that cannot be used, since a figure is missing or below zero or all
    are 0, is left out.
    """
    usable = [str(name) for name in table if not column_faults(table[name])]
    return pd.DataFrame(
        {name: allocate(plan.with_keys({name: 1.0}), table).amounts for name in usable},
        index=table.index,
        columns=usable,
    )


def moved_by_key(plan: Plan, table: pd.DataFrame) -> pd.DataFrame:
    """How much each key in use moves whom: the amount less what it is without the key.

    Returns
    -------
    DataFrame of int
        Candidates by keys in use, in öre, each column summing to 0; no column
        where there is but one key.
    """
    weights = plan.weights
    amounts = allocate(plan, table).amounts
    moved = {
        name: amounts
        - allocate(
            plan.with_keys({each: weights[each] for each in weights if each != name}), table
        ).amounts
        for name in weights
        if len(weights) > 1
    }
    return pd.DataFrame(moved, index=table.index)


def moved_by_variant(
    plan: Plan, table: pd.DataFrame, variants: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """How much another index moves whom.

    Parameters
    ----------
    plan : Plan
    table : DataFrame of float
        Keys as they stand.
    variants : mapping of str to DataFrame
        Keys of the same candidates by another index, such as one with another weight.

    Returns
    -------
    DataFrame of int
        Candidates by variants, in öre: the variant's amount less the amount as it stands.
    """
    amounts = allocate(plan, table).amounts
    moved = {name: allocate(plan, each).amounts - amounts for name, each in variants.items()}
    return pd.DataFrame(moved, index=table.index)


def drawn_range(plan: Plan, draws: Iterable[pd.DataFrame], level: float = LEVEL) -> pd.DataFrame:
    """Range of the amounts when the index is drawn.

    Parameters
    ----------
    plan : Plan
    draws : iterable of DataFrame
        Keys of the same candidates, one table a draw; those in which a key
        cannot be used are left out.
    level : float
        Share of the draws inside the range, as many below as above.

    Returns
    -------
    DataFrame
        Index candidates; ``low`` and ``high`` in öre, and ``draws``, how many counted.
    """
    usable = (each for each in draws if not key_faults(each, plan.weights))
    amounts = pd.DataFrame([allocate(plan, each).amounts for each in usable])
    ends = amounts.quantile([(1 - level) / 2, (1 + level) / 2])
    columns = {"low": ends.iloc[0], "high": ends.iloc[1], "draws": len(amounts)}
    return pd.DataFrame(columns)
