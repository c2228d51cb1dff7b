"""A fetch that is killed, wherever it is, and run again ends in the bytes of one that is not."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from layers.sources import cache as module
from tests.helpers.fetching import content, desk_of, fetch
from tests.helpers.replay import replaying, small_world

ONLY = ("deso_2025-1280", "tab6574-deso_2025-1280", "kolada-1280", "malmo-statistik")
LIMIT = 100
"""Cells a call, so that the table comes in several parts."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="dödar processer med SIGKILL")


def child(url: str, folder: str, die_at: int) -> None:
    """Fetch in a process of its own; dies at its nth write where that is above 0."""
    os.environ["NO_PROXY"] = "*"
    if die_at:
        kill_at_write(die_at)
    desk = desk_of(url, Path(folder), cell_limit=LIMIT)
    report = fetch(desk, *ONLY)
    desk.close()
    sys.exit(1 if report.faults else 0)


def kill_at_write(die_at: int) -> None:
    """Die at the nth time that a file is flushed to the disk or put in its place."""
    done = iter(range(1, 10**6))

    def counted(real):
        def call(*arguments):
            if next(done) == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments)

        return call

    module.os.fsync = counted(os.fsync)
    module.Path.replace = counted(Path.replace)


@pytest.fixture(scope="module")
def processes():
    """Makes processes fast: one has the modules loaded, and each child is a copy of it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["tests.helpers.fetching", "pyarrow.parquet", "geopandas.io.arrow"]
    )
    return context


@pytest.fixture
def server():
    with replaying(small_world(count=3)) as running:
        running.page = 3
        yield running


def run(processes, server, folder, *, kill_at=None, die_at=0):
    """Exit code of a fetch, negative where a signal ended it."""
    server.asked.clear()
    process = processes.Process(target=child, args=(server.url, str(folder), die_at))
    process.start()
    server.victim, server.kill_at = process.pid, kill_at
    process.join(60)
    server.kill_at = None
    assert process.exitcode is not None
    return process.exitcode


@pytest.fixture
def undisturbed(processes, server, tmp_path):
    """Bytes of a fetch that nothing disturbed, and how many calls it took."""
    assert run(processes, server, tmp_path / "hel") == 0
    return content(tmp_path / "hel"), len(server.asked)


def test_killed_at_any_answer_and_run_again(processes, server, tmp_path, undisturbed):
    expected, calls = undisturbed
    assert calls >= 11
    spared = 0
    for at in sorted({1 + step * (calls - 1) // 9 for step in range(10)}):
        folder = tmp_path / f"svar-{at}"
        assert run(processes, server, folder, kill_at=at) == -signal.SIGKILL
        whole(folder)
        assert run(processes, server, folder) == 0
        spared += calls - len(server.asked)
        assert everything(folder) == expected, at
    assert spared > 0


def test_killed_at_any_write_and_run_again(processes, server, tmp_path, undisturbed):
    expected, _ = undisturbed
    killed = 0
    for at in range(1, 50, 5):
        folder = tmp_path / f"skrivning-{at}"
        code = run(processes, server, folder, die_at=at)
        killed += code == -signal.SIGKILL
        whole(folder)
        assert run(processes, server, folder) == 0
        assert everything(folder) == expected, at
    assert killed == 10


def everything(folder):
    """Every file, parts included: none may be left."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whole(folder):
    """After a kill, every set that has a manifest can be read."""
    cache = module.Cache(folder)
    assert all(cache.is_whole(each) for each in cache.manifests())
