import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.scenario import Dimension, Index, IndicatorChoice
from tests.helpers.invented import invented
from ui.nesting import TOP, Nested, assemble, descendants, flatten, homes, new_dimension


def leaf(identifier):
    return IndicatorChoice(id=identifier, direction="higher_is_need")


def group(identifier, *members, title=""):
    kind = "indicators" if isinstance(members[0], IndicatorChoice) else "dimensions"
    return Dimension(id=identifier, title=title, **{kind: members})


DEEP = Index(
    dimensions=(
        group(
            "a",
            group("b", group("c", leaf("x"), leaf("y")), title="Samma"),
            group("d", leaf("z"), title="Samma"),
        ),
        group("e", leaf("u"), title="Eget"),
    )
)


def rows_of(index):
    home = homes(flatten(index))
    choices = [choice for each in index.dimensions for choice in each.leaves()]
    return [(home[choice.id], choice) for choice in choices]


def test_a_deep_index_is_told_with_what_lies_above_each_dimension():
    assert [(each.label, each.parent) for each in flatten(DEEP)] == [
        ("a", TOP),
        ("Samma (b)", "a"),
        ("c", "Samma (b)"),
        ("Samma (d)", "a"),
        ("Eget", TOP),
    ]
    assert homes(flatten(DEEP)) == {"x": "c", "y": "c", "z": "Samma (d)", "u": "Eget"}


@st.composite
def indices(draw):
    names = iter(range(100))

    def dimension(depth):
        count = draw(st.integers(1, 3))
        if depth == 0 or draw(st.booleans()):
            members = [leaf(f"i{next(names)}") for _ in range(count)]
        else:
            members = [dimension(depth - 1) for _ in range(count)]
        title = draw(st.sampled_from(["", "Ett", "Två"]))
        return group(f"d{next(names)}", *members, title=title)

    return Index(dimensions=tuple(dimension(3) for _ in range(draw(st.integers(1, 3)))))


@invented()
@given(indices())
def test_an_index_of_any_depth_comes_back_as_it_was(index):
    assert assemble(flatten(index), rows_of(index)) == index.dimensions


def test_a_dimension_that_holds_nothing_is_left_out_with_those_above_it():
    rows = [(label, choice) for label, choice in rows_of(DEEP) if choice.id == "u"]
    assert assemble(flatten(DEEP), rows) == (DEEP.dimensions[1],)


def test_a_dimension_moves_with_all_that_it_holds():
    moved = [
        Nested(each.label, "Eget" if each.label == "a" else each.parent, each.dimension)
        for each in flatten(DEEP)
        if each.label != "c"
    ]
    (top,) = assemble(moved, [("Samma (d)", leaf("z"))])
    assert (top.id, top.dimensions[0].id, top.dimensions[0].dimensions[0].id) == ("e", "a", "d")


@pytest.mark.parametrize(
    ("label", "below"), [("a", {"a", "Samma (b)", "c", "Samma (d)"}), ("Eget", {"Eget"})]
)
def test_what_lies_below_a_dimension_is_known_at_any_depth(label, below):
    parents = {each.label: each.parent for each in flatten(DEEP)}
    assert descendants(parents, label) == below


def test_a_new_dimension_has_an_id_of_its_own():
    taken = Index(dimensions=(group("ekonomi-1", leaf("ekonomi-2")),))
    assert new_dimension("Ekonomi", taken).id == "ekonomi-3"
    assert new_dimension("Hälsa", taken).id == "halsa-1"
