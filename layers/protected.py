"""The embedded levels without small numbers: what is hidden in one is not told by another."""

from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from layers.catalogue import Catalogue, Level
from layers.disclosure import SmallNumbers, protect, structure_of
from layers.numbers import Status
from layers.table import IndicatorTable
from layers.upwards import aggregate_up


@dataclass(frozen=True, eq=False)
class Shown:
    """What is shown of a catalogue.

    Parameters
    ----------
    catalogue : Catalogue
        Its levels without what is hidden.
    city : Series of float
        Every indicator for all areas together; NaN where hidden or unknown.
    """

    catalogue: Catalogue
    city: pd.Series


def shown(catalogue: Catalogue, rule: SmallNumbers) -> Shown:
    """Hide small numbers in every level of a catalogue, all levels at once.

    Parameters
    ----------
    catalogue : Catalogue
        As read.
    rule : SmallNumbers
        A threshold of 1 hides nothing.
    """
    names = list(catalogue.levels)
    finest = catalogue.levels[names[0]]
    whole = pd.Series("", index=finest.areas.codes)
    city = aggregate_up(finest.table, catalogue.cards, whole).values.iloc[0]
    if rule.threshold == 1:
        return Shown(catalogue, city)
    parents = [catalogue.levels[name].areas.parent for name in names[:-1]]
    known = [parent for parent in parents if parent is not None]
    found = protect(finest.table, structure_of(catalogue.cards), rule, known)
    levels = {names[0]: replace(finest, table=found.table)}
    for name, hidden in zip(names[1:], found.above, strict=False):
        levels[name] = _without(catalogue.levels[name], hidden)
    told = city.mask(found.above[-1].iloc[0])
    return Shown(replace(catalogue, levels=MappingProxyType(levels)), told)


def _without(level: Level, hidden: pd.DataFrame) -> Level:
    return replace(level, table=hide(level.table, hidden))


def hide(table: IndicatorTable, hidden: pd.DataFrame) -> IndicatorTable:
    """The table with some cells suppressed; areas and columns that are not named stay."""
    cells = hidden.reindex(index=table.codes, columns=list(table.indicators), fill_value=False)
    status = table.status.mask(cells.astype(bool), int(Status.SUPPRESSED)).astype(np.int8)
    return IndicatorTable(table.values, status)
