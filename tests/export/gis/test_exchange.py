"""GeoJSON and FlatGeobuf, read back by others than the library that wrote them."""

import json
import shutil
import struct
import subprocess

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import CRS

from export.gis import CRS_CHOICES, flatgeobuf_bytes, geojson_bytes
from tests.helpers.areas import area_set
from tests.helpers.dossiers import TOLD, bytes_of_secret, small_dossier, small_place

NO_OGRINFO = "ogrinfo finns inte på den här datorn"
MAGIC = b"fgb\x03fgb"


@pytest.fixture(scope="module")
def dossier():
    return small_dossier()


@pytest.fixture(scope="module")
def geojson(dossier):
    return json.loads(geojson_bytes(dossier))


# ------------------------------------------------------------------ GeoJSON


def positions(coordinates):
    if isinstance(coordinates[0], float | int):
        return [coordinates]
    return [position for part in coordinates for position in positions(part)]


def test_every_area_is_a_feature_with_its_figures(geojson, dossier):
    assert geojson["type"] == "FeatureCollection"
    told = [feature["properties"] for feature in geojson["features"]]
    assert [each["kod"] for each in told] == dossier.areas["kod"].tolist()
    assert [each["indexvarde"] for each in told] == [50, 50, 50, None]
    assert [each["ordning"] for each in told] == [2, None, 1, None]
    assert [each["pop_2025"] for each in told] == [1000, 2000, TOLD, None]


def test_coordinates_are_wgs_84_longitude_first_with_six_decimals(geojson, dossier):
    assert "crs" not in geojson
    expected = dossier.areas.geometry.to_crs("EPSG:4326")
    for feature, shape in zip(geojson["features"], expected, strict=True):
        for position in positions(feature["geometry"]["coordinates"]):
            assert len(position) == 2
            assert position == [round(each, 6) for each in position]
            assert shape.boundary.distance(shapely.Point(position)) < 1e-6
            assert 12 < position[0] < 14
            assert 55 < position[1] < 56


def test_rings_follow_the_right_hand_rule():
    hollow = shapely.box(373000, 6163000, 373300, 6163300).difference(
        shapely.box(373100, 6163100, 373200, 6163200)
    )
    _, table, cards, register = small_place()
    areas = area_set(**dict.fromkeys(["A1", "A2", "A3", "A4"], hollow.reverse()))
    content = json.loads(geojson_bytes(small_dossier(place=(areas, table, cards, register))))
    for feature in content["features"]:
        for outer, *inner in feature["geometry"]["coordinates"]:
            assert shapely.LinearRing(outer).is_ccw
            assert [shapely.LinearRing(ring).is_ccw for ring in inner] == [False]


def test_the_file_says_scenario_and_day(geojson):
    assert "Scenario: Prov." in geojson["description"]
    assert "Skapad: 2026-03-01." in geojson["description"]


# ------------------------------------------------------------------ FlatGeobuf


@pytest.mark.parametrize("crs", CRS_CHOICES)
def test_flatgeobuf_comes_back_in_the_crs_asked_for(crs, dossier, tmp_path):
    path = tmp_path / "a.fgb"
    path.write_bytes(flatgeobuf_bytes(dossier, crs))
    info = pyogrio.read_info(path)
    assert CRS(info["crs"]) == CRS(crs)
    assert info["features"] == 4
    back = pyogrio.read_dataframe(path).set_index("kod").loc[dossier.areas["kod"]]
    np.testing.assert_array_equal(back["indexvarde"], dossier.areas["indexvarde"])
    assert back["ordning"].fillna(0).tolist() == [2, 0, 1, 0]
    moved = [
        one.hausdorff_distance(other)
        for one, other in zip(
            back.to_crs("EPSG:3006").geometry, dossier.areas.geometry, strict=True
        )
    ]
    assert max(moved) < 0.01


def test_the_head_of_flatgeobuf_is_that_of_version_3(dossier):
    content = flatgeobuf_bytes(dossier)
    assert content.startswith(MAGIC)
    (length,) = struct.unpack_from("<I", content, 8)
    head = content[12 : 12 + length]
    for word in ("omraden", "Områden efter index", "indexvarde", "Scenario: Prov."):
        assert word.encode() in head


def test_a_second_program_reads_flatgeobuf(dossier, tmp_path):
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip(NO_OGRINFO)
    path = tmp_path / "a.fgb"
    path.write_bytes(flatgeobuf_bytes(dossier))
    told = subprocess.run(
        [ogrinfo, "-ro", "-so", "-al", str(path)], capture_output=True, text=True, check=True
    )
    assert "Feature Count: 4" in told.stdout
    assert "SWEREF99 13 30" in told.stdout
    assert told.stderr == ""


# ------------------------------------------------------------------ both


@pytest.mark.parametrize("write", [geojson_bytes, flatgeobuf_bytes])
def test_the_same_dossier_gives_the_same_bytes_and_tells_no_secret(write, dossier):
    content = write(dossier)
    assert content == write(dossier)
    assert [form for form in bytes_of_secret() if form in content] == []
