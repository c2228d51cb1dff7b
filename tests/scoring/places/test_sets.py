import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from scoring.places.sets import Sets, connected_sets
from tests.helpers.graphs import chain, every_set, planar
from tests.helpers.invented import invented

SOME = Sets.of([(0, 2), (1,), (2, 0), (0, 1, 3)], 4)


def listed(sets):
    return sorted(tuple(map(int, sets[at])) for at in range(len(sets)))


def test_sets_come_once_and_in_order():
    assert [tuple(SOME[at]) for at in range(len(SOME))] == [(0, 2), (1,), (0, 1, 3)]
    assert SOME.sums(np.array([1.0, 10.0, 100.0, 1000.0])).tolist() == [101, 10, 1011]
    assert SOME.matrix().toarray().tolist() == [[1, 0, 1, 0], [0, 1, 0, 0], [1, 1, 0, 1]]
    assert [tuple(own) for own in map(SOME.take(np.array([2, 0])).__getitem__, (0, 1))] == [
        (0, 1, 3),
        (0, 2),
    ]


def test_pairs_are_counted_both_ways():
    links = csr_array(np.array([[0, 2, 5, 0], [2, 0, 0, 3], [5, 0, 0, 0], [0, 3, 0, 0]], float))
    assert SOME.pairs(links).tolist() == [10, 0, 10]


def test_masks_and_more_sets():
    sets = Sets.of_masks(np.array([[True, False], [False, True], [True, True]]))
    assert listed(sets) == [(0,), (0, 1), (1,)]
    assert listed(sets.with_more(Sets.of([(1, 0)], 2))) == listed(sets)
    empty = Sets.of([], 2)
    assert len(empty) == 0
    assert empty.sums(np.ones(2)).size == 0
    assert listed(empty.with_more(sets)) == listed(sets)


def test_a_row_of_areas_has_its_intervals():
    sets = connected_sets(chain(5).adjacency, np.ones(5), 2, 3, 100)
    assert listed(sets) == [(0, 1), (0, 1, 2), (1, 2), (1, 2, 3), (2, 3), (2, 3, 4), (3, 4)]


@pytest.mark.parametrize("count", [65, 130])
def test_more_areas_than_fit_in_a_word(count):
    # A row of n areas has n - k + 1 intervals of k.
    sets = connected_sets(chain(count).adjacency, np.ones(count), 3, 4, 10_000)
    assert len(sets) == (count - 2) + (count - 3)


def test_too_many_sets_are_not_listed():
    adjacency = chain(20).adjacency
    assert connected_sets(adjacency, np.ones(20), 1, 20, 209) is None
    assert len(connected_sets(adjacency, np.ones(20), 1, 20, 210)) == 210


def test_areas_without_residents_join_too():
    sets = connected_sets(chain(3).adjacency, np.array([5.0, 0.0, 5.0]), 5, 5, 100)
    assert listed(sets) == [(0,), (0, 1), (1, 2), (2,)]


@invented()
@given(
    st.integers(0, 10_000),
    st.integers(4, 9),
    st.lists(st.integers(0, 9), min_size=9, max_size=9),
    st.integers(1, 12),
    st.integers(0, 12),
)
def test_the_same_sets_as_by_trying_every_set(seed, count, sizes, minimum, more):
    graph, size = planar(seed, count), np.array(sizes[:count], dtype=float)
    sets = connected_sets(graph.adjacency, size, minimum, minimum + more, 10_000)
    assert listed(sets) == sorted(every_set(graph, size, minimum, minimum + more))
