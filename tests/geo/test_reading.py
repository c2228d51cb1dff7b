import json
import zipfile

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from pyproj import CRS, Geod
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.areas import AreaSet
from geo.faults import Fault, FaultKind
from geo.reading import inspect_areas, layer_names, read_areas, read_attributes
from tests.helpers.areas import (
    SWEREF,
    assert_same_index,
    faults_of,
    frame_of,
    kinds_of,
    square,
    write_geojson,
    write_zipped_shapefile,
)

CODES = ["0101", "0102"]
DEGREES = [box(13.00, 55.60, 13.01, 55.61), box(13.01, 55.60, 13.02, 55.61)]
BOW_TIE = Polygon([(13.0, 55.6), (13.01, 55.61), (13.01, 55.6), (13.0, 55.61)])


def two_squares(**columns):
    return frame_of([square(), square(1)], CODES, namn=["Ön", "Sjö"], **columns)


def write_geopackage(frame, path):
    frame.to_file(path, layer="omraden", engine="pyogrio")


def write_flatgeobuf(frame, path):
    frame.to_file(path, driver="FlatGeobuf", engine="pyogrio")


def write_geoparquet(frame, path):
    frame.to_parquet(path)


def write_plain_shapefile(frame, path):
    frame.to_file(path, engine="pyogrio")


def write_zipped_geopackage(frame, path):
    inner = path.with_suffix(".gpkg")
    write_geopackage(frame, inner)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "mapp/Malmö områden.gpkg")


WRITERS = {
    "omraden.gpkg": write_geopackage,
    "omraden.fgb": write_flatgeobuf,
    "omraden.parquet": write_geoparquet,
    "omraden.geoparquet": write_geoparquet,
    "omraden.shp": write_plain_shapefile,
    "omraden.zip": write_zipped_shapefile,
    "gpkg.zip": write_zipped_geopackage,
}


# ------------------------------------------------------------------ every type of file


@pytest.mark.parametrize("name", WRITERS)
def test_every_type_of_file_gives_the_same_areas(name, tmp_path):
    WRITERS[name](two_squares(), tmp_path / name)
    reading = read_areas(tmp_path / name)
    areas = reading.areas
    assert_same_index(areas.frame.sort_index(), CODES)
    assert areas.names.to_dict() == {"0101": "Ön", "0102": "Sjö"}
    assert areas.geometry.area.tolist() == pytest.approx([10_000, 10_000], rel=1e-9)
    assert areas.crs == CRS(SWEREF)
    assert (reading.file_crs, reading.code_column) == (SWEREF, "code")
    assert (reading.name_column, reading.repairs) == ("namn", ())


def test_geojson_in_degrees_becomes_metres(tmp_path):
    reading = read_areas(write_geojson(tmp_path / "a.geojson", DEGREES, CODES))
    assert reading.file_crs == "EPSG:4326"
    assert reading.areas.crs == CRS(SWEREF)
    # On the ellipsoid itself; SWEREF 99 TM shrinks by up to 0.4 per mille along a line.
    true = [abs(Geod(ellps="GRS80").geometry_area_perimeter(shape)[0]) for shape in DEGREES]
    assert reading.areas.geometry.area.tolist() == pytest.approx(true, rel=1e-3)


def test_geojson_may_begin_with_a_byte_order_mark(tmp_path):
    path = write_geojson(tmp_path / "a.json", DEGREES, CODES)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert_same_index(read_areas(path).areas.frame, CODES)


def test_features_that_share_a_number_are_all_read(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES, CODES)
    content = json.loads(path.read_text())
    for feature in content["features"]:
        feature["id"] = 1
    path.write_text(json.dumps(content))
    assert_same_index(read_areas(path).areas.frame, CODES)


def test_a_zip_file_may_hold_its_shapefile_in_a_folder(tmp_path):
    path = write_zipped_shapefile(two_squares(), tmp_path / "a.zip", folder="mapp/inre/")
    assert_same_index(read_areas(path).areas.frame, CODES)


def test_geoparquet_may_have_the_codes_as_index_and_geometry_under_any_name(tmp_path):
    frame = two_squares().rename_geometry("geom").set_index("code")
    frame.to_parquet(tmp_path / "a.parquet")
    assert_same_index(read_areas(tmp_path / "a.parquet").areas.frame, CODES)


# ------------------------------------------------------------------ layers


@pytest.fixture
def two_layers(tmp_path):
    path = tmp_path / "lager.gpkg"
    two_squares().to_file(path, layer="grova", engine="pyogrio")
    two_squares().iloc[:1].to_file(path, layer="fina", engine="pyogrio", mode="a")
    return path


def test_of_several_layers_the_one_named_is_read(two_layers):
    assert len(read_areas(two_layers, layer="grova").areas) == 2
    assert len(read_areas(two_layers, layer="fina").areas) == 1


@pytest.mark.parametrize(("layer", "received"), [(None, ""), ("mellan", "mellan")])
def test_without_a_layer_that_exists_the_choice_is_told(two_layers, layer, received):
    assert faults_of(read_areas, two_layers, layer=layer) == (
        Fault(FaultKind.LAYER_CHOICE, "lager.gpkg", "", received, "grova, fina"),
    )


def test_tables_without_geometry_are_no_layers_to_choose_among(tmp_path):
    path = tmp_path / "a.gpkg"
    two_squares().to_file(path, layer="omraden", engine="pyogrio")
    pyogrio.write_dataframe(
        pd.DataFrame({"x": [1]}), path, layer="lista", driver="GPKG", append=True
    )
    assert len(read_areas(path).areas) == 2


def test_a_file_with_only_tables_holds_no_areas(tmp_path):
    pyogrio.write_dataframe(pd.DataFrame({"code": ["a"]}), tmp_path / "a.gpkg", driver="GPKG")
    assert kinds_of(read_areas, tmp_path / "a.gpkg") == [FaultKind.FILE_EMPTY]


# ------------------------------------------------------------------ files that cannot be read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.geojson", b""),
        ("a.geojson", b'{"type": '),
        ("a.gpkg", b"no database"),
        ("a.zip", b"no archive"),
        ("a.fgb", b"no buffers"),
        ("a.parquet", b"PAR1 no parquet"),
    ],
)
def test_a_damaged_file_is_refused(name, content, tmp_path):
    (tmp_path / name).write_bytes(content)
    assert faults_of(read_areas, tmp_path / name) == (Fault(FaultKind.FILE_UNREADABLE, name),)


def test_a_zip_file_without_areas_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "hej")
    assert kinds_of(read_areas, tmp_path / "a.zip") == [FaultKind.FILE_UNREADABLE]


def test_a_table_without_geometry_is_refused(tmp_path):
    pd.DataFrame({"code": ["a"]}).to_parquet(tmp_path / "a.parquet")
    assert kinds_of(read_areas, tmp_path / "a.parquet") == [FaultKind.FILE_UNREADABLE]


def test_a_file_that_is_not_there_is_told_by_name_only(tmp_path):
    fault = Fault(FaultKind.FILE_NOT_FOUND, "borta.gpkg")
    assert faults_of(read_areas, tmp_path / "borta.gpkg") == (fault,)


def test_a_file_of_an_unknown_type_is_refused_with_the_types_that_hold_areas(tmp_path):
    (tmp_path / "a.docx").write_text("hej")
    (fault,) = faults_of(read_areas, tmp_path / "a.docx")
    assert (fault.kind, fault.received) == (FaultKind.FILE_TYPE, ".docx")
    assert ".gpkg" in fault.allowed


def test_a_file_without_areas_is_empty(tmp_path):
    assert kinds_of(read_areas, write_geojson(tmp_path / "a.geojson", [])) == [FaultKind.FILE_EMPTY]


# ------------------------------------------------------------------ code and name


@pytest.mark.parametrize("heading", ["kod", "DESOKOD", "Områdeskod", " LSOA21CD"])
def test_the_code_column_is_found_by_its_usual_names(heading, tmp_path):
    two_squares().rename(columns={"code": heading}).to_parquet(tmp_path / "a.parquet")
    reading = read_areas(tmp_path / "a.parquet")
    assert reading.code_column == heading
    assert_same_index(reading.areas.frame, CODES)


def test_the_finest_division_is_preferred(tmp_path):
    frame = two_squares().rename(columns={"code": "desokod"})
    frame["regsokod"] = "R1"
    frame.to_parquet(tmp_path / "a.parquet")
    assert read_areas(tmp_path / "a.parquet").code_column == "desokod"


def test_a_column_that_is_named_goes_before_the_usual_ones(tmp_path):
    two_squares(egen=["x", "y"]).to_parquet(tmp_path / "a.parquet")
    assert_same_index(
        read_areas(tmp_path / "a.parquet", code_column="EGEN").areas.frame, ["x", "y"]
    )


def test_a_named_column_that_is_not_there_is_told_with_those_that_are(tmp_path):
    two_squares().to_parquet(tmp_path / "a.parquet")
    faults = faults_of(
        read_areas, tmp_path / "a.parquet", code_column="finns_ej", name_column="inte_heller"
    )
    assert faults == (
        Fault(FaultKind.COLUMN_MISSING, "a.parquet", "", "finns_ej", "code, namn"),
        Fault(FaultKind.COLUMN_MISSING, "a.parquet", "", "inte_heller", "code, namn"),
    )


def test_without_a_known_code_column_the_file_is_not_guessed_at(tmp_path):
    two_squares().rename(columns={"code": "q"}).to_parquet(tmp_path / "a.parquet")
    assert faults_of(read_areas, tmp_path / "a.parquet") == (
        Fault(FaultKind.COLUMN_AMBIGUOUS, "a.parquet", "", "", "q, namn"),
    )


def test_without_a_name_column_codes_are_names(tmp_path):
    reading = read_areas(write_geojson(tmp_path / "a.geojson", DEGREES, CODES))
    assert reading.name_column == ""
    assert reading.areas.names.tolist() == CODES


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ([101, 102], ["101", "102"]),
        ([101.0, 102.0], ["101", "102"]),
        ([12345678901234567890, 2], ["12345678901234567168", "2"]),
        (["0101", "0102"], ["0101", "0102"]),
        (["2024-01-01", "2024-02-01"], ["2024-01-01", "2024-02-01"]),
        (["01", 2], ["01", "2"]),
        ([" a", "b "], ["a", "b"]),
    ],
)
def test_codes_are_text_whatever_the_file_makes_of_them(codes, text, tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES, codes)
    assert_same_index(read_areas(path).areas.frame, text)


def test_a_number_among_empty_codes_is_still_no_decimal(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES, [101, None])
    inspection = inspect_areas(path)
    assert list(inspection.codes) == ["101", ""]
    assert inspection.faults == (Fault(FaultKind.CODE_EMPTY, "a.geojson", "2"),)


# ------------------------------------------------------------------ CRS


def with_corner(x, y, crs):
    """A small square with one corner at (x, y)."""
    side = 0.001 if CRS(crs).is_geographic else 50
    return frame_of([box(x, y, x + side, y + side)], crs=crs)


def nearest(areas, x, y):
    """Distance in metres from (x, y) to the nearest corner of the first area."""
    return np.hypot(*(shapely.get_coordinates(areas.geometry.iloc[0]) - (x, y)).T).min()


def test_degrees_become_metres_as_the_published_pair_says(tmp_path):
    # A published pair of WGS 84 and SWEREF 99 TM.
    with_corner(13.09577306, 55.5417832, "EPSG:4326").to_parquet(tmp_path / "a.parquet")
    areas = read_areas(tmp_path / "a.parquet").areas
    assert nearest(areas, 379844.1709, 6156729.8055) < 0.1


def test_malmos_own_system_becomes_the_working_one(tmp_path):
    # A published pair: WGS 84 (13.0, 55.6) is EPSG:3008 (118482.3, 6164141.2).
    with_corner(118482.3, 6164141.2, "EPSG:3008").to_parquet(tmp_path / "a.parquet")
    areas = read_areas(tmp_path / "a.parquet").areas
    assert areas.crs == CRS(SWEREF)
    back = AreaSet(areas.frame.to_crs("EPSG:3008"))
    assert nearest(back, 118482.3, 6164141.2) < 0.001
    metres_per_degree = np.array([62_940.0, 111_360.0])
    degrees = shapely.get_coordinates(areas.geometry.to_crs("EPSG:4326").iloc[0])
    assert np.hypot(*((degrees - (13.0, 55.6)) * metres_per_degree).T).min() < 0.1


@pytest.mark.parametrize("without", [(".prj",), (".prj", ".cpg")])
def test_a_shapefile_without_prj_needs_to_be_told_its_crs(without, tmp_path):
    path = write_zipped_shapefile(two_squares(), tmp_path / "a.zip", without=without)
    assert faults_of(read_areas, path) == (Fault(FaultKind.CRS_MISSING, "a.zip"),)
    reading = read_areas(path, crs=SWEREF)
    assert reading.file_crs == SWEREF
    assert reading.areas.geometry.iloc[0].equals(square())


def test_geojson_that_disowns_its_crs_needs_to_be_told_it(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES, crs=None)
    assert kinds_of(read_areas, path) == [FaultKind.CRS_MISSING]
    assert len(read_areas(path, crs="EPSG:4326").areas) == 2


def test_a_property_of_the_name_crs_says_nothing_about_the_file(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES)
    path.write_text(path.read_text().replace('{"code"', '{"crs": null, "code"'))
    assert read_areas(path).file_crs == "EPSG:4326"


def test_a_crs_that_nobody_knows_is_quoted(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES, crs=None)
    fault = Fault(FaultKind.CRS_UNKNOWN, "a.geojson", "", "EPSG:nonsens")
    assert faults_of(read_areas, path, crs="EPSG:nonsens") == (fault,)


def test_metres_that_are_called_degrees_are_refused(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [square()])
    (fault,) = faults_of(read_areas, path)
    assert fault.kind is FaultKind.CRS_MISMATCH
    assert fault.received == "373000, 6163000, 373100, 6163100"
    assert fault.allowed == "EPSG:4326"


def test_metres_that_are_called_degrees_are_read_when_the_crs_is_told(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [square()])
    assert read_areas(path, crs=SWEREF).areas.geometry.iloc[0].equals(square())


def test_a_crs_that_fits_the_file_is_not_overruled(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", DEGREES)
    assert read_areas(path, crs="EPSG:3008").file_crs == "EPSG:4326"


def swapped(shape):
    return shapely.transform(shape, lambda xy: xy[:, ::-1])


def test_latitude_and_longitude_that_have_changed_places_are_refused(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [swapped(shape) for shape in DEGREES])
    assert kinds_of(read_areas, path) == [FaultKind.CRS_MISMATCH]


def test_areas_where_a_swapped_sweden_would_lie_are_read_when_their_crs_is_confirmed(tmp_path):
    oman = [swapped(shape) for shape in DEGREES]
    path = write_geojson(tmp_path / "a.geojson", oman)
    assert read_areas(path, crs="EPSG:4326").areas.crs == CRS("EPSG:32640")


def test_northing_and_easting_that_have_changed_places_are_refused(tmp_path):
    frame_of([swapped(square())]).to_parquet(tmp_path / "a.parquet")
    assert kinds_of(read_areas, tmp_path / "a.parquet") == [FaultKind.CRS_MISMATCH]


@pytest.mark.parametrize(
    ("west", "south", "zone"),
    [(-0.13, 51.5, "EPSG:32630"), (151.2, -33.9, "EPSG:32756"), (-73.9, 40.7, "EPSG:32618")],
    ids=["London", "Sydney", "New York"],
)
def test_areas_outside_sweden_are_measured_in_their_own_zone(west, south, zone, tmp_path):
    shape = box(west, south, west + 0.01, south + 0.01)
    areas = read_areas(write_geojson(tmp_path / "a.geojson", [shape])).areas
    assert areas.crs == CRS(zone)
    # Sides of 0.01° on the sphere of equal area; the ellipsoid differs by under a per cent.
    expected = (6_371_007 * np.radians(0.01)) ** 2 * np.cos(np.radians(south))
    assert areas.geometry.area.iloc[0] == pytest.approx(expected, rel=0.01)


@pytest.mark.parametrize(
    ("crs", "bounds"),
    [
        ("EPSG:27700", (530_000, 180_000, 531_000, 181_000)),
        ("EPSG:3857", (1_450_000, 7_480_000, 1_451_000, 7_481_000)),
        ("EPSG:2193", (2_450_000, 5_100_000, 2_451_000, 5_101_000)),
        ("EPSG:25833", (1_050_000, 7_850_000, 1_051_000, 7_851_000)),
        ("EPSG:3006", (0, 0, 100, 100)),
    ],
    ids=["British grid", "web map", "across the date line", "far from its zone", "made up"],
)
def test_a_projected_crs_is_taken_at_its_word_where_it_can_be_right(crs, bounds, tmp_path):
    frame_of([box(*bounds)], crs=crs).to_parquet(tmp_path / "a.parquet")
    assert len(read_areas(tmp_path / "a.parquet").areas) == 1


# ------------------------------------------------------------------ geometry


def test_heights_are_dropped(tmp_path):
    high = shapely.force_3d(square(), 12.5)
    frame_of([high]).to_file(tmp_path / "a.gpkg", engine="pyogrio")
    areas = read_areas(tmp_path / "a.gpkg").areas
    assert not areas.geometry.has_z.any()
    assert areas.geometry.iloc[0].equals(square())


def test_a_multipolygon_with_a_hole_keeps_its_parts_and_its_hole(tmp_path):
    shape = MultiPolygon([square(side=100).difference(square(0.2, 0.2, side=50)), square(5)])
    frame_of([shape]).to_parquet(tmp_path / "a.parquet")
    assert read_areas(tmp_path / "a.parquet").areas.geometry.area.iloc[0] == pytest.approx(17_500)


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (None, FaultKind.GEOMETRY_EMPTY),
        (Polygon(), FaultKind.GEOMETRY_EMPTY),
        (LineString([(13.0, 55.6), (13.1, 55.6)]), FaultKind.GEOMETRY_TYPE),
        (Point(13.0, 55.6), FaultKind.GEOMETRY_TYPE),
        (BOW_TIE, FaultKind.GEOMETRY_SELF_CROSSING),
    ],
)
def test_an_area_without_a_clear_surface_is_refused_by_code(shape, kind, tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [DEGREES[0], shape], ["bra", "fel"])
    faults = faults_of(read_areas, path)
    assert [(fault.kind, fault.file, fault.where) for fault in faults] == [
        (kind, "a.geojson", "fel")
    ]


def test_a_file_in_which_every_area_lacks_geometry_is_refused_area_by_area(tmp_path):
    faults = faults_of(read_areas, write_geojson(tmp_path / "a.geojson", [None, None]))
    assert [fault.where for fault in faults] == ["A1", "A2"]


@pytest.mark.filterwarnings("ignore:invalid value encountered in from_wkb")
def test_a_coordinate_that_is_no_number_is_refused(tmp_path):
    broken = shapely.transform(square(), lambda xy: np.where(xy == xy.max(), np.nan, xy))
    frame_of([square(1), broken], ["bra", "fel"]).to_parquet(tmp_path / "a.parquet")
    (fault,) = faults_of(read_areas, tmp_path / "a.parquet")
    assert (fault.kind, fault.where) == (FaultKind.GEOMETRY_SELF_CROSSING, "fel")


def test_a_bow_tie_is_mended_only_on_request_and_reported(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [BOW_TIE], ["knut"])
    assert kinds_of(read_areas, path) == [FaultKind.GEOMETRY_SELF_CROSSING]
    reading = read_areas(path, mend_ambiguous=True)
    assert [repair.code for repair in reading.repairs] == ["knut"]
    assert reading.areas.geometry.is_valid.all()


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    shapes = [BOW_TIE, None, Point(13, 55.6), DEGREES[0], DEGREES[1]]
    path = write_geojson(tmp_path / "a.geojson", shapes, ["a", "b", "c", "", "a"], crs=None)
    kinds = kinds_of(read_areas, path, name_column="finns_ej")
    assert kinds == [
        FaultKind.COLUMN_MISSING,
        FaultKind.CRS_MISSING,
        FaultKind.CODE_EMPTY,
        FaultKind.CODE_DUPLICATE,
        FaultKind.GEOMETRY_EMPTY,
        FaultKind.GEOMETRY_TYPE,
        FaultKind.GEOMETRY_SELF_CROSSING,
    ]


def test_faults_of_geometry_are_told_by_row_where_there_is_no_code(tmp_path):
    path = write_geojson(tmp_path / "a.geojson", [DEGREES[0], None], ["a", "b"])
    path.write_text(path.read_text().replace('"code"', '"q"'))
    faults = faults_of(read_areas, path)
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.COLUMN_AMBIGUOUS, ""),
        (FaultKind.GEOMETRY_EMPTY, "2"),
    ]


def test_an_inspection_gives_the_codes_even_of_a_file_with_faults(tmp_path):
    inspection = inspect_areas(write_geojson(tmp_path / "a.geojson", [DEGREES[0], None], CODES))
    assert list(inspection.codes) == CODES
    assert inspection.reading is None
    assert len(inspection.faults) == 1


def test_the_order_of_the_file_is_kept(tmp_path):
    codes = ["c", "a", "b"]
    frame = gpd.GeoDataFrame({"code": codes}, geometry=[square(i) for i in range(3)], crs=SWEREF)
    frame.to_parquet(tmp_path / "a.parquet")
    assert_same_index(read_areas(tmp_path / "a.parquet").areas.frame, codes)


def test_layers_are_named_with_those_that_have_no_geometry(tmp_path):
    path = tmp_path / "a.gpkg"
    frame_of([square()]).to_file(path, layer="ytor", engine="pyogrio")
    pyogrio.write_dataframe(pd.DataFrame({"a": ["1"]}), path, layer="lista", append=True)
    assert layer_names(path) == ["ytor", "lista"]
    assert read_attributes(path, "lista").to_dict("list") == {"a": ["1"]}
    assert read_attributes(path, "ytor").columns.tolist() == ["code"]


def test_layers_of_what_is_no_vector_file_are_refused(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(b"not a database")
    assert kinds_of(layer_names, tmp_path / "a.gpkg") == [FaultKind.FILE_UNREADABLE]
    assert kinds_of(layer_names, tmp_path / "b.gpkg") == [FaultKind.FILE_NOT_FOUND]
    path = tmp_path / "c.gpkg"
    frame_of([square()]).to_file(path, layer="ytor", engine="pyogrio")
    assert kinds_of(read_attributes, path, "annat") == [FaultKind.FILE_UNREADABLE]
