"""Divisions that figures can be carried between, wherever they come from."""

import geopandas as gpd
import pytest
from shapely import MultiPoint, Point

from geo.faults import FaultKind
from geo.grounds import Inhabited, Placed
from layers.carrying import COUNT, GROUND, Carrying
from layers.sources.cache import Cache
from layers.sources.ckan import ROW
from layers.sources.manifest import Manifest
from tests.helpers.areas import SWEREF, area_set, faults_of, kinds_of, square
from tests.helpers.tables import indicator_card, table_of
from ui.crossing import Side, file_side, known_side, known_sides, told_kinds, with_table
from ui.crossing_grounds import people_of, places_of
from ui.fetching import registry
from ui.workspace import embedded


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture
def cache(tmp_path):
    """A city's own division, whose columns nobody has described, and SCB's of 2018."""
    kept = Cache(tmp_path / "cache")
    named = gpd.GeoDataFrame(
        {"delområde": ["Lugnet", "Seved"], ROW: [1, 2]}, geometry=[square(0), square(1)], crs=SWEREF
    )
    same = named.assign(delområde="Lugnet")
    for name, frame in (("malmo-delomraden", named), ("malmo-stadsomraden", same)):
        told = {"name": name, "kind": "areas", "keys": (ROW,), "title": name.title()}
        kept.keep(Manifest(publisher="Malmö stad", attribution="Malmö stad", **told), frame)
    old = gpd.GeoDataFrame(
        {"code": ["1280C1010"], "name": [""], "parent": ["1280R001"]},
        geometry=[square(0)],
        crs=SWEREF,
    )
    manifest = Manifest(
        name="deso_2018-1280",
        kind="areas",
        keys=("code",),
        title="DeSO 2018, 1280",
        publisher="SCB",
        division="deso_2018",
    )
    kept.keep(manifest, old)
    return kept


def test_every_division_with_outlines_is_offered(catalogue, cache, tmp_path):
    assert list(known_sides(catalogue, cache)) == [
        *("deso", "regso", "geso", "deso_2018", "malmo-delomraden", "malmo-stadsomraden")
    ]
    assert list(known_sides(catalogue, Cache(tmp_path / "tom"))) == ["deso", "regso", "geso"]


def test_a_layer_goes_by_its_names_where_they_differ_and_else_by_its_rows(catalogue, cache):
    tables = registry()
    areas = known_side("malmo-delomraden", catalogue, cache, tables).areas
    assert list(areas.codes) == ["Lugnet", "Seved"]
    assert (areas.division, areas.source) == ("malmo-delomraden", "Malmö stad")
    rows = known_side("malmo-stadsomraden", catalogue, cache, tables).areas
    assert list(rows.codes) == ["1", "2"]
    assert list(rows.names) == ["Lugnet", "Lugnet"]


def test_an_edition_without_figures_is_a_division_all_the_same(catalogue, cache):
    side = known_side("deso_2018", catalogue, cache, registry())
    assert side.table is None
    assert side.areas.division == "deso_2018"


def test_an_embedded_level_has_its_figures(catalogue, cache):
    side = known_side("regso", catalogue, cache, registry())
    assert side.table is not None
    assert side.name_of("pop_2025") == "Folkmängd 2025"
    assert side.name_of("okänd") == "okänd"


# ------------------------------------------------------------------ own tables


@pytest.fixture
def side():
    return Side("own", "Egna", area_set(a=square(0), b=square(1)))


def test_a_table_is_read_by_what_its_columns_are_said_to_be(side, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("code;n;share;base;rest\na;1;2;3;x\nb;4;5;6;y\n", encoding="utf-8")
    told = told_kinds(["n"], ["share=base"])
    assert told == {"n": COUNT, "share": Carrying("weighted", weight="base")}
    assert told_kinds([], ["x"]) == {"x": GROUND}
    read = with_table(side, path, told, {})
    assert read.table.indicators == ("n", "share", "base")
    assert side.table is None


def test_a_table_whose_codes_or_columns_do_not_fit_is_refused_with_all_of_it(side, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("code;n;m\na;1;2\nc;4;5\n", encoding="utf-8")
    cards = {"m": indicator_card("m")}
    faults = faults_of(with_table, side, path, {}, cards)
    assert [(fault.kind, fault.received) for fault in faults] == [
        (FaultKind.KIND_NOT_TOLD, "n"),
        (FaultKind.CODE_NOT_IN_AREAS, "c"),
        (FaultKind.CODE_NOT_IN_TABLE, "b"),
    ]
    assert kinds_of(file_side, tmp_path / "saknas.gpkg") == [FaultKind.FILE_NOT_FOUND]


# ------------------------------------------------------------------ grounds


def test_polygons_are_a_mask_and_points_count(side):
    crs = side.areas.crs
    mask = gpd.GeoDataFrame(geometry=[square(0).buffer(-10)], crs=SWEREF)
    assert isinstance(places_of(mask, crs, None, "m"), Inhabited)
    east, north = square(0).centroid.coords[0]
    points = gpd.GeoDataFrame(
        {"n": ["3", "4"]},
        geometry=[Point(east, north), MultiPoint([(east, north), (east + 100, north)])],
        crs=SWEREF,
    ).to_crs("EPSG:4326")
    placed = places_of(points, crs, "n", "p")
    assert isinstance(placed, Placed)
    assert placed.of(side.areas.geometry.to_numpy()).tolist() == [7, 4]
    assert places_of(points, crs, None, "p").of(side.areas.geometry.to_numpy()).tolist() == [2, 1]


def test_places_that_cannot_be_used_are_told(side):
    crs = side.areas.crs
    points = gpd.GeoDataFrame({"n": ["många"]}, geometry=[square(0).centroid], crs=SWEREF)
    assert kinds_of(places_of, points, crs, "n", "p") == [FaultKind.WEIGHT]
    assert kinds_of(places_of, points, crs, "saknas", "p") == [FaultKind.COLUMN_MISSING]
    bare = points.set_crs(None, allow_override=True)
    assert kinds_of(places_of, bare, crs, None, "p") == [FaultKind.CRS_MISSING]


def test_people_are_those_of_a_division_that_has_them(side):
    crs = side.areas.crs
    counted = Side("x", "X", side.areas, table_of({"pop": [5, 7]}, ["a", "b"]))
    assert people_of(counted, "pop", crs).of(side.areas.geometry.to_numpy()).tolist() == [5, 7]
    assert kinds_of(people_of, counted, "saknas", crs) == [FaultKind.INDICATOR_UNKNOWN]
    assert kinds_of(people_of, side, "pop", crs) == [FaultKind.INDICATOR_UNKNOWN]
