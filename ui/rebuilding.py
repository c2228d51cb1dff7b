"""An export made anew from its record alone, by the functions that made it."""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from export.changes import Changes
from export.dossier import Dossier
from export.gis import CRS_CHOICES
from export.proof.record import Journal, Record
from geo.faults import Fault, FaultKind, InputError
from language import text
from scoring.places.candidates import CandidateSet
from ui import cached, documents, money_files, papers
from ui.content import Content
from ui.recorded import proved
from ui.reference import reference_fingerprint
from ui.shortlisted import dossier_of
from ui.workspace import Place


def rebuild(
    place: Place, record: Record, template: Path | None, file: str, *, is_partial: bool = False
) -> bytes:
    """Write the file that a record describes.

    Parameters
    ----------
    place : Place
        The data of the record.
    record : Record
    template : Path, optional
        Of slides.
    file : str
        Name for messages.
    is_partial : bool
        Whether the data are only what a decision keeps.

    Raises
    ------
    InputError
        RECORD_TEMPLATE, RECORD_FAILED, or as the functions that write.
    """
    shape = record.shape
    if shape.crs not in ("", *CRS_CHOICES):
        allowed = ", ".join(CRS_CHOICES)
        raise InputError([Fault(FaultKind.FIELD_VALUE, file, "shape.crs", shape.crs, allowed)])
    if shape.form in money_files.WRITERS:
        return _money(place, record, file)
    content = content_of(place, record, is_partial=is_partial)
    if shape.form in documents.WRITERS:
        return proved(content, record, documents.WRITERS[shape.form])
    if shape.form not in papers.WRITERS:
        allowed = ", ".join((*documents.WRITERS, *papers.WRITERS, *money_files.WRITERS))
        raise InputError([Fault(FaultKind.FIELD_VALUE, file, "shape.form", shape.form, allowed)])
    options = _options(record, template, file)
    write = partial(papers.WRITERS[shape.form], options=options, tell=None)
    return proved(content, record, write)


def _money(place: Place, record: Record, file: str) -> bytes:
    if record.money is None:
        raise InputError([Fault(FaultKind.FIELD_MISSING, file, "money")])
    return money_files.money_file(place, record)


def content_of(place: Place, record: Record, *, is_partial: bool = False) -> Content:
    """Place, result and dossier of a record; candidates without figures where data are partial."""
    scenario = record.scenario
    result = cached.scored(place, scenario)
    chosen = record.shortlist
    outside = reference_fingerprint(place.level, scenario)
    told = Place.dossier if is_partial else dossier_of
    found = told(place, result, chosen, record.day, outside, is_internal=record.is_internal)
    dossier = _by(record, found)
    return Content(
        place,
        cached.catalogue(),
        result,
        replace(dossier, changes=_changes(record.journal)),
        record.shape.crs or CRS_CHOICES[0],
        record.shape.tiles,
        chosen,
        record.decision,
        record.threshold,
    )


def _changes(journal: Journal | None) -> Changes | None:
    """The journal as the workbook takes it."""
    if journal is None:
        return None
    return Changes(journal.note, pd.DataFrame(list(journal.rows), columns=list(journal.columns)))


def _by(record: Record, dossier: Dossier) -> Dossier:
    """The dossier as the program of the record stamped it."""
    rows = [
        (key, record.program if key == text.META_VERSION else value)
        for key, value in dossier.metadata
    ]
    return replace(dossier, metadata=tuple(rows))


def _options(record: Record, template: Path | None, file: str) -> papers.Options:
    shape = record.shape
    candidates = CandidateSet(division=record.level, candidates=record.candidates)
    return papers.Options(
        candidates if record.candidates else None,
        record.rules,
        shape.told,
        shape.comparators,
        _template(shape.template, template, file),
        template.name if template else "",
        shape.is_pdf,
    )


def _template(wanted: str, path: Path | None, file: str) -> bytes | None:
    """The template of the record, by its checksum."""
    if not wanted:
        return None
    fault = Fault(FaultKind.RECORD_TEMPLATE, file, received=wanted)
    if path is None or not path.is_file():
        raise InputError([fault])
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted:
        raise InputError([fault])
    return content
