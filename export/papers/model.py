"""Tables and profiles in words and numbers: the same for Excel, PowerPoint and Word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from export.dossier import Dossier
from export.pictures import MapFigure, Scatter
from language import documents_text as words
from language import numbers

Cell = str | float | None
"""Text, a number, or a figure that is missing."""


@dataclass(frozen=True)
class Heading:
    """One column of a table.

    Parameters
    ----------
    title : str
        For people.
    decimals : int, optional
        Of its numbers; None for a column of text.
    unit : str
        Written after each number.
    is_bar : bool
        Whether its numbers may be compared along one scale.
    meaning : str
        What it is; empty where the title says it.
    is_change : bool
        Whether its numbers are differences, written with their sign.
    short : str
        For narrow columns; empty where the title is short.
    """

    title: str
    decimals: int | None = None
    unit: str = ""
    is_bar: bool = False
    meaning: str = ""
    is_change: bool = False
    short: str = ""

    @property
    def narrow(self) -> str:
        """Title for a narrow column."""
        return self.short or words.SHORT_HEADINGS.get(self.title, self.title)

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return self.decimals is not None


@dataclass(frozen=True)
class Table:
    """A table: short name, caption, columns, rows and a note below.

    Raises
    ------
    ValueError
        A row has not one cell for each heading.
    """

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"rows of {self.name} do not have {len(self.headings)} cells")

    def kept(self, titles: Sequence[str]) -> "Table":
        """The table with the columns of these titles only, in this order."""
        known = [heading.title for heading in self.headings]
        at = [known.index(title) for title in titles if title in known]
        return replace(
            self,
            headings=tuple(self.headings[place] for place in at),
            rows=tuple(tuple(row[place] for place in at) for row in self.rows),
        )

    def frame(self) -> pd.DataFrame:
        """Numbers as numbers, under the titles."""
        titles = [heading.title for heading in self.headings]
        return pd.DataFrame(list(self.rows), columns=titles)

    def words(self) -> list[list[str]]:
        """Every cell as a reader sees it, row by row, without the headings."""
        return [
            [shown(cell, heading) for cell, heading in zip(row, self.headings, strict=True)]
            for row in self.rows
        ]


def shown(cell: Cell, heading: Heading) -> str:
    """A cell as a reader sees it: numbers in Swedish, what is missing in words."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return numbers.MISSING if heading.is_number else ""
    plain = numbers.with_unit(cell, heading.unit, heading.decimals or 0)
    rounded = numbers.signed(cell, heading.decimals or 0)
    return f"+{plain}" if heading.is_change and rounded.startswith("+") else plain


@dataclass(frozen=True, eq=False)
class Profile:
    """One area or candidate.

    Parameters
    ----------
    name : str
    facts : tuple of str
        Sentences on rank, index, field and how sure they are.
    made_of : str
        Which areas a candidate is made of; empty for a single area.
    reason : str
        Why it is chosen; empty where nothing is written.
    figures, children, initiatives, boards : Table
        Its figures with uncertainty, its children by age and sex, what is
        there, and who could answer for what.
    map : MapFigure
        Its surroundings, it outlined.
    """

    name: str
    facts: tuple[str, ...]
    made_of: str
    reason: str
    figures: Table
    children: Table
    initiatives: Table
    boards: Table
    map: MapFigure

    @property
    def tables(self) -> tuple[Table, ...]:
        """In the order in which they are read."""
        return (self.figures, self.children, self.initiatives, self.boards)


@dataclass(frozen=True, eq=False)
class Papers:
    """All that a document shows.

    Parameters
    ----------
    dossier : Dossier
        What they are made of.
    scenario, day, level : str
        Name of the scenario, the day (ISO 8601), and the level in words.
    shortlist, rejected, candidates, areas, contributions, certainty : Table
        What was found.
    initiatives, boards : Table
        What is there already.
    weights, indicators, method, sources, journal : Table
        What it rests on.
    totals : Table
        Areas and children in each field.
    formula, limits : tuple of str
        The method and its limits in sentences.
    profiles : tuple of Profile
        What is chosen on the shortlist, or the candidates where that is empty.
    told_codes : tuple of str
        Codes of the areas in the profiles.
    are_candidates : bool
        Whether any of them is a candidate.
    map : MapFigure
        Need over the whole city.
    scatter : Scatter or None
        Need against coverage; none where no area has both.
    """

    dossier: Dossier
    scenario: str
    day: str
    level: str
    shortlist: Table
    rejected: Table
    candidates: Table
    areas: Table
    contributions: Table
    certainty: Table
    initiatives: Table
    boards: Table
    weights: Table
    indicators: Table
    method: Table
    sources: Table
    journal: Table
    totals: Table
    formula: tuple[str, ...]
    limits: tuple[str, ...]
    profiles: tuple[Profile, ...]
    told_codes: tuple[str, ...]
    are_candidates: bool
    map: MapFigure
    scatter: Scatter | None

    @property
    def date(self) -> date:
        """The day."""
        return date.fromisoformat(self.day)

    @property
    def sheets(self) -> tuple[Table, ...]:
        """Every table, in the order of the workbook."""
        return (
            self.shortlist,
            self.rejected,
            self.candidates,
            self.areas,
            self.contributions,
            self.certainty,
            self.initiatives,
            self.boards,
            self.indicators,
            self.method,
            self.sources,
            self.journal,
        )
