import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from language.faults import sentence
from scoring.decision.entry import Entry
from scoring.decision.shortlist import VERSION, Shortlist, read_shortlist
from scoring.places.candidates import Candidate
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.invented import invented


def listed(*codes):
    return Shortlist(division="deso", entries=tuple(Entry(code=code) for code in codes))


def test_areas_are_added_last_and_only_once():
    chosen = Shortlist(division="deso").add("a", "därför").add("b").add("a", "igen")
    assert chosen.codes == ("a", "b")
    assert chosen.reason("a") == "därför"
    assert chosen.reason("finns ej") == ""


def test_entries_are_within_areas_that_hold_all_of_theirs():
    candidate = Candidate(id="x", name="X", codes=("a", "b"))
    kept = listed("b", "c").put_candidate(candidate)
    assert kept.within("bc").codes == ("b", "c")
    assert kept.within("abc") == kept


def test_every_change_gives_a_new_list():
    first = listed("a", "b")
    first.add("c"), first.remove("a"), first.move("a", 1), first.with_reason("a", "x")
    assert first == listed("a", "b")
    assert hash(first) == hash(listed("a", "b"))


def test_a_reason_follows_its_area():
    chosen = listed("a", "b").with_reason("b", "skäl").move("b", -1)
    assert chosen.codes == ("b", "a")
    assert chosen.reason("b") == "skäl"
    assert listed("a").with_reason("q", "x") == listed("a")


def test_removing_what_is_not_there_changes_nothing():
    assert listed("a").remove("q") == listed("a")
    assert listed("a").remove("a").codes == ()


@pytest.mark.parametrize(
    ("code", "steps", "order"),
    [("b", -1, "bacd"), ("b", 1, "acbd"), ("b", -9, "bacd"), ("b", 9, "acdb"), ("b", 0, "abcd")],
)
def test_a_move_stops_at_the_ends(code, steps, order):
    assert "".join(listed(*"abcd").move(code, steps).codes) == order


def test_what_is_not_in_the_list_cannot_be_moved():
    with pytest.raises(KeyError):
        listed("a").move("q", 1)


@invented()
@given(st.permutations("abcdef"), st.sampled_from("abcdef"), st.integers(-7, 7))
def test_a_move_loses_and_doubles_nobody(order, code, steps):
    moved = listed(*order).move(code, steps)
    assert sorted(moved.codes) == sorted(order)
    assert [other for other in moved.codes if other != code] == [
        other for other in order if other != code
    ]


# ------------------------------------------------------------------ status

NOW = {"who": "Ada", "when": "2026-11-26T10:00"}


def test_an_area_is_a_proposal_until_it_is_decided_on():
    chosen = listed("a", "b", "c").with_status("a", "kept", "störst behov", **NOW)
    chosen = chosen.with_status("b", "rejected", "redan nog", **NOW)
    assert [entry.status for entry in chosen.entries] == ["kept", "rejected", "proposal"]
    assert chosen.entries[1] == Entry(code="b", status="rejected", reason="redan nog", **NOW)
    assert [entry.code for entry in chosen.in_status("kept", "proposal")] == ["a", "c"]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_rejected_area_needs_a_reason(reason):
    (fault,) = faults_of(listed("a").with_status, "a", "rejected", reason)
    assert (fault.kind, fault.where) == (FaultKind.FIELD_VALUE, "reason")
    assert fault.allowed == "reason_when_rejected"
    rejected = listed("a").with_status("a", "rejected", "nej")
    assert kinds_of(rejected.with_reason, "a", reason) == [FaultKind.FIELD_VALUE]
    saved = json.dumps(
        {"division": "d", "entries": [{"code": "a", "status": "rejected", "reason": reason}]}
    )
    (fault,) = faults_of(read_shortlist, saved, ["a"], "k.json")
    assert (fault.where, fault.allowed) == ("entries[1].reason", "reason_when_rejected")


def test_a_rejected_area_without_any_reason_field_is_refused():
    saved = '{"division":"d","entries":[{"code":"a","status":"rejected"}]}'
    (fault,) = faults_of(read_shortlist, saved, ["a"])
    assert sentence(fault).startswith("Fältet entries[1].reason: fick ””, tillåtet är ett skäl")


def test_who_and_when_are_kept_with_every_change():
    chosen = listed().add("a", "x", **NOW)
    assert (chosen.entries[0].who, chosen.entries[0].when) == ("Ada", "2026-11-26T10:00")
    later = chosen.with_reason("a", "y", who="Bo", when="2026-11-27")
    assert later.entries[0] == Entry(code="a", reason="y", who="Bo", when="2026-11-27")


def test_a_list_from_before_there_was_a_status_is_read():
    old = '{"division":"deso","entries":[{"code":"a","reason":"x"}]}'
    assert read_shortlist(old, ["a"]) == listed().add("a", "x")


def test_what_is_rejected_is_not_chosen():
    chosen = listed("a", "b", "c").with_status("b", "rejected", "nej").with_status("c", "kept", "")
    assert [entry.code for entry in chosen.chosen] == ["a", "c"]
    assert [entry.code for entry in chosen.rejected] == ["b"]
    assert chosen.chosen_areas == ("a", "c")


def test_the_chosen_move_past_the_rejected():
    chosen = listed("a", "b", "c", "d").with_status("b", "rejected", "nej")
    chosen = chosen.with_status("d", "rejected", "nej")
    assert [entry.code for entry in chosen.move("c", -1).chosen] == ["c", "a"]
    assert [entry.code for entry in chosen.move("d", -1).rejected] == ["d", "b"]
    assert chosen.move("c", 1) == chosen


# ------------------------------------------------------------------ candidates

NORTH = Candidate(id="hand-1", name="Norr", codes=("a", "b"))


def test_a_candidate_stands_among_the_areas_with_its_name_and_areas():
    chosen = listed("c").put_candidate(NORTH, "ihop", **NOW)
    entry = chosen["hand-1"]
    assert (entry.is_candidate, entry.name, entry.members) == (True, "Norr", ("a", "b"))
    assert (entry.status, entry.reason, entry.who) == ("proposal", "ihop", "Ada")
    assert chosen["c"].members == ("c",)
    assert chosen.chosen_areas == ("c",)
    assert chosen.move("hand-1", -1).codes == ("hand-1", "c")


def test_a_candidate_that_has_been_rebuilt_keeps_its_status_and_reason():
    chosen = listed().put_candidate(NORTH).with_status("hand-1", "kept", "ihop")
    assert chosen.put_candidate(NORTH, "annat", **NOW) is chosen
    larger = NORTH.model_copy(update={"name": "Nordost", "codes": ("a", "b", "c")})
    assert not chosen.has(larger)
    renewed = chosen.put_candidate(larger, **NOW)["hand-1"]
    assert (renewed.name, renewed.areas) == ("Nordost", ("a", "b", "c"))
    assert (renewed.status, renewed.reason, renewed.when) == ("kept", "ihop", NOW["when"])


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "candidate"},
        {"kind": "candidate", "name": "Norr"},
        {"kind": "candidate", "areas": ["a"]},
        {"name": "Norr"},
        {"areas": ["a"]},
    ],
)
def test_candidates_alone_have_a_name_and_areas(fields):
    saved = json.dumps({"version": VERSION, "division": "d", "entries": [{"code": "a"} | fields]})
    (fault,) = faults_of(read_shortlist, saved, ["a"])
    assert (fault.kind, fault.where) == (FaultKind.FIELD_VALUE, "entries[1].areas")
    assert sentence(fault).endswith("namn och områden för en kandidat, ingetdera för ett område.")


def test_areas_of_a_candidate_exist_and_stand_once_in_the_areas_order():
    saved = listed("c").put_candidate(NORTH).model_dump_json()
    assert read_shortlist(saved, ["c", "b", "a"])["hand-1"].areas == ("b", "a")
    wrong = NORTH.model_copy(update={"codes": ("a", "q", "a")})
    assert faults_of(read_shortlist, listed().put_candidate(wrong).model_dump_json(), ["a"]) == (
        Fault(FaultKind.CODE_NOT_IN_AREAS, "", "", "q", "deso"),
        Fault(FaultKind.CODE_DUPLICATE, "", "hand-1", "a"),
    )


# ------------------------------------------------------------------ a saved list


def test_a_list_of_the_first_form_is_read_as_todays():
    old = {
        "division": "deso",
        "entries": [{"code": "a", "status": "kept", "reason": "x", "who": "Ada", "when": "2026"}],
    }
    found = read_shortlist(json.dumps(old), ["a"])
    assert found.version == VERSION
    assert found.entries == (
        Entry(code="a", kind="area", status="kept", reason="x", who="Ada", when="2026"),
    )
    assert json.loads(found.model_dump_json())["version"] == VERSION


def test_a_list_of_a_later_form_is_refused():
    later = json.dumps({"version": VERSION + 1, "division": "deso", "entries": []})
    (fault,) = faults_of(read_shortlist, later, ["a"], "k.json")
    assert (fault.where, fault.received, fault.allowed) == ("version", "3", "2")


reasons = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20)


@invented()
@given(
    st.lists(st.tuples(st.sampled_from("abcdk"), reasons), unique_by=lambda pair: pair[0]),
    st.sampled_from(["proposal", "kept", "rejected"]),
)
def test_a_saved_list_comes_back_exactly(pairs, status):
    chosen = Shortlist(division="deso")
    for code, reason in pairs:
        candidate = Candidate(id="k", name=reason or "K", codes=("a", "d"))
        chosen = chosen.put_candidate(candidate) if code == "k" else chosen.add(code, reason)
    for code, reason in pairs[:1]:
        chosen = chosen.with_status(code, status, f"skäl {reason}")
    assert read_shortlist(chosen.model_dump_json(), "abcd") == chosen


def test_unknown_and_repeated_codes_are_told_at_once():
    saved = listed("a", "q", "a", "r").model_dump_json()
    assert faults_of(read_shortlist, saved, ["a"], "k.json") == (
        Fault(FaultKind.CODE_NOT_IN_AREAS, "k.json", "", "q", "deso"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, "k.json", "", "r", "deso"),
        Fault(FaultKind.CODE_DUPLICATE, "k.json", "entries", "a"),
    )


@pytest.mark.parametrize("text", ["", "{", "inte json"])
def test_a_file_that_is_no_json_is_refused(text):
    (fault,) = faults_of(read_shortlist, text, [], "k.json")
    assert (fault.kind, fault.allowed) == (FaultKind.SYNTAX, "JSON")


@pytest.mark.parametrize("data", [[], {}, {"division": "deso", "list": []}, 5])
def test_json_of_another_form_is_refused(data):
    assert kinds_of(read_shortlist, json.dumps(data), [])


def test_an_unknown_field_is_a_fault():
    saved = json.dumps({"division": "deso", "entries": [{"code": "a", "raeson": "x"}]})
    (fault,) = faults_of(read_shortlist, saved, ["a"])
    assert (fault.kind, fault.where) == (FaultKind.FIELD_UNKNOWN, "entries[1].raeson")
