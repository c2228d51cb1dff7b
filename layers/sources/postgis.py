"""Areas from a table in PostGIS, read only."""

from collections.abc import Iterator
from contextlib import contextmanager

import geopandas as gpd
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from geo.faults import Fault, FaultKind, InputError

TIMEOUT = 10
"""Seconds until a server that does not answer is given up."""

TABLES = sa.text(
    "SELECT f_table_schema, f_table_name, f_geometry_column FROM geometry_columns "
    "ORDER BY f_table_schema, f_table_name, f_geometry_column"
)
USUAL_SCHEMA = "public"
USUAL_HOST = "localhost"


def tables_at(address: str) -> tuple[str, ...]:
    """Names of the tables with geometry, with their schema unless it is the usual one.

    Parameters
    ----------
    address : str
        ``postgresql://USER:PASSWORD@HOST/DATABASE``.

    Raises
    ------
    InputError
        It is no address, the server cannot be reached, or has no PostGIS.
    """
    with _reading(address) as connection:
        return tuple(_tables(connection))


def read_table(address: str, table: str = "") -> gpd.GeoDataFrame:
    """Read a table as it stands.

    Parameters
    ----------
    address : str
    table : str
        As :func:`tables_at` names it; may be left out where there is one only.

    Returns
    -------
    GeoDataFrame
        At least one row, in the CRS of the table.

    Raises
    ------
    InputError
        As :func:`tables_at`; several tables and none named; no such table; no rows.
    """
    with _reading(address) as connection:
        known = _tables(connection)
        wanted = table or (next(iter(known)) if len(known) == 1 else "")
        if wanted not in known:
            allowed = ", ".join(known)
            raise InputError([Fault(FaultKind.LAYER_CHOICE, "PostGIS", "", table, allowed)])
        schema, name, geometry = known[wanted]
        quoted = connection.dialect.identifier_preparer.quote_identifier
        query = sa.text(f"SELECT * FROM {quoted(schema)}.{quoted(name)}")
        frame = gpd.read_postgis(query, connection, geom_col=geometry)
    if frame.empty:
        raise InputError([Fault(FaultKind.SOURCE_EMPTY, "PostGIS", wanted)])
    return frame


def _tables(connection: sa.Connection) -> dict[str, tuple[str, str, str]]:
    """Schema, table and geometry column by name; the first column where a table has several."""
    found: dict[str, tuple[str, str, str]] = {}
    for schema, name, geometry in connection.execute(TABLES):
        told = name if schema == USUAL_SCHEMA else f"{schema}.{name}"
        found.setdefault(told, (schema, name, geometry))
    return found


@contextmanager
def _reading(address: str) -> Iterator[sa.Connection]:
    """A connection on which nothing can be written.

    Raises
    ------
    InputError
        It is no address, or the driver complains; without the password.
    """
    url = _address(address)
    where = url.host or USUAL_HOST
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"connect_timeout": TIMEOUT})
    reader = engine.execution_options(postgresql_readonly=True)
    try:
        with reader.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise InputError([_fault(error, where)]) from error


def _address(address: str) -> sa.URL:
    try:
        return sa.make_url(address).set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, ValueError) as error:
        allowed = "postgresql://USER:PASSWORD@HOST/DATABASE"
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "postgresql", "", allowed)]) from error


def _fault(error: DBAPIError, where: str) -> Fault:
    """What a driver's complaint comes to; it says of a login only in words that it failed."""
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return Fault(FaultKind.DATABASE_WITHOUT_MAPS, where, where)
    refused = any(word in str(error.orig) for word in ("authentication failed", "no password"))
    kind = FaultKind.DATABASE_REFUSES if refused else FaultKind.SOURCE_UNREACHABLE
    return Fault(kind, where, where)
