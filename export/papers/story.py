"""What every document tells, in the same words: question, reasons, certainty, what is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from export.papers.model import Heading, Papers, Profile, Table
from language import coverage_text, numbers, shortlist_text, text
from language import documents_text as words

SHORTLIST_COLUMNS = (
    text.COLUMN_ORDER,
    text.COLUMN_NAME,
    text.COLUMN_RANK,
    text.COLUMN_INDEX,
    words.FIELD,
    words.COVERAGE,
    shortlist_text.COLUMN_STATUS,
    text.COLUMN_REASON,
)
"""Columns of the shortlist that there is room for on a page."""

REJECTED_COLUMNS = (
    text.COLUMN_NAME,
    shortlist_text.COLUMN_KIND,
    text.COLUMN_INDEX,
    text.COLUMN_REASON,
    shortlist_text.COLUMN_WHO,
    shortlist_text.COLUMN_WHEN,
)
"""Columns of what is turned down that there is room for on a page."""

CANDIDATE_COLUMNS = (
    words.NAME,
    text.COLUMN_INDEX,
    words.FIELD,
    words.COVERAGE,
    text.COLUMN_REASON,
)
"""Columns of the candidates that there is room for on a page."""


def question(papers: Papers) -> tuple[str, ...]:
    """The question and the mandate, in sentences."""
    return tuple(
        each.format(
            case=words.CASE,
            count=numbers.number(len(papers.told_codes)),
            total=numbers.number(len(papers.areas.rows)),
            level=papers.level,
        )
        for each in words.QUESTION
    )


def reason(profile: Profile) -> str:
    """Why it is chosen, or that nothing is written."""
    return words.REASON.format(reason=profile.reason) if profile.reason else words.NO_REASON


def board_summary(profile: Profile) -> Table:
    """Who could answer for what: one row a need, without the grounds."""
    found: dict[str, dict[str, list[str]]] = {}
    for dimension, owner, presence, _ in profile.boards.rows:
        found.setdefault(str(dimension), {}).setdefault(str(presence), []).append(str(owner))
    rows = tuple((dimension, _by_presence(owners)) for dimension, owners in found.items())
    headings = (Heading(words.DIMENSION), Heading(words.BOARD_PRESENT))
    return Table("boards", profile.boards.caption, headings, rows, profile.boards.note)


def _by_presence(found: Mapping[str, Sequence[str]]) -> str:
    """Names with the same presence together: ``A, B (finns här); C (nej)``."""
    return "; ".join(f"{', '.join(names)} ({presence})" for presence, names in found.items())


def certainty_of(papers: Papers) -> Table:
    """The certainty of the areas that are told of: ranks, what the weights decide, field."""
    table = papers.certainty
    rows = tuple(row for row in table.rows if row[0] in set(papers.told_codes))
    fields = {words.P_FIELD.format(field=name) for name in coverage_text.FIELDS.values()}
    kept = [heading.title for heading in table.headings[1:] if heading.title not in fields]
    return replace(table, rows=rows).kept(kept)


def chosen_boards(papers: Papers) -> Table:
    """Boards and companies in the areas that are told of: those there, and those citywide."""
    table = papers.boards
    names = [heading.title for heading in table.headings]
    wanted = [coverage_text.PRESENCE[each] for each in ("present", "citywide")]
    rows = tuple(
        (
            row[1],
            *(
                ", ".join(name for name, cell in zip(names, row, strict=True) if cell == presence)
                for presence in wanted
            ),
        )
        for row in table.rows
        if row[0] in set(papers.told_codes)
    )
    headings = (Heading(words.NAME), *(Heading(each.capitalize()) for each in wanted))
    return Table(table.name, table.caption, headings, rows, table.note)


def board_needs(papers: Papers) -> Table:
    """What each board or company is near: one row each, the profiles by their numbers."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for number, profile in enumerate(papers.profiles, start=1):
        for dimension, owner, presence, _ in profile.boards.rows:
            needs = found.setdefault(str(owner), {}).setdefault(str(dimension), {})
            needs.setdefault(str(presence), []).append(str(number))
    rows = tuple(
        (owner, need, _by_presence(places))
        for owner, needs in found.items()
        for need, places in needs.items()
    )
    headings = tuple(Heading(title) for title in (words.BOARD, words.DIMENSION, words.NEEDS_WHERE))
    return Table("board_needs", words.BOARD_NEEDS, headings, rows)


def key(papers: Papers) -> tuple[str, ...]:
    """The profiles with their numbers, as charts and tables name them."""
    return tuple(
        words.NUMBERED.format(number=number, name=profile.name)
        for number, profile in enumerate(papers.profiles, start=1)
    )


def needed(papers: Papers) -> Table:
    """Who could answer for what, one row an area and need."""
    rows: Sequence[tuple[str, ...]] = [
        (profile.name, *(str(cell) for cell in row))
        for profile in papers.profiles
        for row in board_summary(profile).rows
    ]
    headings = tuple(Heading(title) for title in (words.NAME, words.DIMENSION, words.BOARD_PRESENT))
    return Table("needed", words.NEEDED_TABLE, headings, tuple(rows))


def trace(papers: Papers) -> tuple[str, ...]:
    """Fingerprints, day and version, a sentence each."""
    wanted = (
        text.META_SCENARIO_HASH,
        text.META_DATA_HASH,
        text.META_REFERENCE_HASH,
        text.META_VERSION,
        *text.META_PROOF,
    )
    return tuple(f"{key}: {value}" for key, value in papers.dossier.metadata if key in wanted)


def proof(papers: Papers) -> tuple[str, ...]:
    """What names the record and the decision, a sentence each."""
    return tuple(
        f"{key}: {value}" for key, value in papers.dossier.metadata if key in text.META_PROOF
    )
