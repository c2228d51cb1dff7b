import numpy as np
import pytest
import shapely
from shapely import box

from geo.pieces import pieces_of
from tests.helpers.areas import area_set


@pytest.fixture
def divisions():
    """Squares, and areas that hold one of them, cut two, touch one, and lie apart."""
    squares = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10), c=box(20, 0, 30, 10))
    bent = shapely.union(box(8, 5, 25, 10), box(8, 0, 9, 10))
    return squares, area_set(p=box(-5, 0, 10, 10), q=bent, r=box(30, 0, 40, 10))


def test_pieces_are_the_same_measured_by_edges_and_cut_out(divisions):
    edges, cut = pieces_of(*divisions), pieces_of(*divisions, few_corners=0)
    for pieces in (edges, cut):
        assert pieces.at_source.tolist() == [0, 0, 1, 2]
        assert pieces.at_target.tolist() == [0, 1, 1, 1]
        assert pieces.surface.tolist() == pytest.approx([100, 15, 50, 25])
        assert shapely.area(pieces.shapes).tolist() == pytest.approx([100, 15, 50, 25])
    assert shapely.equals(edges.shapes, cut.shapes).all()


def test_pieces_are_cut_out_only_where_they_are_asked_for(divisions):
    edges, cut = pieces_of(*divisions), pieces_of(*divisions, few_corners=0)
    assert shapely.is_missing(edges.made).tolist() == [False, True, True, True]
    assert not shapely.is_missing(cut.made).any()
    chosen = np.array([3, 0])
    assert shapely.equals(edges.shapes_at(chosen), cut.shapes[chosen]).all()
    assert shapely.is_missing(edges.made).sum() == 3
