"""The shortlist (kortlista): chosen areas in order, each with its reason."""

import json
from collections.abc import Collection
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.text_files import check_model


class Entry(BaseModel):
    """One chosen area and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(min_length=1)]
    reason: str = ""


class Shortlist(BaseModel):
    """Chosen areas of one division, first things first; every change gives a new list.

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
        """Why an area is chosen; empty where nothing is written or it is not chosen."""
        return next((entry.reason for entry in self.entries if entry.code == code), "")

    def add(self, code: str, reason: str = "") -> "Shortlist":
        """Put an area last; the same list where it is in already."""
        if code in self.codes:
            return self
        return self._with((*self.entries, Entry(code=code, reason=reason)))

    def remove(self, code: str) -> "Shortlist":
        """Take an area out."""
        return self._with(tuple(entry for entry in self.entries if entry.code != code))

    def with_reason(self, code: str, reason: str) -> "Shortlist":
        """Write down why an area is chosen."""
        return self._with(
            tuple(
                entry.model_copy(update={"reason": reason}) if entry.code == code else entry
                for entry in self.entries
            )
        )

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
