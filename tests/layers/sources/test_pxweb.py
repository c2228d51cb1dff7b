"""Statistikdatabasen: what is asked for, in parts that fit, joined to what was there."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.sources.cache import Parts
from layers.sources.divisions import DIVISIONS
from layers.sources.http import Web
from layers.sources.pxweb import (
    CELL_LIMIT,
    PxWeb,
    codelists_of,
    match_codes,
    query,
    selected_codes,
    split,
)
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import Watch
from tests.helpers.replay import VARIABLES, replaying, small_world

SELECTIONS = st.dictionaries(
    st.sampled_from(["Region", "Kon", "Alder", "Tid"]),
    st.integers(1, 12).map(lambda count: [str(code) for code in range(count)]),
    min_size=1,
)


@pytest.fixture
def pxweb(server):
    web = Web(clock=Watch().clock)
    yield PxWeb(web, f"{server.url}/api/v2")
    web.close()


def all_of(world, table, **chosen):
    return {name: list(codes) for name, codes in world.variables(table).items()} | chosen


@given(SELECTIONS, st.integers(50, 500))
def test_parts_hold_every_cell_once_and_none_is_too_large(selection, limit):
    parts = split(selection, limit)
    sizes = [math.prod(map(len, part.values())) for part in parts]
    assert max(sizes) <= limit
    assert sum(sizes) == math.prod(map(len, selection.values()))
    for name, codes in selection.items():
        assert sorted({code for part in parts for code in part[name]}) == sorted(set(codes))


def test_a_selection_that_fits_is_one_part():
    assert split({"a": ["1", "2"]}, 2) == [{"a": ("1", "2")}]


def test_the_body_names_lists_of_codes_where_they_are_known():
    assert query({"Region": ["1"], "Tid": ["2024"]}, {"Region": "vs_DeSO2025"}) == {
        "selection": [
            {"variableCode": "Region", "codelist": "vs_DeSO2025", "valueCodes": ["1"]},
            {"variableCode": "Tid", "valueCodes": ["2024"]},
        ]
    }


def test_metadata_tell_codes_names_and_lists(pxweb, world):
    found = pxweb.metadata("TAB6574")
    assert {name: list(codes) for name, codes in found.codes.items()} == all_of(world, "TAB6574")
    assert found.labels["Kon"] == VARIABLES["TAB6574"]["Kon"]
    assert codelists_of(found, "Region") == (
        "vs_DeSO2025",
        "vs_RegSO2025",
        "vs_DeSO2018",
        "vs_RegSO2020",
    )


def test_figures_are_those_of_the_source_cell_by_cell(pxweb, world):
    frame = pxweb.figures("TAB6680", all_of(world, "TAB6680"))
    for row in frame.to_dict("records"):
        cell = {name: row[name] for name in world.variables("TAB6680")}
        assert row["value"] == world.figure("TAB6680", cell)[0]


def test_a_table_beyond_the_limit_comes_whole():
    world = small_world(count=260)
    selection = all_of(world, "TAB6574")
    cells = math.prod(map(len, selection.values()))
    assert cells > CELL_LIMIT
    with replaying(world) as server:
        web = Web(clock=Watch().clock)
        whole = PxWeb(web, f"{server.url}/api/v2")
        frame = whole.figures("TAB6574", selection)
        web.close()
        assert len(server.asked) > 1
    assert len(frame) == cells == len(frame.drop_duplicates(list(selection)))
    for row in frame.sample(500, random_state=1).to_dict("records"):
        cell = {name: row[name] for name in selection}
        assert row["value"] == world.figure("TAB6574", cell)[0]


def test_too_many_cells_in_one_call_are_refused_by_the_server(world):
    big = small_world(count=260)
    with replaying(big) as server:
        web = Web(clock=Watch().clock)
        asking = PxWeb(web, f"{server.url}/api/v2", cell_limit=10**9)
        (fault,) = faults_of(asking.figures, "TAB6574", all_of(big, "TAB6574"))
        web.close()
    assert (fault.kind, fault.received) == (FaultKind.SOURCE_REFUSED, "400")


def test_the_order_of_parts_does_not_show(pxweb, world):
    selection = all_of(world, "TAB6568")
    whole = pxweb.figures("TAB6568", selection)
    small = PxWeb(pxweb.web, pxweb.address, cell_limit=7)
    assert whole.equals(small.figures("TAB6568", selection))


def test_parts_that_are_there_are_not_asked_for_again(pxweb, world, server, tmp_path):
    selection, parts = all_of(world, "TAB6568"), Parts(tmp_path)
    small = PxWeb(pxweb.web, pxweb.address, cell_limit=30)
    server.fail("404", after=3)
    faults_of(small.figures, "TAB6568", selection, parts=parts)
    asked = len(server.asked)
    server.mend()
    frame = small.figures("TAB6568", selection, parts=parts)
    assert len(server.asked) - asked == len(split(selection, 30)) - 3
    assert frame.equals(pxweb.figures("TAB6568", selection))


def test_a_part_that_does_not_hold_together_is_not_kept(pxweb, world, server, tmp_path):
    server.fail("repeated", times=1)
    (fault,) = faults_of(pxweb.figures, "TAB6568", all_of(world, "TAB6568"), parts=Parts(tmp_path))
    assert (fault.kind, fault.where, fault.received) == (FaultKind.SOURCE_COUNT, "Region", "1")
    assert not any(tmp_path.iterdir())


LABELS = {
    "21": "förgymnasial",
    "5": "eftergymnasial, kort",
    "6": "Eftergymnasial, lång",
    "US": "saknas",
}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["*"], ["21", "5", "6", "US"]),
        (["*", "!US"], ["21", "5", "6"]),
        (["*", "!XX"], ["21", "5", "6", "US"]),
        (["6", "21"], ["21", "6"]),
        (["~eftergymnasial"], ["5", "6"]),
        (["~eftergymnasial", "5"], ["5", "6"]),
    ],
)
def test_codes_are_chosen_by_code_or_by_name(wanted, found):
    assert match_codes(LABELS, wanted) == (found, ())


def test_a_code_that_is_gone_is_told_with_those_that_are_there(pxweb):
    metadata = pxweb.metadata("TAB6534")
    (fault,) = faults_of(
        selected_codes, metadata, "UtbildningsNiva", ["5", "7", "~doktor"], "SCB TAB6534"
    )
    assert (fault.kind, fault.received) == (FaultKind.SOURCE_CHANGED, "7, ~doktor")
    assert "21 (förgymnasial utbildning)" in fault.allowed
    (fault,) = faults_of(selected_codes, metadata, "Kon", ["1"], "SCB TAB6534")
    assert fault.received == "Kon"


def test_codes_of_a_division_are_those_of_the_municipality_and_the_edition():
    codes = [
        "1280",
        "1280C1010",
        "1280C1010_DeSO2025",
        "1280R001",
        "1280R001_RegSO2025",
        "0180C1010_DeSO2025",
    ]
    found = {name: each.of(codes, "1280") for name, each in DIVISIONS.items()}
    assert found == {
        "deso_2025": ("1280C1010_DeSO2025",),
        "regso_2025": ("1280R001_RegSO2025",),
        "deso_2018": ("1280C1010",),
        "regso_2020": ("1280R001",),
    }
