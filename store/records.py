"""What the repository gives: workspaces, versions of documents, and two that do not agree."""

from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel

from geo.faults import Fault, FaultKind, InputError, refuse
from store.documents.canonical import sha256
from store.documents.kinds import Kind, kind_of
from store.documents.merge import Clash

Model = TypeVar("Model", bound=BaseModel)

Action = Literal["created", "saved", "merged", "renamed", "undone", "redone", "removed"]
"""What a version did."""


@dataclass(frozen=True)
class Workspace:
    """A workspace.

    Parameters
    ----------
    id, name : str
    who : str
        Who made it.
    created_at : str
        When (ISO 8601, UTC).
    """

    id: str
    name: str
    who: str
    created_at: str


@dataclass(frozen=True)
class Version:
    """One version of a document, as it was saved.

    Parameters
    ----------
    document : str
        Id of the document.
    workspace : str
        Id of its workspace.
    kind : str
        Name of a kind.
    number : int
        From 1.
    parent, restores : int or None
        Version it was made from; edit whose content it shows again, for undo and redo.
    action : str
        One of :data:`Action`.
    name : str
        Of the document, from this version on.
    content : str or None
        Canonical JSON; None where the document is removed.
    sha256 : str
        Of the content in UTF-8; of nothing where there is none.
    who : str
    saved_at : str
        ISO 8601, UTC; never before the version that it was made from.
    note : str
        Why, in the words of whoever saved it.
    """

    document: str
    workspace: str
    kind: str
    number: int
    parent: int | None
    restores: int | None
    action: Action
    name: str
    content: str | None
    sha256: str
    who: str
    saved_at: str
    note: str

    @property
    def is_removed(self) -> bool:
        """Whether the document is removed."""
        return self.content is None

    @property
    def model(self) -> BaseModel:
        """The content, checked.

        Raises
        ------
        InputError
            The document is removed, its content is not what was saved, or
            the rules of its kind have been sharpened since.
        """
        if self.content is None:
            raise InputError([Fault(FaultKind.DOCUMENT_REMOVED, where=self.name)])
        refuse(checksum_faults(self.name, self.content, self.sha256))
        return self.kind_of_document.read(self.content)

    def read(self, model: type[Model]) -> Model:
        """The content as a model of its kind.

        Raises
        ------
        InputError
            As :attr:`model`, and where the kind has another model.
        """
        content = self.model
        if not isinstance(content, model):
            received = type(content).__name__
            raise InputError(
                [Fault(FaultKind.FIELD_VALUE, "", self.name, received, model.__name__)]
            )
        return content

    @property
    def kind_of_document(self) -> Kind:
        """The kind."""
        return kind_of(self.kind)


def checksum_faults(name: str, content: str | bytes, expected: str) -> list[Fault]:
    """Say whether something stored is no longer what was saved."""
    found = sha256(content)
    if found == expected:
        return []
    return [Fault(FaultKind.PART_CHANGED, "", name, found[:12], expected[:12])]


class ConflictError(InputError):
    """Somebody else has saved since; nothing was written, and nothing is lost.

    Parameters
    ----------
    base : Version
        What the change was made from: the parent of both.
    mine : BaseModel
        What was to be saved; None where it was to be removed or renamed.
    theirs : Version
        The last version.
    clashes : tuple of Clash
        What the two changed differently, where they could be compared.
    """

    def __init__(
        self,
        base: Version,
        mine: BaseModel | None,
        theirs: Version,
        clashes: tuple[Clash, ...] = (),
    ):
        self.base, self.mine, self.theirs, self.clashes = base, mine, theirs, clashes
        numbers = str(theirs.number), str(base.number)
        super().__init__([Fault(FaultKind.DOCUMENT_CHANGED, "", theirs.name, *numbers)])
