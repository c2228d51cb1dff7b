import base64
import json
import string
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from layers.access_layers import AccessChoices, AccessLayers
from layers.initiatives import KINDS
from scoring.coverage_choice import Coverage
from scoring.places.candidates import Candidate
from store.documents.view import Compared, View
from store.share import MAX_DEPTH, MAX_JSON, MAX_LINK, decode, encode, name_stored, stored_name
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from ui.workspace import default_scenario

SCENARIO = scenario_of(("d", 1, [indicator("x")]))
VIEW = View(level="deso", scenario=SCENARIO, selected="1280C1430", shown="x", page="karta")


def packed(data):
    """A value that holds whatever is given, as text or as plain data."""
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")


def test_a_view_comes_back_from_a_link():
    assert decode(encode(VIEW)) == VIEW
    assert decode(encode(View(level="geso"))) == View(level="geso")


def test_a_link_is_short_and_plain():
    whole = View(level="deso", scenario=default_scenario(), weights={"ekonomi": 2.5})
    assert len(encode(whole)) < 1000
    assert set(encode(whole)) <= set(string.ascii_letters + string.digits + "-_")
    assert len(encode(View(level="deso"))) < 50


texts = st.text(st.characters(codec="utf-8"), max_size=8)
words = texts.filter(bool)
many = st.lists(texts, max_size=4).map(tuple)
covered = st.builds(
    Coverage,
    method=st.sampled_from(["strongest", "breadth"]),
    weights=st.dictionaries(st.sampled_from(KINDS), st.floats(0, 1), max_size=3),
    count_inferred=st.booleans(),
    partners=st.booleans(),
    need=st.sampled_from(["top_share", "index"]),
    need_from=st.floats(0, 1),
    coverage_from=st.floats(0, 1),
)
scenarios = st.builds(
    lambda coverage, weight: SCENARIO.with_weights({"d": weight}).model_copy(
        update={"coverage": coverage}
    ),
    st.none() | covered,
    st.floats(0.001, 1e6),
)

built = st.lists(
    st.builds(
        Candidate,
        id=words,
        name=words,
        codes=st.lists(words, min_size=1, max_size=3).map(tuple),
        made=st.sampled_from(["hand", "search"]),
    ),
    max_size=2,
).map(tuple)

FIELDS = {
    "level": words,
    "preset": texts,
    "weights": st.dictionaries(texts, st.floats(0, 1e12), max_size=3),
    "shown": texts,
    "selected": texts,
    "listed": many,
    "listed_candidates": built,
    "candidates": built,
    "edited": texts,
    "compared": st.builds(Compared, kind=texts, chosen=many, way=texts),
    "page": st.text("az-", max_size=8),
    "mark": texts,
    "scenario": st.none() | scenarios,
}


@invented(200)
@given(st.builds(View, **FIELDS))
def test_every_view_comes_back_exactly(view):
    assert decode(encode(view)) == view


def test_every_field_is_tried():
    assert {*FIELDS, "version", "access"} == set(View.model_fields)


# ------------------------------------------------------------------ stored views


def test_a_stored_view_comes_back_as_it_was_and_is_named_in_a_short_link(store, workspace):
    saved = store.create(workspace, "view", "Vy", VIEW, who="Ada")
    assert len(name_stored(saved)) < 40
    assert store.load(*stored_name(name_stored(saved))).read(View) == VIEW


@pytest.mark.parametrize("value", ["", "a-1", "0" * 32, "0" * 32 + "-0", "0" * 33 + "-1", "x\n-1"])
def test_what_names_no_version_is_refused(value):
    assert kinds_of(stored_name, value) == [FaultKind.LINK_UNREADABLE]


def test_a_stored_view_has_a_scenario_that_holds(store, workspace):
    broken = VIEW.model_copy(update={"scenario": scenario_of(("d", 0, [indicator("x")]))})
    faults = kinds_of(store.create, workspace, "view", "Vy", broken, who="Ada")
    assert faults == [FaultKind.FIELD_VALUE]


# ------------------------------------------------------------------ faults


def test_a_view_that_is_too_large_is_refused_on_both_ways():
    codes = tuple(f"{number * 7919 % 10**9:09}" for number in range(3000))
    (fault,) = faults_of(encode, View(level="deso", listed=codes))
    assert (fault.kind, fault.allowed) == (FaultKind.LINK_TOO_LONG, str(MAX_LINK))
    assert kinds_of(decode, "A" * (MAX_LINK + 1)) == [FaultKind.LINK_TOO_LONG]


def test_a_link_does_not_unfold_without_end():
    bomb = packed({"version": 1, "level": "x" * 4_000_000})
    assert len(bomb) < MAX_LINK
    assert kinds_of(decode, bomb) == [FaultKind.LINK_UNREADABLE]
    assert kinds_of(decode, packed({"version": 1, "level": "x" * MAX_JSON})) == [
        FaultKind.LINK_UNREADABLE
    ]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "åäö",
        "A",
        "AAAA",
        encode(VIEW)[:-6],
        encode(VIEW)[:20] + "!" + encode(VIEW)[20:],
        encode(VIEW) + "AAAA",
        packed(b""),
        packed(b"{"),
        packed(b"\xff\xfe"),
        packed(b'{"level": NaN}'),
        packed(b'{"level": "\\ud800"}'),
        packed(b"[" * 90_000),
        packed(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)),
        packed(b"9" * 5000),
    ],
)
def test_what_is_no_link_is_refused(value):
    assert kinds_of(decode, value) == [FaultKind.LINK_UNREADABLE]


def test_half_a_character_is_refused():
    assert kinds_of(encode, View(level="deso", selected="\ud800")) == [FaultKind.LINK_UNREADABLE]


def test_every_fault_of_the_content_is_told_at_once():
    wrong = {"level": "", "nyval": 1, "listed": "A1", "weights": {"d": -1}, "page": "../x"}
    data = {"version": 1, **wrong}
    faults = faults_of(decode, packed(data))
    assert {(fault.kind, fault.where) for fault in faults} == {
        (FaultKind.FIELD_VALUE, "level"),
        (FaultKind.FIELD_UNKNOWN, "nyval"),
        (FaultKind.FIELD_VALUE, "listed"),
        (FaultKind.FIELD_VALUE, "page"),
        (FaultKind.FIELD_VALUE, "weights.d"),
    }


@pytest.mark.parametrize("data", [None, 5, [], "deso", {}])
def test_json_of_another_form_is_refused(data):
    assert kinds_of(decode, packed(data))


def test_a_scenario_in_a_link_is_checked_as_one_in_a_file():
    scenario = json.loads(SCENARIO.to_json())
    scenario["index"]["aggregation"] = "okänd"
    value = packed({"version": 1, "level": "deso", "scenario": scenario})
    assert FaultKind.FIELD_VALUE in kinds_of(decode, value)


@pytest.mark.parametrize("version", [0, 2, "1", None, [1]])
def test_a_link_of_another_version_is_refused_for_that_alone(version):
    value = packed({"version": version, "level": "", "nytt": 1})
    assert kinds_of(decode, value) == [FaultKind.LINK_VERSION]
    assert kinds_of(decode, packed({"level": "deso"})) == [FaultKind.LINK_VERSION]


@invented(300)
@given(st.binary(max_size=60))
def test_anything_at_all_is_refused_in_words(content):
    for value in (content.decode("latin-1"), base64.urlsafe_b64encode(content).decode()):
        assert kinds_of(decode, value) == [FaultKind.LINK_UNREADABLE]
    assert kinds_of(decode, packed(content))


def test_an_address_never_rests_on_points():
    layer = AccessChoices(
        title="Skolor", persons="p", distances=(500,), day="2026", kinds=("meeting_place",)
    )
    view = View(level="deso", access=AccessLayers(layers=(layer,)))
    assert [fault.where for fault in faults_of(encode, view)] == ["access"]
    assert kinds_of(decode, packed(view.model_dump(mode="json"))) == [FaultKind.FIELD_UNKNOWN]
