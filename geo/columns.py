"""Find and read code and name columns: codes are text, whatever the file made of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind

CODE_COLUMNS = (
    "code",
    "kod",
    "desokod",
    "deso",
    "regsokod",
    "regso",
    "gesokod",
    "geso",
    "områdeskod",
    "omradeskod",
    "area_code",
    "areacode",
    "lsoa21cd",
    "lsoa11cd",
    "region",
    "id",
)
"""Names a code column goes by, finest division first, compared without case."""

NAME_COLUMNS = (
    "name",
    "namn",
    "regsonamn",
    "gesonamn",
    "delområde",
    "delomrade",
    "områdesnamn",
    "omradesnamn",
    "area_name",
    "lsoa21nm",
    "lsoa11nm",
)
"""Names a name column goes by."""


def find_column(
    frame: pd.DataFrame,
    wanted: str | None,
    usual: Sequence[str],
    file: str,
    *,
    required: bool = True,
) -> tuple[str | None, list[Fault]]:
    """Find a column by the name asked for, else by its usual names.

    Parameters
    ----------
    frame : DataFrame
        Columns to look among.
    wanted : str or None
        Name asked for; matched as it stands, then without case.
    usual : sequence of str
        Lower-case names to try in order when none is asked for.
    file : str
        Name for the message.
    required : bool
        Whether not finding any is a fault.

    Returns
    -------
    column : str or None
        Name as the frame has it.
    faults : list of Fault
        Empty or one.
    """
    columns = [str(column) for column in frame.columns if column != "geometry"]
    folded = {column.strip().casefold(): column for column in reversed(columns)}
    if wanted is not None:
        found = wanted if wanted in columns else folded.get(wanted.strip().casefold())
        fault = Fault(FaultKind.COLUMN_MISSING, file, "", wanted, ", ".join(columns))
        return found, [] if found else [fault]
    found = next((folded[name] for name in usual if name in folded), None)
    if found is None and required:
        return None, [Fault(FaultKind.COLUMN_AMBIGUOUS, file, "", "", ", ".join(columns))]
    return found, []


def as_codes(column: pd.Series) -> pd.Index:
    """Turn a column into text codes.

    Parameters
    ----------
    column : Series
        Text, or numbers that a program made of codes: in a column of whole
        numbers 101.0 becomes "101".

    Returns
    -------
    Index of str
        Outer blanks removed; missing values become "".
    """
    whole = pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all()
    write = "{:.0f}".format if whole else str
    text = ["" if _is_missing(value) else write(value).strip() for value in column]
    return pd.Index(np.array(text, dtype=object), dtype=str)


def _is_missing(value: Any) -> bool:
    """Whether a cell holds nothing; a list, as GDAL gives some, holds something."""
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
