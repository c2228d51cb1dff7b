import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from geo.areas import AreaSet
from geo.faults import FaultKind, InputError
from geo.nesting import join_upwards, nest


def area_set(division="own", crs="EPSG:3006", **shapes):
    frame = gpd.GeoDataFrame(
        {"name": list(shapes)}, geometry=list(shapes.values()), index=list(shapes), crs=crs
    )
    return AreaSet(frame.rename_axis("code"), division)


def belongs(**parents):
    return pd.Series(parents)


def faults_of(call):
    with pytest.raises(InputError) as caught:
        call()
    return [(fault.kind, fault.where) for fault in caught.value.faults]


def assert_nested(children, parents):
    assert shapely.coverage_is_valid(np.asarray(children.geometry))
    assert shapely.coverage_is_valid(np.asarray(parents.geometry))
    for code, shape in parents.geometry.items():
        parts = np.asarray(children.geometry[children.parent == code])
        assert shapely.coverage_union_all(parts).normalize().equals_exact(shape, 0)


def test_children_are_cut_off_and_fill_their_parent():
    parents = area_set(p=box(0, 0, 20, 10))
    children = area_set(west=box(-5, 0, 8, 10), low=box(10, 0, 25, 4), high=box(10, 4, 25, 10))
    divided, whole, report = nest(children, parents, belongs(west="p", low="p", high="p"))
    assert divided.geometry["west"].equals(box(0, 0, 10, 10))
    assert divided.geometry.area.to_dict() == {"west": 100, "low": 40, "high": 60}
    assert report.by_area["outside_m2"].to_dict() == {"west": 50, "low": 20, "high": 30}
    assert report.by_area["lost_m2"].to_dict() == {"west": 50, "low": 20, "high": 30}
    assert report.by_area["gap_m2"].to_dict() == {"west": 20, "low": 0, "high": 0}
    assert divided.parent.to_dict() == {"west": "p", "low": "p", "high": "p"}
    assert_nested(divided, whole)


def test_a_child_never_takes_ground_of_another_parent():
    parents = area_set(p=box(0, 0, 10, 10), q=box(10, 0, 20, 10))
    children = area_set(a=box(0, 0, 15, 10), b=box(16, 0, 20, 10))
    divided, whole, _ = nest(children, parents, belongs(a="p", b="q"))
    assert divided.geometry["b"].equals(box(10, 0, 20, 10))
    assert_nested(divided, whole)


def test_an_enclave_among_the_children_wins():
    parents = area_set(p=box(0, 0, 30, 30))
    children = area_set(around=box(0, 0, 30, 30), inside=box(10, 10, 20, 20))
    divided, whole, report = nest(children, parents, belongs(around="p", inside="p"))
    assert divided.geometry.area.to_dict() == {"around": 800, "inside": 100}
    assert report.by_area["overlap_m2"].to_dict() == {"around": 100, "inside": 0}
    assert_nested(divided, whole)


def test_an_only_child_gets_all_of_its_parent_wherever_it_was_drawn():
    parents = area_set(p=box(0, 0, 10, 10), q=box(50, 0, 60, 10))
    children = area_set(astray=box(500, 500, 501, 501), b=box(50, 0, 60, 10))
    divided, whole, _ = nest(children, parents, belongs(astray="p", b="q"))
    assert divided.geometry["astray"].equals(box(0, 0, 10, 10))
    assert_nested(divided, whole)


def test_an_islet_goes_to_the_nearest_child():
    parents = area_set(p=shapely.union(box(0, 0, 20, 10), box(30, 0, 31, 1)))
    children = area_set(west=box(0, 0, 10, 10), east=box(10, 0, 20, 10))
    divided, whole, _ = nest(children, parents, belongs(west="p", east="p"))
    assert divided.geometry.area.to_dict() == {"west": 100, "east": 101}
    assert_nested(divided, whole)


def test_the_parent_gets_the_corners_of_its_children():
    parents = area_set(p=box(0, 0, 20, 10), q=box(0, 10, 20, 20))
    children = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10), c=box(0, 10, 20, 20))
    divided, whole, _ = nest(children, parents, belongs(a="p", b="p", c="q"))
    assert [10.0, 10.0] in shapely.get_coordinates(whole.geometry["q"]).tolist()
    assert_nested(divided, whole)


def test_a_child_with_siblings_that_misses_its_parent_vanishes():
    parents = area_set(p=box(0, 0, 10, 10))
    children = area_set(a=box(0, 0, 10, 10), astray=box(50, 50, 60, 60))
    assert faults_of(lambda: nest(children, parents, belongs(a="p", astray="p"))) == [
        (FaultKind.AREA_VANISHED, "astray")
    ]


def test_unknown_parents_and_childless_ones_are_told_at_once():
    parents = area_set(p=box(0, 0, 10, 10), q=box(10, 0, 20, 10))
    children = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    expected = [(FaultKind.CODE_NOT_IN_AREAS, "b"), (FaultKind.AREA_VANISHED, "q")]
    assert faults_of(lambda: nest(children, parents, belongs(a="p", b="x"))) == expected
    assert faults_of(lambda: nest(children, parents, belongs(a="p"))) == expected
    assert len(faults_of(lambda: nest(children, parents))) == 4


def test_another_crs_is_refused():
    children, parents = area_set(crs="EPSG:3008", a=box(0, 0, 1, 1)), area_set(p=box(0, 0, 1, 1))
    assert faults_of(lambda: nest(children, parents, belongs(a="p"))) == [
        (FaultKind.CRS_MISMATCH, "")
    ]


def test_parts_join_into_the_level_above():
    parents = area_set(p=box(0, 0, 10, 10))
    children = area_set("fine", b=box(5, 0, 10, 10), a=box(0, 0, 5, 10))
    divided, whole, _ = nest(children, parents, belongs(b="p", a="p"))
    joined = join_upwards(divided, pd.Series({"p": "Hela"}), "coarse")
    assert (joined.division, joined.names.to_dict()) == ("coarse", {"p": "Hela"})
    assert joined.geometry["p"].equals_exact(whole.geometry["p"], 0)
    assert faults_of(lambda: join_upwards(divided, pd.Series({"q": "Annan"}), "coarse")) == [
        (FaultKind.CODE_NOT_IN_AREAS, "b"),
        (FaultKind.CODE_NOT_IN_AREAS, "a"),
        (FaultKind.AREA_VANISHED, "q"),
    ]
    assert faults_of(lambda: join_upwards(children, pd.Series({"p": "Hela"}), "coarse")) == [
        (FaultKind.COLUMN_MISSING, "parent")
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-20, 20), min_size=8 * 16, max_size=8 * 16))
def test_any_perturbed_children_nest_exactly(steps):
    halves = [(0, 200), (200, 400)]
    parents = area_set(
        **{f"p{x // 200}{y // 200}": box(x, y, u, v) for x, u in halves for y, v in halves}
    )
    corners = np.array([[0, 0], [100, 0], [100, 100], [0, 100]])
    cells = [(x, y) for x in range(4) for y in range(4)]
    rings = 100 * np.array(cells)[:, None] + corners + np.reshape(steps, (16, 4, 2))
    codes = [f"c{x}{y}" for x, y in cells]
    children = area_set(**dict(zip(codes, shapely.polygons(rings), strict=True)))
    home = pd.Series([f"p{x // 2}{y // 2}" for x, y in cells], codes)
    divided, whole, _ = nest(children, parents, home)
    pd.testing.assert_index_equal(divided.codes, children.codes)
    assert whole.geometry.area.to_list() == pytest.approx([40_000] * 4)
    assert_nested(divided, whole)
