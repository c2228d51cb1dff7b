"""Places for labels."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from export.pictures.labels import place

FRAME = (0.0, 0.0, 100.0, 100.0)


def boxes(middles, sizes):
    return np.hstack([middles - sizes / 2, middles + sizes / 2])


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_label_that_is_alone_stays_where_it_belongs():
    assert place(np.array([[50.0, 50.0]]), np.array([[10.0, 6.0]]), FRAME).tolist() == [[50, 50]]
    beside = place(np.array([[50.0, 50.0]]), np.array([[10.0, 6.0]]), FRAME, starts=[(1.0, 0.0)])
    assert beside.tolist() == [[55, 50]]


def test_a_label_gives_way_to_the_one_before_and_to_what_is_taken():
    anchors, sizes = np.array([[50.0, 50.0], [51.0, 50.0]]), np.full((2, 2), 6.0)
    first, second = place(anchors, sizes, FRAME)
    assert first.tolist() == [50, 50]
    assert second.tolist() != [51, 50]
    (moved,) = place(anchors[:1], sizes[:1], FRAME, taken=[(48, 48, 52, 52)])
    assert not meet(boxes(moved[None], sizes[:1])[0], (48, 48, 52, 52))


def test_a_label_at_the_edge_takes_the_other_side():
    sides = [(1.0, 0.0), (-1.0, 0.0)]
    (placed,) = place(np.array([[98.0, 50.0]]), np.array([[40.0, 6.0]]), FRAME, starts=sides)
    assert placed.tolist() == [78, 50]


def test_a_label_without_room_is_left_out():
    assert np.isnan(place(np.array([[5.0, 5.0]]), np.array([[200.0, 6.0]]), FRAME)).all()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=25))
def test_no_label_lies_on_another_or_outside(points):
    anchors = np.reshape(points, (-1, 2))
    sizes = np.tile([9.0, 5.0], (len(anchors), 1))
    placed = place(anchors, sizes, FRAME)
    known = ~np.isnan(placed).any(axis=1)
    found = boxes(placed[known], sizes[known])
    assert (found[:, :2] >= 0).all()
    assert (found[:, 2:] <= 100).all()
    for at, one in enumerate(found):
        assert not any(meet(one, other) for other in found[:at])
