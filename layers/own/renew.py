"""A kept mapping and next year's file: whether they belong together, and what has changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from geo.faults import InputError
from layers.own.files import OwnFile, Part
from layers.own.keys import KnownAreas, Match, areas_of, match
from layers.own.layout import Sheet, lay_out
from layers.own.mapping import FigureChoice, OwnMapping
from layers.own.roles import template
from layers.own.understand import Understanding, signature, understand

ALIKE = 0.3
"""Share of the headings of both, years as places, from which a file is of a mapping's shape."""

RENAMED = 0.6
"""Likeness from which a heading is proposed for one that is gone."""


class ChangeKind(StrEnum):
    """What no longer is as it was."""

    PART = "part"
    HEADER = "header"
    ENCODING = "encoding"
    SEPARATOR = "separator"
    COLUMN = "column"
    YEARS = "years"
    YEAR_UNTOLD = "year_untold"
    DECIMAL = "decimal"
    MARK = "mark"
    STRANGERS = "strangers"
    ABSENT = "absent"


@dataclass(frozen=True)
class Change:
    """One thing that no longer is as it was.

    Parameters
    ----------
    kind : ChangeKind
    before, now : str
        Then, and in this file; what is proposed where a person must look.
    must_look : bool
        Whether a person must look before the file is read.
    """

    kind: ChangeKind
    before: str
    now: str
    must_look: bool = False


@dataclass(frozen=True, eq=False)
class Renewed:
    """A mapping brought to another file.

    Parameters
    ----------
    mapping : OwnMapping
        With all proposals.
    changes : tuple of Change
    seen : Understanding
        Of the file.
    match : Match
        Of its key column, by what had been confirmed.
    """

    mapping: OwnMapping
    changes: tuple[Change, ...]
    seen: Understanding
    match: Match


def fitting(mappings: Iterable[OwnMapping], file: OwnFile) -> tuple[OwnMapping, ...]:
    """Those of some mappings whose shape a file has, the likest first.

    A file must have a column of figures by the same heading, years apart. Of shapes that are
    equally like, the one goes first whose file had the likest name.
    """
    shapes = [columns for _, columns in _shapes(file)]
    scored = [(_likeness(each, shapes), _alike(each.file, file.name), each) for each in mappings]
    found = [item for item in scored if item[0] >= ALIKE]
    return tuple(each for *_, each in sorted(found, key=lambda item: (-item[0], -item[1])))


def _likeness(mapping: OwnMapping, shapes: Sequence[Sequence[str]]) -> float:
    figures = {template(figure.column) for figure in mapping.figures}
    return max((_shared(mapping, each) for each in shapes if figures & {*each}), default=0.0)


def _alike(first: str, second: str) -> float:
    """Likeness of two texts, years and case apart: 2 × matching letters / letters of both."""
    texts = [template(text).casefold() for text in (first, second)]
    return SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).ratio()


def _shapes(file: OwnFile) -> list[tuple[Part, tuple[str, ...]]]:
    """Tables of a file with the headings that they are recognised by."""
    found = []
    for part in file.parts:
        try:
            found.append((part, signature(lay_out(part, file.name).columns)))
        except InputError:
            continue
    return found


def _shared(mapping: OwnMapping, columns: Sequence[str]) -> float:
    """Headings that both have, as a share of those that either has."""
    either = {*mapping.columns, *columns}
    return len({*mapping.columns} & {*columns}) / len(either) if either else 0.0


def renew(mapping: OwnMapping, file: OwnFile, known: Sequence[KnownAreas]) -> Renewed:
    """Bring a mapping to another file of its shape.

    Parameters
    ----------
    mapping : OwnMapping
    file : OwnFile
    known : sequence of KnownAreas

    Raises
    ------
    InputError
        The file has no such table, or no column of areas or figures.
    """
    part = _part(mapping, file)
    sheet = _sheet(mapping, part, file)
    renames = _renames(mapping, sheet)
    key = renames.get(mapping.key_column, mapping.key_column)
    told = (key, mapping.key_kind, mapping.areas) if key in sheet.columns else None
    seen = understand(file, part.name, known, header=sheet.header, key=told)
    years, year_changes = _years(mapping, seen)
    marks = {mark.text: mark.meaning for mark in seen.marks if mark.meaning is not None}
    form = seen.form
    unclear = form.unclear or form.is_mixed
    renewed = mapping.model_copy(
        update={
            "file": file.name,
            "part": part.name,
            "header": sheet.header,
            "encoding": file.encoding,
            "separator": file.separator,
            "key_column": seen.key.column,
            "key_kind": seen.key.kind,
            "year_column": seen.roles.year_column,
            "years": years,
            "latest": years[-1],
            "decimal": mapping.decimal if unclear else form.decimal,
            "marks": marks | mapping.marks,
            "figures": tuple(_renamed(each, renames) for each in mapping.figures),
            "columns": signature(sheet.columns),
        }
    )
    areas = areas_of(known, seen.key.areas, file.name)
    found = match(sheet.different(renewed.key_column), renewed.key_kind, areas, renewed.near)
    changes = (
        *_plain_changes(mapping, renewed),
        *(Change(ChangeKind.COLUMN, old, new, must_look=True) for old, new in renames.items()),
        *year_changes,
        *_mark_changes(mapping, seen),
        *_match_changes(mapping, found),
    )
    return Renewed(renewed, changes, seen, found)


def _part(mapping: OwnMapping, file: OwnFile) -> Part:
    """The table of the same name, else of the same but for the year, else of the likest shape."""
    by_name = {part.name: part for part in file.parts}
    if mapping.part in by_name:
        return by_name[mapping.part]
    alike = [part for part in file.parts if template(part.name) == template(mapping.part)]
    if alike:
        return alike[0]
    shapes = _shapes(file)
    if not shapes:
        return file.parts[0]
    return max(shapes, key=lambda shape: _shared(mapping, shape[1]))[0]


def _sheet(mapping: OwnMapping, part: Part, file: OwnFile) -> Sheet:
    """The table by its own headings, or by the row that had them, where that fits better."""
    found = lay_out(part, file.name)
    if found.header == mapping.header:
        return found
    try:
        kept = lay_out(part, file.name, mapping.header)
    except InputError:
        return found
    shared = [_shared(mapping, signature(sheet.columns)) for sheet in (found, kept)]
    return kept if shared[1] > shared[0] else found


def _renames(mapping: OwnMapping, sheet: Sheet) -> dict[str, str]:
    """New heading proposed for each needed one that is gone, years as places."""
    there = signature(sheet.columns)
    needed = [mapping.key_column, *([mapping.year_column] if mapping.year_column else [])]
    needed += [column for each in mapping.figures for column in (each.column, *each.where)]
    gone = [name for name in dict.fromkeys(needed) if template(name) not in there]
    free = [name for name in there if name not in mapping.columns]
    renames = {}
    for name in gone:
        likest = _likest(name, free, is_only=len(gone) == 1)
        if likest is not None:
            renames[name] = likest
            free.remove(likest)
    return renames


def _likest(name: str, free: Collection[str], *, is_only: bool) -> str | None:
    if is_only and len(free) == 1:
        return next(iter(free))
    best = max(((_alike(name, each), each) for each in free), default=(0.0, ""))
    return best[1] if best[0] >= RENAMED else None


def _renamed(figure: FigureChoice, renames: dict[str, str]) -> FigureChoice:
    where = {renames.get(column, column): cell for column, cell in figure.where.items()}
    column = renames.get(figure.column, figure.column)
    return figure.model_copy(update={"column": column, "where": where})


def _years(mapping: OwnMapping, seen: Understanding) -> tuple[tuple[int, ...], list[Change]]:
    """Years that are taken: as far from the file's last as they were from the last before."""
    there = seen.roles.years
    if not there and seen.year is None:
        before = ", ".join(map(str, mapping.years))
        return mapping.years, [Change(ChangeKind.YEAR_UNTOLD, before, before, must_look=True)]
    last = there[-1] if there else seen.year or mapping.latest
    shifted = tuple(year + last - mapping.latest for year in mapping.years)
    years = tuple(year for year in shifted if not there or year in there) or (last,)
    if years == mapping.years:
        return years, []
    told = [", ".join(map(str, each)) for each in (mapping.years, years)]
    return years, [Change(ChangeKind.YEARS, told[0], told[1])]


def _plain_changes(old: OwnMapping, new: OwnMapping) -> list[Change]:
    """What is told, and needs nobody to do anything."""
    pairs = (
        (ChangeKind.PART, old.part, new.part),
        (ChangeKind.HEADER, str(old.header), str(new.header)),
        (ChangeKind.ENCODING, old.encoding, new.encoding),
        (ChangeKind.SEPARATOR, old.separator, new.separator),
        (ChangeKind.DECIMAL, old.decimal, new.decimal),
    )
    return [Change(kind, before, now) for kind, before, now in pairs if before != now]


def _mark_changes(mapping: OwnMapping, seen: Understanding) -> list[Change]:
    """Marks that nobody has explained before."""
    return [
        Change(ChangeKind.MARK, "", mark.text, must_look=True)
        for mark in seen.marks
        if mark.text not in mapping.marks
    ]


def _match_changes(mapping: OwnMapping, found: Match) -> list[Change]:
    """Rows without an area and areas without a row that were not so before."""
    strangers = [text for text in found.strangers if text.strip() not in mapping.strangers]
    absent = [code for code in found.absent if code not in mapping.absent]
    groups = ((ChangeKind.STRANGERS, strangers), (ChangeKind.ABSENT, absent))
    return [
        Change(kind, "", ", ".join(text.strip() for text in texts), must_look=True)
        for kind, texts in groups
        if texts
    ]
