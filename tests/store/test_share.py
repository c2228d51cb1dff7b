import base64
import json
import string
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from store.share import MAX_DEPTH, MAX_JSON, MAX_LINK, Shared, decode, encode
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from ui.workspace import default_scenario

SCENARIO = scenario_of(("d", 1, [indicator("x")]))
VIEW = Shared(level="deso", scenario=SCENARIO, selected=("1280C1430",), shown="x", page="karta")


def packed(data):
    """A value that holds whatever is given, as text or as plain data."""
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")


def test_a_view_comes_back_from_a_link():
    assert decode(encode(VIEW)) == VIEW
    assert decode(encode(Shared(level="geso"))) == Shared(level="geso")


def test_a_link_is_short_and_plain():
    whole = Shared(level="deso", scenario=default_scenario(), weights={"ekonomi": 2.5})
    assert len(encode(whole)) < 1000
    assert set(encode(whole)) <= set(string.ascii_letters + string.digits + "-_")
    assert len(encode(Shared(level="deso"))) < 40


texts = st.text(st.characters(codec="utf-8"), max_size=8)


@invented(100)
@given(
    st.builds(
        Shared,
        level=texts.filter(bool),
        preset=texts,
        weights=st.dictionaries(texts, st.floats(0, 1e12), max_size=3),
        shown=texts,
        selected=st.lists(texts, max_size=4).map(tuple),
        page=texts,
        scenario=st.sampled_from([None, SCENARIO]),
    )
)
def test_every_view_comes_back_exactly(view):
    assert decode(encode(view)) == view


# ------------------------------------------------------------------ faults


def test_a_view_that_is_too_large_is_refused_on_both_ways():
    codes = tuple(f"{number * 7919 % 10**9:09}" for number in range(3000))
    (fault,) = faults_of(encode, Shared(level="deso", selected=codes))
    assert (fault.kind, fault.allowed) == (FaultKind.LINK_TOO_LONG, str(MAX_LINK))
    assert kinds_of(decode, "A" * (MAX_LINK + 1)) == [FaultKind.LINK_TOO_LONG]


def test_a_link_does_not_unfold_without_end():
    bomb = packed({"level": "x" * 4_000_000})
    assert len(bomb) < MAX_LINK
    assert kinds_of(decode, bomb) == [FaultKind.LINK_UNREADABLE]
    assert kinds_of(decode, packed({"level": "x" * MAX_JSON})) == [FaultKind.LINK_UNREADABLE]


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
    assert kinds_of(encode, Shared(level="deso", selected=("\ud800",))) == [
        FaultKind.LINK_UNREADABLE
    ]


def test_every_fault_of_the_content_is_told_at_once():
    data = {"version": 2, "level": "", "nyval": 1, "selected": "A1", "weights": {"d": -1}}
    faults = faults_of(decode, packed(data))
    assert {(fault.kind, fault.where) for fault in faults} == {
        (FaultKind.FIELD_VALUE, "version"),
        (FaultKind.FIELD_VALUE, "level"),
        (FaultKind.FIELD_UNKNOWN, "nyval"),
        (FaultKind.FIELD_VALUE, "selected"),
        (FaultKind.FIELD_VALUE, "weights.d"),
    }


@pytest.mark.parametrize("data", [None, 5, [], "deso", {}])
def test_json_of_another_form_is_refused(data):
    assert kinds_of(decode, packed(data))


def test_a_scenario_in_a_link_is_checked_as_one_in_a_file():
    scenario = json.loads(SCENARIO.to_json())
    scenario["index"]["aggregation"] = "okänd"
    assert kinds_of(decode, packed({"level": "deso", "scenario": scenario}))


@invented(300)
@given(st.binary(max_size=60))
def test_anything_at_all_is_refused_in_words(content):
    for value in (content.decode("latin-1"), base64.urlsafe_b64encode(content).decode()):
        assert kinds_of(decode, value) == [FaultKind.LINK_UNREADABLE]
    assert kinds_of(decode, packed(content))
