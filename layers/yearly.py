"""A table of yearly figures, one row a figure: area, year, indicator, value and what it is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.columns import CODE_COLUMNS, find_column
from geo.faults import Fault, FaultKind, InputError, refuse
from layers.cards import IndicatorCard, Source, Upwards
from layers.numbers import Decimal, Status, parse_numbers
from layers.slugs import slug
from layers.table import IndicatorTable, RawTable, file_decimal

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": CODE_COLUMNS,
    "year": ("år", "ar", "year", "period"),
    "indicator": ("indikator", "indicator", "mått", "matt"),
    "value": ("värde", "varde", "value", "andel", "antal"),
}
"""Usual names of the columns that every such table has."""

OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "base": ("bas", "base", "av", "nämnare", "namnare"),
    "unit": ("enhet", "unit"),
    "source": ("källa", "kalla", "source"),
    "sex": ("kön", "kon", "sex"),
}
"""The same of those that it may have."""

SEXES = {
    "": "",
    "totalt": "",
    "alla": "",
    "båda": "",
    "k": ", kvinnor",
    "kvinna": ", kvinnor",
    "kvinnor": ", kvinnor",
    "m": ", män",
    "man": ", män",
    "män": ", män",
}
"""What a sex adds to the name of an indicator."""

YEARS = (1900, 2100)
PER_CENT, COUNTED = "%", "antal"


@dataclass(frozen=True, eq=False)
class Yearly:
    """Figures by area, one column an indicator and year.

    Parameters
    ----------
    table : IndicatorTable
        Index: codes in the order that they first stand in the file. Ids are
        ``STEM_YEAR``; what a share is of is ``STEM_base_YEAR``.
    cards : dict of str to IndicatorCard
    """

    table: IndicatorTable
    cards: dict[str, IndicatorCard]


def read_yearly(raw: RawTable, known: Mapping[str, IndicatorCard] | None = None) -> Yearly:
    """Read a table of yearly figures.

    A row with a base is a share (in per cent, unless ``unit`` says that it is
    a mean of something else), to be carried upwards by that base; one without
    is a count. Women and men make indicators of their own, named as those that
    are fetched: ``Arbetslöshet, kvinnor``.

    Parameters
    ----------
    raw : RawTable
        Columns by their usual names (:data:`COLUMNS`, :data:`OPTIONAL`).
    known : mapping of str to IndicatorCard, optional
        Cards by stem: an indicator that is written as the stem or the title of
        one goes on with its id and its words.

    Raises
    ------
    InputError
        Columns that are missing, rows without an area or an indicator, cells that
        are no number or no year, the same area, indicator and year twice, all at
        once.
    """
    columns, faults = _columns(raw)
    refuse(faults)
    cells = pd.DataFrame({name: raw.frame[column].str.strip() for name, column in columns.items()})
    return _Reader(raw, columns, cells, known or {}).read()


def _columns(raw: RawTable) -> tuple[dict[str, str], list[Fault]]:
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for name, usual in {**COLUMNS, **OPTIONAL}.items():
        column, _ = find_column(raw.frame, None, usual, raw.file, required=False)
        if column is not None and column not in found.values():
            found[name] = column
        elif name in COLUMNS:
            head = ", ".join(raw.frame.columns)
            faults.append(Fault(FaultKind.COLUMN_MISSING, raw.file, "", usual[0], head))
    return found, faults


class _Reader:
    """Reads one table.

    Parameters
    ----------
    raw : RawTable
    columns : dict of str to str
        Headings by what they are.
    cells : DataFrame of str
        Stripped cells by what they are.
    known : mapping of str to IndicatorCard
    """

    def __init__(
        self,
        raw: RawTable,
        columns: dict[str, str],
        cells: pd.DataFrame,
        known: Mapping[str, IndicatorCard],
    ):
        self._raw, self._columns, self._cells, self._known = raw, columns, cells, known
        self._faults = [
            Fault(FaultKind.CODE_EMPTY, raw.file, str(row))
            for row in cells.index[cells["code"] == ""]
        ]
        self._refuse_cells("indicator", cells["indicator"] == "", "not_empty")
        self._names = cells["indicator"] + self._sexes()

    def _refuse_cells(self, name: str, wrong: pd.Series, allowed: str) -> None:
        """Take down the cells of a column that may not be as they are."""
        self._faults += [
            Fault(
                FaultKind.FIELD_VALUE,
                self._raw.file,
                f"{self._columns[name]}, {row}",
                cell,
                allowed,
            )
            for row, cell in self._cells[name][wrong].items()
        ]

    def _sexes(self) -> pd.Series:
        if "sex" not in self._cells:
            return pd.Series("", self._cells.index)
        told = self._cells["sex"].str.casefold()
        unknown = ~told.isin(list(SEXES))
        self._refuse_cells("sex", unknown, ", ".join(name for name in SEXES if name))
        return told.map(SEXES).fillna("")

    def read(self) -> Yearly:
        frame = self._cells.assign(
            stem=self._stems(),
            title=self._names,
            year=self._years(),
            **self._numbers(["value", "base"]),
        )
        self._refuse_twice(frame)
        refuse(self._faults)
        codes = pd.Index(frame["code"].unique(), name="code", dtype=str)
        values: dict[str, pd.Series] = {}
        states: dict[str, pd.Series] = {}
        cards: dict[str, IndicatorCard] = {}
        for (stem, year), rows in frame.groupby(["stem", "year"], sort=True):
            own = rows.set_index("code").reindex(codes)
            for card, column in self._cards(str(stem), int(str(year)), rows):
                cards[card.id] = card
                values[card.id] = own[column].astype(float)
                states[card.id] = own[f"{column}_status"].fillna(Status.MISSING).astype(np.int8)
        return Yearly(IndicatorTable(pd.DataFrame(values), pd.DataFrame(states)), cards)

    def _numbers(self, names: Sequence[str]) -> dict[str, np.ndarray]:
        there = [name for name in names if name in self._columns]
        decimal, faults = file_decimal(self._raw, [self._columns[name] for name in there])
        self._faults += faults
        found: dict[str, np.ndarray] = {}
        for name in names:
            cells = self._cells[name] if name in there else pd.Series("", self._cells.index)
            found[name], found[f"{name}_status"] = self._parsed(cells, name, decimal)
        return found

    def _parsed(
        self, cells: pd.Series, name: str, decimal: Decimal
    ) -> tuple[np.ndarray, np.ndarray]:
        values, states, wrong = parse_numbers(cells, decimal)
        heading = self._columns.get(name, "")
        self._faults += [
            Fault(FaultKind.NUMBER, self._raw.file, str(row), cell, decimal, heading)
            for row, cell in cells[wrong].items()
        ]
        return values, states

    def _years(self) -> pd.Series:
        years = pd.to_numeric(self._cells["year"], errors="coerce")
        wrong = ~years.between(*YEARS) | (years % 1 != 0)
        first, last = YEARS
        self._refuse_cells("year", wrong, f"{first}–{last}")
        return years.where(~wrong, first).astype(int)

    def _stems(self) -> pd.Series:
        titles = {card.title.casefold(): stem for stem, card in self._known.items()}
        wanted = self._names
        stems = {
            name: name if name in self._known else titles.get(name.casefold(), _stem(name))
            for name in wanted.unique()
        }
        return wanted.map(stems)

    def _refuse_twice(self, frame: pd.DataFrame) -> None:
        twice = frame[frame.duplicated(["code", "stem", "year"]) & (frame["code"] != "")]
        self._faults += [
            Fault(FaultKind.CODE_DUPLICATE, self._raw.file, str(row), f"{code} {stem} {year}")
            for row, code, stem, year in zip(
                twice.index, twice["code"], twice["stem"], twice["year"], strict=True
            )
        ]

    def _cards(self, stem: str, year: int, rows: pd.DataFrame) -> list[tuple[IndicatorCard, str]]:
        """Cards of an indicator and of what it is of, each with the column that it reads."""
        first = rows.iloc[0]
        told = str(first.get("source", "")) or self._raw.file
        source = Source(publisher=told, title=told)
        has_base = bool(rows["base"].notna().any())
        unit = str(first.get("unit", "")) or (PER_CENT if has_base else COUNTED)
        weight = f"{stem}_base_{year}"
        fields = {
            "id": f"{stem}_{year}",
            "unit": unit,
            "kind": _kind(unit, has_base=has_base),
            "year": year,
            "note": "",
            "source": source,
            "upwards": Upwards(method="weighted_mean", weight=weight, exact=True)
            if has_base
            else Upwards(method="sum"),
        }
        card = (
            self._known[stem].model_copy(update=fields)
            if stem in self._known
            else _new(str(first["title"]), fields)
        )
        if not has_base:
            return [(card, "value")]
        base = {"id": weight, "unit": COUNTED, "kind": "count", "upwards": Upwards(method="sum")}
        return [(card, "value"), (card.model_copy(update=base), "base")]


def _kind(unit: str, *, has_base: bool) -> str:
    if not has_base:
        return "count"
    return "share" if unit == PER_CENT else "mean"


def _new(title: str, fields: Mapping[str, object]) -> IndicatorCard:
    words = {"title": title, "definition": title, "base": title, "dimension": title}
    return IndicatorCard.model_validate({"direction": "context", **words, **fields})


def _stem(title: str) -> str:
    """An id of a title: a-z, digits and underscores."""
    plain = slug(title, "_")
    return plain if plain[:1].isalpha() else f"x_{plain}".strip("_")


def added(table: IndicatorTable, yearly: Yearly, file: str) -> IndicatorTable:
    """A table with yearly figures beside its own, which they take the place of.

    Raises
    ------
    InputError
        CODE_NOT_IN_AREAS, for rows of no area.
    """
    unknown = yearly.table.codes.difference(table.codes, sort=False)
    if len(unknown):
        raise InputError(
            Fault(FaultKind.CODE_NOT_IN_AREAS, file, "", code, f"{len(table.codes)}")
            for code in unknown
        )
    kept = [name for name in table.indicators if name not in yearly.table.indicators]
    values = yearly.table.values.reindex(table.codes)
    states = yearly.table.status.reindex(table.codes, fill_value=Status.MISSING)
    own = IndicatorTable(table.values[kept], table.status[kept])
    return IndicatorTable.beside([own, IndicatorTable(values, states)])
