"""How much room words take: paragraphs, rows and columns, measured in a font.

Widths are those of DejaVu Sans, which is wider than the fonts of slides and pages, so that what
fits here fits there. Lengths are in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from export.papers.model import Table
from export.pictures.canvas import text_width, wrapped
from export.safe_text import for_xml

LINE = 1.22
"""Height of a line in sizes of its font."""

AFTER = 5.0
"""Points below a paragraph, a caption or a table."""

CELL_SIDE, CELL_TOP = 5.0, 2.0
"""Points inside a cell: left and right, above and below."""

WIDEST_WORD = 0.5
"""Share of a table's width that the longest word of a column may ask for; a longer is broken."""

MEASURED = 48.0
"""Size in which text is measured; others are in proportion. Large, so that no width is rounded."""

RESERVE = 0.98
"""Share of a width that text is given, since other programs space it a little otherwise."""

WHOLE_HEADING = 9
"""Characters of a heading that is kept on one line."""

STEPS = 40
"""Halvings in the search for widths."""


@dataclass(frozen=True)
class Grid:
    """A table in words.

    Parameters
    ----------
    caption : str
    headings : tuple of str
    rows : tuple of tuple of str
    numeric : tuple of bool
        Which columns hold numbers.
    short : tuple of str
        Headings for narrow columns; empty where there are no others.
    alternative : str
        What it shows, for those who do not see it.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    short: tuple[str, ...] = ()
    alternative: str = ""


def grid(table: Table, *, is_captioned: bool = True) -> Grid:
    """A table in words; without its caption where what is round it says the same."""
    caption = one_line(table.caption)
    return Grid(
        caption if is_captioned else "",
        tuple(one_line(heading.title) for heading in table.headings),
        tuple(tuple(one_line(cell) for cell in row) for row in table.words()),
        tuple(heading.is_number for heading in table.headings),
        tuple(one_line(heading.narrow) for heading in table.headings),
        caption,
    )


def one_line(told: str) -> str:
    """Text on one line, without what XML does not allow."""
    return " ".join(for_xml(told).split(" ")).translate({9: " ", 10: " ", 13: " "})


def text_height(told: str, size: float, width: float, *, bold: bool = False) -> float:
    """Height of a paragraph, without the air below it."""
    return len(lines_of(told, size, width, bold=bold)) * size * LINE


def lines_of(told: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines that a paragraph becomes in a width."""
    return _measured(told, max(int(width * RESERVE * MEASURED / size), 1), bold)


@lru_cache(maxsize=20_000)
def _measured(told: str, room: int, bold: bool) -> tuple[str, ...]:
    return tuple(wrapped(told, MEASURED, room, bold=bold))


def _wide(told: str, size: float, *, bold: bool = False) -> float:
    return text_width(told, MEASURED, bold=bold) * size / MEASURED


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


def suited(block: Grid, size: float, width: float) -> Grid:
    """The table with its short headings, where the words of the long ones have no room."""
    if has_whole_words(block, size, width) or not block.short:
        return block
    return replace(block, headings=block.short)


def has_whole_words(block: Grid, size: float, width: float) -> bool:
    """Whether every column has room for its longest word."""
    return sum(_least(block, size, width)) <= width


def column_widths(block: Grid, size: float, width: float) -> tuple[float, ...]:
    """Widths of the columns: each its longest word, and more so that no cell is much higher.

    Parameters
    ----------
    block : Grid
    size : float
        Of the font.
    width : float
        That the columns fill together.

    Returns
    -------
    tuple of float
        In proportion to the longest text of each column, none below its longest
        word; where there is no room for all the longest words, in proportion to those.
    """
    least = _least(block, size, width)
    if sum(least) >= width:
        return tuple(width * each / sum(least) for each in least)
    wish = [
        max((_wide(cell, size) for cell in cells), default=0.0) + 2 * CELL_SIDE
        for cells in _columns(block)
    ]
    low, high = 0.0, width / min(wish)
    for _ in range(STEPS):
        share = (low + high) / 2
        used = sum(max(short, share * long) for short, long in zip(least, wish, strict=True))
        low, high = (share, high) if used <= width else (low, share)
    widths = [max(short, low * long) for short, long in zip(least, wish, strict=True)]
    return tuple(each * width / sum(widths) for each in widths)


def _columns(block: Grid) -> list[tuple[str, ...]]:
    """Cells of each column, half of a long heading, since it comes once and may be on two lines."""
    heads = [
        heading if len(heading) <= WHOLE_HEADING else heading[: len(heading) // 2 + 1]
        for heading in block.headings
    ]
    return list(zip(heads, *block.rows, strict=True))


def _least(block: Grid, size: float, width: float) -> list[float]:
    """Width of the longest word of each column, with the air at its sides."""
    cells = zip(*block.rows, strict=True) if block.rows else [()] * len(block.headings)
    return [
        min(
            max(_longest_word((heading,), size, bold=True), _longest_word(own, size, bold=False)),
            WIDEST_WORD * width,
        )
        for heading, own in zip(block.headings, cells, strict=True)
    ]


def _longest_word(cells: Sequence[str], size: float, *, bold: bool) -> float:
    words = {
        word
        for cell in cells
        for word in ([cell] if bold and len(cell) <= WHOLE_HEADING else cell.split(" "))
    }
    longest = max((_wide(word, size, bold=bold) for word in words), default=0.0)
    return longest / RESERVE + 2 * CELL_SIDE + 1.0
