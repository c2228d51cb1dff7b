import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.affinity import translate

from geo import common
from geo.common import common_m2
from tests.helpers.areas import EAST, NORTH
from tests.helpers.invented import invented

SQUARE = box(0, 0, 10, 10)
RING = Polygon(SQUARE.exterior, [box(2, 2, 8, 8).exterior.coords])


def measured(one, other, east=0, north=0):
    shapes = np.array([translate(one, east, north), translate(other, east, north)])
    return common_m2(shapes[:1], shapes[1:], np.array([0]), np.array([0]))[0]


@pytest.mark.parametrize("place", [(0, 0), (EAST, NORTH)], ids=["at the origin", "in Malmö"])
@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (SQUARE, 100),
        (shapely.reverse(SQUARE), 100),
        (box(5, 5, 15, 15), 25),
        (box(-5, 4, 15, 6), 20),
        (box(1, 1, 3, 3), 4),
        (box(-5, -5, 25, 15), 100),
        (RING, 64),
        (MultiPolygon([box(0, 0, 1, 10), box(9, 0, 20, 10)]), 20),
        (Polygon([(0, 0), (10, 0), (0, 10)]), 50),
        (Polygon([(5, -5), (15, 5), (5, 15), (-5, 5)]), 100),
        (Polygon([(5, -1), (11, 5), (5, 11), (-1, 5)]), 100 - 4 * 8),
        (box(10, 0, 20, 10), 0),
        (box(10, 10, 20, 20), 0),
        (box(20, 0, 30, 10), 0),
        (box(0, 20, 10, 30), 0),
        (box(9.999, 0, 20, 10), 0.01),
    ],
    ids=[
        "itself",
        "itself the other way round",
        "over a corner",
        "across",
        "inside",
        "round it",
        "with a hole",
        "in two parts",
        "half of it",
        "round it on its corner",
        "cutting every corner",
        "touching a side",
        "touching a corner",
        "beside",
        "above",
        "a millimetre over a side",
    ],
)
def test_surfaces_worked_out_by_hand(place, other, expected):
    assert measured(SQUARE, other, *place) == pytest.approx(expected, rel=1e-6, abs=0)
    assert measured(other, SQUARE, *place) == pytest.approx(expected, rel=1e-6, abs=0)


@pytest.mark.parametrize("share", [0.1, 0.37, 0.5, 0.83])
def test_a_border_with_a_corner_more_on_one_side_gives_no_surface(share):
    start, end = np.array([EAST, NORTH]), np.array([EAST + 700.1, NORTH + 233.3])
    between = start + share * (end - start)
    assert LineString([start, end]).distance(Point(between)) > 0
    below = Polygon([start, end, [end[0], NORTH - 50]])
    above = Polygon([start, between, end, [EAST, NORTH + 900]])
    assert measured(below, above) == 0


def test_each_pair_has_its_own_surface_however_many_are_taken_at_once(monkeypatch):
    land = shapely.box(np.arange(4), 0, np.arange(4) + 1, 1)
    cover = shapely.box(np.arange(3) + 0.5, 0, np.arange(3) + 1.75, 0.5)
    at_land, at_cover = np.array([3, 0, 1, 1, 2]), np.array([2, 0, 0, 1, 0])
    expected = [0.375, 0.25, 0.375, 0.25, 0]
    found = common_m2(land, cover, at_land, at_cover)
    assert found.tolist() == pytest.approx(expected, abs=0)
    monkeypatch.setattr(common, "AT_ONCE", 2)
    assert (common_m2(land, cover, at_land, at_cover) == found).all()
    assert common_m2(land, cover, at_land[:0], at_cover[:0]).tolist() == []


# ------------------------------------------------------------------ properties


def star(radii, hollow, east, north):
    """A polygon that its middle sees whole, often with a hole of the same form."""
    turn = np.linspace(0, 2 * np.pi, len(radii), endpoint=False) + 0.1
    corners = np.array(radii)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    middle = [EAST + east, NORTH + north]
    return Polygon(corners + middle, [corners / 2 + middle] if hollow else [])


STARS = st.builds(
    star,
    st.lists(st.integers(1, 300), min_size=3, max_size=12),
    st.booleans(),
    st.integers(0, 300),
    st.integers(0, 300),
)


@invented()
@given(STARS, STARS)
def test_the_surface_is_that_of_what_is_cut_out(one, other):
    assert measured(one, other) == pytest.approx(one.intersection(other).area, abs=1e-5)


@invented()
@given(STARS, st.lists(st.integers(-299, 599), max_size=6, unique=True))
def test_parts_of_the_plane_have_the_whole_area_between_them(shape, cuts):
    ends = EAST + np.array(sorted([-300, *cuts, 600]))
    strips = shapely.box(ends[:-1], NORTH - 300, ends[1:], NORTH + 600)
    at = np.arange(len(strips))
    found = common_m2(np.array([shape]), strips, np.zeros_like(at), at)
    assert found.sum() == pytest.approx(shape.area, rel=1e-9)
