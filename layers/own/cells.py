"""What a cell of a table looks like: a number, a year, a mark in place of a number, or text."""

import re

from layers.numbers import MARKERS

YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
"""A year within text."""

YEAR_CELL = re.compile(r"(19[5-9]\d|20\d\d)(?:\.0+)?|((?:19|20)\d\d)-12-31(?: 00:00:00)?")
"""A cell that is a year, or its last day."""

NUMBER_CELL = re.compile(
    r"[+\-\u2212]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f.,'’]\d{3})++|\d++)?(?:[.,]\d*)?"
    r"(?:[eE][+-]?\d{1,3})?\s?%?"
)
"""A number, whatever its signs between thousands and before decimals."""

DIGIT = re.compile(r"\d")

SMALL = re.compile(r"[<≤]\s?\d{1,3}")
"""How a count that is too small to tell is written."""

MARK = re.compile(r"[^\w\s]{1,3}|[A-Za-z]{1,3}|\([A-Za-z0-9]{1,2}\)")
"""What a mark in place of a number looks like: a few signs or letters."""


def is_year(text: str) -> bool:
    """Whether a cell is a year."""
    return bool(YEAR_CELL.fullmatch(text.strip()))


def year_of(text: str) -> int | None:
    """The year that a cell is; None where it is none."""
    found = YEAR_CELL.fullmatch(text.strip())
    return int(found[1] or found[2]) if found else None


def is_number(text: str) -> bool:
    """Whether a cell is a number in any of the ways that people write them."""
    bare = text.strip()
    return bool(DIGIT.search(bare) and NUMBER_CELL.fullmatch(bare))


def is_mark(text: str) -> bool:
    """Whether a cell may stand for a number that is not told."""
    bare = text.strip()
    return bare.casefold() in MARKERS or bool(MARK.fullmatch(bare) or SMALL.fullmatch(bare))


def is_figure(text: str) -> bool:
    """Whether a cell is a number that is no year."""
    return is_number(text) and not is_year(text)
