"""Points as a document: the same places as the file gives, and no more than name and place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from layers.attachment import Attachment
from layers.point_set import Point, PointSet, located, point_set, read_point_set
from layers.points import PointOptions, read_points
from tests.helpers.areas import kinds_of
from tests.helpers.points import csv_of, points_of, town

PLACES = ((100, 200), (1500, 900), (-300, 50))


def written(tmp_path, crs="EPSG:3008", places=PLACES, **options):
    path = csv_of(tmp_path / "skolor.csv", *places, crs=crs)
    read = read_points(path, town(), PointOptions(**options))
    return read, point_set(read, Attachment.of(path.name, path.read_bytes()))


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:3008", "EPSG:4326"])
def test_points_lie_where_those_of_the_file_do(tmp_path, crs):
    read, kept = written(tmp_path, crs)
    assert kept.crs == crs
    again = located(read_point_set(kept.content, "a.json"), town())
    assert again.points.equals(read.points)
    assert again.file_crs == read.file_crs


def test_a_crs_without_a_number_is_kept_whole(tmp_path):
    system = "+proj=tmerc +lat_0=0 +lon_0=13.1 +k=1 +x_0=150000 +y_0=0 +ellps=GRS80 +units=m"
    points = points_of(*PLACES, crs=system)
    path = tmp_path / "skolor.gpkg"
    points.to_frame("geometry").to_file(path, engine="pyogrio")
    read = read_points(path, town())
    kept = point_set(read, Attachment.of(path.name, path.read_bytes()))
    assert located(kept, town()).points.equals(read.points)


def test_what_was_left_out_stays_so(tmp_path):
    read, kept = written(tmp_path, places=(*PLACES, (90_000, 0)), leave_out=True)
    assert read.far == 1
    again = located(kept, town(), leave_out=True)
    assert (again.far, len(again.points)) == (1, 3)
    (fault,) = faults_of(kept)
    assert fault.kind is FaultKind.POINT_OUTSIDE
    assert (fault.file, fault.where) == ("skolor.csv", "5")


def faults_of(kept):
    with pytest.raises(InputError) as caught:
        located(kept, town())
    return caught.value.faults


def test_no_other_column_of_the_file_is_kept(tmp_path):
    path = tmp_path / "skolor.csv"
    path.write_text("namn;x;y;rektor\nA;374000;6163000;Anna Svensson\n", encoding="utf-8")
    read = read_points(path, town(), PointOptions(leave_out=True, crs="EPSG:3006"))
    kept = point_set(read, Attachment.of(path.name, path.read_bytes()))
    assert "Anna" not in kept.text


names = st.text(st.characters(codec="utf-8"), max_size=5)
metres = st.floats(-1e7, 1e7)


@given(st.lists(st.tuples(st.integers(0, 10**6), names, metres, metres), min_size=1, max_size=4))
def test_every_coordinate_comes_back_to_the_last_digit(rows):
    points = tuple(Point(*row) for row in rows)
    kept = PointSet(file="a", sha256="0" * 64, crs="EPSG:3006", points=points)
    assert read_point_set(kept.content, "a") == kept
    assert kept.attachment.sha256 == Attachment.of("b", kept.content).sha256


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"version": 2}, FaultKind.FIELD_VALUE),
        ({"points": []}, FaultKind.FIELD_VALUE),
        ({"points": [[2, "A", "väster", 1]]}, FaultKind.FIELD_VALUE),
        ({"points": [[2, "A", 1]]}, FaultKind.FIELD_MISSING),
        ({"rektor": "Anna"}, FaultKind.FIELD_UNKNOWN),
    ],
)
def test_a_document_at_fault_is_refused(tmp_path, change, kind):
    data = json.loads(written(tmp_path)[1].text) | change
    assert kinds_of(read_point_set, json.dumps(data).encode(), "a.json") == [kind]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_document_is_refused(content):
    assert kinds_of(read_point_set, content, "a.json")
