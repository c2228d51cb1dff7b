"""Many writers at once, and writers that are killed: what was acknowledged is there, whole."""

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from layers.attachment import Attachment
from scoring.decision.shortlist import Shortlist
from store.documents.canonical import sha256
from store.documents.own_data import OwnData
from store.records import ConflictError

ROOT = Path(__file__).resolve().parents[2]
EACH = 12
ROUNDS = 7

WRITER = """
import sys
from scoring.decision.shortlist import Shortlist
from store.repository import open_store

url, document, who, number = sys.argv[1:]
with open_store({"DATABASE_URL": url}) as store:
    sys.stdin.readline()
    for each in range(int(number)):
        version = store.load(document)
        mine = version.read(Shortlist).add(f"{who}{each}", who)
        store.save_merged(document, mine, version.number, who=who)
"""


@pytest.fixture
def document(store, workspace):
    return store.create(workspace, "shortlist", "K", Shortlist(division="deso"), who="A").document


def assert_all_there(store, document, writers):
    """Every entry of every writer, each writer's in its order, and a version for each."""
    history = store.history(document)
    codes = history[-1].read(Shortlist).codes
    assert sorted(codes) == sorted(f"{who}{each}" for who in writers for each in range(EACH))
    assert len(history) == 1 + len(writers) * EACH
    for earlier, later in pairwise(history):
        assert {*earlier.read(Shortlist).codes} < {*later.read(Shortlist).codes}


def test_processes_that_write_one_shortlist_lose_nothing(store, url, document):
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, document, who, str(EACH)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
        )
        for who in "ab"
    ]
    for process in running:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
        assert process.returncode == 0
    assert_all_there(store, document, "ab")


def test_threads_that_write_one_shortlist_lose_nothing(store, document):
    def write(who):
        for each in range(EACH):
            version = store.load(document)
            mine = version.read(Shortlist).add(f"{who}{each}", who)
            store.save_merged(document, mine, version.number, who=who)

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, "abc"))
    assert_all_there(store, document, "abc")


def test_of_writers_on_one_version_exactly_one_is_let_through(store, document):
    def write(who):
        try:
            store.save(document, Shortlist(division="deso").add(who), 1, who=who)
        except ConflictError as conflict:
            return conflict.theirs.who
        return "saved"

    with ThreadPoolExecutor() as pool:
        told = list(pool.map(write, "abcdef"))
    assert told.count("saved") == 1
    winner = store.load(document).who
    assert set(told) == {"saved", winner}
    assert len(store.history(document)) == 2


KILLED = """
import os, signal, sys, time
from layers.attachment import Attachment
from store.documents.own_data import OwnData
from store.repository import open_store

url, document, rounds = sys.argv[1:]

def save_for_ever(pipe):
    with open_store({"DATABASE_URL": url}) as store:
        number = store.load(document).number
        while True:
            content = (str(number) * 30_000).encode()
            data = OwnData(table=Attachment.of(f"{number}.csv", content), level="deso")
            number = store.save(document, data, number, who="A", files=[content]).number
            os.write(pipe, b"%d\\n" % number)

for line in sys.stdin:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        save_for_ever(write)
    os.close(write)
    saves, blink = map(float, line.split())
    acknowledged = b""
    while acknowledged.count(b"\\n") < saves:
        acknowledged += os.read(read, 1)
    time.sleep(blink)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(read, 4096):
        acknowledged += more
    os.close(read)
    print(acknowledged.split(b"\\n")[-2].decode(), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="prov med SIGKILL: inte Windows")
def test_a_writer_that_is_killed_leaves_every_acknowledged_save_whole(store, url, workspace):
    first = OwnData(table=Attachment.of("0.csv", b"x"), level="deso")
    document = store.create(workspace, "own_data", "E", first, who="A", files=[b"x"]).document
    moments = random.Random(1)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, url, document, str(ROUNDS)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as harness:
        for _ in range(ROUNDS):
            # Killed after 20 to 40 saves, at any moment of the next.
            print(moments.randint(20, 40), moments.uniform(0, 0.02), file=harness.stdin, flush=True)
            acknowledged = int(harness.stdout.readline())
            history = store.history(document)
            assert len(history) in (acknowledged, acknowledged + 1)
            assert [version.number for version in history] == [*range(1, len(history) + 1)]
            for version in history:
                assert sha256(version.content) == version.sha256
            last = history[-1].read(OwnData).table
            content = store.file(last.sha256)
            assert (len(content), sha256(content)) == (last.size, last.sha256)
        harness.stdin.close()
    assert harness.returncode == 0
    assert len(history) > 20 * ROUNDS
    assert json.loads(history[-1].content)["level"] == "deso"
