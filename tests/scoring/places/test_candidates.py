import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from scoring.places.candidates import (
    Candidate,
    CandidateSet,
    contiguity,
    make,
    read_candidates,
    split,
    subtract,
    unite,
)
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.graphs import chain, graph_of
from tests.helpers.invented import invented

ROW = chain(6)


def own(identifier, *codes, **fields):
    return Candidate(id=identifier, name=identifier.upper(), codes=codes, **fields)


def test_codes_come_in_the_areas_order_and_once():
    made = make(ROW, "a", "A", ["A3", "A1", "A3"], made="rule", note="n")
    assert made == own("a", "A1", "A3", made="rule", note="n")
    assert faults_of(make, ROW, "a", "Norr", []) == (
        Fault(FaultKind.CANDIDATE_EMPTY, where="Norr"),
    )
    assert kinds_of(make, ROW, "a", "A", ["x"]) == [FaultKind.CODE_NOT_IN_AREAS]


def test_union_subtraction_and_parts():
    one, other = own("one", "A0", "A1", "A2", note="kvar"), own("other", "A1", "A4")
    assert unite(ROW, [other, one], "u", "U").codes == ("A0", "A1", "A2", "A4")
    left = subtract(ROW, one, other, "s", "S")
    assert (left.codes, left.made, left.note) == (("A0", "A2"), "subtraction", "kvar")
    first, second = split(ROW, left)
    assert (first.id, first.name, first.codes) == ("s-1", "S 1", ("A0",))
    assert (second.codes, second.made) == (("A2",), "part")
    assert split(ROW, one) == (one,)
    assert kinds_of(subtract, ROW, one, one, "s", "S") == [FaultKind.CANDIDATE_EMPTY]


def test_an_island_can_be_a_candidate_alone_and_is_said_to_be_one():
    graph = graph_of([(0, 1)], 3)
    alone = contiguity(own("i", "A2"), graph)
    assert alone.whole
    assert alone.islands == ("A2",)
    with_others = contiguity(own("j", "A0", "A1", "A2"), graph)
    assert not with_others.whole
    assert with_others.parts == (("A0", "A1"), ("A2",))
    assert contiguity(own("k", "A0"), graph).islands == ()


def test_candidates_are_within_areas_that_hold_all_of_theirs():
    kept = CandidateSet(division="d", candidates=(own("x", "a", "b"), own("y", "b"), own("z", "c")))
    assert kept.within("bc").ids == ("y", "z")
    assert kept.within("abc") == kept


def test_a_set_of_candidates_changes_into_new_ones():
    empty = CandidateSet(division="deso")
    both = empty.put(own("a", "A0", "A1")).put(own("b", "A1"))
    assert both.ids == ("a", "b")
    assert both["b"].codes == ("A1",)
    assert both.shared() == {"A1": ("a", "b")}
    moved = both.put(own("a", "A5"))
    assert moved.ids == ("a", "b")
    assert moved.shared() == {}
    assert moved.remove("a").remove("q").ids == ("b",)
    assert empty.candidates == ()
    assert both.free_id("a") == "a-1"
    assert both.put(own("a-1", "A3")).free_id("a") == "a-2"
    assert hash(both) == hash(empty.put(own("a", "A0", "A1")).put(own("b", "A1")))


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=9)


@invented()
@given(
    st.lists(
        st.tuples(names, st.lists(st.sampled_from([*ROW.codes]), min_size=1, unique=True)),
        unique_by=lambda pair: pair[0],
    )
)
def test_saved_candidates_come_back_exactly(pairs):
    chosen = CandidateSet(division="own")
    for name, codes in pairs:
        chosen = chosen.put(make(ROW, name, name, codes))
    assert read_candidates(chosen.model_dump_json(), list(ROW.codes)) == chosen


def test_all_that_is_wrong_with_a_file_is_told():
    saved = CandidateSet(
        division="deso", candidates=(own("a", "A1", "A1", "x"), own("a", "A0", "y"))
    ).model_dump_json()
    assert faults_of(read_candidates, saved, ["A0", "A1"], "k.json") == (
        Fault(FaultKind.CANDIDATE_TWICE, "k.json", received="a"),
        Fault(FaultKind.CODE_DUPLICATE, "k.json", "a", "A1"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, "k.json", "a", "x", "deso"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, "k.json", "a", "y", "deso"),
    )


def test_codes_in_a_file_are_put_in_order():
    saved = CandidateSet(division="d", candidates=(own("a", "A1", "A0"),)).model_dump_json()
    assert read_candidates(saved, ["A0", "A1"])["a"].codes == ("A0", "A1")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"division": "d", "candidates": [{"id": "a", "name": "A", "codes": []}]},
        {"division": "d", "candidates": [{"id": "a", "name": "A", "codes": ["A0"], "made": "x"}]},
        {"division": "d", "candidates": [], "more": 1},
    ],
)
def test_another_form_is_refused(data):
    assert kinds_of(read_candidates, json.dumps(data), ["A0"])
    assert kinds_of(read_candidates, "{", []) == [FaultKind.SYNTAX]


def test_candidates_of_another_division_are_refused_before_their_codes():
    saved = CandidateSet(division="regso", candidates=(own("a", "R1"),)).model_dump_json()
    assert faults_of(read_candidates, saved, ["A0"], "k.json", division="deso") == (
        Fault(FaultKind.FIELD_VALUE, "k.json", "division", "regso", "deso"),
    )
    assert read_candidates(saved, ["R1"], division="regso").ids == ("a",)
