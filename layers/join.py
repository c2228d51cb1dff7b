"""Join tables to areas by code, never by the order of rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind
from layers.numbers import Status
from layers.table import IndicatorTable


@dataclass(frozen=True, eq=False)
class Joined:
    """A table brought to the areas' index.

    Parameters
    ----------
    table : IndicatorTable
        One row per area, in the order of the areas; an area without a row is missing.
    not_in_areas : tuple of str
        Codes of the table that are no area.
    not_in_table : tuple of str
        Areas without a row.
    """

    table: IndicatorTable
    not_in_areas: tuple[str, ...]
    not_in_table: tuple[str, ...]


def join(table: IndicatorTable, codes: pd.Index) -> Joined:
    """Join a table to areas by code, never by the order of rows.

    Parameters
    ----------
    table : IndicatorTable
        Figures by code.
    codes : Index
        Area codes; every result keeps their order.
    """
    return Joined(
        IndicatorTable(
            table.values.reindex(codes),
            table.status.reindex(codes, fill_value=Status.MISSING).astype(np.int8),
        ),
        tuple(table.codes.difference(codes, sort=False)),
        tuple(codes.difference(table.codes, sort=False)),
    )


def unmatched_faults(
    area_codes: pd.Index, table_codes: pd.Index, areas_file: str, table_file: str
) -> list[Fault]:
    """Codes that match nothing, as faults, for a caller that will not go on without them.

    Parameters
    ----------
    area_codes, table_codes : Index
        Codes of either side; repeated and empty codes are told elsewhere.
    areas_file, table_file : str
        Names for the message.
    """
    areas, table = _distinct(area_codes), _distinct(table_codes)
    return [
        Fault(FaultKind.CODE_NOT_IN_AREAS, table_file, "", code, areas_file)
        for code in table.difference(areas, sort=False)
    ] + [
        Fault(FaultKind.CODE_NOT_IN_TABLE, areas_file, "", code, table_file)
        for code in areas.difference(table, sort=False)
    ]


def _distinct(codes: pd.Index) -> pd.Index:
    return codes[codes != ""].unique()
