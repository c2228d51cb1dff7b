import json
import shutil
import sqlite3
import subprocess
from contextlib import closing

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
from pyproj import CRS

from export import __version__
from export.gis import CRS_CHOICES, areas_bytes, geopackage_bytes
from export.gis.layers import link_table, map_layers
from export.gis.styles import style_of
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import area_set, square
from tests.helpers.dossiers import (
    DATA_HASH,
    TOLD,
    bytes_of_secret,
    dossier_with_sites,
    small_dossier,
    small_scenario,
)

LAYERS = ["kortlista", "omraden", "insatser"]
TABLES = ["koppling", "faltlista", "metadata", "layer_styles"]
STYLE_COLUMNS = [
    "id",
    "f_table_catalog",
    "f_table_schema",
    "f_table_name",
    "f_geometry_column",
    "styleName",
    "styleQML",
    "styleSLD",
    "useAsDefault",
    "description",
    "owner",
    "ui",
    "update_time",
]
NO_OGRINFO = "ogrinfo finns inte på den här datorn"


@pytest.fixture(scope="module")
def dossier():
    return small_dossier()


@pytest.fixture(scope="module", params=CRS_CHOICES)
def file(request, dossier, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "a.gpkg"
    path.write_bytes(geopackage_bytes(dossier, request.param))
    return path, request.param


@pytest.fixture(scope="module")
def path(dossier, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "a.gpkg"
    path.write_bytes(geopackage_bytes(dossier))
    return path


def rows(path, query):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


# ------------------------------------------------------------------ layers


def test_every_layer_is_there_in_the_crs_asked_for(file, dossier):
    path, crs = file
    layers = dict(pyogrio.list_layers(path))
    assert list(layers) == LAYERS + TABLES
    assert [layers[name] for name in LAYERS] == ["MultiPolygon"] * 3
    assert [layers[name] for name in TABLES] == [None] * len(TABLES)
    frames = (dossier.shortlist, dossier.areas, dossier.initiatives)
    for name, frame in zip(LAYERS, frames, strict=True):
        info = pyogrio.read_info(path, layer=name)
        assert info["features"] == len(frame)
        assert CRS(info["crs"]) == CRS(crs)
        back = gpd.read_file(path, layer=name).to_crs("EPSG:3006")
        expected = np.asarray(frame.geometry)
        moved = [a.hausdorff_distance(b) for a, b in zip(back.geometry, expected, strict=True)]
        assert max(moved) < 0.01


def test_the_crs_is_labelled_by_its_number(file):
    path, crs = file
    number = int(crs.removeprefix("EPSG:"))
    query = "SELECT DISTINCT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys "
    query += "JOIN gpkg_geometry_columns USING (srs_id)"
    assert rows(path, query) == [("EPSG", number)]


def test_malmos_own_system_is_the_first_choice(path):
    assert CRS_CHOICES[0] == "EPSG:3008"
    assert CRS(pyogrio.read_info(path, layer="omraden")["crs"]) == CRS("EPSG:3008")


def test_figures_and_words_come_back_as_they_went_out(path, dossier):
    back = gpd.read_file(path, layer="omraden").set_index("kod")
    plain = dossier.areas
    assert back.index.tolist() == plain["kod"].tolist()
    assert back["namn"].tolist() == plain["namn"].tolist()
    np.testing.assert_array_equal(back["indexvarde"], plain["indexvarde"])
    np.testing.assert_array_equal(back["pop_2025"], plain["pop_2025"])
    assert back["rang"].tolist()[:3] == [1, 1, 1]
    assert np.isnan(back["rang"].iloc[3])
    short = gpd.read_file(path, layer="kortlista")
    assert short["skal"].tolist() == ["Störst behov", ""]
    assert short["ordning"].tolist() == [1, 2]


def test_an_empty_shortlist_is_an_empty_layer(tmp_path):
    empty = small_dossier(Shortlist(division="own"))
    (tmp_path / "a.gpkg").write_bytes(geopackage_bytes(empty))
    info = pyogrio.read_info(tmp_path / "a.gpkg", layer="kortlista")
    assert info["features"] == 0
    assert "skal" in info["fields"]
    assert CRS(info["crs"]) == CRS("EPSG:3008")


def test_sites_are_a_layer_of_points_where_there_are_any(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(geopackage_bytes(dossier_with_sites()))
    info = pyogrio.read_info(tmp_path / "a.gpkg", layer="insatser_platser")
    assert info["geometry_type"] == "Point"
    back = gpd.read_file(tmp_path / "a.gpkg", layer="insatser_platser")
    assert back["plats"].tolist() == ["Åhuset", "Någonstans"]
    assert back["lage"].tolist() == ["Angivet i källan", "Ungefärligt: någonstans i området"]
    expected = gpd.GeoSeries([square(1).centroid, square(2).centroid], crs="EPSG:3006")
    assert back.geometry.distance(expected.to_crs("EPSG:3008")).max() < 0.01


# ------------------------------------------------------------------ styles


def test_every_layer_has_a_style_where_qgis_looks_for_it(path):
    columns = rows(path, "PRAGMA table_info(layer_styles)")
    assert [column[1] for column in columns] == STYLE_COLUMNS
    contents = "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'"
    assert rows(path, contents) == [("attributes",)]
    styles = rows(
        path,
        "SELECT f_table_catalog, f_table_schema, f_table_name, f_geometry_column, useAsDefault, "
        "typeof(styleQML) FROM layer_styles",
    )
    geometry = dict(rows(path, "SELECT table_name, column_name FROM gpkg_geometry_columns"))
    assert styles == [("", "", name, geometry[name], 1, "text") for name in LAYERS]


def test_the_style_is_the_one_of_the_layer(path, dossier):
    kept = dict(rows(path, "SELECT f_table_name, styleQML FROM layer_styles"))
    assert kept == {layer.name: style_of(layer, dossier) for layer in map_layers(dossier)}


# ------------------------------------------------------------------ to join


def test_the_table_to_join_holds_codes_and_figures_without_geometry(path, dossier):
    table = pyogrio.read_dataframe(path, layer="koppling", read_geometry=False)
    assert "koppling" not in dict(rows(path, "SELECT table_name, 1 FROM gpkg_geometry_columns"))
    assert table["kod"].tolist() == sorted(dossier.areas["kod"])
    assert table["ordning"].fillna(0).tolist() == [2, 0, 1, 0]
    assert table["indexvarde"].tolist()[:3] == [50, 50, 50]
    assert table["pop_2025"].tolist()[:3] == [1000, 2000, TOLD]


# ------------------------------------------------------------------ what it says of itself


def test_it_is_a_geopackage_of_version_1_2(path):
    assert rows(path, "PRAGMA application_id") == [(0x47504B47,)]
    assert rows(path, "PRAGMA user_version") == [(10200,)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_every_field_has_a_swedish_alias(path, dossier):
    aliases = {
        (table, column): title
        for table, column, title in rows(
            path, "SELECT table_name, column_name, title FROM gpkg_data_columns"
        )
    }
    own = {
        "kortlista": dossier.shortlist_columns,
        "omraden": dossier.columns,
        "insatser": dossier.initiative_columns,
    }
    own["koppling"] = link_table(dossier).columns
    for layer in own:
        fields = set(pyogrio.read_info(path, layer=layer)["fields"])
        assert fields == {column for table, column in aliases if table == layer}
        assert {aliases[layer, column.name] for column in own[layer]} == {
            column.title for column in own[layer]
        }
    assert aliases["omraden", "rang"] == "Rang"
    extensions = rows(path, "SELECT table_name, extension_name FROM gpkg_extensions")
    assert ("gpkg_data_columns", "gpkg_schema") in extensions


def test_the_list_of_fields_names_every_field_of_every_layer(path, dossier):
    fields = gpd.read_file(path, layer="faltlista")
    link = link_table(dossier).columns
    own = [*dossier.shortlist_columns, *dossier.columns, *dossier.initiative_columns, *link]
    assert fields["Kolumn"].tolist() == [column.name for column in own]
    source = fields[(fields["Lager"] == "omraden") & (fields["Kolumn"] == "pop_2025")]["Källa"]
    assert source.tolist() == ["SCB: Folkmängd, avser 2025-12-31"]


def test_metadata_are_in_the_file(path):
    table = gpd.read_file(path, layer="metadata")
    told = dict(zip(table["Uppgift"], table["Värde"], strict=True))
    scenario = small_scenario()
    assert told["Scenario"] == "Prov"
    assert told["Scenariots fingeravtryck (SHA-256)"] == scenario.fingerprint
    assert told["Datas fingeravtryck (SHA-256)"] == DATA_HASH
    assert told["Skapad"] == "2026-03-01"
    assert told["Programversion"] == __version__
    assert json.loads(told["Scenariot i sin helhet (JSON)"])["name"] == "Prov"


def test_what_is_suppressed_is_nowhere_among_the_bytes(file):
    path, _ = file
    content = path.read_bytes()
    assert [form for form in bytes_of_secret() if form in content] == []
    assert np.array(TOLD, ">f8").tobytes() in content


def test_areas_alone_come_back_with_code_name_and_parent(tmp_path):
    areas = area_set(a=square(), b=square(1))
    areas.frame["parent"] = ["p", "q"]
    (tmp_path / "a.gpkg").write_bytes(areas_bytes(areas, "EPSG:3006"))
    back = gpd.read_file(tmp_path / "a.gpkg").set_index("code")
    assert back["name"].to_dict() == {"a": "a", "b": "b"}
    assert back["parent"].to_dict() == {"a": "p", "b": "q"}
    assert back.geometry.area.tolist() == pytest.approx([10_000, 10_000])


def test_a_second_program_reads_it_without_a_warning(path):
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip(NO_OGRINFO)
    told = subprocess.run(
        [ogrinfo, "-ro", "-so", str(path), "omraden"], capture_output=True, text=True, check=True
    )
    assert "Feature Count: 4" in told.stdout
    assert "SWEREF99 13 30" in told.stdout
    assert told.stderr == ""
