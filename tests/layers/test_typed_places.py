import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.initiatives import Site
from layers.typed_places import outline_from_text, sites_from_text, sites_to_text
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.invented import invented
from tests.helpers.registers import sites

HOUSE = Site(name="Huset", longitude=13.0, latitude=55.6, delomrade="Holma", certainty="inferred")


@pytest.mark.parametrize(
    "text",
    [
        "13.0, 55.5\n13.1, 55.5\n13.1, 55.6",
        "13,0; 55,5\n13,1; 55,5\n\n13,1; 55,6\n",
        "13.0 55.5\n13.1 55.5\n13.1 55.6",
        "POLYGON ((13 55.5, 13.1 55.5, 13.1 55.6, 13 55.5))",
    ],
)
def test_an_outline_is_corners_or_wkt(text):
    found = shapely.from_wkt(outline_from_text(text))
    assert found.equals(shapely.Polygon([(13, 55.5), (13.1, 55.5), (13.1, 55.6)]))


def test_wkt_is_kept_to_the_letter_and_nothing_is_nothing():
    wkt = "POLYGON ((13.123456789012345 55.5, 13.2 55.5, 13.2 55.6, 13.123456789012345 55.5))"
    assert outline_from_text(f" {wkt}\n") == wkt
    assert outline_from_text("  \n") == ""


@pytest.mark.parametrize("text", ["13.0, 55.5", "här", "POINT (13 55)", "13,0 55,5\n13,1"])
def test_what_is_no_outline_is_told(text):
    (fault,) = faults_of(outline_from_text, text)
    assert fault.kind is FaultKind.FIELD_VALUE
    assert fault.where == "geography.outline"


@invented(100)
@given(st.lists(sites(), max_size=4))
def test_sites_come_back_from_their_lines(found):
    known = [Site.model_validate(site | {"name": f"P{at}"}) for at, site in enumerate(found)]
    back = sites_from_text(sites_to_text(known), known, "verified")
    assert [Site.model_validate(site) for site in back] == known


def test_a_name_with_a_semicolon_comes_back():
    odd = HOUSE.model_copy(update={"name": 'Hus; "A"'})
    (back,) = sites_from_text(sites_to_text([odd]), (), "verified")
    assert back["name"] == 'Hus; "A"'


def test_a_site_that_is_moved_keeps_what_its_line_does_not_say():
    (moved,) = sites_from_text("Huset; 13,1; 55,5", [HOUSE], "verified")
    assert Site.model_validate(moved) == HOUSE.model_copy(
        update={"longitude": 13.1, "latitude": 55.5}
    )


def test_a_new_site_has_the_certainty_that_is_given_and_may_have_no_name():
    first, second = sites_from_text("13.0, 55.6\nSkolan", (), "remembered", "Plats {number}")
    assert (first["name"], first["longitude"], first["certainty"]) == ("Plats 1", 13, "remembered")
    assert (second["name"], second["longitude"]) == ("Skolan", None)


def test_every_coordinate_that_is_no_number_is_told():
    faults = faults_of(sites_from_text, "A; öst; 55\nB; 13; norr", (), "verified")
    assert [(fault.where, fault.received) for fault in faults] == [
        ("geography.sites[1].longitude", "öst"),
        ("geography.sites[2].latitude", "norr"),
    ]
