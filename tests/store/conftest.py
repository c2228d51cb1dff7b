"""Databases for the tests: SQLite always, PostgreSQL where a server can be started."""

from itertools import count

import pytest

from store.opening import database_url, open_database
from store.repository import Store
from tests.helpers import postgres

BACKENDS = ("sqlite", "postgresql")
NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.server() as url:
        yield url


@pytest.fixture(params=BACKENDS)
def backend(request):
    """Kind of database that a test runs on."""
    return request.param


@pytest.fixture
def make_url(request, tmp_path):
    """Make the address of an empty database of a kind, as the environment would hold it."""

    def make(kind):
        number = next(NUMBERS)
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / f'{number}.db'}"
        server = request.getfixturevalue("postgres_server")
        made = postgres.empty(server, f"test_{number}")
        return made.render_as_string(hide_password=False)

    return make


@pytest.fixture
def url(make_url, backend):
    """Address of an empty database."""
    return make_url(backend)


@pytest.fixture
def open_at():
    """Open stores by address; they are closed after the test."""
    stores = []

    def start(address, **options):
        engine = open_database(database_url({"DATABASE_URL": address}))
        stores.append(Store(engine, **options))
        return stores[-1]

    yield start
    for store in stores:
        store.close()


@pytest.fixture
def store(open_at, url):
    """An empty store."""
    return open_at(url)


@pytest.fixture
def workspace(store):
    """Id of a workspace in it."""
    return store.create_workspace("Arbetsyta", who="Ada").id
