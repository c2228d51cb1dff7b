"""What candidates get, divided over organisations (nämnder)."""

from collections.abc import Iterable

import pandas as pd

from layers.responsibility import ResponsibilityRule
from scoring.decision.apportion import divide

UNDIVIDED = ""
"""Column of what no organisation is named for."""


def shares_by_rule(beyond: pd.DataFrame, rules: Iterable[ResponsibilityRule]) -> pd.DataFrame:
    """Share of each organisation by the needs that the rules name it for.

    A dimension's share of the need above the city's mean is divided equally
    among the organisations that the rules name for it.

    Parameters
    ----------
    beyond : DataFrame of float
        Candidates by titles of dimensions: share (0-1) of what lies above the
        city's mean, from :func:`scoring.places.responsibility.excess_shares`.
    rules : iterable of ResponsibilityRule

    Returns
    -------
    DataFrame of float
        Candidates by organisations, :data:`UNDIVIDED` last; each row sums to
        1. A dimension without a rule or a figure, and a candidate with no need
        above the mean, are undivided.
    """
    named: dict[str, list[str]] = {}
    for rule in rules:
        named.setdefault(rule.dimension.strip().casefold(), []).append(rule.organisation)
    columns = list(dict.fromkeys(each for found in named.values() for each in found))
    shares = pd.DataFrame(0.0, index=beyond.index, columns=[*columns, UNDIVIDED])
    for dimension, share in beyond.items():
        organisations = named.get(str(dimension).strip().casefold(), [])
        for each in organisations:
            shares[each] += share.fillna(0.0) / len(organisations)
    shares[UNDIVIDED] = (1.0 - shares[columns].sum(axis=1)).clip(lower=0.0).round(12)
    return shares.loc[:, (shares > 0).any(axis=0)]


def divide_rows(amounts: pd.Series, shares: pd.DataFrame, unit: int) -> pd.DataFrame:
    """Divide each candidate's amount over organisations, in whole units.

    Parameters
    ----------
    amounts : Series of int
        By candidate, in öre, multiples of ``unit``.
    shares : DataFrame of float
        Candidates by organisations, at least 0, each row with some.
    unit : int
        In öre.

    Returns
    -------
    DataFrame of int
        In öre; each row sums exactly to the candidate's amount.
    """
    rows = {
        name: divide(shares.loc[name], int(amounts[name]) // unit).units * unit
        for name in amounts.index
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=shares.columns, dtype="int64")
