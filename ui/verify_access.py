"""Access layers of an export, made anew from its record and from files that are given."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from export.proof.record import Record
from geo.faults import Fault, FaultKind, refuse
from language import verify_text as words
from layers.access_layers import AccessChoices, AccessLayers
from layers.attachment import Attachment
from ui import accessible, cached
from ui.access_layers import from_document
from ui.workspace import Place

OPTION = "--access"


def with_access(place: Place, record: Record, given: Sequence[Path], file: str) -> Place:
    """A place with the access layers of a record.

    Parameters
    ----------
    place : Place
        As it was read.
    record : Record
    given : sequence of Path
        Files that the layers were made of, found by their checksums.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        RECORD_FILE for every file that is not there, RECORD_DATA for points
        in the record that are not those of the layer, or every fault of a layer.
    """
    if not record.access:
        return place
    known = {checksum: points.content for checksum, points in record.points.items()}
    refuse(_changed(known, file))
    known |= _by_checksum(given)
    refuse(_absent(record.access, known, file))
    layers = from_document(AccessLayers(layers=record.access), known.__getitem__)
    return accessible.with_these(place, layers, cached.ground(place))


def _changed(known: dict[str, bytes], file: str) -> list[Fault]:
    """Points that are not what the record calls them."""
    return [
        Fault(FaultKind.RECORD_DATA, file, words.POINTS_DATA, checksum, found, OPTION)
        for checksum, content in known.items()
        if (found := hashlib.sha256(content).hexdigest()) != checksum
    ]


def _by_checksum(given: Sequence[Path]) -> dict[str, bytes]:
    missing = [path for path in given if not path.is_file()]
    refuse(Fault(FaultKind.FILE_NOT_FOUND, path.name) for path in missing)
    contents = [path.read_bytes() for path in given]
    return {hashlib.sha256(each).hexdigest(): each for each in contents}


def _absent(layers: Sequence[AccessChoices], known: dict[str, bytes], file: str) -> list[Fault]:
    wanted: dict[str, tuple[str, Attachment]] = {
        part.sha256: (each.title, part) for each in layers for part in each.files
    }
    return [
        Fault(FaultKind.RECORD_FILE, file, words.access(title), part.sha256, part.name, OPTION)
        for title, part in wanted.values()
        if part.sha256 not in known
    ]
