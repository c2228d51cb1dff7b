"""The table of contents, filled in when the document is written: no reader has to update it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

NUMBERED = 'TOC \\o "1-2" \\h \\z \\u'
UNNUMBERED = 'TOC \\o "1-2" \\n \\h \\z \\u'
"""Fields over headings of the first two levels, with links; with pages and without."""

INDENT = 0.6
"""Centimetres that the second level stands in."""


@dataclass(frozen=True)
class Mark:
    """A heading that the contents lead to: its words, level and bookmark."""

    told: str
    level: int
    name: str


def mark(paragraph: Any, number: int) -> str:
    """Put a bookmark round a heading; its name."""
    name = f"_Toc{number:08d}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for own in (start, end):
        own.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert_element_before(start, "w:r")
    paragraph._p.append(end)
    return name


def add_styles(file: Any, width: float) -> None:
    """Styles of the lines, with dots to the page at the right; ``width`` in centimetres."""
    for level in (1, 2):
        style = file.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
        air = style.paragraph_format
        air.left_indent, air.space_after = Cm(INDENT * (level - 1)), Pt(3)
        air.right_indent = Cm(1.0)
        air.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def add_contents(before: Any, marks: Sequence[Mark], pages: Sequence[int] | None) -> list[Any]:
    """Add a line for each heading before a paragraph.

    Parameters
    ----------
    before : Paragraph
        What stands below the contents.
    marks : sequence of Mark
    pages : sequence of int, optional
        Page of each; without, the lines are links and have none.

    Returns
    -------
    list of Paragraph
        The lines, inside one field.
    """
    known = [None] * len(marks) if pages is None else list(pages)
    lines = [
        _line(before, own, None if page is None else str(page))
        for own, page in zip(marks, known, strict=True)
    ]
    if lines:
        _wrap(lines, UNNUMBERED if pages is None else NUMBERED)
    return lines


def add_live_contents(before: Any, marks: Sequence[Mark]) -> list[Any]:
    """The same for a program that lays the document out at once, and then knows the pages."""
    return [_line(before, own, "0") for own in marks]


def _line(before: Any, own: Mark, page: str | None) -> Any:
    paragraph = before.insert_paragraph_before(style=f"toc {own.level}")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), own.name)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    link.append(_run("w:t", own.told))
    if page is not None:
        link.append(_run("w:tab"))
        for run in _field(f"PAGEREF {own.name} \\h", page):
            link.append(run)
    return paragraph


def _field(instruction: str, shown: str) -> list[Any]:
    """Runs of a field with what it shows."""
    return [
        _mark_run("begin"),
        _run("w:instrText", f" {instruction} "),
        _mark_run("separate"),
        _run("w:t", shown),
        _mark_run("end"),
    ]


def _wrap(lines: Sequence[Any], instruction: str) -> None:
    """Put the lines inside one field."""
    *opening, _, end = _field(instruction, "")
    for run in opening:
        lines[0]._p.insert_element_before(run, "w:hyperlink")
    lines[-1]._p.append(end)


def _run(tag: str, told: str = "") -> Any:
    run, inner = OxmlElement("w:r"), OxmlElement(tag)
    if told:
        inner.text = told
        inner.set(qn("xml:space"), "preserve")
    run.append(inner)
    return run


def _mark_run(kind: str) -> Any:
    run = _run("w:fldChar")
    run[0].set(qn("w:fldCharType"), kind)
    return run
