"""Who is beaten by nobody: by hand, and by comparing every pair the slow way."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.places.pareto import pareto
from tests.helpers.invented import invented

WANTED = {"need": "high", "coverage": "low"}


def table(**rows):
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*WANTED], dtype=float)


def test_by_hand():
    found = pareto(table(a=(80, 10), b=(70, 20), c=(90, 60), d=(80, 10), e=(75, 60)), WANTED)
    assert found.front == ("a", "c", "d")
    assert found.dominated == {"b": ("a", "d"), "e": ("a", "c", "d")}
    assert found.unknown == ()


def test_a_missing_figure_is_neither_good_nor_bad():
    found = pareto(table(a=(80, np.nan), b=(70, 20)), WANTED)
    assert (found.front, found.dominated, found.unknown) == (("b",), {}, ("a",))


def test_only_the_criteria_that_are_asked_for_count():
    found = pareto(table(a=(80, np.nan), b=(70, 20)), {"need": "high"})
    assert (found.front, found.dominated) == (("a",), {"b": ("a",)})


VALUES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=7)


@given(VALUES)
@invented(60)
def test_every_pair_the_slow_way(rows):
    wanted = {"p": "high", "q": "low", "r": "high"}
    frame = pd.DataFrame(rows, [f"c{at}" for at in range(len(rows))], [*wanted], dtype=float)
    found = pareto(frame, wanted)
    told = {}
    for name, one in frame.iterrows():
        told[name] = tuple(
            other
            for other, row in frame.iterrows()
            if row["p"] >= one["p"]
            and row["q"] <= one["q"]
            and row["r"] >= one["r"]
            and tuple(row) != tuple(one)
        )
    assert found.front == tuple(name for name, by in told.items() if not by)
    assert found.dominated == {name: by for name, by in told.items() if by}
    assert not rows or found.front
