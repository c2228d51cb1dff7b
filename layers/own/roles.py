"""What the columns of a table are: area, year, sex, other categories, figures; wide or long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from layers.own.cells import YEAR, is_figure, is_mark, is_number, is_year, year_of

SEXES = frozenset(
    (
        *("män", "man", "men", "male", "m", "pojkar", "1"),
        *("kvinnor", "kvinna", "women", "female", "k", "flickor", "2"),
        *("totalt", "total", "båda könen", "män och kvinnor", "kvinnor och män", "samtliga"),
        *("alla", "t", "1+2", "båda", "both sexes"),
    )
)
"""Words for the sexes and for both, without case."""

SEX_HEADINGS = ("kön", "kon", "sex", "gender")
YEAR_HEADINGS = ("år", "ar", "year", "tid", "tidpunkt", "period", "månad/år", "time")
AGE_HEADINGS = ("ålder", "alder", "age", "åldersgrupp", "åldersklass")
"""Headings, without case, of columns that are categories even where their cells are numbers."""

CODE_HEADING = re.compile(r"(kod|code|(^|[\s_])f?id)$", re.IGNORECASE)
"""Headings of numbers that name something, and are figures only where nothing else is."""

TOTALS = ("totalt", "total", "samtliga", "alla", "summa", "båda könen", "tot", "1+2")
"""Words for everything of a category."""

YEAR_PLACE = "{year}"
"""Stands for the year in a heading."""

MOST_CATEGORIES = 60
"""Different cells of a column of categories."""

MOST_SERIES = 400
"""Figures that are offered."""

MOSTLY = 0.5
"""Share of the filled cells of a column of figures that must be numbers or marks."""


@dataclass(frozen=True)
class Series:
    """One kind of figure that a table has.

    Parameters
    ----------
    column : str
        Heading of its cells, ``{year}`` where that names the year.
    where : tuple of (str, str)
        Cells of columns with categories that its rows have.
    years : tuple of int
        Years it is given for; empty where the table names none.
    """

    column: str
    where: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Roles:
    """What the columns of a table are.

    Parameters
    ----------
    year_column, sex_column : str
        Empty where there is none.
    categories : mapping of str to tuple of str
        Cells of each column with categories, sex included, in file order.
    figures : tuple of str
        Headings of columns with figures, as they stand.
    series : tuple of Series
    """

    year_column: str
    sex_column: str
    categories: Mapping[str, tuple[str, ...]]
    figures: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of any figure, in order."""
        return tuple(sorted({year for each in self.series for year in each.years}))


def template(heading: str) -> str:
    """A heading with its year, if it has just one, as a place to fill."""
    found = YEAR.findall(heading)
    return YEAR.sub(YEAR_PLACE, heading) if len(set(found)) == 1 else heading


def filled(heading: str, year: int | None) -> str:
    """A heading with a year in its place."""
    return heading.replace(YEAR_PLACE, str(year)) if year is not None else heading


def find_roles(frame: pd.DataFrame, key: str) -> Roles:
    """Tell what the columns are.

    Parameters
    ----------
    frame : DataFrame of str
    key : str
        Column that says which area a row is for.
    """
    others = [str(name) for name in frame.columns if name != key]
    cells = {name: _different(frame[name]) for name in others}
    repeated = bool(frame.loc[frame[key].str.strip() != "", key].duplicated().any())
    year = _year_column(cells) if repeated else _usual_year(cells)
    named = [name for name in others if name != year]
    sex = next((name for name in named if _is_sex(name, cells[name])), "") if repeated else ""
    chosen = [
        name
        for name in named
        if repeated and (name == sex or _is_category(frame, key, name, cells[name]))
    ]
    numeric = [n for n in named if n not in chosen and _has_figures(frame[n])]
    figures = tuple(n for n in numeric if not CODE_HEADING.search(n)) or tuple(numeric)
    categories = {name: tuple(map(str.strip, cells[name])) for name in chosen}
    years = tuple(sorted({found for text in cells.get(year, ()) if (found := year_of(text))}))
    return Roles(year, sex, categories, figures, _series(figures, categories, years))


def _different(column: pd.Series) -> list[str]:
    return [text for text in column.unique() if text.strip()]


def _usual_year(cells: Mapping[str, Sequence[str]]) -> str:
    """A column of years by its heading, in a table with one row an area."""
    return next(
        (
            name
            for name, found in cells.items()
            if name.casefold() in YEAR_HEADINGS and found and all(map(is_year, found))
        ),
        "",
    )


def _year_column(cells: Mapping[str, Sequence[str]]) -> str:
    """A column of years by its heading, else the first whose every cell is a year."""
    all_years = (
        n for n, found in cells.items() if 0 < len(found) < 100 and all(map(is_year, found))
    )
    return _usual_year(cells) or next(all_years, "")


def _is_sex(name: str, cells: Sequence[str]) -> bool:
    """Whether a column is the sex; numbers count only below a heading that says so."""
    words = [text.strip().casefold() for text in cells]
    if not words or not all(word in SEXES for word in words):
        return False
    return name.casefold() in SEX_HEADINGS or not any(map(is_number, words))


def _is_category(frame: pd.DataFrame, key: str, name: str, cells: Sequence[str]) -> bool:
    """Whether a column tells rows of one area apart: text, few different, no label of the area."""
    if not 0 < len(cells) <= MOST_CATEGORIES:
        return False
    told = name.casefold() in AGE_HEADINGS + SEX_HEADINGS
    if not told and all(is_number(text) or is_mark(text) for text in cells):
        return False
    if not told and _has_figures(frame[name]):
        return False
    pairs = frame[[key, name]].drop_duplicates()
    return len(cells) == 1 or bool(pairs[key].duplicated().any())


def _has_figures(column: pd.Series) -> bool:
    """Whether a column has figures: most filled cells are, and at least one number."""
    counts = column.str.strip().value_counts()
    texts = [(str(text), int(count)) for text, count in counts.items() if text]
    numbers = sum(count for text, count in texts if is_number(text))
    marks = sum(count for text, count in texts if not is_number(text) and is_mark(text))
    rest = sum(count for text, count in texts) - numbers - marks
    known = any(is_figure(text) or is_number(text) for text, _ in texts)
    return known and rest < max(MOSTLY * (numbers + marks + rest), 1) and numbers > 0


def _series(
    figures: Sequence[str], categories: Mapping[str, tuple[str, ...]], years: tuple[int, ...]
) -> tuple[Series, ...]:
    """Every figure: columns whose headings differ by the year alone are one."""
    by_template: dict[str, set[int]] = {}
    for name in figures:
        found = YEAR.findall(name)
        own = {int(found[0])} if template(name) != name else set()
        by_template.setdefault(template(name), set()).update(own)
    places = list(
        product(*([(name, cell) for cell in cells] for name, cells in categories.items()))
    )
    made = [
        Series(column, place, tuple(sorted(own)) or years)
        for column, own in by_template.items()
        for place in places
    ]
    return tuple(made[:MOST_SERIES])


def is_total(place: Sequence[tuple[str, str]]) -> bool:
    """Whether a figure is for everything of every category."""
    return all(cell.strip().casefold() in TOTALS for _, cell in place)
