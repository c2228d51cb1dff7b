"""Areas from any address, through GDAL."""

import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import box

import cli
from geo.areas import WORKING_CRS
from geo.reading import read_areas
from language.faults import message
from layers.sources import by_address, ogc
from layers.sources.by_address import fetch_layer
from layers.sources.cache import Cache
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import TODAY

SERVER = Path(__file__).resolve().parents[2] / "helpers" / "features_server.py"


@pytest.fixture(scope="module")
def features():
    """Address of a service of two collections, one of them empty."""
    command = [sys.executable, str(SERVER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://geodata.scb.se/geoserver/stat/wfs", "WFS"),
        ("https://kommun.se/ows?service=WFS&version=2.0.0", "WFS"),
        ("https://kommun.se/ogc/features/v1", "OAPIF"),
        ("postgresql://u:p@host/db", "PostGIS"),
    ],
)
def test_the_kind_is_seen_from_the_address(address, kind):
    assert ogc.kind_of(address) == kind


def test_gdal_reads_wfs_and_features():
    assert {"WFS", "OAPIF"} <= set(ogc.drivers())


def test_layers_and_areas_come_through_a_features_service(features):
    assert ogc.layers_at(features, "OAPIF") == ("deso", "regso")
    frame = ogc.read_layer(features, "deso", "OAPIF")
    assert sorted(frame["kod"]) == ["a", "b"]
    assert frame.crs.to_epsg() == 4326


def test_one_of_several_layers_has_to_be_named(features):
    (fault,) = faults_of(ogc.read_layer, features, "", "OAPIF")
    assert (fault.kind, fault.allowed) == (FaultKind.LAYER_CHOICE, "deso, regso")
    (fault,) = faults_of(ogc.read_layer, features, "vatten", "OAPIF")
    assert fault.received == "vatten"


def test_a_layer_without_rows_is_told(features):
    (fault,) = faults_of(ogc.read_layer, features, "regso", "OAPIF")
    assert fault.kind is FaultKind.SOURCE_EMPTY


@pytest.mark.parametrize("path", ["annat/wfs", "annat"])
def test_a_service_that_is_none_is_told(features, path):
    (fault,) = faults_of(ogc.layers_at, f"{features}/{path}")
    assert fault.kind is FaultKind.SOURCE_NOT_DATA


def test_what_gdal_was_built_without_is_told(monkeypatch):
    monkeypatch.setattr(ogc, "drivers", lambda: {"WFS": "r"})
    (fault,) = faults_of(ogc.read_layer, "https://kommun.se/ogc/features/v1", "tabell")
    assert fault.kind is FaultKind.DRIVER_MISSING


@pytest.mark.parametrize("function", [ogc.read_layer, ogc.layers_at])
def test_a_database_that_cannot_be_reached_is_told_without_its_password(function):
    faults = faults_of(function, "postgresql://anna:hemlig@127.0.0.1:9/db")
    assert faults[0].kind is FaultKind.SOURCE_UNREACHABLE
    assert "hemlig" not in message(faults)


def test_a_layer_is_kept_as_areas_that_can_be_read(features, tmp_path):
    cache = Cache(tmp_path)
    outcome = fetch_layer(cache, features, "deso", TODAY)
    assert outcome.manifest.source.publisher == "127.0.0.1"
    assert outcome.change.added == 2
    reading = read_areas(tmp_path / outcome.manifest.file)
    assert list(reading.areas.codes) == ["a", "b"]
    assert fetch_layer(cache, features, "deso", TODAY).change.is_none


def test_the_command_takes_an_address(features, tmp_path, capsys):
    assert cli.main(["fetch", features, "--layer", "deso", "--out", str(tmp_path)]) == 0
    assert "lager-127-0-0-1-deso: ny, 2 rader." in capsys.readouterr().out
    assert cli.main(["fetch", features, "--out", str(tmp_path)]) == 2
    assert "deso, regso" in capsys.readouterr().err


def test_layers_of_one_name_at_two_addresses_of_a_host_are_two_sets(monkeypatch, tmp_path):
    areas = gpd.GeoDataFrame({"kod": ["a"]}, geometry=[box(0, 0, 1, 1)], crs=WORKING_CRS)
    monkeypatch.setattr(by_address, "read_layer", lambda *_: areas.copy())
    cache, address = Cache(tmp_path), "https://kommun.se/geoserver"
    first, second, again = (
        fetch_layer(cache, f"{address}/{place}/wfs", "deso", TODAY) for place in ("a", "b", "a")
    )
    assert {each.name for each in cache.manifests()} == {
        "lager-kommun-se-deso",
        second.manifest.name,
    }
    assert again.manifest.name == first.manifest.name == "lager-kommun-se-deso"
    assert again.change.is_none
