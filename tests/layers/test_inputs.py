import pytest
from shapely import Point, Polygon, box

from geo.faults import Fault, FaultKind
from layers.inputs import read_inputs
from layers.numbers import Status
from tests.helpers.areas import (
    area_set,
    assert_same_index,
    faults_of,
    frame_of,
    kinds_of,
    square,
    write_geojson,
)
from tests.helpers.tables import write_text

KNOT = Polygon([(13.0, 55.6), (13.01, 55.61), (13.01, 55.6), (13.0, 55.61)])


@pytest.fixture
def areas(tmp_path):
    path = tmp_path / "o.parquet"
    frame_of([square(), square(1), square(2)], ["a", "b", "c"]).to_parquet(path)
    return path


def table(tmp_path, text):
    return write_text(tmp_path / "t.csv", text)


def test_figures_are_joined_to_areas_in_their_order(areas, tmp_path):
    inputs = read_inputs(areas, table(tmp_path, "kod;v\nc;3\na;1\nb;2\n"), ["v"])
    assert_same_index(inputs.table.values, ["a", "b", "c"])
    assert inputs.table.values["v"].tolist() == [1, 2, 3]
    assert_same_index(inputs.areas.frame, ["a", "b", "c"])
    assert (inputs.repairs, inputs.unmatched) == ((), ())


def test_a_table_alone_keeps_the_order_of_its_rows(tmp_path):
    inputs = read_inputs(None, table(tmp_path, "kod;v\nc;3\na;1\n"), ["v"])
    assert inputs.areas is None
    assert_same_index(inputs.table.values, ["c", "a"])


def test_areas_already_read_are_taken_as_they_are(tmp_path):
    own = area_set(a=square(), b=square(1))
    inputs = read_inputs(own, table(tmp_path, "kod;v\nb;2\na;1\n"), ["v"])
    assert inputs.areas is own
    assert inputs.table.values["v"].tolist() == [1, 2]


def test_the_code_column_of_the_table_is_looked_for_among_the_areas_too(tmp_path):
    frame = frame_of([square(), square(1)], ["1", "2"], EGEN=["a", "b"])
    frame.to_parquet(tmp_path / "o.parquet")
    path = table(tmp_path, "egen;v\na;1\nb;2\n")
    inputs = read_inputs(tmp_path / "o.parquet", path, ["v"], id_column="egen")
    assert_same_index(inputs.table.values, ["a", "b"])


def test_codes_without_a_counterpart_are_refused_or_let_pass_in_so_many_words(areas, tmp_path):
    path = table(tmp_path, "kod;v\na;1\nb;2\nx;9\n")
    told = (
        Fault(FaultKind.CODE_NOT_IN_AREAS, "t.csv", "", "x", "o.parquet"),
        Fault(FaultKind.CODE_NOT_IN_TABLE, "o.parquet", "", "c", "t.csv"),
    )
    assert faults_of(read_inputs, areas, path, ["v"]) == told
    inputs = read_inputs(areas, path, ["v"], allow_unmatched=True)
    assert inputs.unmatched == told
    assert inputs.table.status["v"].to_dict() == {
        "a": Status.OBSERVED,
        "b": Status.OBSERVED,
        "c": Status.MISSING,
    }


def test_every_fault_of_both_files_and_of_their_match_is_told_at_once(tmp_path):
    shapes = [KNOT, Point(13, 55.6), box(13, 55.6, 13.01, 55.61), None]
    areas = write_geojson(tmp_path / "o.geojson", shapes, ["a", "b", "a", "c"], crs=None)
    path = table(tmp_path, "kod;v;w\na;fel;1\nx;1;2\n;2;3\nx;3;4\n")
    early = Fault(FaultKind.FIELD_MISSING, "s.toml", "name")
    kinds = kinds_of(read_inputs, areas, path, ["v", "q"], faults=[early], name_column="finns_ej")
    assert kinds == [
        FaultKind.FIELD_MISSING,
        FaultKind.CODE_EMPTY,
        FaultKind.CODE_DUPLICATE,
        FaultKind.COLUMN_MISSING,
        FaultKind.NUMBER,
        FaultKind.CRS_MISSING,
        FaultKind.GEOMETRY_EMPTY,
        FaultKind.GEOMETRY_TYPE,
        FaultKind.GEOMETRY_SELF_CROSSING,
        FaultKind.CODE_NOT_IN_AREAS,
        FaultKind.CODE_NOT_IN_TABLE,
    ]


def test_two_files_that_are_not_there_are_two_faults(tmp_path):
    faults = faults_of(read_inputs, tmp_path / "o.gpkg", tmp_path / "t.csv", ["v"])
    assert [(fault.kind, fault.file) for fault in faults] == [
        (FaultKind.FILE_NOT_FOUND, "t.csv"),
        (FaultKind.FILE_NOT_FOUND, "o.gpkg"),
    ]


def test_a_fault_found_before_stops_also_files_without_any(areas, tmp_path):
    path = table(tmp_path, "kod;v\na;1\nb;2\nc;3\n")
    early = Fault(FaultKind.FIELD_MISSING, "s.toml", "name")
    assert faults_of(read_inputs, areas, path, ["v"], faults=[early]) == (early,)
    assert faults_of(read_inputs, None, path, ["v"], faults=[early]) == (early,)


def test_overlaps_are_repaired_only_on_request_and_the_order_stays(tmp_path):
    over = frame_of([square(2), square(), square(0.5)], ["c", "a", "b"])
    over.to_parquet(tmp_path / "o.parquet")
    path = table(tmp_path, "kod;v\na;1\nb;2\nc;3\n")
    plain = read_inputs(tmp_path / "o.parquet", path, ["v"])
    assert plain.coverage is None
    assert plain.areas.geometry.area.sum() == pytest.approx(30_000)
    repaired = read_inputs(tmp_path / "o.parquet", path, ["v"], repair=True)
    assert repaired.coverage is not None
    assert repaired.areas.geometry.area.sum() == pytest.approx(25_000, rel=0.01)
    assert_same_index(repaired.table.values, ["c", "a", "b"])
    assert repaired.table.values["v"].tolist() == [3, 1, 2]
