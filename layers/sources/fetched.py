"""Fetched outlines and fetched figures put together: only where their division is the same."""

import pandas as pd

from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError, refuse
from layers.cards import IndicatorCard
from layers.join import join, unmatched_faults
from layers.sources.cache import Cache
from layers.sources.divisions import DIVISIONS, Division
from layers.sources.figures import Figures, table_figures
from layers.sources.manifest import Manifest
from layers.sources.scb_tables import Registry
from layers.table import IndicatorTable

PUBLISHED = "index"
"""Kind of the cards of indices that others publish."""


def fetched_areas(cache: Cache, division: Division, municipality: str) -> AreaSet | None:
    """Outlines of a division as an area set, None where they have not been fetched.

    A DeSO has no name: it takes that of its RegSO, where those have been fetched, and the end
    of its code.

    Raises
    ------
    InputError
        The file is not the one that was fetched.
    """
    manifest = cache.manifest(f"{division.id}-{municipality}")
    if manifest is None:
        return None
    frame = cache.frame(manifest).set_index("code")
    frame["name"] = _names(cache, frame, division, municipality)
    frame = frame if division.level == "deso" else frame.drop(columns="parent")
    return AreaSet(frame, division.id, source=manifest.attribution)


def _names(cache: Cache, frame: pd.DataFrame, division: Division, municipality: str) -> pd.Series:
    codes = frame.index.to_series()
    if division.level != "deso":
        return frame["name"].where(frame["name"] != "", codes)
    year = {"deso_2025": "regso_2025", "deso_2018": "regso_2020"}[division.id]
    above = cache.manifest(f"{year}-{municipality}")
    if above is None:
        return codes
    names = cache.frame(above).set_index("code")["name"]
    parent = frame["parent"].map(names)
    return (parent + " · " + codes.str[len(municipality) :]).fillna(codes)


def fetched_figures(cache: Cache, registry: Registry, manifest: Manifest) -> Figures:
    """Indicators of one fetched table.

    Raises
    ------
    InputError
        The file is not the one that was fetched, or has years of another division.
    """
    return table_figures(
        registry.table(manifest.table),
        cache.frame(manifest),
        manifest.labels,
        DIVISIONS[manifest.division],
        registry,
        manifest.source,
    )


def tables_of(cache: Cache, division: str, municipality: str) -> tuple[Manifest, ...]:
    """Fetched tables of a division within a municipality."""
    return tuple(
        each
        for each in cache.manifests()
        if each.kind == "figures"
        and each.division == division
        and each.name.endswith(f"-{municipality}")
    )


def attach(areas: AreaSet, manifest: Manifest, figures: Figures) -> IndicatorTable:
    """Bring the figures of a table to areas of the same division, by code.

    Parameters
    ----------
    areas : AreaSet
        ``division`` is the id of its edition.
    manifest : Manifest
        Of the table.
    figures : Figures
        Made of it.

    Returns
    -------
    IndicatorTable
        Index: the areas' codes in order.

    Raises
    ------
    InputError
        The areas are of another edition, however alike the codes; or codes match nothing.
    """
    if areas.division != manifest.division:
        years = ", ".join(map(str, manifest.years))
        known = DIVISIONS.get(areas.division)
        allowed = known.title if known else areas.division
        raise InputError([Fault(FaultKind.DIVISION_YEAR, manifest.title, "", years, allowed)])
    refuse(unmatched_faults(areas.codes, figures.table.codes, areas.division, manifest.title))
    return join(figures.table, areas.codes).table


def fetched_table(
    cache: Cache, registry: Registry, areas: AreaSet, municipality: str
) -> tuple[IndicatorTable, dict[str, IndicatorCard]]:
    """All fetched figures of the areas' division, with their cards.

    Raises
    ------
    InputError
        Every fault of every table; none has been fetched.
    """
    tables: list[IndicatorTable] = []
    cards: dict[str, IndicatorCard] = {}
    faults: list[Fault] = []
    for manifest in tables_of(cache, areas.division, municipality):
        try:
            figures = fetched_figures(cache, registry, manifest)
            tables.append(attach(areas, manifest, figures))
        except InputError as error:
            faults += error.faults
        else:
            cards |= figures.cards
    refuse(faults)
    if not tables:
        raise InputError([Fault(FaultKind.NOTHING_TO_SCORE)])
    return IndicatorTable.beside(tables), cards


def published_indices(
    cache: Cache, registry: Registry, division: str, municipality: str
) -> tuple[tuple[IndicatorCard, pd.Series], ...]:
    """Indices that others have published for a division, each with its figures by code.

    Those that only describe, such as a type of area, are left out.
    """
    found = []
    for manifest in tables_of(cache, division, municipality):
        rules = registry.table(manifest.table).indicators
        if any(rule.kind == PUBLISHED for rule in rules):
            figures = fetched_figures(cache, registry, manifest)
            found += [
                (card, figures.table.values[card.id])
                for card in figures.cards.values()
                if card.kind == PUBLISHED and card.direction != "context"
            ]
    return tuple(found)
