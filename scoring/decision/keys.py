"""Keys that money is divided by: what each says of each candidate, and several together."""

from collections.abc import Mapping

import pandas as pd

from geo.faults import Fault, FaultKind, refuse

KEYS = ("equal", "children", "children_need", "children_beyond", "gap")
"""Keys that every candidate has; ``dimension.`` and an id name those by dimension."""

DIMENSION = "dimension."


def key_table(
    children: pd.Series,
    need: pd.Series,
    city_need: float,
    coverage: pd.Series,
    dimensions: pd.DataFrame,
) -> pd.DataFrame:
    """What each key says of each candidate.

    Parameters
    ----------
    children : Series of float
        By candidate; NaN where missing or suppressed.
    need : Series of float
        Index of the candidates.
    city_need : float
        Index of the whole city on the same scale.
    coverage : Series of float
        Coverage index of the children, 0-1.
    dimensions : DataFrame of float
        Value of each dimension, candidates by ids.

    Returns
    -------
    DataFrame of float
        Candidates by keys, in proportion to which the amount would be divided
        by that key alone. ``children_need`` is children times index,
        ``children_beyond`` children times what the index has above the city's,
        ``gap`` children times index times what is not covered. NaN where a
        figure is missing.
    """
    keys = {
        "equal": pd.Series(1.0, children.index),
        "children": children,
        "children_need": children * need,
        "children_beyond": children * (need - city_need).clip(lower=0.0),
        "gap": children * need * (1.0 - coverage),
    }
    by_dimension = {f"{DIMENSION}{name}": children * dimensions[name] for name in dimensions}
    return pd.DataFrame(keys | by_dimension, index=children.index, dtype=float)


def mixed_shares(table: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Share of each row by several keys: the weighted mean of its share by each.

    ``s_i = sum_k w_k x_ik / sum_j x_jk``, the weights divided by their sum.

    Parameters
    ----------
    table : DataFrame of float
        Receivers by keys.
    weights : mapping of str to float
        Weight of each key that is used; those of weight 0 are not looked at.

    Returns
    -------
    Series of float
        0-1, sums to 1.

    Raises
    ------
    InputError
        No key has a weight; one is not known; a figure is missing or below
        zero, or a key is 0 for all: every one of them.
    """
    used = {name: weight for name, weight in weights.items() if weight > 0}
    refuse(key_faults(table, used))
    total = sum(used.values())
    parts = [weight / total * table[name] / table[name].sum() for name, weight in used.items()]
    return pd.concat(parts, axis=1).sum(axis=1)


def key_faults(table: pd.DataFrame, used: Mapping[str, float]) -> list[Fault]:
    """What is wrong with the keys that are used: every fault of each."""
    if not used:
        return [Fault(FaultKind.KEYS_NO_WEIGHT)]
    allowed = ", ".join(table.columns)
    faults = [
        Fault(FaultKind.FIELD_VALUE, where="keys", received=name, allowed=allowed)
        for name in used
        if name not in table
    ]
    for name in table.columns.intersection(list(used)):
        faults += column_faults(table[name])
    return faults


def column_faults(column: pd.Series) -> list[Fault]:
    """What is wrong with one key: unknown for or below zero for a receiver, or 0 for all."""
    key = str(column.name)
    faults = [
        Fault(FaultKind.SHARE_UNUSABLE, where=str(receiver), field=key)
        for receiver in column.index[column.isna()]
    ] + [
        Fault(FaultKind.KEY_NEGATIVE, where=str(receiver), field=key)
        for receiver in column.index[column < 0]
    ]
    if not faults and not column.sum() > 0:
        faults.append(Fault(FaultKind.SHARES_ALL_ZERO, field=key))
    return faults
