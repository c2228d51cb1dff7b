"""Open the database: where it lies, how it is written to, and its form brought up to date."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import ArgumentError, DBAPIError

from geo.faults import Fault, FaultKind, InputError

FOLDER = "KRAFTSAMLING_DATA"
"""Environment variable with the folder of the database."""

URL = "DATABASE_URL"
"""Environment variable with the address of a database elsewhere."""

FILE = "kraftsamling.db"
SCHEMES = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""What an address may begin with, and the driver that it leads to."""

BEGIN = "kraftsamling_begin"
"""Execution option: how a transaction begins on SQLite."""

WAIT_SECONDS = 60
"""How long a writer waits for another on SQLite."""

LOCK = 0x6B726166
"""Advisory lock on PostgreSQL that one process holds while it changes the form."""

THREADS = Lock()
"""The same between the threads of a process, for Alembic works on one connection at a time."""

PRAGMAS = (
    f"busy_timeout={WAIT_SECONDS * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
)
"""SQLite: a commit is on the disk before it is acknowledged (on macOS past its cache too)."""


def data_folder(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """Folder of the database.

    Parameters
    ----------
    environ : mapping
        Environment; ``KRAFTSAMLING_DATA`` goes before all else.
    platform : str
        As ``sys.platform``.
    home : Path, optional
        The user's own folder.
    """
    if environ.get(FOLDER):
        return Path(environ[FOLDER])
    home = home or Path.home()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData/Local") / "Kraftsamling"
    if platform == "darwin":
        return home / "Library/Application Support/Kraftsamling"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local/share") / "kraftsamling"


def database_url(environ: Mapping[str, str] = os.environ) -> sa.URL:
    """Address of the database: ``DATABASE_URL``, else a file in :func:`data_folder`.

    Raises
    ------
    InputError
        An address that is none, or of another kind than SQLite and PostgreSQL.
    """
    if not environ.get(URL):
        return sa.URL.create("sqlite", database=str(data_folder(environ) / FILE))
    try:
        url = sa.make_url(environ[URL])
    except (ArgumentError, ValueError) as error:
        raise _unknown_address("") from error
    in_memory = url.drivername == "sqlite" and not url.database
    if url.drivername not in SCHEMES or in_memory:
        raise _unknown_address(url.drivername)
    return url.set(drivername=SCHEMES[url.drivername])


def _unknown_address(received: str) -> InputError:
    """The fault; the address itself may hold a password and is not told."""
    return InputError(
        [Fault(FaultKind.FIELD_VALUE, "", URL, received, "postgresql://, sqlite:///")]
    )


def open_database(url: sa.URL) -> sa.Engine:
    """Connect, and make or bring up to date the tables.

    Processes that open the same database at once wait for each other.

    Parameters
    ----------
    url : URL
        SQLite (the folder is made where it is not there) or PostgreSQL.

    Raises
    ------
    InputError
        It cannot be reached, is no database, or was made by a newer program.
    """
    engine = _engine(url)
    try:
        with database_faults(engine):
            _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    try:
        Path(url.database or "").parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(url) from error
    engine = sa.create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """Set up a connection to SQLite; transactions begin where :func:`_begin` says so."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get(BEGIN, '')}")


def writer(engine: sa.Engine) -> sa.Engine:
    """The same database for transactions that write: on SQLite they wait their turn at once."""
    return engine.execution_options(**{BEGIN: "IMMEDIATE"})


def snapshot(engine: sa.Engine) -> sa.Engine:
    """The same database for transactions that see one state of it, whoever writes meanwhile."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _unusable(url: sa.URL) -> InputError:
    name = Path(url.database or "").name if url.get_backend_name() == "sqlite" else url.host
    return InputError([Fault(FaultKind.DATABASE_UNUSABLE, received=name or "PostgreSQL")])


@contextmanager
def database_faults(engine: sa.Engine) -> Iterator[None]:
    """Turn what the driver complains of into a fault.

    Raises
    ------
    InputError
        The database cannot be reached, read or written to.
    """
    try:
        yield
    except DBAPIError as error:
        raise _unusable(engine.url) from error


def migrations(connection: sa.Connection | None = None) -> Config:
    """Alembic's settings, for a connection that is in a transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def revision(connection: sa.Connection) -> str | None:
    """The form that the tables have; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def known_revisions() -> list[str]:
    """Every form that this program knows, the newest first."""
    scripts = ScriptDirectory.from_config(migrations())
    return [script.revision for script in scripts.walk_revisions()]


def _bring_up_to_date(engine: sa.Engine) -> None:
    known = known_revisions()
    with engine.begin() as connection:
        found = revision(connection)
    if found == known[0]:
        return
    with changing_form(engine) as connection:
        refuse_newer(revision(connection), known)
        command.upgrade(migrations(connection), "head")


@contextmanager
def changing_form(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that alone changes the form of the tables, in all threads and processes."""
    with THREADS, writer(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        yield connection


def refuse_newer(found: str | None, known: list[str]) -> None:
    """Stop where a form is unknown.

    Raises
    ------
    InputError
        A newer program made it.
    """
    if found is not None and found not in known:
        raise InputError([Fault(FaultKind.DATABASE_NEWER, received=found)])
