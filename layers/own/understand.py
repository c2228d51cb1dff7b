"""What a file seems to say, and the mapping that is proposed for it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from geo.faults import Fault, FaultKind, InputError
from layers.numbers import read_number
from layers.own.figures import DROPPED, Mark, NumberForm, find_form, find_marks
from layers.own.files import OwnFile, Part
from layers.own.keys import Key, KnownAreas, Match, areas_of, find_keys, match
from layers.own.layout import Sheet, lay_out, told_year
from layers.own.mapping import FigureChoice, Kind, OwnMapping
from layers.own.roles import YEAR_PLACE, Roles, Series, find_roles, is_total, template
from layers.slugs import slug, unused

FIRST_FIGURES = 12
"""Figures that are proposed at most; the reader may choose others."""

SHARE = re.compile(r"andel|procent|%|\bpct\b", re.IGNORECASE)
MEAN = re.compile(r"medel|genomsnitt", re.IGNORECASE)
MEDIAN = re.compile(r"median", re.IGNORECASE)
INDEX = re.compile(r"\bindex\b", re.IGNORECASE)

KINDS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (SHARE, "share", "procent"),
    (MEDIAN, "median", "kr"),
    (MEAN, "mean", "kr"),
    (INDEX, "index", "index"),
)
"""Words of a heading, and the kind and unit of figures that they tell."""

SOURCE = re.compile(r"^\W*(?:källa|source)\s*:\s*(.+?)\W*$", re.IGNORECASE)

LONGEST_ID = 40


@dataclass(frozen=True, eq=False)
class Understanding:
    """What one table of a file seems to say.

    Parameters
    ----------
    file : OwnFile
    part : Part
    sheet : Sheet
    keys : tuple of Key
        Best first; at least one.
    key : Key
        The chosen one.
    match : Match
    roles : Roles
    form : NumberForm
    marks : tuple of Mark
    year : int or None
        That title, sheet or name of the file tells, where the columns tell none.
    """

    file: OwnFile
    part: Part
    sheet: Sheet
    keys: tuple[Key, ...]
    key: Key
    match: Match
    roles: Roles
    form: NumberForm
    marks: tuple[Mark, ...]
    year: int | None

    @property
    def source(self) -> str:
        """Publisher that a note names; empty where none does."""
        found = (SOURCE.match(line) for line in (*self.sheet.titles, *self.sheet.notes))
        return next((each[1] for each in found if each), "")


def understand(
    file: OwnFile,
    part: str,
    known: Sequence[KnownAreas],
    *,
    header: int | None = None,
    key: tuple[str, str, str] | None = None,
) -> Understanding:
    """Find out what a table of a file says.

    Parameters
    ----------
    file : OwnFile
    part : str
        Name of the table.
    known : sequence of KnownAreas
        Areas that it may be for, finest first.
    header : int, optional
        Row with the headings, where a person has told it.
    key : tuple of str, optional
        Key column, ``code`` or ``name``, and id of the areas, where a person has told them.

    Raises
    ------
    InputError
        There is no table, no column of areas or none of figures; the areas are not there.
    """
    chosen = file.part(part)
    sheet = lay_out(chosen, file.name, header)
    keys = find_keys(sheet.frame, known)
    own = _told_key(sheet, key) if key else next(iter(keys), None)
    if own is None:
        columns = ", ".join(sheet.columns)
        raise InputError([Fault(FaultKind.KEY_MISSING, file.name, allowed=columns)])
    areas = areas_of(known, own.areas, file.name)
    roles = find_roles(sheet.frame, own.column)
    if not roles.figures:
        columns = ", ".join(name for name in sheet.columns if name != own.column)
        raise InputError([Fault(FaultKind.FIGURES_MISSING, file.name, allowed=columns)])
    form = find_form([sheet.different(name) for name in roles.figures], chosen.decimal)
    marks = find_marks(sheet.frame, roles.figures, (*sheet.titles, *sheet.notes))
    cells = sheet.different(own.column)
    year = None if roles.years else told_year([chosen.name, file.name, *sheet.titles])
    found = match(cells, own.kind, areas, {})
    return Understanding(file, chosen, sheet, keys, own, found, roles, form, tuple(marks), year)


def _told_key(sheet: Sheet, told: tuple[str, str, str]) -> Key | None:
    column, kind, areas = told
    if column not in sheet.columns:
        return None
    return Key(column, "code" if kind == "code" else "name", areas, 0)


def best_part(file: OwnFile, known: Sequence[KnownAreas]) -> str:
    """Name of the table in which most areas are found.

    Raises
    ------
    InputError
        None can be understood: the faults of the largest.
    """
    found: dict[str, int] = {}
    wrong: dict[str, InputError] = {}
    for part in file.parts:
        try:
            found[part.name] = understand(file, part.name, known).key.matched
        except InputError as error:
            wrong[part.name] = error
    if not found:
        largest = max(file.parts, key=lambda part: len(part.rows))
        raise wrong[largest.name]
    return max(found, key=lambda name: found[name])


def propose(seen: Understanding, today: date) -> OwnMapping:
    """The mapping that a table suggests, for a person to change and confirm.

    Figures for everybody are taken where the table has such, of the last year
    alone; none has a direction.

    Parameters
    ----------
    seen : Understanding
    today : date
        Whose year is taken where nothing tells one.
    """
    years = seen.roles.years[-1:] or (seen.year or today.year,)
    series = seen.roles.series
    given = [each for each in series if not each.years or years[0] in each.years]
    chosen = [each for each in given if is_total(each.where)] or given
    figures: list[FigureChoice] = []
    for each in chosen[:FIRST_FIGURES]:
        figures.append(figure_of(seen, each, {own.id for own in figures}))
    return OwnMapping(
        title=bare_name(seen),
        file=seen.file.name,
        part=seen.part.name,
        header=seen.sheet.header,
        encoding=seen.file.encoding,
        separator=seen.file.separator,
        key_column=seen.key.column,
        key_kind=seen.key.kind,
        areas=seen.key.areas,
        year_column=seen.roles.year_column,
        is_year_told=not seen.roles.years,
        years=years,
        latest=years[-1],
        decimal="" if seen.form.unclear or seen.form.is_mixed else seen.form.decimal,
        marks={mark.text: mark.meaning for mark in seen.marks if mark.meaning is not None},
        figures=tuple(figures),
        publisher=seen.source,
        columns=signature(seen.sheet.columns),
    )


def signature(columns: Sequence[str]) -> tuple[str, ...]:
    """Headings by which a file of the same shape is recognised: each once, years as places."""
    return tuple(dict.fromkeys(template(name) for name in columns))


def bare_name(seen: Understanding) -> str:
    """Name of the file without ending and year."""
    stem = seen.file.name.rsplit(".", 1)[0]
    words = template(stem).replace(YEAR_PLACE, " ").replace("_", " ").strip(" -")
    return " ".join(words.split()) or seen.file.name


def figure_of(seen: Understanding, series: Series, taken: Container[str]) -> FigureChoice:
    """What is proposed of one figure; its id is not among ``taken``."""
    told = template(series.column).replace(YEAR_PLACE, "").strip(" ,-–:_")
    about = told or next(iter(seen.sheet.titles), "") or bare_name(seen)
    cells = [cell.strip() for _, cell in series.where]
    title = ", ".join([about, *cells])
    kind, unit = next(
        ((kind, unit) for words, kind, unit in KINDS if words.search(title)), _usual(seen, series)
    )
    return FigureChoice(
        column=series.column,
        where=dict(series.where),
        id=free_id(title, taken),
        title=title,
        definition=f"{title} ({seen.file.name})",
        unit=unit,
        kind=kind,
        direction="context",
        base=title,
        dimension=bare_name(seen),
    )


def _usual(seen: Understanding, series: Series) -> tuple[Kind, str]:
    """Whole numbers are taken for counts, others for shares, where no word tells."""
    names = [name for name in seen.roles.figures if template(name) == series.column]
    form = seen.form
    parts = [
        read_number(text.strip().translate(DROPPED), form.decimal)
        for name in names or [series.column]
        for text in seen.sheet.different(name)
    ]
    is_whole = all(number is None or number == round(number) for number in parts)
    return ("count", "antal") if is_whole else ("share", "procent")


def free_id(text: str, taken: Container[str]) -> str:
    """An identifier made of a text, that is not among ``taken``."""
    word = slug(text, "_")[:LONGEST_ID].strip("_")
    identifier = word if word[:1].isalpha() else f"u_{word}".rstrip("_")
    return unused(identifier, taken, "_")
