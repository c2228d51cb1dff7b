"""Tables of the database. Only a document's row ever changes: it says which version is shown."""

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

IDENTIFIER = String(32)
HASH = String(64)


class Base(DeclarativeBase):
    """Base of every table."""


class WorkspaceRow(Base):
    """A workspace."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(IDENTIFIER, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    who: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(Text)


class DocumentRow(Base):
    """A document: the number of its last version, and its name, none where it is removed."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("workspace_id", "kind", "name"),)

    id: Mapped[str] = mapped_column(IDENTIFIER, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id"))
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    head: Mapped[int]


class VersionRow(Base):
    """One version of a document, never changed; no content where it removes the document."""

    __tablename__ = "version"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "parent"], ["version.document_id", "version.number"]),
        ForeignKeyConstraint(
            ["document_id", "restores"], ["version.document_id", "version.number"]
        ),
    )

    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parent: Mapped[int | None]
    restores: Mapped[int | None]
    action: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[str | None] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(HASH)
    who: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)


class FileRow(Base):
    """A file by the checksum of its bytes, never changed."""

    __tablename__ = "file"

    sha256: Mapped[str] = mapped_column(HASH, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class VersionFileRow(Base):
    """A file that a version refers to."""

    __tablename__ = "version_file"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "number"], ["version.document_id", "version.number"]),
    )

    document_id: Mapped[str] = mapped_column(IDENTIFIER, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(ForeignKey("file.sha256"), primary_key=True)


class LedgerRow(Base):
    """A line of a workspace's ledger, never changed; an entry is taken back at most once."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint("workspace_id", "reverses"),
        ForeignKeyConstraint(
            ["workspace_id", "reverses"], ["ledger.workspace_id", "ledger.number"]
        ),
    )

    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    call_off: Mapped[int] = mapped_column(index=True)
    step: Mapped[str] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(BigInteger)
    reverses: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    remaining: Mapped[int] = mapped_column(BigInteger)
    who: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(HASH)
