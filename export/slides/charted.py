"""Slides with a chart that PowerPoint draws, and the table of the same figures."""

from typing import Any

from export.papers.charted import Chart, Charted
from export.papers.fit import Block, Box, Words, are_whole, pages
from export.papers.measure import grid
from export.pictures.years import YearLines
from export.slides.bars import add_bars
from export.slides.deck import Deck, add_slide
from export.slides.parts import add_flow, add_placed, split
from export.slides.years import add_years

SHARE = 0.58
"""Of the width of a slide that the chart has where its table stands beside it."""


def add_charted(deck: Deck, charted: Charted) -> None:
    """Add a slide with a chart and its table beside it, or the table on slides of its own.

    Parameters
    ----------
    deck : Deck
    charted : Charted
        The title of its chart is that of the slide.
    """
    title, blocks = charted.chart.title, _blocks(charted)
    left, right = split(deck.body, SHARE)
    slide, placed = add_slide(deck, title), pages(blocks, right, right)
    is_beside = len(placed) == 1 and are_whole(placed)
    _add_chart(slide, left if is_beside else deck.body, charted.chart)
    if is_beside:
        add_placed(slide, placed[0])
    else:
        add_flow(deck, charted.table.caption, blocks)


def _blocks(charted: Charted) -> list[Block]:
    notes = tuple(note for note in (charted.note, charted.table.note) if note)
    words: list[Block] = [Words(notes)] if notes else []
    return [grid(charted.table, is_captioned=False), *words]


def _add_chart(slide: Any, box: Box, chart: Chart) -> None:
    if isinstance(chart, YearLines):
        add_years(slide, box, chart)
    else:
        add_bars(slide, box, chart)
