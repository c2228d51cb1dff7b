"""A change of one document under way: its row is locked, and nothing is added yet."""

from dataclasses import dataclass

from pydantic import BaseModel
from sqlalchemy.orm import Session

from geo.faults import Fault, FaultKind, InputError, refuse
from store import sessions
from store.documents.canonical import canonical
from store.models import DocumentRow
from store.records import Action, ConflictError, Version
from store.sessions import Draft


@dataclass(frozen=True, eq=False)
class Change:
    """A change that nobody else can come between.

    Parameters
    ----------
    session : Session
        The transaction that it belongs to.
    row : DocumentRow
        Of the document, locked.
    last : Version
        What is shown so far.
    now : str
        The time (ISO 8601, UTC).
    """

    session: Session
    row: DocumentRow
    last: Version
    now: str

    @property
    def standing(self) -> Version:
        """The last version, if the document is not removed.

        Raises
        ------
        InputError
            It is.
        """
        if self.last.is_removed:
            raise InputError([Fault(FaultKind.DOCUMENT_REMOVED, where=self.last.name)])
        return self.last

    def shows(self, content: BaseModel) -> bool:
        """Whether the last version has this content already, in whatever form it was written."""
        if self.last.content is None:
            return False
        kind = self.last.kind_of_document
        return kind.written(content) == canonical(kind.plain(self.last.content))

    def refuse_outdated(self, expected: int, mine: BaseModel | None = None) -> None:
        """Refuse a change that was made from a version that is not the last.

        Raises
        ------
        ConflictError
            Somebody else has saved since.
        InputError
            There is no such version.
        """
        if self.last.number != expected:
            base = sessions.version_of(self.session, self.last.document, expected)
            raise ConflictError(base, mine, self.last)

    def history(self) -> tuple[Version, ...]:
        """Every version so far, oldest first."""
        return sessions.history(self.session, self.last.document)

    def files(self) -> tuple[tuple[str, str], ...]:
        """Checksums of the files that the last version refers to, in place of names too."""
        return sessions.files_of(self.session, self.last)

    def add(self, draft: Draft) -> Version:
        """Add the version that the change comes to.

        Raises
        ------
        InputError
            As :func:`store.sessions.add_version`, and where the kind is final
            and the content another, or none.
        """
        refuse(self._final_faults(draft))
        return sessions.add_version(self.session, self.row, draft, self.now)

    def restore(self, target: int | None, action: Action, who: str) -> Version:
        """Show an old version again, by undo or redo.

        Raises
        ------
        InputError
            There is none to go to; and as :meth:`add`.
        """
        if target is None:
            kind = FaultKind.NOTHING_TO_UNDO if action == "undone" else FaultKind.NOTHING_TO_REDO
            raise InputError([Fault(kind, where=self.last.name)])
        old = sessions.version_of(self.session, self.last.document, target)
        needs = sessions.files_of(self.session, old)
        return self.add(Draft(action, old.name, old.content, who, restores=target, needs=needs))

    def _final_faults(self, draft: Draft) -> list[Fault]:
        if self.last.kind_of_document.is_final and draft.content != self.last.content:
            return [Fault(FaultKind.DOCUMENT_FINAL, where=self.last.name)]
        return []
