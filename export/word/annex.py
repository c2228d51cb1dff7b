"""The annex to a tjänsteskrivelse: what the slides show, in prose frames."""

from collections.abc import Callable, Sequence
from typing import Any

from export.papers.drawn import Drawn
from export.papers.model import Papers, Profile
from export.papers.story import (
    CANDIDATE_COLUMNS,
    REJECTED_COLUMNS,
    SHORTLIST_COLUMNS,
    certainty_of,
    chosen_boards,
    needed,
    question,
    reason,
    trace,
)
from export.pictures import STRIP, TEXT, Picture
from export.word.contents import add_contents, add_live_contents
from export.word.parts import (
    Paper,
    add_heading,
    add_list,
    add_picture,
    add_table,
    add_text,
    new_paper,
)
from language import documents_text as words
from language import text

Progress = Callable[[float], None]
"""Told the share that is done, 0-1, between the parts; what it raises stops the work."""

Pages = Callable[[bytes], Sequence[int]]
"""Pages of the headings of a document, which some program has laid out."""


def annex_bytes(
    papers: Papers,
    drawn: Drawn,
    pages: Pages | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Write the annex.

    Parameters
    ----------
    papers : Papers
    drawn : Drawn
        Pictures of the same papers.
    pages : callable, optional
        Tells on what page each heading is. Without, the contents are links only.
    progress : callable, optional

    Returns
    -------
    bytes
        A ``.docx``.
    """
    paper, below = _written(papers, drawn, progress)
    if pages is None:
        add_contents(below, paper.marks, None)
        return paper.content()
    lines = add_live_contents(below, paper.marks)
    found = pages(paper.content())
    for line in lines:
        line._p.getparent().remove(line._p)
    is_whole = len(found) == len(paper.marks)
    add_contents(below, paper.marks, found if is_whole else None)
    return paper.content()


def live_annex_bytes(papers: Papers, drawn: Drawn, progress: Progress | None = None) -> bytes:
    """The annex for a program that lays it out at once: its contents get their pages there."""
    paper, below = _written(papers, drawn, progress)
    add_live_contents(below, paper.marks)
    return paper.content()


def _written(papers: Papers, drawn: Drawn, progress: Progress | None) -> tuple[Paper, Any]:
    """The annex without its contents, and the paragraph below them."""
    paper = new_paper(papers, words.ANNEX_TITLE)
    paper.file.add_heading(words.ANNEX_TITLE, 0)
    line = words.SCENARIO_LINE.format(scenario=papers.scenario, level=papers.level, day=papers.day)
    add_text(paper, words.SUBJECT, words.CASE_LINE.format(case=words.CASE), line)
    paper.file.add_paragraph(words.CONTENTS).runs[0].bold = True
    below = paper.file.add_paragraph()
    for number, (name, write) in enumerate(_SECTIONS.items(), start=1):
        add_heading(paper, words.SECTIONS[name], is_on_new_page=name in ON_NEW_PAGE)
        write(paper, papers, drawn)
        if progress is not None:
            progress(number / len(_SECTIONS))
    return paper, below


ON_NEW_PAGE = {"question", "need", "shortlist", "profiles", "certainty"}
"""Sections that begin on a page of their own."""


def _question(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, *question(papers))


def _method(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, *papers.formula)
    add_table(paper, papers.weights)
    used = {str(row[1]) for row in papers.weights.rows}
    add_text(paper, words.DEFINITIONS)
    add_list(
        paper,
        *(
            f"{row[0]}: {row[1]}"
            for row in papers.indicators.rows
            if str(row[0]) in used and row[1]
        ),
    )


def _need(paper: Paper, papers: Papers, drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["need"], *words.NEED_WORDS)
    add_picture(paper, drawn.map(TEXT), papers.map.title)


def _coverage(paper: Paper, papers: Papers, drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["coverage"])
    picture = drawn.scatter()
    if picture is not None:
        add_picture(paper, picture, words.SCATTER)
    add_table(paper, papers.totals)


def _shortlist(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["shortlist"])
    add_table(paper, papers.shortlist.kept(SHORTLIST_COLUMNS))
    if papers.rejected.rows:
        add_heading(paper, words.REJECTED_TITLE, 2)
        add_text(paper, words.FRAMES["rejected"])
        add_table(paper, papers.rejected.kept(REJECTED_COLUMNS))


def _profiles(paper: Paper, papers: Papers, drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["profiles"])
    if papers.are_candidates:
        add_table(paper, papers.candidates.kept(CANDIDATE_COLUMNS))
    for at, profile in enumerate(papers.profiles):
        add_heading(paper, profile.name, 2, is_on_new_page=at > 0 or papers.are_candidates)
        add_profile(paper, profile, drawn.profile(at, STRIP))


def add_profile(paper: Paper, profile: Profile, picture: Picture) -> None:
    """Facts, map and tables of one area or candidate.

    Parameters
    ----------
    paper : Paper
    profile : Profile
    picture : Picture
        Its map.
    """
    facts = [each for each in (profile.made_of, *profile.facts) if each]
    add_text(paper, " ".join(facts), reason(profile))
    add_picture(paper, picture, profile.map.title)
    for table in profile.tables:
        add_table(paper, table)


def _certainty(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["certainty"])
    add_table(paper, certainty_of(papers))


def _needed(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, words.NEEDED)
    add_table(paper, needed(papers))


def _boards(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["boards"])
    add_table(paper, chosen_boards(papers))


def _sources(paper: Paper, papers: Papers, _drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["sources"])
    add_list(paper, *papers.dossier.told(text.META_AREAS), *papers.dossier.told(text.META_SOURCE))
    add_heading(paper, words.LIMITS_TITLE, 2)
    add_list(paper, *papers.limits)
    add_heading(paper, words.TRACE_TITLE, 2)
    add_list(paper, *trace(papers))


_SECTIONS: dict[str, Callable[[Paper, Papers, Drawn], None]] = {
    "question": _question,
    "method": _method,
    "need": _need,
    "coverage": _coverage,
    "shortlist": _shortlist,
    "profiles": _profiles,
    "certainty": _certainty,
    "needed": _needed,
    "boards": _boards,
    "sources": _sources,
}
