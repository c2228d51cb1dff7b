"""What fits on a page: text and tables measured, shrunk, and continued on further slides.

Widths are those of DejaVu Sans, which is wider than the fonts of slides, so that what fits here
fits there. Lengths are in points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from export.papers.model import Table
from export.pictures.canvas import text_width, wrapped
from export.safe_text import for_xml

LINE = 1.22
"""Height of a line in sizes of its font."""

AFTER = 5.0
"""Points below a paragraph, a caption or a table."""

CELL_SIDE, CELL_TOP = 6.5, 2.5
"""Points inside a cell: left and right, above and below."""

WIDEST_WORD = 150.0
"""Points that the longest word of a column may ask for; a longer word is broken."""

SIZES = ((20.0, 14.0), (18.0, 13.0), (16.0, 12.0), (14.0, 11.0), (13.0, 10.0), (12.0, 9.0))
"""Sizes of text and of tables that are tried in turn; the last is the least that can be read."""

CONTINUED_SIZES = (14.0, 11.0)
"""Sizes where one slide is not enough."""

MEASURED = 48.0
"""Size in which text is measured; others are in proportion. Large, so that no width is rounded."""

RESERVE = 0.98
"""Share of a width that text is given, since other programs space it a little otherwise."""


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


@dataclass(frozen=True)
class Grid:
    """A table in words: caption, headings, rows, and which columns hold numbers."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


Block = Words | Grid


@dataclass(frozen=True)
class Placed:
    """A block or a part of it: its box, the size of its font, the widths of its columns."""

    block: Block
    box: Box
    size: float
    widths: tuple[float, ...] = ()


def grid(table: Table) -> Grid:
    """A table in words."""
    return Grid(
        one_line(table.caption),
        tuple(one_line(heading.title) for heading in table.headings),
        tuple(tuple(one_line(cell) for cell in row) for row in table.words()),
        tuple(heading.is_number for heading in table.headings),
    )


def one_line(told: str) -> str:
    """Text on one line, without what XML does not allow."""
    return " ".join(for_xml(told).split(" ")).translate({9: " ", 10: " ", 13: " "})


def text_height(told: str, size: float, width: float, *, bold: bool = False) -> float:
    """Height of a paragraph, without the air below it."""
    return len(_lines(told, size, width, bold=bold)) * size * LINE


def _lines(told: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    return _measured(told, max(int(width * RESERVE * MEASURED / size), 1), bold)


@lru_cache(maxsize=20_000)
def _measured(told: str, room: int, bold: bool) -> tuple[str, ...]:
    return tuple(wrapped(told, MEASURED, room, bold=bold))


def _wide(told: str, size: float, *, bold: bool = False) -> float:
    return text_width(told, MEASURED, bold=bold) * size / MEASURED


def fitted_size(told: str, width: float, height: float, sizes: Iterable[float]) -> float:
    """The first size in which a title fits in a box, the last where none does."""
    size = 0.0
    for size in sizes:
        if text_height(told, size, width, bold=True) <= height:
            return size
    return size


def shortened(told: str, size: float, width: float, height: float) -> str:
    """A title as long as its box has room for, an ellipsis where it goes on."""
    lines = _lines(told, size, width, bold=True)
    room = max(int(height / (size * LINE)), 1)
    if len(lines) <= room:
        return told
    return f"{' '.join(lines[:room])[:-1]}…"


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
    """
    for sizes in SIZES:
        found = _laid_out(blocks, first, later, sizes)
        if len(found) == 1:
            return found
    return _laid_out(blocks, first, later, CONTINUED_SIZES)


def _laid_out(
    blocks: Sequence[Block], first: Box, later: Box, sizes: tuple[float, float]
) -> list[list[Placed]]:
    """The same in one pair of sizes."""
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
    lines = _lines(told, size, room.width)
    count = max(int(room.height / (size * LINE)), 1)
    return " ".join(lines[:count]), " ".join(lines[count:])


def _place_grid(
    block: Grid, room: Box, size: float, *, is_whole: bool
) -> tuple[Placed | None, Block | None]:
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
    rest = Grid(block.caption, block.headings, left, block.numeric) if left else None
    return Placed(Grid(block.caption, block.headings, kept, block.numeric), box, size, widths), rest


def _split_row(
    row: tuple[str, ...], size: float, widths: Sequence[float], height: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A row that is higher than a slide, in two."""
    count = max(int((height - 2 * CELL_TOP) / (size * LINE)), 1)
    lines = [
        _lines(cell, size, width - 2 * CELL_SIDE) for cell, width in zip(row, widths, strict=True)
    ]
    return (
        tuple(" ".join(each[:count]) for each in lines),
        tuple(" ".join(each[count:]) for each in lines),
    )


def caption_height(block: Grid, size: float, width: float) -> float:
    """Height of the caption above a table."""
    if not block.caption:
        return 0.0
    return text_height(block.caption, size, width, bold=True) + AFTER


def row_height(
    row: Sequence[str], size: float, widths: Sequence[float], *, bold: bool = False
) -> float:
    """Height of a row: its highest cell."""
    return 2 * CELL_TOP + max(
        text_height(cell, size, width - 2 * CELL_SIDE, bold=bold)
        for cell, width in zip(row, widths, strict=True)
    )


def column_widths(block: Grid, size: float, width: float) -> tuple[float, ...]:
    """Widths of the columns: each its longest word, and a share of the rest by its longest text."""
    columns = list(zip(block.headings, *block.rows, strict=True))
    least = [_longest_word(cells, size) for cells in columns]
    if sum(least) >= width:
        return tuple(width * each / sum(least) for each in least)
    wish = [max(_wide(cell, size) for cell in cells) + 2 * CELL_SIDE for cells in columns]
    more = [max(long - short, 0.0) ** 0.5 for long, short in zip(wish, least, strict=True)]
    spare = width - sum(least)
    total = sum(more)
    parts = [each / total for each in more] if total else [1 / len(more)] * len(more)
    return tuple(short + spare * part for short, part in zip(least, parts, strict=True))


def _longest_word(cells: Sequence[str], size: float) -> float:
    """Width of the longest word of a column, with the air at its sides."""
    words = {word for cell in cells for word in cell.split(" ")}
    longest = max((_wide(word, size, bold=True) for word in words), default=0.0)
    return min(longest / RESERVE, WIDEST_WORD) + 2 * CELL_SIDE + 1.0
