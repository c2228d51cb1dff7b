"""Backup and restore: every row as a line of JSON, the same for every kind of database."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command

from geo.faults import Fault, FaultKind, InputError
from layers.strict import Strict
from layers.text_files import check_model
from store.archives.archive import Archive, open_archive, write_archive
from store.documents.canonical import canonical, sha256
from store.opening import (
    changing_form,
    database_faults,
    known_revisions,
    migrations,
    refuse_newer,
    revision,
    snapshot,
)

FORMAT = "kraftsamling-backup"
VERSION = 1
FILES = "file"
"""Table whose content is bytes: a part of the archive each."""

ALEMBIC = "alembic_version"
ROWS_AT_ONCE = 500


class Told(Strict):
    """What the manifest of a backup tells."""

    revision: str
    hash: str
    rows: dict[str, int]
    made_at: str


@dataclass(frozen=True)
class BackupReport:
    """What a backup holds.

    Parameters
    ----------
    hash : str
        Of every row and file of the store; the same before and after.
    rows : dict of str to int
        Number of rows by table.
    """

    hash: str
    rows: dict[str, int]


def backup(engine: sa.Engine, path: Path) -> BackupReport:
    """Write everything that is stored to a file; the store may be in use meanwhile.

    Parameters
    ----------
    engine : Engine
        From :func:`store.opening.open_database`.
    path : Path
        A zip file, written whole or not at all.

    Raises
    ------
    InputError
        The file cannot be written, or the database not be read.
    """
    part = path.with_name(path.name + ".part")
    try:
        with database_faults(engine), snapshot(engine).begin() as connection:
            report = _write(connection, part)
        part.replace(path)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, path.name)]) from error
    finally:
        part.unlink(missing_ok=True)
    return report


def _write(connection: sa.Connection, path: Path) -> BackupReport:
    tables = _tables(connection)
    report = content_report(connection)
    told = Told(
        revision=revision(connection) or "",
        hash=report.hash,
        rows=report.rows,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    write_archive(path, FORMAT, VERSION, _parts(connection, tables), told.model_dump())
    return report


def restore(engine: sa.Engine, path: Path, *, replace: bool = False) -> BackupReport:
    """Put what a backup holds in place of all that is stored, in one transaction.

    The tables are built anew in the form that the backup was made in, filled,
    compared with its checksum, and then brought up to date.

    Parameters
    ----------
    engine : Engine
        From :func:`store.opening.open_database`, of either kind.
    path : Path
        From :func:`backup`.
    replace : bool
        Whether what is stored already may be lost.

    Raises
    ------
    InputError
        The file is no backup, damaged or from a newer program; the store is
        not empty and ``replace`` is not set; the database cannot be written
        to. Whatever is stored is then as it was.
    """
    with open_archive(path, FORMAT, VERSION, file=path.name) as archive:
        told = check_model(Told, archive.manifest.told, path.name)
        refuse_newer(told.revision, known_revisions())
        with database_faults(engine), changing_form(engine) as connection:
            if not replace and any(content_report(connection).rows.values()):
                raise InputError([Fault(FaultKind.DATABASE_NOT_EMPTY)])
            return _replace(connection, archive, told, path.name)


def _replace(connection: sa.Connection, archive: Archive, told: Told, file: str) -> BackupReport:
    config = migrations(connection)
    command.downgrade(config, "base")
    command.upgrade(config, told.revision)
    for table in _tables(connection).sorted_tables:
        _fill(connection, table, archive)
    report = content_report(connection)
    if report.hash != told.hash:
        raise InputError(
            [Fault(FaultKind.PART_CHANGED, file, "*", report.hash[:12], told.hash[:12])]
        )
    command.upgrade(config, "head")
    return report


def content_report(connection: sa.Connection) -> BackupReport:
    """Count the rows of the store and take the checksum of all of it."""
    digest, rows = hashlib.sha256(), {}
    for table in sorted(_tables(connection).sorted_tables, key=lambda table: table.name):
        rows[table.name] = 0
        for row in _rows(connection, table):
            digest.update(_line(table, row).encode())
            rows[table.name] += 1
    return BackupReport(digest.hexdigest(), rows)


def content_hash(engine: sa.Engine) -> str:
    """Checksum of every row and file that is stored, the same in either kind of database."""
    with database_faults(engine), snapshot(engine).begin() as connection:
        return content_report(connection).hash


def _tables(connection: sa.Connection) -> sa.MetaData:
    """The tables as they are in the database, whatever form that has."""
    found = sa.MetaData()
    found.reflect(connection)
    found.remove(found.tables[ALEMBIC])
    return found


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    """Rows by primary key, in the order of bytes, so that no language's order matters."""
    order = [
        sa.collate(column, "C" if connection.dialect.name == "postgresql" else "BINARY")
        if isinstance(column.type, sa.String)
        else column
        for column in table.primary_key
    ]
    query = sa.select(table).order_by(*order).execution_options(yield_per=ROWS_AT_ONCE)
    for row in connection.execute(query).mappings():
        yield dict(row)


def _line(table: sa.Table, row: dict[str, Any]) -> str:
    """One row as JSON, bytes as their checksum, with the table that it stands in."""
    data = {
        name: sha256(value) if isinstance(value, bytes) else value for name, value in row.items()
    }
    return canonical([table.name, data]) + "\n"


def _parts(connection: sa.Connection, tables: sa.MetaData) -> Iterator[tuple[str, bytes]]:
    for table in tables.sorted_tables:
        if table.name == FILES:
            for row in _rows(connection, table):
                yield f"{FILES}/{row['sha256']}", row["content"]
        else:
            lines = [_line(table, row) for row in _rows(connection, table)]
            yield f"{table.name}.jsonl", "".join(lines).encode()


def _fill(connection: sa.Connection, table: sa.Table, archive: Archive) -> None:
    if table.name == FILES:
        for name in archive.manifest.parts:
            if name.startswith(f"{FILES}/"):
                content = archive.read(name)
                row = {"sha256": name.partition("/")[2], "content": content}
                connection.execute(sa.insert(table), [row])
        return
    rows = [json.loads(line)[1] for line in archive.read(f"{table.name}.jsonl").splitlines()]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(sa.insert(table), rows[start : start + ROWS_AT_ONCE])
