"""Fact sheets (områdesblad): one area or candidate on a page or two, one or all at once."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO

from export.papers.drawn import Drawn
from export.papers.model import Papers, Profile
from export.papers.story import board_summary, proof
from export.pictures import STRIP, Picture
from export.word.annex import Progress, add_profile
from export.word.parts import add_heading, add_list, new_paper
from language import documents_text as words
from language import text


def sheet_bytes(papers: Papers, profile: Profile, picture: Picture) -> bytes:
    """Write the fact sheet of one area or candidate.

    Parameters
    ----------
    papers : Papers
        For scenario, day and sources.
    profile : Profile
    picture : Picture
        Its map.

    Returns
    -------
    bytes
        A ``.docx``.
    """
    title = words.SHEET_TITLE.format(name=profile.name)
    paper = new_paper(papers, title)
    add_heading(paper, title)
    short = replace(profile, boards=board_summary(profile))
    add_profile(paper, short, picture)
    add_heading(paper, words.SECTIONS["sources"], 2)
    add_list(paper, *papers.dossier.told(text.META_SOURCE), *papers.limits, *proof(papers))
    return paper.content()


def sheets_zip(
    papers: Papers,
    drawn: Drawn,
    name_of: Callable[[str], str],
    convert: Callable[[Mapping[str, bytes]], Mapping[str, bytes]] = dict,
    progress: Progress | None = None,
) -> bytes:
    """Write the fact sheets of all profiles into one zip.

    Parameters
    ----------
    papers : Papers
    drawn : Drawn
        Pictures of the same papers.
    name_of : callable
        Makes a name for a file of the name of an area.
    convert : callable
        Makes other files of the documents, such as PDF, by name.
    progress : callable, optional

    Returns
    -------
    bytes
        A zip with a file for each, numbered in order.
    """
    sheets = {}
    for at, profile in enumerate(papers.profiles):
        name = f"{at + 1:02d}_{name_of(profile.name)}.docx"
        sheets[name] = sheet_bytes(papers, profile, drawn.profile(at, STRIP))
        if progress is not None:
            progress((at + 1) / len(papers.profiles))
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in convert(sheets).items():
            archive.writestr(name, content)
    return held.getvalue()
