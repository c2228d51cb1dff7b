import pytest
from shapely import MultiPolygon, box

from geo.faults import Fault, FaultKind
from layers.initiatives import InitiativeCard, locate
from tests.helpers.areas import area_set, faults_of, square
from tests.helpers.tables import SOURCE


def card(identifier, *codes, division="deso", **fields):
    data = {
        "id": identifier,
        "programme": "Program",
        "name": identifier,
        "certainty": "verified",
        "status": "running",
        "extent": "areas",
        "geography": {"division": division, "areas": list(codes)},
        "source": SOURCE,
    }
    return InitiativeCard.model_validate(data | fields)


@pytest.fixture
def divisions():
    return {
        "deso": area_set(a=square(), b=square(1), c=square(5)),
        "regso": area_set(p=square(side=200)),
    }


def test_the_shape_of_an_initiative_is_the_union_of_its_areas(divisions):
    found = locate(
        (card("x", "a", "b"), card("y", "a", "c"), card("z", "p", division="regso")), divisions
    )
    assert list(found.shapes.index) == ["x", "y", "z"]
    assert found.shapes.crs == divisions["deso"].crs
    assert found.shapes["x"].equals(box(*square().union(square(1)).bounds))
    assert found.shapes["y"].equals(MultiPolygon([square(), square(5)]))
    assert found.shapes["z"].area == pytest.approx(40_000)


def test_only_local_initiatives_have_a_shape(divisions):
    cards = (card("hel", extent="citywide"), card("okand", extent="unknown"))
    found = locate(cards, divisions)
    assert found.shapes.empty
    assert len(found.cards) == 2


def test_the_register_is_in_order_of_programme_and_name(divisions):
    cards = (card("b", "a"), card("a", "a"), card("c", "a", programme="A"))
    found = locate(cards, divisions)
    assert [item.id for item in found.cards] == ["c", "a", "b"]
    assert found.card("a").id == "a"
    with pytest.raises(KeyError):
        found.card("q")


def test_areas_and_divisions_that_do_not_exist_are_told_all_at_once(divisions):
    cards = (card("x", "a", "q1", "q2"), card("y", "a", division="bydel"))
    assert faults_of(locate, cards, divisions) == (
        Fault(FaultKind.CODE_NOT_IN_AREAS, "x", "geography.areas", "q1", "deso"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, "x", "geography.areas", "q2", "deso"),
        Fault(FaultKind.FIELD_VALUE, "y", "geography.division", "bydel", "deso, regso"),
    )
