"""Goals: how far a candidate has come, told only where the change is more than chance."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring.followup.baseline import Goal
from scoring.followup.panel import Panel
from scoring.places.compare import LEVEL, Group, half_width, share_error

Status = Literal["waiting", "unknown", "noise", "away", "towards", "reached"]


@dataclass(frozen=True)
class Standing:
    """How a goal stands.

    Parameters
    ----------
    status : str
        ``waiting``: there is no later figure. ``unknown``: how much chance
        does is not known. ``noise``: the change is no greater than what chance
        alone does. ``away``, ``towards``: from the goal, or to it.
        ``reached``: the target is met.
    year : int or None
        Of the latest figure after the base year.
    value, change : float
        That figure, and how much it is above the base; NaN where waiting.
    noise : float
        What a change must be greater than; NaN where unknown.
    share : float
        How much of the way has been gone; below zero for the other way.
    """

    status: Status
    year: int | None
    value: float
    change: float
    noise: float
    share: float


def standing(goal: Goal, panel: Panel) -> Standing:
    """Tell how a goal stands.

    Parameters
    ----------
    goal : Goal
    panel : Panel
        Holds the candidate as one unit.

    Returns
    -------
    Standing
        By the latest year after the base year that has a figure.
    """
    own = panel.values.loc[goal.candidate].dropna()
    later = [year for year in panel.years if year > goal.base_year and year in own.index]
    if not later:
        nothing = float("nan")
        return Standing("waiting", None, nothing, nothing, nothing, nothing)
    year = later[-1]
    value = float(panel.values.loc[goal.candidate].to_dict()[year])
    change, noise = value - goal.base, _noise(goal, panel, year, value)
    share = change / (goal.target - goal.base)
    return Standing(_status(change, noise, share), year, value, change, noise, share)


def _status(change: float, noise: float, share: float) -> Status:
    if np.isnan(noise):
        return "unknown"
    if abs(change) <= noise:
        return "noise"
    if share >= 1:
        return "reached"
    return "towards" if share > 0 else "away"


def _noise(goal: Goal, panel: Panel, year: int, value: float) -> float:
    """Half the interval of the change between two years, as if their persons were others."""
    if not panel.is_share or goal.base_year not in panel.years:
        return float("nan")
    persons = panel.bases.loc[goal.candidate]
    then = Group(pd.Series({"x": goal.base}), pd.Series({"x": persons.to_dict()[goal.base_year]}))
    now = Group(pd.Series({"x": value}), pd.Series({"x": persons.to_dict()[year]}))
    return half_width(float(share_error(now, then)["x"]), LEVEL)
