import json

import geopandas as gpd
import pytest
import shapely

from geo.faults import FaultKind, InputError
from layers.walked import read_homes, read_network
from tests.helpers.areas import EAST, NORTH, SWEREF
from tests.helpers.points import points_of, town

STREET = shapely.LineString([(EAST, NORTH + 50, 3), (EAST + 100, NORTH + 50, 4)])
ACROSS = shapely.LineString([(EAST + 50, NORTH), (EAST + 50, NORTH + 100)])


def written(tmp_path, shapes, name="nät.gpkg", crs=SWEREF):
    path = tmp_path / name
    gpd.GeoDataFrame(geometry=list(shapes), crs=SWEREF).to_crs(crs).to_file(path)
    return path


def faults_of(read, path, **options):
    with pytest.raises(InputError) as caught:
        read(path, town(), **options)
    return [(fault.kind, fault.where) for fault in caught.value.faults]


@pytest.mark.parametrize("crs", [SWEREF, "EPSG:4326"])
def test_a_network_comes_in_metres(tmp_path, crs):
    network = read_network(written(tmp_path, [STREET, ACROSS], crs=crs), town())
    assert network.lengths == pytest.approx([100, 100], abs=0.05)
    joined = read_network(tmp_path / "nät.gpkg", town(), join_crossings=True)
    assert joined.lengths == pytest.approx([50] * 4, abs=0.05)


def test_what_is_no_line_is_told_by_its_row(tmp_path):
    path = written(tmp_path, [STREET, STREET.centroid, STREET.buffer(5)], "a.geojson", "EPSG:4326")
    assert faults_of(read_network, path) == [(FaultKind.ROW_SHAPE, "2"), (FaultKind.ROW_SHAPE, "3")]


def test_homes_are_surfaces_or_points(tmp_path):
    surfaces = written(tmp_path, [STREET.buffer(5), ACROSS.buffer(5)], "a.gpkg")
    assert read_homes(surfaces, town()).area.gt(0).all()
    points = written(tmp_path, points_of((1, 1), (2, 2)), "b.gpkg", "EPSG:4326")
    assert set(read_homes(points, town()).geom_type) == {"Point"}
    mixed = written(tmp_path, [STREET.buffer(5), STREET.centroid], "c.geojson", "EPSG:4326")
    assert faults_of(read_homes, mixed) == [(FaultKind.ROW_SHAPE, "2")]
    lines = written(tmp_path, [STREET], "d.gpkg")
    assert faults_of(read_homes, lines) == [(FaultKind.ROW_SHAPE, "1")]


@pytest.mark.parametrize("read", [read_network, read_homes])
def test_a_file_that_does_not_fit_is_told(tmp_path, read):
    away = [shapely.transform(STREET, lambda at: at + 50_000)]
    assert faults_of(read, written(tmp_path, away)) == [(FaultKind.NOTHING_AT_AREAS, "")]
    assert faults_of(read, written(tmp_path, [None], "tom.gpkg")) == [(FaultKind.FILE_EMPTY, "")]
    (tmp_path / "a.txt").write_text("x")
    assert faults_of(read, tmp_path / "a.txt") == [(FaultKind.FILE_TYPE, "")]


def test_a_layer_can_be_named(tmp_path):
    path = tmp_path / "nät.gpkg"
    for layer in ("gång", "bil"):
        gpd.GeoDataFrame(geometry=[STREET], crs=SWEREF).to_file(path, layer=layer)
    assert faults_of(read_network, path) == [(FaultKind.LAYER_CHOICE, "")]
    assert len(read_network(path, town(), layer="gång").ends) == 1


def test_a_system_can_be_named_where_the_file_says_none(tmp_path):
    path = written(tmp_path, [STREET], "nät.geojson", "EPSG:4326")
    content = json.loads(path.read_text()) | {"crs": None}
    path.write_text(json.dumps(content))
    assert faults_of(read_network, path) == [(FaultKind.CRS_MISSING, "")]
    assert len(read_network(path, town(), crs="EPSG:4326").ends) == 1
