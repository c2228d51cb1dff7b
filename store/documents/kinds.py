"""Kinds of documents: one line each, a name and the model that checks the content."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.access_layers import AccessLayers, access_faults
from layers.organisations import repeated_ids
from layers.own.mapping import OwnMapping
from layers.register import Register
from layers.text_files import check_model
from scoring.decision.plan import Plan
from scoring.decision.shortlist import Shortlist, upgraded
from scoring.followup.baseline import Baseline, baseline_faults
from scoring.followup.published import PublishedIndex, published_faults
from scoring.places.candidates import CandidateSet
from scoring.scenario import Scenario
from scoring.scenario_file import scenario_faults
from store.documents.canonical import canonical, is_unicode
from store.documents.decision import Decision
from store.documents.own_data import OwnData
from store.documents.view import View, view_faults


@dataclass(frozen=True)
class Entries:
    """Where a document holds entries that two people may change side by side.

    Parameters
    ----------
    field : str
        Field with the entries, in order.
    key : str
        Field of an entry that names it.
    stamp : tuple of str
        Fields of an entry that say when and by whom it was last changed, the
        time first: of two stamps the later one counts.
    log : str
        Field with a list that is only added to, empty for none.
    """

    field: str
    key: str
    stamp: tuple[str, ...] = ()
    log: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    Parameters
    ----------
    name : str
        As the database keeps it.
    model : type of BaseModel
        Checks the content; frozen, and unknown fields are faults.
    entries : Entries, optional
        For a kind whose versions can be merged; no two have the same name.
    faults : callable
        What a well-formed content still may get wrong.
    is_final : bool
        Whether a document is never changed or removed once it is made; it may
        be called something else.
    upgrade : callable
        Plain data of an older form made into today's, with nothing else
        changed.
    """

    name: str
    model: type[BaseModel]
    entries: Entries | None = None
    faults: Callable[[Any], list[Fault]] = lambda _: []
    is_final: bool = False
    upgrade: Callable[[Any], Any] = lambda data: data

    def plain(self, text: str) -> Any:
        """Plain data of a content that was written, in today's form."""
        return self.upgrade(json.loads(text))

    def checked(self, data: Any) -> BaseModel:
        """Content as the model, from plain data.

        Raises
        ------
        InputError
            Every fault of the content.
        """
        content = check_model(self.model, data, self.name)
        refuse([*self._repeated(content), *self.faults(content)])
        return content

    def _repeated(self, content: BaseModel) -> list[Fault]:
        """Entries whose name another has."""
        if self.entries is None:
            return []
        entries = getattr(content, self.entries.field)
        return repeated_ids([getattr(each, self.entries.key) for each in entries], self.name)

    def written(self, content: BaseModel) -> str:
        """Content as canonical JSON, checked anew: a model that was copied may be broken.

        Raises
        ------
        InputError
            It is of another kind, or at fault.
        """
        if not isinstance(content, self.model):
            received = type(content).__name__
            raise InputError(
                [Fault(FaultKind.FIELD_VALUE, "", self.name, received, self.model.__name__)]
            )
        checked = self.checked(content.model_dump(warnings=False))
        text = canonical(checked.model_dump(mode="json"))
        if not is_unicode(text):
            raise InputError([Fault(FaultKind.FIELD_VALUE, "", self.name, "", "string_unicode")])
        return text

    def read(self, text: str) -> BaseModel:
        """Content that was written."""
        return self.checked(self.plain(text))


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("scenario", Scenario, faults=scenario_faults),
        Kind("candidates", CandidateSet, Entries("candidates", "id")),
        Kind(
            "shortlist",
            Shortlist,
            Entries("entries", "code", stamp=("when", "who")),
            upgrade=upgraded,
        ),
        Kind("register", Register, Entries("cards", "id", log="changes")),
        Kind("own_data", OwnData),
        Kind("mapping", OwnMapping),
        Kind("access", AccessLayers, Entries("layers", "title"), faults=access_faults),
        Kind("decision", Decision, is_final=True),
        Kind("allocation", Plan),
        Kind("baseline", Baseline, faults=baseline_faults),
        Kind("published", PublishedIndex, faults=published_faults),
        Kind("view", View, faults=view_faults),
    )
}
"""Every kind by its name."""


def kind_of(name: str) -> Kind:
    """The kind of this name.

    Raises
    ------
    InputError
        There is none.
    """
    if name not in KINDS:
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "kind", name, ", ".join(KINDS))])
    return KINDS[name]
