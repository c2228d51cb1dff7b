"""Several candidates: each area once, and the best choice as trying every choice finds it."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.places.candidates import Candidate
from scoring.places.portfolio import (
    choose_portfolio,
    parents_touched,
    persons_of_share,
    reached_together,
    union_codes,
)
from tests.helpers.invented import invented

CODES = [f"A{at}" for at in range(6)]
CHILDREN = pd.Series([10, 20, 30, 40, 0, 5], CODES, dtype=float)


def named(*sets):
    return [
        Candidate(id=f"k{at}", name=f"K{at}", codes=tuple(CODES[each] for each in sorted(inside)))
        for at, inside in enumerate(sets)
    ]


def test_an_area_in_two_is_counted_once():
    found = reached_together(named({0, 1}, {1, 2}), pd.DataFrame({"children": CHILDREN}))
    assert found.loc["children"].to_list() == pytest.approx([60, 20, 60 / 105])


def test_missing_is_not_zero():
    lacking = pd.DataFrame({"children": CHILDREN.where(CHILDREN.index != "A1")})
    assert reached_together(named({0, 1}), lacking).loc["children"].isna().all()
    inside = reached_together(named({0, 2}), lacking).loc["children"]
    assert inside["reached"] == 40
    assert np.isnan(inside["share"])


def test_nothing_chosen_reaches_nothing():
    found = reached_together([], pd.DataFrame({"children": CHILDREN}))
    assert found.loc["children"].to_list() == [0, 0, 0]


def test_persons_behind_a_share():
    assert persons_of_share(pd.Series([25.0, np.nan]), pd.Series([400.0, 1.0]))[0] == 100


def test_parents_that_are_touched():
    parent = pd.Series(["p", "p", "q", None, "q", "r"], CODES)
    assert parents_touched(named({0, 1, 2}, {3, 4}), parent) == {"p": 1, "q": 2}


def test_the_best_choice_by_hand():
    candidates = named({0, 1}, {1, 2}, {3}, {4})
    assert choose_portfolio(candidates, CHILDREN, most=1).chosen == ("k1",)
    two = choose_portfolio(candidates, CHILDREN, most=2)
    assert (two.chosen, two.reached, two.optimal, two.gap) == (("k1", "k2"), 90, True, 0)
    assert np.isnan(two.persons)
    assert choose_portfolio(candidates, CHILDREN).chosen == ("k0", "k1", "k2")  # k3 adds nothing


def test_residents_in_several_are_counted_once_against_the_limit():
    persons = pd.Series(100.0, CODES)
    found = choose_portfolio(named({0, 1}, {1, 2}), CHILDREN, persons=persons, most_persons=300)
    assert (found.chosen, found.persons) == (("k0", "k1"), 300)
    none = choose_portfolio(named({0, 1}), CHILDREN, persons=persons, most_persons=199)
    assert (none.chosen, none.reached, none.optimal) == ((), 0, True)


def test_a_candidate_with_an_unknown_area_cannot_be_chosen_and_is_named():
    lacking = CHILDREN.where(CHILDREN.index != "A2")
    found = choose_portfolio(named({1, 2}, {3}), lacking)
    assert (found.chosen, found.left_out) == (("k1",), ("k0",))
    assert choose_portfolio(named({2}), lacking).left_out == ("k0",)


SETS = st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=6)
COUNTS = st.lists(st.integers(0, 50), min_size=6, max_size=6)


@given(SETS, COUNTS, COUNTS, st.integers(0, 4), st.integers(0, 150))
@invented(60)
def test_as_good_as_the_best_of_all(sets, worth, size, most, limit):
    children, persons = (pd.Series(each, CODES, dtype=float) for each in (worth, size))
    candidates = named(*sets)

    def of(some, figure):
        return figure.loc[list(union_codes(some))].sum()

    best = max(
        of(some, children)
        for count in range(most + 1)
        for some in combinations(candidates, count)
        if of(some, persons) <= limit
    )
    found = choose_portfolio(candidates, children, most=most, persons=persons, most_persons=limit)
    chosen = [each for each in candidates if each.id in found.chosen]
    assert found.reached == pytest.approx(best)
    assert found.optimal
    assert len(chosen) <= most
    assert of(chosen, persons) <= limit
    assert found.persons == of(chosen, persons)
