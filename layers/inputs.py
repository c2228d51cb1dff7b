"""Areas and a table from two files, checked together: every fault of both at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from geo.areas import AreaSet
from geo.columns import CODE_COLUMNS, as_codes, find_column
from geo.coverage import CoverageReport, repair_coverage
from geo.crs import crs_label
from geo.faults import Fault, InputError, refuse
from geo.inspection import AreaInspection, AreaReading
from geo.reading import inspect_areas
from geo.repair import GeometryRepair
from layers.join import join, unmatched_faults
from layers.table import IndicatorTable, TableInspection, inspect_indicators, read_raw_table


@dataclass(frozen=True, eq=False)
class Inputs:
    """Areas with their figures.

    Parameters
    ----------
    areas : AreaSet or None
        None where only a table was given.
    table : IndicatorTable
        In the order of the areas, or of the file where there are none.
    repairs : tuple of GeometryRepair
        Geometries that were mended.
    unmatched : tuple of Fault
        Codes without a counterpart, where the caller let them pass.
    coverage : CoverageReport or None
        What moved where overlaps and gaps between areas were repaired.
    parent : Series of str or None
        Code of each area's parent, where the table has a column of them.
    """

    areas: AreaSet | None
    table: IndicatorTable
    repairs: tuple[GeometryRepair, ...]
    unmatched: tuple[Fault, ...]
    coverage: CoverageReport | None = None
    parent: pd.Series | None = None


def read_inputs(
    areas: Path | AreaSet | None,
    table_file: Path,
    indicators: Sequence[str],
    *,
    id_column: str | None = None,
    sheet: str | None = None,
    parent_column: str | None = None,
    allow_unmatched: bool = False,
    repair: bool = False,
    faults: Sequence[Fault] = (),
    **area_options: Any,
) -> Inputs:
    """Read a file of areas and a table, and join them by code.

    Parameters
    ----------
    areas : Path, AreaSet or None
        A file of areas, or areas already read; None scores the table alone.
    table_file : Path
        CSV or Excel.
    indicators : sequence of str
        Columns that must be figures.
    id_column : str, optional
        Code column of the table; also the areas' where they have it.
    sheet : str, optional
        Excel sheet.
    parent_column : str, optional
        Column of the table with the code of each area's parent.
    allow_unmatched : bool
        Go on where codes match nothing: a table row without an area is left
        out, an area without a row is missing.
    repair : bool
        Give overlaps and gaps between areas to one of them, so that the areas
        become a coverage.
    faults : sequence of Fault
        Found before, to be told with the rest.
    **area_options
        As for :func:`geo.reading.inspect_areas`.

    Returns
    -------
    Inputs

    Raises
    ------
    InputError
        Every fault of both files and of the match between them.
    """
    found = [*faults]
    figures, parent = _inspect_table(table_file, indicators, id_column, sheet, parent_column)
    found += figures.faults
    if areas is None:
        refuse(found)
        assert figures.table is not None
        return Inputs(None, figures.table, (), (), parent=parent)
    place, name = _inspect_areas(areas, id_column, area_options)
    found += place.faults
    unmatched: list[Fault] = []
    if len(place.codes) and len(figures.codes):
        unmatched = unmatched_faults(place.codes, figures.codes, name, Path(table_file).name)
    refuse(found + ([] if allow_unmatched else unmatched))
    assert place.reading is not None
    assert figures.table is not None
    own = place.reading.areas
    clean, report = repair_coverage(own) if repair else (own, None)
    table = join(figures.table, clean.codes).table
    parent = None if parent is None else parent.reindex(clean.codes)
    return Inputs(clean, table, place.reading.repairs, tuple(unmatched), report, parent)


def _inspect_areas(
    areas: Path | AreaSet, id_column: str | None, options: dict[str, Any]
) -> tuple[AreaInspection, str]:
    """What there is of areas, with the name they go by in messages."""
    if isinstance(areas, AreaSet):
        reading = AreaReading(areas, (), crs_label(areas.crs), "", "")
        return AreaInspection(areas.codes, (), reading), areas.division
    usual = (id_column.casefold(), *CODE_COLUMNS) if id_column else CODE_COLUMNS
    return inspect_areas(areas, usual_codes=usual, **options), Path(areas).name


def _inspect_table(
    path: Path,
    indicators: Sequence[str],
    id_column: str | None,
    sheet: str | None,
    parent_column: str | None,
) -> tuple[TableInspection, pd.Series | None]:
    """What there is of figures, and the parent codes where they are asked for."""
    try:
        raw = read_raw_table(path, sheet=sheet)
    except InputError as error:
        return TableInspection(pd.Index([], dtype=str), error.faults, None), None
    found = inspect_indicators(raw, indicators, id_column=id_column)
    if parent_column is None:
        return found, None
    column, faults = find_column(raw.frame, parent_column, (), raw.file)
    found = replace(found, faults=(*found.faults, *faults))
    if found.faults or column is None:
        return replace(found, table=None), None
    return found, pd.Series(as_codes(raw.frame[column]), index=found.codes)
