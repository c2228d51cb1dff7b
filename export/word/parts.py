"""What Word documents are made of: pages, fields, captions, tables and pictures with words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from itertools import count
from typing import Any, Protocol

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from export.papers.measure import Grid, column_widths, grid, has_whole_words, one_line, suited
from export.papers.model import Table
from export.pictures import Picture
from export.word.contents import Mark, add_styles, mark
from language import documents_text as words

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 21.0, 29.7, 2.2
"""Centimetres of a standing A4, and round its text."""

TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
POINTS = 72 / 2.54
"""Points in a centimetre."""

FONT, SIZE, TABLE_SIZE = "Arial", 10.5, 9.0
TABLE_SIZES = (TABLE_SIZE, 8.5, 8.0)
"""Sizes that a table may have; the largest with room for its longest words is taken."""

LONGEST_PROPERTY = 255
"""Characters that a property of a document may have."""

SHADE = "D9E2F0"
"""Ground of the headings of tables."""

CELL_AIR, NOTE_AIR = 2.0, 4.0
"""Points above and below the text of a cell, and between a table and its note."""

SHORT = 8
"""Rows of a table that is kept on one page."""


class Front(Protocol):
    """What the head and the properties of a document tell: scenario, and day (ISO 8601)."""

    @property
    def scenario(self) -> str:
        """Name of the scenario."""

    @property
    def day(self) -> str:
        """The day, as text."""

    @property
    def date(self) -> date:
        """The day, as a date."""


@dataclass(frozen=True, eq=False)
class Paper:
    """A document under way, with its headings and the numbers of its tables and figures."""

    file: Any
    marks: list[Mark] = field(default_factory=list)
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))

    def content(self) -> bytes:
        """The document as a file."""
        held = BytesIO()
        self.file.save(held)
        return held.getvalue()


def new_paper(papers: Front, title: str) -> Paper:
    """An empty document: A4, Swedish, with case and scenario above and page numbers below."""
    file = Document()
    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(MARGIN))
    _set_styles(file)
    add_styles(file, TEXT_WIDTH)
    line = words.FOOTER.format(case=words.CASE, scenario=papers.scenario, day=papers.day)
    section.header.paragraphs[0].text = one_line(line)
    _write_page_number(section.footer.paragraphs[0])
    properties = file.core_properties
    properties.title = one_line(title)[:LONGEST_PROPERTY]
    properties.subject = words.CASE_LINE.format(case=words.CASE)
    properties.author, properties.language = words.CREATOR, "sv-SE"
    properties.created = properties.modified = datetime.combine(papers.date, time())
    return Paper(file)


def _set_styles(file: Any) -> None:
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    normal.element.get_or_add_rPr().append(language)
    for fonts in file.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), FONT)
    for kept in file.styles.element.iter(qn("w:lang")):
        kept.set(qn("w:val"), "sv-SE")
    file.styles["Caption"].font.size = Pt(TABLE_SIZE)


def _write_page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{words.PAGE} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {words.OF} ")
    add_field(paragraph, "NUMPAGES", "1")


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field with what it shows until it is updated."""
    for kind in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == instruction:
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {instruction} "
            run._r.append(told)
        else:
            run.text = shown


def add_heading(paper: Paper, told: str, level: int = 1, *, is_on_new_page: bool = False) -> None:
    """Add a heading that the contents can lead to."""
    heading = paper.file.add_heading(one_line(told), level)
    heading.paragraph_format.page_break_before = is_on_new_page
    paper.marks.append(Mark(one_line(told), level, mark(heading, len(paper.marks) + 1)))


def add_text(paper: Paper, *paragraphs: str) -> None:
    """Add paragraphs."""
    for told in paragraphs:
        paper.file.add_paragraph(one_line(told))


def add_list(paper: Paper, *items: str) -> None:
    """Add items of a list with bullets."""
    for told in items:
        paper.file.add_paragraph(one_line(told), style="List Bullet")


def _add_caption(paper: Paper, kind: str, number: int, told: str, *, is_above: bool) -> None:
    paragraph = paper.file.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = is_above
    paragraph.add_run(f"{kind} ")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {one_line(told)}")


def add_picture(paper: Paper, picture: Picture, told: str, width: float = TEXT_WIDTH) -> None:
    """Add a picture with its alternative text, and its caption below."""
    shape = paper.file.add_picture(BytesIO(picture.content), Cm(width))
    shape._inline.docPr.set("descr", one_line(picture.alternative))
    paper.file.paragraphs[-1].paragraph_format.keep_with_next = True
    _add_caption(paper, words.FIGURE_CAPTION, next(paper.figures), told, is_above=False)


def add_table(paper: Paper, table: Table, width: float = TEXT_WIDTH) -> None:
    """Add a table with its caption above and its note below; only the note where it has no rows."""
    if table.rows:
        _add_caption(paper, words.TABLE_CAPTION, next(paper.tables), table.caption, is_above=True)
        _add_grid(paper, table, width)
    below = paper.file.add_paragraph()
    below.paragraph_format.space_before = Pt(NOTE_AIR)
    below.add_run(one_line(table.note)).font.size = Pt(TABLE_SIZE)


def _add_grid(paper: Paper, table: Table, width: float) -> None:
    told, size = _sized(grid(table), width * POINTS)
    shape = paper.file.add_table(1 + len(told.rows), len(told.headings), "Table Grid")
    shape.autofit = False
    _describe(shape, told.alternative)
    widths = column_widths(told, size, width * POINTS)
    for column, room in zip(shape.columns, widths, strict=True):
        column.width = Pt(room)
    lines = zip(shape.rows, (told.headings, *told.rows), strict=True)
    for number, (row, cells) in enumerate(lines):
        _set_row(row, is_heading=number == 0)
        is_kept = number < len(told.rows) <= SHORT
        for at, cell in enumerate(row.cells):
            cell.width = Pt(widths[at])
            _write_cell(cell, cells[at], size, is_heading=number == 0, is_right=told.numeric[at])
            cell.paragraphs[0].paragraph_format.keep_with_next = is_kept


def _sized(told: Grid, width: float) -> tuple[Grid, float]:
    """A table and its size, in which no word of it has to be broken if that can be."""
    for size in TABLE_SIZES:
        if has_whole_words(suited(told, size, width), size, width):
            return suited(told, size, width), size
    return suited(told, TABLE_SIZES[-1], width), TABLE_SIZES[-1]


def _describe(shape: Any, caption: str) -> None:
    """Give a table its alternative text."""
    for tag in ("w:tblCaption", "w:tblDescription"):
        told = OxmlElement(tag)
        told.set(qn("w:val"), caption)
        shape._tbl.tblPr.append(told)


def _set_row(row: Any, *, is_heading: bool) -> None:
    """A row is never cut by the end of a page; headings come again on the next."""
    properties = row._tr.get_or_add_trPr()
    for tag in ("w:cantSplit", *(("w:tblHeader",) if is_heading else ())):
        properties.append(OxmlElement(tag))


def _write_cell(cell: Any, told: str, size: float, *, is_heading: bool, is_right: bool) -> None:
    paragraph = cell.paragraphs[0]
    air = paragraph.paragraph_format
    air.space_before = air.space_after = Pt(CELL_AIR)
    air.line_spacing = 1.0
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(told)
    run.font.size, run.font.bold = Pt(size), is_heading
    if is_heading:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
