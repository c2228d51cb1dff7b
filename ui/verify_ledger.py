"""Whether a file of the ledger holds: its chain, what follows from it, and every cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from export.proof.ledger_record import LedgerRecord, read_ledger_record
from export.proof.readers import read
from export.proof.reading import Found, Place, compare
from geo.faults import Fault
from language import faults as told_faults
from language import ledger_text
from language import verify_text as words
from scoring.decision.ledger import LedgerEntry, replayed
from store.ledger import entry_hash
from ui.ledger_files import ledger_file


@dataclass(frozen=True, eq=False)
class LedgerVerdict:
    """What was found about a file of the ledger.

    Parameters
    ----------
    record : LedgerRecord
        Its own.
    found : list of Found
        What differs: the chain first, then what does not follow, then cells.
    count : int
        Values that were compared.
    """

    record: LedgerRecord
    found: list[Found]
    count: int

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.found


def verify_ledger(content: bytes, text: str, file: str) -> LedgerVerdict:
    """Compute a file of the ledger anew from the entries in it, and compare.

    Parameters
    ----------
    content : bytes
        The file.
    text : str
        Its record.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        The record or the file cannot be read.
    """
    record = read_ledger_record(text, file)
    told = read(content, file)
    cells = compare(told, read(ledger_file(record), file))
    found = [*_chain(record.entries), *_followed(record.entries), *cells]
    return LedgerVerdict(record, found, len(told))


def _chain(entries: tuple[LedgerEntry, ...]) -> Iterator[Found]:
    """Entries that are not in their turn, or whose checksum is not of what they say."""
    before = ""
    for number, entry in enumerate(entries, start=1):
        row = str(entry.number)
        if entry.number != number:
            yield Found(Place(words.CHAIN, row, ledger_text.HEAD_NUMBER), row, str(number))
        elif (computed := entry_hash(entry, before)) != entry.sha256:
            yield Found(Place(words.CHAIN, row, words.CHECKSUM), entry.sha256, computed)
        before = entry.sha256


def _followed(entries: tuple[LedgerEntry, ...]) -> Iterator[Found]:
    """Entries whose rest does not follow, or that the ledger would not have taken."""
    heads = ledger_text.HEADINGS
    for entry, left, faults in replayed(entries):
        row = str(entry.number)
        if left != entry.left:
            place = Place(words.CHAIN, row, heads["left"])
            yield Found(place, _kronor(entry.left), _kronor(left))
        for fault in faults:
            place = Place(words.CHAIN, row, heads["step"])
            yield Found(place, _kronor(entry.event.amount), _reason(fault))


def _kronor(ore: int) -> float:
    return ore / 100


def _reason(fault: Fault) -> float | str:
    """The most that there was room for, or why there was none."""
    return _kronor(int(fault.allowed)) if fault.allowed else told_faults.sentence(fault)
