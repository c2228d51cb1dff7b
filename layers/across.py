"""Carry a table of figures across a crosswalk: what is missing stays missing, in part or whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.crosswalk import SLIVER, Crosswalk
from geo.pieces import EXACT
from layers.carrying import Carrying
from layers.numbers import Status
from layers.table import IndicatorTable

MIN_COVERED = 1 - SLIVER
"""Share of a target that must have a figure for it to get one, where nothing else is said."""

Floats = npt.NDArray[np.float64]


class Reason(IntEnum):
    """Why a target has no figure."""

    GIVEN = 0
    OUTSIDE = 1
    IN_PART = 2
    SUPPRESSED = 3
    NO_BASE = 4
    NOT_CARRIED = 5


@dataclass(frozen=True, eq=False)
class Carried:
    """Figures on other areas.

    Parameters
    ----------
    table : IndicatorTable
        Index: target codes in order. Observed where a target is made of whole observed sources
        and the rule is exact for them, else estimated, missing or suppressed.
    covered : DataFrame of float
        Share (0-1) of each target, or of its base, that has a figure to stand on.
    reason : DataFrame of int8
        :class:`Reason` of each cell.
    carryings : mapping of str to Carrying
        How each indicator was carried.
    """

    table: IndicatorTable
    covered: pd.DataFrame
    reason: pd.DataFrame
    carryings: Mapping[str, Carrying]

    @property
    def status_names(self) -> pd.DataFrame:
        """The state of each cell as text, in lower case."""
        return self.table.status.map(lambda state: Status(state).name.lower())

    @property
    def reason_names(self) -> pd.DataFrame:
        """Why each cell has no figure, as text in lower case; empty where it has one."""
        return self.reason.map(lambda why: "" if why == Reason.GIVEN else Reason(why).name.lower())


def carry_across(
    table: IndicatorTable,
    crosswalk: Crosswalk,
    carryings: Mapping[str, Carrying],
    *,
    min_covered: float = MIN_COVERED,
) -> Carried:
    """Carry the figures of one division's areas to those of another.

    With S the share of a source that goes to a target and P the share of the target that comes
    from the source, a count is the sum of S x over the sources, a ratio that of two counts, and a
    mean weighed by b is the sum of S b x over that of S b; without a base the sum of P x over
    that of P (Goodchild and Lam 1980). A source without a figure adds nothing and covers nothing.

    Parameters
    ----------
    table : IndicatorTable
        A row for every source; one without a row is missing.
    crosswalk : Crosswalk
        From the table's own edition of its division.
    carryings : mapping of str to Carrying
        For each indicator that is wanted.
    min_covered : float
        Between 0 and 1. A target with less than this of it, or of its base, under sources with a
        figure is missing; above it a count is what the sources give, never scaled up.

    Returns
    -------
    Carried
    """
    return _Carrier(table, crosswalk, min_covered).carried(carryings)


@dataclass(frozen=True, eq=False)
class _Column:
    """A figure by target, before it is decided whether it can be shown.

    Parameters
    ----------
    value : array of float
    covered : array of float
        Share (0-1) that sources with a figure hold.
    hidden : array of bool
        Whether a source that takes part is suppressed.
    firm : array of bool
        Whether it is made of whole, observed sources.
    """

    value: Floats
    covered: Floats
    hidden: npt.NDArray[np.bool_]
    firm: npt.NDArray[np.bool_]


class _Carrier:
    """Carries columns of one table across one crosswalk."""

    def __init__(self, table: IndicatorTable, crosswalk: Crosswalk, min_covered: float):
        self._values = table.values.reindex(crosswalk.sources)
        self._status = table.status.reindex(crosswalk.sources, fill_value=Status.MISSING)
        self._targets, self._min = crosswalk.targets, min_covered
        self._shares, self._parts = crosswalk.shares.T.tocsr(), crosswalk.parts.T.tocsr()
        self._touches = ((self._shares > 0) + (self._parts > 0)).astype(np.int64)
        self._whole, self._ground = crosswalk.whole.to_numpy(), crosswalk.covered.to_numpy()

    def carried(self, carryings: Mapping[str, Carrying]) -> Carried:
        values, states, covered, reasons = {}, {}, {}, {}
        for name, carrying in carryings.items():
            column = self._column(name, carrying)
            reason = self._reason(column, carrying)
            given = reason == Reason.GIVEN
            values[name] = np.where(given, column.value, np.nan)
            covered[name], reasons[name] = column.covered, reason.astype(np.int8)
            firm = column.firm & carrying.exact
            state = np.where(firm, Status.OBSERVED, Status.ESTIMATED)
            state = np.where(given, state, Status.MISSING)
            states[name] = np.where(reason == Reason.SUPPRESSED, Status.SUPPRESSED, state)
        frames = [self._frame(each) for each in (values, states, covered, reasons)]
        table = IndicatorTable(frames[0].astype(float), frames[1].astype(np.int8))
        return Carried(table, frames[2].astype(float), frames[3].astype(np.int8), dict(carryings))

    def _frame(self, columns: Mapping[str, npt.NDArray[np.generic]]) -> pd.DataFrame:
        return pd.DataFrame(dict(columns), index=self._targets.rename("code"))

    def _column(self, name: str, carrying: Carrying) -> _Column:
        if carrying.rule == "ratio":
            names = [*carrying.numerator, *carrying.denominator]
            known = self._known(names)
            above = self._total(carrying.numerator, known)
            below = self._total(carrying.denominator, known)
            return self._made(_divided(carrying.factor * above, below), known, names)
        if carrying.rule == "weighted":
            return self._weighted(name, carrying.weight)
        known = self._known([name])
        if carrying.rule == "count":
            return self._made(self._total([name], known), known, [name])
        figure = np.where(known, self._figures(name), 0.0)
        return self._made(_divided(self._parts @ figure, self._parts @ known), known, [name])

    def _weighted(self, name: str, weight: str) -> _Column:
        """A mean over the base; what is covered is covered of the base."""
        known, counted = self._known([name, weight]), self._known([weight])
        base = self._total([weight], known)
        product = np.where(known, self._figures(name) * self._figures(weight), 0.0)
        made = self._made(_divided(self._shares @ product, base), counted, [name, weight])
        of_base = _divided(base, self._total([weight], counted))
        covered = made.covered * np.where(np.isnan(of_base), 1.0, of_base)
        return _Column(made.value, covered, made.hidden, made.firm & self._firm(known, [name]))

    def _made(self, value: Floats, known: npt.NDArray[np.bool_], names: list[str]) -> _Column:
        covered = self._parts @ known.astype(float)
        covered[covered >= 1 - EXACT] = 1.0
        suppressed = (self._status[names] == Status.SUPPRESSED).any(axis=1).to_numpy()
        hidden = self._touches @ suppressed.astype(np.int64) > 0
        return _Column(value, covered, hidden, self._firm(known, names))

    def _firm(self, known: npt.NDArray[np.bool_], names: list[str]) -> npt.NDArray[np.bool_]:
        sure = known & (self._status[names] == Status.OBSERVED).all(axis=1).to_numpy()
        return self._whole & (self._touches @ (~sure).astype(np.int64) == 0)

    def _reason(self, column: _Column, carrying: Carrying) -> npt.NDArray[np.int64]:
        """Why each target has no figure, the first that holds; given where none does."""
        if carrying.rule == "none":
            return np.full(len(self._targets), int(Reason.NOT_CARRIED))
        least = self._min - EXACT
        lacking = (column.covered < least) | (column.covered <= 0)
        return np.select(
            [
                lacking & column.hidden,
                self._ground <= 0,
                lacking,
                np.isnan(column.value),
            ],
            [Reason.SUPPRESSED, Reason.OUTSIDE, Reason.IN_PART, Reason.NO_BASE],
            int(Reason.GIVEN),
        )

    def _figures(self, name: str) -> Floats:
        return self._values[name].to_numpy(float)

    def _known(self, names: list[str]) -> npt.NDArray[np.bool_]:
        return self._values[names].notna().all(axis=1).to_numpy()

    def _total(self, names: list[str] | tuple[str, ...], known: npt.NDArray[np.bool_]) -> Floats:
        """Sum of counts by target over the sources that have all of them."""
        figure = sum(self._figures(name) for name in names)
        return self._shares @ np.where(known, figure, 0.0)


def _divided(above: Floats, below: Floats) -> Floats:
    """Quotient; NaN where nothing is divided by."""
    return np.divide(above, below, out=np.full(len(above), np.nan), where=below > 0)
