"""Imputation: figures put in the place of missing ones, each by a named method.

Every function takes figures, a DataFrame of areas by indicators with NaN = missing,
and the code of each area's parent, and gives the figure it would put in every cell
(NaN where it has none). Only missing cells are filled with it.
"""

from typing import Literal

import numpy as np
import pandas as pd

from scoring.index.registry import Registry

IMPUTATIONS = Registry()


@IMPUTATIONS.register("median")
def median(figures: pd.DataFrame, parent: pd.Series | None = None) -> pd.DataFrame:
    """Median of the other areas."""
    del parent
    return _everywhere(figures, figures.median())


@IMPUTATIONS.register("mean")
def mean(figures: pd.DataFrame, parent: pd.Series | None = None) -> pd.DataFrame:
    """Mean of the other areas."""
    del parent
    return _everywhere(figures, figures.mean())


@IMPUTATIONS.register("group_median")
def group_median(figures: pd.DataFrame, parent: pd.Series | None = None) -> pd.DataFrame:
    """Median of the other areas with the same parent; NaN where there is none."""
    return _by_group(figures, parent, "median")


@IMPUTATIONS.register("group_mean")
def group_mean(figures: pd.DataFrame, parent: pd.Series | None = None) -> pd.DataFrame:
    """Mean of the other areas with the same parent; NaN where there is none."""
    return _by_group(figures, parent, "mean")


@IMPUTATIONS.register("regression")
def regression(figures: pd.DataFrame, parent: pd.Series | None = None) -> pd.DataFrame:
    """Least-squares prediction from the scenario's other indicators.

    Fitted on the areas that have them all; NaN for an area that lacks one of
    the others, or where there are no more areas than coefficients.
    """
    del parent
    filled = pd.DataFrame(np.nan, figures.index, figures.columns)
    for target in figures.columns:
        others = figures.drop(columns=target)
        design = np.column_stack([np.ones(len(figures)), others.to_numpy(float)])
        whole = ~np.isnan(design).any(axis=1)
        known = whole & figures[target].notna().to_numpy()
        if known.sum() > design.shape[1]:
            goal = figures[target].to_numpy(float)[known]
            slopes, *_ = np.linalg.lstsq(design[known], goal, rcond=None)
            filled.loc[whole, target] = design[whole] @ slopes
    return filled


def _everywhere(figures: pd.DataFrame, centre: pd.Series) -> pd.DataFrame:
    rows = np.tile(centre.to_numpy(float), (len(figures), 1))
    return pd.DataFrame(rows, figures.index, figures.columns)


def _by_group(
    figures: pd.DataFrame, parent: pd.Series | None, how: Literal["median", "mean"]
) -> pd.DataFrame:
    if parent is None:
        return pd.DataFrame(np.nan, figures.index, figures.columns)
    return figures.groupby(parent.reindex(figures.index)).transform(how)
