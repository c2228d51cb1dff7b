import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cover import cover
from geo.faults import FaultKind
from geo.overlap import overlap
from tests.helpers.areas import SWEREF, area_set, faults_of, square

RING = shapely.box(0, 0, 100, 100).difference(shapely.box(25, 25, 75, 75))


def shapes_of(**shapes):
    return gpd.GeoSeries(shapes, crs=SWEREF)


@pytest.fixture
def areas():
    return area_set(a=square(0), b=square(1), c=square(2))


def moved(shape, areas, at=0, x=0.0, y=0.0):
    """A shape drawn at the origin, put at an area's lower left corner."""
    west, south, _, _ = areas.geometry.iloc[at].bounds
    return shapely.transform(shape, lambda points: np.add(points, (west + x, south + y)))


def test_pieces_of_an_area_sum_to_it(areas):
    found = cover(areas, shapes_of(x=moved(RING, areas), y=moved(square().buffer(0), areas, 1)))
    assert np.bincount(found.at_area, found.share) == pytest.approx([1, 1, 1], abs=1e-12)


def test_a_hole_is_not_covered_and_a_shape_in_it_is_counted_once(areas):
    inner = moved(shapely.box(25, 25, 75, 75), areas)
    found = cover(areas, shapes_of(ring=moved(RING, areas), inner=inner))
    assert found.union(["ring"])["a"] == pytest.approx(0.75)
    assert found.union(["inner"])["a"] == pytest.approx(0.25)
    assert found.union()["a"] == pytest.approx(1.0)


def test_touching_empty_missing_and_outside_shapes_cover_nothing(areas):
    shapes = shapes_of(
        touching=moved(shapely.box(-50, 0, 0, 100), areas),
        outside=moved(shapely.box(0, 0, 10, 10), areas, x=10_000),
        empty=shapely.Polygon(),
        missing=None,
    )
    found = cover(areas, shapes)
    assert found.union().tolist() == [0, 0, 0]
    assert found.shares().to_numpy().sum() == 0
    assert len(found.at_area) == 3


def test_no_shapes_at_all_cover_nothing(areas):
    assert cover(areas, gpd.GeoSeries([], crs=SWEREF)).union().tolist() == [0, 0, 0]


def test_unknown_ids_cover_nothing(areas):
    found = cover(areas, shapes_of(x=square()))
    assert found.union(["q"]).sum() == 0


def test_a_crs_of_its_own_is_refused(areas):
    (fault,) = faults_of(cover, areas, shapes_of(x=square()).to_crs(3008))
    assert fault.kind is FaultKind.CRS_MISMATCH


corners = st.floats(-50, 350, allow_nan=False)
sides = st.floats(1, 250)
boxes = st.lists(st.tuples(corners, corners, sides, sides), min_size=1, max_size=6)


def drawn(rows, areas):
    shapes = {
        f"s{at}": moved(shapely.box(x, y, x + wide, y + high), areas)
        for at, (x, y, wide, high) in enumerate(rows)
    }
    return shapes_of(**shapes)


@settings(deadline=None, max_examples=40)
@given(boxes, st.randoms(use_true_random=False))
def test_shares_are_those_of_an_overlay_and_no_order_changes_them(rows, random):
    areas = area_set(a=square(0), b=square(1), c=square(2))
    shapes = drawn(rows, areas)
    found = cover(areas, shapes)
    frame = gpd.GeoDataFrame({"shape": shapes.index}, geometry=shapes.to_numpy(), crs=SWEREF)
    other = gpd.overlay(areas.frame.reset_index(), frame, how="intersection", keep_geom_type=True)
    surface = areas.geometry.area
    expected = pd.Series(0.0, pd.MultiIndex.from_product([areas.codes, shapes.index]))
    pairs = pd.MultiIndex.from_frame(other[["code", "shape"]])
    expected[pairs] = other.area.to_numpy() / surface[other["code"]].to_numpy()
    assert found.shares().to_numpy().ravel() == pytest.approx(expected.to_numpy(), abs=1e-9)
    union = areas.geometry.intersection(shapely.union_all(shapes.to_numpy())).area / surface
    assert found.union().to_numpy() == pytest.approx(union.to_numpy(), abs=1e-9)
    assert (found.union() <= 1 + 1e-12).all()
    assert found.union().to_numpy() == pytest.approx(overlap(areas, shapes).union.to_numpy())
    shuffled = random.sample(list(shapes.index), len(shapes))
    again = cover(areas, shapes[shuffled])
    assert again.union().to_numpy() == pytest.approx(found.union().to_numpy(), abs=1e-12)
    chosen = shuffled[: len(shuffled) // 2]
    assert again.union(chosen).to_numpy() == pytest.approx(found.union(chosen).to_numpy())
