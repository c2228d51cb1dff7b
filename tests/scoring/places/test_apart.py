"""What candidates give away of each other, against counting every pair."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.places.apart import given_away
from scoring.places.candidates import Candidate
from tests.helpers.invented import invented

AREAS = [*"abcdef"]


def candidates(**codes):
    return [Candidate(id=name, name=name, codes=tuple(own)) for name, own in codes.items()]


def counts(*numbers):
    return pd.DataFrame({"n": numbers}, AREAS[: len(numbers)], dtype=float)


def told(found):
    return [str(name) for name in found.index[found["n"]]]


def test_a_candidate_that_lacks_one_small_area_of_another_is_hidden():
    made = candidates(whole="abc", most="ab", other="c")
    assert told(given_away(made, counts(20, 30, 3), 5)) == ["most"]


def test_a_difference_of_nobody_or_of_enough_gives_nobody_away():
    made = candidates(whole="abc", most="ab", same="abc")
    assert told(given_away(made, counts(20, 30, 0), 5)) == []
    assert told(given_away(made, counts(20, 30, 5), 5)) == []


def test_one_that_overlaps_without_lying_within_is_let_be():
    assert told(given_away(candidates(one="ab", other="bc"), counts(20, 30, 23), 5)) == []


def test_one_with_a_missing_count_has_no_sum_to_compare():
    assert told(given_away(candidates(whole="abc", most="ab"), counts(20, None, 3), 5)) == []


def test_what_is_hidden_already_gives_nothing_away():
    made = candidates(large="abc", middle="ab", small="a")
    assert told(given_away(made, counts(20, 3, 3), 5)) == ["middle"]


sets = st.sets(st.sampled_from(AREAS), min_size=1)


@invented(80)
@given(
    st.lists(sets, min_size=1, max_size=6),
    st.lists(st.integers(0, 9), min_size=6, max_size=6),
    st.integers(2, 8),
)
def test_no_two_that_are_told_differ_by_few(chosen, numbers, least):
    made = [
        Candidate(id=f"k{at}", name="k", codes=tuple(sorted(own))) for at, own in enumerate(chosen)
    ]
    hidden = given_away(made, counts(*numbers), least)["n"]
    shown = {each.id: {*each.codes} for each in made if not hidden[each.id]}
    of = dict(zip(AREAS, numbers, strict=True))
    for large in shown.values():
        for small in shown.values():
            if small < large:
                rest = sum(of[code] for code in large - small)
                assert rest == 0 or rest >= least
    assert hidden.any() or all(shown)
