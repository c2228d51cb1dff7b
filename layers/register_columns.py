"""Columns of a register in a file: one for every field of a card, and the words around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from layers.organisations import Organisation

Form = Literal["text", "date", "integer", "number", "yes", "word", "list", "words", "organisations"]
Cell = str | float | None
"""What stands in a cell; None is an empty one."""

Sheet = Literal["initiatives", "sites", "sources"]
SHEETS: tuple[Sheet, ...] = ("initiatives", "sites", "sources")
HISTORY = "history"
LINK = "id"
"""Field by which rows of sites and sources name their initiative."""


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    field : str
        Path of the field in the card, such as ``target.group``.
    form : str
        How its value is written in a cell.
    words : str
        Name of the words that its codes are shown with, where it has any.
    """

    field: str
    form: Form = "text"
    words: str = ""


COLUMNS: Mapping[Sheet, tuple[Column, ...]] = {
    "initiatives": (
        Column("id"),
        Column("name"),
        Column("programme"),
        Column("summary"),
        Column("responsible", "organisations"),
        Column("partners", "organisations"),
        Column("kind", "word", "kind"),
        Column("themes", "words", "theme"),
        Column("target.group"),
        Column("target.age_from", "integer"),
        Column("target.age_to", "integer"),
        Column("dimensions", "list"),
        Column("forum", "yes", "yes"),
        Column("carrier"),
        Column("status", "word", "status"),
        Column("start", "date"),
        Column("end", "date"),
        Column("extent", "word", "extent"),
        Column("certainty", "word", "certainty"),
        Column("is_overlay_only", "yes", "yes"),
        Column("case_numbers", "list"),
        Column("note"),
        Column("geography.division", "word", "division"),
        Column("geography.areas", "list"),
        Column("geography.delomraden", "list"),
        Column("geography.unmatched", "list"),
        Column("geography.derivation"),
        Column("geography.outline"),
    ),
    "sites": (
        Column("name"),
        Column("longitude", "number"),
        Column("latitude", "number"),
        Column("delomrade"),
        Column("areas", "list"),
        Column("certainty", "word", "certainty"),
    ),
    "sources": (
        Column("publisher"),
        Column("title"),
        Column("url"),
        Column("section"),
        Column("mention"),
        Column("says"),
        Column("reference_date", "date"),
        Column("retrieved", "date"),
        Column("licence"),
        Column("attribution"),
        Column("sha256"),
    ),
}
"""Columns of each sheet; those of sites and sources stand after :data:`LINK`."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a file in the reader's language.

    Parameters
    ----------
    sheets : mapping of str to str
        Name of each sheet, the history among them.
    headings : mapping of str to str
        Heading of each field, those of sites and sources as ``sites.name``.
    words : mapping of str to mapping
        By name of the words, the word of each code.
    coordinates : mapping of str to tuple of str
        Headings, without case, of columns of ``longitude``, ``latitude``,
        ``east`` and ``north`` in files of others.
    row, sheet_row : str
        Name of a row in a message, with ``file``, ``row`` and ``sheet``.
    continued : str
        Heading of a column that goes on where a cell was full, with
        ``heading`` and ``number``.
    """

    sheets: Mapping[str, str]
    headings: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    coordinates: Mapping[str, tuple[str, ...]]
    row: str
    sheet_row: str
    continued: str

    def place(self, file: str, sheet: Sheet, row: int) -> str:
        """A row of a file, as a message names it."""
        template = self.row if sheet == "initiatives" else self.sheet_row
        return template.format(file=file, row=row, sheet=self.sheets[sheet])

    def heading(self, sheet: Sheet, name: str) -> str:
        """Heading of a field of a sheet."""
        return self.headings[name if sheet == "initiatives" or name == LINK else f"{sheet}.{name}"]


@dataclass(frozen=True)
class Terms:
    """What cells are read and written with: words, and organisations by id."""

    words: Vocabulary
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
