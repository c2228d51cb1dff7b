"""What has to stand on one slide: shrunk until it fits, else cut, and that it was cut is told.

Lengths are in points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export.papers.fit import SIZES, Block, Box, Placed, Words, laid_out, pages, shortened
from export.papers.measure import (
    AFTER,
    LINE,
    Grid,
    caption_height,
    column_widths,
    lines_of,
    row_height,
    suited,
    text_height,
)
from language import documents_text as words
from language import numbers

SHORTEST = 2
"""Rows or lines that a block keeps when others have to be cut."""


def one_page(blocks: Sequence[Block], room: Box) -> list[Placed]:
    """Place blocks below each other on one slide, shrunk until they fit, else cut.

    Parameters
    ----------
    blocks : sequence of Words or Grid
    room : Box

    Returns
    -------
    list of Placed
        What there is room for. The highest block is cut first, a line or a row
        at a time; what is left of it says so. Blocks that have no room when all
        are cut as far as they can be are left out from the last.
    """
    found = pages(blocks, room, room)
    kept = [_units(block, room.width) for block in blocks]
    while len(found) > 1:
        shown = [_limited(*each, room.width) for each in zip(blocks, kept, strict=True)]
        found = laid_out(shown, room, room, SIZES[-1])
        heights = [
            _height(block, room.width) if units > SHORTEST else 0.0
            for block, units in zip(shown, kept, strict=True)
        ]
        if not any(heights):
            break
        kept[heights.index(max(heights))] -= 1
    return found[0]


def _units(block: Block, width: float) -> int:
    """Rows of a table, or lines of a text in the least size."""
    if isinstance(block, Grid):
        return len(block.rows)
    return sum(len(lines_of(told, SIZES[-1][0], width)) for told in block.paragraphs)


def _limited(block: Block, kept: int, width: float) -> Block:
    """The first rows or lines of a block; that there are more is told."""
    if isinstance(block, Words):
        return Words(tuple(_first_lines(block.paragraphs, kept, width)))
    left = len(block.rows) - kept
    if left == 0:
        return block
    told = words.ROWS_LEFT_OUT.format(count=numbers.number(left))
    return replace(block, rows=(*block.rows[:kept], (told, *[""] * (len(block.headings) - 1))))


def _first_lines(paragraphs: Sequence[str], kept: int, width: float) -> Iterator[str]:
    """As many lines of the paragraphs, an ellipsis where the rest is left out."""
    size = SIZES[-1][0]
    for number, told in enumerate(paragraphs, start=1):
        lines = len(lines_of(told, size, width))
        is_last = kept <= lines and number < len(paragraphs)
        shown = f"{told} {words.LEFT_OUT}" if is_last else told
        yield shortened(shown, size, width, kept * size * LINE, bold=False)
        kept -= lines
        if kept <= 0:
            return


def _height(block: Block, width: float) -> float:
    """Height of a block in the least size."""
    text, table = SIZES[-1]
    if isinstance(block, Words):
        return sum(text_height(told, text, width) + AFTER for told in block.paragraphs)
    block = suited(block, table, width)
    widths = column_widths(block, table, width)
    rows = sum(row_height(row, table, widths) for row in block.rows)
    head = row_height(block.headings, table, widths, bold=True)
    return caption_height(block, table, width) + head + rows
