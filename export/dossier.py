"""The dossier: all that an export shows, already computed and put into words."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import pandas as pd

from export import __version__
from export.changes import Changes
from export.columns import Column
from export.initiative_layers import (
    INITIATIVE_COLUMNS,
    SITE_COLUMNS,
    initiative_frame,
    local_cards,
    site_frame,
)
from export.legend import LegendClass, Line, index_legend, lines
from export.listed import OWN, CandidateFacts, listed, listed_columns
from geo.areas import AreaSet
from geo.overlap import Overlap
from language import protection_text, text
from layers.cards import IndicatorCard
from layers.located import Initiatives
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.decision.shortlist import Shortlist
from scoring.places.graph import Codes
from scoring.score import ScoreResult


@dataclass(frozen=True, eq=False)
class Dossier:
    """What every export is written from.

    Parameters
    ----------
    areas : GeoDataFrame
        Every area of the level, index ``code``; one column per item of
        ``columns`` and ``geometry`` in metres.
    shortlist, rejected : GeoDataFrame
        The chosen areas and candidates in order, and those that are turned
        down, as :func:`export.listed.listed` gives them.
    initiatives : GeoDataFrame
        Local initiatives with their attributes and shapes.
    sites : GeoDataFrame
        Located sites of initiatives that work at points; often none.
    columns, shortlist_columns, initiative_columns, site_columns : tuple of Column
        What the columns are.
    legend : tuple of LegendClass
        Every class of ``klass`` in ``areas``, from the lowest.
    lines : tuple of Line
        How the initiatives are drawn, in the order of their rows.
    division : str
        Level of the areas: ``deso``, ``regso``, ``geso`` or ``own``.
    metadata : tuple of (str, str)
        Scenario, fingerprints, date, version, sources, limitations.
    members : mapping of str to tuple of str
        Codes of the areas of each candidate in ``shortlist`` and ``rejected``.
    changes : Changes or None
        The journal of the workspace; None where there is no workspace.
    """

    areas: gpd.GeoDataFrame
    shortlist: gpd.GeoDataFrame
    rejected: gpd.GeoDataFrame
    initiatives: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    columns: tuple[Column, ...]
    shortlist_columns: tuple[Column, ...]
    initiative_columns: tuple[Column, ...]
    site_columns: tuple[Column, ...]
    legend: tuple[LegendClass, ...]
    lines: tuple[Line, ...]
    division: str
    metadata: tuple[tuple[str, str], ...]
    members: Mapping[str, Codes]
    changes: Changes | None = None

    @property
    def rejected_columns(self) -> tuple[Column, ...]:
        """What the columns of ``rejected`` are: what is turned down has no place in the order."""
        return self.shortlist_columns[1:]

    def told(self, key: str) -> tuple[str, ...]:
        """What the metadata tell under a key, each once, in order."""
        return tuple(dict.fromkeys(value for name, value in self.metadata if name == key))

    @property
    def is_internal(self) -> bool:
        """Whether what is made of it must say that it is internal."""
        return bool(self.told(protection_text.SPREAD))

    def face(self, words: str) -> str:
        """A heading, marked where the dossier is internal."""
        return protection_text.marked(words, is_internal=self.is_internal)


TAKEN = ("fid", "geom", "geometry", "insatser", *(column.name for column in OWN))
"""Names of fields that a GeoPackage, or the dossier itself, needs."""


def make_dossier(
    areas: AreaSet,
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    result: ScoreResult,
    initiatives: Initiatives,
    presence: Overlap,
    shortlist: Shortlist,
    *,
    data_fingerprint: str,
    today: date,
    reference_fingerprint: str = "",
    candidates: CandidateFacts | None = None,
    is_internal: bool = False,
) -> Dossier:
    """Put together what an export shows.

    Parameters
    ----------
    areas : AreaSet
        The level exported.
    table : IndicatorTable
        Figures, same index.
    cards : mapping of str to IndicatorCard
        Cards of the indicators that have one.
    result : ScoreResult
        Same index.
    initiatives : Initiatives
        The register.
    presence : Overlap
        Of the areas with the initiatives' shapes.
    shortlist : Shortlist
        Areas and candidates; those with codes that are not among the areas
        are left out.
    data_fingerprint : str
        Of all data behind the result.
    today : date
        Stamped on the export.
    reference_fingerprint : str
        Of the table of a reference population; empty where none is used.
    candidates : CandidateFacts, optional
        What was found about the candidates on the shortlist; their figures
        are missing where it is not given.
    is_internal : bool
        Whether all that is made of it is marked as internal.

    Returns
    -------
    Dossier
    """
    figures, columns, indicators = _figures(areas, table, cards, result)
    figures["insatser"] = present_titles(initiatives, presence.present())
    columns.append(Column("insatser", text.COLUMN_INITIATIVES, text.MEANING_INITIATIVES))
    frame = gpd.GeoDataFrame(figures, geometry=areas.geometry)
    known = set(areas.codes)
    chosen, rejected = (
        listed(frame, indicators, [e for e in some if known.issuperset(e.members)], candidates)
        for some in (shortlist.chosen, shortlist.rejected)
    )
    return Dossier(
        frame,
        chosen,
        rejected,
        initiative_frame(initiatives),
        site_frame(initiatives),
        tuple(columns),
        listed_columns(columns, tuple(indicators)),
        INITIATIVE_COLUMNS,
        SITE_COLUMNS,
        index_legend(result.classes),
        lines(local_cards(initiatives)),
        areas.division,
        (
            *_spread(is_internal=is_internal),
            *_metadata(areas, result, columns, (data_fingerprint, reference_fingerprint), today),
        ),
        {each.code: each.areas for each in shortlist.entries if each.is_candidate},
    )


def _figures(
    areas: AreaSet,
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    result: ScoreResult,
) -> tuple[pd.DataFrame, list[Column], dict[str, str]]:
    """Figures by area, what the columns are, and the indicator of each that holds one."""
    scored = result.to_frame()
    columns = [
        Column("kod", text.COLUMN_CODE),
        Column("namn", text.COLUMN_NAME),
        Column("rang", text.COLUMN_RANK, text.MEANING_RANK),
        Column("indexvarde", text.COLUMN_INDEX, text.MEANING_INDEX),
        Column("klass", text.COLUMN_CLASS, text.MEANING_CLASS),
    ]
    data = {
        "kod": pd.Series(areas.codes, index=areas.codes, dtype=str),
        "namn": areas.names,
        "rang": scored["rank"],
        "indexvarde": scored["index"],
        "klass": scored["class"],
    }
    for dimension in result.scenario.index.dimensions:
        name = f"dim_{dimension.id}"
        data[name] = result.dimensions[dimension.id]
        title = text.COLUMN_DIMENSION.format(dimension=dimension.title or dimension.id)
        columns.append(Column(name, title, text.MEANING_DIMENSION))
    indicators = {}
    visible = table.values.mask(table.status == Status.SUPPRESSED)
    for indicator in dict.fromkeys([*result.scenario.indicator_ids, *text.CONTEXT_INDICATORS]):
        if indicator in visible:
            column = _indicator_column(indicator, cards, data)
            data[column.name] = visible[indicator]
            columns.append(column)
            indicators[column.name] = indicator
    return pd.DataFrame(data), columns, indicators


def _indicator_column(
    indicator: str, cards: Mapping[str, IndicatorCard], taken: Collection[str]
) -> Column:
    name = _free_name(indicator, taken)
    if indicator not in cards:
        return Column(name, indicator)
    card = cards[indicator]
    title = f"{text.with_year(card.title, card.year)} ({card.unit})"
    return Column(name, title, card.definition, text.source_line(card.source))


def _free_name(indicator: str, taken: Collection[str]) -> str:
    """Name of an indicator's field: its id, numbered where a field is called so already.

    Fields of a GeoPackage are the same whatever their case.
    """
    folded = {name.casefold() for name in (*TAKEN, *taken)}
    names = itertools.chain([indicator], (f"{indicator}_{at}" for at in itertools.count(2)))
    return next(name for name in names if name.casefold() not in folded)


def present_titles(initiatives: Initiatives, present: pd.Series) -> pd.Series:
    """Titles of the initiatives that count as present, of ids as ``Overlap.present`` has them."""
    names = {card.id: card.title for card in initiatives.cards if card.is_present}
    return present.map(
        lambda found: "; ".join(names[identifier] for identifier in found if identifier in names)
    )


def _spread(*, is_internal: bool) -> tuple[tuple[str, str], ...]:
    """The marking, first of the metadata."""
    return ((protection_text.SPREAD, protection_text.META_VALUE),) if is_internal else ()


def _metadata(
    areas: AreaSet,
    result: ScoreResult,
    columns: Sequence[Column],
    fingerprints: tuple[str, str],
    today: date,
) -> tuple[tuple[str, str], ...]:
    data, reference = fingerprints
    sources = dict.fromkeys(column.source for column in columns if column.source)
    limits = [text.LIMIT_GENERALISED] if areas.generalised else []
    return (
        (text.META_SCENARIO, result.scenario.name),
        (text.META_SCENARIO_HASH, result.scenario.fingerprint),
        (text.META_DATA_HASH, data),
        *([(text.META_REFERENCE_HASH, reference)] if reference else []),
        (text.META_DATE, today.isoformat()),
        (text.META_VERSION, __version__),
        (text.META_AREAS, areas.source),
        *((text.META_SOURCE, line) for line in sources),
        *((text.META_LIMIT, line) for line in [*limits, *text.LIMITS]),
        (text.META_SCENARIO_JSON, result.scenario.model_dump_json()),
    )
