"""A report of sections, each with sentences and tables, as Word and as slides."""

from dataclasses import dataclass
from datetime import date

from export.papers.charted import Charted, chart_picture
from export.papers.fit import Block, Words
from export.papers.measure import grid
from export.papers.model import Table
from export.slides.charted import add_charted
from export.slides.deck import open_deck
from export.slides.parts import add_flow
from export.word.parts import add_heading, add_picture, add_table, add_text, new_paper


@dataclass(frozen=True)
class Section:
    """A part of a report under its own heading: sentences, charts with tables, other tables."""

    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    charts: tuple[Charted, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report.

    Parameters
    ----------
    title : str
        The heading that it stands under.
    line : str
        Of what and when, below the title.
    scenario, day : str
        For the head and foot of pages; ``day`` is ISO 8601.
    sections : tuple of Section
        What is read.
    sheets : tuple of Table
        What is worked on: all of it, a sheet each.
    is_internal : bool
        Whether it must not be spread; its line then says so.
    """

    title: str
    line: str
    scenario: str
    day: str
    sections: tuple[Section, ...]
    sheets: tuple[Table, ...]
    is_internal: bool = False

    @property
    def charts(self) -> tuple[Charted, ...]:
        """Charts of all sections."""
        return tuple(each for section in self.sections for each in section.charts)

    @property
    def date(self) -> date:
        """The day."""
        return date.fromisoformat(self.day)


def report_word(report: Report) -> bytes:
    """Write a report to be put under its own heading in a larger document.

    Returns
    -------
    bytes
        A ``.docx``: the title is a heading of the first level, the sections of
        the second, so that they keep their places when they are pasted.
    """
    paper = new_paper(report, report.title)
    add_heading(paper, report.title)
    add_text(paper, report.line)
    for section in report.sections:
        add_heading(paper, section.heading, 2)
        add_text(paper, *section.paragraphs)
        for each in section.charts:
            add_picture(paper, chart_picture(each.chart), each.chart.title)
            add_text(paper, *([each.note] if each.note else []))
            add_table(paper, each.table)
        for table in section.tables:
            add_table(paper, table)
    return paper.content()


def report_slides(report: Report) -> bytes:
    """Write a report as slides, a section a slide and more where it has no room.

    A chart has a slide of its own, with its table beside it where there is room.

    Returns
    -------
    bytes
        A ``.pptx``.
    """
    deck = open_deck(f"{report.title} · {report.line}")
    for section in report.sections:
        blocks: list[Block] = [Words((report.line,))] if section is report.sections[0] else []
        blocks += [Words(section.paragraphs)] if section.paragraphs else []
        for table in section.tables:
            blocks += [grid(table)] if table.rows else []
            blocks += [Words((table.note,))] if table.note else []
        if blocks:
            add_flow(deck, f"{report.title}: {section.heading.lower()}", blocks)
        for each in section.charts:
            add_charted(deck, each)
    return deck.content()
