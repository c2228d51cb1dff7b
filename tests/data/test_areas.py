import hashlib
import json
import tomllib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

AREAS = Path(__file__).parents[2] / "data" / "malmo" / "areas"
CARDS = sorted(AREAS.glob("*.toml"))
LEVELS = {"deso": 209, "regso": 91, "geso": 14}
LAND_KM2 = 156.95
"""Official land area of the city, km²."""


def read(level):
    return gpd.read_file(AREAS / f"{level}.geojson").set_index("code")


@pytest.fixture(scope="module")
def published():
    return {level: read(level) for level in LEVELS}


@pytest.fixture(scope="module")
def measured(published):
    return {level: frame.to_crs("EPSG:3006") for level, frame in published.items()}


def test_every_file_has_a_card_and_every_card_a_file():
    assert {path.stem for path in CARDS} == {path.stem for path in AREAS.glob("*.geojson")}
    assert {path.stem for path in CARDS} == {*LEVELS, "water"}


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_a_card_tells_of_the_file_beside_it(path):
    card = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (card["id"], card["file"]) == (path.stem, f"{path.stem}.geojson")
    assert card["sha256"] == hashlib.sha256((AREAS / card["file"]).read_bytes()).hexdigest()
    assert card["generalised"] is True
    assert all(card[field].endswith(".") for field in ("derived", "note"))
    assert "{" not in card["derived"] + card["note"]
    assert all(card["source"][field] for field in ("publisher", "title", "licence", "sha256"))
    assert "OpenStreetMap" in card["source"]["attribution"]


@pytest.mark.parametrize("level", [*LEVELS, "water"])
def test_the_file_is_one_feature_a_line_by_code_as_rfc_7946_has_it(level):
    text = (AREAS / f"{level}.geojson").read_text(encoding="utf-8")
    lines = text.splitlines()[1:-1]
    features = [json.loads(line.rstrip(",")) for line in lines]
    assert features == json.loads(text)["features"]
    assert "crs" not in json.loads(text)
    codes = [feature["properties"]["code"] for feature in features]
    assert codes == sorted(set(codes))
    frame = read(level)
    xy = shapely.get_coordinates(frame.geometry)
    np.testing.assert_array_equal(xy, xy.round(7))
    rings = shapely.get_exterior_ring(shapely.get_parts(np.asarray(frame.geometry)))
    assert shapely.is_ccw(rings).all()


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_each_level_is_a_coverage(published, measured, level, count):
    assert len(published[level]) == count
    for frame in (published[level], measured[level]):
        assert frame.is_valid.all()
        assert shapely.coverage_is_valid(np.asarray(frame.geometry))


@pytest.mark.parametrize("level", LEVELS)
def test_neither_gap_nor_overlap_is_left(measured, level):
    united = measured[level].union_all()
    assert measured[level].area.sum() == pytest.approx(united.area, abs=1)
    assert not any(part.interiors for part in shapely.get_parts(united))


@pytest.mark.parametrize("level", LEVELS)
def test_the_city_is_as_large_as_it_is(measured, level):
    assert measured[level].area.sum() / 1e6 == pytest.approx(LAND_KM2, rel=0.015)


@pytest.mark.parametrize(("lower", "upper"), [("deso", "regso"), ("regso", "geso")])
def test_each_area_is_exactly_the_union_of_its_parts(published, measured, lower, upper):
    assert set(published[lower]["parent"]) == set(published[upper].index)
    joined = published[lower].dissolve("parent", method="coverage").geometry.normalize()
    assert joined.geom_equals_exact(published[upper].geometry.normalize(), 0, align=True).all()
    parts = measured[lower].dissolve("parent").geometry
    apart = parts.symmetric_difference(measured[upper].geometry, align=True)
    assert apart.area.max() < 1e-6


def test_codes_and_names_are_those_of_their_level(published):
    deso, regso, geso = (published[level] for level in LEVELS)
    assert deso.index.str.fullmatch(r"1280C\d{4}").all()
    assert regso.index.str.fullmatch(r"1280R\d{3}").all()
    assert geso.index.to_list() == [f"GeSO-{number:02d}" for number in range(1, 15)]
    assert deso.loc["1280C1010", "name"] == "Tygelsjö by omland · C1010"
    assert "parent" not in geso
    assert all(frame["name"].is_unique for frame in (deso, regso, geso))


def test_an_area_that_lies_inside_another_is_still_there(measured):
    around = measured["deso"].geometry["1280C1040"]
    assert around.interiors[0].equals(measured["deso"].geometry["1280C1010"].exterior)


def test_the_water_lies_outside_land(measured):
    water = read("water").to_crs("EPSG:3006")
    land = measured["regso"].union_all()
    assert water.is_valid.all()
    assert 100 < water.area.sum() / 1e6 < 300
    assert water.intersection(land).area.sum() < 100
