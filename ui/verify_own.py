"""Own data of an export, read again as its record says that they were."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from geo.faults import Fault, FaultKind, refuse
from language import verify_text as words
from layers.attachment import Attachment
from layers.own.told import OwnTold
from scoring.scenario import Scenario
from ui.own_documents import from_told
from ui.session import OwnData

TABLE, AREAS = "--table", "--areas"


def own_data(
    told: OwnTold, scenario: Scenario, tables: Sequence[Path], areas: Path | None, file: str
) -> OwnData:
    """Own data that a record tells of.

    Parameters
    ----------
    told : OwnTold
    scenario : Scenario
        Of the record.
    tables : sequence of Path
        Files with figures: found by their checksums, and where none is the
        same by their order among those left.
    areas : Path or None
        File with areas.
    file : str
        Name of the export, for messages.

    Raises
    ------
    InputError
        FILE_NOT_FOUND, or RECORD_FILE for every file that is not given.
    """
    given = [*tables, *([areas] if areas else [])]
    refuse(Fault(FaultKind.FILE_NOT_FOUND, path.name) for path in given if not path.is_file())
    found = _tables([each.file for each in told.tables], [path.read_bytes() for path in tables])
    pairs = zip(told.tables, found, strict=True)
    faults = [_absent(each.file, TABLE, file) for each, content in pairs if content is None]
    if told.areas is not None and areas is None:
        faults.append(_absent(told.areas.file, AREAS, file))
    refuse(faults)
    whole = [content for content in found if content is not None]
    return from_told(told, whole, areas.read_bytes() if areas else None, scenario)


def _tables(wanted: Sequence[Attachment], given: Sequence[bytes]) -> list[bytes | None]:
    """Contents in the order wanted; None where there are too few."""
    known = {hashlib.sha256(each).hexdigest(): each for each in given}
    names = {each.sha256 for each in wanted}
    others = iter(content for checksum, content in known.items() if checksum not in names)
    return [known.get(each.sha256) or next(others, None) for each in wanted]


def _absent(part: Attachment, option: str, file: str) -> Fault:
    return Fault(FaultKind.RECORD_FILE, file, words.OWN_DATA, part.sha256, part.name, option)
