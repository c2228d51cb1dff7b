"""Neighbours: grids by hand, slivers and gaps, libpysal, and the embedded areas."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from libpysal.graph import Graph
from shapely import box

from geo.areas import AreaSet
from geo.neighbours import neighbours
from tests.helpers.areas import area_set, assert_same_index, square
from tests.helpers.invented import invented

DATA = Path(__file__).parents[2] / "data" / "malmo" / "areas"


def grid(rows=3, columns=3, gap=0.0):
    """Squares named by row and column, shrunk by a gap between them in metres."""
    cells = {f"r{r}c{c}": square(c, r) for r in range(rows) for c in range(columns)}
    return area_set(**{code: cell.buffer(-gap / 2) for code, cell in cells.items()})


def named(found):
    """Neighbours of each area by code."""
    matrix = found.adjacency.toarray()
    return {code: set(found.codes[row > 0]) for code, row in zip(found.codes, matrix, strict=True)}


@pytest.mark.parametrize("gap", [0.0, 0.05])
def test_the_grid_by_queen_and_rook(gap):
    queen, rook = (named(neighbours(grid(gap=gap), rule)) for rule in ("queen", "rook"))
    assert len(queen["r1c1"]) == 8
    assert queen["r0c0"] == {"r0c1", "r1c0", "r1c1"}
    assert rook["r1c1"] == {"r0c1", "r1c0", "r1c2", "r2c1"}
    assert rook["r0c0"] == {"r0c1", "r1c0"}


def test_a_gap_wider_than_the_tolerance_parts_areas():
    areas = grid(1, 2, gap=0.5)
    assert neighbours(areas).islands == ("r0c0", "r0c1")
    assert neighbours(areas, "rook", tolerance=0.0).islands == ("r0c0", "r0c1")
    assert neighbours(areas, "rook", tolerance=0.6).islands == ()


def test_areas_that_overlap_by_a_sliver_are_neighbours():
    areas = area_set(a=square(), b=shapely.affinity.translate(square(1), xoff=-0.02))
    for tolerance in (0.0, 0.1):
        assert named(neighbours(areas, "rook", tolerance=tolerance)) == {"a": {"b"}, "b": {"a"}}


def test_an_enclave_has_the_area_round_it():
    around = square(side=300).difference(square(1, 1))
    areas = area_set(around=around, within=square(1, 1))
    assert named(neighbours(areas, "rook")) == {"around": {"within"}, "within": {"around"}}


def test_islands_are_named_in_order():
    areas = area_set(z=square(50), a=square(), b=square(1), m=square(0, 50))
    assert neighbours(areas).islands == ("z", "m")
    assert neighbours(area_set(only=square())).islands == ("only",)
    assert neighbours(area_set(only=square())).adjacency.shape == (1, 1)


def test_distance_between_centroids():
    areas = area_set(a=square(0), b=square(1), c=square(3))
    assert named(neighbours(areas, "distance", distance=100)) == {
        "a": {"b"},
        "b": {"a"},
        "c": set(),
    }
    assert named(neighbours(areas, "distance", distance=200))["c"] == {"b"}
    assert neighbours(areas, "distance", distance=99.9).islands == ("a", "b", "c")


def voronoi(count=60, seed=1):
    """Uneven cells that share their corners."""
    points = np.random.default_rng(seed).uniform(0, 10_000, (count, 2))
    frame = box(0, 0, 10_000, 10_000)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame)
    )
    return area_set(**{f"A{at}": cell for at, cell in enumerate(cells)})


def by_libpysal(graph, areas):
    return {code: set(graph[code][graph[code] > 0].index) for code in areas.codes}


def test_the_same_neighbours_as_libpysal():
    areas = voronoi()
    queen = Graph.build_contiguity(areas.frame, rook=False)
    rook = Graph.build_contiguity(areas.frame, rook=True)
    band = Graph.build_distance_band(areas.geometry.centroid, threshold=2000)
    assert named(neighbours(areas, tolerance=0.0)) == by_libpysal(queen, areas)
    assert named(neighbours(areas, "rook", tolerance=0.0)) == by_libpysal(rook, areas)
    assert named(neighbours(areas, "distance", distance=2000)) == by_libpysal(band, areas)


@invented(10)
@given(st.permutations(range(12)), st.sampled_from(["queen", "rook", "distance"]))
def test_the_order_of_areas_does_not_matter(order, rule):
    areas = grid(3, 4)
    shuffled = AreaSet(areas.frame.iloc[order])
    one, other = neighbours(areas, rule), neighbours(shuffled, rule)
    assert_same_index(gpd.GeoDataFrame(index=other.codes), shuffled.codes)
    assert named(one) == named(other)
    matrix = other.adjacency.toarray()
    assert (matrix == matrix.T).all()
    assert (matrix.diagonal() == 0).all()
    assert set(np.unique(matrix)) <= {0.0, 1.0}


@pytest.mark.parametrize("level", ["deso", "regso", "geso"])
def test_the_embedded_areas_have_no_islands(level):
    frame = gpd.read_file(DATA / f"{level}.geojson").set_index("code").to_crs("EPSG:3006")
    areas = AreaSet(frame)
    queen, rook = neighbours(areas), neighbours(areas, "rook")
    assert queen.islands == rook.islands == ()
    assert_same_index(frame, queen.codes)
    assert (rook.adjacency > queen.adjacency).nnz == 0
    assert 4 < queen.adjacency.sum() / len(areas) < 7


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("queen", {"tolerance": -1.0}),
        ("rook", {"tolerance": np.nan}),
        ("distance", {"distance": -5}),
    ],
)
def test_a_distance_below_zero_is_refused(rule, options):
    with pytest.raises(ValueError, match="at least 0 is needed, got"):
        neighbours(grid(), rule, **options)
