"""A value of a card as a cell of a table, and back again."""

import math
from collections.abc import Callable, Iterable, Mapping

from layers.cells import from_cell, join_list, split_list, to_cell
from layers.organisations import Organisation, find_organisation, near_names
from layers.register_columns import Cell, Column, Form, Terms


class CellError(ValueError):
    """A cell that cannot be read: what stood there and what may stand there."""

    def __init__(self, received: str, allowed: str):
        super().__init__(received)
        self.received, self.allowed = received, allowed


# ------------------------------------------------------------------ writing


def write_cell(column: Column, value: object, terms: Terms) -> Cell:
    """Write a value of a card in its cell; a text or list that is empty gives an empty cell."""
    if value is None or value in ("", ()):
        return None
    if column.form in ("integer", "number"):
        return float(str(value))
    return to_cell(plain_text(column, value, terms))


def plain_text(column: Column, value: object, terms: Terms) -> str:
    """Write a value of a card for a reader: codes as words, organisations by name."""
    if value is None:
        return ""
    known = terms.words.words.get(column.words, {})
    if column.form == "yes":
        return known[str(bool(value)).lower()]
    if column.form == "word":
        return known.get(str(value), str(value))
    if not isinstance(value, tuple):
        return str(value)
    items = [str(item) for item in value]
    if column.form == "words":
        return join_list([known.get(item, item) for item in items])
    if column.form == "organisations":
        return join_list([_name(item, terms.organisations) for item in items])
    return join_list(items)


def _name(identifier: str, organisations: Mapping[str, Organisation]) -> str:
    """Name of an organisation; its id where the name would not lead back to it."""
    name = organisations[identifier].name if identifier in organisations else identifier
    return name if find_organisation(name, organisations) == identifier else identifier


# ------------------------------------------------------------------ reading


def read_cell(column: Column, text: str, terms: Terms) -> object:
    """Read a cell that is not empty.

    Parameters
    ----------
    column : Column
    text : str
        As the file has it.
    terms : Terms

    Returns
    -------
    object
        Value for the field of a card, in JSON's types.

    Raises
    ------
    CellError
        It is no value of the column's form.
    """
    plain = from_cell(text)
    if column.form in PLAIN:
        return PLAIN[column.form](plain)
    if column.form == "organisations":
        return _each(split_list(plain), lambda item: _organisation(item, terms.organisations))
    known = terms.words.words[column.words]
    if column.form == "words":
        return _each(split_list(plain), lambda item: _code(item, known))
    code = _code(plain, known)
    return code == "true" if column.form == "yes" else code


def _date(text: str) -> str:
    """A date without the midnight that spreadsheets and GIS add."""
    day, _, clock = text.replace("T", " ").partition(" ")
    return day if set(clock) <= set("0:.+Z") else text


def _integer(text: str) -> int:
    number = _number(text, "integer")
    if not number.is_integer():
        raise CellError(text, "integer")
    return int(number)


def _number(text: str, allowed: str = "number") -> float:
    try:
        number = float("".join(text.split()).replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        raise CellError(text, allowed) from None
    if not math.isfinite(number):
        raise CellError(text, allowed)
    return number


PLAIN: Mapping[Form, Callable[[str], object]] = {
    "text": str,
    "date": _date,
    "integer": _integer,
    "number": _number,
    "list": lambda text: list(split_list(text)),
}
"""Readers of the forms that need no words."""


def _each(items: Iterable[str], read: Callable[[str], str]) -> list[str]:
    """Read every item, and tell all that cannot be read as one."""
    found, wrong, allowed = [], [], []
    for item in items:
        try:
            found.append(read(item))
        except CellError as error:
            wrong.append(error.received)
            allowed.append(error.allowed)
    if wrong:
        raise CellError("; ".join(wrong), "; ".join(dict.fromkeys(allowed)))
    return found


def _code(text: str, known: Mapping[str, str]) -> str:
    """Code of a word, by the word or by the code itself, whatever the case."""
    folded = text.strip().casefold()
    for code, word in known.items():
        if folded in (code.casefold(), word.casefold()):
            return code
    raise CellError(text, ", ".join(known.values()))


def _organisation(text: str, organisations: Mapping[str, Organisation]) -> str:
    found = find_organisation(text, organisations)
    if found is None:
        raise CellError(text, ", ".join(near_names(text, organisations)))
    return found
