"""One file of the corpus: how it is written, and the table or the one message it must give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from geo.faults import FaultKind
from layers.own.keys import KnownAreas

NAMES = {
    "1280R001": "Almvik norr-Lindängen norr",
    "1280R002": "Nydala norr",
    "1280R003": "Sofielunds industriområde",
    "1280R004": "Östra Söderkulla",
    "1280R005": "Rosengård mitt",
}
DESO = {f"1280C10{number}0": f"Nydala norr · C10{number}0" for number in range(1, 5)}

KNOWN = (
    KnownAreas("deso", pd.Series(DESO, dtype=str)),
    KnownAreas("regso", pd.Series(NAMES, dtype=str)),
)
"""Areas that the files of the corpus are for; most are for the second."""

SECRET = "secret"
"""Stands for a figure that may not be told."""

Figures = Mapping[str, float | str | None]

FIGURES: Figures = {
    "1280R001": 12.5,
    "1280R002": 7.25,
    "1280R003": None,
    "1280R004": 1234.5,
    "1280R005": SECRET,
}
"""What nearly every file of the corpus says, each in its own way: None is missing."""


@dataclass(frozen=True)
class Case:
    """A file.

    Parameters
    ----------
    name : str
        As it is dropped; may say something else than the content.
    write : callable
        Gives the content.
    figures : mapping of str to float, str or None
        The first indicator by code, where the file is right.
    fault : FaultKind, optional
        The one kind of fault that the file must give, where it is wrong.
    year : int
        Of the figures.
    encoding, separator : str
        That must be found; not looked at where empty.
    strangers : tuple of str
        Cells that must be told to be no area.
    """

    name: str
    write: Callable[[], bytes]
    figures: Figures = field(default_factory=lambda: FIGURES)
    fault: FaultKind | None = None
    year: int = 2024
    encoding: str = ""
    separator: str = ""
    strangers: tuple[str, ...] = ()


def figure(value: float | str | None, decimal: str = ",", missing: str = "..") -> str:
    """A figure as it stands in most files."""
    if value is None:
        return missing
    return "x" if value == SECRET else str(value).replace(".", decimal)


def rows(decimal: str = ",", key: Callable[[str], str] = str) -> list[list[str]]:
    """Headings and a row per area."""
    return [
        ["Område", "Andel 2024"],
        *([key(code), figure(value, decimal)] for code, value in FIGURES.items()),
    ]


def lines(table: list[list[str]], separator: str = ";", end: str = "\n") -> str:
    """Rows as text."""
    return "".join(separator.join(row) + end for row in table)
