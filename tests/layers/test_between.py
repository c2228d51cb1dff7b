from dataclasses import replace

import pytest
from shapely import box

from geo.faults import FaultKind
from layers.between import between, edition, edition_faults
from tests.helpers.areas import area_set, kinds_of


@pytest.fixture
def fine():
    areas = area_set(a1=box(0, 0, 4, 10), a2=box(4, 0, 10, 10), b1=box(10, 0, 20, 10))
    frame = areas.frame.assign(parent=["a", "a", "b"])
    return replace(areas, frame=frame, division="deso_2018")


@pytest.fixture
def coarse():
    """Drawn with a border half a metre off, as generalised outlines are."""
    areas = area_set(a=box(0, 0, 10.5, 10), b=box(10.5, 0, 20, 10))
    return replace(areas, division="regso_2020")


def test_codes_decide_where_one_level_holds_the_other_in_the_same_edition(fine, coarse):
    up = between(fine, coarse)
    assert up.shares.toarray().tolist() == [[1, 0], [1, 0], [0, 1]]
    down = between(coarse, fine)
    assert down.shares.toarray()[0].tolist() == pytest.approx([0.4, 0.6, 0])
    assert down.parts.toarray().tolist() == [[1, 1, 0], [0, 0, 1]]
    assert down.editions == ("regso_2020", "deso_2018")


def test_outlines_decide_between_editions_though_every_code_may_match(fine, coarse):
    later = replace(coarse, division="regso_2025")
    assert between(fine, later).shares.toarray()[2].tolist() == pytest.approx([0.05, 0.95])
    moved = replace(fine, frame=fine.frame.assign(geometry=fine.geometry.iloc[::-1].to_numpy()))
    moved = replace(moved, division="deso_2025")
    assert between(fine, moved).shares.toarray().tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]


def test_the_same_edition_goes_over_by_code_however_it_is_drawn(fine):
    embedded = replace(fine, division="deso")
    fetched = replace(
        fine,
        division="deso_2025",
        frame=fine.frame.assign(geometry=fine.geometry.buffer(-0.2)),
    )
    found = between(embedded, fetched)
    assert found.shares.toarray().tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert edition("deso") == edition("deso_2025") == "deso_2025"


def test_areas_that_do_not_lie_in_their_parents_are_refused(fine, coarse):
    turned = replace(coarse, frame=coarse.frame.assign(geometry=coarse.geometry.to_numpy()[::-1]))
    assert kinds_of(between, fine, turned) == [FaultKind.NOT_NESTED]


def test_sources_are_brought_to_the_system_of_the_targets(fine, coarse):
    other = replace(coarse, frame=coarse.frame.set_crs("EPSG:3008", allow_override=True))
    back = replace(other, frame=other.frame.to_crs("EPSG:3006"))
    assert between(back, replace(other, division="own")).whole.all()


def test_years_that_a_division_does_not_hold_for_are_told():
    (fault,) = edition_faults("deso", ["pop_2023", "pop_2024", "low_2022", "plain"], "t.csv")
    assert (fault.kind, fault.received, fault.allowed) == (
        FaultKind.DIVISION_YEAR,
        "2022, 2023",
        "DeSO 2025",
    )
    assert edition_faults("deso_2018", ["pop_2023"], "t.csv") == []
    assert edition_faults("own", ["pop_1999"], "t.csv") == []
