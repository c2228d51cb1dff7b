"""Backup and restore: all of it, exactly, across kinds of databases, and never half."""

import io
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo.faults import FaultKind
from layers.attachment import Attachment
from scoring.decision.ledger import Event
from scoring.decision.shortlist import Shortlist
from store.archives import backup as backups
from store.archives.archive import write_archive
from store.archives.backup import backup, content_hash, restore
from store.documents.own_data import OwnData
from store.journal import journal
from store.ledger import Ledger
from store.opening import writer
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.scenarios import indicator, scenario_of
from tests.store.archives.test_archive import altered

ROOT = Path(__file__).resolve().parents[3]
FILE = bytes(range(256)) * 9
ODD = "Å ä ö\n\u2028 '\"; \0 \U0001f600"


def fill(store, name="Norr"):
    """Two workspaces with documents of several kinds, a history and a file."""
    shortlist = Shortlist(division="deso").add("A1", ODD)
    workspace = store.create_workspace(name, who="Ada").id
    store.create_workspace(f"{name} tom", who="Bo")
    made = store.create(workspace, "shortlist", "å'; --", shortlist, who="Ada").document
    store.save(made, shortlist.add("A2"), 1, who="Bo", note=ODD.replace("\0", ""))
    store.undo(made, 2, who="Ada")
    data = OwnData(table=Attachment.of("t.csv", FILE), level="deso")
    store.create(workspace, "own_data", "E", data, who="Ada", files=[FILE])
    scenario = scenario_of(("d", 1 / 3, [indicator("x")]))
    gone = store.create(workspace, "scenario", "S", scenario, who="Ada").document
    store.remove(gone, 1, who="Ada")
    ledger = Ledger(store.engine, workspace)
    ledger.enter(Event(step="frame", amount=10**12, date="2026-01-01"), who="Ada")
    asked = Event(step="applied", amount=5, date="2026-01-02", organisation="FRN", purpose="å'; --")
    ledger.reverse(ledger.enter(asked, who="Bo")[0].number, who="Ada")


def all_of(store):
    """Everything that a store gives out."""
    spaces = store.workspaces()
    ledgers = [Ledger(store.engine, each.id).entries() for each in spaces]
    return spaces, [store.histories(each.id) for each in spaces], ledgers


@pytest.fixture
def full(store):
    fill(store)
    return store


@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
def test_a_backup_is_restored_into_either_kind_of_database(
    full, open_at, make_url, tmp_path, other
):
    told = backup(full.engine, tmp_path / "b.zip")
    empty = open_at(make_url(other))
    assert restore(empty.engine, tmp_path / "b.zip") == told
    assert content_hash(empty.engine) == content_hash(full.engine) == told.hash
    assert told.rows == {
        "workspace": 2,
        "document": 3,
        "version": 6,
        "file": 1,
        "version_file": 1,
        "ledger": 3,
    }
    assert all_of(empty) == all_of(full)
    assert empty.file(Attachment.of("t", FILE).sha256) == FILE
    assert journal(empty).equals(journal(full))


def test_a_restored_store_goes_on(full, tmp_path, open_at, url):
    backup(full.engine, tmp_path / "b.zip")
    restore(full.engine, tmp_path / "b.zip", replace=True)
    again = open_at(url)
    (first, *_) = again.workspaces()
    version = again.documents(first.id, "shortlist")[0]
    assert again.redo(version.document, version.number, who="Cy").number == 4
    with pytest.raises(sa.exc.DBAPIError, match="only added to"):
        run(again.engine, "DELETE FROM version")


def run(engine, statement):
    with writer(engine).begin() as connection:
        connection.execute(sa.text(statement))


def test_the_hash_is_of_everything(full, tmp_path):
    hashes = [content_hash(full.engine)]
    (first, *_) = full.workspaces()
    full.create_workspace("Ny", who="Ada")
    hashes.append(content_hash(full.engine))
    version = full.documents(first.id, "shortlist")[0]
    full.rename(version.document, "Nytt", version.number, who="Ada")
    hashes.append(content_hash(full.engine))
    assert len(set(hashes)) == 3
    restored = backup(full.engine, tmp_path / "b.zip")
    assert restored.hash == hashes[-1]


def test_a_store_in_use_is_replaced_only_on_request(full, tmp_path):
    backup(full.engine, tmp_path / "b.zip")
    fill(full, "Söder")
    before = content_hash(full.engine)
    assert kinds_of(restore, full.engine, tmp_path / "b.zip") == [FaultKind.DATABASE_NOT_EMPTY]
    assert content_hash(full.engine) == before
    told = restore(full.engine, tmp_path / "b.zip", replace=True)
    assert content_hash(full.engine) == told.hash != before
    assert [each.name for each in full.workspaces()] == ["Norr", "Norr tom"]


def test_an_empty_store_is_backed_up_too(store, tmp_path):
    told = backup(store.engine, tmp_path / "b.zip")
    assert not any(told.rows.values())
    assert restore(store.engine, tmp_path / "b.zip") == told


# ------------------------------------------------------------------ faults


def test_a_damaged_backup_changes_nothing(full, tmp_path):
    path = tmp_path / "b.zip"
    backup(full.engine, path)
    before = content_hash(full.engine)
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        lines = archive.read("version.jsonl")
    spoilt = {
        "changed": altered(content, **{"version.jsonl": lines.replace(b"A1", b"A9")}),
        "short": content[: len(content) // 2],
        "none": b"inte en kopia",
    }
    for bad in spoilt.values():
        path.write_bytes(bad)
        kinds = kinds_of(restore, full.engine, path, replace=True)
        assert set(kinds) <= {FaultKind.PART_CHANGED, FaultKind.FILE_UNREADABLE}
        assert content_hash(full.engine) == before
    path.unlink()
    assert kinds_of(restore, full.engine, path, replace=True) == [FaultKind.FILE_NOT_FOUND]


def remade(path, **changes):
    """Write a backup anew with another manifest or parts, its checksums in order."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = backups.json.loads(parts.pop("manifest.json"))["told"]
    parts |= changes.pop("parts", {})
    write_archive(path, backups.FORMAT, backups.VERSION, parts.items(), told | changes)


def test_a_backup_of_a_newer_program_is_refused(full, tmp_path):
    backup(full.engine, tmp_path / "b.zip")
    remade(tmp_path / "b.zip", revision="9999")
    kinds = kinds_of(restore, full.engine, tmp_path / "b.zip", replace=True)
    assert kinds == [FaultKind.DATABASE_NEWER]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"hash": "0" * 64}, FaultKind.PART_CHANGED),
        ({"parts": {"document.jsonl": b""}}, FaultKind.DATABASE_UNUSABLE),
        ({"annat": 1}, FaultKind.FIELD_UNKNOWN),
    ],
)
def test_a_backup_that_does_not_hold_together_changes_nothing(full, tmp_path, changes, kind):
    backup(full.engine, tmp_path / "b.zip")
    remade(tmp_path / "b.zip", **changes)
    before = all_of(full)
    assert kinds_of(restore, full.engine, tmp_path / "b.zip", replace=True) == [kind]
    assert all_of(full) == before


def test_a_backup_that_cannot_be_written_leaves_nothing(full, tmp_path):
    (fault,) = faults_of(backup, full.engine, tmp_path / "finns ej" / "b.zip")
    assert (fault.kind, fault.file) == (FaultKind.FILE_NOT_WRITABLE, "b.zip")
    (tmp_path / "b.zip").mkdir()
    before = sorted(tmp_path.iterdir())
    assert kinds_of(backup, full.engine, tmp_path / "b.zip") == [FaultKind.FILE_NOT_WRITABLE]
    assert sorted(tmp_path.iterdir()) == before


# ------------------------------------------------------------------ in use, and killed

WRITING = """
import sys
from scoring.decision.shortlist import Shortlist
from store.repository import open_store
with open_store({"DATABASE_URL": sys.argv[1]}) as store:
    workspace = store.create_workspace("Skrivare", who="A").id
    print("ready", flush=True)
    for number in range(10_000):
        content = Shortlist(division="deso").add(f"A{number}")
        store.create(workspace, "shortlist", f"K{number}", content, who="A")
"""


def test_a_backup_taken_while_others_write_is_one_state(full, url, open_at, make_url, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, url], cwd=ROOT, stdout=subprocess.PIPE
    ) as running:
        running.stdout.readline()
        told = [backup(full.engine, tmp_path / f"{number}.zip") for number in range(3)]
        running.kill()
    for number, each in enumerate(told):
        copy = open_at(make_url("sqlite"))
        assert restore(copy.engine, tmp_path / f"{number}.zip") == each
        assert each.rows["document"] == each.rows["version"] - 3


KILLED = """
import os, signal, sys
from pathlib import Path
from store.archives import backup as backups
from store.repository import open_store

def kill_at(stage):
    steps = iter(range(stage))
    def counted(function):
        def call(*arguments):
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments)
        return call
    backups._fill = counted(backups._fill)
    backups.command.downgrade = counted(backups.command.downgrade)
    backups.command.upgrade = counted(backups.command.upgrade)

for stage in range(10):
    child = os.fork()
    if not child:
        kill_at(stage)
        with open_store({"DATABASE_URL": sys.argv[1]}) as store:
            backups.restore(store.engine, Path(sys.argv[2]), replace=True)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="prov med SIGKILL: inte Windows")
def test_a_restore_that_is_killed_at_any_step_leaves_what_was_there(full, url, tmp_path):
    told = backup(full.engine, tmp_path / "b.zip")
    fill(full, "Söder")
    before, codes = content_hash(full.engine), []
    assert before != told.hash
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, url, tmp_path / "b.zip"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as harness:
        while line := harness.stdout.readline():
            codes.append(int(line))
            left = content_hash(full.engine)
            assert left == (before if codes[-1] else told.hash)
            print(file=harness.stdin, flush=True)
    # Taken down, built, six tables filled, brought up to date: nine steps, each killed once.
    assert codes == [-signal.SIGKILL] * 9 + [0]
