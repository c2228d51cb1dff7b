"""Whether an export holds: made anew from its own record, and compared value by value."""

from dataclasses import dataclass, replace
from pathlib import Path

from streamlit import logger, runtime

from export.pdf import office
from export.proof import pdf
from export.proof.containers import kind_of, unzipped
from export.proof.embedding import record_text
from export.proof.ledger_record import is_ledger
from export.proof.readers import read
from export.proof.reading import Found, Place, Reading, compare
from export.proof.record import Record, libraries, read_record
from geo.faults import Fault, FaultKind, InputError, refuse
from language import verify_text as words
from ui import money_files
from ui.deciding import check_decision, decided_place, kept_columns
from ui.given import using
from ui.rebuilding import rebuild
from ui.verify_data import Files, data_faults, find_place, given_by
from ui.verify_ledger import LedgerVerdict, verify_ledger
from ui.workspace import Place as DataPlace

BY_NUMBER = ("pptx", "docx", "sheets", *money_files.WRITERS)
"""Forms whose rows are read by number or are all of candidates, whom no decision holds."""

DRAWN = (words.PICTURE, words.PIXELS, words.STREAM)
"""Columns of values that the versions of the drawing libraries decide, too."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """What was found about an export.

    Parameters
    ----------
    record : Record
        Its own.
    found : list of Found
        What differs, in the order of the file.
    count : int
        Values that were compared.
    is_decided : bool
        Whether it can be said; False where all that differs is drawn, and was
        drawn by other libraries.
    is_partial : bool
        Whether only what a frozen decision holds was compared.
    decision : str
        SHA-256 of the decision that was computed anew besides; empty for none.
    """

    record: Record
    found: list[Found]
    count: int
    is_decided: bool = True
    is_partial: bool = False
    decision: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.found


def verify(path: Path, files: Files) -> Verdict:
    """Compute an export anew from its record, and compare.

    Parameters
    ----------
    path : Path
        The export.
    files : Files
        Data to compute on, in place of those that the program has.

    Raises
    ------
    InputError
        It cannot be verified: no such file, no record, other data.
    """
    return _anew(*_opened(path), files, path.name)


def verify_any(path: Path, files: Files) -> Verdict | LedgerVerdict:
    """As :func:`verify`, and for a file of the ledger as :func:`ui.verify_ledger.verify_ledger`."""
    content, text = _opened(path)
    if is_ledger(text):
        return verify_ledger(content, text, path.name)
    return _anew(content, text, files, path.name)


def _opened(path: Path) -> tuple[bytes, str]:
    """Content and record of a file; no warnings of Streamlit's from here that there is no page."""
    if not runtime.exists():
        logger.set_log_level("error")
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    content = path.read_bytes()
    return content, record_text_of(content, path.name)


def _anew(content: bytes, text: str, files: Files, file: str) -> Verdict:
    record = read_record(text, file)
    data = replace(given_by(files, record.scenario), threshold=record.threshold)
    with using(data):
        return _verified(content, record, files, file)


def record_text_of(content: bytes, file: str) -> str:
    """The record of a file as text.

    Raises
    ------
    InputError
        RECORD_NONE, or the file cannot be read.
    """
    try:
        found = record_text(content, file)
    except InputError:
        raise
    except Exception as error:  # each library has its own for a file that is damaged
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
    if not found:
        raise InputError([Fault(FaultKind.RECORD_NONE, file)])
    return found


def _verified(content: bytes, record: Record, files: Files, file: str) -> Verdict:
    place, is_partial = _place(record, files, file)
    told = read(content, file)
    rebuilt = _rebuilt(place, record, files, file, is_partial=is_partial)
    computed = read(_part(rebuilt, content, record, file), file)
    if is_partial:
        told, computed = _kept(told, record), _kept(computed, record)
    verdict = Verdict(record, compare(told, computed), len(told), is_partial=is_partial)
    if files.opened is not None:
        found = check_decision(files.opened, record)
        told_by = replace(verdict, found=[*verdict.found, *found.found], decision=found.hash)
        return _decided(told_by, content, rebuilt)
    return _decided(verdict, content, rebuilt)


def _place(record: Record, files: Files, file: str) -> tuple[DataPlace, bool]:
    """The data of the record; those of its decision where the others are not at hand."""
    try:
        place = find_place(record, files, file)
        refuse(data_faults(place, record, file))
    except InputError:
        decided = decided_place(record, files.opened)
        if decided is None or (_candidates(record) and record.shape.form in BY_NUMBER):
            raise
        return decided, True
    return place, False


def _rebuilt(
    place: DataPlace, record: Record, files: Files, file: str, *, is_partial: bool
) -> bytes:
    if record.shape.is_pdf and office() is None:
        raise InputError([Fault(FaultKind.RECORD_NO_OFFICE, file)])
    try:
        return rebuild(place, record, files.template, file, is_partial=is_partial)
    except InputError:
        raise
    except Exception as error:  # a record that was tampered with may name what there is not
        raise InputError([Fault(FaultKind.RECORD_FAILED, file)]) from error


def _part(rebuilt: bytes, content: bytes, record: Record, file: str) -> bytes:
    """What a file is to be compared with: of fact sheets in a zip, the one of its name or place."""
    if record.shape.form != "sheets" or kind_of(content, file) == "zip":
        return rebuilt
    parts = unzipped(rebuilt, file)
    if file in parts:
        return parts[file]
    told = read(content, file)
    return min(parts.values(), key=lambda part: len(compare(told, read(part, file))))


def _kept(reading: Reading, record: Record) -> Reading:
    """What follows from what a decision keeps, which is nothing of candidates."""
    columns, candidates = kept_columns(record), _candidates(record)
    return {
        place: value
        for place, value in reading.items()
        if place.column in columns and place.row not in candidates
    }


def _candidates(record: Record) -> frozenset[str]:
    """Ids and names of all candidates."""
    listed = [each for each in record.shortlist.entries if each.is_candidate]
    named = [(each.code, each.name) for each in listed]
    named += [(each.id, each.name) for each in record.candidates]
    return frozenset(name for pair in named for name in pair)


def _decided(verdict: Verdict, content: bytes, rebuilt: bytes) -> Verdict:
    """Leave open what only other libraries may have drawn otherwise."""
    is_other = verdict.record.libraries != libraries() or pdf.producer(content) != pdf.producer(
        rebuilt
    )
    only_drawn = all(_is_drawn(each.place) for each in verdict.found)
    return replace(verdict, is_decided=not (verdict.found and is_other and only_drawn))


def _is_drawn(place: Place) -> bool:
    return place.column in DRAWN or place.part == words.DRAWING
