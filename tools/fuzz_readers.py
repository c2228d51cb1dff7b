"""Break the files of the corpus in every way, and see that each gives figures or a message.

``python -m tools.fuzz_readers --seconds 600 --seed 1`` tells how many files were tried, and every
one that gave a traceback or took too long, with the seed that makes it again.
"""

import argparse
import io
import multiprocessing
import random
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from types import TracebackType

import geopandas as gpd

from geo.faults import InputError
from language.faults import message
from layers.own.files import OwnFile, open_own
from layers.own.places import guess_place, label_columns, read_places
from layers.own.renew import fitting, renew
from layers.own.take import read_own_file
from layers.own.understand import best_part, propose, understand
from tests.helpers.areas import SWEREF, square
from tests.helpers.corpus import books, broken, maps, texts
from tests.helpers.corpus.case import KNOWN
from tests.helpers.mappings import mapping_of

KEPT = mapping_of()
"""Last year's choices, tried on every file."""

CITY = gpd.GeoSeries([square(side=2_000.0)], crs=SWEREF)

MOST_SECONDS = 20.0
"""Time that one file may take."""

TOKENS = (
    b"\0",
    b'"',
    b"'",
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r\n\r\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xff",
    b"sep=;\n",
    b"{year}",
    b"1e999",
    b"-9" * 40,
    b"2024",
    b"..",
    b"1280R001",
    b"(RegSO-)",
    b"=1+1",
    b"\xc3\x83\xc2\xa5",
    b"%",
    b"1.234.567,8",
    b"DATA=",
    b'VALUES("region")="a";',
    b"null",
    b"[[]]",
    b"{}",
    b"<a/>",
    b"\xf0\x9f\x98\x80",
)

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def flip(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Change some bytes."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def cut(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Keep the beginning or the end."""
    at = draw.randrange(len(content))
    return content[:at] if draw.random() < 0.7 else content[at:]


def drop(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Take a piece out."""
    first, last = sorted(draw.randrange(len(content)) for _ in range(2))
    return content[:first] + content[last:]


def repeat(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Repeat a piece."""
    first, last = sorted(draw.randrange(len(content)) for _ in range(2))
    return content[:last] + content[first:last] * draw.choice((1, 2, 50)) + content[last:]


def insert(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Put a token somewhere."""
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.choice(TOKENS) * draw.choice((1, 1, 1, 30)) + content[at:]


def splice(draw: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Go on as another file."""
    other = draw.choice(others)
    return content[: draw.randrange(len(content))] + other[draw.randrange(len(other)) :]


def lines(draw: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Put lines in another order, or cells of a line."""
    rows = content.split(b"\n")
    at = draw.randrange(len(rows))
    cells = rows[at].split(b";")
    draw.shuffle(cells if draw.random() < 0.5 else rows)
    rows[at] = b";".join(cells) if draw.random() < 0.5 else rows[at]
    return b"\n".join(rows)


MUTATIONS: tuple[Mutation, ...] = (flip, cut, drop, repeat, insert, splice, lines)


def mutate(draw: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Break a file in one to four ways; within an archive mostly one of its members."""
    if content.startswith(b"PK") and draw.random() < 0.8:
        return _inside(draw, content, others)
    for _ in range(draw.randint(1, 4)):
        if content:
            content = draw.choice(MUTATIONS)(draw, content, others)
    return content


def _inside(draw: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Break a member of an archive and pack it again."""
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            members = {name: source.read(name) for name in source.namelist()[:50]}
    except (zipfile.BadZipFile, RuntimeError):
        return flip(draw, content, others)
    broken_name = draw.choice(sorted(members)) if members else ""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            if name == broken_name and member:
                member = draw.choice(MUTATIONS)(draw, member, others)
            archive.writestr(name, member)
    return target.getvalue()


def seeds() -> list[tuple[str, bytes]]:
    """Name and content of every file of the corpus, the largest left out."""
    cases = {**texts.RIGHT, **books.RIGHT, **maps.RIGHT, **broken.WRONG}.values()
    made = [(case.name, case.write()) for case in cases]
    return [(name, content) for name, content in made if 0 < len(content) < 300_000]


def read(name: str, content: bytes) -> str:
    """Take a file as the wizard does.

    Returns
    -------
    str
        ``right`` or ``told``.
    """
    try:
        file = open_own(name, content)
        look_at_places(file)
        renewed = renew(KEPT, file, KNOWN)
        read_own_file(file, renewed.mapping, KNOWN)
        seen = understand(file, best_part(file, KNOWN), KNOWN)
        mapping = propose(seen, date(2025, 3, 1))
        return "right" if read_own_file(file, mapping, KNOWN).required is not None else "told"
    except InputError as error:
        message(error.faults)
        return "told"


def look_at_places(file: OwnFile) -> None:
    """Find where the areas of a file lie and read them, as the wizard does with own areas."""
    fitting([KEPT], file)
    for frame in (part.frame for part in file.parts if part.frame is not None):
        code, name = label_columns(frame)
        placing = guess_place(frame, CITY).proposed
        found = read_places(frame, file.name, placing, code_column=code, name_column=name)
        if found.faults:
            message(found.faults)


@dataclass
class Tally:
    """What became of the files."""

    right: int = 0
    told: int = 0
    failures: int = 0


class Caught(AbstractContextManager["Caught"]):
    """Holds any exception back, and tells its traceback."""

    told = ""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Exception):
            self.told = "".join(traceback.format_exception(error))
        return isinstance(error, Exception)


def _work(pipe: Connection, seed: int) -> None:
    """Read broken files one after the other, telling of each before and after."""
    made = seeds()
    contents = [content for _, content in made]
    number = 0
    while True:
        draw = random.Random(f"{seed}-{number}")
        name, content = draw.choice(made)
        broken_content = mutate(draw, content, contents)
        pipe.send(("begun", number, name))
        with Caught() as caught:
            pipe.send(("done", number, read(name, broken_content)))
        if caught.told:
            pipe.send(("failed", number, f"{name}\n{caught.told}"))
        number += 1


def fuzz(seconds: float, seed: int) -> Tally:
    """Read broken files for a time, in a process of its own that is ended where it hangs."""
    tally = Tally()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        here, there = multiprocessing.Pipe()
        worker = multiprocessing.Process(target=_work, args=(there, seed), daemon=True)
        worker.start()
        there.close()
        _watch(worker, here, end, tally, seed)
        worker.kill()
        worker.join()
        seed += 1_000_000
    return tally


def _watch(
    worker: multiprocessing.Process, pipe: Connection, end: float, tally: Tally, seed: int
) -> None:
    """Count what a worker tells until time is up or it hangs or dies."""
    last = "nothing"
    while time.monotonic() < end:
        if not pipe.poll(MOST_SECONDS):
            tally.failures += 1
            print(f"HANG seed {seed}, {last}")
            return
        try:
            what, number, told = pipe.recv()
        except EOFError:
            tally.failures += 1
            print(f"DIED seed {seed}, {last}, exit code {worker.exitcode}")
            return
        last = f"number {number}, {told}"
        if what == "failed":
            tally.failures += 1
            print(f"TRACEBACK seed {seed}, number {number}, {told}")
        elif what == "done":
            tally.right += told == "right"
            tally.told += told == "told"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    tally = fuzz(chosen.seconds, chosen.seed)
    tried = tally.right + tally.told + tally.failures
    print(f"{tried} files: {tally.right} right, {tally.told} told, {tally.failures} failures")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
