"""The repository: documents in workspaces, every version kept, nothing overwritten."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from pydantic import BaseModel
from sqlalchemy.orm import Session

from geo.faults import refuse
from store import sessions
from store.change import Change
from store.documents.kinds import kind_of
from store.documents.merge import merge
from store.documents.timeline import redo_target, undo_target
from store.models import WorkspaceRow
from store.opening import database_faults, database_url, open_database, writer
from store.reading import Reader
from store.records import Action, ConflictError, Version, Workspace
from store.sessions import Draft


def now() -> str:
    """The time (ISO 8601, UTC, microseconds)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def open_store(environ: Mapping[str, str] = os.environ) -> "Store":
    """Open the store that the environment names; see :func:`store.opening.database_url`.

    Raises
    ------
    InputError
        As :func:`store.opening.open_database`.
    """
    return Store(open_database(database_url(environ)))


class Store(Reader):
    """Workspaces and their documents in a database, to read and to write.

    Every method is one transaction: what it gives back is on the disk, and
    what it refuses has changed nothing. Threads and processes may share a
    database.

    Parameters
    ----------
    engine : Engine
        From :func:`store.opening.open_database`.
    clock : callable
        Gives the time (ISO 8601, UTC).
    """

    def __init__(self, engine: sa.Engine, clock: Callable[[], str] = now):
        super().__init__(engine)
        self._clock = clock

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        database = writer(self.engine)
        with database_faults(self.engine), Session(database) as session, session.begin():
            yield session

    @contextmanager
    def _changing(self, document: str) -> Iterator[Change]:
        """Lock a document for a change.

        Raises
        ------
        InputError
            There is no such document.
        """
        with self._writing() as session:
            row = sessions.locked(session, document)
            yield Change(session, row, sessions.version_of(session, document), self._clock())

    def create_workspace(self, name: str, *, who: str) -> Workspace:
        """Make a workspace.

        Raises
        ------
        InputError
            The name is taken, or no name.
        """
        refuse(sessions.text_faults(who=who))
        made = Workspace(uuid4().hex, sessions.checked_name(name), who, self._clock())
        with self._writing() as session, sessions.name_taken(made.name):
            session.add(WorkspaceRow(**vars(made)))
            session.flush()
        return made

    def create(
        self,
        workspace: str,
        kind: str,
        name: str,
        content: BaseModel,
        *,
        who: str,
        note: str = "",
        files: Iterable[bytes] = (),
    ) -> Version:
        """Make a document.

        Parameters
        ----------
        workspace : str
            Id of its workspace.
        kind : str
            A name in :data:`store.documents.kinds.KINDS`.
        name : str
            Unique among those of the kind in the workspace.
        content : BaseModel
            Of the kind's model.
        who, note : str
            By whom, and why.
        files : iterable of bytes
            Those that the content refers to and that are not stored yet.

        Returns
        -------
        Version
            Number 1.

        Raises
        ------
        InputError
            Faults of the content, a name that is taken, an unknown workspace
            or kind, or a file that is referred to and absent.
        """
        name, text = sessions.checked_name(name), kind_of(kind).written(content)
        needs = sessions.needed_files(content)
        with self._writing() as session:
            document = sessions.new_document(session, workspace, kind, name)
            sessions.keep_files(session, files)
            draft = Draft("created", name, text, who, note, needs=needs)
            return sessions.add_version(session, document, draft, self._clock())

    def save(
        self,
        document: str,
        content: BaseModel,
        expected_version: int,
        *,
        who: str,
        note: str = "",
        files: Iterable[bytes] = (),
        action: Action = "saved",
    ) -> Version:
        """Save a changed document as a new version.

        Parameters
        ----------
        document : str
            Its id.
        content : BaseModel
            Of the kind's model.
        expected_version : int
            Number of the version that the change was made from.
        who, note, files
            As for :meth:`create`.
        action : str
            What the journal calls it.

        Returns
        -------
        Version
            The last one, where that has the same content already.

        Raises
        ------
        ConflictError
            Somebody else has saved since.
        InputError
            As for :meth:`create`; the document is unknown or removed.
        """
        needs = sessions.needed_files(content)
        with self._changing(document) as change:
            if change.shows(content):
                return change.last
            change.refuse_outdated(expected_version, content)
            sessions.keep_files(change.session, files)
            last = change.standing
            text = last.kind_of_document.written(content)
            return change.add(Draft(action, last.name, text, who, note, needs=needs))

    def save_merged(
        self,
        document: str,
        content: BaseModel,
        expected_version: int,
        *,
        who: str,
        note: str = "",
        files: Iterable[bytes] = (),
    ) -> Version:
        """Save; where somebody else has saved since, save what the two changes come to.

        Raises
        ------
        ConflictError
            Both changed the same thing differently (``clashes`` tells what),
            theirs is removed, or the kind cannot be merged.
        InputError
            As for :meth:`save`.
        """
        action: Action = "saved"
        attached = tuple(files)
        while True:
            try:
                return self.save(
                    document,
                    content,
                    expected_version,
                    who=who,
                    note=note,
                    files=attached,
                    action=action,
                )
            except ConflictError as conflict:
                kind, theirs = conflict.theirs.kind_of_document, conflict.theirs
                if theirs.is_removed or kind.entries is None:
                    raise
                merged = merge(kind, conflict.base.model, content, theirs.model)
                if merged.clashes:
                    raise ConflictError(
                        conflict.base, content, theirs, merged.clashes
                    ) from conflict
                content, expected_version, action = merged.content, theirs.number, "merged"

    def rename(self, document: str, name: str, expected_version: int, *, who: str) -> Version:
        """Give a document another name.

        Raises
        ------
        ConflictError, InputError
            As for :meth:`save`; the name is taken.
        """
        name = sessions.checked_name(name)
        with self._changing(document) as change:
            change.refuse_outdated(expected_version)
            content, needs = change.standing.content, change.files()
            return change.add(Draft("renamed", name, content, who, needs=needs))

    def remove(self, document: str, expected_version: int, *, who: str, note: str = "") -> Version:
        """Remove a document; its versions stay, and :meth:`undo` brings it back.

        Raises
        ------
        ConflictError, InputError
            As for :meth:`save`.
        """
        with self._changing(document) as change:
            change.refuse_outdated(expected_version)
            return change.add(Draft("removed", change.standing.name, None, who, note))

    def undo(self, document: str, expected_version: int, *, who: str) -> Version:
        """Go one edit back, as a new version that restores it.

        Raises
        ------
        ConflictError, InputError
            As for :meth:`save`; there is nothing to undo.
        """
        with self._changing(document) as change:
            change.refuse_outdated(expected_version)
            return change.restore(undo_target(change.history()), "undone", who)

    def redo(self, document: str, expected_version: int, *, who: str) -> Version:
        """Go forward again to the edit that was undone last, as a new version.

        Raises
        ------
        ConflictError, InputError
            As for :meth:`save`; there is nothing to redo.
        """
        with self._changing(document) as change:
            change.refuse_outdated(expected_version)
            return change.restore(redo_target(change.history()), "redone", who)
