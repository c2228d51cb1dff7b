"""What a command is given counts within it, and nowhere else."""

import shutil

import pytest

from tests.helpers.exports import LEVEL
from ui import cached
from ui.covered import delivered_rules
from ui.given import Given, given, using
from ui.workspace import DATA


def test_nothing_is_given_at_first():
    assert given().folder is given().cache is given().register is given().reference is None


def test_what_is_given_counts_until_the_end_of_the_block():
    outer, inner = Given(folder=DATA), Given()
    with using(outer):
        with using(inner):
            assert given() is inner
        assert given() is outer
    assert given().folder is None


def test_it_is_forgotten_after_a_fault():
    with pytest.raises(KeyError), using(Given(folder=DATA)):
        raise KeyError
    assert given().folder is None


def test_all_that_is_kept_goes_by_the_folder(tmp_path):
    folder = tmp_path / "malmo"
    shutil.copytree(DATA, folder)
    (folder / "responsibility.toml").unlink()
    before = cached.place(LEVEL), cached.city_figures(), delivered_rules()
    with using(Given(folder=folder)):
        assert cached.catalogue() is not None
        assert delivered_rules().rules == ()
        assert cached.place(LEVEL).fingerprint == before[0].fingerprint
    assert (cached.place(LEVEL), delivered_rules()) == (before[0], before[2])
