"""Three-way merge: what one side changed is taken, what both changed differently is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.access_layers import AccessChoices, AccessLayers
from layers.attachment import Attachment
from layers.register import Register
from scoring.decision.shortlist import Entry, Shortlist
from store.documents.kinds import KINDS
from store.documents.merge import Clash, merge
from tests.helpers.initiatives import initiative_card
from tests.helpers.invented import invented

SHORTLIST, REGISTER = KINDS["shortlist"], KINDS["register"]


def listed(*entries):
    made = (Entry(code=each) if isinstance(each, str) else each for each in entries)
    return Shortlist(division="deso", entries=tuple(made))


def merged(base, mine, theirs, choices=None):
    return merge(SHORTLIST, base, mine, theirs, choices)


def taken(base, mine, theirs):
    """What comes out where nothing clashes, whichever side is called mine."""
    found = merged(base, mine, theirs)
    assert found.clashes == ()
    assert {*merged(base, theirs, mine).content.entries} == {*found.content.entries}
    return found.content


ABC = listed("a", "b", "c")


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("abcx", "abc", "abcx"),
        ("abcx", "abcy", "abcyx"),
        ("axbc", "abyc", "axbyc"),
        ("xabc", "yabc", "yxabc"),
        ("abcxz", "ab", "abxz"),
        ("bc", "ab", "b"),
        ("", "abcy", "y"),
        ("cab", "abc", "cab"),
        ("cab", "abcy", "cyab"),
        ("abc", "bac", "bac"),
        ("cab", "bc", "cb"),
        ("xabc", "xabc", "xabc"),
        ("cba", "cba", "cba"),
    ],
)
def test_entries_that_came_went_and_moved(mine, theirs, expected):
    assert taken(ABC, listed(*mine), listed(*theirs)).codes == tuple(expected)


def test_two_fields_of_one_entry_are_both_taken():
    base = listed(Entry(code="a", reason="x"))
    mine = base.with_reason("a", "y", who="Ada", when="2026-01-01")
    theirs = base.with_status("a", "kept", "x", who="Bo", when="2026-01-02")
    (entry,) = taken(base, mine, theirs).entries
    assert entry == Entry(code="a", reason="y", status="kept", who="Bo", when="2026-01-02")


def test_the_later_stamp_counts_and_that_of_the_only_change():
    base = listed(Entry(code="a", who="Ada", when="2026-01-01"))
    mine = base.with_reason("a", "y", who="Bo", when="2026-01-03")
    assert taken(base, mine, base).entries == mine.entries
    theirs = base.with_reason("a", "y", who="Cy", when="2026-01-02")
    assert taken(base, mine, theirs).entries == mine.entries


REASONS = listed(Entry(code="a", reason="x"), "b")


def test_two_reasons_clash_and_either_may_be_chosen():
    mine, theirs = REASONS.with_reason("a", "mitt"), REASONS.with_reason("a", "deras").add("c")
    found = merged(REASONS, mine, theirs)
    assert found.clashes == (Clash(("a", "reason"), "x", "mitt", "deras"),)
    assert found.content == theirs
    chosen = merged(REASONS, mine, theirs, {("a", "reason"): "mine"})
    assert chosen.clashes == ()
    assert chosen.content == theirs.with_reason("a", "mitt")
    assert merged(REASONS, mine, theirs, {("a", "reason"): "theirs"}).content == theirs


def test_a_removal_clashes_with_a_change():
    mine, theirs = REASONS.remove("a"), REASONS.with_reason("a", "deras")
    found = merged(REASONS, mine, theirs)
    (clash,) = found.clashes
    assert (clash.place, clash.mine) == (("a", ""), None)
    assert (clash.base["reason"], clash.theirs["reason"]) == ("x", "deras")
    assert found.content == theirs
    assert merged(REASONS, mine, theirs, {("a", ""): "mine"}).content.codes == ("b",)


def test_an_entry_added_twice_differently_clashes_by_field():
    mine, theirs = ABC.add("x", "mitt"), ABC.add("x", "deras")
    assert merged(ABC, mine, theirs).clashes == (Clash(("x", "reason"), None, "mitt", "deras"),)


def test_two_orders_clash():
    mine, theirs = listed(*"bac"), listed(*"acb")
    found = merged(ABC, mine, theirs)
    assert found.clashes == (Clash(("", "entries"), ["a", "b", "c"], [*"bac"], [*"acb"]),)
    assert found.content == theirs
    assert merged(ABC, mine, theirs, {("", "entries"): "mine"}).content == mine


def test_fields_of_the_document_itself_clash_too():
    sides = [ABC.model_copy(update={"division": name}) for name in ("regso", "geso")]
    assert merged(ABC, *sides).clashes == (Clash(("", "division"), "deso", "regso", "geso"),)
    assert taken(ABC, sides[0], ABC).division == "regso"


def test_changes_that_do_not_go_together_clash_as_a_whole():
    rejected = REASONS.with_status("a", "rejected", "x")
    unexplained = REASONS.with_reason("a", "")
    found = merged(REASONS, rejected, unexplained)
    (clash,) = found.clashes
    assert clash.place == ("a", "")
    assert (clash.mine["status"], clash.theirs["reason"]) == ("rejected", "")
    assert found.content == unexplained


# ------------------------------------------------------------------ the register

FIRST, SECOND = initiative_card("first", "A1"), initiative_card("second", "A2")
BASE = Register().put(FIRST, when="2026-01-01", who="Ada")


def test_cards_of_a_register_are_merged_and_every_change_is_kept():
    mine = BASE.put(SECOND, when="2026-01-03", who="Bo")
    theirs = BASE.put(FIRST.model_copy(update={"note": "n"}), when="2026-01-02", who="Cy")
    found = merge(REGISTER, BASE, mine, theirs)
    assert found.clashes == ()
    assert [card.id for card in found.content.cards] == ["first", "second"]
    assert found.content.cards[0].note == "n"
    assert [change.when for change in found.content.changes] == [
        "2026-01-01",
        "2026-01-02",
        "2026-01-03",
    ]


def test_a_card_removed_and_edited_is_told_and_no_change_is_lost():
    mine = BASE.remove("first", when="2026-01-02", who="Bo")
    theirs = BASE.put(FIRST.model_copy(update={"note": "n"}), when="2026-01-03", who="Cy")
    found = merge(REGISTER, BASE, mine, theirs)
    assert [clash.place for clash in found.clashes] == [("first", "")]
    assert {*found.content.changes} == {*mine.changes, *theirs.changes}


# ------------------------------------------------------------------ properties

codes = st.lists(st.sampled_from("abcdefg"), unique=True)
entries = st.builds(Entry, code=st.just("?"), reason=st.sampled_from(["x", "y", "z"]))


@st.composite
def lists(draw):
    made = [draw(entries).model_copy(update={"code": code}) for code in draw(codes)]
    return Shortlist(division="deso", entries=tuple(made))


@invented(200)
@given(lists(), lists())
def test_a_side_that_changed_nothing_gives_way(base, changed):
    assert taken(base, changed, base) == changed
    assert taken(base, base, changed) == changed
    assert taken(base, changed, changed) == changed


@invented(300)
@given(lists(), lists(), lists())
def test_nothing_is_lost_in_silence(base, mine, theirs):
    found = merged(base, mine, theirs)
    told = {clash.place[0] for clash in found.clashes}
    kept = {entry.code: entry for entry in found.content.entries}
    for side, other in ((mine, theirs), (theirs, mine)):
        for entry in side.entries:
            was = next((each for each in base.entries if each.code == entry.code), None)
            changed = entry != was
            if changed and entry.code not in told:
                assert kept[entry.code] == entry or entry.code in other.codes
                assert entry.reason in {kept[entry.code].reason, was and was.reason}
    assert {*kept} <= {*mine.codes, *theirs.codes}
    assert {*mine.codes} & {*theirs.codes} <= {*kept}


@pytest.mark.parametrize("side", ["mine", "theirs"])
@invented(100)
@given(lists(), lists(), lists())
def test_choosing_at_every_clash_leaves_none(side, base, mine, theirs):
    choices = dict.fromkeys([clash.place for clash in merged(base, mine, theirs).clashes], side)
    assert merged(base, mine, theirs, choices).clashes == ()


def test_layers_of_points_that_two_have_added_are_both_kept():
    kind, base = KINDS["access"], AccessLayers()

    def layer(title, content):
        points = Attachment.of(f"{title}.csv", content)
        return AccessChoices(title=title, persons="p", distances=(500,), day="2026", points=points)

    mine, theirs = (
        AccessLayers(layers=(layer(title, content),))
        for title, content in (("Skolor", b"1"), ("Bibliotek", b"2"))
    )
    merged = merge(kind, base, mine, theirs)
    assert merged.clashes == ()
    assert {each.title for each in merged.content.layers} == {"Skolor", "Bibliotek"}
    other = AccessLayers(layers=(layer("Skolor", b"3"),))
    (clash,) = merge(kind, base, mine, other).clashes
    assert clash.place[0] == "Skolor"
