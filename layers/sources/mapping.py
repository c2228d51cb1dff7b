"""What the columns of a table mean: proposed by the program, confirmed by a person, kept."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field

from geo.columns import CODE_COLUMNS, NAME_COLUMNS
from geo.faults import refuse
from layers.cards import Card, Identifier, IndicatorCard, IsoDate, Source, Text, Upwards
from layers.numbers import MARKERS, Status
from layers.sources.cache import write_whole
from layers.sources.ckan import ROW
from layers.sources.jsonstat import changed
from layers.table import IndicatorTable, RawTable, number_columns, to_indicators
from layers.text_files import check_model, parse_json, read_text

FOLDER = "mappings"


class FigureColumn(Card):
    """One column that holds figures, and what the card of the indicator is to say."""

    column: Text
    id: Identifier
    title: Text
    unit: Text = "antal"
    kind: Literal["count", "share", "mean", "median"] = "count"
    direction: Literal["higher_is_need", "lower_is_need", "context"] = "context"


class ColumnMapping(Card):
    """What a person has said that the columns of a table mean.

    Parameters
    ----------
    resource, title : str
        The table.
    code_column : str
        Codes or names of areas.
    year : int
        That the figures are for.
    figures : tuple of FigureColumn
    marks : dict of str to {"missing", "suppressed"}
        Marks in place of a number, beside the usual ones.
    fields : tuple of str
        Columns that the table had when this was confirmed.
    confirmed : str
        Day; empty for a proposal.
    """

    resource: Text
    title: Text
    code_column: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    figures: Annotated[tuple[FigureColumn, ...], Field(min_length=1)]
    marks: dict[str, Literal["missing", "suppressed"]] = Field(default_factory=dict)
    fields: tuple[str, ...] = ()
    confirmed: IsoDate = ""

    @property
    def markers(self) -> Mapping[str, Status]:
        """Every mark in place of a number."""
        own = {
            mark.casefold(): Status.SUPPRESSED if kind == "suppressed" else Status.MISSING
            for mark, kind in self.marks.items()
        }
        return {**MARKERS, **own}


def propose_columns(records: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """A column of codes or names by its usual heading, and the columns whose cells are numbers.

    Returns
    -------
    code_column : str
        The first column where none has a usual heading.
    figures : tuple of str
    """
    usual = {name.casefold(): name for name in reversed(list(records.columns))}
    known = [usual[name] for name in (*CODE_COLUMNS, *NAME_COLUMNS) if name in usual]
    columns = [name for name in records.columns if name != ROW]
    code = known[0] if known else columns[0]
    numeric = number_columns(RawTable(records[columns], ""), code)
    return code, numeric


def keep_mapping(cache_folder: Path, mapping: ColumnMapping) -> None:
    """Keep a confirmed mapping beside what it is for.

    Raises
    ------
    InputError
        It cannot be written.
    """
    text = json.dumps(mapping.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_whole(_path(cache_folder, mapping.resource), f"{text}\n".encode())


def kept_mapping(cache_folder: Path, resource: str) -> ColumnMapping | None:
    """The mapping of a table, None where nobody has confirmed one.

    Raises
    ------
    InputError
        The file is no mapping.
    """
    path = _path(cache_folder, resource)
    if not path.is_file():
        return None
    return check_model(ColumnMapping, parse_json(read_text(path), path.name), path.name)


def _path(cache_folder: Path, resource: str) -> Path:
    return cache_folder / FOLDER / f"{Path(resource).name}.json"


def mapped_figures(
    records: pd.DataFrame, mapping: ColumnMapping, source: Source
) -> tuple[IndicatorTable, dict[str, IndicatorCard]]:
    """Figures of a table by what its columns have been said to mean.

    Parameters
    ----------
    records : DataFrame of str
        As the source gave them.
    mapping : ColumnMapping
    source : Source
        Of the records.

    Returns
    -------
    table : IndicatorTable
        Index: codes or names as they stand in the code column.
    cards : dict of str to IndicatorCard

    Raises
    ------
    InputError
        A column is gone, a code is repeated, or a cell is no number.
    """
    wanted = [mapping.code_column, *(each.column for each in mapping.figures)]
    lacking = [name for name in wanted if name not in records]
    refuse([changed(mapping.title, "fields", lacking, records.columns)] if lacking else [])
    raw = RawTable(records.drop(columns=ROW, errors="ignore"), mapping.title)
    names = {each.column: f"{each.id}_{mapping.year}" for each in mapping.figures}
    table = to_indicators(raw, list(names), id_column=mapping.code_column, markers=mapping.markers)
    cards = {names[each.column]: _card(each, mapping, source) for each in mapping.figures}
    return (
        IndicatorTable(table.values.rename(columns=names), table.status.rename(columns=names)),
        cards,
    )


def _card(figure: FigureColumn, mapping: ColumnMapping, source: Source) -> IndicatorCard:
    return IndicatorCard(
        id=f"{figure.id}_{mapping.year}",
        title=figure.title,
        definition=f"{figure.column} ({mapping.title})",
        unit=figure.unit,
        kind=figure.kind,
        direction=figure.direction,
        base=figure.column,
        year=mapping.year,
        dimension=mapping.title,
        upwards=Upwards(method="sum" if figure.kind == "count" else "none"),
        source=source,
    )
