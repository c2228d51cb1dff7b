import pytest
from pydantic import ValidationError
from shapely import Polygon, box

from geo.faults import InputError
from layers.register import Register, check_cards, locate_checked
from tests.helpers.areas import FaultKind
from tests.helpers.initiatives import ORGANISATIONS, initiative_card
from tests.helpers.registers import DIVISIONS, EAST, NORTH, SOUTH, WEST

WHEN = "2026-05-01T12:00"
WITHIN = box(WEST, SOUTH, EAST, NORTH).wkt
BOW_TIE = Polygon([(WEST, SOUTH), (EAST, NORTH), (EAST, SOUTH), (WEST, NORTH)]).wkt
SITE = {"name": "Huset", "longitude": WEST, "latitude": SOUTH, "certainty": "verified"}


def faults_in(*cards):
    found = check_cards(cards, DIVISIONS, ORGANISATIONS)
    return [(fault.kind, fault.file, fault.where, fault.received) for fault in found]


# ------------------------------------------------------------------ changes


def test_what_is_put_is_there_with_word_of_it():
    first, second = initiative_card("x", "a"), initiative_card("x", "b")
    before = Register()
    register = before.put(first, when=WHEN, who="Ada").put(second, when=WHEN)
    assert before.cards == ()
    assert register.cards == (second,)
    assert register.get("x") == second
    added, edited = register.history("x")
    assert (added.action, added.who, added.before, added.after) == ("added", "Ada", None, first)
    assert (edited.action, edited.before, edited.after) == ("edited", first, second)


def test_the_same_card_again_changes_nothing():
    register = Register(cards=(initiative_card("x", "a"),))
    assert register.put(initiative_card("x", "a"), when=WHEN) is register


def test_a_card_keeps_its_place_when_it_is_changed():
    register = Register(cards=tuple(initiative_card(each, "a") for each in "xyz"))
    changed = register.put(initiative_card("y", "b"), when=WHEN)
    assert [card.id for card in changed.cards] == ["x", "y", "z"]


def test_an_end_is_a_date_and_a_status():
    register = Register(cards=(initiative_card("x", "a", start="2020"),))
    ended = register.end("x", "2025-06", when=WHEN)
    assert (ended.get("x").status, ended.get("x").end) == ("ended", "2025-06")
    assert ended.changes[-1].action == "ended"
    with pytest.raises(ValidationError):
        register.end("x", "2019", when=WHEN)
    with pytest.raises(KeyError):
        register.end("y", "2025", when=WHEN)


def test_what_is_removed_stays_in_the_history():
    card = initiative_card("x", "a")
    register = Register(cards=(card,)).remove("x", when=WHEN, who="Ada")
    assert register.get("x") is None
    (change,) = register.history("x")
    assert (change.action, change.before, change.card) == ("removed", card, card)
    with pytest.raises(KeyError):
        register.remove("x", when=WHEN)


def test_the_history_is_of_one_card():
    register = Register().put(initiative_card("x", "a"), when=WHEN)
    register = register.put(initiative_card("y", "a"), when=WHEN)
    assert [change.card.id for change in register.history("y")] == ["y"]


def test_a_change_gives_another_fingerprint():
    register = Register(cards=(initiative_card("x", "a"),))
    again = Register(cards=(initiative_card("x", "a"),))
    assert register.fingerprint == again.fingerprint
    assert register.end("x", "2025", when=WHEN).fingerprint != register.fingerprint


# ------------------------------------------------------------------ checks


def test_cards_without_fault_are_located():
    card = initiative_card("x", geography={"areas": ["a"], "outline": WITHIN})
    assert faults_in(card) == []
    assert list(locate_checked((card,), DIVISIONS, ORGANISATIONS).shapes.index) == ["x"]


@pytest.mark.parametrize(
    ("fields", "kind", "where", "received"),
    [
        ({"responsible": ["okand"]}, FaultKind.FIELD_VALUE, "responsible", "okand"),
        ({"partners": ["okand"]}, FaultKind.FIELD_VALUE, "partners", "okand"),
        (
            {"geography": {"division": "valkrets", "areas": ["a"]}},
            FaultKind.FIELD_VALUE,
            "geography.division",
            "valkrets",
        ),
        ({"geography": {"areas": ["a", "q"]}}, FaultKind.CODE_NOT_IN_AREAS, "geography.areas", "q"),
        ({"geography": {}}, FaultKind.FIELD_MISSING, "geography.areas, geography.outline", ""),
        ({"extent": "points", "geography": {}}, FaultKind.FIELD_MISSING, "geography.sites", ""),
        ({"extent": "citywide"}, FaultKind.FIELD_VALUE, "extent", "citywide"),
        (
            {"extent": "unknown", "geography": {"sites": [SITE]}},
            FaultKind.FIELD_VALUE,
            "extent",
            "unknown",
        ),
        (
            {"geography": {"outline": "POLYGON (("}},
            FaultKind.FIELD_VALUE,
            "geography.outline",
            "POLYGON ((",
        ),
        (
            {"geography": {"outline": "POLYGON EMPTY"}},
            FaultKind.GEOMETRY_EMPTY,
            "geography.outline",
            "",
        ),
        (
            {"geography": {"outline": f"POINT ({WEST} {SOUTH})"}},
            FaultKind.GEOMETRY_TYPE,
            "geography.outline",
            "Point",
        ),
        (
            {"extent": "points", "geography": {"sites": [SITE | {"longitude": None}]}},
            FaultKind.FIELD_MISSING,
            "geography.sites[1].longitude",
            "",
        ),
        (
            {"extent": "points", "geography": {"sites": [SITE, SITE | {"latitude": 58.0}]}},
            FaultKind.OUTSIDE_AREAS,
            "geography.sites[2]",
            f"{WEST}, 58.0",
        ),
        (
            {"extent": "points", "geography": {"sites": [SITE | {"areas": ["q"]}]}},
            FaultKind.CODE_NOT_IN_AREAS,
            "geography.sites[1].areas",
            "q",
        ),
    ],
)
def test_a_card_is_compared_with_what_it_refers_to(fields, kind, where, received):
    card = initiative_card("x", "a", **fields)
    assert faults_in(card) == [(kind, "x", where, received)]


def test_an_outline_that_crosses_itself_or_lies_elsewhere_is_told():
    crossing = initiative_card("x", geography={"outline": BOW_TIE})
    (fault,) = faults_in(crossing)
    assert fault[0] is FaultKind.GEOMETRY_SELF_CROSSING
    swapped = initiative_card("y", geography={"outline": box(SOUTH, WEST, NORTH, EAST).wkt})
    (fault,) = faults_in(swapped)
    assert fault[:3] == (FaultKind.OUTSIDE_AREAS, "y", "geography.outline")


def test_an_id_that_stands_twice_is_told_with_the_other_faults():
    twins = initiative_card("x", "a"), initiative_card("x", "q")
    with pytest.raises(InputError) as caught:
        locate_checked(twins, DIVISIONS, ORGANISATIONS)
    kinds = [fault.kind for fault in caught.value.faults]
    assert kinds == [FaultKind.ID_TWICE, FaultKind.CODE_NOT_IN_AREAS]
