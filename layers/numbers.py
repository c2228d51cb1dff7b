"""Numbers as people write them, read without guessing."""

import re
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Decimal = Literal[".", ","]

BLANKS = " \u00a0\u2009\u202f"

SPACES = dict.fromkeys(map(ord, BLANKS))
"""Blank, no-break, thin and narrow no-break space between thousands, to be dropped."""

PLAIN = {
    ".": re.compile(r"[+\-\u2212]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"),
    ",": re.compile(r"[+\-\u2212]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?"),
}
"""What a number looks like with either decimal sign, thousands separators gone."""

SIMPLE = {".": r"^-?[0-9]+(\.[0-9]+)?$", ",": r"^-?[0-9]+(,[0-9]+)?$"}
"""What nearly every number looks like; read a whole column at a time, others one by one."""

FRACTION = {".": r"^-?[0-9]+\.[0-9]+$", ",": r"^-?[0-9]+,[0-9]+$"}
"""The same, of those that show their decimal sign."""

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
    text = _text(cells)
    found, told = set(), np.zeros(len(cells), dtype=bool)
    for sign, pattern in FRACTION.items():
        matches = _matches(text, pattern)
        told |= matches
        found |= {sign} if matches.any() else set()
    told |= ~_matches(text, "[.,]")
    return found.union(*(_signs(each) for each in cells[~told].unique()))


def _signs(text: str) -> set[str]:
    bare = text.translate(SPACES)
    if "." in bare and PLAIN["."].fullmatch(bare) and bare != ".":
        return {"."}
    if "," in bare and PLAIN[","].fullmatch(bare) and bare != ",":
        return {","}
    return set()


def _text(cells: pd.Series) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(cells, type=pa.large_string())])


def _matches(text: pa.ChunkedArray, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(text, pattern).to_numpy()


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
    simple = _simple_numbers(cells, decimal, markers)
    read = ~np.isnan(simple)
    values[read], status[read] = simple[read], Status.OBSERVED
    rest = np.flatnonzero(~read)
    if rest.size:
        place, texts = pd.factorize(cells.iloc[rest])
        cell = zip(*(_cell(text.strip(), decimal, markers) for text in texts), strict=True)
        values[rest], status[rest], wrong[rest] = (np.array(part)[place] for part in cell)
    return values, status, wrong


def _simple_numbers(
    cells: pd.Series, decimal: Decimal, markers: Mapping[str, Status]
) -> np.ndarray:
    """Numbers without blanks, plus sign or exponent, all at once; NaN for every other cell."""
    values = np.full(len(cells), np.nan)
    if any(PLAIN[decimal].fullmatch(mark) for mark in markers):
        return values
    text = _text(cells)
    rows = _matches(text, SIMPLE[decimal])
    digits = pc.replace_substring(text.filter(pa.array(rows)), decimal, ".")
    numbers = pc.cast(digits, pa.float64()).to_numpy() + 0.0  # minus zero becomes zero
    values[rows] = np.where(np.isfinite(numbers), numbers, np.nan)
    return values


def _cell(text: str, decimal: Decimal, markers: Mapping[str, Status]) -> tuple[float, Status, bool]:
    """Value, status and whether the cell is neither number nor mark."""
    mark = markers.get(text.casefold())
    if mark is not None:
        return np.nan, mark, False
    number = read_number(text, decimal)
    if number is not None:
        return number, Status.OBSERVED, False
    return np.nan, Status.MISSING, True


def read_number(text: str, decimal: Decimal) -> float | None:
    """Read one number, with blanks between thousands or without; None where it is none."""
    bare = text.translate(SPACES) if SPACED.fullmatch(text) else text
    if not PLAIN[decimal].fullmatch(bare):
        return None
    value = float(bare.replace(decimal, ".").replace("\u2212", "-"))
    return value + 0.0 if np.isfinite(value) else None  # minus zero becomes zero
