"""Areas that were moved, made or kept from one edition to the next."""

import geopandas as gpd

from geo.editions import changed_areas
from tests.helpers.areas import area_set, square


def test_an_area_is_the_same_where_its_outline_is_nearly_so():
    now = area_set(a=square(0), b=square(2), c=square(4))
    before = gpd.GeoSeries({"a": square(0), "b": square(2.2), "d": square(4)}, crs=now.crs)
    assert changed_areas(now, before) == ("b", "c")
    assert changed_areas(now, before, same=0.6) == ("c",)


def test_the_crs_of_the_edition_before_does_not_matter():
    now = area_set(a=square(0))
    assert changed_areas(now, now.geometry.to_crs("EPSG:4326")) == ()
