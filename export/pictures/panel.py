"""The legend beside a map: classes, lines and the numbered list, as many as there is room for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from export import palettes
from export.pictures.canvas import INK, POINTS_PER_INCH, RESERVE, text_width, wrapped
from export.pictures.model import MapFigure, Page, numbered
from language import numbers, picture_text

LINE_HEIGHT, PARAGRAPH = 1.25, 0.35
"""Of a line and between entries, in sizes of the font."""

SAMPLE, SAMPLE_GAP = 20.0, 6.0
"""Points: width of a sample of colour or line, and from it to its words."""

COLUMN_GAP = 0.2
"""Inches between two columns."""

HATCH = "/////////"

LINE_WIDTH, MARKED_WIDTH, MIDDLE_WIDTH = 1.3, 3.2, 1.0
"""Points: outline of an initiative, of what is marked, which lies below, and the light line along
the middle of a candidate's."""

DASHES = (0, (3.5, 2.0))
"""Of a boundary that is not verified, in widths of the line."""

Draw = Callable[[Axes, float, float, float], None]
"""Draws a sample in axes: height of its middle, how tall it is and where it begins, in points."""


@dataclass(frozen=True)
class Entry:
    """One row of the legend: words, and the sample before them."""

    words: str
    sample: Draw | None = None
    bold: bool = False
    number: str = ""


Block = list[Entry]


Box = tuple[float, float, float, float]
"""Left, bottom, width and height in inches."""


def draw_panel(sheet: Figure, figure: MapFigure, box: Box, page: Page) -> list[int]:
    """Draw the legend of a map.

    Parameters
    ----------
    sheet : Figure
        To draw on.
    figure : MapFigure
        What the legend explains.
    box : (float, float, float, float)
        Left, bottom, width and height in inches that it keeps within.
    page : Page
        With its columns, and the sizes that its text may have.

    Returns
    -------
    list of int
        Numbers of what is marked, from 1, that there was room to name.
    """
    classes, lines, marked = _classes(figure), _lines(figure), _marked(figure)
    if page.is_below:
        box = _draw_row(sheet, classes, box, page.legend[-1])
        parts = [[marked], [lines]]
    else:
        parts = [[classes, lines, marked]] if page.columns == 1 else [[classes, marked], [lines]]
    boxes = _columns(box, len(parts))
    rooms = [(width * POINTS_PER_INCH, height * POINTS_PER_INCH) for _, _, width, height in boxes]
    size = next((each for each in page.legend if _have_room(parts, each, rooms)), page.legend[-1])
    named = []
    for part, own, (width, height) in zip(parts, boxes, rooms, strict=True):
        top, axes = height, _axes(sheet, own)
        for entry in _rows(_shortened(part, size, width, height)):
            top = _draw(axes, entry, size, width, top)
            named += [int(entry.number)] if entry.number else []
    return named


def _columns(box: Box, count: int) -> list[Box]:
    left, bottom, width, height = box
    each = (width - (count - 1) * COLUMN_GAP) / count
    return [(left + at * (each + COLUMN_GAP), bottom, each, height) for at in range(count)]


def _draw_row(sheet: Figure, classes: Block, box: Box, size: float) -> Box:
    """Draw the classes beside each other, the lowest first; the box that is left below them."""
    left, bottom, width, height = box
    heading, *entries = classes
    share = width * POINTS_PER_INCH / len(entries)
    told = [wrapped(entry.words, size, share - SAMPLE_GAP) for entry in entries]
    used = size * (LINE_HEIGHT * (2 + max(map(len, told))) + 3 * PARAGRAPH)
    rest = height - used / POINTS_PER_INCH
    axes = _axes(sheet, (left, bottom + rest, width, height - rest))
    top = _draw(axes, heading, size, width * POINTS_PER_INCH, used)
    ordered = sorted(zip(entries, told, strict=True), key=lambda each: -entries.index(each[0]))
    for at, (entry, lines) in enumerate(ordered):
        if entry.sample is not None:
            entry.sample(axes, top - size / 2, size, at * share)
        for number, line in enumerate(lines):
            down = top - size * (LINE_HEIGHT * (number + 1.4) + PARAGRAPH / 2)
            axes.text(at * share, down, line, size=size, va="center", color=INK)
    return left, bottom, width, rest


def _have_room(
    parts: Sequence[list[Block]], size: float, rooms: Sequence[tuple[float, float]]
) -> bool:
    return all(
        _height(part, size, width) <= height
        for part, (width, height) in zip(parts, rooms, strict=True)
    )


def _axes(sheet: Figure, box: Box) -> Axes:
    """Axes in points over a box."""
    across, up = sheet.get_size_inches()
    left, bottom, width, height = box
    axes = sheet.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_axis_off()
    axes.set_xlim(0, width * POINTS_PER_INCH)
    axes.set_ylim(0, height * POINTS_PER_INCH)
    return axes


def _classes(figure: MapFigure) -> Block:
    entries = [Entry(figure.legend_title, bold=True)]
    entries += [Entry(each.label, _filled(each.colour)) for each in reversed(figure.legend)]
    if 0 in figure.classes:
        entries.append(Entry(picture_text.MISSING_CLASS, _hatched))
    return entries


def _lines(figure: MapFigure) -> Block:
    if not figure.lines:
        return []
    notes = {False: picture_text.VERIFIED, True: picture_text.INFERRED}
    kinds = sorted({line.dashed for line in figure.lines})
    named = [
        Entry(line.label, _stroke(line.colour, width=LINE_WIDTH, dashed=line.dashed))
        for line in figure.lines
    ]
    heading = Entry(picture_text.INITIATIVES, bold=True)
    return [heading, *(Entry(notes[kind]) for kind in kinds), *named]


def _marked(figure: MapFigure) -> Block:
    """What is marked under its headings, candidates first, for they are fewer."""
    entries: Block = []
    for heading, named in numbered(figure.marked):
        is_candidate = figure.marked[named[0][0] - 1].is_candidate
        entries.append(Entry(heading, _outline(is_candidate=is_candidate), bold=True))
        entries += [Entry(name, number=str(number)) for number, name in named]
    return entries


def outline_colour(is_candidate: bool) -> str:
    """Colour of the outline of what is marked."""
    return palettes.CANDIDATE_LINE if is_candidate else palettes.MARKED_LINE


def _shortened(blocks: list[Block], size: float, width: float, height: float) -> list[Block]:
    """Leave out what there is no room for; where lines and list share a column, they share it."""
    *first, last = blocks
    gaps = (sum(1 for block in blocks if block) - 1) * _entry_height(Entry(""), size, width)
    if len(blocks) < 3:
        return [*first, _cut(last, size, width, height - gaps - _height(first, size, width))]
    classes, lines = first
    rest = height - gaps - _height([classes], size, width)
    lines = _cut(lines, size, width, max(rest / 2, rest - _height([last], size, width)))
    return [classes, lines, _cut(last, size, width, rest - _height([lines], size, width))]


def _cut(block: Block, size: float, width: float, room: float) -> Block:
    """As many entries as have room, the heading always, and a count of the rest."""
    heights = np.cumsum([_entry_height(entry, size, width) for entry in block])
    if not block or heights[-1] <= room:
        return block
    last = _entry_height(Entry(picture_text.MORE), size, width)
    count = max(1, int(np.searchsorted(heights + last, room, side="right")))
    left_out = numbers.number(len(block) - count)
    return [*block[:count], Entry(picture_text.MORE.format(count=left_out))]


def _rows(blocks: Iterable[Block]) -> Iterable[Entry]:
    """Entries of all blocks, an empty one between two of them."""
    for number, block in enumerate([block for block in blocks if block]):
        if number:
            yield Entry("")
        yield from block


def _height(blocks: Iterable[Block], size: float, width: float) -> float:
    return sum(_entry_height(entry, size, width) for entry in _rows(blocks))


def _entry_height(entry: Entry, size: float, width: float) -> float:
    return size * (len(_words(entry, size, width)) * LINE_HEIGHT + PARAGRAPH)


def _words(entry: Entry, size: float, width: float) -> list[str]:
    return wrapped(entry.words, size, RESERVE * (width - _indent(entry, size)), bold=entry.bold)


def _indent(entry: Entry, size: float) -> float:
    """Width taken by what stands before the words."""
    if entry.sample is not None:
        return SAMPLE + SAMPLE_GAP
    return text_width("000", size) + SAMPLE_GAP if entry.number else 0.0


def _draw(axes: Axes, entry: Entry, size: float, width: float, top: float) -> float:
    """Draw an entry below a height; the height that is left."""
    middle = top - size * LINE_HEIGHT / 2
    indent = _indent(entry, size)
    if entry.sample is not None:
        entry.sample(axes, middle, size, 0.0)
    if entry.number:
        right = indent - SAMPLE_GAP
        axes.text(right, middle, entry.number, size=size, ha="right", va="center", weight="bold")
    weight = "bold" if entry.bold else "normal"
    for number, line in enumerate(_words(entry, size, width)):
        down = middle - number * size * LINE_HEIGHT
        axes.text(indent, down, line, size=size, va="center", weight=weight, color=INK)
    return top - _entry_height(entry, size, width)


def _filled(colour: str) -> Draw:
    def draw(axes: Axes, middle: float, size: float, left: float) -> None:
        axes.add_patch(_swatch(middle, size, left, colour))

    return draw


def _hatched(axes: Axes, middle: float, size: float, left: float) -> None:
    axes.add_patch(_swatch(middle, size, left, palettes.MISSING_FILL))
    lines = Rectangle((left, middle - size / 2), SAMPLE, size, facecolor="none", linewidth=0)
    lines.set(edgecolor=palettes.MISSING_HATCH, hatch=HATCH)
    axes.add_patch(lines)


def _swatch(middle: float, size: float, left: float, colour: str) -> Rectangle:
    return Rectangle(
        (left + 0.3, middle - size / 2),
        SAMPLE - 0.6,
        size,
        facecolor=colour,
        edgecolor=palettes.AREA_LINE,
        linewidth=0.5,
    )


def _outline(*, is_candidate: bool) -> Draw:
    whole = _stroke(outline_colour(is_candidate), width=MARKED_WIDTH)
    middle = _stroke(palettes.CASING, width=MIDDLE_WIDTH)

    def draw(axes: Axes, height: float, size: float, left: float) -> None:
        whole(axes, height, size, left)
        if is_candidate:
            middle(axes, height, size, left)

    return draw


def _stroke(colour: str, *, width: float, dashed: bool = False) -> Draw:
    def draw(axes: Axes, middle: float, _: float, left: float) -> None:
        line = Line2D([left, left + SAMPLE], [middle, middle], color=colour, linewidth=width)
        if dashed:
            line.set_linestyle(DASHES)
        axes.add_line(line)

    return draw
