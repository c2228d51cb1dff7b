"""What stands on slides: text, native tables, pictures, each in its box."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from export.papers.fit import Block, Box, Placed, Words, pages
from export.papers.measure import AFTER, CELL_SIDE, CELL_TOP, Grid, caption_height, row_height
from export.pictures import Page, Picture
from export.pictures.canvas import POINTS_PER_INCH
from export.slides.deck import GAP, Deck, add_slide, describe, fill, put, write_run
from language import documents_text as words

NEAR = 0.5
"""Inches that a picture may leave free rather than be drawn anew."""

GROUND, INK, PAPER, STRIPE = map(RGBColor.from_string, ("253494", "1A1A1A", "FFFFFF", "F2F4F8"))
"""Headings of tables, their text, and the ground of every row and every other row."""


def add_flow(deck: Deck, title: str, blocks: list[Block]) -> Any:
    """Add a slide with blocks below each other, and the slides that they go on to.

    Parameters
    ----------
    deck : Deck
    title : str
        The slides that follow say that they continue it.
    blocks : list of Words or Grid

    Returns
    -------
    Slide
        The first.
    """
    slides = []
    for number, placed in enumerate(pages(blocks, deck.body, deck.body), start=1):
        told = title if number == 1 else words.CONTINUED.format(title=title, number=number)
        slides.append(add_slide(deck, told))
        add_placed(slides[-1], placed)
    return slides[0]


def split(body: Box, share: float) -> tuple[Box, Box]:
    """The left part of a room and the rest, with a gap between them."""
    left = body.width * share - GAP / 2
    return (
        Box(body.left, body.top, left, body.height),
        Box(body.left + left + GAP, body.top, body.width - left - GAP, body.height),
    )


def page_in(room: Box, page: Page) -> Page:
    """A page for a picture that fills a room; the page as it is where it nearly does."""
    width, height = room.width / POINTS_PER_INCH, room.height / POINTS_PER_INCH
    is_near = 0 <= width - page.width < NEAR and 0 <= height - page.height < NEAR
    return page if is_near else replace(page, width=width, height=height)


def add_picture(slide: Any, picture: Picture, room: Box) -> None:
    """Add a picture as large as its room lets it be."""
    shape = slide.shapes.add_picture(BytesIO(picture.content), 0, 0)
    ratio = min(room.width / shape.width, room.height / shape.height)
    put(shape, Box(room.left, room.top, shape.width * ratio, shape.height * ratio))
    describe(shape, picture.alternative)


def add_placed(slide: Any, placed: list[Placed]) -> None:
    """Add blocks where they have been placed."""
    for each in placed:
        _add_block(slide, each)


def _add_block(slide: Any, placed: Placed) -> None:
    if isinstance(placed.block, Words):
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        put(shape, placed.box)
        fill(shape.text_frame, list(placed.block.paragraphs), placed.size, after=AFTER)
    else:
        _add_grid(slide, placed, placed.block)


def _add_grid(slide: Any, placed: Placed, block: Grid) -> None:
    box, size = placed.box, placed.size
    head = caption_height(block, size, box.width)
    if block.caption:
        caption = slide.shapes.add_textbox(0, 0, 0, 0)
        put(caption, Box(box.left, box.top, box.width, head))
        fill(caption.text_frame, [block.caption], size, is_bold=True)
    room = Box(box.left, box.top + head, box.width, box.height - head)
    rows = (block.headings, *block.rows)
    frame = slide.shapes.add_table(len(rows), len(block.headings), 0, 0, 0, 0)
    put(frame, room)
    describe(frame, block.alternative)
    for column, width in zip(frame.table.columns, placed.widths, strict=True):
        column.width = Pt(width)
    for number, (row, cells) in enumerate(zip(frame.table.rows, rows, strict=True)):
        row.height = Pt(row_height(cells, size, placed.widths, bold=number == 0))
        for at, told in enumerate(cells):
            is_right = block.numeric[at]
            _write_cell(row.cells[at], told, size, number, is_right=is_right)


def _write_cell(cell: Any, told: str, size: float, row: int, *, is_right: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(CELL_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if row == 0 else MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = GROUND if row == 0 else STRIPE if row % 2 == 0 else PAPER
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    write_run(paragraph, told, size, is_bold=row == 0)
    paragraph.runs[0].font.color.rgb = PAPER if row == 0 else INK
