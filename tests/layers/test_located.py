import geopandas as gpd
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


def test_an_outline_is_part_of_the_shape(divisions):
    drawn = square(3)
    outline = gpd.GeoSeries([drawn], crs="EPSG:3006").to_crs("EPSG:4326")[0].wkt
    alone = initiative_card("x", geography={"outline": outline})
    with_areas = initiative_card("y", geography={"outline": outline, "areas": ["a"]})
    found = locate((alone, with_areas), divisions)
    assert found.shapes["x"].symmetric_difference(drawn).area < 1e-3
    assert found.shapes["y"].area == pytest.approx(20_000, rel=1e-6)


def test_sites_are_points_and_those_without_coordinates_stand_in_their_areas(divisions):
    centre = gpd.GeoSeries([square(1).centroid], crs="EPSG:3006").to_crs("EPSG:4326")[0]
    known = {"name": "Huset", "longitude": centre.x, "latitude": centre.y, "certainty": "verified"}
    vague = {"name": "Skolan", "areas": ["c"], "certainty": "inferred"}
    nowhere = {"name": "Någonstans", "certainty": "remembered"}
    place = {"sites": [vague, known, nowhere]}
    points = locate((initiative_card("x", extent="points", geography=place),), divisions).points
    told = points.set_index("name")
    assert list(points.columns) == ["initiative", "name", "approximate", "geometry"]
    assert told["approximate"].to_dict() == {"Huset": False, "Skolan": True}
    assert told.geometry["Huset"].distance(square(1).centroid) < 1e-3
    assert told.geometry["Skolan"].within(square(5))
    assert set(points["initiative"]) == {"x"}


def test_only_an_initiative_at_points_has_points(divisions):
    site = {"name": "Huset", "areas": ["a"], "certainty": "inferred"}
    card = initiative_card("x", geography={"areas": ["a"], "sites": [site]})
    found = locate((card,), divisions)
    assert found.points.empty
    assert found.points.crs == divisions["deso"].crs


def test_a_register_is_carried_to_another_crs(divisions):
    found = locate((initiative_card("x", "a"),), divisions)
    there = found.to_crs("EPSG:3008")
    assert there.shapes.crs == there.points.crs == "EPSG:3008"
    assert there.shapes["x"].area == pytest.approx(10_000, rel=1e-3)
    assert there.fingerprint == found.fingerprint
