"""How far figures that were carried to other areas are from the truth, where that is known."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.crosswalk import Crosswalk
from layers.across import MIN_COVERED, carry_across
from layers.carrying import COUNT, Carrying
from layers.table import IndicatorTable


def errors(truth: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Compare figures area by area.

    Parameters
    ----------
    truth, found : DataFrame of float
        Index codes, columns indicators; compared where both have a figure.

    Returns
    -------
    DataFrame
        Index: indicators that both have, in the order of `found`. Columns ``areas`` (number
        compared), ``rmse`` and ``mean_difference`` in the figure's own unit, ``relative_rmse``
        (root mean square of the differences over the mean of the truth), ``largest`` (difference,
        with its sign) and ``where`` (its code). NaN where nothing could be compared.
    """
    names = [name for name in found if name in truth]
    codes = truth.index.intersection(found.index, sort=False)
    left, right = truth.loc[codes], found.loc[codes]
    rows = {name: _error(left[name], right[name]) for name in names}
    columns = ["areas", "rmse", "relative_rmse", "mean_difference", "largest", "where"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _error(truth: pd.Series, found: pd.Series) -> tuple[int, float, float, float, float, str]:
    difference = (found - truth).dropna()
    if difference.empty:
        return 0, np.nan, np.nan, np.nan, np.nan, ""
    rmse = float(np.sqrt(np.mean(difference.to_numpy() ** 2)))
    mean = abs(float(truth.loc[difference.index].mean()))
    at = int(np.argmax(np.abs(difference.to_numpy())))
    return (
        len(difference),
        rmse,
        rmse / mean if mean > 0 else np.nan,
        float(difference.mean()),
        float(difference.iloc[at]),
        str(difference.index[at]),
    )


def round_trip(
    table: IndicatorTable,
    crosswalk: Crosswalk,
    carryings: Mapping[str, Carrying],
    *,
    min_covered: float = MIN_COVERED,
) -> pd.DataFrame:
    """Carry figures to the targets and back, and compare with what they were.

    A round trip tells what is lost by mixing areas; it does not see people who live unevenly
    within a source, for which :func:`errors` against known figures is needed.

    Parameters
    ----------
    table, crosswalk, carryings, min_covered
        As for :func:`layers.across.carry_across`.

    Returns
    -------
    DataFrame
        As :func:`errors`, for the indicators of `carryings`.
    """
    bases = {
        base: COUNT
        for each in carryings.values()
        for base in (*each.numerator, *each.denominator, each.weight)
        if base
    }
    everything = bases | dict(carryings)
    there = carry_across(table, crosswalk, everything, min_covered=min_covered)
    back = carry_across(there.table, crosswalk.back, everything, min_covered=min_covered)
    return errors(table.values, back.table.values[list(carryings)])
