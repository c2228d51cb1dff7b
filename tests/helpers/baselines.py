"""A baseline over invented areas, and the same areas with a year more."""

from layers.table import IndicatorTable
from scoring.followup.baseline import Baseline, ComparisonGroup, Followed, Goal
from scoring.followup.freezing import frozen_series, scales_of
from scoring.followup.published import PublishedIndex
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

CODES = tuple(f"a{number:02d}" for number in range(30))
SHARE = {
    "kind": "share",
    "unit": "%",
    "upwards": {"method": "weighted_mean", "weight": "pop_2023", "exact": True},
}
SCENARIO = scenario_of(("d", 1, [indicator("x_2023")]))


def columns(years, moved=0.0):
    """Shares that fall by one a year; three areas move by ``moved`` a year besides, from 2024."""
    found = {"pop_2023": [1000.0] * len(CODES)}
    for year in years:
        extra = [moved * (year - 2023) if year > 2023 and at < 3 else 0.0 for at in range(30)]
        wave = [(at * 7 + year * 3) % 5 / 5 for at in range(30)]
        found[f"x_{year}"] = [
            40.0 - (year - 2020) + each + less for each, less in zip(wave, extra, strict=True)
        ]
    return found


def yearly(years, moved=0.0) -> IndicatorTable:
    return table_of(columns(years, moved), CODES)


def cards(years):
    return {
        "pop_2023": indicator_card("pop_2023", year=2023),
        **{f"x_{year}": indicator_card(f"x_{year}", year=year, **SHARE) for year in years},
    }


def baseline(years=range(2020, 2024), **more) -> Baseline:
    table, known = yearly(years), cards(years)
    followed = Followed(
        id="norr",
        name="Norr",
        codes=CODES[:3],
        groups=(
            ComparisonGroup(kind="nearest", codes=CODES[3:9]),
            ComparisonGroup(kind="rest", codes=CODES[3:]),
        ),
    )
    fields = {
        "division": "deso",
        "name": "Första beslutet",
        "who": "Ada",
        "frozen": "2024-02-01",
        "start": 2024,
        "scenario": SCENARIO,
        "areas": CODES,
        "followed": (followed,),
        "series": frozen_series(["x", "y"], table, known, "pop_2023"),
        "scales": scales_of(SCENARIO, table),
        "goals": (goal(),),
    }
    return Baseline(**fields | more)


def goal(**more) -> Goal:
    fields = {
        "id": "m1",
        "candidate": "norr",
        "indicator": "x",
        "base": 37.0,
        "base_year": 2023,
        "target": 30.0,
        "year": 2027,
        "responsible": "asn",
        "activities": ("first",),
    }
    return Goal(**fields | more)


def published(*values, **more) -> PublishedIndex:
    """An invented index by year."""
    fields = {
        "place": "Provstad",
        "publisher": "Provverket",
        "reference": "Rapport 1, sidan 2",
        "read": "2026-11-26",
        "values": [{"year": year, "value": value} for year, value in values],
    }
    return PublishedIndex.model_validate(fields | more)
