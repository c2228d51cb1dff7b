"""The data of an export, found again: embedded, fetched, or the reader's own files."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from export.proof.record import Record
from geo.areas import AreaSet
from geo.faults import Fault, FaultKind, InputError
from language import verify_text as words
from layers.catalogue import LEVELS
from layers.inputs import read_inputs
from layers.own_columns import Protection
from layers.register import Register
from layers.sources.divisions import DIVISIONS
from layers.text_files import check_model, parse_fields, read_text
from scoring.scenario import Scenario
from ui import cached, money_files, papers
from ui.deciding import Opened, open_decision
from ui.given import Given
from ui.own_files import without_small
from ui.recorded import catalogue_fingerprint
from ui.reference import reference_fingerprint
from ui.release import Spread, release
from ui.verify_access import with_access
from ui.verify_own import own_data
from ui.workspace import Place, own_place

AREAS = "areas"
"""Folder that tells a data folder from one with fetched data."""


@dataclass(frozen=True)
class Files:
    """Files that a verification is given.

    Parameters
    ----------
    data : Path, optional
        A data folder, or a folder with fetched data.
    areas, reference : Path, optional
        The reader's own.
    tables : tuple of Path
        The reader's own, in any order.
    register : Path, optional
        JSON of initiatives.
    template : Path, optional
        Of slides.
    decision : Path, optional
        A frozen decision.
    access : tuple of Path
        Files that access layers were made of.
    id_column, areas_id_column, crs : str, optional
        How to read own files.
    mend, repair : bool
        What was let pass when they were read.
    """

    data: Path | None = None
    areas: Path | None = None
    tables: tuple[Path, ...] = ()
    reference: Path | None = None
    register: Path | None = None
    template: Path | None = None
    decision: Path | None = None
    id_column: str | None = None
    areas_id_column: str | None = None
    crs: str | None = None
    mend: bool = False
    repair: bool = False
    access: tuple[Path, ...] = ()

    @cached_property
    def opened(self) -> Opened | None:
        """The decision, read once.

        Raises
        ------
        InputError
            It cannot be read.
        """
        return None if self.decision is None else open_decision(self.decision)


def given_by(files: Files, scenario: Scenario) -> Given:
    """What the files put in place of what the program has.

    Raises
    ------
    InputError
        Every fault of the register or the reference table, or there is no such
        folder.
    """
    folder = files.data
    if folder is not None and not folder.is_dir():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, folder.name)])
    is_catalogue = folder is not None and (folder / AREAS).is_dir()
    reference = None
    if files.reference is not None:
        wanted = [each.id for each in scenario.indicators() if each.reference == "table"]
        reference = read_inputs(None, files.reference, wanted, id_column=files.id_column).table
    return Given(
        folder if is_catalogue else None,
        None if is_catalogue else folder,
        _register(files),
        reference,
    )


def _register(files: Files) -> Register | None:
    """The register as a file of its own, else the one that the decision keeps."""
    if files.register is not None:
        name = files.register.name
        return check_model(Register, parse_fields(read_text(files.register), name), name)
    return None if files.opened is None else files.opened.register


def find_place(record: Record, files: Files, file: str) -> Place:
    """The level that a record names, from the data that are at hand, as it may leave.

    Raises
    ------
    InputError
        It is not there, cannot be read, or may not leave.
    """
    spread: Spread = "internal" if record.is_internal else "public"
    whole = with_access(_bare_place(record, files, file), record, files.access, file)
    return release(whole, record.scenario, spread).place


def _bare_place(record: Record, files: Files, file: str) -> Place:
    if record.level == cached.OWN and record.own is not None:
        own = own_data(record.own, record.scenario, files.tables, files.areas, file)
        return cached.own_place_of(own)
    if record.level == cached.OWN:
        return _own(record, files, file)
    if record.level not in (*LEVELS, *DIVISIONS):
        allowed = ", ".join((*LEVELS, *DIVISIONS))
        raise InputError([Fault(FaultKind.FIELD_VALUE, file, "level", record.level, allowed)])
    return cached.bare_place(record.level)


def _own(record: Record, files: Files, file: str) -> Place:
    """Own figures whose record does not say how they were read."""
    if not files.tables:
        raise InputError([Fault(FaultKind.RECORD_OWN, file)])
    protection = record.protection or Protection()
    measured = {name for each in record.access for name in each.indicators}
    own = [name for name in record.columns if name not in measured]
    inputs = read_inputs(
        files.areas or _embedded_areas(record, file),
        files.tables[0],
        tuple(dict.fromkeys((*own, *protection.columns))),
        id_column=files.id_column,
        allow_unmatched=True,
        repair=files.repair,
        code_column=files.areas_id_column,
        crs=files.crs,
        mend_ambiguous=files.mend,
    )
    assert inputs.areas is not None
    table = without_small(inputs, protection, own).table
    return own_place(inputs.areas, table, cached.initiatives(), protection, record.cards)


def _embedded_areas(record: Record, file: str) -> AreaSet:
    """The embedded areas that own figures were for."""
    for level in cached.catalogue().levels.values():
        if level.areas.fingerprint == record.data.areas:
            return level.areas
    raise InputError([Fault(FaultKind.RECORD_OWN, file)])


def data_faults(place: Place, record: Record, file: str) -> list[Fault]:
    """Data that are not those of the record, each with both fingerprints."""
    options = "--areas" if place.level == cached.OWN else "--data"
    table = "--table" if place.level == cached.OWN else "--data"
    data = record.data
    compared = [
        (words.AREAS_DATA, data.areas, place.areas.fingerprint, options),
        (words.FIGURES_DATA, data.figures, place.table.fingerprint, table),
        (words.REGISTER_DATA, data.register_, place.initiatives.fingerprint, "--register"),
        (
            words.REFERENCE_DATA,
            data.reference,
            reference_fingerprint(place.level, record.scenario),
            "--reference",
        ),
    ]
    if record.shape.form in (*papers.WRITERS, *money_files.WRITERS):
        here = catalogue_fingerprint(cached.catalogue())
        compared.append((words.CATALOGUE_DATA, data.catalogue, here, "--data"))
    return list(_different(compared, file))


def _different(compared: list[tuple[str, str, str, str]], file: str) -> Iterator[Fault]:
    for name, told, here, option in compared:
        if told != here:
            yield Fault(
                FaultKind.RECORD_DATA,
                file,
                name,
                told or words.NOTHING,
                here or words.NOTHING,
                option,
            )
