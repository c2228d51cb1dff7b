"""Rows of text with a separator between columns, which nobody has told."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from geo.faults import Fault, FaultKind, InputError
from layers.own.limits import Budget, Numbered
from layers.rows import SEPARATOR_LINE

SEPARATORS = ";\t,|"
"""Column separators that are tried, in order of preference at a tie."""

TOLD_SEPARATORS = f"{SEPARATORS}: ~^#"
"""Those that a first line ``sep=`` may name."""

SAMPLE_LINES = 500
"""Lines that a separator is told by."""

QUOTED = re.compile(r'"[^"\n]*"')


def delimited_rows(text: str, budget: Budget) -> tuple[str, tuple[Numbered, ...]]:
    """Rows of a text, with the separator that was found.

    Returns
    -------
    separator : str
    rows : tuple of (int, list of str)
        Rows that hold anything, with the number of their last line in the file.

    Raises
    ------
    InputError
        Quotation marks that do not match; too much of it.
    """
    told = SEPARATOR_LINE.match(text)
    usable = told is not None and told[1] in TOLD_SEPARATORS
    separator = told[1] if told and usable else find_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = tuple(budget.rows(reader))
    except csv.Error as error:
        place = f"line {reader.line_num} column 1"
        raise InputError([Fault(FaultKind.SYNTAX, budget.file, "", place, "CSV")]) from error
    return separator, rows[1:] if told else rows


def find_separator(text: str) -> str:
    """The separator that gives most rows of one width above one column."""
    lines = [QUOTED.sub("", line) for line in islice(io.StringIO(text), SAMPLE_LINES)]
    return max(SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[int, int]:
    """Lines with the commonest number of separators, and that number."""
    counts = Counter(line.count(sign) for line in lines)
    del counts[0]
    if not counts:
        return 0, 0
    width, rows = max(counts.items(), key=lambda item: (item[1], item[0]))
    return rows, width
