"""What the colours and lines of a map mean: one legend for the app, GIS and pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from export.palettes import CLASSES, OVERLAYS, class_colours
from language import numbers, screen
from layers.initiatives import InitiativeCard
from scoring.index.ranks import Classes

INDEX_DECIMALS = 1
"""Decimals of an index wherever a reader sees it."""

NEED_LABELS = (screen.LOWEST_NEED, screen.HIGHEST_NEED)
"""Words for the lowest and the highest class of an index."""


@dataclass(frozen=True)
class LegendClass:
    """One class: its number from 1, its colour (``#rrggbb``) and what stands beside it."""

    number: int
    colour: str
    label: str


@dataclass(frozen=True)
class Line:
    """How the boundary of one initiative is drawn.

    Parameters
    ----------
    id, label : str
        Of the initiative.
    colour : str
        ``#rrggbb``; one for each programme.
    dashed : bool
        True where the boundary is not verified.
    shown : bool
        Whether it is seen before the reader has chosen: it runs, and counts
        as a local effort.
    """

    id: str
    label: str
    colour: str
    dashed: bool
    shown: bool


def class_labels(classes: Classes, decimals: int, ends: tuple[str, str] | None = None) -> list[str]:
    """Least and greatest value of each class; the ends in words where given."""
    labels = [
        screen.CLASS_EMPTY if np.isnan(low) else numbers.interval(low, high, decimals)
        for low, high in zip(classes.low, classes.high, strict=True)
    ]
    if ends:
        labels[0] = f"{labels[0]} ({ends[0]})"
        labels[-1] = f"{labels[-1]} ({ends[1]})"
    return labels


def class_fills(count: int) -> tuple[str, ...]:
    """Fills for any number of classes, from the lowest.

    Parameters
    ----------
    count : int
        Number of classes, at least 1.

    Returns
    -------
    tuple of str
        Those of :func:`export.palettes.class_colours`. Of more classes than
        can be told apart, neighbours share a colour.
    """
    shades = class_colours(min(count, max(CLASSES)))
    return tuple(shades[at * len(shades) // count] for at in range(count))


def index_legend(classes: Classes) -> tuple[LegendClass, ...]:
    """The classes of an index, from the lowest need to the highest."""
    labels = class_labels(classes, INDEX_DECIMALS, NEED_LABELS)
    colours = class_fills(classes.count)
    return tuple(
        LegendClass(number, colour, label)
        for number, (colour, label) in enumerate(zip(colours, labels, strict=True), start=1)
    )


def programme_colours(cards: Iterable[InitiativeCard]) -> dict[str, str]:
    """Line colour by programme, in the order in which the programmes are met."""
    programmes = dict.fromkeys(card.programme for card in cards)
    return dict(zip(programmes, cycle(OVERLAYS), strict=False))


def lines(cards: Sequence[InitiativeCard]) -> tuple[Line, ...]:
    """How initiatives are drawn, in the same order."""
    colours = programme_colours(cards)
    return tuple(
        Line(
            card.id,
            card.title,
            colours[card.programme],
            dashed=card.certainty != "verified",
            shown=card.status == "running" and card.is_present,
        )
        for card in cards
    )
