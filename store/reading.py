"""Read what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Self

import sqlalchemy as sa
from sqlalchemy.orm import Session

from geo.faults import Fault, FaultKind, InputError, refuse
from store import sessions
from store.documents.kinds import kind_of
from store.models import DocumentRow, FileRow, VersionRow, WorkspaceRow
from store.opening import database_faults
from store.records import Version, Workspace, checksum_faults


class Reader:
    """Workspaces, documents and files of a database, as they were saved.

    Every method raises ``InputError`` where the database cannot be reached.

    Parameters
    ----------
    engine : Engine
        From :func:`store.opening.open_database`.
    """

    def __init__(self, engine: sa.Engine):
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with database_faults(self.engine), Session(self.engine) as session:
            yield session

    def workspaces(self) -> tuple[Workspace, ...]:
        """Every workspace, by name."""
        with self._reading() as session:
            rows = session.scalars(sa.select(WorkspaceRow).order_by(WorkspaceRow.name))
            return tuple(Workspace(row.id, row.name, row.who, row.created_at) for row in rows)

    def documents(
        self, workspace: str, kind: str | None = None, *, removed: bool = False
    ) -> tuple[Version, ...]:
        """Last versions of a workspace's documents, by kind and name.

        Parameters
        ----------
        workspace : str
            Its id.
        kind : str, optional
            Only these.
        removed : bool
            Those that are removed, in place of the others.
        """
        query = sessions.versions().where(
            VersionRow.number == DocumentRow.head,
            DocumentRow.workspace_id == workspace,
            DocumentRow.name.is_(None) if removed else DocumentRow.name.is_not(None),
        )
        if kind is not None:
            query = query.where(DocumentRow.kind == kind_of(kind).name)
        query = query.order_by(DocumentRow.kind, VersionRow.name, DocumentRow.id)
        with self._reading() as session:
            return tuple(sessions.found(session, query))

    def find(self, workspace: str, kind: str, name: str) -> Version | None:
        """Last version of the document of this name, if there is one."""
        known = self.documents(workspace, kind)
        return next((version for version in known if version.name == name), None)

    def load(self, document: str, number: int | None = None) -> Version:
        """A version of a document, the last where no number is given.

        Raises
        ------
        InputError
            There is no such document or version.
        """
        with self._reading() as session:
            return sessions.version_of(session, document, number)

    def history(self, document: str) -> tuple[Version, ...]:
        """Every version of a document, oldest first; none for an unknown one."""
        with self._reading() as session:
            return sessions.history(session, document)

    def histories(self, workspace: str) -> tuple[tuple[Version, ...], ...]:
        """Every version of every document of a workspace, removed ones too, by document."""
        query = (
            sessions.versions()
            .where(DocumentRow.workspace_id == workspace)
            .order_by(DocumentRow.id, VersionRow.number)
        )
        with self._reading() as session:
            documents = groupby(sessions.found(session, query), lambda each: each.document)
            return tuple(tuple(versions) for _, versions in documents)

    def file(self, sha256: str) -> bytes:
        """A stored file by its checksum.

        Raises
        ------
        InputError
            There is none, or it is not what was saved.
        """
        with self._reading() as session:
            row = session.get(FileRow, sha256)
            if row is None:
                raise InputError([Fault(FaultKind.FILE_NOT_STORED, received=sha256)])
            refuse(checksum_faults(sha256[:12], row.content, sha256))
            return row.content
