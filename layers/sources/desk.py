"""What all jobs share: the cache, the addresses, the declarations, and one client a source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from shapely.geometry.base import BaseGeometry

from layers.sources.cache import Cache
from layers.sources.changes import Change
from layers.sources.ckan import Ckan
from layers.sources.http import Web
from layers.sources.jsonstat import Cube
from layers.sources.manifest import Manifest
from layers.sources.other import Other
from layers.sources.pxweb import PxWeb
from layers.sources.scb_tables import Registry
from layers.sources.waiting import Clock, Patience, Rate


@dataclass(frozen=True)
class Outcome:
    """One set after a job.

    Parameters
    ----------
    manifest : Manifest
    change : Change
        Against the set before.
    """

    manifest: Manifest
    change: Change


@dataclass(frozen=True)
class Job:
    """One thing to fetch.

    Parameters
    ----------
    name : str
        Id, unique among the jobs.
    source : str
        Key of ``addresses.ADDRESSES``.
    groups : tuple of str
        Other names by which it can be chosen: its table, its division.
    title : str
    run : callable
        Fetches, keeps, and tells what has become of each set.
    """

    name: str
    source: str
    groups: tuple[str, ...]
    title: str
    run: Callable[[], list[Outcome]]


@dataclass(frozen=True, eq=False)
class Desk:
    """All that the jobs share.

    Parameters
    ----------
    cache : Cache
    addresses : mapping of str to str
        By source.
    registry, other : Registry, Other
        What is declared.
    municipality : str
        Four digits.
    today : date
    land : BaseGeometry, optional
        Land in EPSG:3006, to cut outlines to.
    patience, clock : Patience, Clock
        How long sources are waited for.
    cell_limit : int
        Cells a call of Statistikdatabasen.
    """

    cache: Cache
    addresses: Mapping[str, str]
    registry: Registry
    other: Other
    municipality: str
    today: date
    land: BaseGeometry | None = None
    patience: Patience = field(default_factory=Patience)
    clock: Clock = field(default_factory=Clock)
    cell_limit: int = 150_000
    _metadata: dict[str, Cube] = field(default_factory=dict, repr=False)

    @cached_property
    def webs(self) -> dict[str, Web]:
        """One client a source, so that each keeps a rate of its own."""
        return {
            source: Web(patience=self.patience, rate=Rate(), clock=self.clock)
            for source in self.addresses
        }

    @property
    def pxweb(self) -> PxWeb:
        """Statistikdatabasen."""
        return PxWeb(self.webs["scb-pxweb"], self.addresses["scb-pxweb"], self.cell_limit)

    @property
    def ckan(self) -> Ckan:
        """The city's own service."""
        return Ckan(self.webs["malmo-ckan"], self.addresses["malmo-ckan"])

    def close(self) -> None:
        """Close the connections to every source."""
        for web in self.webs.values():
            web.close()

    def metadata(self, table: str) -> Cube:
        """Metadata of a table, asked for once."""
        if table not in self._metadata:
            self._metadata[table] = self.pxweb.metadata(table)
        return self._metadata[table]

    def state(self, question: object, updated: str = "") -> object:
        """What parts of a broken fetch are good for: the same question on the same day."""
        return [self.today.isoformat(), question, updated]
