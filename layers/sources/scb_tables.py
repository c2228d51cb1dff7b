"""The tables of Statistikdatabasen that are fetched: declared in one file, checked here."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from geo.faults import Fault, FaultKind, refuse
from layers.cards import Card, Direction, Identifier, Text
from layers.sources.divisions import DIVISIONS, Division
from layers.text_files import check_model, parse_toml, read_text

Codes = tuple[str, ...]
"""Codes of a variable as a declaration writes them: see ``pxweb.selected_codes``."""


class Named(Card):
    """Id and title of the same figure for one sex."""

    stem: Identifier
    title: Text


class Ratio(Card):
    """A figure worked out from counts of the same table: their sums divided, times ``factor``."""

    numerator: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    denominator: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    factor: float = 100.0


class IndicatorRule(Card):
    """How one indicator is made of a table, for every year that the table has.

    Exactly one of ``cells`` (the sum of these cells), ``ratio`` (of counts made by other rules)
    and ``change_of`` (per cent since the year before) says what it is. ``weight`` is the count
    that carries a published share or mean to larger areas. ``women`` and ``men`` ask for the
    same figure by sex. The id of an indicator is its stem and the year.
    """

    stem: Identifier
    title: Text
    definition: Text
    unit: Text
    kind: Literal["count", "share", "mean", "median", "change", "index"]
    direction: Direction
    base: Text
    dimension: Text
    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    note: str = ""
    cells: dict[str, Codes] | None = None
    ratio: Ratio | None = None
    change_of: Identifier | None = None
    weight: Identifier | None = None
    women: Named | None = None
    men: Named | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "IndicatorRule":
        if sum(each is not None for each in (self.cells, self.ratio, self.change_of)) != 1:
            raise ValueError("cells, ratio, change_of")
        return self


class Break(Card):
    """From which year figures no longer continue those before, and why."""

    year: int
    text: Text


class ScbTable(Card):
    """One table: what is asked for, and which indicators it gives.

    Parameters
    ----------
    id, title : str
    divisions : tuple of str
        Editions that it has figures for.
    select : dict of str to tuple of str
        Codes to ask for by variable; regions and years are filled in.
    sex : str
        Variable of sex, empty where there is none; its codes are ``both``, ``women``, ``men``.
    breaks : tuple of Break
    indicators : tuple of IndicatorRule
    """

    id: Annotated[str, Field(pattern=r"^TAB\d+$")]
    title: Text
    divisions: Annotated[tuple[str, ...], Field(min_length=1)]
    select: dict[str, Codes]
    sex: str = ""
    note: str = ""
    breaks: tuple[Break, ...] = ()
    indicators: Annotated[tuple[IndicatorRule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_divisions(self) -> "ScbTable":
        if unknown := [each for each in self.divisions if each not in DIVISIONS]:
            raise ValueError(", ".join(unknown))
        return self

    def editions(self) -> tuple[Division, ...]:
        """The divisions themselves."""
        return tuple(DIVISIONS[each] for each in self.divisions)

    def notes(self, year: int) -> tuple[str, ...]:
        """Remarks on the figures of a year, breaks up to then included."""
        breaks = [each.text for each in self.breaks if each.year <= year]
        return tuple(text for text in (self.note, *breaks) if text)


class Sexes(Card):
    """Codes of the variable of sex."""

    both: Text
    women: Text
    men: Text


class Registry(Card):
    """Every table, with what holds for all of them."""

    publisher: Text
    licence: Text
    attribution: Text
    sexes: Sexes
    tables: Annotated[tuple[ScbTable, ...], Field(min_length=1)]

    def table(self, table: str) -> ScbTable:
        """A table by its id.

        Raises
        ------
        KeyError
            It is not declared.
        """
        return {each.id: each for each in self.tables}[table]


def read_registry(path: Path) -> Registry:
    """Read the declared tables.

    Raises
    ------
    InputError
        Every fault of the file; an indicator that rests on another that is not there.
    """
    registry = check_model(Registry, parse_toml(read_text(path), path.name), path.name)
    refuse(
        Fault(FaultKind.INDICATOR_UNKNOWN, path.name, table.id, stem, ", ".join(stems))
        for table in registry.tables
        for stems in [[rule.stem for rule in table.indicators]]
        for rule in table.indicators
        for stem in _rests_on(rule)
        if stem not in stems
    )
    return registry


def _rests_on(rule: IndicatorRule) -> tuple[str, ...]:
    parts = (*rule.ratio.numerator, *rule.ratio.denominator) if rule.ratio else ()
    return (*parts, rule.change_of) if rule.change_of else parts
