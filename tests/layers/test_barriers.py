import json

import geopandas as gpd
import pytest
import shapely

from geo.faults import FaultKind, InputError
from layers.barriers import read_barriers

LINE = shapely.LineString([(13.0, 55.6, 4.0), (13.1, 55.6, 5.0)])


def written(tmp_path, shapes, crs="EPSG:4326", name="linjer.gpkg"):
    path = tmp_path / name
    gpd.GeoDataFrame(geometry=shapes, crs=crs).to_file(path)
    return path


def kinds(path):
    with pytest.raises(InputError) as caught:
        read_barriers(path, "EPSG:3006")
    return [fault.kind for fault in caught.value.faults]


@pytest.mark.parametrize("name", ["linjer.gpkg", "linjer.geojson"])
def test_lines_and_surfaces_come_in_the_crs_that_is_asked_for(tmp_path, name):
    found = read_barriers(written(tmp_path, [LINE, LINE.buffer(0.001)], name=name), "EPSG:3006")
    assert found.crs.to_epsg() == 3006
    assert list(found.geom_type) == ["LineString", "Polygon"]
    assert not found.has_z.any()
    # A tenth of a degree of longitude at 55.6° north: 0.1 * 111.32 km * cos 55.6°.
    assert found.iloc[0].length == pytest.approx(6300, rel=0.01)


def test_a_row_without_geometry_is_left_out(tmp_path):
    assert len(read_barriers(written(tmp_path, [None, LINE]), "EPSG:3006")) == 1


def test_points_are_refused_by_the_row_that_has_them(tmp_path):
    path = written(tmp_path, [LINE, shapely.Point(13, 55.6)], name="a.geojson")
    with pytest.raises(InputError) as caught:
        read_barriers(path, "EPSG:3006")
    (fault,) = caught.value.faults
    assert (fault.kind, fault.where, fault.received) == (FaultKind.LINE_TYPE, "2", "Point")


def test_what_is_no_file_of_lines_is_refused(tmp_path):
    text = tmp_path / "linjer.csv"
    text.write_text("x")
    assert kinds(text) == [FaultKind.FILE_TYPE]
    nowhere = written(tmp_path, [LINE], name="nollad.geojson")
    data = json.loads(nowhere.read_text()) | {"crs": None}
    nowhere.write_text(json.dumps(data))
    assert kinds(nowhere) == [FaultKind.CRS_MISSING]
    assert kinds(written(tmp_path, [None], name="tom.gpkg")) == [FaultKind.FILE_EMPTY]
