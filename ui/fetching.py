"""Fetched data for the app and the command line: where they lie, how they are fetched and used."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
from shapely import box
from shapely.geometry.base import BaseGeometry

from geo.areas import WORKING_CRS
from geo.reading import read_vector
from layers.cards import IndicatorCard
from layers.located import Initiatives
from layers.sources.addresses import source_addresses
from layers.sources.cache import Cache
from layers.sources.desk import Desk
from layers.sources.divisions import DIVISIONS, EMBEDDED_DIVISION
from layers.sources.fetched import fetched_areas, fetched_table, published_indices
from layers.sources.jobs import jobs
from layers.sources.other import Other, read_other
from layers.sources.run import Progress, Report, choose, run
from layers.sources.scb_tables import Registry, read_registry
from ui.workspace import DATA, Place

CACHE = "KRAFTSAMLING_CACHE"
"""Environment variable with the folder of fetched data."""

DECLARED = DATA.parent / "sources"
"""Folder of what can be fetched."""

MUNICIPALITY = "1280"
"""That the embedded data are for."""

SWEDEN = box(200_000, 6_100_000, 1_000_000, 7_800_000)
"""Around all land, in EPSG:3006."""


def cache_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Folder of fetched data."""
    named = (os.environ if environ is None else environ).get(CACHE, "").strip()
    return Path(named) if named else DATA.parent / "fetched"


def registry() -> Registry:
    """The declared tables of SCB."""
    return read_registry(DECLARED / "scb_tables.toml")


def other() -> Other:
    """What is declared beside them."""
    return read_other(DECLARED / "other.toml")


def fetch(
    place: str,
    cache: Cache,
    *,
    only: Sequence[str] = (),
    base_urls: Sequence[str] = (),
    today: date | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Fetch open data for a municipality; outlines of the embedded one are cut at its coast.

    Parameters
    ----------
    place : str
        Name or four digits.
    cache : Cache
        Where it is kept.
    only, base_urls : sequence of str
        As on the command line.
    today : date, optional
    on_progress : callable, optional

    Raises
    ------
    InputError
        An unknown place, source or address. What happens to a source is in the report.
    """
    declared = other()
    municipality = declared.municipality(place)
    desk = Desk(
        cache,
        source_addresses(base_urls),
        registry(),
        declared,
        municipality,
        today or date.today(),
        land=_land() if municipality == MUNICIPALITY else None,
    )
    try:
        return run(choose(jobs(desk), only), on_progress)
    finally:
        desk.close()


def _land() -> BaseGeometry:
    """All but the sea within the embedded municipality, in EPSG:3006."""
    sea = read_vector(DATA / "areas" / "water.geojson").to_crs(WORKING_CRS)
    return SWEDEN.difference(sea.union_all())


def fetched_place(
    cache: Cache, tables: Registry, division: str, initiatives: Initiatives
) -> Place | None:
    """A fetched division with its figures as a place, None where either is lacking.

    Raises
    ------
    InputError
        A fetched file is damaged, or does not fit its division.
    """
    areas = fetched_areas(cache, DIVISIONS[division], MUNICIPALITY)
    has_tables = any(each.division == division for each in cache.manifests() if each.table)
    if areas is None or not has_tables:
        return None
    table, cards = fetched_table(cache, tables, areas, MUNICIPALITY)
    return Place(division, areas, table, cards, initiatives.to_crs(areas.crs))


def published_for(
    cache: Cache, tables: Registry, level: str
) -> tuple[tuple[IndicatorCard, pd.Series], ...]:
    """Fetched indices of others for the areas of a level; none for another division."""
    division = EMBEDDED_DIVISION.get(level, level)
    if division not in DIVISIONS:
        return ()
    return published_indices(cache, tables, division, MUNICIPALITY)
