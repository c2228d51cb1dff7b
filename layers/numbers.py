"""Numbers as people write them, read without guessing."""

import re
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd

Decimal = Literal[".", ","]

BLANKS = " \u00a0\u2009\u202f"

SPACES = dict.fromkeys(map(ord, BLANKS))
"""Blank, no-break, thin and narrow no-break space between thousands, to be dropped."""

PLAIN = {
    ".": re.compile(r"[+\-\u2212]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"),
    ",": re.compile(r"[+\-\u2212]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?"),
}
"""What a number looks like with either decimal sign, thousands separators gone."""

SPACED = re.compile(rf"[+\-\u2212]?\d{{1,3}}([{BLANKS}]\d{{3}})+([.,]\d+)?")
"""A number with blanks between thousands; blanks elsewhere make it text."""


class Status(IntEnum):
    """What a cell of an indicator table is."""

    OBSERVED = 0
    MISSING = 1
    SUPPRESSED = 2
    ESTIMATED = 3


MARKERS: Mapping[str, Status] = MappingProxyType(
    {
        "": Status.MISSING,
        ".": Status.MISSING,
        "..": Status.MISSING,
        "...": Status.MISSING,
        "na": Status.MISSING,
        "n/a": Status.MISSING,
        "nan": Status.MISSING,
        "null": Status.MISSING,
        "saknas": Status.MISSING,
        "x": Status.SUPPRESSED,
        "xx": Status.SUPPRESSED,
        "*": Status.SUPPRESSED,
    }
)
"""Marks in place of a number, in lower case. "-" is left out on purpose: it is zero to one
publisher and missing to another, so a file that has it must say which."""


def decimal_signs(cells: pd.Series) -> set[str]:
    """Decimal signs that occur in cells which are numbers apart from them."""
    found = set()
    for text in cells:
        bare = text.translate(SPACES)
        if "." in bare and PLAIN["."].fullmatch(bare) and bare != ".":
            found.add(".")
        elif "," in bare and PLAIN[","].fullmatch(bare) and bare != ",":
            found.add(",")
    return found


def parse_numbers(
    cells: pd.Series, decimal: Decimal, markers: Mapping[str, Status] = MARKERS
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read text cells as numbers.

    Parameters
    ----------
    cells : Series of str
        As they stand in the file.
    decimal : {".", ","}
        Decimal sign of the file.
    markers : mapping of str to Status
        Marks that stand for a state, compared in lower case.

    Returns
    -------
    values : ndarray of float, shape (n,)
        NaN where the cell is a mark or not a number.
    status : ndarray of int8, shape (n,)
        :class:`Status` of each cell.
    wrong : ndarray of bool, shape (n,)
        Cells that are neither a number nor a mark.
    """
    values = np.full(len(cells), np.nan)
    status = np.full(len(cells), Status.MISSING, dtype=np.int8)
    wrong = np.zeros(len(cells), dtype=bool)
    for at, cell in enumerate(cells):
        text = cell.strip()
        mark = markers.get(text.casefold())
        number = None if mark is not None else _number(text, decimal)
        if number is not None:
            values[at], status[at] = number, Status.OBSERVED
        elif mark is not None:
            status[at] = mark
        else:
            wrong[at] = True
    return values, status, wrong


def _number(text: str, decimal: Decimal) -> float | None:
    bare = text.translate(SPACES) if SPACED.fullmatch(text) else text
    if not PLAIN[decimal].fullmatch(bare):
        return None
    value = float(bare.replace(decimal, ".").replace("\u2212", "-"))
    return value + 0.0 if np.isfinite(value) else None  # minus zero becomes zero
