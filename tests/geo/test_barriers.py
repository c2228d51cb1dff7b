import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, box

from geo.barriers import parted_pairs
from geo.faults import FaultKind
from geo.neighbours import neighbours
from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, kinds_of, square

ROW = area_set(a=square(0), b=square(1), c=square(2))
NEAR = neighbours(ROW)


def line(*points):
    return LineString([(EAST + x, NORTH + y) for x, y in points])


def parted(*lines, **options):
    found = parted_pairs(ROW, NEAR, gpd.GeoSeries(list(lines), crs=SWEREF), **options)
    return {pair: round(share, 2) for pair, share in found.items()}


def test_a_river_along_a_border_parts_it():
    assert parted(line((100, -50), (100, 150)), reach=5) == {("a", "b"): 1.0}


def test_a_line_beside_the_border_parts_it_within_reach():
    beside = line((120, 0), (120, 100))
    assert parted(beside, reach=30) == {("a", "b"): 1.0}
    assert parted(beside, reach=10) == {}


def test_a_motorway_across_a_border_does_not_part_it():
    across = line((-50, 50), (350, 50))
    assert parted(across, reach=10) == {}
    assert parted(across, reach=10, min_share=0.1) == {
        ("a", "b"): pytest.approx(0.2, abs=0.01),
        ("b", "c"): pytest.approx(0.2, abs=0.01),
    }


def test_a_line_along_half_the_border():
    half = line((200, 40), (200, 100))
    assert parted(half, reach=1, min_share=0.5) == {("b", "c"): pytest.approx(0.61, abs=0.01)}
    assert parted(half, reach=1, min_share=0.7) == {}


def test_water_is_a_barrier_too():
    lake = box(EAST + 90, NORTH, EAST + 110, NORTH + 100)
    assert parted(lake, reach=1) == {("a", "b"): 1.0}


def test_a_corner_is_parted_where_it_lies_by_the_barrier():
    corner = area_set(a=square(0, 0), b=square(1, 1))
    lines = gpd.GeoSeries([line((0, 100), (200, 100))], crs=SWEREF)
    assert list(parted_pairs(corner, neighbours(corner), lines).index) == [("a", "b")]


def test_no_lines_and_empty_lines_part_nothing():
    assert parted() == {}
    assert parted(None, LineString()) == {}


def test_the_coordinate_systems_must_agree():
    lines = [line((0, 0), (1, 1))]
    assert kinds_of(parted_pairs, ROW, NEAR, gpd.GeoSeries(lines, crs="EPSG:3008")) == [
        FaultKind.CRS_MISMATCH
    ]
    assert kinds_of(parted_pairs, ROW, NEAR, gpd.GeoSeries(lines)) == [FaultKind.CRS_MISSING]


def test_pairs_come_once_in_the_areas_order():
    lines = gpd.GeoSeries([line((0, 50), (300, 50)).buffer(500)], crs=SWEREF)
    found = parted_pairs(ROW, NEAR, lines)
    assert list(found.index) == [("a", "b"), ("b", "c")]
    assert found.index.names == ["one", "other"]
    assert np.allclose(found, 1.0)
