"""Figures of a file by a mapping: joined to the areas, every fault at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.cards import IndicatorCard, Source, Upwards
from layers.numbers import Status
from layers.own.cells import year_of
from layers.own.figures import NumberForm, find_form, read_figures
from layers.own.files import OwnFile
from layers.own.keys import KnownAreas, Match, areas_of, match
from layers.own.layout import Sheet, lay_out
from layers.own.mapping import FigureChoice, OwnMapping, indicator_id
from layers.table import IndicatorTable


@dataclass(frozen=True, eq=False)
class Taken:
    """What a file gives by a mapping, faults or not.

    Parameters
    ----------
    match : Match
        How its rows and the areas go together.
    faults : tuple of Fault
        All that is wrong.
    table : IndicatorTable or None
        One row per area, in the areas' order; None where there is any fault.
    cards : mapping of str to IndicatorCard
        Of its indicators.
    """

    match: Match
    faults: tuple[Fault, ...]
    table: IndicatorTable | None
    cards: dict[str, IndicatorCard]

    @property
    def required(self) -> IndicatorTable:
        """The figures.

        Raises
        ------
        InputError
            Every fault.
        """
        if self.table is None:
            raise InputError(self.faults)
        return self.table


def take(file: OwnFile, mapping: OwnMapping, areas: KnownAreas) -> Taken:
    """Take the figures of a file.

    Parameters
    ----------
    file : OwnFile
    mapping : OwnMapping
    areas : KnownAreas
        Those that the mapping is for.

    Raises
    ------
    InputError
        The file has no such part, or no table in it.
    """
    part = file.part(mapping.part)
    sheet = lay_out(part, file.name, mapping.header)
    lacking = _lacking(sheet, mapping, file.name)
    if lacking:
        return Taken(Match({}, (), tuple(areas.codes), {}), (*sheet.faults, *lacking), None, {})
    keys = sheet.frame[mapping.key_column]
    found = match(sheet.different(mapping.key_column), mapping.key_kind, areas, mapping.near)
    cells = [sheet.different(name) for name in mapping.figure_columns]
    form = find_form(cells, mapping.decimal or part.decimal)
    faults = [*sheet.faults, *_form_faults(form, mapping, file.name)]
    if not found.found:
        first = next((text for text in keys if text.strip()), "")
        faults.append(
            Fault(FaultKind.KEY_UNKNOWN, file.name, "", first, areas.id, mapping.key_column)
        )
    faults += _empty_keys(sheet, mapping, file.name)
    if form.is_mixed or form.unclear:
        return Taken(found, tuple(dict.fromkeys(faults)), None, {})
    reader = _Reader(file.name, sheet, keys.map(found.found), form, mapping, areas)
    columns = {
        indicator_id(figure, year): reader.read(figure, year, faults)
        for figure, year in mapping.figure_years
    }
    if faults:
        return Taken(found, tuple(dict.fromkeys(faults)), None, {})
    values = pd.DataFrame({name: part[0] for name, part in columns.items()})
    status = pd.DataFrame({name: part[1] for name, part in columns.items()})
    return Taken(found, (), IndicatorTable(values, status), cards_of(mapping))


@dataclass(frozen=True, eq=False)
class _Reader:
    """Reads the cells of one figure and year."""

    file: str
    sheet: Sheet
    codes: pd.Series
    form: NumberForm
    mapping: OwnMapping
    areas: KnownAreas

    def read(
        self, figure: FigureChoice, year: int, faults: list[Fault]
    ) -> tuple[pd.Series, pd.Series]:
        """Values and states in the order of the areas; faults are added to the list."""
        rows = self._rows(figure, year, faults)
        cells = self.sheet.frame.loc[rows, self.mapping.heading(figure, year)]
        codes = self.codes[rows]
        twice = codes.duplicated()
        faults += [
            Fault(FaultKind.CODE_DUPLICATE, self.file, str(row), code)
            for row, code in codes[twice].items()
        ]
        values, status, wrong = read_figures(cells, self.form, self.mapping.marks, self.file)
        faults += wrong
        index = pd.Index(codes[~twice].astype(str), name="code")
        order = self.areas.codes.rename("code")
        once = (~twice).to_numpy()
        return (
            pd.Series(values[once], index, dtype=float).reindex(order),
            pd.Series(status[once], index)
            .reindex(order, fill_value=Status.MISSING)
            .astype(np.int8),
        )

    def _rows(self, figure: FigureChoice, year: int, faults: list[Fault]) -> pd.Series:
        """Rows of areas, of the figure's categories and of the year."""
        frame = self.sheet.frame
        rows = self.codes.notna()
        for column, wanted in figure.where.items():
            fits = frame[column].str.strip() == wanted
            if not fits.any():
                there = ", ".join(frame[column].str.strip().unique()[:20])
                faults.append(Fault(FaultKind.FIELD_VALUE, self.file, column, wanted, there))
            rows &= fits
        if self.mapping.year_column:
            own = frame[self.mapping.year_column].map(year_of)
            if not (own == year).any():
                there = ", ".join(str(each) for each in sorted({*own.dropna().astype(int)}))
                faults.append(Fault(FaultKind.YEAR_MISSING, self.file, "", str(year), there))
            rows &= own == year
        return rows


def _lacking(sheet: Sheet, mapping: OwnMapping, file: str) -> list[Fault]:
    """Columns that the mapping needs and the sheet has not."""
    return [
        Fault(FaultKind.COLUMN_MISSING, file, "", name, ", ".join(sheet.columns))
        for name in mapping.needed_columns
        if name not in sheet.columns
    ]


def _form_faults(form: NumberForm, mapping: OwnMapping, file: str) -> list[Fault]:
    if form.is_mixed:
        return [Fault(FaultKind.NUMBER_AMBIGUOUS, file)]
    if form.unclear:
        column = mapping.figures[0].column
        return [Fault(FaultKind.DECIMAL_UNCLEAR, file, "", form.unclear, "", column)]
    return []


def _empty_keys(sheet: Sheet, mapping: OwnMapping, file: str) -> list[Fault]:
    """Rows with figures and without an area."""
    frame = sheet.frame
    blank = frame[mapping.key_column].str.strip() == ""
    figures = frame[[*mapping.figure_columns]].apply(lambda cells: cells.str.strip())
    told = (figures != "").any(axis=1)
    return [Fault(FaultKind.CODE_EMPTY, file, str(row)) for row in frame.index[blank & told]]


def cards_of(mapping: OwnMapping) -> dict[str, IndicatorCard]:
    """A card for each indicator that a mapping gives."""
    source = Source(
        publisher=mapping.publisher.strip() or mapping.file,
        title=mapping.title,
        licence=mapping.licence,
        retrieved=mapping.confirmed,
    )
    return {
        indicator_id(figure, year): _card(figure, year, source, mapping.ids)
        for figure, year in mapping.figure_years
    }


def _card(figure: FigureChoice, year: int, source: Source, ids: Sequence[str]) -> IndicatorCard:
    return IndicatorCard(
        id=indicator_id(figure, year),
        title=figure.title,
        definition=figure.definition,
        unit=figure.unit,
        kind=figure.kind,
        direction=figure.direction,
        base=figure.base,
        year=year,
        dimension=figure.dimension,
        upwards=_upwards(figure, year, ids),
        source=source,
    )


def _upwards(figure: FigureChoice, year: int, ids: Sequence[str]) -> Upwards:
    """How a figure is carried upwards: counts add up, a share weighs by what it is of."""
    weight = f"{figure.base_figure}_{year}"
    if figure.kind == "count":
        return Upwards(method="sum")
    if figure.kind in ("share", "mean") and weight in ids:
        return Upwards(method="weighted_mean", weight=weight)
    return Upwards(method="none")


def read_own_file(file: OwnFile, mapping: OwnMapping, known: Sequence[KnownAreas]) -> Taken:
    """Take the figures of a file for the areas that its mapping names.

    Raises
    ------
    InputError
        There are no such areas; as :func:`take`.
    """
    return take(file, mapping, areas_of(known, mapping.areas, file.name))
