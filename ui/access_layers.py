"""Access layers: a reader's points, or sites of the register, and how to measure to them."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

from geo.faults import Fault, FaultKind, InputError
from layers.access import access_ids
from layers.points import PointOptions
from scoring.scenario import Dimension, Scenario
from ui.files import file_stem

USUAL = PointOptions()

CHILDREN = "children_0_19_2025"
"""Persons that access is measured for where nobody says otherwise."""

MOST_DISTANCES = 6
LONGEST = 50_000


@dataclass(frozen=True)
class UserFile:
    """A file that a reader has given."""

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """Checksum of the content (hexadecimal)."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class AccessLayer:
    """Points, and how access to them is measured.

    Parameters
    ----------
    title : str
        What the points are called.
    persons : str
        Indicator with the number of persons.
    distances : tuple of float
        Metres, rising.
    day : str
        Day that the points were given on, as YYYY-MM-DD.
    file : UserFile or None
        The points; None where they are sites of the register.
    options : PointOptions
        How to read the file; its CRS also counts for the two files below.
    kinds : tuple of str
        Kinds of initiatives whose sites are the points.
    approximate : bool
        Take also sites that are only known to lie somewhere in some areas.
    network : UserFile or None
        Lines that the way leads along; as the crow flies where there are none.
    join_crossings : bool
        Let lines of the network that only cross meet.
    homes : UserFile or None
        Surfaces or points where the persons live; the whole surface where there are none.
    """

    title: str
    persons: str
    distances: tuple[float, ...]
    day: str
    file: UserFile | None = None
    options: PointOptions = USUAL
    kinds: tuple[str, ...] = ()
    approximate: bool = False
    network: UserFile | None = None
    join_crossings: bool = False
    homes: UserFile | None = None

    @property
    def id(self) -> str:
        """Stem of the ids of its indicators."""
        return f"access_{file_stem(self.title)}"

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of its indicators."""
        return access_ids(self.id, self.distances)

    @cached_property
    def fingerprint(self) -> str:
        """Names the layer with all its choices and files (hexadecimal)."""
        files = [file and (file.name, file.sha256) for file in self.files]
        plain = replace(self, file=None, network=None, homes=None)
        return hashlib.sha256(repr((plain, files)).encode()).hexdigest()

    @property
    def files(self) -> tuple[UserFile | None, UserFile | None, UserFile | None]:
        """Points, network and homes."""
        return self.file, self.network, self.homes


def read_distances(text: str) -> tuple[float, ...]:
    """Read distances as a person writes them: ``500, 1000``.

    Returns
    -------
    tuple of float
        Whole metres, rising.

    Raises
    ------
    InputError
        Not one to :data:`MOST_DISTANCES` different whole numbers from 1 to :data:`LONGEST`.
    """
    parts = text.replace(",", " ").replace(";", " ").split()
    whole = [int(part) for part in parts if part.isascii() and part.isdigit()]
    sound = len(whole) == len(parts) and all(1 <= each <= LONGEST for each in whole)
    if not sound or not 1 <= len(set(whole)) <= MOST_DISTANCES:
        raise InputError([Fault(FaultKind.DISTANCE_UNUSABLE, "", "", text, str(MOST_DISTANCES))])
    return tuple(float(each) for each in sorted(set(whole)))


def without_indicators(scenario: Scenario, gone: Collection[str]) -> Scenario | None:
    """A scenario without some indicators, and dimensions that are empty then; None where all is."""
    kept = [each for each in (_kept(d, gone) for d in scenario.index.dimensions) if each]
    if not kept:
        return None
    index = scenario.index.model_copy(update={"dimensions": tuple(kept)})
    return scenario.model_copy(update={"index": index})


def _kept(dimension: Dimension, gone: Collection[str]) -> Dimension | None:
    below = [each for each in (_kept(d, gone) for d in dimension.dimensions) if each]
    own = [choice for choice in dimension.indicators if choice.id not in gone]
    if not below and not own:
        return None
    return dimension.model_copy(update={"dimensions": tuple(below), "indicators": tuple(own)})
