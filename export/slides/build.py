"""The slides for the city's executive committee, in the order of its questions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from export.papers.cut import one_page
from export.papers.drawn import Drawn
from export.papers.fit import Block, Words
from export.papers.measure import grid
from export.papers.model import Heading, Papers, Profile, Table
from export.papers.story import (
    CANDIDATE_COLUMNS,
    REJECTED_COLUMNS,
    SHORTLIST_COLUMNS,
    board_needs,
    board_summary,
    certainty_of,
    key,
    needed,
    question,
    reason,
    trace,
)
from export.pictures import HALF_SLIDE, SLIDE
from export.slides.chart import add_scatter
from export.slides.deck import Deck, add_notes, add_opening, add_slide, open_deck
from export.slides.parts import add_flow, add_picture, add_placed, page_in, split
from language import documents_text as words
from language import text

Progress = Callable[[float], None]
"""Told the share that is done, 0-1, between the parts; what it raises stops the work."""

LONGEST_COMPARED = 20
"""Characters of the name of what figures are compared with on a slide."""

CHART_SHARE, MAP_SHARE = 0.6, 0.445
"""Of the width of a slide: the chart, and the map of a profile."""


CERTAINTY_COLUMNS = (
    words.NAME,
    text.COLUMN_INDEX,
    words.INDEX_LOW,
    words.INDEX_HIGH,
    words.FIELD,
)
"""Columns of the candidates that tell how sure they are."""


def slides_bytes(
    papers: Papers,
    drawn: Drawn,
    template: bytes | None = None,
    template_name: str = "",
    progress: Progress | None = None,
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
    progress : callable, optional

    Returns
    -------
    bytes
        A ``.pptx``. Nothing overlaps. Each profile has one slide, with all of it in
        the notes; other tables that have no room go on on further slides.

    Raises
    ------
    InputError
        The template cannot be used.
    """
    footer = words.DECK_FOOTER.format(case=words.CASE, scenario=papers.scenario, day=papers.day)
    deck = open_deck(footer, template, template_name)
    _name(deck)
    _opening(deck, papers)
    _need(deck, papers, drawn)
    for at, profile in enumerate(papers.profiles):
        _profile(deck, at, profile, drawn)
        if progress is not None:
            progress((at + 1) / len(papers.profiles))
    _closing(deck, papers)
    return deck.content()


def _name(deck: Deck) -> None:
    properties = deck.file.core_properties
    properties.title, properties.subject = words.TITLE_DECK, f"{words.SUBJECT}, {words.CASE}"
    properties.author, properties.language = words.CREATOR, "sv-SE"


def _opening(deck: Deck, papers: Papers) -> None:
    line = words.SCENARIO_LINE.format(scenario=papers.scenario, level=papers.level, day=papers.day)
    lines = [words.SUBJECT, words.CASE_LINE.format(case=words.CASE), line]
    if not add_opening(deck, words.TITLE_DECK, lines):
        add_flow(deck, words.TITLE_DECK, [Words(tuple(lines))])
    add_flow(deck, words.QUESTION_TITLE, [Words(question(papers))])
    _one(deck, words.METHOD_TITLE, [Words(papers.formula), grid(papers.weights)])


def _one(deck: Deck, title: str, blocks: list[Block]) -> Any:
    """A slide that holds what there is room for."""
    slide = add_slide(deck, title)
    add_placed(slide, one_page(blocks, deck.body))
    return slide


def _need(deck: Deck, papers: Papers, drawn: Drawn) -> None:
    slide = add_slide(deck, words.NEED_TITLE)
    add_picture(slide, drawn.map(page_in(deck.body, SLIDE)), deck.body)
    add_notes(slide, [words.FRAMES["need"], *words.NEED_WORDS])
    _coverage(deck, papers)
    if papers.are_candidates and not papers.shortlist.rows:
        _numbered(deck, words.CANDIDATES_TITLE, papers.candidates.kept(CANDIDATE_COLUMNS))
    if papers.shortlist.rows:
        table = papers.shortlist.kept(SHORTLIST_COLUMNS)
        add_flow(deck, words.SHORTLIST_TITLE, [grid(table, is_captioned=False)])
    if papers.rejected.rows:
        table = papers.rejected.kept(REJECTED_COLUMNS)
        add_flow(deck, words.REJECTED_TITLE, [grid(table, is_captioned=False)])


def _coverage(deck: Deck, papers: Papers) -> None:
    """The chart beside what its numbers are and what its fields hold."""
    beside: list[Block] = [grid(papers.totals)]
    subjects = words.CHART_SUBJECTS[papers.are_candidates]
    if papers.scatter is None:
        add_flow(deck, words.COVERAGE_TITLE, [Words((words.FRAMES["coverage"],)), *beside])
        return
    slide = add_slide(deck, words.COVERAGE_TITLE)
    room, rest = split(deck.body, CHART_SHARE)
    places = papers.candidates.kept((words.COVERAGE, text.COLUMN_INDEX)).rows
    spots = [(float(x), float(y)) if x is not None and y is not None else None for x, y in places]
    add_scatter(slide, room, papers.scatter, spots, subjects)
    listed = Words((f"{subjects}:", *key(papers)))
    add_placed(slide, one_page([*beside, listed], rest))
    add_notes(slide, [words.FRAMES["coverage"], words.CHART_TABLE, *listed.paragraphs])


def _numbered(deck: Deck, title: str, table: Table) -> None:
    """A table with the numbers that the chart has."""
    rows = tuple((float(at), *row) for at, row in enumerate(table.rows, start=1))
    headings = (Heading(words.ORDER_NUMBER, 0), *table.headings)
    add_flow(deck, title, [grid(replace(table, headings=headings, rows=rows), is_captioned=False)])


def _profile(deck: Deck, at: int, profile: Profile, drawn: Drawn) -> None:
    """One slide: map, reason, figures, initiatives and boards; the whole of it in the notes."""
    title = words.NUMBERED.format(number=at + 1, name=profile.name)
    slide = add_slide(deck, title)
    left, right = split(deck.body, MAP_SHARE)
    add_picture(slide, drawn.profile(at, page_in(left, HALF_SLIDE)), left)
    initiatives = profile.initiatives.kept([words.INITIATIVE, words.RESPONSIBLE, words.COVERS])
    blocks: list[Block] = [
        Words((reason(profile), " ".join(profile.facts))),
        grid(_narrowed(profile.figures), is_captioned=False),
        _with_note(initiatives),
        _with_note(board_summary(profile)),
    ]
    add_placed(slide, one_page(blocks, right))
    add_notes(slide, _whole(profile))


def _narrowed(table: Table) -> Table:
    """The table without what it is compared with under long names."""
    titles = [heading.title for heading in table.headings]
    return table.kept([title for title in titles if len(title) <= LONGEST_COMPARED])


def _with_note(table: Table) -> Block:
    """A table, or only its note where it has no rows."""
    return grid(table, is_captioned=False) if table.rows else Words((table.note,))


def _whole(profile: Profile) -> list[str]:
    """All of a profile in lines."""
    lines = [words.NOTES_WHOLE, profile.made_of, *profile.facts, reason(profile)]
    for table in profile.tables:
        lines += [table.caption, *(" · ".join(row) for row in table.words()), table.note]
    return [line for line in lines if line]


def _closing(deck: Deck, papers: Papers) -> None:
    frame, table = words.FRAMES["certainty"], certainty_of(papers)
    if papers.are_candidates:
        frame = words.FRAMES["certainty_candidates"]
        table = papers.candidates.kept(CERTAINTY_COLUMNS)
    certain: list[Block] = [Words((frame,))]
    slide = add_flow(deck, words.CERTAINTY_TITLE, [*certain, grid(table, is_captioned=False)])
    add_notes(slide, [" · ".join(row) for row in certainty_of(papers).words()])
    blocks: list[Block] = [Words((words.NEEDED,)), *(_needs(papers))]
    slide = add_flow(deck, words.NEEDED_TITLE, blocks)
    add_notes(slide, [" · ".join(row) for row in needed(papers).words()])
    sources = papers.dossier.told(text.META_SOURCE)
    listed = Words((*papers.limits, *sources, words.TRACE_IN_NOTES))
    add_notes(add_flow(deck, words.SOURCES_TITLE, [listed]), list(trace(papers)))


def _needs(papers: Papers) -> list[Block]:
    table = board_needs(papers)
    return [grid(table, is_captioned=False), Words((", ".join(key(papers)),))] if table.rows else []
