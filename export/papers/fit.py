"""What fits on a slide: text and tables placed, shrunk and continued on further slides.

Lengths are in points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from export.papers.measure import (
    AFTER,
    CELL_SIDE,
    CELL_TOP,
    LINE,
    Grid,
    caption_height,
    column_widths,
    has_whole_words,
    lines_of,
    row_height,
    suited,
    text_height,
)

SIZES = (
    (24.0, 16.0),
    (20.0, 14.0),
    (18.0, 13.0),
    (16.0, 12.0),
    (14.0, 11.0),
    (13.0, 10.5),
    (12.0, 10.5),
    (11.0, 10.0),
    (10.0, 10.0),
)
"""Sizes of text and of tables that are tried in turn; the last is the least that can be read."""

CONTINUED_SIZES = (14.0, 11.0)
"""Sizes where one slide is not enough."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Words:
    """Paragraphs."""

    paragraphs: tuple[str, ...]


Block = Words | Grid


@dataclass(frozen=True)
class Placed:
    """A block or a part of it: its box, the size of its font, the widths of its columns."""

    block: Block
    box: Box
    size: float
    widths: tuple[float, ...] = ()


def fitted_size(told: str, width: float, height: float, sizes: Iterable[float]) -> float:
    """The first size in which a title fits in a box, the last where none does."""
    size = 0.0
    for size in sizes:
        if text_height(told, size, width, bold=True) <= height:
            return size
    return size


def shortened(told: str, size: float, width: float, height: float, *, bold: bool = True) -> str:
    """A text as long as its box has room for, an ellipsis where it goes on."""
    lines = lines_of(told, size, width, bold=bold)
    room = max(int(height / (size * LINE) + 1e-6), 1)
    if len(lines) <= room:
        return told
    kept = " ".join(lines[:room])
    while kept and len(lines_of(f"{kept}…", size, width, bold=bold)) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def pages(blocks: Sequence[Block], first: Box, later: Box) -> list[list[Placed]]:
    """Place blocks below each other, shrunk until they fit, else continued on further slides.

    Parameters
    ----------
    blocks : sequence of Words or Grid
    first, later : Box
        Room on the first slide and on those that follow.

    Returns
    -------
    list of list of Placed
        One list a slide, at least one; nothing is left out and no two overlap.
        A word of a table is broken only where no size has room for it.
    """
    for sizes in SIZES:
        found = laid_out(blocks, first, later, sizes)
        if len(found) == 1 and are_whole(found):
            return found
    found = laid_out(blocks, first, later, CONTINUED_SIZES)
    return found if are_whole(found) else laid_out(blocks, first, later, SIZES[-1])


def are_whole(slides: Sequence[Sequence[Placed]]) -> bool:
    """Whether no word of any table is broken."""
    return all(
        has_whole_words(each.block, each.size, each.box.width)
        for slide in slides
        for each in slide
        if isinstance(each.block, Grid)
    )


def laid_out(
    blocks: Sequence[Block], first: Box, later: Box, sizes: tuple[float, float]
) -> list[list[Placed]]:
    """The same in one pair of sizes, of text and of tables."""
    slides: list[list[Placed]] = [[]]
    room = first
    for block in blocks:
        rest: Block | None = block
        while rest is not None:
            at_top = room.height >= (first if len(slides) == 1 else later).height
            placed, rest = _place(rest, room, sizes, is_whole=at_top)
            if placed is not None:
                slides[-1].append(placed)
                used = placed.box.height + AFTER
                room = Box(room.left, room.top + used, room.width, room.height - used)
            if rest is not None:
                slides.append([])
                room = later
    return slides


def _place(
    block: Block, room: Box, sizes: tuple[float, float], *, is_whole: bool
) -> tuple[Placed | None, Block | None]:
    """What of a block fits in a room, and what is left; something always fits in a whole room."""
    if isinstance(block, Words):
        return _place_words(block, room, sizes[0], is_whole=is_whole)
    return _place_grid(block, room, sizes[1], is_whole=is_whole)


def _place_words(
    block: Words, room: Box, size: float, *, is_whole: bool
) -> tuple[Placed | None, Block | None]:
    used, taken = 0.0, 0
    for told in block.paragraphs:
        height = text_height(told, size, room.width)
        if used + height > room.height:
            break
        used, taken = used + height + AFTER, taken + 1
    kept, left = block.paragraphs[:taken], block.paragraphs[taken:]
    if not taken and is_whole:
        head, tail = _split(block.paragraphs[0], size, room)
        used, kept, left = room.height, (head,), (tail, *block.paragraphs[1:])
    rest = Words(left) if left else None
    if not kept:
        return None, rest
    box = Box(room.left, room.top, room.width, min(used, room.height))
    return Placed(Words(kept), box, size), rest


def _split(told: str, size: float, room: Box) -> tuple[str, str]:
    """A paragraph that is higher than a slide, in two."""
    lines = lines_of(told, size, room.width)
    count = max(int(room.height / (size * LINE)), 1)
    return " ".join(lines[:count]), " ".join(lines[count:])


def _place_grid(
    block: Grid, room: Box, size: float, *, is_whole: bool
) -> tuple[Placed | None, Block | None]:
    block = suited(block, size, room.width)
    widths = column_widths(block, size, room.width)
    head = caption_height(block, size, room.width) + row_height(
        block.headings, size, widths, bold=True
    )
    used, taken = head, 0
    for row in block.rows:
        height = row_height(row, size, widths)
        if used + height > room.height:
            break
        used, taken = used + height, taken + 1
    kept, left = block.rows[:taken], block.rows[taken:]
    if not kept and block.rows and is_whole:
        over, under = _split_row(block.rows[0], size, widths, room.height - head)
        used, kept, left = room.height, (over,), (under, *block.rows[1:])
    if not kept and (block.rows or used > room.height):
        return None, block
    box = Box(room.left, room.top, room.width, used)
    rest = replace(block, rows=left) if left else None
    return Placed(replace(block, rows=kept), box, size, widths), rest


def _split_row(
    row: tuple[str, ...], size: float, widths: Sequence[float], height: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A row that is higher than a slide, in two."""
    count = max(int((height - 2 * CELL_TOP) / (size * LINE)), 1)
    lines = [
        lines_of(cell, size, width - 2 * CELL_SIDE) for cell, width in zip(row, widths, strict=True)
    ]
    return (
        tuple(" ".join(each[:count]) for each in lines),
        tuple(" ".join(each[count:]) for each in lines),
    )
