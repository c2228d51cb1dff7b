"""Every way a source can fail, at every source: one clear message, and a cache that is whole."""

import pytest

from language.faults import message
from layers.sources.cache import Cache
from layers.sources.jobs import jobs
from tests.helpers.areas import FaultKind
from tests.helpers.fetching import Watch, content, desk_of, fetch

SETS = {
    "scb-wfs": ("deso_2025-1280", "/wfs"),
    "scb-metadata": ("tab6574-deso_2025-1280", "/metadata"),
    "scb-data": ("tab6574-deso_2025-1280", "/data?"),
    "kolada": ("kolada-1280", "/data/kpi/"),
    "ckan": ("malmo-statistik", "datastore_search"),
    "ckan-package": ("malmo-delomraden", "package_show"),
}
"""By source: the job, and what its path holds."""

NETWORK = {
    "429": FaultKind.SOURCE_BUSY,
    "503": FaultKind.SOURCE_BUSY,
    "500": FaultKind.SOURCE_REFUSED,
    "404": FaultKind.SOURCE_REFUSED,
    "slow": FaultKind.SOURCE_SLOW,
    "cut": FaultKind.SOURCE_CUT,
    "malformed": FaultKind.SOURCE_NOT_DATA,
    "html": FaultKind.SOURCE_NOT_DATA,
    "empty_body": FaultKind.SOURCE_NOT_DATA,
    "list": FaultKind.SOURCE_NOT_DATA,
}
CONTENT = {
    ("scb-wfs", "wrong_total"): FaultKind.SOURCE_COUNT,
    ("scb-wfs", "changed"): FaultKind.SOURCE_CHANGED,
    ("scb-wfs", "empty"): FaultKind.SOURCE_EMPTY,
    ("scb-metadata", "changed"): FaultKind.SOURCE_CHANGED,
    ("scb-metadata", "empty"): FaultKind.SOURCE_EMPTY,
    ("scb-data", "wrong_total"): FaultKind.SOURCE_COUNT,
    ("scb-data", "changed"): FaultKind.SOURCE_CHANGED,
    ("scb-data", "empty"): FaultKind.SOURCE_COUNT,
    ("scb-data", "repeated"): FaultKind.SOURCE_COUNT,
    ("kolada", "repeated"): FaultKind.SOURCE_REPEATED,
    ("kolada", "changed"): FaultKind.SOURCE_CHANGED,
    ("kolada", "empty"): FaultKind.SOURCE_EMPTY,
    ("ckan", "wrong_total"): FaultKind.SOURCE_COUNT,
    ("ckan", "repeated"): FaultKind.SOURCE_REPEATED,
    ("ckan", "empty"): FaultKind.SOURCE_EMPTY,
}
CASES = [
    *((source, fault, kind) for source in SETS for fault, kind in NETWORK.items()),
    *((source, fault, kind) for (source, fault), kind in CONTENT.items()),
]


@pytest.fixture
def desk(server, tmp_path):
    """Makes desks at the server, with short pages so that a fault can come in the middle."""
    made = []

    def make(**more):
        made.append(desk_of(server.url, tmp_path, **more))
        return made[-1]

    server.page = 3
    yield make
    for each in made:
        each.close()


@pytest.mark.parametrize(("source", "fault", "kind"), CASES)
def test_a_fault_is_told_once_and_the_cache_stays_as_it_was(
    server, world, tmp_path, desk, source, fault, kind
):
    name, path = SETS[source]
    assert fetch(desk(), name).faults == ()
    before = content(tmp_path)
    world.updated, world.shift = "2026-09-01T07:00:00Z", 1
    server.fail(fault, path=path)
    report = fetch(desk(), name)
    assert report.outcomes == ()
    assert [each.kind for each in report.faults] == [kind]
    told = message(report.faults)
    assert told.startswith("Det finns ett fel:\n– ")
    assert "127.0.0.1" in told or kind not in NETWORK.values()
    assert content(tmp_path) == before
    cache = Cache(tmp_path)
    assert all(cache.is_whole(each) for each in cache.manifests())


@pytest.mark.parametrize("fault", ["429", "503", "500", "cut"])
@pytest.mark.parametrize("source", SETS)
def test_what_passes_is_not_noticed(server, desk, source, fault):
    name, path = SETS[source]
    watch = Watch()
    server.fail(fault, path=path, times=2)
    report = fetch(desk(clock=watch.clock), name)
    assert report.faults == ()
    assert [outcome.change.first for outcome in report.outcomes] == [True]
    assert watch.waited == ([7, 7] if fault in ("429", "503") else [1, 2])


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_that_repeats_is_found_wherever_it_comes(server, desk, page):
    server.page = 2
    server.fail("repeated", path="datastore", after=page)
    assert [each.kind for each in fetch(desk(), "malmo-statistik").faults] == [
        FaultKind.SOURCE_REPEATED
    ]


def test_columns_that_change_between_pages_are_found(server, desk):
    server.page = 2
    server.fail("changed", path="datastore", after=1)
    assert [each.kind for each in fetch(desk(), "malmo-statistik").faults] == [
        FaultKind.SOURCE_CHANGED
    ]


def test_a_source_that_is_down_is_tried_once_and_the_others_go_on(server, desk):
    server.fail("503", path="/api/v2")
    made = desk()
    report = fetch(made)
    assert [fault.kind for fault in report.faults] == [FaultKind.SOURCE_BUSY]
    assert {job.source for job in report.skipped} == {"scb-pxweb"}
    assert len(report.skipped) == sum(job.source == "scb-pxweb" for job in jobs(made)) - 1
    assert {outcome.manifest.kind for outcome in report.outcomes} == {
        "areas",
        "benchmark",
        "records",
    }


def test_one_table_that_has_changed_does_not_stop_the_others(server, desk):
    server.fail("changed", path="TAB6574/metadata")
    made = desk()
    report = fetch(made, "deso_2025")
    assert {fault.file for fault in report.faults} == {"SCB TAB6574"}
    assert len(report.outcomes) == sum("deso_2025" in job.groups for job in jobs(made)) - 1
    assert report.skipped == ()


def test_nothing_is_asked_twice_while_the_publisher_has_changed_nothing(server, desk):
    fetch(desk(), "TAB6574")
    asked = len(server.asked)
    report = fetch(desk(), "TAB6574")
    assert all(outcome.change.is_none for outcome in report.outcomes)
    assert [path.split("?")[0] for path in server.asked[asked:]] == [
        "/api/v2/tables/TAB6574/metadata"
    ]


def test_what_has_changed_is_counted_by_cell(server, world, desk):
    fetch(desk(), "tab6568-deso_2025-1280")
    world.updated, world.shift = "2026-09-01T07:00:00Z", 1
    (outcome,) = fetch(desk(), "tab6568-deso_2025-1280").outcomes
    assert (outcome.change.changed, outcome.change.added) == (6 * 4 * 2, 0)
    del world.areas["DeSO_2025"]["1280C1060"]
    world.updated = "2026-10-01T07:00:00Z"
    (outcome,) = fetch(desk(), "tab6568-deso_2025-1280").outcomes
    assert (outcome.change.changed, outcome.change.removed) == (0, 4 * 2)


def test_a_damaged_set_is_fetched_again(server, tmp_path, desk):
    (outcome,) = fetch(desk(), "tab6568-deso_2025-1280").outcomes
    (tmp_path / outcome.manifest.file).write_bytes(b"")
    (again,) = fetch(desk(), "tab6568-deso_2025-1280").outcomes
    assert again.change.first
    assert again.manifest == outcome.manifest


def test_parts_of_another_day_are_not_used(server, tmp_path, desk):
    from datetime import date

    server.fail("404", path="/data?", after=2)
    fetch(desk(cell_limit=100), "tab6574-deso_2025-1280")
    server.mend()
    asked = len(server.asked)
    fetch(desk(cell_limit=100, today=date(2026, 11, 27)), "tab6574-deso_2025-1280")
    whole = len(server.asked) - asked
    assert whole == 1 + 8
    assert not (tmp_path / "parts").exists()


def test_a_count_that_would_mix_contents_is_refused(server, world, desk, monkeypatch):
    from tests.helpers import replay

    contents = {"000007Y2": "Antal hushåll", "000007Y3": "Andel"}
    table = replay.VARIABLES["TAB6568"] | {"ContentsCode": contents}
    monkeypatch.setitem(replay.VARIABLES, "TAB6568", table)
    faults = fetch(desk(), "tab6568-deso_2025-1280").faults
    assert {(fault.kind, fault.where) for fault in faults} == {
        (FaultKind.SOURCE_CHANGED, "ContentsCode")
    }


def test_a_new_variable_with_several_codes_is_refused(server, desk, monkeypatch):
    from tests.helpers import replay

    for codes, fine in ((["a"], True), (["a", "b"], False)):
        table = replay.VARIABLES["TAB6568"] | {"Ny": {code: code for code in codes}}
        monkeypatch.setitem(replay.VARIABLES, "TAB6568", table)
        report = fetch(desk(), "tab6568-deso_2025-1280")
        assert (report.faults == ()) is fine


def test_only_what_is_named_is_fetched(server, desk):
    report = fetch(desk(), "kolada", "TAB6586")
    assert sorted(outcome.manifest.name for outcome in report.outcomes) == [
        "kolada-1280",
        "tab6586-regso_2020-1280",
        "tab6586-regso_2025-1280",
    ]
