"""Exports and frozen decisions: which rests on which, and what a decision can stand in for."""

import pytest

from export.proof.record import Shape
from geo.faults import FaultKind
from language import verify_text as words
from scoring.scenario import Uncertainty
from store.archives.frozen import freeze
from store.documents.differences import Difference
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.exports import FIRST, LEVEL, SECOND, content_of, make, shortlist
from ui import cached, deciding
from ui.deciding import (
    check_decision,
    decided_place,
    kept_columns,
    open_decision,
    read_decision,
)
from ui.recorded import make_record
from ui.verify_data import Files
from ui.verifying import verify
from ui.workspace import default_scenario


def frozen(folder, scenario=None, **documents):
    place = cached.place(LEVEL)
    chosen = scenario or quick()
    bundle = freeze(
        place.table, chosen, place.areas, name="B", who="A", when="2026", documents=documents
    )
    path = folder / "beslut.zip"
    path.write_bytes(bundle)
    return path


def opened(folder, scenario=None, **documents):
    return open_decision(frozen(folder, scenario, **documents))


def quick(**parts):
    return default_scenario().model_copy(update={"uncertainty": Uncertainty(draws=50), **parts})


@pytest.fixture(scope="module")
def record():
    return make_record(content_of(scenario=quick()), Shape(form="csv"))


def test_a_decision_of_the_same_holds(tmp_path, record):
    decision = opened(tmp_path)
    found = check_decision(decision, record)
    assert found.hash == decision.bundle.manifest.hash
    assert found.found == []


def test_a_figure_that_differs_is_named(tmp_path, record, monkeypatch):
    decision = opened(tmp_path)
    again = deciding.recompute(decision.bundle)
    different = Difference(f"rows[{FIRST}].rank", 1.0, 2.0)
    changed = type(again)(again.hash, different, 1, {}, {})
    monkeypatch.setattr(deciding, "recompute", lambda bundle: changed)
    (found,) = check_decision(decision, record).found
    assert found.place == (words.DECISION_PART, f"rows[{FIRST}].rank", "")
    assert (found.told, found.computed) == (1.0, 2.0)


def test_a_decision_of_another_scenario_is_refused(tmp_path, record):
    (fault,) = faults_of(check_decision, opened(tmp_path, quick(name="Annat")), record)
    assert fault.kind is FaultKind.RECORD_DECISION_OTHER
    assert fault.where == words.SCENARIO


def test_a_decision_that_the_record_does_not_name_is_refused(tmp_path, record):
    other = record.model_copy(update={"decision": "f" * 64})
    assert kinds_of(check_decision, opened(tmp_path), other) == [FaultKind.RECORD_DECISION]


def test_a_decision_that_is_not_there_is_refused(tmp_path):
    assert kinds_of(open_decision, tmp_path / "finns_ej.zip") == [FaultKind.FILE_NOT_FOUND]


def test_an_export_takes_scenario_shortlist_and_register_from_a_decision(tmp_path):
    register = cached.catalogue().register
    card = register.cards[0].model_copy(update={"note": "Ändrad"})
    changed = register.put(card, when="2026-01-01")
    path = frozen(tmp_path, shortlist=shortlist(SECOND), register=changed)
    found = read_decision(path, cached.catalogue(), LEVEL)
    assert found.scenario == quick()
    assert found.shortlist is not None
    assert found.shortlist.codes == (SECOND,)
    assert found.place.initiatives.card(card.id).note == "Ändrad"
    plain = read_decision(frozen(tmp_path), cached.catalogue(), LEVEL)
    assert plain.shortlist is None
    assert plain.place.fingerprint == cached.place(LEVEL).fingerprint


def test_an_export_of_another_level_cannot_rest_on_it(tmp_path):
    faults = faults_of(read_decision, frozen(tmp_path), cached.catalogue(), "regso")
    assert {fault.kind for fault in faults} == {FaultKind.RECORD_DECISION_OTHER}
    assert {fault.where for fault in faults} == {words.AREAS_DATA, words.FIGURES_DATA}


def test_the_data_of_a_decision_stand_in_only_for_the_same(tmp_path, record):
    decision = opened(tmp_path)
    place = decided_place(record, decision)
    assert place is not None
    assert place.areas.fingerprint == record.data.areas
    assert decided_place(record, None) is None
    data = record.data.model_copy(update={"used": "f" * 64})
    assert decided_place(record.model_copy(update={"data": data}), decision) is None


def test_a_decision_is_read_once(tmp_path, monkeypatch):
    reads = []
    read = deciding.read_bundle
    monkeypatch.setattr(deciding, "read_bundle", lambda content: reads.append(1) or read(content))
    export = tmp_path / "a.csv"
    export.write_bytes(make("csv", content_of(scenario=quick())))
    path = frozen(tmp_path)
    assert verify(export, Files(decision=path)).holds
    assert len(reads) == 1
    read_decision(path, cached.catalogue(), LEVEL)
    assert len(reads) == 2


def test_what_a_decision_keeps_is_told_by_column(record):
    kept = kept_columns(record)
    assert {"kod", "rang", *record.scenario.indicator_ids} <= kept
    assert "insatser" not in kept
    assert "pop_2025" not in kept
