"""What the repository does within one transaction: find versions, and add one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from pydantic import BaseModel
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from geo.faults import Fault, FaultKind, InputError, refuse
from store.documents.canonical import is_unicode, sha256
from store.documents.own_data import attachments
from store.models import DocumentRow, FileRow, VersionFileRow, VersionRow, WorkspaceRow
from store.records import Action, Version

MAX_NAME = 200
"""Characters of a name."""


@dataclass(frozen=True)
class Draft:
    """A version that is to be added.

    Parameters
    ----------
    action : str
        What it does.
    name : str
        Of the document.
    content : str or None
        Canonical JSON; None removes the document.
    who, note : str
    restores : int, optional
        Edit whose content it is.
    needs : tuple of (str, str)
        Checksum and name of each file that the content refers to.
    """

    action: Action
    name: str
    content: str | None
    who: str
    note: str = ""
    restores: int | None = None
    needs: tuple[tuple[str, str], ...] = ()


def needed_files(content: BaseModel) -> tuple[tuple[str, str], ...]:
    """Checksum and name of each file that a content refers to."""
    return tuple({each.sha256: each.name for each in attachments(content)}.items())


def checked_name(name: str) -> str:
    """A name without blanks round it.

    Raises
    ------
    InputError
        It is empty, too long, or holds characters that cannot be shown.
    """
    name = name.strip()
    if not name or len(name) > MAX_NAME or not name.isprintable():
        received = name[:MAX_NAME] if name.isprintable() else ""
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "name", received, "name")])
    return name


def text_faults(**texts: str) -> list[Fault]:
    """Texts by field that no database keeps: with a null character, or not in Unicode."""
    return [
        Fault(FaultKind.FIELD_VALUE, "", field, "", "string_unicode")
        for field, text in texts.items()
        if "\0" in text or not is_unicode(text)
    ]


def versions() -> sa.Select[VersionRow, DocumentRow]:
    """Query of versions with their documents."""
    return sa.select(VersionRow, DocumentRow).join(DocumentRow)


def found(session: Session, query: sa.Select[VersionRow, DocumentRow]) -> Iterator[Version]:
    """What such a query finds."""
    for version, document in session.execute(query):
        yield Version(
            version.document_id,
            document.workspace_id,
            document.kind,
            version.number,
            version.parent,
            version.restores,
            version.action,  # type: ignore[arg-type]
            version.name,
            version.content,
            version.sha256,
            version.who,
            version.saved_at,
            version.note,
        )


def version_of(session: Session, document: str, number: int | None = None) -> Version:
    """A version of a document, the last where no number is given.

    Raises
    ------
    InputError
        There is none.
    """
    wanted = DocumentRow.head if number is None else number
    query = versions().where(DocumentRow.id == document, VersionRow.number == wanted)
    version = next(found(session, query), None)
    if version is None:
        raise unknown("document", document if number is None else f"{document} ({number})")
    return version


def history(session: Session, document: str) -> tuple[Version, ...]:
    """Every version of a document, oldest first."""
    query = versions().where(DocumentRow.id == document).order_by(VersionRow.number)
    return tuple(found(session, query))


def unknown(what: str, identifier: str) -> InputError:
    """The fault of an id that leads nowhere."""
    return InputError([Fault(FaultKind.DOCUMENT_UNKNOWN, where=what, received=identifier)])


@contextmanager
def name_taken(name: str) -> Iterator[None]:
    """Turn a breach of the rule that names are unique into a fault.

    Raises
    ------
    InputError
        The name is taken.
    """
    try:
        yield
    except IntegrityError as error:
        raise InputError([Fault(FaultKind.NAME_TAKEN, received=name)]) from error


def locked(session: Session, document: str) -> DocumentRow:
    """A document's row, which nobody else changes before the transaction ends.

    Raises
    ------
    InputError
        There is no such document.
    """
    row = session.get(DocumentRow, document, with_for_update=True)
    if row is None:
        raise unknown("document", document)
    return row


def new_document(session: Session, workspace: str, kind: str, name: str) -> DocumentRow:
    """The row of a new document, without a version yet.

    Raises
    ------
    InputError
        The workspace is unknown, or the name taken.
    """
    if session.get(WorkspaceRow, workspace) is None:
        raise unknown("workspace", workspace)
    row = DocumentRow(id=uuid4().hex, workspace_id=workspace, kind=kind, name=name, head=0)
    with name_taken(name):
        session.add(row)
        session.flush()
    return row


def keep_files(session: Session, files: Iterable[bytes]) -> None:
    """Store files that are not stored yet."""
    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[
        session.get_bind().dialect.name
    ]
    for content in files:
        row = insert(FileRow).values(sha256=sha256(content), content=content)
        session.execute(row.on_conflict_do_nothing())


def files_of(session: Session, version: Version) -> tuple[tuple[str, str], ...]:
    """Checksums of the files that a version refers to, in place of names too."""
    query = sa.select(VersionFileRow.sha256).where(
        VersionFileRow.document_id == version.document, VersionFileRow.number == version.number
    )
    return tuple((checksum, checksum) for checksum in session.scalars(query))


def add_version(session: Session, document: DocumentRow, draft: Draft, now: str) -> Version:
    """Add a version to a document whose row is locked, and show it from now on.

    Raises
    ------
    InputError
        The name is taken, a text cannot be kept, or a file that the content
        refers to is not stored.
    """
    refuse([*text_faults(who=draft.who, note=draft.note), *_absent_files(session, draft)])
    parent = document.head or None
    earlier = version_of(session, document.id).saved_at if parent else now
    row = VersionRow(
        document_id=document.id,
        number=document.head + 1,
        parent=parent,
        restores=draft.restores,
        action=draft.action,
        name=draft.name,
        content=draft.content,
        sha256=sha256(draft.content or ""),
        who=draft.who,
        saved_at=max(now, earlier),
        note=draft.note,
    )
    with name_taken(draft.name):
        document.head = row.number
        document.name = None if draft.content is None else draft.name
        session.flush()
    session.add(row)
    session.flush()
    session.add_all(
        VersionFileRow(document_id=document.id, number=row.number, sha256=checksum)
        for checksum, _ in draft.needs
    )
    session.flush()
    return version_of(session, document.id)


def _absent_files(session: Session, draft: Draft) -> list[Fault]:
    wanted = [checksum for checksum, _ in draft.needs]
    there = set(session.scalars(sa.select(FileRow.sha256).where(FileRow.sha256.in_(wanted))))
    return [
        Fault(FaultKind.FILE_NOT_STORED, received=name)
        for checksum, name in draft.needs
        if checksum not in there
    ]
