import geopandas as gpd
import pyogrio
import pytest

from export.gis import CRS_CHOICES
from export.register_gis import geopackage_bytes
from layers.located import locate
from layers.register import Register
from tests.helpers.areas import square
from tests.helpers.initiatives import initiative_card
from tests.helpers.registers import DIVISIONS, SOUTH, TERMS, WEST

SITES = [
    {"name": "Huset", "longitude": WEST, "latitude": SOUTH, "certainty": "verified"},
    {"name": "Skolan", "areas": ["b"], "certainty": "inferred"},
]
REGISTER = Register(
    cards=(
        initiative_card("hel", extent="citywide", geography={}),
        initiative_card("lokal", "a"),
        initiative_card("platser", extent="points", geography={"sites": SITES}),
    )
)


@pytest.fixture(params=CRS_CHOICES)
def path(request, tmp_path):
    located = locate(REGISTER.cards, DIVISIONS)
    content = geopackage_bytes(REGISTER, located, TERMS, request.param)
    (tmp_path / "insatser.gpkg").write_bytes(content)
    return tmp_path / "insatser.gpkg"


def test_surfaces_places_and_tables_are_layers_of_their_own(path):
    kinds = dict(pyogrio.list_layers(path).tolist())
    assert kinds == {
        "Insatser": "MultiPolygon",
        "Platser": "Point",
        "Källor": None,
        "Historik": None,
        "Tillåtna ord": None,
    }


def test_every_initiative_is_a_row_with_its_surface_if_it_has_one(path):
    frame = gpd.read_file(path, layer="Insatser")
    assert frame["Id"].tolist() == ["hel", "lokal", "platser"]
    assert frame["Läge"].tolist() == ["Pågår"] * 3
    assert [shape is None for shape in frame.geometry] == [True, False, True]
    drawn = frame.to_crs("EPSG:3006").geometry[1]
    assert drawn.symmetric_difference(square()).area < 0.1


def test_every_site_is_a_row_with_its_point_if_it_is_known(path):
    frame = gpd.read_file(path, layer="Platser").to_crs("EPSG:4326")
    assert frame["Plats"].tolist() == ["Huset", "Skolan"]
    assert frame.geometry[1] is None
    assert (frame.geometry[0].x, frame.geometry[0].y) == pytest.approx((WEST, SOUTH), abs=1e-8)
    assert frame["Longitud"][0] == WEST
