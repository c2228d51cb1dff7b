"""The register for the reader: what its fields say, which entries answer to a choice, how many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

import shapely

from export.register_tables import field_value, items_of
from geo.areas import AreaSet
from language import numbers, register_text, text
from language.register_files_text import VOCABULARY
from layers.cards import Card
from layers.initiatives import Extent, InitiativeCard
from layers.organisations import Organisation
from layers.register import Register
from layers.register_cells import plain_text
from layers.register_columns import COLUMNS, Column, Sheet, Terms

Line = tuple[str, str]


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; an empty choice is everything.

    Parameters
    ----------
    kind, board, status, extent, certainty : sequence of str
        Codes, and ids of organisations for ``board``.
    """

    kind: Sequence[str] = ()
    board: Sequence[str] = ()
    status: Sequence[str] = ()
    extent: Sequence[str] = ()
    certainty: Sequence[str] = ()

    def takes(self, card: InitiativeCard) -> bool:
        """Whether an initiative answers to every choice."""
        plain = ("kind", "status", "extent", "certainty")
        return all(
            not getattr(self, name) or getattr(card, name) in getattr(self, name) for name in plain
        ) and (not self.board or bool(set(self.board) & set(card.organisations)))


def terms(organisations: Mapping[str, Organisation]) -> Terms:
    """The words of the register with the organisations of the city."""
    return Terms(VOCABULARY, organisations)


def extents(register: Register) -> dict[str, int]:
    """How many initiatives there are of every extent, those of which there are none as well."""
    counted = Counter(card.extent for card in register.cards)
    return {extent: counted[extent] for extent in get_args(Extent)}


def used_organisations(
    register: Register, organisations: Mapping[str, Organisation]
) -> dict[str, str]:
    """Name by id of the organisations that the register names, in order of name."""
    used = {each for card in register.cards for each in card.organisations}
    named = {each: organisations[each].name for each in used if each in organisations}
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def short_names(identifiers: Sequence[str], organisations: Mapping[str, Organisation]) -> str:
    """Short names of organisations in a row."""
    known = (organisations.get(each) for each in identifiers)
    return ", ".join(each.short for each in known if each)


def field_lines(
    card: InitiativeCard, register_terms: Terms, divisions: Mapping[str, AreaSet]
) -> list[Line]:
    """Heading and text of every field of an initiative that is filled in."""
    lines = (
        (VOCABULARY.heading("initiatives", column.field), _text(card, column, register_terms))
        for column in COLUMNS["initiatives"]
        if not column.field.startswith("geography.")
        and field_value(card, column.field) is not False
    )
    return [line for line in lines if line[1]] + _place_lines(card, register_terms, divisions)


def _text(item: Card, column: Column, register_terms: Terms) -> str:
    return plain_text(column, field_value(item, column.field), register_terms)


def _place_lines(
    card: InitiativeCard, register_terms: Terms, divisions: Mapping[str, AreaSet]
) -> list[Line]:
    """Where it is, areas by name and an outline by its size in corners."""
    place = card.geography
    lines = []
    if place.areas:
        names = divisions[place.division].names
        told = register_text.AREAS_OF.format(
            count=numbers.number(len(place.areas)),
            level=text.LEVELS[place.division],
            names="; ".join(str(names.get(code, code)) for code in place.areas),
        )
        lines.append((VOCABULARY.headings["geography.areas"], told))
    if place.outline:
        shape = shapely.from_wkt(place.outline)
        corners = shapely.get_num_coordinates(shape) - len(shapely.get_rings(shape))
        told = register_text.OUTLINE_OF.format(corners=numbers.number(int(corners)))
        lines.append((VOCABULARY.headings["geography.outline"], told))
    rest = ("delomraden", "unmatched", "derivation")
    columns = [column for column in COLUMNS["initiatives"] if column.field.split(".")[-1] in rest]
    texts = {each.field: _text(card, each, register_terms) for each in columns}
    return lines + [(VOCABULARY.headings[name], told) for name, told in texts.items() if told]


def item_table(
    card: InitiativeCard, sheet: Sheet, register_terms: Terms
) -> tuple[list[str], list[list[str]]]:
    """Headings and cells of sites or sources; columns that none of them fills are left out.

    So are checksums, which are for programs.
    """
    items = items_of(card, sheet)
    columns = [column for column in COLUMNS[sheet] if column.field != "sha256"]
    cells = [[_text(item, column, register_terms) for column in columns] for item in items]
    filled = [at for at in range(len(columns)) if any(row[at] for row in cells)]
    headings = [VOCABULARY.heading(sheet, columns[at].field) for at in filled]
    return headings, [[row[at] for at in filled] for row in cells]


def now() -> str:
    """The present moment with its time zone (ISO 8601), to the millisecond."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def moment(when: str) -> str:
    """A moment for the reader: day and minute."""
    return when.replace("T", " ")[:16]
