"""The slides for the city's executive committee, in the order of its questions."""

from export.papers.drawn import Drawn
from export.papers.fit import Block, Words, grid
from export.papers.model import Papers, Profile, Table
from export.papers.story import (
    CANDIDATE_COLUMNS,
    REJECTED_COLUMNS,
    SHORTLIST_COLUMNS,
    board_summary,
    certainty_of,
    needed,
    question,
    reason,
    trace,
)
from export.pictures import Picture
from export.slides.deck import Deck, open_deck
from export.slides.parts import add_flow
from language import documents_text as words
from language import text


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


def _need(deck: Deck, papers: Papers, drawn: Drawn) -> None:
    need = Words((words.FRAMES["need"], *words.NEED_WORDS))
    add_flow(deck, words.NEED_TITLE, [need], drawn.map, share=0.72)
    coverage: list[Block] = [Words((words.FRAMES["coverage"],)), grid(papers.totals)]
    add_flow(deck, words.COVERAGE_TITLE, coverage, drawn.scatter, share=0.62)
    if papers.are_candidates:
        add_flow(deck, words.CANDIDATES_TITLE, [grid(papers.candidates.kept(CANDIDATE_COLUMNS))])
    if papers.shortlist.rows:
        add_flow(deck, words.SHORTLIST_TITLE, [grid(papers.shortlist.kept(SHORTLIST_COLUMNS))])
    if papers.rejected.rows:
        add_flow(deck, words.REJECTED_TITLE, [grid(papers.rejected.kept(REJECTED_COLUMNS))])


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


def _with_note(table: Table) -> list[Block]:
    """A table, or only its note where it has no rows."""
    return [grid(table)] if table.rows else [Words((table.note,))]


def _closing(deck: Deck, papers: Papers) -> None:
    add_flow(
        deck,
        words.CERTAINTY_TITLE,
        [Words((words.FRAMES["certainty"],)), grid(certainty_of(papers))],
    )
    add_flow(deck, words.NEEDED_TITLE, [Words((words.NEEDED,)), grid(needed(papers))])
    sources = papers.dossier.told(text.META_SOURCE)
    add_flow(deck, words.SOURCES_TITLE, [Words((*papers.limits, *sources, *trace(papers)))])
