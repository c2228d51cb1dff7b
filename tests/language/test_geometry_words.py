import pytest
import shapely

from language.geometry_words import geometry_words


@pytest.mark.parametrize(
    ("wkt", "words"),
    [
        ("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "gränsen korsar sig själv vid (1,00000; 1,00000)"),
        ("POLYGON ((0 0, 4 0, 2 4, 6 4, 4 0, 9 0, 9 9, 0 9, 0 0))", "gränsen rör vid sig själv"),
        ("POLYGON ((0 0, 1 0, 1 1, 0 0), (5 5, 6 5, 6 6, 5 5))", "ett hål ligger utanför ytan"),
        (
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
            "ytor ligger i varandra",
        ),
    ],
)
def test_reasons_of_the_geometry_library_are_told_in_swedish(wkt, words):
    assert geometry_words(shapely.is_valid_reason(shapely.from_wkt(wkt))).startswith(words)


def test_a_coordinate_that_is_no_number_has_no_place():
    assert geometry_words("Invalid Coordinate[nan nan]") == "en koordinat är inte ett tal"


def test_an_unknown_reason_is_told_as_it_is():
    assert geometry_words("Något nytt[1 2]") == "Något nytt[1 2]"
