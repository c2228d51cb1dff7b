"""A desk whose sources are one server on this machine, and whose clock does not wait."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from layers.sources.addresses import source_addresses
from layers.sources.cache import Cache
from layers.sources.desk import Desk
from layers.sources.jobs import jobs
from layers.sources.other import read_other
from layers.sources.run import Report, choose, run
from layers.sources.scb_tables import read_registry
from layers.sources.waiting import Clock, Patience

DECLARED = Path(__file__).resolve().parents[2] / "data" / "sources"
TODAY = date(2026, 11, 26)


@dataclass
class Watch:
    """A clock that moves when it is asked to wait, and notes how long."""

    time: float = 0.0
    waited: list[float] = field(default_factory=list)
    tick: float = 0.0

    def now(self) -> float:
        self.time += self.tick
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep, jitter=lambda: 1.0)


def desk_of(url: str, folder: Path, watch: Watch | None = None, **more) -> Desk:
    options = {
        "today": TODAY,
        "patience": Patience(attempts=3, idle=0.2),
        "clock": (watch or Watch()).clock,
        "municipality": "1280",
    } | more
    return Desk(
        Cache(folder),
        source_addresses([url]),
        read_registry(DECLARED / "scb_tables.toml"),
        read_other(DECLARED / "other.toml"),
        **options,
    )


def fetch(desk: Desk, *only: str) -> Report:
    return run(choose(jobs(desk), only))


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but what belongs to a fetch that is under way."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "parts" not in path.parts
    }
