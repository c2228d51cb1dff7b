"""The register as tables with Swedish headings, the same for every kind of file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from language.register_files_text import (
    ACTIONS,
    HISTORY_HEADINGS,
    SHEET_WORDS,
    VOCABULARY,
    WORDS_HEADINGS,
)
from layers.cards import Card
from layers.cells import to_cell
from layers.initiatives import InitiativeCard
from layers.register import Change, Register
from layers.register_cells import plain_text, write_cell
from layers.register_columns import (
    COLUMNS,
    HISTORY,
    LINK,
    Cell,
    Column,
    Sheet,
    Terms,
)

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class RegisterTable:
    """One sheet or layer.

    Parameters
    ----------
    name : str
        Name of the sheet.
    headings : tuple of str
        One a column.
    rows : tuple of tuple
        Cells: text that is harmless in a spreadsheet, numbers, or None.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def register_json(register: Register) -> bytes:
    """The whole register with its history as JSON (UTF-8), to be opened again as it is."""
    return register.model_dump_json(indent=1).encode()


def register_tables(register: Register, terms: Terms) -> tuple[RegisterTable, ...]:
    """Initiatives, their sites and sources, the history, and the words that may be used.

    Parameters
    ----------
    register : Register
    terms : Terms
        Words and organisations.

    Returns
    -------
    tuple of RegisterTable
        In the order of the sheets; rows in the order of the register.
    """
    return (
        *(sheet_table(register, sheet, terms) for sheet in COLUMNS),
        _history(register, terms),
        _words(),
    )


def sheet_table(register: Register, sheet: Sheet, terms: Terms) -> RegisterTable:
    """One of the three sheets that are read again."""
    linked = sheet != "initiatives"
    columns = COLUMNS[sheet]
    headings = [terms.words.heading(sheet, column.field) for column in columns]
    rows = (
        (*([card.id] if linked else []), *_cells(item, columns, terms))
        for card in register.cards
        for item in items_of(card, sheet)
    )
    links = [terms.words.heading(sheet, LINK)] if linked else []
    return RegisterTable(terms.words.sheets[sheet], (*links, *headings), tuple(rows))


def items_of(card: InitiativeCard, sheet: Sheet) -> tuple[Card, ...]:
    """What of a card has a row each in a sheet."""
    if sheet == "sites":
        return card.geography.sites
    return card.sources if sheet == "sources" else (card,)


def _cells(item: Card, columns: tuple[Column, ...], terms: Terms) -> Row:
    return tuple(write_cell(column, field_value(item, column.field), terms) for column in columns)


def field_value(item: Any, path: str) -> Any:
    """Value of a field of a card by its path, such as ``target.group``."""
    for name in path.split("."):
        item = getattr(item, name)
    return item


def _history(register: Register, terms: Terms) -> RegisterTable:
    rows = (row for change in register.changes for row in _change_rows(change, terms))
    return RegisterTable(VOCABULARY.sheets[HISTORY], HISTORY_HEADINGS, tuple(rows))


def _change_rows(change: Change, terms: Terms) -> Iterator[Row]:
    """One row a field that was changed, one without a field where none was."""
    card = change.card
    told = (change.when, change.who, ACTIONS[change.action], card.id, card.title)
    start = tuple(to_cell(text) or None for text in told)
    for heading, before, after in changed_fields(change, terms) or [("", "", "")]:
        yield (*start, *(to_cell(text) or None for text in (heading, before, after)))


def changed_fields(change: Change, terms: Terms) -> list[tuple[str, str, str]]:
    """Heading, text before and text after of every field that a change has changed.

    Returns
    -------
    list of tuple
        Empty where a card came or went.
    """
    if change.before is None or change.after is None:
        return []
    found: list[tuple[str, str, str]] = []
    for sheet, columns in COLUMNS.items():
        pair = [items_of(card, sheet) for card in (change.before, change.after)]
        for at in range(max(map(len, pair))):
            sides = [items[at] if at < len(items) else None for items in pair]
            found += _differing(sides, sheet, columns, terms)
    return found


def _differing(
    sides: list[Card | None], sheet: Sheet, columns: tuple[Column, ...], terms: Terms
) -> Iterator[tuple[str, str, str]]:
    for column in columns:
        before, after = (
            "" if side is None else plain_text(column, field_value(side, column.field), terms)
            for side in sides
        )
        if before != after:
            yield terms.words.heading(sheet, column.field), before, after


def _words() -> RegisterTable:
    """Every word that may stand in a column of fixed words."""
    rows = tuple(
        (VOCABULARY.heading(sheet, column.field), word)
        for sheet, columns in COLUMNS.items()
        for column in columns
        for word in VOCABULARY.words.get(column.words, {}).values()
    )
    return RegisterTable(SHEET_WORDS, WORDS_HEADINGS, rows)
