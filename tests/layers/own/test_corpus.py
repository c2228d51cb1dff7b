"""Every file of the corpus gives the right table or one clear message."""

from datetime import date

import numpy as np
import pytest

from geo.faults import InputError
from language.faults import message
from layers.numbers import Status
from layers.own.files import open_own
from layers.own.take import Taken, read_own_file
from layers.own.understand import best_part, propose, understand
from tests.helpers.corpus import books, broken, maps, texts
from tests.helpers.corpus.case import KNOWN, NAMES, SECRET, Case

RIGHT = {**texts.RIGHT, **books.RIGHT, **maps.RIGHT}
TODAY = date(2025, 3, 1)


def read(case: Case) -> Taken:
    """What the wizard gives of a file when nobody changes what it proposes."""
    file = open_own(case.name, case.write())
    mapping = propose(understand(file, best_part(file, KNOWN), KNOWN), TODAY)
    taken = read_own_file(file, mapping, KNOWN)
    assert taken.required is taken.table
    return taken


def state(value):
    if value == SECRET:
        return Status.SUPPRESSED
    return Status.MISSING if value is None else Status.OBSERVED


@pytest.mark.parametrize("case", RIGHT.values(), ids=RIGHT)
def test_a_file_gives_the_right_table(case: Case):
    taken = read(case)
    name = taken.table.indicators[0]
    wanted = [case.figures.get(code) for code in NAMES]
    values = [np.nan if value in (None, SECRET) else value for value in wanted]
    np.testing.assert_allclose(taken.table.values[name], values)
    assert taken.table.status[name].tolist() == [state(value) for value in wanted]
    assert taken.table.codes.tolist() == list(NAMES)
    assert taken.cards[name].year == case.year
    assert taken.match.strangers == case.strangers


@pytest.mark.parametrize(
    "case", [case for case in RIGHT.values() if case.encoding or case.separator]
)
def test_how_a_text_is_written_is_found(case: Case):
    file = open_own(case.name, case.write())
    assert file.encoding == case.encoding or not case.encoding
    assert file.separator == case.separator or not case.separator


@pytest.mark.parametrize("case", broken.WRONG.values(), ids=broken.WRONG)
def test_a_wrong_file_gives_one_clear_message(case: Case):
    with pytest.raises(InputError) as told:
        read(case)
    assert {fault.kind for fault in told.value.faults} == {case.fault}
    assert message(told.value.faults).count(case.name.split("/")[-1]) == len(told.value.faults)


def test_the_corpus_is_large():
    assert len(RIGHT) + len(broken.WRONG) >= 40
