"""The record of an export: everything in it, and nothing that the export does not show."""

import hashlib
from dataclasses import replace

import pytest

from export.proof.embedding import record_text
from export.proof.readers import read
from export.proof.record import read_record
from language import text
from store.archives.frozen import freeze, read_bundle
from tests.helpers.exports import (
    DAY,
    FIRST,
    LEVEL,
    REASON,
    SECOND,
    content_of,
    make,
    shortlist,
)
from ui import cached, papers
from ui.covered import delivered_rules
from ui.documents import FORMATS
from ui.papers import DOCUMENTS
from ui.workspace import default_scenario


def record_of(content):
    return read_record(record_text(content, "a"), "a")


@pytest.fixture(scope="module")
def record():
    return record_of(make("svg"))


def test_the_record_holds_every_choice(record):
    place = cached.place(LEVEL)
    assert record.scenario == default_scenario()
    assert record.data.areas == place.areas.fingerprint
    assert record.data.figures == place.table.fingerprint
    assert record.data.register_ == place.initiatives.fingerprint
    assert (record.level, record.day) == (LEVEL, DAY)
    assert [(each.code, each.reason) for each in record.shortlist.entries] == [
        (FIRST, REASON),
        (SECOND, "Skäl"),
    ]


@pytest.mark.parametrize("ending", [*FORMATS, *DOCUMENTS])
def test_only_those_are_named_whom_the_file_shows(ending):
    chosen = shortlist().with_status(SECOND, "rejected", "Nej", who="Bodil", when="2026-03-02")
    content = make(ending, content_of(chosen))
    record = record_of(content)
    shown = "".join(str(value) for value in read(content, "a").values() if value != record.text)
    for name in ("Anna", "Bodil", "2026-03-02"):
        assert (name in record.text) == (name in shown)


def test_the_hash_is_the_same_whoever_is_named():
    unsigned = shortlist().model_copy(
        update={
            "entries": tuple(each.model_copy(update={"who": ""}) for each in shortlist().entries)
        }
    )
    assert record_of(make("csv", content_of(unsigned))).hash == record_of(make("csv")).hash


def test_status_and_order_are_those_of_the_shortlist():
    chosen = shortlist().with_status(SECOND, "kept", "Behålls", who="Anna").move(SECOND, -1)
    told = record_of(FORMATS["csv"].write(content_of(chosen))).shortlist
    assert [(each.code, each.status) for each in told.entries] == [
        (SECOND, "kept"),
        (FIRST, "proposal"),
    ]
    assert [each.who for each in told.entries] == ["Anna", "Anna"]


def test_without_a_shortlist_the_areas_of_the_dossier_are_proposals():
    content = replace(content_of(), chosen=None)
    assert record_of(FORMATS["svg"].write(content)) == record_of(make("svg"))


def test_what_is_used_is_named_as_a_decision_names_it(record):
    place = cached.place(LEVEL)
    bundle = read_bundle(
        freeze(place.table, default_scenario(), place.areas, name="a", who="b", when="c")
    )
    assert record.data.used == bundle.told.data
    assert record.data.areas == bundle.told.areas


def test_a_document_tells_its_areas_and_only_rules_that_were_changed():
    content, rules = content_of(), delivered_rules()
    kept = record_of(papers.fact_sheets(content, rules, codes=[FIRST], comparators=["city"]))
    assert kept.rules is None
    assert (kept.shape.told, kept.shape.comparators) == ((FIRST,), ("city",))
    changed = rules.model_copy(update={"rules": rules.rules[1:]})
    assert record_of(papers.fact_sheets(content, changed, codes=[FIRST])).rules == changed


def test_the_hash_is_one_for_files_and_documents(record):
    assert record.hash == record_of(make("xlsx")).hash == record_of(make("gpkg")).hash


SHOWS = ("gpkg", "zip", "fgb", "geojson", "csv", "html", "svg", "xlsx", "pptx", "docx")


@pytest.mark.parametrize("ending", SHOWS)
def test_the_hash_of_record_and_decision_is_shown(ending):
    named = hashlib.sha256(b"beslut").hexdigest()
    content = make(ending, content_of(decision=named))
    record = record_of(content)
    assert record.decision == named
    shown = "".join(str(value) for value in read(content, "a").values() if value != record.text)
    for key, value in ((text.META_RECORD_HASH, record.hash), (text.META_DECISION_HASH, named)):
        assert key in shown
        assert value in shown
