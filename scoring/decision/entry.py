"""One entry of the shortlist: an area or a candidate, what became of it and why."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from layers.strict import Strict
from scoring.places.graph import Codes

Status = Literal["proposal", "kept", "rejected"]
"""Put forward, kept after consideration, or turned down for a reason."""

EntryKind = Literal["area", "candidate"]


class Entry(Strict):
    """One area or candidate, what became of it and why.

    A candidate is kept with its name and areas as they were when it was put
    on the list, so that nothing that is built afterwards changes a decision.
    ``who`` last changed the entry, and ``when`` (ISO 8601); both are empty in
    files from before they were kept. What is ``rejected`` has a reason.

    Parameters
    ----------
    code : str
        Code of the area, or id of the candidate.
    kind : {"area", "candidate"}
    name : str
        Of a candidate; empty for an area, whose name is its division's.
    areas : tuple of str
        Codes of a candidate's areas; none for an area.
    status : str
        One of :data:`Status`.
    reason, who, when : str
    """

    code: Annotated[str, Field(min_length=1)]
    kind: EntryKind = "area"
    name: str = ""
    areas: Annotated[Codes, Field(validate_default=True)] = ()
    status: Status = "proposal"
    reason: Annotated[str, Field(validate_default=True)] = ""
    who: str = ""
    when: str = ""

    @field_validator("areas")
    @classmethod
    def _candidates_alone_have_areas(cls, areas: Codes, told: ValidationInfo) -> Codes:
        filled = {bool(areas), bool(told.data.get("name"))}
        if filled != {told.data.get("kind") == "candidate"}:
            raise ValueError("areas_of_candidate")
        return areas

    @field_validator("reason")
    @classmethod
    def _rejected_for_a_reason(cls, reason: str, told: ValidationInfo) -> str:
        if lacks_reason(told.data.get("status", ""), reason):
            raise ValueError("reason_when_rejected")
        return reason

    @property
    def is_candidate(self) -> bool:
        """Whether it is a candidate, else it is an area."""
        return self.kind == "candidate"

    @property
    def is_chosen(self) -> bool:
        """Whether it is put forward or kept."""
        return self.status != "rejected"

    @property
    def members(self) -> Codes:
        """Codes of the areas that it is made of."""
        return self.areas or (self.code,)


def lacks_reason(status: str, reason: str) -> bool:
    """Whether a status needs a reason that is not there."""
    return status == "rejected" and not reason.strip()


FORM_1: dict[str, Any] = {
    "kind": "area",
    "name": "",
    "areas": [],
    "status": "proposal",
    "reason": "",
    "who": "",
    "when": "",
}
"""What an entry of form 1 does not say, or did not at first."""
