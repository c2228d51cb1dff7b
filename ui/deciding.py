"""Exports and frozen decisions: whether one rests on the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from export.proof.reading import Found, Place, plain
from export.proof.record import Record
from geo.faults import Fault, FaultKind, InputError, refuse
from language import text
from language import verify_text as words
from layers.catalogue import Catalogue
from layers.register import Register
from layers.text_files import check_model
from scoring.decision.shortlist import Shortlist
from scoring.scenario import Scenario
from store.archives.frozen import Bundle, read_bundle, recompute
from store.documents.differences import ABSENT
from ui import cached
from ui.open_data import with_threshold
from ui.workspace import Place as DataPlace
from ui.workspace import embedded_place

FIXED = ("kod", "namn", "rang", "indexvarde", "klass", "ordning", "niva")
"""Fields that follow from areas, scenario and shortlist alone."""

TITLES = (
    text.COLUMN_CODE,
    text.COLUMN_NAME,
    text.COLUMN_RANK,
    text.COLUMN_INDEX,
    text.COLUMN_CLASS,
    text.COLUMN_ORDER,
)
"""The same under their titles."""


@dataclass(frozen=True, eq=False)
class Checked:
    """A decision that was computed anew: its hash, and the first figure that differs, if any."""

    hash: str
    found: list[Found]


@dataclass(frozen=True, eq=False)
class Opened:
    """A decision that was read.

    Parameters
    ----------
    file : str
        Name for messages.
    bundle : Bundle
    """

    file: str
    bundle: Bundle

    @property
    def register(self) -> Register | None:
        """The register that it keeps, where it had been changed; None where not.

        Raises
        ------
        InputError
            Every fault of the register.
        """
        told = self.bundle.documents.get("register")
        return None if told is None else check_model(Register, told, self.file)


def open_decision(path: Path) -> Opened:
    """Read a decision.

    Raises
    ------
    InputError
        It cannot be read.
    """
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    return Opened(path.name, read_bundle(path.read_bytes()))


def check_decision(opened: Opened, record: Record) -> Checked:
    """Compute a decision anew, and hold it against the record of an export.

    Raises
    ------
    InputError
        It is not the one that the export names, or rests on something else.
    """
    bundle, file = opened.bundle, opened.file
    hash_of = bundle.manifest.hash
    if record.decision and record.decision != hash_of:
        fault = Fault(FaultKind.RECORD_DECISION, file, received=record.decision, allowed=hash_of)
        raise InputError([fault])
    refuse(_faults(bundle, record.scenario, (record.data.areas, record.data.used), file))
    again = recompute(bundle)
    if again.difference is None:
        return Checked(hash_of, [])
    before, after = (
        None if each is ABSENT else plain(each)
        for each in (again.difference.before, again.difference.after)
    )
    place = Place(words.DECISION_PART, again.difference.field, "")
    return Checked(hash_of, [Found(place, before, after)])


def _faults(
    bundle: Bundle, scenario: Scenario, data: tuple[str, str], file: str
) -> Iterator[Fault]:
    compared = (
        (words.SCENARIO, bundle.told.scenario, scenario.fingerprint),
        (words.AREAS_DATA, bundle.told.areas, data[0]),
        (words.FIGURES_DATA, bundle.told.data, data[1]),
    )
    for name, decided, here in compared:
        if decided != here:
            yield Fault(FaultKind.RECORD_DECISION_OTHER, file, name, decided, here)


@dataclass(frozen=True, eq=False)
class Decided:
    """What an export takes from a decision: its data, scenario, shortlist (if any) and hash."""

    place: DataPlace
    scenario: Scenario
    shortlist: Shortlist | None
    hash: str


def read_decision(path: Path, catalogue: Catalogue, level: str) -> Decided:
    """Read the decision that an export is to rest on.

    Parameters
    ----------
    path : Path
        The bundle.
    catalogue : Catalogue
        Data that the export is made on.
    level : str
        Of the areas.

    Raises
    ------
    InputError
        It cannot be read, or its data are others.
    """
    opened = open_decision(path)
    bundle, register = opened.bundle, opened.register
    over = None if register is None else catalogue.locate(register)
    place, scenario = embedded_place(catalogue, level, over), bundle.scenario
    used = [name for name in scenario.columns if name in place.table.indicators]
    data = (place.areas.fingerprint, place.table.fingerprint_of(used))
    refuse(_faults(bundle, scenario, data, path.name))
    told = bundle.documents.get("shortlist")
    shortlist = None if told is None else check_model(Shortlist, told, path.name)
    return Decided(place, scenario, shortlist, bundle.manifest.hash)


def decided_place(record: Record, decision: Opened | None) -> DataPlace | None:
    """The data that a decision keeps, where they are those of the record; None where not."""
    if decision is None:
        return None
    bundle = decision.bundle
    kept = (bundle.told.areas, bundle.told.data)
    if kept != (record.data.areas, record.data.used):
        return None
    cards = cached.catalogue().cards
    known = {name: cards[name] for name in bundle.table.indicators if name in cards}
    over = cached.initiatives().to_crs(bundle.areas.crs)
    kept_place = DataPlace(record.level, bundle.areas, bundle.table, known, over)
    if record.protection is not None:
        return replace(kept_place, protection=record.protection)
    return with_threshold(kept_place, record.threshold)


def kept_columns(record: Record) -> frozenset[str]:
    """Columns whose values follow from what a decision keeps."""
    names = [f"dim_{each.id}" for each in record.scenario.index.dimensions]
    titles = [
        text.COLUMN_DIMENSION.format(dimension=each.title or each.id)
        for each in record.scenario.index.dimensions
    ]
    return frozenset((*FIXED, *TITLES, *names, *titles, *record.scenario.indicator_ids))
