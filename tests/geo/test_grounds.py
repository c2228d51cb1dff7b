import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import Point, box

from geo.faults import FaultKind
from geo.grounds import Counted, Inhabited, Placed, Surface
from tests.helpers.areas import SWEREF, area_set, kinds_of

SHAPES = np.array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(50, 0, 60, 10)])


def test_measures_worked_out_by_hand():
    small = area_set(x=box(5, 0, 15, 10), y=box(15, 0, 35, 10))
    mask = gpd.GeoSeries([box(0, 0, 12, 1), box(0, 0, 12, 1)], crs=SWEREF)
    points = gpd.GeoSeries([Point(1, 1), Point(10, 5), Point(15, 5), Point(30, 5)], crs=SWEREF)
    assert Surface().of(SHAPES).tolist() == [100, 100, 100]
    assert Inhabited(mask).of(SHAPES).tolist() == pytest.approx([10, 2, 0])
    counted = Counted(small, pd.Series({"y": 40.0, "x": 10.0}))
    assert counted.of(SHAPES).tolist() == pytest.approx([5, 5 + 10, 0])
    assert Placed(points).of(SHAPES).tolist() == [2, 1, 0]
    assert Placed(points, pd.Series([2.0, 3.0, 4.0, 5.0])).of(SHAPES).tolist() == [5, 4, 0]


def test_what_cannot_be_a_ground_is_refused():
    small = area_set(x=box(0, 0, 10, 10))
    assert kinds_of(Counted, small, pd.Series({"x": -1.0})) == [FaultKind.WEIGHT]
    points = gpd.GeoSeries([Point(1, 1), box(0, 0, 1, 1), None], crs=SWEREF)
    assert kinds_of(Placed, points) == [FaultKind.POINT_TYPE]
    one = gpd.GeoSeries([Point(1, 1)], crs=SWEREF)
    assert kinds_of(Placed, one, pd.Series([np.nan])) == [FaultKind.WEIGHT]
    assert kinds_of(Inhabited, points[:1]) == [FaultKind.GEOMETRY_TYPE]
