"""Text in a cell of a table and back again, exactly: no formula, no sign that a file loses."""

import re
from collections.abc import Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take text for a formula."""

STARTS = re.escape("".join(FORMULA_STARTS))
FORMULA = re.compile(f"'*[{STARTS}]")
"""Beginnings of a formula, and of text that is guarded already."""

GUARDED = re.compile(f"'+[{STARTS}]")

LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore that would read as the beginning of an escape."""

LOST = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|^\\s+|\\s+$")
"""Signs that XML or GDAL cannot hold or would change, and blanks at the ends of a text."""

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A sign by its number: ECMA-376-1 (2016), 22.9.2.19, ST_Xstring."""

ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;\n]*?))[^\S\n]*(?:[;\n]|\Z)')

QUOTE_FOR = re.compile(r'[;"\n]|^\s|\s$|^$')


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run.

    Text that is guarded already gets one more, so that :func:`unguarded`
    gives every text back.
    """
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that :func:`guarded` put there."""
    return text[1:] if GUARDED.match(text) else text


def to_cell(text: str) -> str:
    """Write text so that a cell of a spreadsheet or a GIS keeps all of it.

    Signs that would be lost are written as ``_x000D_``, which Excel itself
    reads as the sign.
    """
    literal = LITERAL.sub("_x005F_", text)
    return guarded(LOST.sub(_numbers, literal))


def from_cell(text: str) -> str:
    """Read what :func:`to_cell` wrote; blanks around the text of others are left out."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), unguarded(text.strip()))


def _numbers(found: re.Match[str]) -> str:
    return "".join(f"_x{ord(sign):04X}_" for sign in found[0])


def join_list(items: Sequence[str]) -> str:
    """Items in one text, with semicolons between; an item that holds one is quoted."""
    return "; ".join(_quoted(item) for item in items)


def _quoted(item: str) -> str:
    return '"{}"'.format(item.replace('"', '""')) if QUOTE_FOR.search(item) else item


def split_list(text: str) -> tuple[str, ...]:
    """Read what :func:`join_list` wrote, or items with a line each; empty items are left out."""
    found = (match.groups() for match in ITEM.finditer(text))
    return tuple(
        plain if quoted is None else quoted.replace('""', '"')
        for quoted, plain in found
        if quoted is not None or plain
    )
