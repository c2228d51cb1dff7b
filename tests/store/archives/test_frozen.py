"""Frozen decisions: the same figures years later, from the bundle alone."""

import io
import json
import zipfile

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.decision.shortlist import Shortlist
from scoring.score import score
from store.archives import frozen
from store.archives.archive import write_archive
from store.archives.frozen import decision, freeze, read_bundle, recompute
from store.archives.tables import areas_json, read_area_data, read_table, table_json
from store.documents.decision import Decision
from store.documents.differences import Difference
from tests.helpers.areas import area_set, faults_of, kinds_of, square
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of
from tests.store.archives.test_archive import altered
from ui.workspace import default_scenario, embedded, embedded_place

AREAS = area_set(A1=square(), A2=square(1), A3=square(2), A4=square(3))
TABLE = table_of(
    {"x": [1 / 3, 0.1 + 0.2, np.nan, 1e-300], "y": [4.0, 2.0, 9.0, 7.0], "z": [1.0] * 4},
    suppressed=[("A2", "y")],
)
SCENARIO = scenario_of(
    ("d", 1 / 3, [indicator("x")]),
    ("e", 2 / 3, [indicator("y", down=True)]),
    missing={"min_share": 0.3},
    uncertainty={"draws": 200, "top": 2},
)
NAMED = {"name": "Beslut", "who": "Ada", "when": "2026-11-26"}
SHORTLIST = Shortlist(division="own").add("A3", "störst behov")


@pytest.fixture(scope="module")
def bundle():
    return freeze(TABLE, SCENARIO, AREAS, documents={"shortlist": SHORTLIST}, **NAMED)


def test_a_bundle_holds_all_that_the_result_was_made_from(bundle):
    found = read_bundle(bundle)
    assert found.scenario == SCENARIO
    assert found.table.fingerprint == TABLE.fingerprint_of(["x", "y"])
    assert found.areas.fingerprint == AREAS.fingerprint
    assert found.areas.crs == AREAS.crs
    assert list(found.areas.names) == list(AREAS.names)
    assert found.reference is None
    assert Shortlist.model_validate(found.documents["shortlist"]) == SHORTLIST
    told = found.told
    assert (told.name, told.who, told.when) == ("Beslut", "Ada", "2026-11-26")
    assert told.scenario == SCENARIO.fingerprint
    assert told.data == score(TABLE, SCENARIO).data_fingerprint
    assert told.areas == AREAS.fingerprint


def test_the_result_is_that_of_the_library(bundle):
    result, expected = read_bundle(bundle).result, score(TABLE, SCENARIO)
    frame = expected.to_frame()
    assert result["codes"] == list(frame.index)
    assert result["columns"] == [*frame.columns, "rank_low", "rank_high", "p_top"]
    for code in frame.index:
        for column in frame.columns:
            value = frame.loc[code, column]
            assert result["rows"][code][column] == (None if pd.isna(value) else value)
    assert result["reasons"] == expected.reasons.to_dict()


def test_what_is_suppressed_is_not_in_a_bundle(bundle):
    assert read_bundle(bundle).table.status.loc["A2", "y"] == Status.SUPPRESSED
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        data = json.loads(archive.read("table.json"))
    assert data["values"][data["indicators"].index("y")][1] is None


def test_the_same_figures_come_out_again(bundle):
    again = recompute(bundle)
    assert again.is_same
    assert (again.difference, again.count) == (None, 0)
    assert again.versions_then == again.versions_now == frozen.versions()
    assert again.hash == read_bundle(bundle).manifest.hash


def test_the_same_decision_is_the_same_bundle_and_another_has_another_hash(bundle):
    documents = {"shortlist": SHORTLIST}
    assert freeze(TABLE, SCENARIO, AREAS, documents=documents, **NAMED) == bundle
    hashes = {
        read_bundle(each).manifest.hash
        for each in (
            bundle,
            freeze(TABLE, SCENARIO, AREAS, **NAMED),
            freeze(TABLE, SCENARIO, AREAS, **NAMED | {"who": "Bo"}),
            freeze(TABLE, SCENARIO.with_weights({"d": 0.4}), AREAS, **NAMED),
            freeze(TABLE, SCENARIO, area_set(**dict.fromkeys(TABLE.codes, square())), **NAMED),
        )
    }
    assert len(hashes) == 5


def remade(content, name, change):
    """A bundle with one part rewritten and every checksum in order, as another program would."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    told = json.loads(parts.pop("manifest.json"))["told"]
    data = json.loads(parts[name])
    change(data)
    parts[name] = json.dumps(data).encode()
    file = io.BytesIO()
    write_archive(file, frozen.FORMAT, frozen.VERSION, parts.items(), told)
    return file.getvalue()


def test_the_last_digit_of_one_figure_is_seen(bundle):
    true = read_bundle(bundle).result["rows"]["A3"]["index"]
    near = float(np.nextafter(true, np.inf))

    def nudge(data):
        data["rows"]["A3"]["index"] = near

    again = recompute(remade(bundle, "result.json", nudge))
    assert not again.is_same
    assert again.count == 1
    assert again.difference == Difference("rows.A3.index", near, true)


def test_another_figure_in_the_table_gives_other_results(bundle):
    def change(data):
        data["values"][0][0] += 1

    again = recompute(remade(bundle, "table.json", change))
    assert again.count > 1
    assert again.difference.field.startswith("rows.")


def test_a_changed_part_is_refused_by_its_checksum(bundle):
    spoilt = altered(bundle, **{"scenario.json": b"{}", "areas.json": b"{}"})
    faults = faults_of(recompute, spoilt)
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.PART_CHANGED, "areas.json"),
        (FaultKind.PART_CHANGED, "scenario.json"),
    ]


def test_a_reference_population_and_parents_are_kept():
    reference = table_of({"x": [0.1, 0.2, 0.7], "y": [1.0, 5.0, 9.0]}, codes=["r", "s", "t"])
    frame = AREAS.frame.assign(parent=["P", "P", "Q", "Q"])
    areas = type(AREAS)(frame, "own", True, "Källa: SCB")
    scenario = scenario_of(
        ("d", 1, [indicator("x", reference="table", normalise="percentile"), indicator("y")])
    )
    content = freeze(TABLE, scenario, areas, reference=reference, **NAMED)
    found = read_bundle(content)
    assert found.reference.fingerprint == reference.fingerprint
    assert list(found.areas.parent) == ["P", "P", "Q", "Q"]
    assert (found.areas.generalised, found.areas.source) == (True, "Källa: SCB")
    assert recompute(content).is_same


def test_malmo_is_frozen_and_computed_anew():
    place = embedded_place(embedded(), "regso")
    content = freeze(place.table, default_scenario(), place.areas, **NAMED)
    assert recompute(content).is_same
    assert read_bundle(content).areas.fingerprint == place.areas.fingerprint


def test_a_bundle_is_kept_as_a_document(bundle, store, workspace):
    described = decision(bundle, "beslut.zip", note="KSAU")
    saved = store.create(workspace, "decision", "B", described, who="Ada", files=[bundle])
    kept = saved.read(Decision)
    assert kept.hash == recompute(store.file(kept.bundle.sha256)).hash
    assert (kept.scenario, kept.note) == (SCENARIO.fingerprint, "KSAU")


# ------------------------------------------------------------------ faults


def test_a_table_without_what_the_scenario_reads_is_refused():
    table = table_of({"x": [1.0, 2, 3, 4]})
    assert kinds_of(freeze, table, SCENARIO, AREAS, **NAMED) == [FaultKind.INDICATOR_UNKNOWN]


@pytest.mark.parametrize("content", [b"", b"inte en zip"])
def test_what_is_no_bundle_is_refused(content):
    assert kinds_of(recompute, content) == [FaultKind.FILE_UNREADABLE]


@pytest.mark.parametrize(
    ("name", "change", "kind"),
    [
        ("scenario.json", lambda data: data.pop("index"), FaultKind.FIELD_MISSING),
        ("table.json", lambda data: data["values"][0].pop(), FaultKind.FIELD_VALUE),
        ("table.json", lambda data: data.pop("codes"), FaultKind.FIELD_MISSING),
        ("areas.json", lambda data: data["names"].pop(), FaultKind.FIELD_VALUE),
        ("areas.json", lambda data: data["wkb"].__setitem__(0, "00"), FaultKind.FILE_UNREADABLE),
        ("areas.json", lambda data: data.update(crs="?"), FaultKind.FILE_UNREADABLE),
        ("areas.json", lambda data: data["codes"].__setitem__(1, "A1"), FaultKind.CODE_DUPLICATE),
    ],
)
def test_a_part_that_is_at_fault_is_told(bundle, name, change, kind):
    assert kinds_of(recompute, remade(bundle, name, change)) == [kind]


def test_a_part_that_is_no_json_is_told():
    assert kinds_of(read_table, b"{", "table.json") == [FaultKind.FILE_UNREADABLE]
    assert kinds_of(read_area_data, b"\xff", "areas.json") == [FaultKind.FILE_UNREADABLE]


# ------------------------------------------------------------------ tables to the last bit


@invented(100)
@given(st.lists(st.floats(allow_infinity=False), min_size=1, max_size=8))
def test_every_figure_comes_back_to_the_last_bit(figures):
    table = table_of({"x": figures})
    assert (
        read_table(table_json(table), "t").fingerprint
        == IndicatorTable.of(table.values.where(table.values.notna())).fingerprint
    )


def test_an_infinite_figure_cannot_be_frozen():
    with pytest.raises(ValueError, match="JSON"):
        table_json(table_of({"x": [np.inf]}))


def test_an_area_without_a_parent_is_kept():
    frame = AREAS.frame.assign(parent=["P", None, "Q", "Q"])
    areas = type(AREAS)(frame)
    assert read_area_data(areas_json(areas), "a").parent.isna().tolist() == [
        False,
        True,
        False,
        False,
    ]
