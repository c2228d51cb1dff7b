"""Outlines of SCB: all pages, one municipality, cut at the coast."""

import pytest
from shapely import box

from geo.areas import WORKING_CRS
from layers.sources.cache import Parts
from layers.sources.divisions import DIVISIONS
from layers.sources.http import Web
from layers.sources.scb_wfs import fetch_outlines
from tests.helpers.areas import EAST, NORTH, FaultKind, faults_of, square
from tests.helpers.fetching import Watch


@pytest.fixture
def outlines(server):
    web = Web(clock=Watch().clock)

    def fetch(division="deso_2025", municipality="1280", **more):
        address = f"{server.url}/geoserver/stat/wfs"
        return fetch_outlines(web, address, DIVISIONS[division], municipality, **more)

    yield fetch
    web.close()


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_division_comes_with_codes_names_and_outlines(outlines, world, division):
    frame = outlines(division)
    layer = world.areas[DIVISIONS[division].layer.removeprefix("stat:")]
    own = {code: each for code, each in layer.items() if code.startswith("1280")}
    assert frame["code"].tolist() == sorted(own)
    assert frame.crs == WORKING_CRS
    for row in frame.itertuples():
        parent, name, shape = own[row.code]
        assert (row.parent, row.name) == (parent, name)
        assert row.geometry.equals(shape)


def test_any_municipality_can_be_asked_for(outlines):
    assert outlines(municipality="0180")["code"].tolist() == ["0180C1010"]
    (fault,) = faults_of(outlines, municipality="9999")
    assert fault.kind is FaultKind.SOURCE_EMPTY


@pytest.mark.parametrize("page", [1, 2, 4, 5, 6, 7, 1000])
def test_pages_of_any_size_give_the_same(outlines, server, page):
    assert outlines(page=page).equals(outlines())
    assert f"count={page}" in server.asked[0]


def test_the_call_is_as_documented(outlines, server):
    outlines("regso_2020")
    assert server.asked[0].startswith(
        "/geoserver/stat/wfs?service=WFS&version=2.0.0&request=GetFeature"
    )
    assert (
        "typeNames=stat%3ARegSO_2020&outputFormat=application%2Fjson&srsName=EPSG%3A3006"
        in server.asked[0]
    )
    assert "CQL_FILTER=kommunkod%3D%271280%27" in server.asked[0]


def test_pages_that_are_there_are_not_asked_for_again(outlines, server, tmp_path):
    server.fail("404", after=2)
    faults_of(outlines, page=2, parts=Parts(tmp_path))
    server.mend()
    asked = len(server.asked)
    assert outlines(page=2, parts=Parts(tmp_path)).equals(outlines())
    assert len(server.asked) == asked + 1 + 1


def test_areas_are_cut_to_land(outlines):
    land = box(EAST - 1000, NORTH - 1000, EAST + 250, NORTH + 1000)
    frame = outlines(
        municipality="1280",
        land=land.union(square(9)).union(box(EAST + 240, NORTH, EAST + 900, NORTH + 50)),
    )
    by_code = frame.set_index("code").geometry.area
    assert by_code["1280C1010"] == pytest.approx(10_000)
    assert by_code["1280C1030"] == pytest.approx(50 * 100 + 50 * 50)


def test_an_area_without_land_is_told(outlines):
    faults = faults_of(outlines, land=box(EAST, NORTH, EAST + 100, NORTH + 100))
    assert {fault.kind for fault in faults} == {FaultKind.AREA_VANISHED}
    assert len(faults) == 5


def test_another_coordinate_system_than_asked_for_is_refused(outlines, server, monkeypatch):
    from tests.helpers import replay

    real = replay.features

    def degrees(*arguments):
        return real(*arguments) | {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}}

    monkeypatch.setattr(replay, "features", degrees)
    (fault,) = faults_of(outlines)
    assert (fault.kind, fault.where) == (FaultKind.SOURCE_CHANGED, "crs")


def test_an_area_without_an_outline_is_told(outlines, world):
    from shapely import Point

    parent, name, _ = world.areas["DeSO_2025"]["1280C1010"]
    world.areas["DeSO_2025"] = world.areas["DeSO_2025"] | {"1280C1010": (parent, name, Point(0, 0))}
    (fault,) = faults_of(outlines)
    assert (fault.kind, fault.where) == (FaultKind.GEOMETRY_TYPE, "1280C1010")
