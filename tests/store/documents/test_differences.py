import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.canonical import canonical, sha256
from store.documents.differences import ABSENT, differences
from tests.helpers.invented import invented


def told(before, after):
    return [(each.field, each.before, each.after) for each in differences(before, after)]


def test_a_field_is_told_by_its_path():
    before = {"a": 1, "b": {"c": "x"}, "d": None}
    after = {"a": 1, "b": {"c": "y"}, "e": None}
    assert told(before, after) == [("b.c", "x", "y"), ("d", None, ABSENT), ("e", ABSENT, None)]


@pytest.mark.parametrize("key", ["id", "code"])
def test_entries_are_told_by_name(key):
    before = {"entries": [{key: "p", "x": 1}, {key: "q", "x": 2}]}
    after = {"entries": [{key: "q", "x": 3}, {key: "p", "x": 1}, {key: "r", "x": 4}]}
    assert told(before, after) == [
        ("entries[q].x", 2, 3),
        ("entries[r]", ABSENT, {key: "r", "x": 4}),
        ("entries.order", ["p", "q"], ["q", "p", "r"]),
    ]


def test_an_entry_that_is_added_elsewhere_than_last_changes_the_order():
    p, q = {"id": "p"}, {"id": "q"}
    assert told([p], [p, q]) == [("[q]", ABSENT, q)]
    assert told([p], [q, p]) == [("[q]", ABSENT, q), (".order", ["p"], ["q", "p"])]


def test_entries_without_names_are_told_by_number():
    assert told([{"x": 1}], [{"x": 2}, {"x": 3}]) == [("[1].x", 1, 2), ("[2]", ABSENT, {"x": 3})]
    twice = [{"id": "p", "x": 1}, {"id": "p", "x": 2}]
    assert told(twice, twice[:1]) == [("[2]", twice[1], ABSENT)]


def test_a_plain_list_is_told_as_a_whole():
    assert told({"a": [1, 2]}, {"a": [2]}) == [("a", [1, 2], [2])]


@pytest.mark.parametrize(("before", "after"), [(1, 1.0), (0, False), (1, "1"), (0.0, -0.0)])
def test_values_that_are_written_differently_differ(before, after):
    assert told({"a": before}, {"a": after}) == [("a", before, after)]
    assert told([before], [after]) == [("", [before], [after])]


def test_what_is_absent_says_so():
    assert repr(ABSENT) == "ABSENT"


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "code", "a", "b"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@invented(200)
@given(plain, plain)
def test_no_difference_means_the_same_text_and_only_then(before, after):
    assert (told(before, after) == []) == (canonical(before) == canonical(after))


def test_canonical_text_has_one_form():
    assert canonical({"b": [1.0, None], "a": "å"}) == '{"a":"å","b":[1.0,null]}'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("inf"))


def test_the_checksum_is_that_of_the_standard():
    # FIPS 180-4, the example of one block.
    published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256("abc") == sha256(b"abc") == published
