import numpy as np
import pandas as pd
import pytest

from scoring.places.goal import SearchRule
from scoring.places.partitions import best_regions, max_p, skater
from scoring.places.search import search
from tests.helpers.graphs import grid


@pytest.fixture
def city():
    graph = grid(6, 6)
    column = np.tile(np.arange(6), 6)
    need = pd.Series(np.where(column < 3, 80.0, 20.0) + np.arange(36) / 100, graph.codes)
    size = pd.Series(1000.0, graph.codes)
    return graph, need, size


def parts_of(labels):
    return [list(part) for _, part in pd.Series(labels.index).groupby(labels.to_numpy())]


def test_regions_of_max_p_are_contiguous_and_reach_the_least_size(city):
    graph, need, size = city
    labels = max_p(need, size, graph, 3000, seed=1)
    assert list(labels.index) == list(graph.codes)
    assert all(graph.is_contiguous(part) for part in parts_of(labels))
    assert size.groupby(labels).sum().min() >= 3000
    pd.testing.assert_series_equal(labels, max_p(need, size, graph, 3000, seed=1))


def test_skater_parts_the_city_where_need_changes(city):
    graph, need, _ = city
    labels = skater(need, graph, 2)
    assert labels.nunique() == 2
    assert all(need[part].max() - need[part].min() < 1 for part in parts_of(labels))


def test_the_common_generator_is_left_as_it_was(city):
    graph, need, size = city
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    max_p(need, size, graph, 3000)
    np.testing.assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002


def test_areas_without_a_figure_or_a_neighbour_are_left_out(city):
    graph, need, size = city
    need = need.copy()
    need.iloc[[1, 6]] = np.nan
    labels = max_p(need, size, graph, 3000)
    assert set(graph.codes) - set(labels.index) == {graph.codes[0], graph.codes[1], graph.codes[6]}


def test_only_regions_within_the_bounds_count_and_a_proven_search_beats_them(city):
    graph, need, size = city
    rule = SearchRule(count=2, minimum=2500, maximum=5500)
    found = search(need, size, graph, rule)
    part = best_regions(max_p(need, size, graph, 3000), need, size, graph, found)
    assert found.optimal
    assert 0 < len(part.candidates) <= 2
    for candidate in part.candidates:
        assert rule.minimum <= size[list(candidate.codes)].sum() <= rule.maximum
    assert part.captured <= found.parts["captured"] + 1e-9
    whole = pd.Series(0, graph.codes)
    none = best_regions(whole, need, size, graph, found)
    assert (none.candidates, none.regions, none.within, none.captured) == ((), 1, 0, 0)
