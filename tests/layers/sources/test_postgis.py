"""Areas from a table in a real PostGIS, where there is one."""

import os

import pytest
import sqlalchemy as sa

from geo.reading import read_areas
from language.faults import message
from layers.sources.by_address import fetch_layer
from layers.sources.cache import Cache
from layers.sources.postgis import read_table, tables_at
from tests.helpers import postgres
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import TODAY

NO_POSTGIS = "prov mot PostGIS: tillägget finns inte på servern"
SQUARE = "POLYGON((370000 6160000, 370000 6160100, 370100 6160100, 370100 6160000, 370000 6160000))"


@pytest.fixture(scope="module")
def address():
    """A database with two tables of areas and one without geometry; and one without PostGIS."""
    with postgres.server() as url:
        engine = sa.create_engine(url.set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            known = "SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"
            if not connection.exec_driver_sql(known).first():
                (pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip)(NO_POSTGIS)
            for each in ("CREATE EXTENSION postgis", "CREATE SCHEMA plan", *TABLES):
                connection.exec_driver_sql(each)
        engine.dispose()
        yield url.render_as_string(hide_password=False)


TABLES = (
    'CREATE TABLE "Områden" (kod text, namn text, geom geometry(Polygon, 3006))',
    f"INSERT INTO \"Områden\" VALUES ('a', '=1+1', ST_GeomFromText('{SQUARE}', 3006))",
    "CREATE TABLE plan.tom (kod text, yta geometry(Polygon, 3006))",
    "CREATE TABLE tal (kod text, antal int)",
)


def test_tables_with_geometry_are_listed(address):
    assert tables_at(address) == ("plan.tom", "Områden")


def test_a_table_is_read_in_its_own_crs(address):
    frame = read_table(address, "Områden")
    assert frame.crs.to_epsg() == 3006
    assert frame["kod"].tolist() == ["a"]
    assert frame.geometry.area.tolist() == [10_000.0]


def test_one_of_several_has_to_be_named_and_an_empty_one_is_told(address):
    for name in ("", "tal", 'tal"; DROP TABLE tal; --'):
        (fault,) = faults_of(read_table, address, name)
        assert (fault.kind, fault.allowed) == (FaultKind.LAYER_CHOICE, "plan.tom, Områden")
    (fault,) = faults_of(read_table, address, "plan.tom")
    assert fault.kind is FaultKind.SOURCE_EMPTY


def test_a_table_is_kept_as_areas_that_can_be_read(address, tmp_path):
    outcome = fetch_layer(Cache(tmp_path), address, "Områden", TODAY)
    assert list(read_areas(tmp_path / outcome.manifest.file).areas.codes) == ["a"]
    assert "tests@" not in outcome.manifest.address


def test_a_database_without_postgis_is_told(address):
    engine = sa.create_engine(
        sa.make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE bare")
    engine.dispose()
    bare = sa.make_url(address).set(database="bare").render_as_string(hide_password=False)
    (fault,) = faults_of(tables_at, bare)
    assert fault.kind is FaultKind.DATABASE_WITHOUT_MAPS


@pytest.mark.parametrize("wrong", ["postgresql://[", "postgresql://host:port/db"])
def test_what_is_no_address_is_told(wrong):
    faults = faults_of(tables_at, wrong)
    assert message(faults)
