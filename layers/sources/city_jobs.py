"""Jobs beside SCB: key figures of the municipality, and a city's own open data."""

import geopandas as gpd
import pandas as pd

from geo.areas import WORKING_CRS
from geo.faults import Fault, FaultKind, InputError
from layers.sources.ckan import ROW, Resource
from layers.sources.desk import Desk, Outcome
from layers.sources.kolada import KEYS, fetch_benchmarks
from layers.sources.manifest import Kind, Manifest
from layers.sources.other import City, Package

BENCHMARK_YEARS = 12
"""Years back that key figures of the municipality are asked for."""


def benchmarks(desk: Desk) -> list[Outcome]:
    """Fetch the declared key figures of the municipality.

    Raises
    ------
    InputError
        As :func:`layers.sources.kolada.fetch_benchmarks`.
    """
    kpis = [each.kpi for each in desk.other.benchmarks]
    years = list(range(desk.today.year - BENCHMARK_YEARS, desk.today.year + 1))
    address = desk.addresses["kolada"]
    frame = fetch_benchmarks(desk.webs["kolada"], address, kpis, desk.municipality, years)
    manifest = Manifest(
        name=f"kolada-{desk.municipality}",
        kind="benchmark",
        keys=KEYS,
        title=f"Kolada {desk.municipality}",
        publisher="Kolada (RKA)",
        licence="CC0",
        attribution="Källa: Kolada (RKA)",
        address=address,
        question={"kpi": kpis},
        retrieved=desk.today.isoformat(),
        years=tuple(sorted({int(year) for year in frame["year"]})),
        labels={"kpi": {each.kpi: each.title for each in desk.other.benchmarks}},
    )
    return [Outcome(*desk.cache.keep(manifest, frame))]


def package(desk: Desk, city: City, declared: Package) -> list[Outcome]:
    """Fetch one of the city's own divisions, columns as they stand.

    Raises
    ------
    InputError
        As :meth:`layers.sources.ckan.Ckan.areas`; the file does not say its CRS.
    """
    frame = desk.ckan.areas(declared.id)
    if frame.crs is None:
        raise InputError([Fault(FaultKind.CRS_MISSING, declared.title)])
    columns = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    frame = gpd.GeoDataFrame(columns, geometry=frame.geometry.to_crs(WORKING_CRS).array)
    key = pd.Series(range(1, len(frame) + 1), name=ROW)
    manifest = _city_manifest(desk, city, f"{city.name}-{declared.id}", "areas", declared.title)
    manifest = manifest.model_copy(
        update={
            "address": f"{desk.addresses['malmo-ckan']}/api/3/action/package_show",
            "question": {"id": declared.id},
        }
    )
    return [Outcome(*desk.cache.keep(manifest, frame.assign(**{ROW: key})))]


def statistics(desk: Desk, city: City) -> list[Outcome]:
    """Every table that the city's query finds."""
    return [_resource(desk, city, each) for each in desk.ckan.search(city.statistics)]


def _resource(desk: Desk, city: City, resource: Resource) -> Outcome:
    name = f"{city.name}-{resource.id}".lower()
    parts = desk.cache.parts(name, desk.state(resource.id, resource.modified))
    frame = desk.ckan.records(resource.id, parts)
    title = resource.name or resource.id
    manifest = _city_manifest(desk, city, name, "records", title).model_copy(
        update={
            "table": resource.id,
            "address": f"{desk.addresses['malmo-ckan']}/api/action/datastore_search",
            "question": {"resource_id": resource.id},
            "updated": resource.modified,
        }
    )
    return Outcome(*desk.cache.keep(manifest, frame))


def _city_manifest(desk: Desk, city: City, name: str, kind: Kind, title: str) -> Manifest:
    return Manifest.model_validate(
        {
            "name": name,
            "kind": kind,
            "keys": (ROW,),
            "title": title,
            "publisher": city.publisher,
            "licence": city.licence,
            "attribution": city.attribution,
            "retrieved": desk.today.isoformat(),
        }
    )
