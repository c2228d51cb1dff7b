import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, box

from geo.faults import FaultKind
from geo.overlap import overlap
from tests.helpers.areas import SWEREF, area_set, assert_same_index, kinds_of
from tests.helpers.invented import invented

RING = Polygon(box(0, 0, 10, 10).exterior, [box(2, 2, 8, 8).exterior.coords[::-1]])


def shapes_of(**shapes):
    return gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs=SWEREF)


def shares(found):
    return {pair: pytest.approx(value) for pair, value in found.pairs["share_area"].items()}


@pytest.fixture
def areas():
    """Two squares of 100 m² side by side, and a third far away."""
    return area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10), c=box(100, 0, 110, 10))


def test_areas_taken_as_one_are_under_a_shape_by_their_common_surface(areas):
    shapes = shapes_of(half=box(0, 0, 10, 10), bit=box(0, 0, 10, 1), far=box(100, 0, 110, 10))
    found, surface = overlap(areas, shapes), areas.geometry.area
    assert found.present().to_dict() == {"a": ("half", "bit"), "b": (), "c": ("far",)}
    assert found.within(surface.loc[["a", "b"]]) == ("half",)
    assert found.within(surface.loc[["a", "b"]], 0.05) == ("half", "bit")
    assert found.within(surface.loc[["b"]]) == ()
    for code in areas.codes:
        assert found.within(surface.loc[[code]]) == found.present()[code]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (box(0, 0, 10, 10), {"a": 1.0}),
        (box(5, 0, 15, 10), {"a": 0.5, "b": 0.5}),
        (box(-5, -5, 25, 15), {"a": 1.0, "b": 1.0}),
        (box(1, 1, 3, 3), {"a": 0.04}),
        (RING, {"a": 0.64}),
        (MultiPolygon([box(0, 0, 1, 10), box(19, 0, 20, 10)]), {"a": 0.1, "b": 0.1}),
        (box(20, 0, 30, 10), {}),
        (box(10, 10, 20, 20), {}),
        (box(50, 50, 60, 60), {}),
        (Polygon(), {}),
        (None, {}),
    ],
    ids=[
        "the area itself",
        "across a border",
        "round both",
        "inside one",
        "with a hole",
        "in two parts",
        "touching a side",
        "touching a corner",
        "outside",
        "empty",
        "missing",
    ],
)
def test_shares_worked_out_by_hand(areas, shape, expected):
    found = overlap(areas, shapes_of(s=shape))
    assert found.pairs["share_area"].to_dict() == {
        (code, "s"): pytest.approx(share) for code, share in expected.items()
    }
    assert found.pairs["overlap_m2"].tolist() == pytest.approx([100 * x for x in expected.values()])
    assert_same_index(found.union, ["a", "b", "c"])
    assert found.union.to_dict() == {
        code: pytest.approx(expected.get(code, 0.0)) for code in ("a", "b", "c")
    }


def test_an_area_with_a_hole_has_only_its_own_surface():
    ring = area_set(ring=RING)
    found = overlap(ring, shapes_of(hole=box(2, 2, 8, 8), half=box(0, 0, 5, 10)))
    assert shares(found) == {("ring", "half"): 0.5}


def test_shapes_that_lie_over_one_another_are_not_counted_twice(areas):
    found = overlap(areas, shapes_of(s=box(0, 0, 8, 10), t=box(4, 0, 12, 10), u=box(0, 0, 8, 10)))
    assert found.pairs.loc["a", "share_area"].to_dict() == {
        "s": pytest.approx(0.8),
        "t": pytest.approx(0.6),
        "u": pytest.approx(0.8),
    }
    assert found.union.to_dict() == {"a": 1.0, "b": pytest.approx(0.2), "c": 0.0}


def test_many_shapes_give_many_rows_in_order_of_areas_then_of_shapes(areas):
    found = overlap(areas, shapes_of(z=box(5, 0, 15, 10), m=box(0, 0, 20, 10)))
    assert found.pairs.index.tolist() == [("a", "z"), ("a", "m"), ("b", "z"), ("b", "m")]
    assert found.pairs.index.names == ["area", "shape"]


def test_no_shapes_at_all_cover_nothing(areas):
    found = overlap(areas, gpd.GeoSeries([], crs=SWEREF))
    assert found.pairs.empty
    assert found.union.tolist() == [0.0, 0.0, 0.0]
    assert found.present().tolist() == [(), (), ()]


def test_a_shape_is_present_from_a_tenth_of_the_surface(areas):
    shapes = shapes_of(much=box(0, 0, 10, 10), tenth=box(0, 0, 1, 10), little=box(0, 0, 0.9, 10))
    present = overlap(areas, shapes).present()
    assert_same_index(present, ["a", "b", "c"])
    assert present.tolist() == [("much", "tenth"), (), ()]
    assert overlap(areas, shapes).present(0.05)["a"] == ("much", "tenth", "little")


def test_shapes_in_another_crs_are_refused(areas):
    shapes = gpd.GeoSeries([box(0, 0, 1, 1)], index=["s"], crs="EPSG:3008")
    assert kinds_of(overlap, areas, shapes) == [FaultKind.CRS_MISMATCH]
    assert kinds_of(overlap, areas, shapes.set_crs(None, allow_override=True)) == [
        FaultKind.CRS_MISSING
    ]


def test_shapes_without_a_surface_are_refused(areas):
    line, knot = LineString([(0, 0), (9, 9)]), Polygon([(0, 0), (9, 9), (9, 0), (0, 9)])
    assert kinds_of(overlap, areas, shapes_of(line=line, knot=knot)) == [
        FaultKind.GEOMETRY_TYPE,
        FaultKind.GEOMETRY_SELF_CROSSING,
    ]


def test_the_inputs_are_not_changed(areas):
    before = areas.fingerprint
    shapes = shapes_of(s=box(5, 0, 15, 10))
    overlap(areas, shapes)
    fresh = area_set(**areas.geometry.to_dict())
    assert before == fresh.fingerprint
    assert shapes["s"].equals(box(5, 0, 15, 10))


# ------------------------------------------------------------------ properties

corner = st.integers(-20, 20)
side = st.integers(1, 15)
boxes = st.lists(
    st.builds(lambda x, y, w, h: box(x, y, x + w, y + h), corner, corner, side, side),
    min_size=1,
    max_size=6,
)


def grid():
    """Nine squares that do not overlap."""
    return area_set(
        **{
            f"g{x}{y}": box(10 * x - 15, 10 * y - 15, 10 * x - 5, 10 * y - 5)
            for x in range(3)
            for y in range(3)
        }
    )


@invented()
@given(boxes)
def test_shares_lie_between_their_bounds_and_the_union_between_those_of_its_shapes(found):
    shapes = shapes_of(**{f"s{at}": shape for at, shape in enumerate(found)})
    result = overlap(grid(), shapes)
    share = result.pairs["share_area"]
    assert share.between(0, 1, inclusive="right").all()
    assert result.union.between(0, 1).all()
    by_area = share.groupby("area")
    low = by_area.max().reindex(result.union.index, fill_value=0.0)
    high = by_area.sum().reindex(result.union.index, fill_value=0.0)
    assert (result.union >= low - 1e-12).all()
    assert (result.union <= high + 1e-12).all()


@invented(15)
@given(boxes)
def test_a_second_program_finds_the_same_shares(found):
    areas = grid()
    shapes = shapes_of(**{f"s{at}": shape for at, shape in enumerate(found)})
    left = gpd.GeoDataFrame({"area": areas.codes}, geometry=np.asarray(areas.geometry), crs=SWEREF)
    right = gpd.GeoDataFrame({"shape": shapes.index}, geometry=np.asarray(shapes), crs=SWEREF)
    pieces = gpd.overlay(left, right, how="intersection", keep_geom_type=True)
    surface = areas.geometry.area
    expected = pieces.area / surface.loc[pieces["area"]].to_numpy()
    expected.index = pd.MultiIndex.from_frame(pd.DataFrame(pieces[["area", "shape"]]))
    result = overlap(areas, shapes)
    assert set(expected.index) == set(result.pairs.index)
    difference = result.pairs["share_area"] - expected.reindex(result.pairs.index)
    assert (difference.abs() <= 1e-9).all()
    dissolved = areas.geometry.intersection(shapely.union_all(np.asarray(shapes))).area / surface
    assert (result.union - dissolved).abs().max() <= 1e-9


@invented(20)
@given(boxes, st.randoms(use_true_random=False))
def test_neither_the_order_of_areas_nor_that_of_shapes_matters(found, random):
    areas = grid()
    shapes = shapes_of(**{f"s{at}": shape for at, shape in enumerate(found)})
    codes, ids = list(areas.codes), list(shapes.index)
    random.shuffle(codes)
    random.shuffle(ids)
    plain = overlap(areas, shapes)
    mixed = overlap(area_set(**areas.geometry.loc[codes].to_dict()), shapes.loc[ids])
    assert_same_index(mixed.union, codes)
    pd.testing.assert_series_equal(mixed.union.loc[areas.codes], plain.union)
    pd.testing.assert_frame_equal(mixed.pairs.loc[plain.pairs.index], plain.pairs)
