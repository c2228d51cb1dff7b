import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from geo.nearest import nearest
from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, faults_of, square
from tests.helpers.initiatives import no_points
from tests.helpers.invented import invented


def sites(*places, crs=SWEREF, approximate=()):
    """Points by metres from the corner of the grid, named P1, P2, ..."""
    names = [f"P{at}" for at in range(1, len(places) + 1)]
    return gpd.GeoDataFrame(
        {"name": names, "approximate": [name in approximate for name in names]},
        geometry=[shapely.Point(EAST + x, NORTH + y) for x, y in places],
        crs=crs,
    )


@pytest.fixture
def areas():
    """Two squares of 100 metres whose middles lie 100 metres apart."""
    return area_set(a=square(0), b=square(1))


def test_metres_from_the_middle_to_the_nearest_of_each_group(areas):
    points = sites((50, 450), (150, 50), (453, 454), approximate=("P3",))
    found = nearest(areas, points, pd.Series(["pool", "pool", "library"]))
    assert list(found.index) == [(a, g) for a in "ab" for g in ("pool", "library")]
    assert found["metres"].tolist() == pytest.approx(
        [100, np.hypot(403, 404), 0, np.hypot(303, 404)]
    )
    assert found["metres"].iloc[3] == pytest.approx(505)
    assert found["name"].tolist() == ["P2", "P3", "P2", "P3"]
    assert found["approximate"].tolist() == [False, True, False, True]


def test_the_first_of_those_as_near_is_told(areas):
    found = nearest(areas, sites((150, 50), (150, 50)), pd.Series(["x", "x"]))
    assert found["name"].tolist() == ["P1", "P1"]


def test_an_area_round_another_is_measured_from_inside_itself():
    ring = square(0, side=300).difference(square(1, 1))
    found = nearest(area_set(a=ring), sites((150, 150)), pd.Series(["x"]))
    assert found["metres"].iloc[0] > 50


def test_no_points_at_all_give_an_empty_table(areas):
    found = nearest(areas, no_points(SWEREF), pd.Series([], dtype=str))
    assert found.shape == (0, 3)
    assert found.index.names == ["area", "group"]


def test_another_crs_is_refused(areas):
    (fault,) = faults_of(nearest, areas, sites((0, 0)).to_crs(3008), pd.Series(["x"]))
    assert fault.kind is FaultKind.CRS_MISMATCH


offsets = st.floats(-1000, 1000)
places = st.lists(st.tuples(offsets, offsets), min_size=1, max_size=8)


@invented()
@given(places, st.lists(st.sampled_from("xyz"), min_size=8, max_size=8))
def test_distances_are_those_that_geopandas_gives(where, drawn):
    areas = area_set(a=square(0), b=square(3, 2, side=70))
    points, groups = sites(*where), pd.Series(drawn[: len(where)])
    found = nearest(areas, points, groups)
    middles = areas.geometry.representative_point()
    for (area, group), row in found.iterrows():
        others = points[(groups == group).to_numpy()].distance(middles[area])
        assert row["metres"] == pytest.approx(others.min())
    assert set(found.index.get_level_values("group")) == set(groups)
