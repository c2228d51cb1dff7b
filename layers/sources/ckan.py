"""Malmö's open data (CKAN): files of areas, and tables page by page, their columns as they come.

Column names and marks for what is missing are not documented: see :mod:`layers.sources.mapping`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from geo.reading import read_vector
from layers.sources.cache import Parts
from layers.sources.http import Web, plain_address, read_answer
from layers.sources.jsonstat import changed

PAGE = 32_000
"""Rows a page, the most that the service gives; it gives 100 unless asked."""

ROW = "_id"
"""Column in which the service numbers its rows."""

FORMATS = {"geojson": ".geojson", "gpkg": ".gpkg"}
"""Files of areas that are read, in order of preference, with their endings."""


@dataclass(frozen=True)
class Resource:
    """One file or table of a package.

    Parameters
    ----------
    id, name, format, url : str
    modified : str
        As the service tells it.
    """

    id: str
    name: str
    format: str
    url: str
    modified: str


@dataclass(frozen=True)
class Ckan:
    """A CKAN service.

    Parameters
    ----------
    web : Web
    address : str
        Of the host.
    page : int
        Rows to ask for at a time.
    """

    web: Web
    address: str
    page: int = PAGE

    def resources(self, package: str) -> tuple[Resource, ...]:
        """Files and tables of a package.

        Raises
        ------
        InputError
            There is no such package, or the service has changed.
        """
        result = self._result("3/action/package_show", package, {"id": package})
        listed = result.get("resources")
        if not isinstance(listed, list):
            raise InputError([changed(package, "result", ["resources"], result)])
        return tuple(_resource(each) for each in listed)

    def search(self, query: str) -> tuple[Resource, ...]:
        """Files and tables found by a query such as ``description:malmö statistik``."""
        result = self._result("3/action/resource_search", query, {"query": query})
        listed = result.get("results")
        if not isinstance(listed, list):
            raise InputError([changed(query, "result", ["results"], result)])
        return tuple(_resource(each) for each in listed)

    def areas(self, package: str) -> gpd.GeoDataFrame:
        """The outlines of a package, as they stand in its file.

        Raises
        ------
        InputError
            No file of a kind that is read, or one that cannot be.
        """
        resources = self.resources(package)
        kinds = {each.format.casefold(): each for each in reversed(resources)}
        chosen = next((kinds[kind] for kind in FORMATS if kind in kinds), None)
        if chosen is None:
            there = [each.format for each in resources]
            raise InputError([changed(package, "resources", FORMATS, there)])
        content = self.web.content(chosen.url, title=package)
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{package}{FORMATS[chosen.format.casefold()]}"
            path.write_bytes(content)
            return read_vector(path)

    def records(self, resource: str, parts: Parts | None = None) -> pd.DataFrame:
        """Every row of a table, all cells as text, in the order of the service's own numbers.

        Parameters
        ----------
        resource : str
            Id of the table.
        parts : Parts, optional
            Where pages are kept until all are there.

        Returns
        -------
        DataFrame of str
            Columns as the service names them; an empty cell is empty text.

        Raises
        ------
        InputError
            The service does not answer, refuses, repeats a page or gives another number of
            rows than it says.
        """
        found: dict[str, dict[str, Any]] = {}
        columns: list[str] = []
        for fields, rows, total in self._pages(resource, parts):
            columns = columns or fields
            if fields != columns:
                raise InputError([changed(resource, "fields", columns, fields)])
            new = {str(row.get(ROW, len(found) + at)): row for at, row in enumerate(rows)}
            again = next((key for key in new if key in found), None)
            if again is not None:
                repeated = Fault(FaultKind.SOURCE_REPEATED, resource, "records", again)
                raise InputError([repeated])
            found |= new
            if total is not None and (len(found) >= total or not rows) and len(found) != total:
                told = Fault(
                    FaultKind.SOURCE_COUNT, resource, "records", str(len(found)), str(total)
                )
                raise InputError([told])
        if not found:
            raise InputError([Fault(FaultKind.SOURCE_EMPTY, resource, "records")])
        table = pd.DataFrame([found[key] for key in found], columns=columns)
        return table.map(lambda cell: "" if cell is None else str(cell))

    def _pages(
        self, resource: str, parts: Parts | None
    ) -> Iterator[tuple[list[str], list[dict[str, Any]], int | None]]:
        start = 0
        while True:
            question = {"resource_id": resource, "limit": self.page, "offset": start, "sort": ROW}
            result = self._result("action/datastore_search", resource, question, parts)
            fields, rows = result.get("fields"), result.get("records")
            if not isinstance(fields, list) or not isinstance(rows, list):
                raise InputError([changed(resource, "result", ["fields", "records"], result)])
            total = result.get("total")
            total = total if isinstance(total, int) else None
            yield [str(field.get("id")) for field in fields], rows, total
            start += len(rows)
            if not rows or (start >= total if total is not None else len(rows) < self.page):
                return

    def _result(
        self,
        action: str,
        title: str,
        question: dict[str, Any],
        parts: Parts | None = None,
    ) -> dict[str, Any]:
        """``result`` of an action; the service also says by itself that it failed."""
        address = f"{self.address}/api/{action}"
        kept = parts.get([action, question]) if parts else None
        content = kept or self.web.content(address, title=title, params=question)
        data = read_answer(content, title, plain_address(address))
        if data.get("success") is not True:
            error = data.get("error") if isinstance(data.get("error"), dict) else {}
            told = str((error or {}).get("__type") or (error or {}).get("message") or "success")
            where = plain_address(address)
            raise InputError([Fault(FaultKind.SOURCE_REFUSED, title, where, told)])
        result = data.get("result")
        if not isinstance(result, dict):
            raise InputError([changed(title, "json", ["result"], data)])
        if parts and kept is None:
            parts.keep([action, question], content)
        return result


def _resource(data: dict[str, Any]) -> Resource:
    names = ("id", "name", "format", "url", "last_modified")
    return Resource(*(str(data.get(name) or "") for name in names))
