"""A PostgreSQL server of one's own, found where Debian puts it, in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

NO_SERVER = "databasprov mot PostgreSQL: ingen server hittades"
SETTINGS = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB", "listen_addresses=")


def programs():
    """Folder with ``initdb`` and ``postgres``, the newest; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = shutil.which("initdb")
    candidates = [*found, *([Path(on_path)] if on_path else [])]
    return candidates[-1].parent if candidates else None


def _version(path):
    return int(path.parts[-3]) if path.parts[-3].isdigit() else 0


@contextmanager
def server() -> Iterator[sa.URL]:
    """Address of a database that may be used to make others; the server stops afterwards.

    The test is left out where there is no server, or fails where one is required.
    """
    folder = programs()
    if folder is None or not hasattr(os, "geteuid"):
        (pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip)(NO_SERVER)
    # The server refuses to run as root.
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as place:
        if as_user:
            shutil.chown(place, **as_user)
        data = Path(place) / "data"
        initdb = [folder / "initdb", "-D", data, "-A", "trust", "-U", "tests", "--no-sync"]
        initdb += ["--encoding", "UTF8", "--locale", "C"]
        quiet = {"stdout": subprocess.DEVNULL, "cwd": place, **as_user}
        subprocess.run(initdb, check=True, **quiet)
        settings = [part for each in SETTINGS for part in ("-c", each)]
        command = [folder / "postgres", "-D", data, "-k", place, *settings]
        log = Path(place) / "log"
        with (
            log.open("wb") as output,
            subprocess.Popen(command, stderr=output, **quiet) as running,
        ):
            try:
                url = sa.URL.create("postgresql", "tests", database="postgres")
                url = url.set(query={"host": place})
                _wait(url, running, log)
                yield url
            finally:
                running.terminate()


def _wait(url, running, log):
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"))
    try:
        for _ in range(300):
            if running.poll() is None:
                try:
                    engine.connect().close()
                except sa.exc.OperationalError:
                    pass
                else:
                    return
            _pause(running)
    finally:
        engine.dispose()
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _pause(running):
    """Wait a little, or until the server has stopped."""
    try:
        running.wait(0.1)
    except subprocess.TimeoutExpired:
        return


def empty(url, name):
    """Address of an empty schema on a server."""
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    engine.dispose()
    return url.update_query_dict({"options": f"-csearch_path={name}"})
