"""Indicator tables: areas by indicators, each cell with its state, joined by code only."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from geo.areas import code_faults
from geo.columns import CODE_COLUMNS, as_codes, find_column
from geo.faults import Fault, FaultKind, InputError, refuse, repeated
from layers.numbers import MARKERS, Decimal, Status, decimal_signs, parse_numbers
from layers.rows import Row, csv_rows, excel_rows, numbered

TABLE_TYPES = (".csv", ".txt", ".tsv", ".xlsx")
"""File endings that hold tables."""


@dataclass(frozen=True, eq=False)
class IndicatorTable:
    """Figures by area.

    Parameters
    ----------
    values : DataFrame of float
        Index ``code`` (text, unique), one column per indicator; NaN = no figure.
        What is suppressed is dropped, so that nothing can use or show it.
    status : DataFrame of int8
        Same shape: :class:`layers.numbers.Status` of each cell.
    """

    values: pd.DataFrame
    status: pd.DataFrame

    def __post_init__(self) -> None:
        hidden = self.status.to_numpy() == Status.SUPPRESSED
        if hidden.any():
            object.__setattr__(self, "values", self.values.mask(hidden))

    @property
    def codes(self) -> pd.Index:
        """Area codes."""
        return self.values.index

    @property
    def indicators(self) -> tuple[str, ...]:
        """Indicator ids, in column order."""
        return tuple(self.values.columns.tolist())

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over codes, ids, figures and states (hexadecimal)."""
        return self.fingerprint_of(self.indicators)

    def fingerprint_of(self, indicators: Sequence[str]) -> str:
        """Fingerprint of a table with these indicators only, in this order."""
        digest = hashlib.sha256("\n".join([*self.codes.tolist(), "", *indicators]).encode())
        for cells in self.arrays(indicators):
            digest.update(cells.tobytes())
        return digest.hexdigest()

    def arrays(self, indicators: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Figures (float) and states (int8) of some indicators, a column each in this order."""
        at = [self._columns[name] for name in indicators]
        return self.values.to_numpy(float)[:, at], self.status.to_numpy(np.int8)[:, at]

    @cached_property
    def _columns(self) -> dict[str, int]:
        """Where each indicator stands."""
        return {name: at for at, name in enumerate(self.indicators)}

    @classmethod
    def of(cls, values: pd.DataFrame) -> "IndicatorTable":
        """Make a table of plain figures: NaN is missing, the rest observed."""
        state = np.where(values.isna(), Status.MISSING, Status.OBSERVED).astype(np.int8)
        return cls(values.astype(float), pd.DataFrame(state, values.index, values.columns))

    @classmethod
    def beside(cls, tables: Sequence["IndicatorTable"]) -> "IndicatorTable":
        """Put tables of the same areas side by side; no two may have the same indicator."""
        values = pd.concat([table.values for table in tables], axis=1)
        status = pd.concat([table.status for table in tables], axis=1)
        return cls(values, status.astype(np.int8))


@dataclass(frozen=True, eq=False)
class RawTable:
    """A table as it stands in its file: every cell is text.

    Parameters
    ----------
    frame : DataFrame of str
        Rows in file order, index their number in the file, columns named by
        the heading; no cell is missing.
    file : str
        Name for messages.
    """

    frame: pd.DataFrame
    file: str


def read_raw_table(path: Path, *, sheet: str | None = None) -> RawTable:
    """Read CSV (comma, semicolon or tab) or Excel, all cells as text.

    Raises
    ------
    InputError
        Missing, unknown, unreadable or empty file; several sheets and none
        named; columns with the same heading.
    """
    path = Path(path)
    if path.suffix.lower() not in TABLE_TYPES:
        raise InputError(
            [Fault(FaultKind.FILE_TYPE, path.name, "", path.suffix, ", ".join(TABLE_TYPES))]
        )
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    excel = path.suffix.lower() == ".xlsx"
    rows = numbered(excel_rows(path, sheet) if excel else csv_rows(path))
    if len(rows) < 2:
        raise InputError([Fault(FaultKind.FILE_EMPTY, path.name)])
    (_, first), *body = rows
    head = [cell.strip() for cell in first]
    refuse(_shape_faults(head, body, path.name))
    frame = pd.DataFrame(
        [row for _, row in body], [number for number, _ in body], columns=head, dtype=str
    )
    return RawTable(frame.loc[:, [bool(name) for name in head]], path.name)


def _shape_faults(head: Row, body: Sequence[tuple[int, Row]], file: str) -> list[Fault]:
    twice = repeated(filter(None, head))
    return [Fault(FaultKind.COLUMN_DUPLICATE, file, received=name) for name in twice] + [
        Fault(FaultKind.ROW_WIDTH, file, str(number), str(len(row)), str(len(head)))
        for number, row in body
        if len(row) != len(head)
    ]


def file_decimal(raw: RawTable, columns: Sequence[str]) -> tuple[Decimal, list[Fault]]:
    """Find the decimal sign of a file: one for all its columns.

    Returns
    -------
    decimal : {".", ","}
        "." where no figure has decimals.
    faults : list of Fault
        One where both signs occur.
    """
    found = set().union(*(decimal_signs(raw.frame[column]) for column in columns))
    if found == {".", ","}:
        return ".", [Fault(FaultKind.NUMBER_AMBIGUOUS, raw.file)]
    return ("," if found == {","} else "."), []


@dataclass(frozen=True, eq=False)
class TableInspection:
    """What chosen columns of a file turned out to hold, faults or not.

    Parameters
    ----------
    codes : Index of str
        Codes in file order, as far as a code column was found.
    faults : tuple of Fault
        All that is wrong.
    table : IndicatorTable or None
        The figures; None where there is any fault.
    """

    codes: pd.Index
    faults: tuple[Fault, ...]
    table: IndicatorTable | None


def to_indicators(
    raw: RawTable,
    indicators: Sequence[str],
    *,
    id_column: str | None = None,
    markers: Mapping[str, Status] = MARKERS,
) -> IndicatorTable:
    """Read chosen columns of a raw table as figures.

    Parameters
    ----------
    raw, indicators, id_column, markers
        As for :func:`inspect_indicators`.

    Returns
    -------
    IndicatorTable
        Rows in file order.

    Raises
    ------
    InputError
        Missing columns, empty or repeated codes, cells that are not numbers.
    """
    inspection = inspect_indicators(raw, indicators, id_column=id_column, markers=markers)
    if inspection.table is None:
        raise InputError(inspection.faults)
    return inspection.table


def inspect_indicators(
    raw: RawTable,
    indicators: Sequence[str],
    *,
    id_column: str | None = None,
    markers: Mapping[str, Status] = MARKERS,
) -> TableInspection:
    """Read chosen columns of a raw table and tell everything that is wrong with them.

    Parameters
    ----------
    raw : RawTable
        Text cells.
    indicators : sequence of str
        Columns that must be figures.
    id_column : str, optional
        Column with area codes; found by its usual names when not given.
    markers : mapping of str to Status
        Marks for missing and suppressed.

    Returns
    -------
    TableInspection
    """
    code, faults = find_column(raw.frame, id_column, CODE_COLUMNS, raw.file)
    codes = as_codes(raw.frame[code]) if code else pd.Index([], dtype=str)
    faults += code_faults(codes, raw.file, raw.frame.index) if code else []
    present = [name for name in indicators if name in raw.frame]
    faults += [
        Fault(FaultKind.COLUMN_MISSING, raw.file, "", name, ", ".join(raw.frame.columns))
        for name in indicators
        if name not in raw.frame
    ]
    decimal, more = file_decimal(raw, present)
    parsed = {name: parse_numbers(raw.frame[name], decimal, markers) for name in present}
    faults += more or [
        Fault(FaultKind.NUMBER, raw.file, str(row), cell, decimal, name)
        for name, (_, _, wrong) in parsed.items()
        for row, cell in raw.frame[name][wrong].items()
    ]
    if faults:
        return TableInspection(codes, tuple(faults), None)
    index = codes.rename("code")
    table = IndicatorTable(
        pd.DataFrame({name: part[0] for name, part in parsed.items()}, index=index, dtype=float),
        pd.DataFrame({name: part[1] for name, part in parsed.items()}, index=index),
    )
    return TableInspection(codes, (), table)


def number_columns(raw: RawTable, id_column: str | None = None) -> tuple[str, ...]:
    """Columns, other than the codes, whose every cell is a number or a mark."""
    code, _ = find_column(raw.frame, id_column, CODE_COLUMNS, raw.file)
    columns = [name for name in raw.frame.columns if name != code]
    decimal: dict[str, Decimal] = {
        name: "," if "," in decimal_signs(raw.frame[name]) else "." for name in columns
    }
    return tuple(
        name for name in columns if not parse_numbers(raw.frame[name], decimal[name])[2].any()
    )
