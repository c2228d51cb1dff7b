import numpy as np
import pytest

from layers.sources.http import Web
from layers.sources.kolada import fetch_benchmarks
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import Watch


@pytest.fixture
def benchmarks(server):
    web = Web(clock=Watch().clock)

    def fetch(kpis=("N15428", "N02904"), years=range(2010, 2026)):
        return fetch_benchmarks(web, f"{server.url}/v3", list(kpis), "1280", list(years))

    yield fetch
    web.close()


def test_every_page_is_read_at_the_address_that_was_asked(benchmarks, server):
    frame = benchmarks()
    assert len(server.asked) == 4
    assert len(frame) == 2 * 16 * 2
    assert set(frame["gender"]) == {"T", "K"}


def test_values_are_those_of_the_source_and_deleted_ones_are_left_out(benchmarks):
    frame = benchmarks().set_index(["kpi", "year", "gender"])["value"]
    assert frame["N15428", 2024, "T"] == 24
    assert frame["N02904", 2024, "T"] == 25
    assert np.isnan(frame["N02904", 2024, "K"])


def test_ids_are_asked_for_at_most_25_at_a_time(benchmarks, server):
    frame = benchmarks([f"N{at:05d}" for at in range(26)], range(2000, 2026))
    assert frame.groupby("kpi").size().eq(2 * 26).all()
    assert frame["kpi"].nunique() == 26
    for path in server.asked:
        parts = path.split("?")[0].split("/")
        assert max(len(part.split(",")) for part in parts) <= 25


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("repeated", FaultKind.SOURCE_REPEATED),
        ("changed", FaultKind.SOURCE_CHANGED),
        ("empty", FaultKind.SOURCE_EMPTY),
    ],
)
def test_what_is_wrong_is_told(benchmarks, server, fault, kind):
    server.fail(fault)
    assert [each.kind for each in faults_of(benchmarks)] == [kind]
