"""PC-Axis files: every cell as a row, with the value of each variable and its code.

PC-Axis file format, SCB (2013): ``KEYWORD[language]("variable","value")=list;`` with texts in
quotation marks, which may go on in the next line; the cells follow ``DATA=`` in row-major order
over the variables of ``STUB`` and then of ``HEADING``.
"""

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from geo.faults import Fault, FaultKind, InputError
from layers.own.limits import Budget, Numbered

ENTRY = re.compile(
    r"\s*+([A-Z][A-Z0-9-]*+)(?:\[([A-Za-z-]{2,8})\])?"
    r'(?:\(((?:"[^"]*+"\s*+,?+\s*+)++)\))?\s*+=\s*+'
)
"""Keyword, language and what it is about."""

VALUE = re.compile(r'((?:\s*+"[^"]*+"(?:\s*+,)?+)++|[^";]*+)\s*+;')
QUOTED = re.compile(r'"([^"]*+)"(\s*+,)?+')
CELL = re.compile(r'"([^"]*+)"|([^\s,;"]++)')
RANGE = re.compile(r'TLIST\(\s*[A-Z]1\s*(?:,\s*"[^"]*"(?:\s*-\s*"[^"]*")?)?\s*\)\s*,?\s*')
"""A time scale before the values of a time variable."""

VALUE_COLUMN = "DATA"
"""Heading of the cells where the file names no contents."""

CODE_HEADING = "{variable} (CODES)"
"""Heading of the codes of a variable's values."""


@dataclass(frozen=True)
class PxTable:
    """What a PC-Axis file says.

    Parameters
    ----------
    title : str
    notes : tuple of str
    rows : tuple of (int, list of str)
        Headings, then one row per cell.
    """

    title: str
    notes: tuple[str, ...]
    rows: tuple[Numbered, ...]


def read_px(text: str, budget: Budget) -> PxTable:
    """Read a PC-Axis file.

    Raises
    ------
    InputError
        It breaks the format, lacks what must be there, or has another number of cells than its
        variables span; too much of it.
    """
    fields, data = _fields(text, budget)
    variables = (*_texts(fields, "STUB"), *_texts(fields, "HEADING"))
    values = {name: _texts(fields, "VALUES", name) for name in variables}
    if not variables or not all(values.values()):
        raise _broken(budget.file, text, len(text))
    size = math.prod(len(each) for each in values.values())
    codes = {
        name: found
        for name in variables
        if len(found := _texts(fields, "CODES", name)) == len(values[name])
        and found != values[name]
    }
    budget.take(size * (len(variables) + len(codes) + 1))
    cells = [quoted or bare for quoted, bare in CELL.findall(data)]
    if len(cells) != size or "KEYS" in {key for key, _ in fields}:
        kind = FaultKind.FIELD_VALUE
        raise InputError([Fault(kind, budget.file, "DATA", str(len(cells)), str(size))])
    notes = tuple(
        " ".join(found)
        for (key, _), found in fields.items()
        if key in ("NOTE", "NOTEX", "SOURCE", "INFOFILE")
    )
    title = " ".join(_texts(fields, "TITLE") or _texts(fields, "DESCRIPTION"))
    rows = _rows(values, codes, cells, " ".join(_texts(fields, "CONTENTS")) or VALUE_COLUMN)
    return PxTable(title, notes, rows)


Fields = dict[tuple[str, str], tuple[str, ...]]
"""Texts by keyword and what it is about."""


def _fields(text: str, budget: Budget) -> tuple[Fields, str]:
    """Every keyword in the file's first language, and the text of the cells."""
    fields: Fields = {}
    at = 0
    while entry := ENTRY.match(text, at):
        keyword, language, about = entry.groups()
        if keyword == "DATA":
            return fields, text[entry.end() :]
        scale = RANGE.match(text, entry.end())
        value = VALUE.match(text, scale.end() if scale else entry.end())
        if value is None:
            break
        if language is None:
            name = _pieces(about or "")[0] if about else ""
            fields[keyword, name] = _pieces(value[1])
        at = value.end()
        budget.look()
    raise _broken(budget.file, text, at)


def _pieces(value: str) -> tuple[str, ...]:
    """Texts of a list; quotation marks without a comma between are one text."""
    if '"' not in value:
        return (value.strip(),) if value.strip() else ()
    pieces, open_text = [], ""
    for found in QUOTED.finditer(value):
        open_text += found[1]
        if found[2]:
            pieces.append(open_text.strip())
            open_text = ""
    return (*pieces, open_text.strip())


def _texts(fields: Fields, keyword: str, about: str = "") -> tuple[str, ...]:
    return fields.get((keyword, about), ())


def _rows(
    values: Mapping[str, tuple[str, ...]],
    codes: Mapping[str, tuple[str, ...]],
    cells: list[str],
    contents: str,
) -> tuple[Numbered, ...]:
    """One row per cell; a variable with codes has them in a column before its values."""
    heading = [
        heading
        for name in values
        for heading in ((CODE_HEADING.format(variable=name), name) if name in codes else (name,))
    ]
    choices = [
        list(zip(codes[name], values[name], strict=True))
        if name in codes
        else [(value,) for value in values[name]]
        for name in values
    ]
    body = zip(itertools.product(*choices), cells, strict=True)
    rows = ([*itertools.chain.from_iterable(place), cell] for place, cell in body)
    return tuple(enumerate([[*heading, contents], *rows], start=1))


def _broken(file: str, text: str, at: int) -> InputError:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    place = f"line {line} column {column}"
    return InputError([Fault(FaultKind.SYNTAX, file, "", place, "PC-Axis")])
