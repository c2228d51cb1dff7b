"""The shortlist (kortlista): areas and candidates in order, each with its status and reason."""

from collections.abc import Collection, Iterable
from typing import Any, Literal

from pydantic import model_validator

from geo.faults import Fault, FaultKind, refuse, repeated
from layers.strict import Strict
from layers.text_files import check_model, parse_json
from scoring.decision.entry import FORM_1, Entry, Status
from scoring.places.candidates import Candidate
from scoring.places.graph import Codes

__all__ = ["VERSION", "Entry", "Shortlist", "Status", "read_shortlist", "upgraded"]

VERSION: Literal[2] = 2
"""Form of a saved shortlist; form 1 has no ``version``, and areas alone."""


class Shortlist(Strict):
    """Areas and candidates of one division, first things first; every change gives a new list.

    Parameters
    ----------
    version : int
        Form of what is saved, :data:`VERSION`; older forms are read as today's.
    division : str
        Division that the codes belong to.
    entries : tuple of Entry
        In order; no code twice.
    """

    version: Literal[2] = VERSION
    division: str
    entries: tuple[Entry, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_any_form(cls, data: Any) -> Any:
        return upgraded(data)

    def __getitem__(self, code: str) -> Entry:
        return {entry.code: entry for entry in self.entries}[code]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of areas and ids of candidates, in order."""
        return tuple(entry.code for entry in self.entries)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """Entries that are put forward or kept, in order."""
        return self.in_status("proposal", "kept")

    @property
    def rejected(self) -> tuple[Entry, ...]:
        """Entries that are turned down, in order."""
        return self.in_status("rejected")

    @property
    def chosen_areas(self) -> Codes:
        """Codes of the areas that are put forward or kept by themselves, in order."""
        return tuple(entry.code for entry in self.chosen if not entry.is_candidate)

    def reason(self, code: str) -> str:
        """Why an entry has its status; empty where nothing is written or it is not there."""
        return next((entry.reason for entry in self.entries if entry.code == code), "")

    def in_status(self, *statuses: Status) -> tuple[Entry, ...]:
        """Entries with one of these statuses, in order."""
        return tuple(entry for entry in self.entries if entry.status in statuses)

    def within(self, codes: Iterable[str]) -> "Shortlist":
        """The list with the entries whose areas are all among some codes."""
        known = set(codes)
        return self._with(tuple(own for own in self.entries if known.issuperset(own.members)))

    def add(self, code: str, reason: str = "", *, who: str = "", when: str = "") -> "Shortlist":
        """Put an area last, as a proposal; the same list where it is in already."""
        if code in self.codes:
            return self
        entry = Entry(code=code, reason=reason, who=who, when=when)
        return self._with((*self.entries, entry))

    def put_candidate(
        self, candidate: Candidate, reason: str = "", *, who: str = "", when: str = ""
    ) -> "Shortlist":
        """Put a candidate last, as a proposal; one that is in gets its name and areas of now."""
        if self.has(candidate):
            return self
        now = {"name": candidate.name, "areas": candidate.codes, "who": who, "when": when}
        if candidate.id in self.codes:
            return self._changed(candidate.id, now)
        fields = {"code": candidate.id, "kind": "candidate", "reason": reason}
        return self._with((*self.entries, check_model(Entry, fields | now)))

    def has(self, candidate: Candidate) -> bool:
        """Whether a candidate is in as it is now, with the same name and areas."""
        return any(
            (entry.code, entry.name, entry.areas) == (candidate.id, candidate.name, candidate.codes)
            for entry in self.entries
        )

    def remove(self, code: str) -> "Shortlist":
        """Take an entry out."""
        return self._with(tuple(entry for entry in self.entries if entry.code != code))

    def with_reason(self, code: str, reason: str, *, who: str = "", when: str = "") -> "Shortlist":
        """Write down why an entry has its status.

        Raises
        ------
        InputError
            It is rejected, and the reason is empty.
        """
        return self._changed(code, {"reason": reason, "who": who, "when": when})

    def with_status(
        self, code: str, status: Status, reason: str, *, who: str = "", when: str = ""
    ) -> "Shortlist":
        """Decide on an entry, and write down why.

        Raises
        ------
        InputError
            It is rejected, and the reason is empty.
        """
        changes = {"status": status, "reason": reason, "who": who, "when": when}
        return self._changed(code, changes)

    def move(self, code: str, steps: int) -> "Shortlist":
        """Move an entry by steps, negative towards the front; it stops at the ends.

        What is chosen moves among what is chosen, what is rejected among what
        is rejected.

        Raises
        ------
        KeyError
            It is not in the list.
        """
        entry = self[code]
        is_chosen = entry.is_chosen
        peers = [each for each in self.entries if each.is_chosen == is_chosen]
        at = peers.index(entry)
        peers.remove(entry)
        peers.insert(min(max(at + steps, 0), len(peers)), entry)
        moved = iter(peers)
        return self._with(
            tuple(next(moved) if each.is_chosen == is_chosen else each for each in self.entries)
        )

    def _changed(self, code: str, changes: dict[str, Any]) -> "Shortlist":
        return self._with(
            tuple(
                check_model(Entry, entry.model_dump() | changes) if entry.code == code else entry
                for entry in self.entries
            )
        )

    def _with(self, entries: tuple[Entry, ...]) -> "Shortlist":
        return self.model_copy(update={"entries": entries})


def upgraded(data: Any) -> Any:
    """Plain data of a shortlist in today's form; what is none is left as it is."""
    if not isinstance(data, dict) or "version" in data:
        return data
    entries = data.get("entries", [])
    if isinstance(entries, list):
        entries = [FORM_1 | entry if isinstance(entry, dict) else entry for entry in entries]
    return {"version": VERSION, **data, "entries": entries}


def read_shortlist(text: str, codes: Collection[str], file: str = "") -> Shortlist:
    """Read a shortlist that was saved as JSON, in today's form or an older one.

    Parameters
    ----------
    text : str
        JSON as :meth:`Shortlist.model_dump_json` writes it.
    codes : collection of str
        Codes that exist, in the areas' order.
    file : str
        Name for messages.

    Returns
    -------
    Shortlist
        Areas of candidates in the areas' order.

    Raises
    ------
    InputError
        Syntax, a later form, unknown fields, unknown or repeated codes, all at
        once.
    """
    found = check_model(Shortlist, parse_json(text, file), file)
    refuse(_code_faults(found, codes, file))
    place = {code: at for at, code in enumerate(codes)}
    return found.model_copy(
        update={
            "entries": tuple(
                entry.model_copy(
                    update={"areas": tuple(sorted(entry.areas, key=place.__getitem__))}
                )
                for entry in found.entries
            )
        }
    )


def _code_faults(found: Shortlist, codes: Collection[str], file: str) -> list[Fault]:
    known = set(codes)
    members = [code for entry in found.entries for code in entry.members]
    faults = [
        Fault(FaultKind.CODE_NOT_IN_AREAS, file, "", code, found.division)
        for code in dict.fromkeys(members)
        if code not in known
    ]
    named = [("entries", found.codes), *((entry.code, entry.areas) for entry in found.entries)]
    return faults + [
        Fault(FaultKind.CODE_DUPLICATE, file, where, code)
        for where, within in named
        for code in sorted(repeated(within))
    ]
