"""Goals: how far a candidate has come, told only where the change is more than chance."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring.followup.baseline import Goal
from scoring.followup.panel import Panel
from scoring.places.compare import LEVEL, Group, half_width, share_error

Status = Literal["waiting", "broken", "unknown", "noise", "away", "towards", "reached"]


@dataclass(frozen=True)
class Standing:
    """How a goal stands.

    Parameters
    ----------
    status : str
        ``waiting``: there is no later figure. ``broken``: the series is, since
        the base year. ``unknown``: how much chance
        does is not known. ``noise``: the change is no greater than what chance
        alone does. ``away``, ``towards``: from the goal, or to it.
        ``reached``: the target is met.
    year : int or None
        Of the latest figure after the base year.
    value, change : float
        That figure, and how much it is above the base; NaN where waiting, and
        the change where broken.
    noise : float
        What a change must be greater than; NaN where unknown.
    share : float
        How much of the way has been gone; below zero for the other way.
    reach : float
        What of the way the noise is; NaN where unknown.
    """

    status: Status
    year: int | None
    value: float
    change: float
    noise: float
    share: float
    reach: float

    @property
    def is_told(self) -> bool:
        """Whether the change is greater than what chance alone does."""
        return self.status in ("away", "towards", "reached")


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
    nothing = float("nan")
    own = panel.values.loc[goal.candidate].dropna()
    later = [year for year in panel.years if year > goal.base_year and year in own.index]
    if not later:
        return Standing("waiting", None, nothing, nothing, nothing, nothing, nothing)
    year = later[-1]
    value = float(panel.values.loc[goal.candidate].to_dict()[year])
    if any(goal.base_year < each.year <= year for each in panel.breaks):
        return Standing("broken", year, value, nothing, nothing, nothing, nothing)
    change, noise = value - goal.base, _noise(goal, panel, year, value)
    way = goal.target - goal.base
    share, reach = change / way, noise / abs(way)
    return Standing(_status(change, noise, share), year, value, change, noise, share, reach)


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
