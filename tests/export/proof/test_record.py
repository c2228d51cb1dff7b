"""The record: one text whatever the way, refused where it is not understood."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.proof.record import Data, Record, Shape, read_record, with_record
from geo.faults import FaultKind
from language import text
from layers.access_layers import AccessChoices
from layers.point_set import PointSet
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import kinds_of
from tests.helpers.dossiers import TODAY, small_dossier, small_scenario
from tests.helpers.papers import HOSTILE


def record_of(reason="Skäl", **parts):
    """A record of the small dossier."""
    data = Data(
        areas="a" * 64, figures="b" * 64, used="c" * 64, register="d" * 64, catalogue="e" * 64
    )
    fields = {
        "program": "0.1.0",
        "libraries": {"numpy": "2"},
        "day": TODAY,
        "level": "own",
        "edition": "SCB",
        "columns": ("poor", "income"),
        "data": data,
        "scenario": small_scenario(),
        "shortlist": Shortlist(division="own").add("A3", reason),
        "shape": Shape(form="gpkg", crs="EPSG:3008"),
    }
    return Record(**(fields | parts))


@given(st.text(max_size=50))
def test_reading_gives_the_same_record_back(reason):
    record = record_of(reason.encode("utf-8", "ignore").decode())
    again = read_record(record.text, "a.gpkg")
    assert again == record
    assert again.hash == record.hash


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_text_is_ascii_that_begins_no_formula(hostile):
    told = record_of(hostile).text
    assert told.isascii()
    assert told.isprintable()
    assert told.startswith("{")


def test_the_text_is_canonical():
    told = record_of().text
    assert told == json.dumps(json.loads(told), sort_keys=True, separators=(",", ":"))


def test_what_came_later_is_told_only_where_there_is_any():
    assert {"access", "points"}.isdisjoint(json.loads(record_of().text))


def test_points_do_not_change_the_hash_but_layers_do():
    points = PointSet(file="a.csv", sha256="0" * 64, crs="EPSG:3006", points=((2, "A", 1, 2),))
    layer = AccessChoices(
        title="A", persons="p", distances=(500,), day="2026", points=points.attachment
    )
    bare = record_of(access=(layer,))
    whole = record_of(access=(layer,), points={points.attachment.sha256: points})
    assert record_of().hash != bare.hash == whole.hash
    assert bare.text != whole.text
    assert read_record(whole.text, "a").points == whole.points


def test_every_choice_changes_the_hash():
    first = record_of()
    others = [
        record_of("Annat"),
        record_of(level="deso"),
        record_of(decision="e" * 64),
        record_of(shortlist=Shortlist(division="own")),
        record_of(scenario=small_scenario(name="Annat")),
    ]
    assert len({each.hash for each in (first, *others)}) == len(others) + 1


def test_the_hash_is_one_for_every_format_and_machine():
    other = record_of(shape=Shape(form="zip", crs="EPSG:3006"), libraries={"numpy": "3"})
    assert other.hash == record_of().hash
    assert other.text != record_of().text


@pytest.mark.parametrize("told", ["", "{", "skräp", '{"version": 1', "[" * 100_000])
def test_what_is_no_json_is_damaged(told):
    assert kinds_of(read_record, told, "a.csv") == [FaultKind.RECORD_DAMAGED]


@pytest.mark.parametrize("told", ["{}", "[]", '{"version": 2}', '{"version": true}', "1"])
def test_another_version_is_unknown(told):
    assert kinds_of(read_record, told, "a.csv") == [FaultKind.RECORD_UNKNOWN]


def test_every_fault_of_the_fields_is_told_at_once():
    data = json.loads(record_of().text) | {"extra": 1, "day": "igår"}
    del data["level"]
    kinds = set(kinds_of(read_record, json.dumps(data), "a.csv"))
    assert kinds == {FaultKind.FIELD_MISSING, FaultKind.FIELD_VALUE, FaultKind.FIELD_UNKNOWN}


def test_the_dossier_tells_hash_decision_and_record():
    record = record_of(decision="e" * 64)
    told = with_record(small_dossier(), record)
    assert told.told(text.META_RECORD_HASH) == (record.hash,)
    assert told.told(text.META_DECISION_HASH) == ("e" * 64,)
    assert told.told(text.META_RECORD) == (record.text,)
    assert told.metadata[-1][0] == text.META_RECORD
    plain = with_record(small_dossier(), record_of())
    assert plain.told(text.META_DECISION_HASH) == ()
    assert len(plain.metadata) == len(small_dossier().metadata) + 2
