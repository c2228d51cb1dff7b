"""What can be said of a candidate by rule: where need is higher than the city's, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from layers.numbers import Status
from scoring.scenario import Scenario

Kind = Literal[
    "higher_need",
    "gap",
    "lower_need",
    "unsure",
    "unknown",
    "missing",
    "suppressed",
    "estimated",
    "pocket",
    "uneven",
    "unscored",
]

STRENGTHS: tuple[Kind, ...] = ("higher_need", "gap")
"""Grounds for choosing a candidate; the rest are questions."""

WHOLE: tuple[Kind, ...] = ("gap", "pocket", "uneven", "unscored")
"""Remarks on a candidate as a whole; the others are on an indicator."""


@dataclass(frozen=True)
class Remark:
    """One thing to be said.

    Parameters
    ----------
    kind : str
    indicator : str
        Id of the indicator it is about; empty where it is about the whole.
    """

    kind: Kind
    indicator: str = ""

    @property
    def strength(self) -> bool:
        """Whether it speaks for the candidate."""
        return self.kind in STRENGTHS


def indicator_remarks(
    compared: pd.DataFrame, status: Mapping[str, int], scenario: Scenario
) -> tuple[Remark, ...]:
    """Remarks on each indicator of the scenario, against the whole city.

    Parameters
    ----------
    compared : DataFrame
        Candidate against city, from :func:`scoring.places.compare.figure_differences`.
    status : mapping of str to int
        State of each of the candidate's figures.
    scenario : Scenario

    Returns
    -------
    tuple of Remark
        In the order of the scenario: what is missing or suppressed; else
        whether need is higher or lower, or not surely either; and whether the
        figure is estimated.
    """
    found: list[Remark] = []
    for choice in scenario.indicators():
        state = status[choice.id]
        if state in (Status.MISSING, Status.SUPPRESSED):
            found.append(Remark("missing" if state == Status.MISSING else "suppressed", choice.id))
            continue
        told = str(compared.loc[choice.id, "verdict"])
        more = "higher" if choice.direction == "higher_is_need" else "lower"
        kinds: dict[str, Kind] = {"none": "unsure", "unknown": "unknown", more: "higher_need"}
        found.append(Remark(kinds.get(told, "lower_need"), choice.id))
        if state == Status.ESTIMATED:
            found.append(Remark("estimated", choice.id))
    return tuple(found)


def whole_remarks(own: pd.Series, field: str, need_from: float) -> tuple[Remark, ...]:
    """Remarks on a candidate as a whole.

    Parameters
    ----------
    own : Series
        Its row of :attr:`scoring.places.figures.CandidateFigures.index`.
    field : str
        From :func:`scoring.places.fields.candidate_fields`.
    need_from : float
        Least index that is high need.

    Returns
    -------
    tuple of Remark
        ``gap``: high need, low coverage. ``pocket``: its index is not high,
        but that of an area inside is. ``uneven``: its index is high, but not
        that of every area. ``unscored``: areas inside have no index.
    """
    index, low, high = (float(own[name]) for name in ("index", "low", "high"))
    tests: dict[Kind, bool] = {
        "gap": field == "gap",
        "pocket": bool(index < need_from <= high),
        "uneven": bool(low < need_from <= index) and not np.isnan(high),
        "unscored": bool(own["scored"] < own["areas"]),
    }
    return tuple(Remark(kind) for kind, holds in tests.items() if holds)
