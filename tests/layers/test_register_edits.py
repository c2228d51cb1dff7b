from hypothesis import given
from hypothesis import strategies as st

from layers.initiatives import InitiativeCard
from layers.register import Register
from layers.register_edits import exchange, new_identifier, take_in, undo
from tests.helpers.initiatives import initiative_card
from tests.helpers.invented import invented

X, Y, Z = (initiative_card(each, "a") for each in "xyz")
NEW_X = initiative_card("x", "b")


@invented(300)
@given(st.text(), st.lists(st.sampled_from(["insats", "insats-2", "a"])))
def test_an_id_is_one_that_a_card_may_have_and_that_is_not_taken(name, taken):
    identifier = new_identifier(name, taken)
    assert identifier not in taken
    assert InitiativeCard.model_validate(X.model_dump() | {"id": identifier}).id == identifier


def test_an_id_reads_like_the_name():
    assert new_identifier("Öppna förskolan på Åsen", ()) == "oppna-forskolan-pa-asen"
    assert new_identifier("24 timmar", ()) == "insats-24-timmar"
    assert new_identifier("a", ("a", "a-2")) == "a-3"


def test_cards_from_a_file_are_added_or_take_the_place_of_others():
    register = take_in(Register(cards=(X, Y)), (NEW_X, Z), when="1", who="Ada")
    assert register.cards == (NEW_X, Y, Z)
    assert [change.action for change in register.changes] == ["imported", "imported"]


def test_a_whole_register_takes_the_place_of_another_in_its_own_order():
    register = exchange(Register(cards=(X, Y)), (Z, NEW_X), when="1")
    assert register.cards == (Z, NEW_X)
    assert {change.action for change in register.history("y")} == {"removed"}


def test_to_take_in_what_is_there_already_changes_nothing():
    register = Register(cards=(X, Y))
    assert take_in(register, register.cards, when="1") == register
    assert exchange(register, register.cards, when="1") == register


def test_the_last_change_is_undone_whatever_it_was():
    start = Register(cards=(X, Y)).put(Z, when="0")
    for changed in (
        start.put(NEW_X, when="1"),
        start.end("x", "2025", when="1"),
        start.put(initiative_card("q", "a"), when="1"),
        start.remove("z", when="1"),
    ):
        assert changed != start
        assert undo(changed) == start
    assert undo(start) == Register(cards=(X, Y))


def test_all_that_came_with_one_file_is_undone_at_once():
    start = Register(cards=(X,)).put(Y, when="0")
    changed = exchange(start, (NEW_X, Z), when="1")
    back = undo(changed)
    assert set(back.cards) == {X, Y}
    assert back.changes == start.changes


def test_nothing_is_undone_where_nothing_was_changed():
    assert undo(Register(cards=(X,))) == Register(cards=(X,))
