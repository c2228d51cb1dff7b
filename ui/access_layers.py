"""Access layers of a tab: their choices, and the files that these refer to."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from geo.faults import Fault, FaultKind, InputError
from layers.access_layers import LONGEST, MOST_DISTANCES, AccessChoices, AccessLayers
from layers.attachment import Attachment
from layers.point_set import PointSet, read_point_set
from layers.text_files import check_model
from scoring.scenario import Dimension, Scenario

CHILDREN = "children_0_19_2025"
"""Persons that access is measured for where nobody says otherwise."""


@dataclass(frozen=True)
class UserFile:
    """A file that a reader has given."""

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def attachment(self) -> Attachment:
        """What a document says of it."""
        return Attachment.of(self.name, self.content)


@dataclass(frozen=True)
class AccessLayer:
    """A layer that can be measured.

    Parameters
    ----------
    choices : AccessChoices
    files : mapping of str to bytes
        What the choices refer to, by checksum.
    """

    choices: AccessChoices
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def id(self) -> str:
        """Stem of the ids of its indicators."""
        return self.choices.id

    @property
    def title(self) -> str:
        """What the points are called."""
        return self.choices.title

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of its indicators."""
        return self.choices.indicators

    @cached_property
    def fingerprint(self) -> str:
        """Names the layer with all its choices and files (hexadecimal)."""
        return hashlib.sha256(self.choices.model_dump_json().encode()).hexdigest()

    @cached_property
    def points(self) -> PointSet | None:
        """The points; None where they are sites of the register.

        Raises
        ------
        InputError
            The file holds none.
        """
        file = self.choices.points
        return None if file is None else read_point_set(self.files[file.sha256], file.name)


def layer_of(
    points: PointSet | None = None,
    network: UserFile | None = None,
    homes: UserFile | None = None,
    **choices: Any,
) -> AccessLayer:
    """A layer of what a reader has said.

    Parameters
    ----------
    points : PointSet, optional
    network, homes : UserFile, optional
    **choices
        The other fields of :class:`layers.access_layers.AccessChoices`.

    Raises
    ------
    InputError
        Every fault of the choices.
    """
    told = {
        "points": points and points.attachment,
        "network": network and network.attachment,
        "homes": homes and homes.attachment,
    }
    found = check_model(AccessChoices, {**choices, **told})
    contents = [each.content for each in (points, network, homes) if each is not None]
    return AccessLayer(found, {hashlib.sha256(each).hexdigest(): each for each in contents})


def to_document(layers: Iterable[AccessLayer]) -> AccessLayers:
    """Layers as a document that refers to their files."""
    return AccessLayers(layers=tuple(each.choices for each in layers))


def files_of(layers: Iterable[AccessLayer]) -> tuple[bytes, ...]:
    """Files that the document of layers refers to."""
    return tuple(content for each in layers for content in each.files.values())


def from_document(document: AccessLayers, file: Callable[[str], bytes]) -> tuple[AccessLayer, ...]:
    """Layers of a document.

    Parameters
    ----------
    document : AccessLayers
    file : callable
        Gives a file by its checksum.

    Raises
    ------
    InputError
        A file is not there.
    """
    return tuple(
        AccessLayer(each, {part.sha256: file(part.sha256) for part in each.files})
        for each in document.layers
    )


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
