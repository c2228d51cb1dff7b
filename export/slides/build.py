"""The slides for the city's executive committee, in the order of its questions."""

from collections.abc import Sequence

from export.papers.drawn import Drawn
from export.papers.model import Heading, Papers, Profile, Table
from export.pictures import Picture
from export.slides.deck import Deck, open_deck
from export.slides.fit import Block, Words, grid
from export.slides.parts import add_flow
from language import documents_text as words
from language import numbers, text

SHORTLIST_COLUMNS = (
    text.COLUMN_ORDER,
    text.COLUMN_NAME,
    text.COLUMN_RANK,
    text.COLUMN_INDEX,
    words.FIELD,
    words.COVERAGE,
    text.COLUMN_REASON,
)
"""Columns of the shortlist that there is room for on a slide."""


def slides_bytes(
    papers: Papers, drawn: Drawn, template: bytes | None = None, template_name: str = ""
) -> bytes:
    """Write the slides.

    Parameters
    ----------
    papers : Papers
    drawn : Drawn
        Pictures of the same papers.
    template : bytes, optional
        A presentation to take master and layouts from.
    template_name : str
        Name of its file, for messages.

    Returns
    -------
    bytes
        A ``.pptx``. Nothing overlaps or is left out: what has no room is
        shrunk, and then continued on a further slide.

    Raises
    ------
    InputError
        The template cannot be used.
    """
    footer = words.FOOTER.format(case=words.CASE, scenario=papers.scenario, day=papers.day)
    deck = open_deck(footer, template, template_name)
    _name(deck)
    _opening(deck, papers)
    _need(deck, papers, drawn)
    for profile, picture in zip(papers.profiles, drawn.profiles, strict=True):
        _profile(deck, profile, picture)
    _closing(deck, papers)
    return deck.content()


def _name(deck: Deck) -> None:
    properties = deck.file.core_properties
    properties.title, properties.subject = words.TITLE_DECK, f"{words.SUBJECT}, {words.CASE}"
    properties.author, properties.language = words.CREATOR, "sv-SE"


def _opening(deck: Deck, papers: Papers) -> None:
    line = words.SCENARIO_LINE.format(scenario=papers.scenario, level=papers.level, day=papers.day)
    case = words.CASE_LINE.format(case=words.CASE)
    add_flow(deck, words.TITLE_DECK, [Words((words.SUBJECT, case, line))])
    add_flow(deck, words.QUESTION_TITLE, [Words(question(papers))])
    add_flow(deck, words.METHOD_TITLE, [Words(papers.formula), grid(papers.weights)])


def question(papers: Papers) -> tuple[str, ...]:
    """The question and the mandate, in sentences."""
    return tuple(
        each.format(
            case=words.CASE,
            count=numbers.number(len(papers.shortlist.rows)),
            total=numbers.number(len(papers.areas.rows)),
            level=papers.level,
        )
        for each in words.QUESTION
    )


def _need(deck: Deck, papers: Papers, drawn: Drawn) -> None:
    need = Words((words.FRAMES["need"], *words.NEED_WORDS))
    add_flow(deck, words.NEED_TITLE, [need], drawn.map, share=0.72)
    coverage: list[Block] = [Words((words.FRAMES["coverage"],)), grid(papers.totals)]
    add_flow(deck, words.COVERAGE_TITLE, coverage, drawn.scatter, share=0.62)
    if papers.shortlist.rows:
        add_flow(deck, words.SHORTLIST_TITLE, [grid(papers.shortlist.kept(SHORTLIST_COLUMNS))])


def _profile(deck: Deck, profile: Profile, picture: Picture) -> None:
    add_flow(
        deck,
        profile.name,
        [
            Words((*profile.facts, reason(profile))),
            grid(profile.figures),
            *_with_note(profile.children),
        ],
        picture,
        share=0.42,
    )
    title = words.INITIATIVES_TITLE.format(name=profile.name)
    initiatives = profile.initiatives.kept([words.INITIATIVE, words.RESPONSIBLE, words.COVERS])
    add_flow(
        deck,
        title,
        [*_with_note(initiatives), *_with_note(board_summary(profile))],
    )


def reason(profile: Profile) -> str:
    """Why it is chosen, or that nothing is written."""
    return words.REASON.format(reason=profile.reason) if profile.reason else words.NO_REASON


def _with_note(table: Table) -> list[Block]:
    """A table, or only its note where it has no rows."""
    return [grid(table)] if table.rows else [Words((table.note,))]


def board_summary(profile: Profile) -> Table:
    """Who could answer for what: one row a need, without the grounds."""
    found: dict[str, list[str]] = {}
    for dimension, owner, presence, _ in profile.boards.rows:
        found.setdefault(str(dimension), []).append(f"{owner} ({presence})")
    rows = tuple((dimension, ", ".join(owners)) for dimension, owners in found.items())
    headings = (Heading(words.DIMENSION), Heading(words.BOARD_PRESENT))
    return Table("boards", profile.boards.caption, headings, rows, profile.boards.note)


def _closing(deck: Deck, papers: Papers) -> None:
    add_flow(
        deck,
        words.CERTAINTY_TITLE,
        [Words((words.FRAMES["certainty"],)), grid(certainty_of(papers))],
    )
    add_flow(deck, words.NEEDED_TITLE, [Words((words.NEEDED,)), grid(needed(papers))])
    sources = papers.dossier.told(text.META_SOURCE)
    add_flow(deck, words.SOURCES_TITLE, [Words((*papers.limits, *sources, *trace(papers)))])


def certainty_of(papers: Papers) -> Table:
    """The certainty of the areas that are told of, without codes."""
    chosen = set(papers.told_codes)
    table = papers.certainty
    rows = tuple(row for row in table.rows if row[0] in chosen)
    kept = [heading.title for heading in table.headings][1:]
    return Table(table.name, table.caption, table.headings, rows, table.note).kept(kept)


def needed(papers: Papers) -> Table:
    """Who could answer for what, one row an area and need."""
    rows: Sequence[tuple[str, ...]] = [
        (profile.name, *(str(cell) for cell in row))
        for profile in papers.profiles
        for row in board_summary(profile).rows
    ]
    headings = tuple(Heading(title) for title in (words.NAME, words.DIMENSION, words.BOARD_PRESENT))
    return Table("needed", "", headings, tuple(rows))


def trace(papers: Papers) -> tuple[str, ...]:
    """Fingerprints, day and version, a sentence each."""
    wanted = (
        text.META_SCENARIO_HASH,
        text.META_DATA_HASH,
        text.META_REFERENCE_HASH,
        text.META_VERSION,
    )
    return tuple(f"{key}: {value}" for key, value in papers.dossier.metadata if key in wanted)
