import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from geo.areas import AreaSet
from geo.coverage import repair_coverage
from geo.faces import FaceBorders, cut_faces, shared_borders
from geo.faults import FaultKind, InputError
from geo.ownership import grow

SIDE, STEP = 100, 12
"""Metres: side of a square in the perturbed grid, and how far a corner may move."""


def area_set(**shapes):
    frame = gpd.GeoDataFrame(
        {"name": list(shapes)}, geometry=list(shapes.values()), index=list(shapes), crs="EPSG:3006"
    )
    return AreaSet(frame.rename_axis("code"), "own", generalised=True, source="Källa: SCB")


def is_coverage(areas):
    return shapely.coverage_is_valid(np.asarray(areas.geometry))


def test_the_smaller_area_keeps_an_overlap():
    areas = area_set(b=box(8, 0, 20, 10), a=box(0, 0, 10, 10))
    repaired, report = repair_coverage(areas)
    assert repaired.geometry.area.to_dict() == {"b": 100, "a": 100}
    assert report.by_area["overlap_m2"].to_dict() == {"b": 20, "a": 0}
    assert report.by_area["faces_moved"].to_dict() == {"b": 0, "a": 1}
    assert is_coverage(repaired)


def test_an_overlap_can_follow_the_longest_border_instead():
    areas = area_set(a=box(0, 0, 10, 10), b=box(8, 4, 20, 6))
    kept, _ = repair_coverage(areas)
    assert kept.geometry.area.to_dict() == {"a": 96, "b": 24}
    moved, report = repair_coverage(areas, overlap="longest_border")
    assert moved.geometry.area.to_dict() == {"a": 100, "b": 20}
    assert report.total["lost_m2"] == report.total["overlap_m2"] == 4


def test_identical_areas_without_border_fall_back_on_the_smaller():
    areas = area_set(a=box(0, 0, 10, 10), b=box(0, 0, 10, 10).union(box(20, 0, 30, 10)))
    repaired, _ = repair_coverage(areas, overlap="longest_border")
    assert repaired.geometry.area.to_dict() == {"a": 100, "b": 100}


def test_a_gap_goes_to_the_longest_border():
    areas = area_set(
        north=box(0, 10, 20, 20),
        south=box(0, -10, 20, 0),
        east_low=box(11, 0, 20, 4),
        east_high=box(11, 4, 20, 10),
        west=box(0, 0, 10, 10),
    )
    repaired, report = repair_coverage(areas)
    assert repaired.geometry["west"].equals(box(0, 0, 11, 10))
    assert report.by_area["gap_m2"].to_dict() == {
        "north": 0,
        "south": 0,
        "east_low": 0,
        "east_high": 0,
        "west": 10,
    }
    assert repaired.geometry.area.sum() == 600
    assert is_coverage(repaired)


def test_a_gap_open_to_the_outside_is_no_gap():
    areas = area_set(a=box(0, 0, 10, 10), b=box(11, 0, 20, 10))
    repaired, report = repair_coverage(areas)
    assert repaired.geometry.area.sum() == 190
    assert report.total["gap_m2"] == 0


def test_an_enclave_wins_over_the_area_it_lies_in():
    areas = area_set(around=box(0, 0, 30, 30), enclave=box(10, 10, 20, 20))
    repaired, report = repair_coverage(areas)
    assert repaired.geometry.area.to_dict() == {"around": 800, "enclave": 100}
    assert len(repaired.geometry["around"].interiors) == 1
    assert report.by_area.loc["around", "lost_m2"] == 100


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        ({}, 0),
        ({"max_gap_width": 9.9}, 1),
        ({"max_gap_width": 10.1}, 0),
        ({"max_gap_area": 199}, 1),
        ({"max_gap_area": 200}, 0),
    ],
)
def test_a_wide_or_large_gap_is_kept_as_a_hole(limits, kept):
    lake = box(20, 20, 30, 40)
    areas = area_set(shore=box(0, 0, 60, 60).difference(lake), beyond=box(60, 0, 90, 60))
    repaired, report = repair_coverage(areas, **limits)
    assert report.total["holes"] == len(report.holes) == kept
    assert report.total["holes_m2"] == 200 * kept
    assert repaired.geometry["shore"].area == 3600 - 200 * kept


def test_a_long_narrow_gap_is_filled_whatever_its_length():
    areas = area_set(a=box(0, 0, 1000, 10).difference(box(1, 4, 999, 6)))
    repaired, _ = repair_coverage(areas, max_gap_width=2.5)
    assert repaired.geometry["a"].equals(box(0, 0, 1000, 10))


def test_every_area_that_vanishes_is_told_at_once():
    areas = area_set(
        a=box(0, 0, 10, 10), b=box(0, 0, 10, 10), c=box(20, 0, 30, 10), d=box(20, 0, 30, 10)
    )
    with pytest.raises(InputError) as caught:
        repair_coverage(areas)
    assert [(fault.kind, fault.where) for fault in caught.value.faults] == [
        (FaultKind.AREA_VANISHED, "b"),
        (FaultKind.AREA_VANISHED, "d"),
    ]


def test_a_small_detached_part_is_absorbed_but_an_islet_stays():
    islet = box(200, 0, 201, 1)
    corner = Polygon([(30, 0), (60, 0), (60, 20), (22, 20), (22, 10), (30, 10)])
    areas = area_set(
        cut=shapely.union(box(0, 0, 30, 10), islet), across=box(20, -2, 22, 12), corner=corner
    )
    untouched, _ = repair_coverage(areas)
    assert untouched.geometry.area.to_dict() == {"cut": 281, "across": 28, "corner": 680}
    repaired, report = repair_coverage(areas, min_part_area=100)
    assert repaired.geometry.area.to_dict() == {"cut": 201, "across": 28, "corner": 760}
    assert report.by_area.loc["corner", ["gained_m2", "gap_m2"]].to_list() == [80, 0]
    assert report.by_area.loc["cut", ["lost_m2", "overlap_m2"]].to_list() == [100, 20]


def test_a_corner_on_a_straight_border_is_shared():
    areas = area_set(long=box(0, 0, 10, 20), low=box(10, 0, 20, 10), high=box(10, 10, 20, 20))
    assert not is_coverage(areas)
    repaired, _ = repair_coverage(areas)
    assert is_coverage(repaired)
    assert [10.0, 10.0] in shapely.get_coordinates(repaired.geometry["long"]).tolist()


def test_what_stands_beside_the_geometry_is_kept():
    areas = area_set(b=box(8, 0, 20, 10), a=box(0, 0, 10, 10))
    before = areas.frame.copy()
    repaired, report = repair_coverage(areas)
    pd.testing.assert_frame_equal(pd.DataFrame(areas.frame), pd.DataFrame(before))
    assert (repaired.division, repaired.generalised, repaired.source) == (
        "own",
        True,
        "Källa: SCB",
    )
    pd.testing.assert_index_equal(repaired.codes, areas.codes)
    pd.testing.assert_index_equal(report.by_area.index, areas.codes)
    pd.testing.assert_series_equal(repaired.names, areas.names)


def test_a_face_behind_another_is_reached_in_a_later_round():
    chain = FaceBorders(np.array([0, 1, 1, 2]), np.array([1, 0, 2, 1]), np.ones(4))
    owner = grow(np.array([7, -1, -1]), chain, np.array([False, True, True]))
    assert owner.tolist() == [7, 7, 7]


def test_shared_borders_are_those_that_shapely_measures():
    squares = np.array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 20, 20)])
    faces = cut_faces(shapely.boundary(squares), 0.01)
    borders = shared_borders(faces)
    measured = np.zeros((len(faces), len(faces)))
    np.add.at(measured, (borders.face, borders.other), borders.length)
    expected = shapely.length(shapely.intersection(faces[:, None], faces[None, :]))
    np.fill_diagonal(expected, 0)
    perimeter = shapely.length(faces)[:, None] * np.eye(len(faces))
    np.testing.assert_allclose(measured, np.maximum(expected - perimeter, 0))


moves = st.lists(st.integers(-STEP, STEP), min_size=8 * 9, max_size=8 * 9)


def perturbed_grid(steps):
    corners = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]])
    origin = SIDE * np.array([(x, y) for x in range(3) for y in range(3)])
    rings = origin[:, None] + corners + np.reshape(steps, (9, 4, 2))
    return area_set(**{f"a{at}": shape for at, shape in enumerate(shapely.polygons(rings))})


@settings(max_examples=40, deadline=None)
@given(moves, st.sampled_from(["smallest", "longest_border"]))
def test_any_perturbed_grid_becomes_a_coverage(steps, overlap):
    areas = perturbed_grid(steps)
    repaired, report = repair_coverage(areas, overlap=overlap)
    pd.testing.assert_index_equal(repaired.codes, areas.codes)
    assert is_coverage(repaired)
    united = areas.geometry.union_all().area
    assert repaired.geometry.area.sum() == pytest.approx(united + report.total["gap_m2"], abs=30)
    change = report.by_area["gained_m2"] - report.by_area["lost_m2"]
    drift = repaired.geometry.area - areas.geometry.area - change
    assert drift.abs().max() < 10
    again, nothing = repair_coverage(repaired, overlap=overlap)
    assert again.fingerprint == repaired.fingerprint
    assert nothing.total.drop(["holes", "holes_m2"]).eq(0).all()
