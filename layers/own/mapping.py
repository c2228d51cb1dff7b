"""What the columns of a user's own file mean: told once, kept, and used for the next file."""

import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from geo.faults import Fault, FaultKind, InputError
from layers.cards import Card, Direction, Identifier, IsoDate, Text
from layers.disclosure import SmallNumbers
from layers.numbers import Decimal
from layers.own.figures import Meaning
from layers.own.keys import KeyKind
from layers.own.roles import filled
from layers.text_files import check_model, parse_json

Kind = Literal["count", "share", "mean", "median", "change", "index"]

Year = Annotated[int, Field(ge=1900, le=2100)]

MOST_FIGURES = 200
"""Figures that one mapping takes, times its years."""


class FigureChoice(Card):
    """One figure that is taken, and what its card is to say.

    Parameters
    ----------
    column : str
        Heading of its cells; ``{year}`` stands where that names the year.
    where : dict of str to str
        Cells of columns with categories that its rows have.
    id : str
        Of the indicator, without the year.
    title, definition, unit, base, dimension : str
    kind : {"count", "share", "mean", "median", "change", "index"}
    direction : {"higher_is_need", "lower_is_need", "context"}
    base_figure, numerator_figure : str
        Ids of the figures with the number that a share or a mean is of, and with
        the number that is counted in a share; empty where the file has none.
    year : int or None
        Of this figure alone, whatever the years of the mapping.
    """

    column: Text
    where: dict[str, str] = Field(default_factory=dict)
    id: Identifier
    title: Text
    definition: Text
    unit: Text
    kind: Kind
    direction: Direction
    base: Text
    dimension: Text
    base_figure: str = ""
    numerator_figure: str = ""
    year: Year | None = None


class OwnMapping(Card):
    """What a person has said that a file of a shape means.

    Parameters
    ----------
    version : int
        Of this form.
    title : str
        What the reader calls it.
    file : str
        Name of the file that it was made with.
    part : str
        Sheet, layer or member; empty where the file has one table.
    header : int
        Number of the row with the headings.
    encoding, separator : str
        As they were found, to tell when they change.
    key_column, key_kind : str
        Column that says which area a row is for, and whether by code or by name.
    areas : str
        Level of the areas, or ``own``.
    year_column : str
        Column with the year of a row; empty where there is none.
    is_year_told : bool
        Whether a person says the year, since neither headings nor rows do.
    years : tuple of int
        That are taken.
    latest : int
        The last year that the file had.
    decimal : {"", ".", ","}
        Decimal sign; empty where the file tells.
    marks : dict of str to {"missing", "suppressed", "zero"}
        Marks in place of a number, beside those that are missing everywhere.
    near : dict of str to str
        Codes of areas by cells whose name is nearly theirs.
    strangers : tuple of str
        Cells of the key column that are no area and are left out.
    absent : tuple of str
        Codes of areas that have no row, and may lack one.
    figures : tuple of FigureChoice
    publisher, licence : str
    small : SmallNumbers
        What is small, and is hidden.
    internal : bool
        Whether the figures never leave in a file that is marked public.
    columns : tuple of str
        Headings that the file had, years as places.
    confirmed : str
        Day; empty for a proposal.
    """

    version: Literal[1] = 1
    title: Text
    file: Text
    part: str = ""
    header: Annotated[int, Field(ge=1)]
    encoding: str = ""
    separator: str = ""
    key_column: Text
    key_kind: KeyKind
    areas: Text
    year_column: str = ""
    is_year_told: bool = False
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    latest: Year
    decimal: Decimal | Literal[""] = ""
    marks: dict[str, Meaning] = Field(default_factory=dict)
    near: dict[str, str] = Field(default_factory=dict)
    strangers: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    figures: Annotated[tuple[FigureChoice, ...], Field(min_length=1, max_length=MOST_FIGURES)]
    publisher: str = ""
    licence: str = ""
    small: SmallNumbers = SmallNumbers()
    internal: bool = False
    columns: tuple[str, ...] = ()
    confirmed: IsoDate = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the indicators that it gives, a year after each."""
        return tuple(indicator_id(figure, year) for figure, year in self.figure_years)

    @property
    def figure_years(self) -> tuple[tuple[FigureChoice, int], ...]:
        """Every figure with each of its years."""
        return tuple((each, year) for each in self.figures for year in figure_years(each, self))

    def heading(self, figure: FigureChoice, year: int) -> str:
        """Heading of the column with the cells of a figure and a year."""
        return figure.column if self.is_year_told else filled(figure.column, year)

    @property
    def figure_columns(self) -> tuple[str, ...]:
        """Headings of every column with cells of figures, each once."""
        headings = (self.heading(figure, year) for figure, year in self.figure_years)
        return tuple(dict.fromkeys(headings))

    @property
    def needed_columns(self) -> tuple[str, ...]:
        """Headings of every column that is read, each once."""
        places = [column for each in self.figures for column in each.where]
        told = [self.key_column, *([self.year_column] if self.year_column else []), *places]
        return tuple(dict.fromkeys([*told, *self.figure_columns]))


def indicator_id(figure: FigureChoice, year: int) -> str:
    """Id of the indicator of a figure and a year."""
    return f"{figure.id}_{year}"


def figure_years(figure: FigureChoice, mapping: OwnMapping) -> tuple[int, ...]:
    """Years of a figure: its own, else those of the mapping."""
    return mapping.years if figure.year is None else (figure.year,)


def write_mapping(mapping: OwnMapping) -> str:
    """A mapping as JSON."""
    return f"{json.dumps(mapping.model_dump(mode='json'), ensure_ascii=False, indent=1)}\n"


def read_mapping(text: str, file: str) -> OwnMapping:
    """Read a mapping that was written.

    Raises
    ------
    InputError
        Every fault of it.
    """
    data = parse_json(text, file)
    if not isinstance(data, Mapping):
        raise InputError([Fault(FaultKind.FIELD_VALUE, file, "version", "", "1")])
    return check_model(OwnMapping, data, file)
