import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS
from shapely import LineString, MultiPolygon, Polygon

from geo.areas import AreaSet, code_faults, geometry_faults
from geo.faults import Fault, FaultKind
from tests.helpers.areas import SWEREF, area_set, faults_of, kinds_of, square

BOW_TIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


def frame(shapes, codes, crs=SWEREF, **columns):
    columns = {"name": codes} | columns
    return gpd.GeoDataFrame(columns, geometry=list(shapes), index=codes, crs=crs)


def test_an_area_set_gives_back_what_it_was_made_of():
    areas = area_set(a=square(), b=square(1))
    assert len(areas) == 2
    assert list(areas.codes) == ["a", "b"]
    assert areas.names["b"] == "b"
    assert areas.crs == CRS(SWEREF)
    assert areas.parent is None
    assert areas.geometry["a"].equals(square())


def test_parents_are_known_where_the_frame_has_them():
    areas = AreaSet(frame([square(), square(1)], ["a", "b"], parent=["p", "q"]))
    assert areas.parent.to_dict() == {"a": "p", "b": "q"}


def test_codes_that_are_empty_or_repeated_are_refused_with_their_rows():
    shapes = [square(column) for column in range(5)]
    faults = faults_of(AreaSet, frame(shapes, ["a", "", "a", "b", " "]))
    assert faults == (
        Fault(FaultKind.CODE_EMPTY, where="2"),
        Fault(FaultKind.CODE_EMPTY, where="5"),
        Fault(FaultKind.CODE_DUPLICATE, where="1, 3", received="a"),
    )


def test_codes_that_differ_only_in_outer_blanks_are_the_same():
    assert code_faults(pd.Index(["a", " a"])) == [
        Fault(FaultKind.CODE_DUPLICATE, where="1, 2", received="a")
    ]


def test_rows_are_told_by_the_numbers_of_the_file():
    faults = code_faults(pd.Index(["", "x"]), "t.csv", pd.Index([7, 9]))
    assert faults == [Fault(FaultKind.CODE_EMPTY, "t.csv", "7")]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:2225"], ids=["degrees", "feet"])
def test_a_crs_that_is_not_in_metres_is_refused(crs):
    assert kinds_of(AreaSet, frame([square()], ["a"], crs=crs)) == [FaultKind.CRS_UNKNOWN]


def test_a_set_without_crs_is_refused():
    assert kinds_of(AreaSet, frame([square()], ["a"], crs=None)) == [FaultKind.CRS_MISSING]


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (None, FaultKind.GEOMETRY_EMPTY),
        (Polygon(), FaultKind.GEOMETRY_EMPTY),
        (MultiPolygon(), FaultKind.GEOMETRY_EMPTY),
        (LineString([(0, 0), (1, 1)]), FaultKind.GEOMETRY_TYPE),
        (shapely.Point(0, 0), FaultKind.GEOMETRY_TYPE),
        (shapely.GeometryCollection([square()]), FaultKind.GEOMETRY_TYPE),
        (BOW_TIE, FaultKind.GEOMETRY_SELF_CROSSING),
    ],
)
def test_what_is_no_valid_surface_is_refused_by_code(shape, kind):
    faults = geometry_faults(gpd.GeoSeries([square(), shape], index=["good", "bad"], crs=SWEREF))
    assert [(fault.kind, fault.where) for fault in faults] == [(kind, "bad")]


def test_every_breach_of_the_contract_is_told_at_once():
    bad = gpd.GeoDataFrame(
        geometry=[BOW_TIE, None, LineString([(0, 0), (1, 1)])], index=["a", "a", ""], crs=None
    )
    assert set(kinds_of(AreaSet, bad)) == {
        FaultKind.COLUMN_MISSING,
        FaultKind.CRS_MISSING,
        FaultKind.CODE_DUPLICATE,
        FaultKind.CODE_EMPTY,
        FaultKind.GEOMETRY_SELF_CROSSING,
        FaultKind.GEOMETRY_EMPTY,
        FaultKind.GEOMETRY_TYPE,
    }


def test_the_fingerprint_names_codes_and_outlines_and_nothing_else():
    first, same = area_set(a=square(), b=square(1)), area_set(a=square(), b=square(1))
    assert first.fingerprint == same.fingerprint
    assert first.fingerprint != area_set(a=square(), c=square(1)).fingerprint
    assert first.fingerprint != area_set(b=square(1), a=square()).fingerprint
    moved = shapely.transform(square(1), lambda xy: xy + np.array([0, 1e-6]))
    assert first.fingerprint != area_set(a=square(), b=moved).fingerprint
