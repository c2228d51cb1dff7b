"""The record of a file of the ledger: every entry, chained to the one before."""

import json
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from export.proof.record import canonical, versioned
from layers.strict import Strict
from layers.text_files import check_model
from scoring.decision.ledger import LedgerEntry

KIND: Literal["kraftsamling-ledger"] = "kraftsamling-ledger"
VERSION: Literal[1] = 1


class LedgerRecord(Strict):
    """All that a file of the ledger is made of.

    Parameters
    ----------
    program : str
        Version of the program.
    day : date
    workspace : str
        Its name.
    entries : tuple of LedgerEntry
        Oldest first, at least one.
    """

    kind: Literal["kraftsamling-ledger"] = KIND
    version: Literal[1] = VERSION
    program: str
    day: date
    workspace: str
    entries: Annotated[tuple[LedgerEntry, ...], Field(min_length=1)]

    @property
    def mark(self) -> str:
        """Checksum of the last entry, which rests on all before it."""
        return self.entries[-1].sha256

    @property
    def text(self) -> str:
        """Canonical JSON: keys sorted, no blanks, ASCII only."""
        return canonical(self.model_dump(mode="json"))


def is_ledger(content: str) -> bool:
    """Whether a record is of a ledger."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("kind") == KIND


def read_ledger_record(content: str, file: str) -> LedgerRecord:
    """Read a record for which :func:`is_ledger` holds.

    Raises
    ------
    InputError
        As :func:`export.proof.record.versioned`, else every fault of its fields.
    """
    return check_model(LedgerRecord, versioned(content, file, VERSION), file)
