"""Access as figures: points, points per 1,000 persons, distances and shares, with their cards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.access import Access
from geo.faces import Floats
from layers.cards import IDENTIFIER, Direction, IndicatorCard, Source, Upwards
from layers.numbers import Status
from layers.table import IndicatorTable

PER = 1000.0
"""Persons that a number of points is told for."""

DIRECTION: Direction = "context"
"""Many points, or a short way, is neither need nor its absence until a scenario says so."""


@dataclass(frozen=True)
class Measure:
    """Words of one figure: what fills them is in :class:`AccessWords`."""

    title: str
    definition: str
    unit: str


@dataclass(frozen=True)
class AccessWords:
    """Words of the cards, with ``{points}``, ``{persons}``, ``{distance}`` and ``{way}`` in them.

    Parameters
    ----------
    points, per, within, mean, median : Measure
    base : str
        Base of the figures.
    dimension : str
        What the cards are put under.
    """

    points: Measure
    per: Measure
    within: Measure
    mean: Measure
    median: Measure
    base: str
    dimension: str


@dataclass(frozen=True)
class AccessSubject:
    """What is measured, for whom, and where it comes from.

    Parameters
    ----------
    id : str
        Stem of the ids of the indicators, such as ``access_schools``.
    title : str
        What the points are called.
    persons : str
        Indicator with the number of persons.
    persons_title : str
        What those are called.
    year : int
        Of the number of persons.
    way : str
        How the distance is measured and where persons are taken to live, in a sentence.
    source : Source
        Of the points.
    """

    id: str
    title: str
    persons: str
    persons_title: str
    year: int
    way: str
    source: Source


def access_ids(stem: str, distances: tuple[float, ...]) -> tuple[str, ...]:
    """Ids of the indicators of a subject with this stem, in the order of table and cards."""
    within = (f"{stem}_within_{distance:.0f}" for distance in distances)
    return (f"{stem}_points", f"{stem}_per_1000", *within, f"{stem}_mean_m", f"{stem}_median_m")


def access_table(
    found: Access, subject: AccessSubject, persons: pd.Series, parent: pd.Series | None = None
) -> IndicatorTable:
    """Figures of access by area, from where the persons of small areas are taken to live.

    Shares and distances are of persons: those of an area are the sum over its
    small areas, each with its number of persons. An area without persons, or
    with any small area whose number is missing, gets no figure about persons.

    Parameters
    ----------
    found : Access
        Measured from the small areas.
    subject : AccessSubject
    persons : Series of float
        Number by small area; NaN where it is missing.
    parent : Series of str, optional
        Area of each small area; the small areas themselves where there is none.

    Returns
    -------
    IndicatorTable
        Index: areas in the order of first mention. Number of points; points
        per 1,000 persons; share within each distance (0-100); mean and median
        metres, missing also where the way there is unknown: for the mean from
        anywhere, for the median from half the persons. Numbers are observed,
        shares and distances estimated.
    """
    codes = found.spread.codes
    area = pd.Series(codes, codes) if parent is None else parent.reindex(codes)
    index = pd.Index(area.unique(), name="code")
    count = persons.reindex(codes)
    total = _sum(count, area, index)
    total = total.where(total > 0)
    points = _sum(found.inside.astype(float), area, index)
    samples = _samples(found, count, area)
    columns = [
        points,
        PER * points / total,
        *(
            100 * _sum(found.within[distance] * count, area, index) / total
            for distance in found.within.columns
        ),
        _mean(samples, index).where(total.notna()),
        _median(samples, index).where(total.notna()),
    ]
    ids = access_ids(subject.id, tuple(map(float, found.within.columns)))
    values = dict(zip(ids, columns, strict=True))
    frame = pd.DataFrame(values, index=index, dtype=float)
    estimated = frame.notna() & ~frame.columns.isin(ids[:2])
    plain = IndicatorTable.of(frame)
    return IndicatorTable(frame, plain.status.mask(estimated, Status.ESTIMATED).astype(np.int8))


def _sum(value: pd.Series, area: pd.Series, index: pd.Index) -> pd.Series:
    """Sum by area; NaN where any part is."""
    return value.groupby(area).sum(skipna=False).reindex(index)


def _samples(found: Access, count: pd.Series, area: pd.Series) -> pd.DataFrame:
    """Sample points with persons: area, metres and number of persons, nearest first."""
    at = found.spread.at_area
    weight: Floats = found.spread.share * count.to_numpy(float)[at]
    table = pd.DataFrame({"area": area.to_numpy()[at], "metres": found.metres, "persons": weight})
    return table[table["persons"] > 0].sort_values("metres", kind="stable")


def _mean(samples: pd.DataFrame, index: pd.Index) -> pd.Series:
    """Mean metres by area; NaN where somebody's way is infinite."""
    product = (samples["metres"] * samples["persons"]).groupby(samples["area"]).sum()
    mean = product / samples["persons"].groupby(samples["area"]).sum()
    return mean.where(np.isfinite(mean)).reindex(index)


def _median(samples: pd.DataFrame, index: pd.Index) -> pd.Series:
    """Metres that half the persons of an area have at most; NaN where that is infinite."""
    groups = samples["persons"].groupby(samples["area"])
    half = groups.cumsum() >= groups.transform("sum") / 2 - 1e-9
    median = samples[half].groupby("area")["metres"].first()
    return median.where(np.isfinite(median)).reindex(index)


def access_cards(
    subject: AccessSubject, distances: tuple[float, ...], words: AccessWords
) -> dict[str, IndicatorCard]:
    """Cards of the figures that :func:`access_table` gives, by id and in its order.

    A number of persons in a column of the user's own, whose heading is no id
    of an indicator, carries nothing upwards.
    """
    ids = access_ids(subject.id, distances)
    none = Upwards(method="none")
    ratio = mean = none
    if re.fullmatch(IDENTIFIER, subject.persons):
        below = (subject.persons,)
        ratio = Upwards(method="ratio", numerator=ids[:1], denominator=below, factor=PER)
        mean = Upwards(method="weighted_mean", weight=subject.persons)
    rows: list[tuple[Measure, Mapping[str, object], float]] = [
        (words.points, {"kind": "count", "decimals": 0}, 0),
        (words.per, {"kind": "mean", "upwards": ratio, "decimals": 2}, 0),
        *((words.within, {"kind": "share", "upwards": mean}, distance) for distance in distances),
        (words.mean, {"kind": "mean", "upwards": mean, "decimals": 0}, 0),
        (words.median, {"kind": "median", "upwards": none, "decimals": 0}, 0),
    ]
    return {
        name: _card(subject, words, measure, {"id": name, **fields}, distance)
        for name, (measure, fields, distance) in zip(ids, rows, strict=True)
    }


def _card(
    subject: AccessSubject,
    words: AccessWords,
    measure: Measure,
    fields: Mapping[str, object],
    distance: float,
) -> IndicatorCard:
    told = {
        "points": subject.title,
        "persons": subject.persons_title,
        "distance": f"{distance:.0f}",
        "way": subject.way,
    }
    data = {
        "title": measure.title.format(**told),
        "definition": measure.definition.format(**told),
        "unit": measure.unit,
        "direction": DIRECTION,
        "base": words.base.format(**told),
        "year": subject.year,
        "dimension": words.dimension,
        "upwards": Upwards(method="sum"),
        "source": subject.source,
    }
    return IndicatorCard.model_validate(data | dict(fields))
