import geopandas as gpd
import pytest
import shapely

from geo.picking import areas_within
from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, square


@pytest.fixture
def areas():
    return area_set(a=square(0), b=square(1), c=square(2))


def geojson(shape):
    return shapely.to_geojson(gpd.GeoSeries([shape], crs=SWEREF).to_crs(4326).iloc[0])


def box(west, east):
    return geojson(shapely.box(EAST + west, NORTH - 5, EAST + east, NORTH + 105))


def test_an_area_is_picked_where_most_of_it_lies_inside(areas):
    assert areas_within(areas, box(-10, 160)) == ("a", "b")
    assert areas_within(areas, box(-10, 140)) == ("a",)
    assert areas_within(areas, box(-10, 140), min_share=0.3) == ("a", "b")


def test_points_pick_the_areas_that_hold_them(areas):
    points = geojson(shapely.MultiPoint([(EAST + 50, NORTH + 50), (EAST + 250, NORTH + 1)]))
    assert areas_within(areas, points) == ("a", "c")


def test_nothing_is_picked_outside(areas):
    assert areas_within(areas, box(1000, 2000)) == ()
