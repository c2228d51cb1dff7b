import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.faults import FaultKind, InputError
from layers.points import PointOptions, coordinate_columns, read_points
from layers.table import read_raw_table
from tests.helpers.areas import EAST, NORTH
from tests.helpers.points import csv_of, points_of, town

PLACES = ((100, 200), (1500, 900), (-300, 50))


def places(reading):
    """Metres from the corner of the town, whole."""
    return [(round(p.x - EAST), round(p.y - NORTH)) for p in reading.points.geometry]


def faults_of(path, **options):
    with pytest.raises(InputError) as caught:
        read_points(path, town(), PointOptions(**options))
    return caught.value.faults


def kinds_of(path, **options):
    return [fault.kind for fault in faults_of(path, **options)]


# ------------------------------------------------------------------ what is read


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize(
    ("crs", "heading"),
    [
        ("EPSG:3006", "namn;X;Y"),
        ("EPSG:3008", "Skola;Öst;Nord"),
        ("EPSG:3006", "namn;E;N"),
        ("EPSG:4326", "namn;Longitud;Latitud"),
        ("EPSG:4326", "namn;lon;lat"),
        ("EPSG:4326", "name;x;y"),
    ],
)
def test_a_table_is_read_whatever_its_columns_and_its_system(tmp_path, crs, heading, decimal):
    path = csv_of(tmp_path / "skolor.csv", *PLACES, crs=crs, heading=heading, decimal=decimal)
    found = read_points(path, town())
    assert places(found) == list(PLACES)
    assert found.points.crs == town().crs
    assert found.file_crs == crs
    assert found.points["name"].tolist() == ["P1", "P2", "P3"]
    assert found.points.index.tolist() == [2, 3, 4]
    assert (found.without_place, found.far) == (0, 0)


def test_latitude_may_come_first(tmp_path):
    path = csv_of(
        tmp_path / "a.csv", *PLACES, crs="EPSG:4326", heading="namn;lat;long", swapped=True
    )
    assert places(read_points(path, town())) == list(PLACES)


def test_columns_can_be_named(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES, heading="namn;ett;två")
    assert places(read_points(path, town(), PointOptions(east="ett", north="två"))) == list(PLACES)


def test_excel_is_read_and_a_sheet_can_be_named(tmp_path):
    path = tmp_path / "skolor.xlsx"
    points = points_of(*PLACES, crs="EPSG:4326")
    table = pd.DataFrame({"Skola": ["A", "B", "C"], "lat": points.y, "long": points.x})
    with pd.ExcelWriter(path) as book:
        table.to_excel(book, sheet_name="Skolor", index=False)
        table.iloc[:1].to_excel(book, sheet_name="Annat", index=False)
    assert kinds_of(path) == [FaultKind.LAYER_CHOICE]
    found = read_points(path, town(), PointOptions(layer="Skolor"))
    assert places(found) == list(PLACES)
    assert found.points["name"].tolist() == ["A", "B", "C"]


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson", "a.fgb"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3008"])
def test_a_vector_file_is_read(tmp_path, name, crs):
    path = tmp_path / name
    shapes = points_of(*PLACES, crs=crs)
    gpd.GeoDataFrame({"namn": list("abc")}, geometry=shapes, crs=crs).to_file(path)
    found = read_points(path, town())
    assert sorted(places(found)) == sorted(PLACES)
    assert sorted(found.points["name"]) == ["a", "b", "c"]


def test_a_multipoint_of_one_is_a_point_and_heights_are_dropped(tmp_path):
    path = tmp_path / "a.gpkg"
    point = shapely.MultiPoint([(EAST + 5, NORTH + 6, 70)])
    gpd.GeoDataFrame(geometry=[point], crs="EPSG:3006").to_file(path)
    assert places(read_points(path, town())) == [(5, 6)]


def test_points_in_one_place_are_all_kept(tmp_path):
    path = csv_of(tmp_path / "a.csv", (1, 1), (1, 1), (2, 2))
    assert places(read_points(path, town())) == [(1, 1), (1, 1), (2, 2)]


# ------------------------------------------------------------------ what is wrong, all at once


def test_every_fault_of_a_table_is_told_at_once(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES, (90_000, 0))
    path.write_text(path.read_text(encoding="utf-8") + "\nP5;okänt;6163000\nP6;;\nP7;373000;\n")
    found = faults_of(path)
    assert [(fault.kind, fault.where) for fault in found] == [
        (FaultKind.COORDINATE_NUMBER, "6"),
        (FaultKind.COORDINATE_MISSING, "7"),
        (FaultKind.COORDINATE_MISSING, "8"),
        (FaultKind.POINT_OUTSIDE, "5"),
    ]
    assert (found[0].field, found[0].received) == ("x", "okänt")


def test_rows_without_a_place_and_far_points_are_left_out_on_request(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES, (90_000, 0))
    path.write_text(path.read_text(encoding="utf-8") + "\nP5;;\n")
    found = read_points(path, town(), PointOptions(leave_out=True))
    assert places(found) == list(PLACES)
    assert (found.without_place, found.far) == (1, 1)


def test_a_cell_that_is_no_number_is_never_left_out(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES)
    path.write_text(path.read_text(encoding="utf-8") + "\nP4;okänt;6163000\n")
    assert kinds_of(path, leave_out=True) == [FaultKind.COORDINATE_NUMBER]


def test_axes_that_have_changed_places_are_told_and_not_guessed(tmp_path):
    sweref = csv_of(tmp_path / "a.csv", *PLACES, swapped=True)
    assert kinds_of(sweref) == [FaultKind.AXES_SWAPPED]
    assert kinds_of(sweref, crs="EPSG:3006") == [FaultKind.AXES_SWAPPED]
    assert places(read_points(sweref, town(), PointOptions(east="y", north="x"))) == list(PLACES)
    degrees = csv_of(tmp_path / "b.csv", *PLACES, crs="EPSG:4326", swapped=True)
    assert kinds_of(degrees) == [FaultKind.AXES_SWAPPED]


def test_a_vector_file_with_swapped_axes_is_told(tmp_path):
    path = tmp_path / "a.geojson"
    features = [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [point.y, point.x]},
        }
        for point in points_of(*PLACES, crs="EPSG:4326")
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert kinds_of(path) == [FaultKind.AXES_SWAPPED]


def test_a_system_that_the_coordinates_do_not_fit_is_told(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES)
    (fault,) = faults_of(path, crs="EPSG:3008")
    assert (fault.kind, fault.allowed) == (FaultKind.CRS_MISMATCH, "EPSG:3008")
    assert fault.received.startswith("3727")
    assert kinds_of(path, crs="EPSG:0") == [FaultKind.CRS_UNKNOWN]
    elsewhere = csv_of(tmp_path / "b.csv", (4_000_000, -5_000_000))
    assert kinds_of(elsewhere) == [FaultKind.CRS_MISSING]


def test_a_geojson_in_sweref_that_says_nothing_is_read_with_the_system_given(tmp_path):
    path = tmp_path / "a.geojson"
    geometry = {"type": "Point", "coordinates": [EAST + 5, NORTH + 6]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert kinds_of(path) == [FaultKind.CRS_MISMATCH]
    found = read_points(path, town(), PointOptions(crs="EPSG:3006"))
    assert (places(found), found.file_crs) == ([(5, 6)], "EPSG:3006")


def test_another_town_in_a_known_system_is_told_point_by_point(tmp_path):
    path = csv_of(tmp_path / "a.csv", (300_000, 400_000), (300_100, 400_000))
    found = faults_of(path, crs="EPSG:3006")
    assert [(fault.kind, fault.where) for fault in found] == [
        (FaultKind.POINT_OUTSIDE, "2"),
        (FaultKind.POINT_OUTSIDE, "3"),
    ]
    assert kinds_of(path, crs="EPSG:3006", leave_out=True) == [FaultKind.POINT_OUTSIDE] * 2


def test_shapes_that_are_no_points_and_rows_without_any_are_told_together(tmp_path):
    path = tmp_path / "a.geojson"
    square = points_of((0, 0)).buffer(50).iloc[0]
    two = shapely.MultiPoint([(EAST, NORTH), (EAST + 9, NORTH)])
    shapes = [points_of((5, 5)).iloc[0], square, None, two]
    gpd.GeoDataFrame(geometry=shapes, crs="EPSG:3006").to_crs("EPSG:4326").to_file(path)
    assert [(fault.kind, fault.where, fault.received) for fault in faults_of(path)] == [
        (FaultKind.ROW_SHAPE, "2", "Polygon"),
        (FaultKind.ROW_SHAPE, "4", "MultiPoint"),
        (FaultKind.COORDINATE_MISSING, "3", ""),
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", "x", FaultKind.FILE_TYPE),
        ("a.csv", "namn;kod\na;1", FaultKind.COORDINATE_COLUMNS),
        ("a.csv", "namn;x\na;1", FaultKind.COORDINATE_COLUMNS),
        ("a.csv", "x;y", FaultKind.FILE_EMPTY),
        ("a.csv", "x;y\n1.5;2,5", FaultKind.NUMBER_AMBIGUOUS),
        ("a.gpkg", "x", FaultKind.FILE_UNREADABLE),
    ],
)
def test_what_is_no_file_of_points_is_told(tmp_path, name, content, kind):
    path = tmp_path / name
    path.write_text(content)
    assert kinds_of(path) == [kind]


def test_nothing_but_rows_without_a_place_is_an_empty_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("namn;x;y\na;;\n")
    assert kinds_of(path, leave_out=True) == [FaultKind.FILE_EMPTY]
    assert kinds_of(path) == [FaultKind.COORDINATE_MISSING]
    assert kinds_of(path, east="z") == [FaultKind.COLUMN_MISSING]


def test_the_usual_columns_are_found(tmp_path):
    path = csv_of(tmp_path / "a.csv", *PLACES, heading="namn; LATITUD;Longitud")
    assert coordinate_columns(read_raw_table(path)) == ("Longitud", "LATITUD")
