"""A server that replays the sources, new for each test, and no proxy on the way to it."""

import pytest

from tests.helpers.replay import replaying, small_world


@pytest.fixture(scope="session", autouse=True)
def _straight():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        yield


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def server(world):
    with replaying(world) as running:
        yield running
