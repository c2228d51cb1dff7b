"""Broken files give figures or a message; the tool that breaks them sees what it should."""

import multiprocessing
import random
import time

import pytest

from tools import fuzz_readers
from tools.fuzz_readers import MUTATIONS, Caught, fuzz, mutate, read, seeds

TRIED = 120
"""Broken files of a test run; ``python -m tools.fuzz_readers`` tries thousands."""


@pytest.mark.filterwarnings("ignore")  # the libraries warn of what is broken
def test_broken_files_give_figures_or_a_message():
    made = seeds()
    contents = [content for _, content in made]
    outcomes = set()
    for number in range(TRIED):
        draw = random.Random(f"1-{number}")
        name, content = draw.choice(made)
        outcomes.add(read(name, mutate(draw, content, contents)))
    assert outcomes == {"right", "told"}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
def test_every_way_to_break_a_file_is_the_same_for_a_seed(mutation):
    content = b"kod;Andel 2024\n1280R001;1,5\n1280R002;2,5\n"
    broken = [mutation(random.Random(7), content, [content]) for _ in range(2)]
    assert broken[0] == broken[1]


def test_an_archive_is_broken_inside():
    archive = next(content for name, content in seeds() if name == "andel.zip")
    assert mutate(random.Random(3), archive, [b"x"]) != archive


def test_an_exception_is_held_back_and_told():
    with Caught() as caught:
        raise ValueError("planted")
    assert "planted" in caught.told


@pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork",
    reason="prov av läsarna: en process som startas om har inte provets läsare",
)
@pytest.mark.parametrize(("what", "told"), [("raise", "TRACEBACK"), ("hang", "HANG")])
def test_a_planted_failure_is_counted(what, told, monkeypatch, capsys):
    def failing(name, content):
        if what == "hang":
            time.sleep(60)
        raise ValueError("planted")

    monkeypatch.setattr(fuzz_readers, "read", failing)
    monkeypatch.setattr(fuzz_readers, "seeds", lambda: [("a.csv", b"kod;x\nA;1\n")])
    monkeypatch.setattr(fuzz_readers, "MOST_SECONDS", 1.0)
    assert fuzz(1.5, 1).failures > 0
    assert told in capsys.readouterr().out
