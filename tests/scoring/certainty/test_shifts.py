"""What another choice does to a list, worked out by hand."""

import dataclasses
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.certainty.shifts import shift
from scoring.score import score
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

CODES = ["A1", "A2", "A3", "A4", "A5"]


def ranked(values, codes=None):
    """A result whose index follows the values."""
    return score(table_of({"a": values}, codes), scenario_of(("x", 1, [indicator("a")])))


BASE = ranked([5, 4, 3, 2, 1])
OTHER = ranked([5, 2, 1, 3, 4])  # ranks 1, 4, 5, 3, 2
CHILDREN = pd.Series([10.0, 20, np.nan, 40, 80], CODES)


def test_who_enters_and_who_leaves():
    moved = shift(BASE, OTHER, 3, CHILDREN)
    assert moved.enters == ("A5", "A4")
    assert moved.leaves == ("A2", "A3")
    assert (moved.persons_in, moved.persons_out) == (120, 20)
    assert (moved.unknown_in, moved.unknown_out, moved.unknown) == (0, 1, 1)


def test_the_mean_shift_of_ranks_by_hand():
    # |1-1| + |2-4| + |3-5| + |4-3| + |5-2| = 8 over five areas.
    moved = shift(BASE, OTHER, 3)
    assert moved.mean_shift == pytest.approx(8 / 5)
    assert moved.compared == 5


def test_unknown_is_never_zero():
    moved = shift(BASE, OTHER, 3, CHILDREN * np.nan)
    assert math.isnan(moved.persons_in)
    assert math.isnan(moved.persons_out)
    assert moved.unknown == 4
    assert shift(BASE, OTHER, 3, CHILDREN.drop(["A4", "A5"])).unknown_in == 2
    assert math.isnan(shift(BASE, OTHER, 3).persons_in)


def test_nobody_moves_where_nothing_changes():
    moved = shift(BASE, BASE, 3, CHILDREN)
    assert (moved.enters, moved.leaves, moved.mean_shift) == ((), (), 0)
    assert (moved.persons_in, moved.persons_out, moved.unknown) == (0, 0, 0)


def test_areas_that_tie_at_the_end_all_belong_to_the_list():
    moved = shift(BASE, ranked([5, 4, 4, 4, 1]), 2)
    assert moved.enters == ("A3", "A4")
    assert moved.leaves == ()


def test_an_area_that_loses_its_rank_leaves():
    moved = shift(BASE, ranked([np.nan, 4, 3, 2, 1]), 2, CHILDREN)
    assert moved.leaves == ("A1",)
    assert moved.enters == ("A3",)
    assert moved.compared == 4
    assert moved.mean_shift == 1
    assert math.isnan(moved.persons_in)


def test_a_single_area_stays():
    assert shift(ranked([1]), ranked([2]), 1).enters == ()


def test_no_shift_where_no_area_is_ranked_in_both():
    moved = shift(ranked([1, np.nan]), ranked([np.nan, 1]), 1)
    assert math.isnan(moved.mean_shift)
    assert moved.compared == 0


@invented(20)
@given(st.permutations(range(5)))
def test_the_order_of_areas_does_not_matter(order):
    shuffled = ranked([[5, 2, 1, 3, 4][at] for at in order], [CODES[at] for at in order])
    assert shift(BASE, shuffled, 3, CHILDREN) == shift(BASE, OTHER, 3, CHILDREN)


@invented(20)
@given(st.lists(st.integers(0, 5), min_size=5, max_size=5), st.integers(1, 5))
def test_the_way_back_is_the_way_there(values, top):
    there = shift(BASE, ranked(values), top)
    back = shift(ranked(values), BASE, top)
    assert (there.enters, there.leaves) == (back.leaves, back.enters)
    assert there.mean_shift == back.mean_shift


def test_results_of_other_areas_are_refused():
    with pytest.raises(ValueError, match="same areas are needed, 2 are in one only"):
        shift(BASE, ranked([1, 2, 3, 4, 5], ["A1", "A2", "A3", "A4", "B5"]), 3)


def test_a_shift_is_a_value():
    with pytest.raises(dataclasses.FrozenInstanceError):
        shift(BASE, OTHER, 3).mean_shift = 0
