import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.access import access, spread_over_homes, spread_over_surface
from geo.faults import FaultKind
from geo.network import network_of
from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, faults_of, square
from tests.helpers.invented import invented

# Mean distance from a corner of the unit square to its points (a classic of geometric
# probability: half of it is the mean distance from the middle).
CORNER_MEAN = (np.sqrt(2) + np.log(1 + np.sqrt(2))) / 3


def points_at(*places, crs=SWEREF):
    """Points by metres from the corner of the grid."""
    return gpd.GeoSeries([shapely.Point(EAST + x, NORTH + y) for x, y in places], crs=crs)


@pytest.fixture
def areas():
    """Two squares of 100 metres side by side."""
    return area_set(a=square(0), b=square(1))


def measured(areas, points, distances, **options):
    return access(areas, points, distances, spread_over_surface(areas), **options)


# ------------------------------------------------------------------ worked by hand


@pytest.mark.parametrize("distance", [10, 50, 100])
def test_a_quarter_circle_of_a_square_lies_within_a_distance_of_its_corner(distance):
    found = measured(area_set(a=square()), points_at((0, 0)), [distance])
    assert found.within.loc["a", distance] == pytest.approx(
        np.pi * distance**2 / 4 / 100**2, rel=2e-4
    )


def test_two_circles_that_overlap_count_their_common_surface_once():
    found = measured(area_set(a=square()), points_at((30, 50), (50, 50)), [20])
    lens = 2 * 20**2 * np.arccos(20 / 40) - 20 / 2 * np.sqrt(4 * 20**2 - 20**2)
    assert found.within.loc["a", 20] == pytest.approx((2 * np.pi * 400 - lens) / 1e4, rel=2e-4)


def test_beyond_the_farthest_corner_everybody_is_within(areas):
    found = measured(areas, points_at((0, 0)), [np.hypot(200, 100) + 1])
    assert found.within.to_numpy() == pytest.approx(1.0)


@pytest.mark.parametrize(("place", "mean"), [((0, 0), CORNER_MEAN), ((50, 50), CORNER_MEAN / 2)])
def test_the_mean_distance_is_the_known_one(place, mean):
    found = measured(area_set(a=square()), points_at(place), [1])
    assert found.spread.mean_of(found.metres)["a"] == pytest.approx(100 * mean, rel=2e-3)


def test_points_are_counted_once_and_those_outside_count_for_distance_only(areas):
    points = points_at((50, 50), (50, 50), (100, 50), (200, 50), (260, 50))
    found = measured(areas, points, [100])
    assert found.inside.to_dict() == {"a": 3, "b": 1}
    assert measured(areas, points_at((-50, 50)), [200]).within.loc["a", 200] == pytest.approx(1.0)


def test_no_points_reach_nobody(areas):
    found = measured(areas, points_at(), [100])
    assert found.inside.tolist() == [0, 0]
    assert found.within.to_numpy().tolist() == [[0.0], [0.0]]
    assert np.isinf(found.metres).all()


def test_distances_come_in_rising_order_once(areas):
    assert list(measured(areas, points_at((0, 0)), [500, 100, 500]).within.columns) == [100, 500]


# ------------------------------------------------------------------ where persons live


def test_a_mask_is_where_persons_live(areas):
    west_half = gpd.GeoSeries([shapely.box(EAST, NORTH, EAST + 50, NORTH + 100)], crs=SWEREF)
    spread = spread_over_surface(areas, west_half)
    found = access(areas, points_at((0, 50)), [71], spread)
    assert found.within.loc["a", 71] == pytest.approx(1.0)
    assert list(spread.unmasked) == ["b"]
    assert spread.places[spread.at_area == 0, 0].max() < EAST + 50
    assert spread.places[spread.at_area == 1, 0].max() > EAST + 195


def test_a_mask_that_only_touches_an_area_leaves_nothing_of_it(areas):
    beside = gpd.GeoSeries([shapely.box(EAST + 200, NORTH, EAST + 250, NORTH + 100)], crs=SWEREF)
    assert list(spread_over_surface(areas, beside).unmasked) == ["a", "b"]


def test_homes_share_the_persons_of_their_area_equally(areas):
    homes = points_at((10, 50), (30, 50), (90, 50), (500, 50))
    spread = spread_over_homes(areas, homes)
    assert list(spread.unmasked) == ["b"]
    found = access(areas, points_at((0, 50)), [10, 30, 89], spread)
    assert found.within.loc["a"].tolist() == pytest.approx([1 / 3, 2 / 3, 2 / 3])
    assert found.within.loc["b"].tolist() == [0, 0, 0]
    assert spread.mean_of(found.metres)["a"] == pytest.approx((10 + 30 + 90) / 3)


def test_a_narrow_ring_that_no_grid_point_falls_into_has_a_point_inside():
    ring = square().difference(shapely.box(EAST + 1, NORTH + 1, EAST + 99, NORTH + 99))
    spread = spread_over_surface(area_set(a=ring), per_area=1)
    assert len(spread.places) == 1
    assert ring.covers(shapely.points(spread.places)).all()


@pytest.mark.parametrize("make", [spread_over_surface, spread_over_homes])
def test_another_crs_is_refused(areas, make):
    (fault,) = faults_of(make, areas, points_at((0, 0), crs="EPSG:3008"))
    assert fault.kind is FaultKind.CRS_MISMATCH
    spread = spread_over_surface(areas)
    (fault,) = faults_of(access, areas, points_at((0, 0), crs=None), [1], spread)
    assert fault.kind is FaultKind.CRS_MISSING


# ------------------------------------------------------------------ a second way, and properties

offsets = st.floats(-150, 350)
several = st.lists(st.tuples(offsets, offsets), min_size=1, max_size=6)


@invented()
@given(several, st.floats(20, 300))
def test_the_share_is_that_of_many_points_thrown_at_the_area(places, distance):
    ring = square(0, side=300).difference(square(1, 1))
    found = measured(area_set(a=ring), points_at(*places), [distance])
    thrown = np.random.default_rng(1).uniform(0, 300, (40_000, 2)) + np.array([EAST, NORTH])
    thrown = thrown[shapely.contains_xy(ring, thrown)]
    near = [np.hypot(*(thrown - (EAST + x, NORTH + y)).T) <= distance for x, y in places]
    assert found.within.loc["a", distance] == pytest.approx(np.any(near, axis=0).mean(), abs=0.012)


@invented()
@given(several)
def test_the_grid_and_the_circles_agree(places):
    areas = area_set(a=square(0, side=300), b=square(3, side=80))
    found = measured(areas, points_at(*places), [120])
    sampled = found.spread.mean_of((found.metres <= 120).astype(float))
    assert found.within[120].to_numpy() == pytest.approx(sampled.to_numpy(), abs=0.04)


@invented()
@given(several, several, st.lists(st.floats(5, 500), min_size=2, max_size=5, unique=True))
def test_more_points_and_longer_ways_reach_no_fewer(places, more, distances):
    areas = area_set(a=square(0), b=square(3, 2, side=70))
    few, many = (measured(areas, points_at(*some), distances) for some in (places, places + more))
    assert (few.within.diff(axis=1).iloc[:, 1:] >= -1e-12).all(axis=None)
    assert (many.within - few.within >= -1e-9).all(axis=None)
    assert (many.metres <= few.metres).all()
    assert (many.inside >= few.inside).all()
    assert few.within.ge(0).all(axis=None)
    assert few.within.le(1).all(axis=None)


# ------------------------------------------------------------------ along a network


def test_along_a_street_the_share_is_that_of_the_samples():
    street = gpd.GeoSeries(
        [shapely.LineString([(EAST, NORTH + 50), (EAST + 100, NORTH + 50)])], crs=SWEREF
    )
    found = measured(
        area_set(a=square()), points_at((0, 50)), [50, 150], network=network_of(street)
    )
    # Up or down to the street, then along it: |x| + |y| <= 50 is a right triangle on each side.
    assert found.within.loc["a", 50] == pytest.approx(50**2 / 100**2, abs=0.03)
    assert found.within.loc["a", 150] == pytest.approx(1.0)
    assert found.spread.mean_of(found.metres)["a"] == pytest.approx(50 + 25, rel=1e-6)
