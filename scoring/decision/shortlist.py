"""The shortlist (kortlista): areas in order, each with its status and reason."""

import json
from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.text_files import check_model

Status = Literal["proposal", "kept", "rejected"]
"""Put forward, kept after consideration, or turned down for a reason."""


class Entry(BaseModel):
    """One area, what became of it and why.

    ``who`` last changed it, and ``when`` (ISO 8601); both are empty in files
    from before they were kept. An area that is ``rejected`` has a reason.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(min_length=1)]
    status: Status = "proposal"
    reason: Annotated[str, Field(validate_default=True)] = ""
    who: str = ""
    when: str = ""

    @field_validator("reason")
    @classmethod
    def _rejected_for_a_reason(cls, reason: str, told: ValidationInfo) -> str:
        if told.data.get("status") == "rejected" and not reason.strip():
            raise ValueError("reason_when_rejected")
        return reason


class Shortlist(BaseModel):
    """Areas of one division, first things first; every change gives a new list.

    Parameters
    ----------
    division : str
        Division that the codes belong to.
    entries : tuple of Entry
        In order; no code twice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    division: str
    entries: tuple[Entry, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes in order."""
        return tuple(entry.code for entry in self.entries)

    def reason(self, code: str) -> str:
        """Why an area has its status; empty where nothing is written or it is not there."""
        return next((entry.reason for entry in self.entries if entry.code == code), "")

    def in_status(self, *statuses: Status) -> tuple[Entry, ...]:
        """Entries with one of these statuses, in order."""
        return tuple(entry for entry in self.entries if entry.status in statuses)

    def add(self, code: str, reason: str = "", *, who: str = "", when: str = "") -> "Shortlist":
        """Put an area last, as a proposal; the same list where it is in already."""
        if code in self.codes:
            return self
        entry = Entry(code=code, reason=reason, who=who, when=when)
        return self._with((*self.entries, entry))

    def remove(self, code: str) -> "Shortlist":
        """Take an area out."""
        return self._with(tuple(entry for entry in self.entries if entry.code != code))

    def with_reason(self, code: str, reason: str, *, who: str = "", when: str = "") -> "Shortlist":
        """Write down why an area has its status.

        Raises
        ------
        InputError
            It is rejected, and the reason is empty.
        """
        return self._changed(code, {"reason": reason, "who": who, "when": when})

    def with_status(
        self, code: str, status: Status, reason: str, *, who: str = "", when: str = ""
    ) -> "Shortlist":
        """Decide on an area, and write down why.

        Raises
        ------
        InputError
            It is rejected, and the reason is empty.
        """
        changes = {"status": status, "reason": reason, "who": who, "when": when}
        return self._changed(code, changes)

    def move(self, code: str, steps: int) -> "Shortlist":
        """Move an area by steps, negative towards the front; it stops at the ends.

        Raises
        ------
        KeyError
            The area is not in the list.
        """
        if code not in self.codes:
            raise KeyError(code)
        entries = list(self.entries)
        at = self.codes.index(code)
        entry = entries.pop(at)
        entries.insert(min(max(at + steps, 0), len(entries)), entry)
        return self._with(tuple(entries))

    def _changed(self, code: str, changes: dict[str, Any]) -> "Shortlist":
        return self._with(
            tuple(
                check_model(Entry, entry.model_dump() | changes) if entry.code == code else entry
                for entry in self.entries
            )
        )

    def _with(self, entries: tuple[Entry, ...]) -> "Shortlist":
        return self.model_copy(update={"entries": entries})


def read_shortlist(text: str, codes: Collection[str], file: str = "") -> Shortlist:
    """Read a shortlist that was saved as JSON.

    Parameters
    ----------
    text : str
        JSON as :meth:`Shortlist.model_dump_json` writes it.
    codes : collection of str
        Codes that exist.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        Syntax, unknown fields, unknown or repeated codes, all at once.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError([Fault(FaultKind.SYNTAX, file, "", str(error), "JSON")]) from error
    found = check_model(Shortlist, data, file)
    unknown = [code for code in found.codes if code not in codes]
    twice = {code for code in found.codes if found.codes.count(code) > 1}
    refuse(
        [Fault(FaultKind.CODE_NOT_IN_AREAS, file, "", code, found.division) for code in unknown]
        + [
            Fault(FaultKind.CODE_DUPLICATE, file, where="entries", received=code)
            for code in sorted(twice)
        ]
    )
    return found
