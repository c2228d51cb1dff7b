"""Slow work: told how far it has come, stopped between its parts, never half a file."""

from threading import Event

import pytest

from geo.faults import Fault, FaultKind, InputError
from ui.working import StoppedError, Work


def done(make):
    work = Work(make).start()
    work.wait(30)
    assert work.is_done
    return work


def test_the_file_comes_when_it_is_whole():
    work = done(lambda tell: (tell(0.5), b"whole")[1])
    assert (work.share, work.content, work.error) == (1.0, b"whole", None)
    assert work.content_or_faults() == b"whole"


def test_what_is_done_never_falls_and_never_passes_the_whole():
    shares = []

    def make(tell):
        for share in (0.4, 0.2, 3.0):
            tell(share)
            shares.append(work.share)
        return b""

    work = Work(make)
    work.start().wait(30)
    assert shares == [0.4, 0.4, 1.0]


def test_a_stop_ends_it_at_the_next_part_without_a_file():
    reached, gate, after = Event(), Event(), []

    def make(tell):
        reached.set()
        gate.wait(30)
        tell(0.5)
        after.append("not reached")
        return b"half"

    work = Work(make).start()
    reached.wait(30)
    work.stop()
    gate.set()
    work.wait(30)
    assert isinstance(work.error, StoppedError)
    assert (work.content, work.content_or_faults(), after) == (None, None, [])


def test_a_stop_after_the_last_part_leaves_no_file_either():
    def make(tell):
        work.stop()
        return b"whole"

    work = Work(make)
    work.start().wait(30)
    assert work.content is None


def test_faults_of_the_input_are_told_and_other_errors_are_raised():
    faults = InputError([Fault(FaultKind.PDF_FAILED)])

    def refuse(_tell):
        raise faults

    def fail(_tell):
        raise KeyError("a")

    assert done(refuse).content_or_faults() is faults
    with pytest.raises(KeyError):
        done(fail).content_or_faults()
