"""The ground of every picture: one font, no global figure, the same bytes every time.

Matplotlib's settings are set once, when this module is read, and never changed; figures
are made without pyplot, and drawn one at a time.
"""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from export.safe_text import for_xml

Kind = Literal["png", "svg", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of file that a picture can be."""

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
RESERVE = 0.97
"""Share of a line that words are given, since their measured widths are rounded."""

FAMILY = "DejaVu Sans"
UNKNOWN = "\ufffd"
"""Drawn for a character that the font lacks."""

INK, FAINT = "#1a1a1a", "#595959"
"""Colour of words and axes, and of what stands back."""

matplotlib.rcParams.update(
    {
        "font.family": FAMILY,
        "text.parse_math": False,
        "text.color": INK,
        "axes.edgecolor": FAINT,
        "axes.labelcolor": INK,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "hatch.linewidth": 0.6,
        "svg.fonttype": "none",
        "svg.hashsalt": "kraftsamling",
        "pdf.fonttype": 42,
    }
)

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Picture:
    """A picture as a file, and what it shows in words (Swedish)."""

    content: bytes
    alternative: str


def picture(draw: Callable[[], Figure], kind: Kind, title: str, alternative: str) -> Picture:
    """Draw a figure and write it.

    Parameters
    ----------
    draw : callable
        Makes the figure; called under a lock, since fonts are shared.
    kind : str
        ``png`` (200 dots an inch), ``svg`` (words stay words) or ``pdf``.
    title, alternative : str
        Kept in the file, where a reader of screens finds them.

    Returns
    -------
    Picture
        The same figure gives the same bytes.
    """
    content = io.BytesIO()
    with _ONE_AT_A_TIME:
        figure = draw()
        figure.savefig(
            content, format=kind, dpi=DOTS_PER_INCH, metadata=_metadata(kind, title, alternative)
        )
    return Picture(content.getvalue(), alternative)


def _metadata(kind: Kind, title: str, alternative: str) -> dict[str, str | None]:
    title, words = for_xml(title), for_xml(alternative)
    return {
        "png": {"Title": title, "Description": words, "Software": None},
        "svg": {"Title": title, "Description": words, "Creator": None, "Date": None},
        "pdf": {
            "Title": title,
            "Subject": words,
            "Creator": None,
            "Producer": None,
            "CreationDate": None,
        },
    }[kind]


def drawable(words: str) -> str:
    """Text that the font can draw, on one line."""
    known = _characters()
    one_line = " ".join(for_xml(words).split(" ")).translate({9: " ", 10: " ", 13: " "})
    return "".join(each if ord(each) in known else UNKNOWN for each in one_line)


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family=FAMILY))).get_charmap())


@lru_cache(maxsize=10_000)
def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in points."""
    font = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
    renderer: Any = RendererAgg(1, 1, POINTS_PER_INCH)  # type: ignore[no-untyped-call]
    width, _, _ = renderer.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines.

    Parameters
    ----------
    words : str
    size : float
        Of the font, in points.
    room : float
        Width of a line in points. A word that is wider is broken.
    bold : bool

    Returns
    -------
    list of str
        At least one line, every one drawable.
    """
    blank = text_width("n n", size, bold=bold) - text_width("nn", size, bold=bold)
    lines, used = [""], 0.0
    for word in filter(None, drawable(words).split(" ")):
        width = text_width(word, size, bold=bold)
        if lines[-1] and used + blank + width <= room:
            lines[-1], used = f"{lines[-1]} {word}", used + blank + width
            continue
        pieces = _pieces(word, size, room, bold=bold)
        lines = [*(line for line in lines if line), *pieces]
        used = text_width(lines[-1], size, bold=bold)
    return lines


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word, in as few pieces as the room demands."""
    if text_width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
