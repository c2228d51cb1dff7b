import itertools

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.network import GRID, network_metres, network_of
from tests.helpers.areas import SWEREF
from tests.helpers.invented import invented


def lines(*paths):
    return gpd.GeoSeries([shapely.LineString(path) for path in paths], crs=SWEREF)


def streets(count=5, block=100.0):
    """A town of square blocks: a street every block, each drawn from crossing to crossing."""
    along = np.arange(count) * block
    return lines(
        *([(x, y) for x in along] for y in along), *([(x, y) for y in along] for x in along)
    )


def metres(network, points, starts):
    return network_metres(network, np.array(points, float), np.array(starts, float)).tolist()


# ------------------------------------------------------------------ worked by hand


def test_in_a_town_of_blocks_the_way_is_the_manhattan_distance():
    network = network_of(streets())
    corners = list(itertools.product(range(0, 401, 100), repeat=2))
    for point in [(0, 0), (200, 300), (150, 100)]:
        expected = [abs(point[0] - x) + abs(point[1] - y) for x, y in corners]
        assert metres(network, [point], corners) == pytest.approx(expected)


def test_the_way_to_the_nearest_of_several_points():
    found = metres(network_of(streets()), [(0, 0), (400, 400)], [(100, 0), (300, 400), (200, 200)])
    assert found == pytest.approx([100, 100, 400])


def test_both_ends_of_the_way_are_straight_to_the_network():
    street = network_of(lines([(0, 0), (100, 0)]))
    assert metres(street, [(90, 30)], [(10, 40), (-30, 40)]) == pytest.approx([150, 50 + 90 + 30])


def test_between_the_corners_of_one_piece_the_way_turns_at_none():
    street = network_of(lines([(0, 0), (100, 0)]))
    assert metres(street, [(40, 0), (60, 0)], [(45, 0), (58, 0), (100, 0)]) == pytest.approx(
        [5, 2, 40]
    )


def test_the_shorter_of_two_parallel_ways_is_taken():
    network = network_of(lines([(0, 0), (50, 200), (100, 0)], [(0, 0), (50, 10), (100, 0)]))
    assert metres(network, [(0, 0)], [(100, 0)]) == pytest.approx([2 * np.hypot(50, 10)])
    twice = network_of(lines([(0, 0), (100, 0)], [(100, 0), (0, 0)]))
    assert metres(twice, [(0, 0)], [(100, 0)]) == pytest.approx([100])


def test_lines_meet_at_corners_and_not_at_bridges():
    crossing = lines([(0, 50), (100, 50)], [(50, 0), (50, 100)])
    assert metres(network_of(crossing), [(0, 50)], [(50, 100)]) == [np.inf]
    joined = network_of(crossing, join_crossings=True)
    assert metres(joined, [(0, 50)], [(50, 100)]) == pytest.approx([100])


def test_a_start_as_near_to_two_streets_takes_the_one_that_leads_there():
    apart = network_of(lines([(0, 0), (100, 0)], [(0, 20), (100, 20)]))
    assert metres(apart, [(0, 20)], [(50, 10)]) == pytest.approx([60])
    assert metres(apart, [(0, 10)], [(50, 0), (50, 20)]) == pytest.approx([60, 60])


def test_where_no_way_leads_the_distance_is_infinite():
    apart = network_of(lines([(0, 0), (100, 0)], [(0, 500), (100, 500)]))
    assert metres(apart, [(0, 0)], [(0, 500), (0, 10)]) == [np.inf, 10]
    assert metres(network_of(lines()), [(0, 0)], [(0, 0)]) == [np.inf]
    assert metres(apart, np.empty((0, 2)), [(0, 0)]) == [np.inf]


def test_missing_and_empty_lines_and_those_of_no_length_are_passed_by():
    rows = [None, shapely.LineString(), shapely.LineString([(1, 1), (1, 1)])]
    multi = shapely.MultiLineString([[(0, 0), (10, 0)], [(10, 0), (20, 0)]])
    network = network_of(gpd.GeoSeries([*rows, multi], crs=SWEREF))
    assert network.lengths.tolist() == pytest.approx([10, 10])


def test_corners_closer_than_the_grid_are_one():
    gap = GRID / 5
    network = network_of(lines([(0, 0), (50, 0)], [(50 + gap, 0), (100, 0)]))
    assert metres(network, [(0, 0)], [(100, 0)]) == pytest.approx([100], abs=2 * GRID)


# ------------------------------------------------------------------ a second way, and properties

# Corners on a circle: no three on a line, so that no way leads through a corner by chance.
CIRCLE = [(100 * np.cos(turn), 100 * np.sin(turn)) for turn in np.arange(12) * np.pi / 6]
chords = st.lists(st.sampled_from(CIRCLE), min_size=2, max_size=5, unique=True)
drawn = st.lists(chords, min_size=1, max_size=6)


@invented()
@given(drawn, st.data())
def test_the_way_between_corners_is_that_of_networkx(paths, data):
    graph = nx.Graph()
    for one, other in itertools.chain.from_iterable(map(itertools.pairwise, paths)):
        graph.add_edge(one, other, weight=np.hypot(one[0] - other[0], one[1] - other[1]))
    corners = sorted(graph.nodes)
    targets = data.draw(st.lists(st.sampled_from(corners), min_size=1, max_size=3))
    known = nx.multi_source_dijkstra_path_length(graph, set(targets))
    expected = [known.get(corner, np.inf) for corner in corners]
    assert metres(network_of(lines(*paths)), targets, corners) == pytest.approx(expected, abs=0.1)


places = st.lists(st.tuples(st.floats(-50, 250), st.floats(-50, 250)), min_size=1, max_size=5)


@invented()
@given(drawn, places, places, places)
def test_no_way_is_shorter_than_as_the_crow_flies_nor_longer_with_more_points(
    paths, points, more, starts
):
    network = network_of(lines(*paths))
    found = np.array(metres(network, points, starts))
    straight = [min(np.hypot(x - e, y - n) for e, n in points) for x, y in starts]
    assert (found >= np.array(straight) - 4 * GRID).all()
    assert (np.array(metres(network, points + more, starts)) <= found + 1e-9).all()
