import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Polygon, box

from geo.faults import FaultKind
from geo.reading import read_areas
from geo.repair import mend, polygonal
from tests.helpers.areas import SWEREF, assert_same_index, faults_of, frame_of

# Two triangles that meet in (5, 5), drawn in opposite directions: 25 m² each, signed sum 0.
BOW_TIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])

# An outer ring that touches itself in (4, 0) and so holds a hole of 16 m² without saying it.
TOUCHING = Polygon(
    [(0, 0), (4, 0), (2, 4), (6, 4), (4, 0), (10, 0), (10, 10), (0, 10)],
)


def series(**shapes):
    return gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs=SWEREF)


def test_valid_geometry_is_left_as_it_is():
    before = series(a=box(0, 0, 1, 1), b=None, c=Polygon())
    after, repairs = mend(before)
    assert repairs == ()
    assert_same_index(after, before.index)
    assert after["a"] is before["a"]


def test_a_bow_tie_is_left_for_the_reader_to_refuse():
    after, repairs = mend(series(knut=BOW_TIE))
    assert repairs == ()
    assert not after["knut"].is_valid


def test_a_bow_tie_is_mended_on_request_and_says_how_much_it_moved():
    after, (repair,) = mend(series(hel=box(0, 0, 1, 1), knut=BOW_TIE), ambiguous=True)
    assert repair.code == "knut"
    assert repair.moved_m2 == pytest.approx(50)
    assert repair.reason.startswith("Self-intersection")
    assert after["knut"].area == pytest.approx(50)
    assert after["knut"].is_valid
    assert after.crs == SWEREF


def test_a_ring_that_touches_itself_is_mended_without_asking_but_told():
    after, (repair,) = mend(series(ring=TOUCHING))
    assert repair.code == "ring"
    assert repair.moved_m2 == pytest.approx(0, abs=1e-9)
    assert repair.reason.startswith("Ring Self-intersection")
    assert after["ring"].is_valid
    # 100 less the triangle (4, 0), (2, 4), (6, 4) of 8.
    assert after["ring"].area == pytest.approx(92)


def test_what_was_given_is_never_changed():
    before = series(knut=BOW_TIE, ring=TOUCHING)
    mend(before, ambiguous=True)
    assert before["knut"] is BOW_TIE
    assert before["ring"] is TOUCHING


def test_a_polygon_that_has_no_surface_is_not_mended_to_nothing():
    flat = Polygon([(0, 0), (1, 1), (2, 2)])
    after, repairs = mend(series(streck=flat), ambiguous=True)
    assert repairs == ()
    assert after["streck"] is flat


def test_lines_are_not_the_business_of_repair():
    line = LineString([(0, 0), (0, 0)])
    after, repairs = mend(series(linje=line), ambiguous=True)
    assert repairs == ()
    assert after["linje"] is line


def test_coordinates_that_are_no_numbers_are_left_alone():
    with np.errstate(invalid="ignore"):
        broken = Polygon([(0, 0), (1, 0), (np.nan, 1)])
    after, repairs = mend(series(fel=broken), ambiguous=True)
    assert repairs == ()
    assert after["fel"] is broken


def test_a_mend_keeps_polygons_and_drops_lines_and_points():
    line, point = LineString([(5, 5), (6, 6)]), shapely.Point(9, 9)
    mixed = shapely.GeometryCollection([box(0, 0, 1, 1), line, box(2, 0, 3, 1), point])
    assert polygonal(mixed).equals(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]))
    assert polygonal(line).is_empty
    assert polygonal(BOW_TIE) is BOW_TIE


def test_repairs_of_a_file_are_counted_and_the_rest_refused(tmp_path):
    moved = [shapely.transform(shape, lambda xy: xy + 370000) for shape in (BOW_TIE, TOUCHING)]
    frame_of(moved, ["knut", "ring"]).to_parquet(tmp_path / "a.parquet")
    (fault,) = faults_of(read_areas, tmp_path / "a.parquet")
    assert (fault.kind, fault.where) == (FaultKind.GEOMETRY_SELF_CROSSING, "knut")
    repairs = read_areas(tmp_path / "a.parquet", mend_ambiguous=True).repairs
    assert [repair.code for repair in repairs] == ["knut", "ring"]
