"""What can be fetched for a municipality: one job a set, each leaving the cache whole."""

from functools import partial

from layers.sources import city_jobs, scb_jobs
from layers.sources.desk import Desk, Job
from layers.sources.divisions import DIVISIONS


def jobs(desk: Desk) -> tuple[Job, ...]:
    """Every job for the desk's municipality, outlines first."""
    outlines = [
        Job(
            f"{each.id}-{desk.municipality}",
            "scb-wfs",
            (each.id, each.level),
            each.title,
            partial(scb_jobs.outlines, desk, each),
        )
        for each in DIVISIONS.values()
    ]
    tables = [
        Job(
            f"{table.id.lower()}-{division.id}-{desk.municipality}",
            "scb-pxweb",
            (table.id, table.id.lower(), division.id),
            f"{table.title}, {division.title}",
            partial(scb_jobs.table, desk, table, division),
        )
        for table in desk.registry.tables
        for division in table.editions()
    ]
    return (*outlines, *tables, *_benchmark_jobs(desk), *_city_jobs(desk))


def _benchmark_jobs(desk: Desk) -> list[Job]:
    if not desk.other.benchmarks:
        return []
    name = f"kolada-{desk.municipality}"
    return [
        Job(name, "kolada", (), f"Kolada {desk.municipality}", partial(city_jobs.benchmarks, desk))
    ]


def _city_jobs(desk: Desk) -> list[Job]:
    city = desk.other.city(desk.municipality)
    if city is None:
        return []
    packages = [
        Job(
            f"{city.name}-{package.id}",
            "malmo-ckan",
            (package.id,),
            f"{package.title}, {city.publisher}",
            partial(city_jobs.package, desk, city, package),
        )
        for package in city.packages
    ]
    name = f"{city.name}-statistik"
    run = partial(city_jobs.statistics, desk, city)
    found = (
        [Job(name, "malmo-ckan", ("statistik",), city.publisher, run)] if city.statistics else []
    )
    return packages + found
