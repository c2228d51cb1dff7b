"""Where areas lie: whatever their file says, they are put in the city or nowhere."""

import geopandas as gpd
import pytest
from shapely import box

from geo.faults import FaultKind
from layers.own.places import (
    CANDIDATES,
    Placing,
    guess_place,
    label_columns,
    placed,
    read_places,
)
from tests.helpers.areas import SWEREF, frame_of, square

CITY = gpd.GeoSeries([square(side=5_000.0)], crs=SWEREF)
AREAS = frame_of([square(0), square(1), square(2)], names=["Norr", "Söder", "Öster"])


def read(frame, placing):
    return read_places(frame, "a.gpkg", placing, code_column="code").reading.areas


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("crs", CANDIDATES)
def test_areas_are_put_in_the_city_from_every_system(crs, swapped):
    there = placed(AREAS.to_crs(crs), Placing("", is_swapped=swapped))
    guess = guess_place(there.set_crs(None, allow_override=True), CITY)
    assert guess.proposed.inside == 1.0
    areas = read(there, guess.proposed)
    apart = areas.geometry.distance(AREAS.set_index("code").to_crs(areas.crs).geometry)
    assert apart.max() < 700  # two systems may both put them there, some hundred metres apart


def test_what_a_file_says_is_believed_where_it_fits():
    guess = guess_place(AREAS, CITY)
    assert guess.is_sure
    assert (guess.told.crs, guess.told.is_swapped) == (SWEREF, False)


def test_what_a_file_says_is_doubted_where_it_does_not():
    wrong = AREAS.to_crs("EPSG:3008").set_crs(SWEREF, allow_override=True)
    guess = guess_place(wrong, CITY)
    assert not guess.is_sure
    assert (guess.told.crs, guess.proposed.crs) == (SWEREF, "EPSG:3008")


def test_areas_of_elsewhere_keep_what_their_file_says():
    elsewhere = gpd.GeoDataFrame({"code": ["a"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326")
    guess = guess_place(elsewhere, CITY)
    assert guess.proposed == guess.told
    assert (guess.told.crs, guess.fitting, guess.is_sure) == ("EPSG:4326", (), False)


def test_a_frame_without_any_place_has_none():
    empty = gpd.GeoDataFrame({"code": ["a"]}, geometry=[None], crs=SWEREF)
    assert guess_place(empty, CITY).told.inside == 0.0
    assert read_places(empty, "a", Placing(SWEREF), code_column="code").faults


def test_labels_are_found_by_heading_or_by_telling_areas_apart():
    assert label_columns(AREAS) == ("code", "")
    unusual = AREAS.rename(columns={"code": "beteckning", "names": "namn"})
    assert label_columns(unusual.assign(typ="x")[["typ", "beteckning", "namn", "geometry"]]) == (
        "beteckning",
        "namn",
    )


def test_a_system_that_is_not_told_is_a_fault():
    bare = AREAS.set_crs(None, allow_override=True)
    (fault,) = read_places(bare, "a.gpkg", Placing(""), code_column="code").faults
    assert fault.kind is FaultKind.CRS_MISSING
