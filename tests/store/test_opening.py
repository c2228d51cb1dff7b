"""Opening: where the database lies, how it is set up, and what is refused."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from geo.faults import FaultKind
from store.models import Base
from store.opening import (
    data_folder,
    database_url,
    known_revisions,
    migrations,
    open_database,
    revision,
    snapshot,
    writer,
)
from store.repository import open_store
from tests.helpers.areas import faults_of

ROOT = Path(__file__).resolve().parents[2]
HOME = Path("hem")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "hem/.local/share/kraftsamling"),
        ("linux", {"XDG_DATA_HOME": "data"}, "data/kraftsamling"),
        ("freebsd14", {}, "hem/.local/share/kraftsamling"),
        ("darwin", {}, "hem/Library/Application Support/Kraftsamling"),
        ("win32", {}, "hem/AppData/Local/Kraftsamling"),
        ("win32", {"LOCALAPPDATA": "lokalt"}, "lokalt/Kraftsamling"),
        ("linux", {"KRAFTSAMLING_DATA": "här", "XDG_DATA_HOME": "data"}, "här"),
        ("win32", {"KRAFTSAMLING_DATA": "här"}, "här"),
    ],
)
def test_the_folder_is_where_the_system_keeps_data(platform, environ, folder):
    assert data_folder(environ, platform, HOME) == Path(folder)


def test_the_folder_is_made_for_its_owner_only(tmp_path):
    with open_store({"KRAFTSAMLING_DATA": str(tmp_path / "a" / "b")}) as store:
        assert store.workspaces() == ()
    assert (tmp_path / "a" / "b" / "kraftsamling.db").is_file()
    if sys.platform != "win32":
        assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("postgres://a:b@c/d", "postgresql+psycopg"),
        ("postgresql://a:b@c/d?sslmode=require", "postgresql+psycopg"),
        ("postgresql+psycopg://a:b@c/d", "postgresql+psycopg"),
        ("sqlite:///x.db", "sqlite"),
    ],
)
def test_an_address_leads_to_its_driver(address, driver):
    assert database_url({"DATABASE_URL": address}).drivername == driver


@pytest.mark.parametrize(
    "address",
    ["mysql://a:hemligt@c/d", "hemligt", "sqlite://", "postgresql://a:hemligt@c:x/d"],
)
def test_an_address_that_is_none_is_refused_without_being_told(address):
    (fault,) = faults_of(database_url, {"DATABASE_URL": address})
    assert (fault.kind, fault.where) == (FaultKind.FIELD_VALUE, "DATABASE_URL")
    assert "hemligt" not in str(fault)


# ------------------------------------------------------------------ form and settings


def test_the_migrations_make_the_tables_of_the_models(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
        assert revision(connection) == known_revisions()[0]


def test_sqlite_writes_to_disk_before_it_answers(open_at, make_url):
    engine = open_at(make_url("sqlite")).engine
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_postgresql_does_too(open_at, make_url):
    with open_at(make_url("postgresql")).engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_a_snapshot_does_not_see_what_is_written_meanwhile(store):
    with snapshot(store.engine).begin() as connection:
        count = sa.text("SELECT count(*) FROM workspace")
        assert connection.execute(count).scalar() == 0
        store.create_workspace("A", who="Ada")
        assert connection.execute(count).scalar() == 0
    assert len(store.workspaces()) == 1


def test_opening_again_changes_nothing(open_at, url):
    open_at(url).create_workspace("A", who="Ada")
    assert [each.name for each in open_at(url).workspaces()] == ["A"]


OPEN = """
import sys
from store.repository import open_store
with open_store({"DATABASE_URL": sys.argv[1]}) as store:
    store.create_workspace(sys.argv[2], who="Ada")
"""


def test_processes_that_open_a_new_database_at_once_all_find_it_whole(open_at, url):
    names = [f"Arbetsyta {number}" for number in range(3)]
    running = [
        subprocess.Popen([sys.executable, "-c", OPEN, url, name], cwd=ROOT) for name in names
    ]
    assert [process.wait() for process in running] == [0] * len(names)
    assert [each.name for each in open_at(url).workspaces()] == names


def test_threads_that_open_a_new_database_at_once_do_too(open_at, url):
    with ThreadPoolExecutor() as pool:
        stores = list(pool.map(open_at, [url] * 4))
    stores[0].create_workspace("A", who="Ada")
    assert [len(store.workspaces()) for store in stores] == [1] * 4


def test_taking_the_form_down_and_up_again_leaves_nothing_behind(open_at, url):
    engine = open_at(url).engine
    with writer(engine).begin() as connection:
        command.downgrade(migrations(connection), "base")
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(migrations(connection), "head")
    assert open_at(url).workspaces() == ()


# ------------------------------------------------------------------ faults


def test_a_database_of_a_newer_program_is_refused(open_at, url):
    engine = open_at(url).engine
    with writer(engine).begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    (fault,) = faults_of(open_at, url)
    assert (fault.kind, fault.received) == (FaultKind.DATABASE_NEWER, "9999")


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "x.db").write_bytes(b"inte en databas, men lang nog for ett huvud" * 40)
    url = sa.make_url(f"sqlite:///{tmp_path / 'x.db'}")
    (fault,) = faults_of(open_database, url)
    assert (fault.kind, fault.received) == (FaultKind.DATABASE_UNUSABLE, "x.db")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "fil").write_bytes(b"")
    (fault,) = faults_of(open_store, {"KRAFTSAMLING_DATA": str(tmp_path / "fil" / "x")})
    assert fault.kind == FaultKind.DATABASE_UNUSABLE


def test_a_server_that_does_not_answer_is_refused(tmp_path):
    address = f"postgresql://a:hemligt@/d?host={tmp_path}"
    (fault,) = faults_of(open_store, {"DATABASE_URL": address})
    assert fault.kind == FaultKind.DATABASE_UNUSABLE
    assert "hemligt" not in str(fault)


def test_a_database_that_is_gone_is_a_fault_and_not_a_crash(open_at, make_url, tmp_path):
    address = make_url("sqlite")
    store = open_at(address)
    store.close()
    with sqlite3.connect(address.removeprefix("sqlite:///")) as connection:
        connection.execute("DROP TABLE version_file")
        connection.execute("DROP TABLE version")
    connection.close()
    (fault,) = faults_of(store.load, "x")
    assert fault.kind == FaultKind.DATABASE_UNUSABLE
