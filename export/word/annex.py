"""The annex to a tjänsteskrivelse: what the slides show, in prose frames."""

from collections.abc import Callable

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
from export.pictures import Picture
from export.word.parts import (
    Paper,
    add_field,
    add_heading,
    add_list,
    add_picture,
    add_table,
    add_text,
    new_paper,
)
from language import documents_text as words
from language import text

CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'
"""Field of a table of contents over headings of the first two levels, with links."""


def annex_bytes(papers: Papers, drawn: Drawn) -> bytes:
    """Write the annex.

    Parameters
    ----------
    papers : Papers
    drawn : Drawn
        Pictures of the same papers.

    Returns
    -------
    bytes
        A ``.docx``.
    """
    paper = new_paper(papers, words.ANNEX_TITLE)
    paper.file.add_heading(words.ANNEX_TITLE, 0)
    line = words.SCENARIO_LINE.format(scenario=papers.scenario, level=papers.level, day=papers.day)
    add_text(paper, words.CASE_LINE.format(case=words.CASE), line)
    paper.file.add_paragraph(words.CONTENTS).runs[0].bold = True
    add_field(paper.file.add_paragraph(), CONTENTS, words.CONTENTS_HINT)
    for name, write in _SECTIONS.items():
        add_heading(paper, words.SECTIONS[name])
        write(paper, papers, drawn)
    return paper.content()


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
    add_picture(paper, drawn.map, papers.map.title)


def _coverage(paper: Paper, papers: Papers, drawn: Drawn) -> None:
    add_text(paper, words.FRAMES["coverage"])
    if drawn.scatter is not None:
        add_picture(paper, drawn.scatter, words.SCATTER)
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
    for profile, picture in zip(papers.profiles, drawn.profiles, strict=True):
        add_heading(paper, profile.name, 2)
        add_profile(paper, profile, picture)


def add_profile(paper: Paper, profile: Profile, picture: Picture, width: float = 14.0) -> None:
    """Facts, map and tables of one area or candidate.

    Parameters
    ----------
    paper : Paper
    profile : Profile
    picture : Picture
        Its map.
    width : float
        Of the map, in centimetres.
    """
    add_text(paper, " ".join(profile.facts), reason(profile))
    add_picture(paper, picture, profile.map.title, width)
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
