import pytest
from shapely import MultiPolygon, box

from layers.located import locate
from tests.helpers.areas import area_set, square
from tests.helpers.initiatives import initiative_card


@pytest.fixture
def divisions():
    return {
        "deso": area_set(a=square(), b=square(1), c=square(5)),
        "regso": area_set(p=square(side=200)),
    }


def test_the_shape_of_an_initiative_is_the_union_of_its_areas(divisions):
    found = locate(
        (
            initiative_card("x", "a", "b"),
            initiative_card("y", "a", "c"),
            initiative_card("z", "p", division="regso"),
        ),
        divisions,
    )
    assert list(found.shapes.index) == ["x", "y", "z"]
    assert found.shapes.crs == divisions["deso"].crs
    assert found.shapes["x"].equals(box(*square().union(square(1)).bounds))
    assert found.shapes["y"].equals(MultiPolygon([square(), square(5)]))
    assert found.shapes["z"].area == pytest.approx(40_000)


def test_only_local_initiatives_have_a_shape(divisions):
    cards = (initiative_card("hel", extent="citywide"), initiative_card("okand", extent="unknown"))
    found = locate(cards, divisions)
    assert found.shapes.empty
    assert len(found.cards) == 2


def test_the_register_is_in_order_of_programme_and_name(divisions):
    cards = (
        initiative_card("b", "a"),
        initiative_card("a", "a"),
        initiative_card("c", "a", programme="A"),
    )
    found = locate(cards, divisions)
    assert [item.id for item in found.cards] == ["c", "a", "b"]
    assert found.card("a").id == "a"
    with pytest.raises(KeyError):
        found.card("q")
