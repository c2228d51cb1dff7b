"""Kolada version 3: figures of the whole municipality, to hold a city beside others, not to score.

https://api.kolada.se/v3: at most 25 ids in one part of a path, pages by ``next_url``.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.sources.http import Web
from layers.sources.jsonstat import changed

MOST_IDS = 25
TITLE = "Kolada"
KEYS = ("kpi", "municipality", "year", "gender")


def fetch_benchmarks(
    web: Web, address: str, kpis: Sequence[str], municipality: str, years: Sequence[int]
) -> pd.DataFrame:
    """Fetch key figures of a municipality.

    Parameters
    ----------
    web : Web
    address : str
        Base of the interface, up to and with ``v3``.
    kpis : sequence of str
        Ids of key figures.
    municipality : str
        Four digits.
    years : sequence of int

    Returns
    -------
    DataFrame
        Columns ``kpi``, ``municipality``, ``year``, ``gender`` (T, K or M) and ``value``
        (NaN = no figure), sorted; a value that is marked as deleted is left out.

    Raises
    ------
    InputError
        The source does not answer, has changed, repeats a page or has no rows.
    """
    rows: list[dict[str, Any]] = []
    for ids in _chunks(kpis):
        for some_years in _chunks([str(year) for year in years]):
            path = f"data/kpi/{','.join(ids)}/municipality/{municipality}"
            rows += _pages(web, address, f"{address}/{path}/year/{','.join(some_years)}")
    if not rows:
        raise InputError([Fault(FaultKind.SOURCE_EMPTY, TITLE, municipality)])
    frame = pd.DataFrame(rows).sort_values(list(KEYS), kind="stable", ignore_index=True)
    return frame.astype({"value": float, "year": "int64"})


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[at : at + MOST_IDS] for at in range(0, len(values), MOST_IDS))


def _pages(web: Web, base: str, first: str) -> Iterator[dict[str, Any]]:
    """Rows of every page, the next one always taken from the host that was asked."""
    address, seen = first, set()
    while address:
        if address in seen:
            raise InputError([Fault(FaultKind.SOURCE_REPEATED, TITLE, "next_url", address)])
        seen.add(address)
        data = web.json(address, title=TITLE)
        yield from _rows(data)
        address = _same_host(base, str(data.get("next_url") or ""))


def _same_host(base: str, following: str) -> str:
    """An address of the next page at the host that was asked, whatever host it names."""
    if not following:
        return ""
    own, other = urlsplit(base), urlsplit(following)
    return other._replace(scheme=own.scheme, netloc=own.netloc).geturl()


def _rows(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    values = data.get("values")
    if not isinstance(values, list):
        raise InputError([changed(TITLE, "json", ["values"], data)])
    for each in values:
        lacking = [name for name in ("kpi", "municipality", "period", "values") if name not in each]
        if lacking:
            raise InputError([changed(TITLE, "values", lacking, each)])
        for figure in each["values"]:
            if not figure.get("isdeleted"):
                yield {
                    "kpi": str(each["kpi"]),
                    "municipality": str(each["municipality"]),
                    "year": int(each["period"]),
                    "gender": str(figure.get("gender", "T")),
                    "value": figure.get("value"),
                }
